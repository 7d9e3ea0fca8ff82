"""The nodes that end an interview: look back on it, and plan what to practise."""

import uuid
from collections.abc import Sequence
from typing import Final

from sqlmodel import Session

from agents.analyst import ToAnalyse, TurnSeen, analyse
from agents.study_plan import ToStudy, Weakness, span, study_plan
from graph.backstage import Backstage
from graph.events import public
from graph.ledger import Outcome
from graph.report import Exchange, exchanges, figures, final_grades
from graph.state import InterviewState
from graph.steps import Say
from storage import interviews, runs
from storage.content import Json
from storage.tables import AskedQuestion, Interview, StudyPlan
from tools.answer_feedback import clip
from tools.answer_grade import DimensionGrade, Grade

MOST_WEAKNESSES: Final = 4
MOST_QUOTED: Final = 32
"""Words of an answer that are shown beside advice."""
GOOD_ENOUGH: Final = 85.0
"""A question graded this well asks for no drill."""


async def look_back(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:  # noqa: ARG001
    """Analyse the whole interview from its stored grades."""
    interview_id, known = state["interview_id"], state["setup"]
    talk = exchanges(*await backstage.ledger.conversation(interview_id))
    graded, score = _graded(talk), figures(talk, backstage.rubrics)
    to_analyse = ToAnalyse(
        role_title=known["role_title"],
        mean=score["overall"],
        answered=len(graded),
        asked=known["question_count"],
        turns=[_seen(question, grade) for question, grade in graded],
    )
    content: Json = public((await analyse(to_analyse, backstage.engine)).model_dump()) | {"figures": score}

    def enter(session: Session) -> None:
        interview = session.get(Interview, interview_id)
        if interview is not None:
            interview.analysis = content
            session.add(interview)
        for row in interviews.questions(session, interview_id):
            if row.status == "open":  # ended here, or left open for a retry
                row.status = runs.standing_of(session, interview_id, row.id)
                session.add(row)

    return Outcome({"question": None, "answer": None, "returns_to": []}, [("analysis", {"analysis": content})], [enter])


async def plan_study(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:  # noqa: ARG001
    """Plan drills for what was weak, up to the day of the interview."""
    known = state["setup"]
    made = await make_study_plan(state["interview_id"], known["role_title"], known["interview_on"], backstage)
    if made is None:
        return Outcome({"ended": True})
    row, content = made

    def enter(session: Session) -> None:
        session.merge(row)

    return Outcome({"ended": True}, [("study_plan", {"studyPlan": content})], [enter])


async def make_study_plan(
    interview_id: str, role_title: str, interview_on: str | None, backstage: Backstage
) -> tuple[StudyPlan, Json] | None:
    """Return the plan made from an interview's grades, with its row; None where nothing was graded."""
    graded = _graded(exchanges(*await backstage.ledger.conversation(interview_id)))
    if not graded:
        return None
    now = backstage.clock()
    worst = sorted(graded, key=lambda pair: pair[1].overall or 0.0)
    today, day = now.date().isoformat(), interview_on or ""
    to_study = ToStudy(today=today, interview_on=day, role_title=role_title, weaknesses=_weaknesses(worst, backstage))
    made = await study_plan(to_study, backstage.engine)
    content: Json = public(made.model_dump(mode="json")) | {"interviewOn": span(today, day)[1].isoformat()}
    plan_id = str(uuid.uuid5(uuid.UUID(interview_id), "study plan"))
    return StudyPlan(id=plan_id, interview_id=interview_id, content=content, created_at=now), content


def _graded(talk: Sequence[Exchange]) -> list[tuple[AskedQuestion, Grade]]:
    """Return the scored main questions, each with its final grade."""
    final = final_grades(talk)
    mains = [exchange.question for exchange in talk if exchange.question.follow_up == 0]
    pairs = [(question, final[question.number]) for question in mains if question.number in final]
    return [(question, grade) for question, grade in pairs if grade.overall is not None]


def _seen(question: AskedQuestion, grade: Grade) -> TurnSeen:
    strength, change = grade.feedback.strength, grade.feedback.change
    return TurnSeen(
        question_id=question.id,
        question=str(question.content["text"]),
        competency=question.competency,
        overall=grade.overall or 0.0,
        best_quote=strength.quote if strength else "",
        strength=strength.text if strength else "",
        change=change.text if change else "",
        weakest_quote=_weakest_quote(grade),
        shows=strength.dimension if strength else "",
        asks=change.dimension if change else "",
        lost={part.name: _lost(part) for part in grade.dimensions if part.level is not None},
    )


def _weakest_quote(grade: Grade) -> str:
    """Return the words that the advice is about; where it asks for what is missing, the words after which it is missed."""
    change = grade.feedback.change
    advised = [part for part in grade.dimensions if change is not None and part.dimension == change.dimension]
    quotes = [part.spans[0].quote if part.spans else part.about for part in advised]
    return clip(quotes[0], MOST_QUOTED) if quotes and quotes[0] else ""


def _lost(part: DimensionGrade) -> float:
    return round(part.max_points - part.points, 2)


def _weaknesses(worst: Sequence[tuple[AskedQuestion, Grade]], backstage: Backstage) -> list[Weakness]:
    """Return what to train, worst first, a competency once; general questions are trained with their tip."""
    found: dict[str, Weakness] = {}
    for question, grade in worst:
        if (grade.overall or 0.0) >= GOOD_ENOUGH or question.competency in found or len(found) == MOST_WEAKNESSES:
            continue
        guide = backstage.bank.guide(question.competency)
        drills = list(guide.drills) if guide else [backstage.question(question.bank_id).tip]
        seen = _seen(question, grade)
        found[question.competency] = Weakness(
            competency=question.competency,
            name=guide.name if guide else question.competency.replace("_", " "),
            question_id=question.id,
            question=seen["question"],
            quote=seen["weakest_quote"],
            change=seen["change"],
            drills=drills,
        )
    return list(found.values())
