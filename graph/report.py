"""Put an interview together from what the ledger holds: always possible, at any point, without a model."""

from collections.abc import Mapping, Sequence

from content.rubrics import Rubric
from content.vocabulary import RubricName
from graph.asking import asking_of, spoken
from graph.exchanges import Attempt, Exchange, change, counted, exchanges, final_grades, history, of_number, rounds
from storage.content import Json
from storage.tables import Interview
from tools.answer_grade import Grade
from tools.answer_session import session_score

__all__ = ["Exchange", "exchanges", "figures", "final_grades", "report", "transcript"]

Rubrics = Mapping[RubricName, Rubric]


def figures(talk: Sequence[Exchange], rubrics: Rubrics) -> Json:
    """Return the figures of the session; of a question that was retried, the latest attempt counts."""
    follow_ups = [exchange for exchange in talk if exchange.question.follow_up]
    answered = sum(exchange.question.status == "answered" for exchange in follow_ups)
    score = session_score(list(final_grades(talk).values()), rubrics, (answered, len(follow_ups)))
    return score.model_dump(mode="json", by_alias=True)


def report(interview: Interview, talk: Sequence[Exchange], rubrics: Rubrics) -> Json:
    """Return the whole report: figures, analysis, every question with its answer, grade and CV lines, and the transcript."""
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
        "questions": [_question(exchange, talk) for exchange in talk if exchange.question.follow_up == 0],
        "transcript": transcript(talk),
    }


def transcript(talk: Sequence[Exchange]) -> list[Json]:
    """Return who said what, in order: each answer after the words that asked for it, and what is open at the end."""
    said: list[Json] = []
    unasked = list(talk)
    answered = [(attempt, exchange) for exchange in talk for attempt in exchange.attempts]
    for attempt, exchange in sorted(answered, key=lambda pair: pair[0].answered_at):
        if exchange in unasked:  # with those before it that were skipped
            place = unasked.index(exchange) + 1
            said += [_asked(other, 1) for other in unasked[:place]]
            unasked = unasked[place:]
        if asking_of(exchange.question, attempt.number) > 1:
            said.append(_asked(exchange, attempt.number))
        said.append(_answered(exchange, attempt))
    return [*said, *(_asked(exchange, 1) for exchange in unasked)]


def _asked(exchange: Exchange, attempt: int) -> Json:
    question = exchange.question
    text = spoken(question, attempt) or question.content["text"]
    return {"role": "interviewer", "persona": question.content.get("persona"), "questionId": question.id, "text": text}


def _answered(exchange: Exchange, attempt: Attempt) -> Json:
    said: Json = {"role": "candidate", "questionId": exchange.question.id, "text": attempt.answer}
    return said | ({"attempt": attempt.number} if attempt.number > 1 else {})


def _question(exchange: Exchange, talk: Sequence[Exchange]) -> Json:
    """Return a main question with what was asked again under it; its grade and CV lines are those that count."""
    question = exchange.question
    together = of_number(question.number, talk)
    made = rounds(together)
    best = counted(made)
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
        "grade": _shown(best.grade) if best else None,
        "followUps": [_follow_up(other) for other in together[1:]],
        "examples": best.examples if best else [],
        "attempts": [_attempt(one) for one in made],
        "change": change(history(together)),
    }


def _follow_up(exchange: Exchange) -> Json:
    question = exchange.question
    grades = [one.grade for one in exchange.attempts if one.grade is not None]
    return {
        "id": question.id,
        "text": question.content["text"],
        "status": question.status,
        "answer": exchange.answer,
        "attempts": [_attempt(one) for one in exchange.attempts],
        "change": change(grades),
    }


def _attempt(attempt: Attempt) -> Json:
    return {
        "attempt": attempt.number,
        "answer": attempt.answer,
        "answeredAt": attempt.answered_at.isoformat(),
        "grade": _shown(attempt.grade),
        "examples": attempt.examples,
    }


def _shown(grade: Grade | None) -> Json | None:
    return None if grade is None else grade.model_dump(mode="json", by_alias=True)
