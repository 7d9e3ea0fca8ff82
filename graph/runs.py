"""The life of a run: claimed by lease, driven through the graph, settled in the ledger; recovered after a crash."""

import asyncio
import contextlib
import logging
import sqlite3
import uuid
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

from sqlalchemy.exc import OperationalError

from graph.build import Compiled
from graph.driving import Driver
from graph.errors import Unknown
from graph.ledger import Ledger, Vanished
from graph.settling import settle
from storage import runs
from storage.content import Json
from storage.errors import Busy, Full
from storage.tables import Run

MOST_CLAIMS: Final = 3
"""A run that took the process down this often, without a step of it kept, is given up, so that its interview stays usable."""
SUSPECT: Final = 2
"""A run that was under way in this many crashes is driven while no other such run is: of those that went down together one was
the cause, and the others are not to be given up for it."""
RENEWAL: Final = runs.LEASE.total_seconds() / 3
SWEEP_SECONDS: Final = 0.5
WAITS: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries where the disk is full or the file is locked: neither is the fault of the turn."""
STORAGE_TROUBLE: Final = (Busy, Full, OperationalError, sqlite3.OperationalError)
DRAIN_SECONDS: Final = 4.0

log = logging.getLogger(__name__)


class Runs:
    """Drives runs in the background. They belong to the server: a client that leaves finds its turn finished."""

    def __init__(self, ledger: Ledger, graph: Compiled, at_once: int) -> None:
        """Bind the ledger and the graph. `at_once` is how many turns are worked on at the same time; others wait in line."""
        self._ledger = ledger
        self._database = ledger.database
        self._driver = Driver(ledger.database, graph, ledger.passed)
        self._clock = ledger.clock
        self._worker = uuid.uuid4().hex
        self._driving: dict[str, asyncio.Task[None]] = {}
        self._alone = asyncio.Lock()
        self._turns = asyncio.Semaphore(at_once)
        self._sweeper: asyncio.Task[None] | None = None
        ledger.metrics.watch(lambda: len(self._driving), lambda: ledger.hub.followers)

    async def start(self) -> None:
        """Continue every run that a crash left open, and keep looking for runs whose process has died."""
        await self._sweep()
        self._sweeper = asyncio.create_task(self._keep_sweeping())

    async def stop(self, drain_seconds: float = DRAIN_SECONDS) -> None:
        """Let the runs under way finish for a while; what is left stays open and is recovered at the next start."""
        if self._sweeper is not None:
            await _cancel(self._sweeper)
        driving = list(self._driving.values())
        if driving:
            await asyncio.wait(driving, timeout=drain_seconds)
        for run_id, task in list(self._driving.items()):
            await _cancel(task)
            with contextlib.suppress(*STORAGE_TROUBLE):
                await self._database.write(lambda session, run_id=run_id: runs.release(session, run_id, self._worker))  # type: ignore[misc]

    def begin(self, run_id: str, crashes: int = 0) -> None:
        """Drive an admitted run in the background."""
        if run_id not in self._driving:
            beside = self._alone if crashes >= SUSPECT else contextlib.nullcontext()
            task = asyncio.create_task(self._drive(run_id, beside), name=f"run {run_id}")
            self._driving[run_id] = task
            task.add_done_callback(lambda _: self._driving.pop(run_id, None))

    async def finished(self, run_id: str) -> Run:
        """Wait until a run is settled, here or in another process, and return it. Raises Unknown if it was deleted."""
        while True:
            task = self._driving.get(run_id)
            if task is not None:
                await asyncio.wait([task])
            run = await self._database.read(lambda session: session.get(Run, run_id))
            if run is None:
                raise Unknown("This interview was deleted while its turn was being worked on.")
            if run.status not in runs.OPEN:
                return run
            await asyncio.sleep(0.05)

    async def forget(self, interview_id: str, run_id: str | None) -> None:
        """Stop the run of an interview that was deleted, and delete its checkpoints."""
        task = self._driving.get(run_id) if run_id else None
        if task is not None:
            await _cancel(task)
        await self._driver.forget(interview_id)

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
            self.begin(run.id, run.claims)

    async def _drive(self, run_id: str, beside: AbstractAsyncContextManager[None]) -> None:
        try:
            async with beside, self._turns:
                run = await self._database.write(lambda session: runs.claim(session, run_id, self._worker, self._clock()))
                if run is not None:
                    await self._see_through(run)
        except STORAGE_TROUBLE:
            log.exception("run %s waits for the data folder", run_id)  # it stays open, and is found by the next sweep

    async def _see_through(self, run: Run) -> None:
        if run.claims > MOST_CLAIMS:
            await self._settle(run, self._ending("dead", f"This turn failed several times. {_again(run)}"), {})
            return
        async with _beside(self._renewing(run.id)):
            try:
                state = await self._advance(run)
            except Vanished:
                await self._driver.forget(run.interview_id)
                return
            except Exception as error:
                log.exception("run %s failed", run.id)
                detail = f"The turn could not be finished ({type(error).__name__}). {_again(run)}"
                await self._settle(run, self._ending("failed", detail), {})
            else:
                await self._settle(run, self._ending("finished"), state)

    async def _advance(self, run: Run) -> Json:
        """Drive the graph, patiently where it is the disk that fails."""
        for seconds in WAITS:
            try:
                return await self._driver.advance(run)
            except STORAGE_TROUBLE as error:
                log.warning("run %s waits %s s for the data folder: %s", run.id, seconds, error)
                await asyncio.sleep(seconds)
        return await self._driver.advance(run)

    async def _renewing(self, run_id: str) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            with contextlib.suppress(*STORAGE_TROUBLE):
                await self._database.write(lambda session: runs.renew(session, run_id, self._worker, self._clock()))

    def _ending(self, status: str, error: str | None = None) -> runs.Ending:
        return runs.Ending(status, self._clock(), error)

    async def _settle(self, run: Run, ending: runs.Ending, state: Json) -> None:
        """Close the run and say publicly what is open now, in one transaction.

        `state` is the one that was reached, not read again here: another process that drives the same turn may just be
        setting the checkpoints back.
        """
        self._ledger.passed("before_settle")
        said = await self._database.write(lambda session: settle(session, run, self._worker, ending, state))
        self._ledger.passed("after_settle")
        if said is not None:
            self._ledger.published(run.interview_id, said)
            self._ledger.metrics.settled(run, ending)
            await self._driver.tidy(run.interview_id)


def _again(run: Run) -> str:
    """Return what a person may do about a run that came to nothing."""
    return "Start again." if run.kind == "start" else "Your answer is kept; send it again."


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
