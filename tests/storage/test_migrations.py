"""A ledger of any earlier release becomes what a new one is, and what stood in it is still there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select, update

from storage import audit, interviews
from storage.database import Database
from storage.tables import AuditEntry, Interview
from tests.fixtures.ledgers.opened import SCHEMAS, put

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(params=SCHEMAS)
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "old" / "greenroom.sqlite", put(request.param, tmp_path / "old").key_file)
    yield opened
    opened.close()


@pytest.fixture
def ledger(tmp_path: Path, key_file: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "new.sqlite", key_file)
    yield opened
    opened.close()


def shape(database: Database) -> dict[str, list[object]]:
    """Return the columns and the indexes of every table, and the triggers."""
    looked = inspect(database._reading)
    with database._reading.connect() as connection:
        triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")).all()
    tables = {
        table: [
            {(column["name"], column["nullable"]) for column in looked.get_columns(table)},
            {(index["name"], *index["column_names"], index["unique"]) for index in looked.get_indexes(table)},
        ]
        for table in looked.get_table_names()
    }
    return tables | {"triggers": [*triggers]}


def test_an_old_ledger_takes_the_shape_of_a_new_one(migrated: Database, ledger: Database) -> None:
    assert shape(migrated) == shape(ledger)


async def test_what_an_old_ledger_holds_can_be_read(migrated: Database) -> None:
    found = await migrated.read(lambda session: interviews.newest(session, "local"))
    assert sorted(interview.status for interview in found) == ["active", "active", "completed", "paused"]
    completed = next(interview for interview in found if interview.status == "completed")
    assert completed.analysis is not None
    assert all(row.grade for row in await migrated.read(lambda session: interviews.grades(session, completed.id)))


async def test_an_interview_is_begun_once_under_a_key_of_its_owner(ledger: Database) -> None:
    def begin(name: str, owner: str, key: str | None) -> Interview:
        return Interview(
            id=name,
            owner_id=owner,
            status="pending",
            interview_type="behavioral",
            industry="any",
            role_level="mid",
            mode="graded",
            engine="offline",
            question_count=5,
            setup={},
            created_at=NOW,
            updated_at=NOW,
            creation_key=key,
        )

    rows = [begin("a", "one", "k"), begin("b", "two", "k"), begin("c", "one", None), begin("d", "one", None)]
    await ledger.write(lambda session: session.add_all(rows))
    with pytest.raises(IntegrityError):
        await ledger.write(lambda session: session.add(begin("e", "one", "k")))


async def test_the_audit_log_can_be_added_to_and_nothing_else(ledger: Database) -> None:
    await ledger.write(lambda session: audit.note(session, "local", "export", NOW))
    for change in (update(AuditEntry).values(action="none"), delete(AuditEntry)):
        with pytest.raises(IntegrityError, match="append-only"):
            await ledger.write(lambda session, change=change: session.exec(change))  # type: ignore[misc]
    kept = await ledger.read(lambda session: audit.entries(session, "local"))
    assert [entry.action for entry in kept] == ["export"]


async def test_an_erasure_removes_the_log_of_its_owner_and_says_so(ledger: Database) -> None:
    def work(session: Session) -> None:
        audit.note(session, "local", "interview.deleted", NOW, "some-id")
        audit.note(session, "other", "export", NOW)
        audit.erased(session, "local", NOW)

    await ledger.write(work)
    left = await ledger.read(lambda session: session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all())
    assert [(entry.owner_id, entry.action) for entry in left] == [("other", "export"), ("local", "erase")]
    with pytest.raises(IntegrityError, match="append-only"):
        await ledger.write(lambda session: session.exec(delete(AuditEntry)))
