"""Greenroom as a terminal drives it: opened in a thread of its own, so that Ctrl-C always reaches the person's side."""

import asyncio
import queue
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Final, TypeVar

from anyio.from_thread import BlockingPortal, start_blocking_portal

from api.terminal.ledger import told, unusable
from api.terminal.sources import Brought
from api.terminal.standing import Standing
from api.terminal.trouble import BadInput, Broken
from engine.task import Engine
from graph.admission import Deed
from graph.errors import Conflict, Impossible, RunActive
from graph.events import Event
from graph.open import Greenroom, open_greenroom
from graph.state import Setup
from retrieval.errors import RetrievalError
from settings import Settings
from storage.errors import StorageError
from storage.tables import LOCAL_OWNER, Interview

TICK_SECONDS: Final = 0.1
"""How often a wait for events comes up for air, so that what was held back can be shown."""
PREPARING_SECONDS: Final = 15.0
"""How long a pause waits for an interview that is still being prepared."""

Result = TypeVar("Result")


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what the rooms below raise into one line for a person."""
    try:
        yield
    except Impossible as error:
        raise BadInput(error.detail) from error
    except StorageError as error:
        raise told(error) from error
    except RetrievalError as error:
        raise Broken(str(error)) from error


@contextmanager
def open_stage(settings: Settings, engine: Engine) -> Iterator["Stage"]:
    """Open the data folder in a thread of its own and yield the stage. Raises BadInput or Broken."""
    with start_blocking_portal() as portal:
        house = portal.wrap_async_context_manager(_opened(settings, engine))
        try:
            with said_plainly():
                greenroom = house.__enter__()
        except OSError as error:
            raise unusable(settings.data_dir, error) from error
        stage = Stage(portal, greenroom)
        try:
            with portal.wrap_async_context_manager(greenroom.warming()):
                yield stage
        finally:
            stage.leave()
            house.__exit__(None, None, None)


def _opened(settings: Settings, engine: Engine) -> AbstractAsyncContextManager[Greenroom]:
    return open_greenroom(settings.data_dir, engine, key_file=settings.key_file, ensemble=settings.grader_ensemble)


class Stage:
    """One interview, one call at a time. Calls that wait can be interrupted; what they began goes on and is kept."""

    def __init__(self, portal: BlockingPortal, greenroom: Greenroom) -> None:
        """Bind the open rooms. Nothing is on stage until `begin` or `reopen`."""
        self.greenroom = greenroom
        self.interview_id = ""
        self.standing = Standing()
        self._portal = portal
        self._events: queue.SimpleQueue[Event | Exception] = queue.SimpleQueue()
        self._pump: Future[None] | None = None
        self._kept: dict[str, str] = {}

    def call(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Do asynchronous work in the rooms and return what it returns. Raises BadInput or Broken."""
        with said_plainly():
            return self._portal.call(work)

    def begin(self, brought: Brought, setup: Setup) -> None:
        """Keep the CV and the advert and begin the interview, or keep nothing. Raises BadInput or Broken.

        Ctrl-C waits until it is one or the other.
        """
        beginning = self._portal.start_task_soon(self._begin, brought, setup)
        with said_plainly():
            try:
                self._follow(beginning.result().id)
            except KeyboardInterrupt:
                self._follow(beginning.result().id)
                raise

    async def _begin(self, brought: Brought, setup: Setup) -> Interview:
        library = self.greenroom.library
        try:
            if brought.cv is not None:
                self._kept["cv_id"] = (await library.keep_cv(LOCAL_OWNER, brought.cv.cv, brought.cv.name)).id
            if brought.job is not None:
                self._kept["job_id"] = (await library.add_job(LOCAL_OWNER, brought.job)).id
            wanted = setup.model_copy(update=dict(self._kept))
            interview, self.standing.run_id = await self.greenroom.interviews.begin(LOCAL_OWNER, wanted)
        except BaseException:
            await self._forget_sources()
            raise
        return interview

    async def _forget_sources(self) -> None:
        library = self.greenroom.library
        if "cv_id" in self._kept:
            await library.remove_document(LOCAL_OWNER, self._kept.pop("cv_id"))
        if "job_id" in self._kept:
            await library.remove_job(LOCAL_OWNER, self._kept.pop("job_id"))

    def undo(self) -> None:
        """Delete the interview, and the CV and advert that were kept for it. Raises BadInput or Broken."""
        self.call(lambda: self.greenroom.interviews.delete(LOCAL_OWNER, self.interview_id))
        self.call(self._forget_sources)

    def reopen(self, interview_id: str) -> list[Event]:
        """Take up an interview and return its log from the event that opened its question on. Raises BadInput or Broken."""
        interviews = self.greenroom.interviews
        interview, _ = self.call(lambda: interviews.get(LOCAL_OWNER, interview_id))
        if interview.status == "paused":
            interview = self.call(lambda: interviews.resume(LOCAL_OWNER, interview_id))
        self._follow(interview_id)
        log = self._read_on()
        self.standing.status = interview.status
        return [event for event in log if (event.seq or 0) >= self.standing.required]

    def act(self, deed: Deed) -> None:
        """Admit what the candidate does; an interview that was paused elsewhere goes on. Raises graph.errors.Impossible."""
        interviews = self.greenroom.interviews

        async def admit() -> str:
            try:
                admitted = await interviews.act(LOCAL_OWNER, self.interview_id, deed)
            except Conflict as conflict:
                if conflict.more.get("reason") != "paused":
                    raise
                await interviews.resume(LOCAL_OWNER, self.interview_id)
                admitted = await interviews.act(LOCAL_OWNER, self.interview_id, deed)
            return admitted.run_id

        self.standing.run_id, self.standing.failure = self._portal.call(admit), None

    def events(self) -> Iterator[Event | None]:
        """Yield events until no run is under way; None when nothing came for a moment."""
        while self.standing.run_id is not None or not self._events.empty():
            yield self._next()

    def catch_up(self) -> None:
        """Take in what happened through another door, until no run is under way."""
        self._read_on()
        for _ in self.events():
            pass

    def pause(self) -> None:
        """Pause; an interview that is still being prepared is prepared first. Raises BadInput where it is over."""
        self.call(self._pause)

    async def _pause(self) -> None:
        waited = 0.0
        while True:
            try:
                await self.greenroom.interviews.pause(LOCAL_OWNER, self.interview_id)
                return
            except RunActive:
                if waited >= PREPARING_SECONDS:
                    return  # it stays as it is: being prepared, and to be resumed all the same
                await asyncio.sleep(TICK_SECONDS)
                waited += TICK_SECONDS

    def leave(self) -> None:
        """Stop following."""
        if self._pump is not None:
            self._pump.cancel()

    def _follow(self, interview_id: str) -> None:
        self.interview_id = interview_id
        self._pump = self._portal.start_task_soon(self._pass_on)

    async def _pass_on(self) -> None:
        try:
            async for event in await self.greenroom.interviews.follow(LOCAL_OWNER, self.interview_id):
                self._events.put(event)
        except Exception as error:
            self._events.put(error)

    def _read_on(self) -> list[Event]:
        """Return what the log holds that was not read yet."""
        newest = self.call(lambda: self.greenroom.interviews.last_event(self.interview_id))
        log: list[Event] = []
        while self.standing.seq < newest:
            event = self._next()
            if event is not None and event.seq is not None:
                log.append(event)
        return log

    def _next(self) -> Event | None:
        try:
            event = self._events.get(timeout=TICK_SECONDS)
        except queue.Empty:
            return None
        if isinstance(event, Exception):
            raise event
        self.standing.note(event)
        return event
