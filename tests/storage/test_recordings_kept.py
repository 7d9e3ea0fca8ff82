"""What was said stands in no file as it was said, is opened only to be played, and goes with what it belongs to."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, select, update

from storage import belongings, consents, interviews, recordings
from storage.database import Database
from storage.errors import Forged
from storage.tables import Consent, Recording

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
AUDIO = b"RIFF" + b"a canary that was spoken" * 4000
"""Longer than a page of the file, so that it is spread over many."""


@pytest.fixture
def ledger(tmp_path: Path, key_file: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "greenroom.sqlite", key_file)
    yield opened
    opened.close()


def recording(name: str, interview_id: str = "i", question_id: str = "q1", owner_id: str = "local") -> Recording:
    return Recording(
        id=name,
        owner_id=owner_id,
        interview_id=interview_id,
        question_id=question_id,
        content_type="audio/wav",
        audio=AUDIO,
        measures={"seconds": 61.5, "words": "canary"},
        created_at=NOW,
    )


def consent(name: str, owner_id: str = "local", at: datetime = NOW) -> Consent:
    return Consent(id=name, owner_id=owner_id, kind="recording", version=1, content={"text": ["canary"]}, created_at=at)


def held(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.iterdir() if file.is_file())


async def test_a_recording_comes_back_as_it_was_and_stands_nowhere_in_the_file(ledger: Database, tmp_path: Path) -> None:
    await ledger.write(lambda session: session.add_all([recording("r"), consent("c")]))
    found = await ledger.read(lambda session: session.get(Recording, "r"))
    assert found is not None
    assert (found.audio, found.measures["seconds"]) == (AUDIO, 61.5)
    await ledger.sweep()
    assert b"interview_id" in held(tmp_path)
    assert b"canary" not in held(tmp_path)


async def test_a_list_of_recordings_opens_no_sound(ledger: Database, tmp_path: Path) -> None:
    await ledger.write(lambda session: session.add(recording("r")))
    with sqlite3.connect(tmp_path / "greenroom.sqlite") as connection:
        connection.execute("UPDATE recordings SET audio = x'00'")
    connection.close()
    (listed,) = await ledger.read(lambda session: recordings.of_interview(session, "i"))
    assert listed.measures["seconds"] == 61.5
    with pytest.raises(Forged, match="recordings"):
        await ledger.read(lambda session: session.get(Recording, "r"))
    await ledger.write(lambda session: recordings.remove(session, "r"))
    assert await ledger.read(lambda session: recordings.of_interview(session, "i")) == []


async def test_the_sound_of_one_answer_is_not_taken_for_that_of_another(ledger: Database, tmp_path: Path) -> None:
    await ledger.write(lambda session: session.add_all([recording("a"), recording("b", question_id="q2")]))
    with sqlite3.connect(tmp_path / "greenroom.sqlite") as connection:
        connection.execute("UPDATE recordings SET audio = (SELECT audio FROM recordings WHERE id = 'b') WHERE id = 'a'")
    connection.close()
    with pytest.raises(Forged):
        await ledger.read(lambda session: session.get(Recording, "a"))


async def test_sound_is_not_written_without_its_row(ledger: Database) -> None:
    await ledger.write(lambda session: session.add(recording("r")))
    with pytest.raises(StatementError, match="only be written with their row"):
        await ledger.write(lambda session: session.exec(update(Recording).values(audio=AUDIO)))


async def test_a_second_recording_of_an_answer_takes_the_place_of_the_first(ledger: Database) -> None:
    for name in ("first", "second"):
        await ledger.write(lambda session, name=name: recordings.put(session, recording(name)))  # type: ignore[misc]
    assert [row.id for row in await ledger.read(lambda session: recordings.of_interview(session, "i"))] == ["second"]


async def test_a_recording_goes_with_its_interview_and_all_goes_with_its_owner(ledger: Database) -> None:
    mine = [recording("a"), recording("b", "j"), consent("c")]
    await ledger.write(lambda session: session.add_all([*mine, consent("d", "other")]))
    await ledger.write(lambda session: interviews.remove(session, "i"))
    assert (await ledger.read(lambda session: belongings.counts(session, "local")))["recordings"] == 1
    await ledger.write(lambda session: belongings.erase(session, "local", NOW))
    assert set((await ledger.read(lambda session: belongings.counts(session, "local"))).values()) == {0}
    assert (await ledger.read(lambda session: belongings.counts(session, "other")))["consents"] == 1


async def test_a_later_no_goes_before_an_older_yes(ledger: Database) -> None:
    def said(session: Session) -> tuple[str, bool]:
        row = consents.latest(session, "local", "recording")
        assert row is not None
        return row.id, row.withdrawn_at is None

    await ledger.write(lambda session: session.add_all([consent("new"), consent("theirs", "other")]))
    assert await ledger.read(said) == ("new", True)
    assert await ledger.write(lambda session: consents.withdraw(session, "local", "recording", NOW))
    assert not await ledger.write(lambda session: consents.withdraw(session, "local", "recording", NOW))
    await ledger.write(lambda session: session.add(consent("old, from an archive", at=NOW - timedelta(days=9))))
    assert await ledger.read(said) == ("new", False)
    rows = await ledger.read(lambda session: belongings.withdrawn(session, NOW + timedelta(days=1)))
    assert [row.id for row in rows] == ["new"]
    theirs = await ledger.read(lambda session: session.exec(select(Consent).where(Consent.owner_id == "other")).one())
    assert theirs.withdrawn_at is None
