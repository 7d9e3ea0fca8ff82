"""Put an interview together from what the ledger holds: always possible, at any point, without a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.rubrics import Rubric
from content.vocabulary import RubricName
from storage.content import Json
from storage.tables import AskedQuestion, GradeRow, Interview, Submission
from tools.answer_grade import Grade
from tools.answer_session import session_score

Rubrics = Mapping[RubricName, Rubric]


@dataclass(frozen=True)
class Exchange:
    """One question, what was answered, and what was made of it."""

    question: AskedQuestion
    submission: Submission | None
    grade: Json | None
    examples: list[Json]

    @property
    def answer(self) -> str:
        """Return the answer's text, "" where there is none."""
        return "" if self.submission is None else str(self.submission.answer.get("text", ""))


def exchanges(
    questions: Sequence[AskedQuestion], submissions: Sequence[Submission], grades: Sequence[GradeRow]
) -> list[Exchange]:
    """Pair every question that was asked with its latest submission and grade, in the order of the conversation."""
    latest = {submission.question_id: submission for submission in submissions}
    graded = {(row.question_id, row.attempt): row for row in grades}
    found = []
    for question in questions:
        if question.status == "planned":
            continue
        submission = latest.get(question.id)
        row = graded.get((question.id, submission.attempt)) if submission else None
        examples = _lines(row.examples) if row else []
        found.append(Exchange(question, submission, row.grade if row else None, examples))
    return found


def final_grades(talk: Sequence[Exchange]) -> dict[int, Grade]:
    """Return the grade of each main question by number: the last one made under it, which merges what came before."""
    return {exchange.question.number: Grade.model_validate(exchange.grade) for exchange in talk if exchange.grade is not None}


def figures(talk: Sequence[Exchange], rubrics: Rubrics) -> Json:
    """Return the figures of the session: mean, how many were graded, the four metrics."""
    follow_ups = [exchange for exchange in talk if exchange.question.follow_up]
    answered = sum(exchange.question.status == "answered" for exchange in follow_ups)
    score = session_score(list(final_grades(talk).values()), rubrics, (answered, len(follow_ups)))
    return score.model_dump(mode="json", by_alias=True)


def report(interview: Interview, talk: Sequence[Exchange], rubrics: Rubrics) -> Json:
    """Return the whole report: figures, analysis, every question with its answer, grade and CV lines, and the transcript."""
    final = final_grades(talk)
    return {
        "interviewId": interview.id,
        "status": interview.status,
        "interviewType": interview.interview_type,
        "roleLevel": interview.role_level,
        "industry": interview.industry,
        "mode": interview.mode,
        "engine": interview.engine,
        "createdAt": interview.created_at.isoformat(),
        "endedAt": interview.ended_at.isoformat() if interview.ended_at else None,
        "figures": figures(talk, rubrics),
        "analysis": interview.analysis,
        "questions": [_question(exchange, talk, final) for exchange in talk if exchange.question.follow_up == 0],
        "transcript": transcript(talk),
    }


def transcript(talk: Sequence[Exchange]) -> list[Json]:
    """Return who said what, in order."""
    said: list[Json] = []
    for exchange in talk:
        persona = exchange.question.content.get("persona")
        spoken = exchange.question.content.get("spoken") or exchange.question.content["text"]
        said.append({"role": "interviewer", "persona": persona, "questionId": exchange.question.id, "text": spoken})
        if exchange.submission is not None and exchange.submission.action == "answer":
            said.append({"role": "candidate", "questionId": exchange.question.id, "text": exchange.answer})
    return said


def _question(exchange: Exchange, talk: Sequence[Exchange], final: Mapping[int, Grade]) -> Json:
    """Return a main question with what was asked again under it; its grade and CV lines are the last that were made."""
    question = exchange.question
    again = [other for other in talk if other.question.number == question.number and other.question.follow_up]
    examples = [other.examples for other in [exchange, *again] if other.examples]
    grade = final.get(question.number)
    return {
        "id": question.id,
        "number": question.number,
        "kind": question.kind,
        "competency": question.competency,
        "text": question.content["text"],
        "why": question.content.get("why"),
        "persona": question.content.get("persona"),
        "status": question.status,
        "answer": exchange.answer,
        "grade": grade.model_dump(mode="json", by_alias=True) if grade else None,
        "followUps": [
            {"id": other.question.id, "text": other.question.content["text"], "answer": other.answer} for other in again
        ],
        "examples": list(examples[-1]) if examples else [],
    }


def _lines(examples: Json | None) -> list[Any]:
    lines = examples.get("lines") if examples else None
    return lines if isinstance(lines, list) else []
