"""What an owner has can be taken along, brought back and erased, whole and without a trace."""

import asyncio
import json
import sqlite3
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from content.bank import Persona, load_bank
from graph.admission import Deed
from graph.archive import LEFT_OUT, TABLES
from graph.open import Greenroom, open_greenroom, open_privacy
from graph.recordings import Answered
from storage import audit
from storage.errors import Forged
from storage.tables import AuditEntry
from tests.fixtures.ledgers.opened import put
from tests.fixtures.voices import as_wav, spoken
from tests.graph.conftest import OWNER, STORY, Stage, staged

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


async def archive_of(room: Greenroom) -> bytes:
    return b"".join([piece async for piece in await room.privacy.export(OWNER)])


async def taken_in(room: Greenroom, archive: bytes) -> dict[str, int]:
    return (await room.privacy.restore(OWNER, BytesIO(archive))).brought


def some(counts: dict[str, int]) -> dict[str, int]:
    return {noun: count for noun, count in counts.items() if count}


def actions(log: list[AuditEntry]) -> list[str]:
    return [entry.action for entry in log]


async def log_of(room: Greenroom) -> list[str]:
    return actions([*await room.backstage.ledger.database.read(lambda session: audit.entries(session, OWNER))])


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Greenroom]:
    """Another installation, empty, with a key of its own."""
    async with open_greenroom(tmp_path / "elsewhere", key_file=tmp_path / "other" / "key") as room:
        yield room


async def test_everything_goes_along_and_an_open_interview_goes_on_elsewhere(stage: Stage, elsewhere: Greenroom) -> None:
    done = await stage.begin(question_count=5)
    report = await stage.finish(done)
    waiting, paused = await stage.begin(question_count=5), await stage.begin(question_count=5)
    await stage.answer(waiting)
    await stage.room.interviews.pause(OWNER, paused)
    question = await stage.open_question(waiting)
    archive = await archive_of(stage.room)
    assert some(await taken_in(elsewhere, archive)) == {"documents": 1, "jobs": 1, "interviews": 3}

    assert await elsewhere.interviews.report(OWNER, done) == report
    assert await elsewhere.studies.latest(OWNER) == await stage.room.studies.latest(OWNER)
    there = Stage(elsewhere, stage.cv_id, stage.job_id)
    assert await there.open_question(waiting) == question
    went_on = await there.finish(waiting)
    assert went_on["status"] == "completed"
    assert [entry["answer"] for entry in went_on["questions"]] == [STORY] * 5
    assert went_on["figures"]["graded"] == 5
    await elsewhere.interviews.resume(OWNER, paused)
    assert (await there.finish(paused))["figures"]["graded"] == 5


async def test_an_archive_taken_in_twice_changes_nothing(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    before = await stage.room.interviews.report(OWNER, interview_id)
    archive = await archive_of(stage.room)
    restored = await stage.room.privacy.restore(OWNER, BytesIO(archive))
    assert sum(restored.brought.values()) == 0
    assert restored.there == {"documents": 1, "jobs": 1, "personas": 0, "interviews": 1, "recordings": 0, "consents": 0}
    assert await stage.room.interviews.report(OWNER, interview_id) == before
    assert (await log_of(stage.room))[-2:] == ["export", "import"]


async def test_an_answer_that_was_admitted_and_not_worked_on_is_worked_on_elsewhere(
    tmp_path: Path, key_file: Path, elsewhere: Greenroom
) -> None:
    kept = put(1, tmp_path / "old")
    async with open_privacy(tmp_path / "old", key_file=key_file) as privacy:
        archive = b"".join([piece async for piece in await privacy.export(OWNER)])
    await taken_in(elsewhere, archive)
    reached = "q2"
    while reached == "q2":
        await asyncio.sleep(0.05)
        interview, question = await elsewhere.interviews.get(OWNER, kept.interrupted)
        reached = question.id if question else "q2"
    assert (reached in ("q2f1", "q3"), interview.status) == (True, "active")


def test_every_table_goes_into_the_archive() -> None:
    kept = {str(table.__tablename__) for tables in TABLES.values() for table in tables}
    assert kept | {"audit"} == set(SQLModel.metadata.tables)


async def test_every_column_goes_into_the_archive(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.finish(interview_id)
    await stage.room.personas.add(OWNER, persona("Zyzzyva"))
    await stage.room.recordings.agree(OWNER, 1)
    await stage.room.recordings.keep(OWNER, Answered(interview_id, "q1"), as_wav(spoken()))
    with zipfile.ZipFile(BytesIO(await archive_of(stage.room))) as archive:
        rows = [
            (table, row)
            for name in archive.namelist()
            if name != "manifest.json"
            for table, listed in json.loads(archive.read(name)).items()
            for row in listed
        ]
    seen = {table: set(row) for table, row in rows}
    assert seen.keys() == SQLModel.metadata.tables.keys()
    for name, table in SQLModel.metadata.tables.items():
        assert seen[name] == {column.name for column in table.columns} - LEFT_OUT, name


def persona(name: str) -> Persona:
    ours = {
        "id": "wanted",
        "name": name,
        "role": "Head of Things",
        "style": "warm",
        "background": "Ran things.",
        "greeting": "Hello {candidate}.",
        "closing": "Goodbye.",
    }
    return next(iter(load_bank().personas.values())).model_copy(update=ours)


async def test_an_erasure_leaves_no_byte(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    async with open_greenroom(folder) as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        await stage.finish(interview_id)
        own = await room.personas.add(OWNER, persona("Zyzzyva"))
        canaries = [word.encode() for word in (interview_id, stage.cv_id, stage.job_id, own.id)]
        assert all(found(folder, word) for word in canaries), "ids stand in the clear while there is something"
        assert not any(found(folder, word) for word in (b"Quayline", b"Wieliczko", b"Zyzzyva", STORY[:30].encode()))
        await room.privacy.erase(OWNER)
        assert set((await room.privacy.holds(OWNER)).values()) == {0}
        assert [word for word in canaries if found(folder, word)] == []
        assert await log_of(room) == ["erase"]
        again = await (await staged(room)).begin(question_count=5)
        assert again != interview_id
    assert [word for word in canaries if found(folder, word)] == []


def found(folder: Path, word: bytes) -> list[str]:
    """Return the names of the files that hold a word."""
    return [file.name for file in folder.rglob("*") if file.is_file() and word in file.read_bytes()]


async def test_a_turn_under_way_is_stopped_by_an_erasure(stage: Stage, tmp_path: Path) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.room.interviews.act(OWNER, interview_id, Deed("answer", "q1", STORY))
    await stage.room.privacy.erase(OWNER)
    assert found(tmp_path / "room", interview_id.encode()) == []


async def test_another_owner_keeps_what_is_theirs(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.room.privacy.erase("somebody else")
    assert await stage.open_question(interview_id) == "q1"
    assert [piece async for piece in await stage.room.privacy.export("somebody else")]
    archive = await archive_of(stage.room)
    restored = await stage.room.privacy.restore("somebody else", BytesIO(archive))
    assert sum(restored.brought.values()) == 0, "ids that are taken are left to whom they belong"


async def test_what_is_too_old_is_erased_with_what_only_it_needed(tmp_path: Path) -> None:
    today = NOW

    def clock() -> datetime:
        return today

    async with open_greenroom(tmp_path, clock=clock) as room:
        stage = await staged(room)
        old = await stage.begin(question_count=5)
        today = NOW + timedelta(days=20)
        other = await staged(room)
        new = await other.begin(question_count=5)
    today = NOW + timedelta(days=31)
    async with open_greenroom(tmp_path, clock=clock, retention_days=30) as room:
        assert [interview.id for interview in await room.interviews.all(OWNER)] == [new]
        assert [document.id for document in await room.library.documents(OWNER)] == [other.cv_id]
        assert [advert.id for advert in await room.library.jobs(OWNER)] == [other.job_id]
        assert [(await room.interviews.report(OWNER, new))["status"]] == ["active"]
        log = await room.backstage.ledger.database.read(lambda session: audit.entries(session, OWNER))
        gone = {(entry.action, entry.subject_id) for entry in log if entry.action.startswith("retention")}
        expected = {("interview", old), ("document", stage.cv_id), ("job", stage.job_id)}
        assert gone == {(f"retention.{noun}", subject) for noun, subject in expected}


async def test_deleting_leaves_a_note_of_ids(stage: Stage, tmp_path: Path) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.room.interviews.delete(OWNER, interview_id)
    await stage.room.library.remove_document(OWNER, stage.cv_id)
    await stage.room.library.remove_job(OWNER, stage.job_id)
    log = await stage.room.backstage.ledger.database.read(lambda session: audit.entries(session, OWNER))
    noted = [(entry.action, entry.subject_id) for entry in log if entry.action.endswith("deleted")]
    expected = [("interview", interview_id), ("document", stage.cv_id), ("job", stage.job_id)]
    assert noted == [(f"{noun}.deleted", subject) for noun, subject in expected]
    chroma = tmp_path / "room" / "chroma"
    assert found(chroma, stage.cv_id.encode()) == found(chroma, stage.job_id.encode()) == []
    with sqlite3.connect(tmp_path / "room" / "greenroom.sqlite") as ledger:
        assert ledger.execute("SELECT count(*) FROM run_events").fetchone() == (0,)
    ledger.close()


async def test_what_is_damaged_is_left_out_of_the_archive_and_can_still_be_deleted(stage: Stage, tmp_path: Path) -> None:
    damaged, sound = await stage.begin(question_count=5), await stage.begin(question_count=5)
    with sqlite3.connect(tmp_path / "room" / "greenroom.sqlite") as ledger:
        ledger.execute("UPDATE interviews SET setup = x'00' WHERE id = ?", (damaged,))
        ledger.execute("UPDATE documents SET content = x'00'")
    ledger.close()
    with zipfile.ZipFile(BytesIO(await archive_of(stage.room))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["counts"] == {"documents": 0, "jobs": 1, "personas": 0, "interviews": 1, "recordings": 0, "consents": 0}
    assert manifest["damaged"] == [f"documents/{stage.cv_id}", f"interviews/{damaged}"]
    with pytest.raises(Forged):
        await stage.room.interviews.all(OWNER)
    await stage.room.interviews.delete(OWNER, damaged)
    await stage.room.library.remove_document(OWNER, stage.cv_id)
    assert [interview.id for interview in await stage.room.interviews.all(OWNER)] == [sound]
