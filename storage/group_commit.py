"""Commit together what waits together: a commit waits for the disk, and ten of them need not wait ten times."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from storage.errors import Busy, Full, StorageError

Result = TypeVar("Result")

MOST_TOGETHER: Final = 32
"""More would make the first wait for the last."""


@dataclass
class _Waiting:
    """A piece of work and whoever waits for it. `Any`, because each has a result of its own type."""

    work: Callable[[Session], Any]
    promise: "Future[Any]" = field(default_factory=Future)
    result: Any = None
    error: BaseException | None = None


class GroupCommit:
    """Runs pieces of work in the order in which they came, in one thread, each as if it had a transaction of its own."""

    def __init__(self, engine: Engine, writer: Executor) -> None:
        """Bind where is written, and the one thread that writes."""
        self._engine = engine
        self._writer = writer
        self._waiting: deque[_Waiting] = deque()

    async def join(self, work: Callable[[Session], Result]) -> Result:
        """Return what `work` returns, once it is on the disk. Raises what it raises, Busy or Full."""
        waiting = _Waiting(work)
        self._waiting.append(waiting)
        self._writer.submit(self._commit)
        result: Result = await asyncio.wrap_future(waiting.promise)
        return result

    def _commit(self) -> None:
        """Commit whatever waits now; nothing where an earlier call took it along."""
        group: list[_Waiting] = []
        while self._waiting and len(group) < MOST_TOGETHER:
            waiting = self._waiting.popleft()
            if waiting.promise.set_running_or_notify_cancel():  # whoever went away before it began wants nothing written
                group.append(waiting)
        if not group:
            return
        try:
            self._run(group)
        except BaseException as error:
            for waiting in group:
                waiting.error = waiting.error or error
        for waiting in group:
            if waiting.error is None:
                waiting.promise.set_result(waiting.result)
            else:
                waiting.promise.set_exception(_explained(waiting.error))

    def _run(self, group: Sequence[_Waiting]) -> None:
        if len(group) == 1:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                group[0].result = group[0].work(session)
            return
        with self._engine.begin() as connection:
            for waiting in group:
                _run_apart(connection, waiting)


def _run_apart(connection: Connection, waiting: _Waiting) -> None:
    """Run one of several in a savepoint. Raises where SQLite undid the whole transaction, as it does on a full disk."""
    try:
        session = Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        with session, session.begin():
            waiting.result = waiting.work(session)
    except BaseException as error:
        waiting.error = error
        if not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]  # sqlite3's own
            raise


def _explained(error: BaseException) -> BaseException:
    """Return what a fault of the file means to a person."""
    if not isinstance(error, OperationalError):
        return error
    told = str(error.orig)
    explained: StorageError | None = None
    if "locked" in told:
        explained = Busy("the data folder is busy in another process; try again in a moment")
    elif "is full" in told:
        explained = Full("there is no room left on the disk of the data folder; make some and try again")
    if explained is None:
        return error
    explained.__cause__ = error
    return explained
