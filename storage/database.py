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

from storage.cipher import Cipher
from storage.content import give_cipher
from storage.errors import Busy, Corrupt, StorageError
from storage.group_commit import GroupCommit
from storage.keys import check_outside
from storage.migrations import migrate
from storage.protection import Unlocked, checkpoints_are_sealed, is_swept, note_checkpoints_sealed, note_swept, unlock

Result = TypeVar("Result")
BUSY_SECONDS = 10.0


class Database:
    """The ledger. `write` runs in one thread, so writers of this process never wait for each other's locks."""

    def __init__(self, path: Path, key_file: Path) -> None:
        """Open or create the file at `path`, with the key at `key_file`; never re-creates a file that exists.

        Raises Corrupt, NewerSchema, Busy, Forged, or Locked where the key does not fit.
        """
        self.path = path
        check_outside(key_file, path.parent)
        path.touch(mode=0o600, exist_ok=True)
        self._writing = _engine(path, "BEGIN IMMEDIATE")
        self._reading = _engine(path, "BEGIN")
        self._others = 0
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._group = GroupCommit(self._writing, self._writer)
        self._readers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="ledger-read")
        try:
            self._unlocked = self._open(key_file)
        except BaseException:
            self.close()
            raise

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` in one transaction and commit it. Raises Busy when another process holds the file too long.

        What waits while the disk is busy is committed together: each work undone by itself where it fails, and on the disk
        before anybody is told.
        """
        return await self._group.join(work)

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` without committing anything."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def changed_elsewhere(self) -> bool:
        """Return whether another process has written since this was last asked."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._look_elsewhere)

    def cipher(self, purpose: str) -> Cipher:
        """Return the cipher of this data folder for something that is kept beside the ledger."""
        return self._unlocked.cipher(purpose)

    async def checkpoints_are_sealed(self) -> bool:
        """Return whether the checkpoints beside the ledger are encrypted, so that a plaintext one is to be refused."""
        return await self.read(lambda session: checkpoints_are_sealed(session.connection(), self._unlocked))

    async def note_checkpoints_sealed(self) -> None:
        """Enter that the checkpoints are encrypted from now on."""
        await self.write(lambda session: note_checkpoints_sealed(session.connection(), self._unlocked))

    async def sweep(self) -> None:
        """Leave no byte of what was deleted in the file or its log. Raises Busy while another process reads it."""
        await asyncio.get_running_loop().run_in_executor(self._writer, self._sweep)

    def close(self) -> None:
        """Let running work end and close the file."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._writing.dispose()
        self._reading.dispose()

    def _open(self, key_file: Path) -> Unlocked:
        """Unlock the ledger and bring it up to date, in one transaction; then remove what plaintext it held before."""
        try:
            with self._writing.begin() as connection:
                check_sound(connection)
                unlocked = unlock(connection, key_file)
                for engine in (self._writing, self._reading):
                    give_cipher(engine.dialect, unlocked.cipher("content"))
                migrate(connection, unlocked)
                swept = is_swept(connection)
            if not swept:
                self._sweep()
                with self._writing.begin() as connection:
                    note_swept(connection)
        except DatabaseError as error:
            raise _explained(error, self.path) from error
        return unlocked

    def _sweep(self) -> None:
        connection = self._writing.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone() or (1,)
            if busy:
                raise Busy("another process is reading the data folder; try again in a moment")
        finally:
            connection.close()

    def _look_elsewhere(self) -> bool:
        """Compare SQLite's count of changes by others. It is one connection's own: all writing here goes through the same."""
        with self._writing.connect() as connection:
            before, self._others = self._others, int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        return self._others != before

    def _read(self, work: Callable[[Session], Result]) -> Result:
        with Session(self._reading, expire_on_commit=False) as session:
            return work(session)


def check_sound(connection: Connection) -> None:
    """Look for damage. Raises DatabaseError, as SQLite does where it cannot even look."""
    found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
    if found != "ok":
        raise DatabaseError("PRAGMA quick_check", None, sqlite3.DatabaseError(found.splitlines()[0]))


def _explained(error: DatabaseError, path: Path) -> StorageError:
    """Return what an opening fault means to a person."""
    if isinstance(error, OperationalError) and "locked" in str(error.orig):
        return Busy("the data folder is busy in another process; try again in a moment")
    return Corrupt(
        f"{path} cannot be read as a Greenroom database ({error.orig}). It was left as it is: move it away, and "
        "`greenroom import FILE` brings back what `greenroom export` kept."
    )


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
        # What is deleted is overwritten at once, not when its page happens to be needed again.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def private_folder(path: Path) -> Path:
    """Create the folder for private data, readable by its owner alone."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chmod(path, 0o700)  # noqa: PTH101  (also where it was made with a wider mask)
    return path
