"""Private text is sealed for the row it stands in: nothing else opens it, and nothing unsealed is taken for it."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, String, update
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, col, select

from storage import events, runs
from storage.content import Fingerprint, Private, RowNeeded
from storage.database import Database
from storage.errors import Forged
from storage.moment import Moment
from storage.tables import Document, GradeRow, Run, RunEvent, Submission
from tests.fixtures.ledgers.opened import put

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CANARY = "canary 7f3a"

IN_CLEAR = """
action admitted_at asked_at at attempt bank_id claims competency created_at creation_key document_id ended_at engine
finished_at follow_up id idempotency_key industry interview_id interview_on interview_type job_id key kind language
lease_owner leased_until mode number open_question_id overall owner_id persona_id question_count question_id role_level
content_type run_id seq source status subject_id type updated_at version
""".split()
"""Columns whose values are words of closed lists, ids, numbers, moments or fingerprints. Add a name only with that in mind."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "greenroom.sqlite"


@pytest.fixture
def ledger(path: Path, key_file: Path) -> Iterator[Database]:
    opened = Database(path, key_file)
    yield opened
    opened.close()


def changed(path: Path, statement: str, *values: object) -> None:
    """Change the file behind Greenroom's back."""
    with sqlite3.connect(path) as connection:
        assert connection.execute(statement, values).rowcount
    connection.close()


def held(path: Path) -> bytes:
    """Return every byte of the ledger's files."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def submission(name: str, text: str = CANARY) -> Submission:
    return Submission(
        id=name,
        interview_id="i",
        question_id=name,
        action="answer",
        idempotency_key=f"{CANARY} {name}",
        body_hash=CANARY,
        answer={"text": text},
        run_id="r",
        admitted_at=NOW,
    )


async def test_private_values_come_back_as_they_were_and_stand_nowhere_in_the_file(ledger: Database, path: Path) -> None:
    def enter(session: Session) -> None:
        session.add(submission("a"))
        session.add(Document(id="d", filename={"name": f"{CANARY}.pdf"}, content={"cv": [CANARY, "é"]}, created_at=NOW))
        session.add(Run(id="r", interview_id="i", kind="answer", error=CANARY, created_at=NOW))

    await ledger.write(enter)
    found = await ledger.read(lambda session: runs.submission_with_key(session, "i", f"{CANARY} a"))
    document = await ledger.read(lambda session: session.get(Document, "d"))
    run = await ledger.read(lambda session: session.get(Run, "r"))
    assert found is not None
    assert document is not None
    assert run is not None
    assert (found.answer, found.body_hash) == ({"text": CANARY}, CANARY)
    assert (document.filename, document.content) == ({"name": f"{CANARY}.pdf"}, {"cv": [CANARY, "é"]})
    assert run.error == CANARY
    assert b"interview_id" in held(path)
    assert CANARY.encode() not in held(path)


async def test_a_value_changed_in_an_open_row_is_sealed_too(ledger: Database, path: Path) -> None:
    await ledger.write(lambda session: session.add(GradeRow(interview_id="i", question_id="q", grade={"overall": 1})))

    def change(session: Session) -> None:
        row = session.get(GradeRow, ("i", "q", 1))
        assert row is not None
        row.grade = (row.grade or {}) | {"words": CANARY}
        row.examples = {"lines": [CANARY]}
        session.flush()
        session.refresh(row)
        assert row.grade == {"overall": 1, "words": CANARY}

    await ledger.write(change)
    row = await ledger.read(lambda session: session.get(GradeRow, ("i", "q", 1)))
    assert row is not None
    assert (row.grade, row.examples) == ({"overall": 1, "words": CANARY}, {"lines": [CANARY]})
    assert CANARY.encode() not in held(path)


async def test_a_value_taken_from_one_row_to_another_is_sealed_for_the_other(ledger: Database) -> None:
    def work(session: Session) -> None:
        first = submission("a")
        session.add(first)
        session.flush()
        second = submission("b")
        second.answer = first.answer
        session.add(second)

    await ledger.write(work)
    row = await ledger.read(lambda session: session.get(Submission, "b"))
    assert row is not None
    assert row.answer == {"text": CANARY}


FORGERIES = {
    "another row's value": "UPDATE submissions SET answer = (SELECT answer FROM submissions WHERE id = 'b') WHERE id = 'a'",
    "another column's value": "UPDATE submissions SET answer = body_hash WHERE id = 'a'",
    "plaintext": """UPDATE submissions SET answer = '{"text": "forged"}' WHERE id = 'a'""",
    "plaintext as bytes": """UPDATE submissions SET answer = CAST('{"text": "forged"}' AS BLOB) WHERE id = 'a'""",
    "a number": "UPDATE submissions SET answer = 7 WHERE id = 'a'",
    "nothing": "UPDATE submissions SET answer = x'' WHERE id = 'a'",
    "a cut value": "UPDATE submissions SET answer = substr(answer, 1, 20) WHERE id = 'a'",
    "another end": "UPDATE submissions SET answer = CAST(substr(answer, 1, 40) || x'00' AS BLOB) WHERE id = 'a'",
    "a row with another key": "UPDATE submissions SET id = 'c' WHERE id = 'a'",
}


@pytest.mark.parametrize("statement", FORGERIES.values(), ids=FORGERIES.keys())
async def test_what_was_forged_or_moved_is_refused(ledger: Database, path: Path, statement: str) -> None:
    await ledger.write(lambda session: session.add_all([submission("a"), submission("b")]))
    changed(path, statement)
    with pytest.raises(Forged, match=r"submissions.*Restore it from a backup"):
        await ledger.read(lambda session: session.exec(select(Submission).where(col(Submission.id).in_(["a", "c"]))).all())
    assert await ledger.read(lambda session: session.get(Submission, "b")) is not None


async def test_private_columns_are_neither_read_nor_written_without_their_row(ledger: Database) -> None:
    await ledger.write(lambda session: session.add(submission("a")))
    (answer,) = await ledger.read(lambda session: session.exec(select(Submission.answer)).all())
    with pytest.raises(RowNeeded):
        answer["text"]
    with pytest.raises(StatementError, match="only be written with its row") as caught:
        await ledger.write(lambda session: session.exec(update(Submission).values(answer={"text": CANARY})))
    assert CANARY not in str(caught.value)


async def test_two_ledgers_under_one_key_do_not_open_each_other(tmp_path: Path, key_file: Path) -> None:
    ledgers = [Database(tmp_path / name, key_file) for name in ("one.sqlite", "two.sqlite")]
    for ledger in ledgers:
        await ledger.write(lambda session: session.add(submission("a")))
        ledger.close()
    with sqlite3.connect(tmp_path / "one.sqlite") as connection:
        (foreign,) = connection.execute("SELECT answer FROM submissions").fetchone()
    connection.close()
    changed(tmp_path / "two.sqlite", "UPDATE submissions SET answer = ?", foreign)
    again = Database(tmp_path / "two.sqlite", key_file)
    with pytest.raises(Forged):
        await again.read(lambda session: session.get(Submission, "a"))
    again.close()


async def test_the_same_text_looks_different_each_time(ledger: Database, path: Path) -> None:
    await ledger.write(lambda session: events.append(session, "i", [("grade", {"same": CANARY})] * 50, NOW))
    with sqlite3.connect(path) as connection:
        values = [value for (value,) in connection.execute("SELECT content FROM run_events")]
    connection.close()
    assert len({value[5:17] for value in values}) == len(set(values)) == 50, "every nonce is new"
    rows = await ledger.read(lambda session: session.exec(select(RunEvent)).all())
    assert all(row.content == {"same": CANARY} for row in rows)


def test_every_text_column_is_private_or_known_to_hold_nothing_private() -> None:
    unknown = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if not isinstance(column.type, Private | Fingerprint | Moment) and column.name not in IN_CLEAR
    ]
    assert unknown == []


def test_columns_of_keys_hold_fingerprints() -> None:
    kept: list[Column[str]] = [
        column
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if column.name in ("idempotency_key", "creation_key")
    ]
    assert len(kept) == 2
    assert all(isinstance(column.type, Fingerprint) and not isinstance(column.type, String) for column in kept)


async def test_a_ledger_in_plaintext_is_encrypted_whole(tmp_path: Path, key_file: Path) -> None:
    put(1, tmp_path)
    path = tmp_path / "greenroom.sqlite"
    before = held(path)
    said = (b"hauliers", b"Quayline", b"cv.json", b"one depot at a time")
    assert all(word in before for word in said)
    ledger = Database(path, key_file)
    document = await ledger.read(lambda session: session.exec(select(Document)).one())
    assert document.filename == {"name": "cv.json"}
    assert "Quayline" in str(document.content)
    ledger.close()
    assert [word for word in said if word in held(path)] == []
    assert b'"text"' not in held(path)


async def test_an_encryption_that_was_cut_short_begins_again(tmp_path: Path, key_file: Path) -> None:
    put(1, tmp_path)
    path = tmp_path / "greenroom.sqlite"
    changed(path, """UPDATE study_plans SET content = CAST('half' AS BLOB)""")
    with pytest.raises(Forged, match="half encrypted"):
        Database(path, key_file)
    assert b"hauliers" in held(path), "nothing was changed"


async def test_an_encrypted_ledger_cannot_be_passed_off_as_an_older_one(ledger: Database, path: Path, key_file: Path) -> None:
    await ledger.write(lambda session: session.add(submission("a")))
    changed(path, "UPDATE schema_version SET version = 2")
    with pytest.raises(Forged, match="encryption was changed"):
        Database(path, key_file)
