"""A recording is kept where somebody agreed, goes wherever its interview goes, and never touches a grade."""

import re
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from content.consents import load_consent
from graph.admission import Deed
from graph.errors import Conflict, ConsentRequired, Invalid, Unknown
from graph.open import Greenroom, open_greenroom
from graph.recordings import Answered
from storage import audit, interviews
from storage.content import Json
from tests.fixtures.voices import as_wav, encoded, spoken
from tests.graph.conftest import OWNER, STORY, Stage, staged
from tools.speech_errors import CorruptRecording, UnsupportedRecording

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
VERSION = load_consent("recording").version
SOUND = as_wav(spoken())


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Greenroom]:
    async with open_greenroom(tmp_path / "elsewhere", key_file=tmp_path / "other" / "key") as room:
        yield room


async def log_of(room: Greenroom) -> list[tuple[str, str | None]]:
    entries = await room.backstage.ledger.database.read(lambda session: audit.entries(session, OWNER))
    return [(entry.action, entry.subject_id) for entry in entries]


async def recorded(stage: Stage) -> Answered:
    """Answer the first question of a new interview aloud."""
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    await stage.room.recordings.agree(OWNER, VERSION)
    answered = Answered(interview_id, "q1")
    await stage.room.recordings.keep(OWNER, answered, SOUND)
    return answered


async def archive_of(room: Greenroom) -> bytes:
    return b"".join([piece async for piece in await room.privacy.export(OWNER)])


async def test_nothing_is_kept_without_consent_nor_after_it_was_taken_back(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    answered, ours = Answered(interview_id, "q1"), stage.room.recordings
    with pytest.raises(ConsentRequired):
        await ours.check(OWNER, answered)
    with pytest.raises(ConsentRequired):
        await ours.keep(OWNER, answered, SOUND)
    with pytest.raises(Conflict, match="changed"):
        await ours.agree(OWNER, VERSION + 1)
    assert (await ours.agree(OWNER, VERSION)).given
    await ours.keep(OWNER, answered, SOUND)
    kept = await ours.withdraw(OWNER, delete=False)
    assert (kept.given, kept.recordings) == (False, 1)
    with pytest.raises(ConsentRequired):
        await ours.keep(OWNER, answered, SOUND)
    assert (await ours.one(OWNER, answered)).audio == SOUND, "what is there can still be played"
    assert (await ours.withdraw(OWNER, delete=True)).recordings == 0
    done = [action for action, _ in await log_of(stage.room) if action.startswith(("consent", "recording"))]
    assert done == ["consent.given", "recording.kept", "consent.withdrawn", "recording.deleted"]


async def test_the_measures_are_those_of_the_sound_and_of_the_answer(stage: Stage) -> None:
    answered = await recorded(stage)
    (listed,) = await stage.room.recordings.of_interview(OWNER, answered.interview_id)
    assert listed.measures["first_word"] == pytest.approx(1.2, abs=0.05)
    assert listed.measures["words"] > 90
    assert listed.measures["pace"] is None, "nobody says so much in eight seconds"


async def test_a_grade_is_the_same_with_and_without_a_recording(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    before = await stage.room.interviews.report(OWNER, interview_id)
    (without,) = await grades_of(stage, interview_id)
    await stage.room.recordings.agree(OWNER, VERSION)
    await stage.room.recordings.keep(OWNER, Answered(interview_id, "q1"), encoded(spoken(), "webm"))
    assert await grades_of(stage, interview_id) == [without]
    assert await stage.room.interviews.report(OWNER, interview_id) == before
    await again(stage, interview_id)
    await stage.answer(interview_id)
    await stage.room.recordings.keep(OWNER, Answered(interview_id, "q1", 2), SOUND)
    assert await grades_of(stage, interview_id) == [without, without], "the same words earn the same"


def test_nothing_that_asks_or_grades_knows_of_sound() -> None:
    """Only what keeps recordings, takes them along and opens them may import anything that does."""
    root = Path(__file__).parents[2]
    allowed = {f"graph/{name}.py" for name in ("recordings", "archive", "restore", "open")}
    knowing = {
        str(path.relative_to(root))
        for folder in ("agents", "engine", "graph", "retrieval", "tools", "evals")
        for path in (root / folder).rglob("*.py")
        if re.search(r"(tools\.speech_|graph\.recordings|storage\.recordings)", path.read_text(encoding="utf-8"))
        and not path.name.startswith("speech_")
    }
    assert knowing <= allowed
    assert "graph/recordings.py" in knowing


async def grades_of(stage: Stage, interview_id: str) -> list[Json | None]:
    rows = await stage.room.backstage.ledger.database.read(lambda session: interviews.grades(session, interview_id))
    return [row.grade for row in rows if row.question_id == "q1"]


async def again(stage: Stage, interview_id: str) -> None:
    """Let the first question be asked once more."""
    admitted = await stage.room.interviews.act(OWNER, interview_id, Deed("retry", "q1"))
    await stage.room.interviews.settled(admitted.run_id)


async def test_a_retry_has_a_recording_of_its_own(stage: Stage) -> None:
    answered = await recorded(stage)
    ours, second = stage.room.recordings, Answered(answered.interview_id, "q1", 2)
    with pytest.raises(Unknown, match="attempt 2"):
        await ours.keep(OWNER, second, SOUND)
    with pytest.raises(Unknown, match="no answer to q9"):
        await ours.keep(OWNER, Answered(answered.interview_id, "q9"), SOUND)
    await again(stage, answered.interview_id)
    await stage.answer(answered.interview_id, STORY)
    await ours.keep(OWNER, second, SOUND)
    await ours.remove(OWNER, answered)
    assert [row.attempt for row in await ours.of_interview(OWNER, answered.interview_id)] == [2]


async def test_what_cannot_be_played_is_not_kept(stage: Stage) -> None:
    answered = await recorded(stage)
    for content, error in ((b"no sound at all", UnsupportedRecording), (SOUND[:12] + b"\xff" * 900, CorruptRecording)):
        with pytest.raises(error):
            await stage.room.recordings.keep(OWNER, answered, content)
    assert (await stage.room.recordings.one(OWNER, answered)).audio == SOUND, "the earlier one stays"


async def test_a_recording_goes_along_in_the_archive(stage: Stage, elsewhere: Greenroom) -> None:
    answered = await recorded(stage)
    archive = await archive_of(stage.room)
    brought = (await elsewhere.privacy.restore(OWNER, BytesIO(archive))).brought
    assert (brought["recordings"], brought["consents"]) == (1, 1)
    there = await elsewhere.recordings.one(OWNER, answered)
    assert (there.audio, there.content_type) == (SOUND, "audio/wav")
    assert there.measures == (await stage.room.recordings.one(OWNER, answered)).measures
    assert (await elsewhere.recordings.standing(OWNER)).given
    twice = await elsewhere.privacy.restore(OWNER, BytesIO(archive))
    assert (twice.brought["recordings"], twice.there["recordings"]) == (0, 1)


async def test_an_archive_does_not_bring_a_consent_back_that_was_taken_back(stage: Stage, elsewhere: Greenroom) -> None:
    await recorded(stage)
    archive = await archive_of(stage.room)
    await elsewhere.recordings.agree(OWNER, VERSION)
    await elsewhere.recordings.withdraw(OWNER, delete=False)
    await elsewhere.privacy.restore(OWNER, BytesIO(archive))
    assert not (await elsewhere.recordings.standing(OWNER)).given


async def test_an_archive_of_the_release_before_is_taken_in(stage: Stage, elsewhere: Greenroom) -> None:
    await stage.answer(await stage.begin(question_count=5))
    words = (b', "recordings": 0, "consents": 0', b"", b'"version": 2', b'"version": 1')
    before = changed(await archive_of(stage.room), "manifest", *words)
    assert (await elsewhere.privacy.restore(OWNER, BytesIO(before))).brought["interviews"] == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"audio": "', b'"audio": "%%%'),
        pytest.param(b'"audio": "UklGR', b'"audio": "PGh0b', marks=pytest.mark.long),
        pytest.param(b"audio/wav", b"text/html", marks=pytest.mark.long),
        (b"audio/wav", b"audio/mp4"),
        pytest.param(b'"seconds": ', b'"seconds": "long", "x": ', marks=pytest.mark.long),
        pytest.param(b'"attempt": 1', b'"attempt": 10000000', marks=pytest.mark.long),
    ],
)
async def test_a_recording_that_is_none_is_refused(stage: Stage, elsewhere: Greenroom, old: bytes, new: bytes) -> None:
    await recorded(stage)
    with pytest.raises(Invalid, match="Nothing was taken in"):
        await elsewhere.privacy.restore(OWNER, BytesIO(changed(await archive_of(stage.room), "recordings/", old, new)))
    assert (await elsewhere.privacy.holds(OWNER))["interviews"] == 0


async def test_a_recording_without_its_interview_is_left_out(stage: Stage, elsewhere: Greenroom) -> None:
    await recorded(stage)
    archive = changed(await archive_of(stage.room), "manifest", b'"interviews": 1', b'"interviews": 0', without="interviews/")
    await elsewhere.privacy.restore(OWNER, BytesIO(archive))
    assert (await elsewhere.privacy.holds(OWNER))["recordings"] == 0


def changed(archive: bytes, only: str, *words: bytes, without: str = "nothing") -> bytes:
    """Return an archive with words of some files replaced (old, new, old, new...), and other files left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith(only):
                content = b" ".join(content.split())
                for old, new in zip(words[::2], words[1::2], strict=True):
                    assert old in content
                    content = content.replace(old, new, 1)
            if not name.startswith(without):
                after.writestr(name, content)
    return out.getvalue()


async def test_what_is_too_old_goes_with_its_interview_and_so_does_a_withdrawn_consent(tmp_path: Path) -> None:
    today = NOW

    def clock() -> datetime:
        return today

    async with open_greenroom(tmp_path, clock=clock) as room:
        answered = await recorded(await staged(room))
        await room.recordings.withdraw(OWNER, delete=False)
    today = NOW + timedelta(days=31)
    async with open_greenroom(tmp_path, clock=clock, retention_days=30) as room:
        assert set((await room.privacy.holds(OWNER)).values()) == {0}
        assert (await room.recordings.standing(OWNER)).given_at is None
        assert ("retention.interview", answered.interview_id) in await log_of(room)
        assert "retention.consent" in [action for action, _ in await log_of(room)]


async def test_an_erasure_leaves_no_recording_and_no_consent(stage: Stage) -> None:
    await recorded(stage)
    await stage.room.privacy.erase(OWNER)
    assert set((await stage.room.privacy.holds(OWNER)).values()) == {0}
    assert (await stage.room.recordings.standing(OWNER)).given_at is None


async def test_what_belongs_to_somebody_else_is_not_there(stage: Stage) -> None:
    answered, ours = await recorded(stage), stage.room.recordings
    with pytest.raises(Unknown):
        await ours.one("bo", answered)
    with pytest.raises(Unknown):
        await ours.remove("bo", answered)
    with pytest.raises(Unknown):
        await ours.of_interview("bo", answered.interview_id)
    await ours.withdraw("bo", delete=True)
    await ours.remove_all("bo")
    assert (await ours.standing(OWNER)).recordings == 1
