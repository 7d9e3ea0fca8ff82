"""The ledger: opened or refused, never re-created; written by one, read by many."""

import asyncio
import os
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage import events, runs
from storage.database import Database, private_folder
from storage.errors import Corrupt, NewerSchema
from storage.migrations import LATEST
from storage.tables import Document, Run, RunEvent

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path, key_file: Path) -> Database:
    return Database(tmp_path / "greenroom.sqlite", key_file)


async def test_what_is_written_is_there_when_the_file_is_opened_again(tmp_path: Path, key_file: Path) -> None:
    first = Database(tmp_path / "greenroom.sqlite", key_file)
    at = NOW.astimezone(timezone(timedelta(hours=5)))
    await first.write(lambda session: session.add(Document(id="a", filename={"name": "é"}, content={}, created_at=at)))
    first.close()
    again = Database(tmp_path / "greenroom.sqlite", key_file)
    row = await again.read(lambda session: session.get(Document, "a"))
    again.close()
    assert row is not None
    assert (row.filename, row.created_at, row.created_at.utcoffset()) == ({"name": "é"}, NOW, timedelta(0))


async def test_a_failed_write_leaves_nothing(ledger: Database) -> None:
    def work(session: Session) -> None:
        session.add(Document(id="a", filename={}, content={}, created_at=NOW))
        session.flush()
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        await ledger.write(work)
    assert await ledger.read(lambda session: session.get(Document, "a")) is None
    ledger.close()


async def test_events_are_numbered_without_a_gap_whoever_writes(tmp_path: Path, key_file: Path) -> None:
    writers = [Database(tmp_path / "greenroom.sqlite", key_file) for _ in range(2)]
    await asyncio.gather(
        *(
            writer.write(lambda session: events.append(session, "i", [("degraded", {}), ("grade", {})], NOW))
            for _ in range(20)
            for writer in writers
        )
    )
    rows = await writers[0].read(lambda session: events.batch(session, "i", 0, 1000, 1_000_000)[0])
    assert [row.seq for row in rows] == list(range(1, 81))
    for writer in writers:
        writer.close()


async def test_only_one_run_of_an_interview_can_be_active(ledger: Database) -> None:
    from sqlalchemy.exc import IntegrityError

    await ledger.write(lambda session: session.add(Run(id="1", interview_id="i", kind="answer", created_at=NOW)))
    with pytest.raises(IntegrityError):
        await ledger.write(lambda session: session.add(Run(id="2", interview_id="i", kind="answer", created_at=NOW)))
    await ledger.write(lambda session: runs.claim(session, "1", "here", NOW))
    assert await ledger.write(lambda session: runs.settle(session, "1", "here", runs.Ending("finished", NOW)))
    await ledger.write(lambda session: session.add(Run(id="2", interview_id="i", kind="answer", created_at=NOW)))
    ledger.close()


async def test_a_run_is_claimed_by_one_worker_until_its_lease_is_over(ledger: Database) -> None:
    await ledger.write(lambda session: session.add(Run(id="1", interview_id="i", kind="answer", created_at=NOW)))
    assert await ledger.write(lambda session: runs.claim(session, "1", "here", NOW)) is not None
    assert await ledger.write(lambda session: runs.claim(session, "1", "there", NOW)) is None
    assert list(await ledger.read(lambda session: runs.abandoned(session, NOW))) == []
    later = NOW + runs.LEASE + timedelta(seconds=1)
    assert [run.id for run in await ledger.read(lambda session: runs.abandoned(session, later))] == ["1"]
    claimed = await ledger.write(lambda session: runs.claim(session, "1", "there", later))
    assert claimed is not None
    assert claimed.claims == 2
    ledger.close()


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, key_file: Path) -> None:
    path = tmp_path / "greenroom.sqlite"
    path.write_bytes(b"not a database" * 500)
    with pytest.raises(Corrupt, match=r"greenroom\.sqlite"):
        Database(path, key_file)
    assert path.read_bytes() == b"not a database" * 500


def test_a_ledger_of_a_later_release_is_refused(tmp_path: Path, key_file: Path) -> None:
    path = tmp_path / "greenroom.sqlite"
    Database(path, key_file).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET version = ?", (LATEST + 1,))
    connection.close()
    with pytest.raises(NewerSchema, match="update Greenroom"):
        Database(path, key_file)


def test_migrations_run_once(tmp_path: Path, key_file: Path) -> None:
    path = tmp_path / "greenroom.sqlite"
    for _ in range(2):
        database = Database(path, key_file)
        with Session(database._reading) as session:
            assert session.execute(text("SELECT version FROM schema_version")).scalars().all() == [LATEST]
        database.close()


def test_the_data_folder_is_for_its_owner_alone(tmp_path: Path, key_file: Path) -> None:
    folder = private_folder(tmp_path / "deep" / "room")
    assert folder.stat().st_mode & 0o777 == 0o700
    Database(folder / "greenroom.sqlite", key_file).close()
    assert (folder / "greenroom.sqlite").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_every_table_has_an_owner() -> None:
    from sqlmodel import SQLModel

    without = [name for name, table in SQLModel.metadata.tables.items() if "owner_id" not in table.columns]
    assert without == []
    assert RunEvent.__tablename__ in SQLModel.metadata.tables
