"""The nodes of a turn: wait for an answer, grade it, find CV lines for it, close the turn."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from langgraph.types import interrupt
from sqlmodel import Session

from agents.cv_examples import ToMatch, cv_examples, worth_showing
from agents.grader import ToGrade, grade
from engine.fallback import Degraded, noting
from engine.task import Engine
from graph.asking import is_retry
from graph.backstage import Backstage
from graph.crash_points import Passed
from graph.events import EventType
from graph.exchanges import Exchange, change, exchanges, history
from graph.ledger import Outcome
from graph.state import AnswerIn, InterviewState, OpenQuestion, TurnNote
from graph.steps import Say
from storage.content import Json
from storage.tables import GradeRow
from tools.answer_grade import Grade


def await_answer(state: InterviewState, *, passed: Passed) -> dict[str, Any]:
    """Wait for the candidate. Nothing stands before the interrupt, since that would run twice; its name never changes."""
    answer = interrupt({"question": state["question"]}, response_schema=AnswerIn)
    passed("after_resume")
    taken = AnswerIn.model_validate(answer)
    return {"answer": taken.model_dump(), "heard": taken.message_id}


def hear(state: InterviewState) -> dict[str, Any]:
    """Take a plain chat message as the answer to the open question: chat clients cannot send a resume command."""
    last = state["messages"][-1]
    content = last.get("content", "") if isinstance(last, dict) else getattr(last, "text", str(last))
    return {"answer": AnswerIn(text=str(content)).model_dump(), "heard": None, "messages": []}


async def _graded(to_grade: ToGrade, engine: Engine, backstage: Backstage) -> dict[str, object]:
    made = await grade(to_grade, engine, ensemble=backstage.ensemble, meaning=backstage.finder.meaning)
    return made["grade"]


async def grade_answer(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:  # noqa: ARG001
    """Grade the answer; a follow-up's grade is merged with that of its main question."""
    question, answer = open_turn(state)
    if answer["action"] != "answer":
        return Outcome({"graded": None})
    interview_id, banked = state["interview_id"], backstage.question(question["bank_id"])
    together = exchanges(*await backstage.ledger.together(interview_id, question["number"]))
    to_grade = ToGrade(
        question_id=question["id"],
        question=question["text"],
        kind=banked.type,
        competency=question["competency"],
        answer=answer["text"],
        key_points=list(banked.key_points),
        earlier=_earlier_grade(question, together),
    )
    degraded: list[Degraded] = []
    engine = noting(backstage.engine, degraded.append)
    made = Grade.model_validate(await _graded(to_grade, engine, backstage))
    made = made.model_copy(update={"degraded": made.degraded or bool(degraded)})
    shown = made.model_dump(mode="json", by_alias=True)
    row = GradeRow(
        interview_id=interview_id, question_id=question["id"], attempt=answer["attempt"], overall=made.overall, grade=shown
    )

    def enter(session: Session) -> None:
        _upsert_grade(session, row)

    graded = {"overall": made.overall, "levels": made.levels, "flags": list(made.flags)}
    events: list[tuple[EventType, Json]] = [("degraded", asdict(note)) for note in degraded]
    if state["setup"]["mode"] == "graded":
        told: Json = {"questionId": question["id"], "attempt": answer["attempt"], "grade": shown}
        retried = change([*history(together), made]) if is_retry(question) else None
        events.append(("grade", told | ({"change": retried} if retried else {})))
    return Outcome({"graded": graded}, events, [enter])


async def show_examples(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:  # noqa: ARG001
    """Find the CV lines that fit the main question, and say which were used in what was said under it so far."""
    question, answer = open_turn(state)
    cv_id = state["setup"]["cv_id"]
    if answer["action"] != "answer" or cv_id is None:
        return Outcome({})
    together = exchanges(*await backstage.ledger.together(state["interview_id"], question["number"]))
    main = together[0].question.content
    text, line_id = str(main["text"]), str(main.get("line_id") or "") or None
    said = "\n".join([*(exchange.answer for exchange in before(question, together)), answer["text"]])
    worth = worth_showing(await backstage.finder.lines_for(question["bank_id"], text, cv_id, line_id), said)
    shown = await cv_examples(ToMatch(question=text, answer=said, lines=worth), backstage.engine)
    examples = [dict(example) for example in shown]
    grade_row = GradeRow(
        interview_id=state["interview_id"], question_id=question["id"], attempt=answer["attempt"], examples={"lines": examples}
    )

    def enter(session: Session) -> None:
        _upsert_grade(session, grade_row)

    return Outcome({}, [("examples", {"questionId": question["id"], "examples": examples})], [enter])


def close_turn(state: InterviewState) -> dict[str, Any]:
    """Note the turn, open the next question, forget what belonged to this turn. The only node that routes."""
    question, answer = open_turn(state)
    graded = state.get("graded")
    note = TurnNote(id=question["id"], action=answer["action"], overall=graded["overall"] if graded else None)
    return {"turns": [note], "question": state.get("upcoming"), "upcoming": None, "answer": None, "graded": None}


def open_turn(state: InterviewState) -> tuple[OpenQuestion, dict[str, Any]]:
    """Return the open question and the answer to it; both are there inside a turn."""
    question, answer = state.get("question"), state.get("answer")
    assert question is not None, "a turn has an open question"
    assert answer is not None, "a turn has an answer"
    return question, answer


def before(question: OpenQuestion, together: Sequence[Exchange]) -> list[Exchange]:
    """Return what was answered under the same main question before this one was asked first."""
    return [exchange for exchange in together if exchange.question.follow_up < question["follow_up"] and exchange.attempts]


def _earlier_grade(question: OpenQuestion, together: Sequence[Exchange]) -> dict[str, Any] | None:
    """Return the grade so far under the same main question, if this is a follow-up to it."""
    grades = history(before(question, together))
    return grades[-1].model_dump(mode="json", by_alias=True) if grades else None


def _upsert_grade(session: Session, row: GradeRow) -> None:
    """Enter a grade or examples beside what stands there: the two branches share one row."""
    stored = session.get(GradeRow, (row.interview_id, row.question_id, row.attempt))
    if stored is None:
        session.add(row)
        return
    if row.grade is not None:
        stored.grade, stored.overall = row.grade, row.overall
    if row.examples is not None:
        stored.examples = row.examples
    session.add(stored)
