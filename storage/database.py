"""Opening the ledger: one writer, many readers, every commit on disk before it is acknowledged."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

from storage.errors import Busy, Corrupt
from storage.migrations import migrate

Result = TypeVar("Result")
BUSY_SECONDS = 10.0


class Database:
    """The ledger. `write` runs in one thread, so writers of this process never wait for each other's locks."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path`. Raises Corrupt or NewerSchema; never re-creates a file that exists."""
        self.path = path
        path.touch(mode=0o600, exist_ok=True)
        self._writing = _engine(path, "BEGIN IMMEDIATE")
        self._reading = _engine(path, "BEGIN")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._readers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="ledger-read")
        try:
            with self._writing.begin() as connection:
                migrate(connection)
        except DatabaseError as error:
            raise Corrupt(f"{path} cannot be read as a Greenroom database ({error.orig}); restore it from a backup") from error

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` in one transaction and commit it. Raises Busy when another process holds the file too long."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._write, work)

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` without committing anything."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def close(self) -> None:
        """Let running work end and close the file."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._writing.dispose()
        self._reading.dispose()

    def _write(self, work: Callable[[Session], Result]) -> Result:
        try:
            with Session(self._writing, expire_on_commit=False) as session, session.begin():
                return work(session)
        except OperationalError as error:
            if "locked" in str(error.orig):
                raise Busy("the data folder is busy in another process; try again in a moment") from error
            raise

    def _read(self, work: Callable[[Session], Result]) -> Result:
        with Session(self._reading, expire_on_commit=False) as session:
            return work(session)


def _engine(path: Path, begin: str) -> Engine:
    """Return an engine whose transactions open with `begin`.

    The writer takes its lock at once (IMMEDIATE): a transaction that reads before it writes must not find it taken half-way.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        # An acknowledged answer must survive a power cut, so every commit waits for the disk.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def private_folder(path: Path) -> Path:
    """Create the folder for private data, readable by its owner alone."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chmod(path, 0o700)  # noqa: PTH101  (also where it was made with a wider mask)
    return path
