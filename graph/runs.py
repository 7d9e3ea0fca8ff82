"""The life of a run: claimed by lease, driven through the graph, settled in the ledger; recovered after a crash."""

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Coroutine
from typing import Any, Final

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.types import Command
from sqlmodel import Session

from content.vocabulary import MAX_ANSWER_CHARACTERS
from graph.build import Compiled
from graph.crash_points import Passed, go_on
from graph.events import EventType
from graph.hub import Hub
from graph.ledger import Clock
from graph.saver import LeanSaver
from graph.state import AnswerIn
from storage import events, interviews, runs
from storage.content import Json
from storage.database import Database
from storage.tables import AskedQuestion, Interview, Run, Submission

MOST_CLAIMS: Final = 3
"""A run that took the process down this often is given up, so that its interview stays usable."""
RENEWAL: Final = runs.LEASE.total_seconds() / 3
SWEEP_SECONDS: Final = 1.0

log = logging.getLogger(__name__)


class Runs:
    """Drives runs in the background. They belong to the server: a client that leaves finds its turn finished."""

    def __init__(self, database: Database, hub: Hub, graph: Compiled, clock: Clock, passed: Passed = go_on) -> None:
        """Bind the ledger, the followers, the graph and the clock. `passed` is told of the crash points."""
        self._database = database
        self._hub = hub
        self._graph = graph
        self._clock = clock
        self._passed = passed
        self._worker = uuid.uuid4().hex
        self._driving: dict[str, asyncio.Task[None]] = {}
        self._sweeper: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Continue every run that a crash left open, and keep looking for runs whose process has died."""
        await self._sweep()
        self._sweeper = asyncio.create_task(self._keep_sweeping())

    async def stop(self, drain_seconds: float = 10.0) -> None:
        """Let the runs under way finish for a while; what is left stays open and is recovered at the next start."""
        if self._sweeper is not None:
            await _cancel(self._sweeper)
        driving = list(self._driving.values())
        if driving:
            await asyncio.wait(driving, timeout=drain_seconds)
        for task in driving:
            await _cancel(task)

    def begin(self, run_id: str) -> None:
        """Drive an admitted run in the background."""
        if run_id not in self._driving:
            task = asyncio.create_task(self._drive(run_id), name=f"run {run_id}")
            self._driving[run_id] = task
            task.add_done_callback(lambda _: self._driving.pop(run_id, None))

    async def finished(self, run_id: str) -> Run:
        """Wait until a run is settled, here or in another process, and return it."""
        while True:
            task = self._driving.get(run_id)
            if task is not None:
                await asyncio.wait([task])
            run = await self._database.read(lambda session: session.get(Run, run_id))
            if run is None or run.status not in runs.OPEN:
                assert run is not None, "an admitted run is in the ledger"
                return run
            await asyncio.sleep(0.05)

    async def forget(self, interview_id: str) -> None:
        """Delete the checkpoints of an interview."""
        saver = self._graph.checkpointer
        if isinstance(saver, BaseCheckpointSaver):
            await saver.adelete_thread(interview_id)

    async def _keep_sweeping(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            try:
                await self._sweep()
            except Exception:
                log.exception("looking for abandoned runs failed; trying again")

    async def _sweep(self) -> None:
        left = await self._database.read(lambda session: runs.abandoned(session, self._clock()))
        for run in left:
            self.begin(run.id)

    async def _drive(self, run_id: str) -> None:
        run = await self._database.write(lambda session: runs.claim(session, run_id, self._worker, self._clock()))
        if run is None:
            return
        if run.claims > MOST_CLAIMS:
            await self._settle(run, "dead", "This turn failed several times. Your answer is kept; answer again or go on.")
            return
        async with _beside(self._renewing(run_id)):
            try:
                await self._advance(run)
            except Exception as error:
                log.exception("run %s failed", run_id)
                again = "Start again." if run.kind == "start" else "Your answer is kept; send it again."
                detail = f"The turn could not be finished ({type(error).__name__}). {again}"
                await self._settle(run, "failed", detail)
            else:
                await self._settle(run, "finished", None)

    async def _renewing(self, run_id: str) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            await self._database.write(lambda session: runs.renew(session, run_id, self._worker, self._clock()))

    async def _advance(self, run: Run) -> None:
        """Drive the graph to its next interrupt or to its end. The ledger says what is due, never `state.next`."""
        config: RunnableConfig = {"configurable": {"thread_id": run.interview_id}}
        submission, interview = await self._database.read(lambda session: _due(session, run))
        given = await self._input(config, submission, interview)
        self._passed("before_resume")
        await self._graph.ainvoke(given, config, durability="sync")

    async def _input(self, config: RunnableConfig, submission: Submission | None, interview: Interview) -> Any:  # noqa: ANN401
        """Return what the graph is to be given: a setup, a resume, or None to go on from where a crash left it."""
        snapshot = await self._graph.aget_state(config)
        if submission is None:
            return None if snapshot.values else {"setup": interview.setup}
        answer = AnswerIn(
            action=submission.action,
            question_id=submission.question_id,
            text=str(submission.answer.get("text", "")),
            source=submission.source,
            message_id=submission.id,
            attempt=submission.attempt,
        ).model_dump()
        open_now = (snapshot.values.get("question") or {}).get("id") == submission.question_id
        waiting = [interrupt.id for task in snapshot.tasks for interrupt in task.interrupts]
        if open_now and waiting:
            return Command(resume={waiting[0]: answer})
        heard = snapshot.values.get("answer")
        if open_now and (heard or {}).get("attempt") != submission.attempt:
            await self._graph.aupdate_state(config, {"answer": answer}, as_node="await_answer")
        return None

    async def _settle(self, run: Run, status: str, error: str | None) -> None:
        """Close the run and say publicly what is open now, in one transaction."""
        snapshot = await self._graph.aget_state({"configurable": {"thread_id": run.interview_id}})
        values, now = snapshot.values, self._clock()

        def work(session: Session) -> None:
            runs.settle(session, run.id, status, now, error)
            interview = session.get(Interview, run.interview_id)
            if interview is None:
                return
            if status == "finished":
                _bring_forward(interview, values)
            interview.updated_at = now
            if values.get("ended") and interview.ended_at is None:
                interview.ended_at = now
            session.add(interview)
            open_id = interview.open_question_id
            question = interviews.question(session, interview.id, open_id) if open_id else None
            events.append(session, interview.id, _closing_events(run, status, error, interview, question), now)

        self._passed("before_settle")
        await self._database.write(work)
        self._passed("after_settle")
        self._hub.ring(run.interview_id)
        if isinstance(self._graph.checkpointer, LeanSaver):
            await self._graph.checkpointer.forget_writes(run.interview_id)


def _due(session: Session, run: Run) -> tuple[Submission | None, Interview]:
    interview = session.get(Interview, run.interview_id)
    assert interview is not None, "a run belongs to an interview"
    return runs.submission_of_run(session, run.id), interview


def _bring_forward(interview: Interview, values: Json) -> None:
    """Move the interview to what the graph has reached. A pause that came during the run stays."""
    question = values.get("question")
    interview.open_question_id = question["id"] if question else None
    if values.get("ended"):
        interview.status = "completed"
    elif interview.status == "pending":
        interview.status = "active"


def _closing_events(
    run: Run, status: str, error: str | None, interview: Interview, question: AskedQuestion | None
) -> list[tuple[EventType, Json]]:
    if status != "finished":
        return [("run.failed", {"runId": run.id, "message": error, "retryable": True})]
    closing: list[tuple[EventType, Json]] = []
    if question is not None:
        closing.append(("answer.required", _required(question, interview)))
    closing.append(("run.finished", {"runId": run.id, "status": interview.status}))
    return closing


def _required(question: AskedQuestion, interview: Interview) -> Json:
    """Return what a client needs to show the open question and to answer it over HTTP."""
    public = {name: question.content.get(name) for name in ("text", "spoken", "why", "persona")}
    public |= {"id": question.id, "number": question.number, "followUp": question.follow_up, "kind": question.kind}
    answer = {"type": "string", "minLength": 1, "maxLength": MAX_ANSWER_CHARACTERS}
    properties: Json = {"questionId": {"const": question.id}, "answer": answer}
    schema: Json = {"type": "object", "properties": properties, "required": ["questionId", "answer"]}
    return {"questionId": question.id, "question": public | {"totalQuestions": interview.question_count}, "schema": schema}


@contextlib.asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> Any:  # noqa: ANN401
    """Run `work` beside the block and stop it with the block."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        await _cancel(task)


async def _cancel(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
