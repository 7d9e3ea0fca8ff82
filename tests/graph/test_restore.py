"""An archive may come from anybody: what is not as it should be is refused, and nothing of it is kept."""

import asyncio
import json
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Invalid
from graph.export import exported
from graph.open import open_greenroom, utc_now
from graph.restore import restore
from storage import belongings
from storage.content import Json
from storage.database import Database
from tests.graph.conftest import OWNER, staged

pytestmark = pytest.mark.anyio
NOTHING = {"documents": 0, "jobs": 0, "personas": 0, "interviews": 0, "recordings": 0, "consents": 0}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An archive of one interview with one answer."""

    async def made() -> bytes:
        async with open_greenroom(tmp_path_factory.mktemp("archived")) as room:
            stage = await staged(room)
            await stage.answer(await stage.begin(question_count=5))
            ours = next(iter(room.bank.personas.values()))
            await room.personas.add(OWNER, ours)
            return b"".join([piece async for piece in exported(room.backstage.ledger.database, OWNER, utc_now())])

    return asyncio.run(made())


@pytest.fixture
def ledger(tmp_path: Path, key_file: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "greenroom.sqlite", key_file)
    yield opened
    opened.close()


async def refusal_of(ledger: Database, archive: bytes) -> str:
    """Take in an archive that is to be refused, and return what is said."""
    with pytest.raises(Invalid) as refused:
        await restore(ledger, OWNER, BytesIO(archive))
    assert len(refused.value.detail) < 300
    return refused.value.detail


def rewritten(archive: bytes, change: Callable[[str, Json], Json | bytes | None], **more: bytes) -> BytesIO:
    """Return an archive with its files changed; None leaves a file out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = change(name, json.loads(before.read(name)))
            if content is not None:
                after.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
        for name, raw in more.items():
            after.writestr(name, raw)
    return BytesIO(out.getvalue())


def interview(change: Callable[[dict[str, Any]], object]) -> Callable[[str, Json], Json]:
    """Return a change of the interview alone."""

    def apply(name: str, content: Json) -> Json:
        if name.startswith("interviews/"):
            change(content)
        return content

    return apply


def manifest(**fields: object) -> Callable[[str, Json], Json]:
    return lambda name, content: content | fields if name == "manifest.json" else content


def swapped(file: dict[str, Any], table: str, **fields: object) -> None:
    file[table][0] |= fields


def persona_with(file: Json, **fields: object) -> Json:
    row: Json = file["personas"][0]
    return row | {"content": row["content"] | fields}


HOSTILE: dict[str, Callable[[str, Json], Json | bytes | None]] = {
    "no manifest": lambda name, content: None if name == "manifest.json" else content,
    "another format": manifest(format="zip bomb"),
    "a later version": manifest(version=99),
    "a file too few": lambda name, content: None if name.startswith("jobs/") else content,
    "no JSON": lambda name, content: b"{" if name.startswith("interviews/") else content,
    "not a number": lambda name, content: b'{"interviews": [NaN]}' if name.startswith("interviews/") else content,
    "nested without end": lambda name, content: b"[" * 100_000 if name.startswith("interviews/") else content,
    "half a character": lambda name, content: b'{"jobs": [{"id": "\\ud800"}]}' if name.startswith("jobs/") else content,
    "a list": lambda name, content: b"[]" if name.startswith("jobs/") else content,
    "unknown tables": interview(lambda content: content.update(secrets=[])),
    "no interview": interview(lambda content: content.update(interviews=[])),
    "another id": interview(lambda file: swapped(file, "interviews", id="00000000-0000-4000-8000-000000000000")),
    "rows of another interview": interview(lambda file: swapped(file, "questions", interview_id="x")),
    "a word that is none": interview(lambda file: swapped(file, "interviews", status="won")),
    "a day that is none": interview(lambda file: swapped(file, "interviews", interview_on="soon")),
    "a setup that is none": interview(lambda file: swapped(file, "interviews", setup={"mode": "hard"})),
    "a question without words": interview(lambda file: swapped(file, "questions", content={})),
    "a grade that is none": interview(lambda file: swapped(file, "grades", grade={"overall": 11})),
    "a log with a gap": interview(lambda content: content["run_events"].pop(3)),
    "an event that is none": interview(lambda file: swapped(file, "run_events", type="hacked")),
    "a moment without a zone": interview(lambda file: swapped(file, "interviews", created_at="2026-11-20T09:30:00")),
    "a moment that is none": interview(lambda file: swapped(file, "interviews", created_at="soon")),
    "a number beyond all": interview(lambda file: swapped(file, "questions", number=10**30)),
    "an id without end": interview(lambda file: swapped(file, "submissions", id="x" * 10_000)),
    "a greeting that reaches out": lambda name, content: (
        {"personas": [persona_with(content, greeting="Hello {candidate.__class__.__mro__}")]}
        if name.startswith("personas/")
        else content
    ),
    "a CV that is none": lambda name, content: (
        {"documents": [{**content["documents"][0], "content": {"examples": 7}}]} if name.startswith("documents/") else content
    ),
}


async def test_an_archive_as_it_should_be_is_taken_in(ledger: Database, archive: bytes) -> None:
    restored = await restore(ledger, OWNER, rewritten(archive, lambda _, content: content))
    assert restored.brought == NOTHING | {"documents": 1, "jobs": 1, "personas": 1, "interviews": 1}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
async def test_an_archive_that_is_not_as_it_should_be_is_refused(
    archive: bytes, ledger: Database, change: Callable[[str, Json], Json | bytes | None]
) -> None:
    said = await refusal_of(ledger, rewritten(archive, change).getvalue())
    assert "Nothing was taken in" in said
    assert await ledger.read(lambda session: belongings.counts(session, OWNER)) == NOTHING


async def test_what_does_not_go_with_what_is_here_is_refused(archive: bytes, ledger: Database) -> None:
    twice = interview(lambda file: file["runs"].extend(file["runs"]))
    assert "does not go with what is here" in await refusal_of(ledger, rewritten(archive, twice).getvalue())
    assert (await ledger.read(lambda session: belongings.counts(session, OWNER)))["interviews"] == 0


@pytest.mark.parametrize("name", ["../../evil.json", "interviews/../x.json", "documents/a.exe", "/etc/passwd"])
async def test_a_file_that_does_not_belong_there_is_refused(archive: bytes, ledger: Database, name: str) -> None:
    changed = rewritten(archive, lambda _, content: content, **{name: b"{}"})
    assert "does not belong there" in await refusal_of(ledger, changed.getvalue())


async def test_what_is_no_archive_is_refused(ledger: Database, archive: bytes) -> None:
    for content in (b"", b"PK", b"no zip at all" * 100, archive[: len(archive) // 2]):
        assert "Nothing was taken in" in await refusal_of(ledger, content)


async def test_a_bomb_is_refused_before_it_is_unpacked(ledger: Database, archive: bytes) -> None:
    blanks = b'{"jobs": [' + b" " * 40_000_000
    bomb = rewritten(archive, lambda name, content: blanks if name.startswith("jobs/") else content).getvalue()
    assert len(bomb) < 200_000
    assert "cannot be read" in await refusal_of(ledger, bomb)


async def test_an_archive_with_a_damaged_file_is_refused(ledger: Database, archive: bytes) -> None:
    start = archive.index(b"interviews/") + 2_000
    assert "cannot be read" in await refusal_of(ledger, archive[:start] + bytes(200) + archive[start + 200 :])
