"""Put into the graph what the ledger says is due. The checkpoints may be behind, or gone: the ledger is the truth."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.types import Command, StateSnapshot
from sqlmodel import Session

from graph.asking import NO_QUESTION, about, asked_as, place
from graph.build import Compiled
from graph.crash_points import Passed
from graph.saver import LeanSaver
from graph.state import AnswerIn, OpenQuestion
from storage import interviews, runs
from storage.content import Json
from storage.database import Database
from storage.tables import Interview, Run, Submission

MOST_TRIES: Final = 5
AGAIN_SECONDS: Final = 0.2


@dataclass(frozen=True)
class Due:
    """What a run is to bring about: a submission, or the opening where there is none.

    `question` is the one that was open when it came. `left_open` are those to return to after a retry.
    """

    interview: Interview
    submission: Submission | None
    question: OpenQuestion | None
    left_open: list[str]


class Driver:
    """Drives the graph of an interview to its next interrupt, or to its end."""

    def __init__(self, database: Database, graph: Compiled, passed: Passed) -> None:
        """Bind the ledger, the graph and who is told of the crash points."""
        self._database = database
        self._graph = graph
        self._passed = passed

    async def advance(self, run: Run) -> Json:
        """Do what the run is for and return the state reached. What was done of it before a crash is recalled, not done again.

        Another process may drive the same turn where it takes us for dead, and leave us with less than a whole one.
        """
        for _ in range(MOST_TRIES):
            due = await self._database.read(lambda session: _due(session, run))
            if due is None:
                return {}
            await self._bring_about(due)
            snapshot = await self._graph.aget_state(_config(run.interview_id))
            if _arrived(snapshot, due):
                return snapshot.values
            await asyncio.sleep(AGAIN_SECONDS)
        raise RuntimeError("the graph stopped in the middle of a turn")

    async def _bring_about(self, due: Due) -> None:
        config = _config(due.interview.id)
        snapshot = await self._graph.aget_state(config)
        if not snapshot.values or due.submission is None:
            await self._go({"setup": due.interview.setup} if not snapshot.values else None, config)
            snapshot = await self._graph.aget_state(config)
        if due.submission is not None:
            await self._go(await self._given(config, snapshot, due, due.submission), config)

    async def _go(self, given: Any, config: RunnableConfig) -> None:  # noqa: ANN401  (a setup, a resume, or None to go on)
        self._passed("before_resume")
        await self._graph.ainvoke(given, config, durability="sync")

    async def _given(
        self, config: RunnableConfig, snapshot: StateSnapshot, due: Due, submission: Submission
    ) -> Command[Any] | None:
        """Return what makes the graph take the submission up: a resume, or None where it has it already."""
        state, answer = snapshot.values, _as_answer(submission)
        if state.get("heard") == submission.id:
            return None
        waiting = [interrupt.id for task in snapshot.tasks for interrupt in task.interrupts]
        if waiting and due.question is not None and place(state["question"]) == place(due.question):
            return Command(resume={waiting[0]: answer})
        await self._put(config, state, due, answer)
        return None

    async def _put(self, config: RunnableConfig, state: Json, due: Due, answer: Json) -> None:
        """Set the graph to where the ledger is, on clean checkpoints: an interrupt or a half-done superstep would linger.

        So does a turn go on that failed before, an interview that was over, and one whose checkpoints lag behind or are lost.
        """
        returns_to = state.get("returns_to", due.left_open)
        here = {"question": due.question, "answer": answer, "heard": answer["message_id"], "returns_to": returns_to}
        fresh = {"upcoming": None, "graded": None, "ended": False}
        await self.forget(str(config["configurable"]["thread_id"]))
        await self._graph.aupdate_state(config, {**state, **here, **fresh}, as_node="await_answer")

    async def tidy(self, interview_id: str) -> None:
        """Delete what only served to go on inside a superstep."""
        if isinstance(self._graph.checkpointer, LeanSaver):
            await self._graph.checkpointer.forget_writes(interview_id)

    async def forget(self, interview_id: str) -> None:
        """Delete the checkpoints of an interview."""
        saver = self._graph.checkpointer
        if isinstance(saver, BaseCheckpointSaver):
            await saver.adelete_thread(interview_id)


def _arrived(snapshot: StateSnapshot, due: Due) -> bool:
    """Return whether what was due is done: it was heard, and the next question waits or the interview is over."""
    heard = due.submission is None or snapshot.values.get("heard") == due.submission.id
    return heard and bool(snapshot.values.get("ended") or any(task.interrupts for task in snapshot.tasks))


def _config(interview_id: str) -> RunnableConfig:
    return {"configurable": {"thread_id": interview_id}}


def _due(session: Session, run: Run) -> Due | None:
    interview = session.get(Interview, run.interview_id)
    if interview is None:  # deleted in the meantime
        return None
    submission = runs.submission_of_run(session, run)
    if submission is None:
        return Due(interview, None, None, [])
    open_id = interview.open_question_id if submission.question_id == NO_QUESTION else submission.question_id
    row = interviews.question(session, interview.id, open_id) if open_id else None
    if row is None:
        return Due(interview, submission, None, [])
    left_open = [other.id for other in interviews.questions(session, interview.id) if other.status == "open" and other != row]
    question = asked_as(row)
    return Due(interview, submission, question, left_open if question["attempt"] > 1 else [])


def _as_answer(submission: Submission) -> Json:
    """Return a submission as it resumes the graph."""
    question_id, attempt = about(submission)
    return AnswerIn(
        action=submission.action,
        question_id=question_id,
        text=str(submission.answer.get("text", "")),
        source=submission.source,
        message_id=submission.id,
        attempt=attempt,
    ).model_dump()
