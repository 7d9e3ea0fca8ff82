"""Checkpoints are sealed row by row: LangGraph's contract holds, nothing stands in the clear, nothing forged is taken."""

import sqlite3
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import empty_checkpoint
from langgraph.checkpoint.conformance import checkpointer_test, validate
from langgraph.checkpoint.conformance.report import CapabilityReport

from graph.checkpoints import FILE, checkpointer
from graph.open import open_greenroom
from graph.saver import LeanSaver
from storage.database import Database
from storage.errors import Corrupt, Forged
from tests.fixtures.ledgers.opened import put
from tests.graph.conftest import STORY, Stage

pytestmark = pytest.mark.anyio
CANARY = "canary 5e1d"
OLD = (b"question_count", b"behavioral", b"interview_type", b"candidate")
UNSUPPORTED = {"delete_for_runs", "copy_thread", "prune"}
"""What LangGraph's own SQLite saver cannot do."""


@asynccontextmanager
async def opened(folder: Path, key_file: Path) -> AsyncIterator[LeanSaver]:
    database = Database(folder / "greenroom.sqlite", key_file)
    async with checkpointer(folder, database) as saver:
        yield saver
    database.close()


@pytest.fixture
async def saver(tmp_path: Path, key_file: Path) -> AsyncIterator[LeanSaver]:
    async with opened(tmp_path, key_file) as ready:
        yield ready


def thread(name: str) -> RunnableConfig:
    return {"configurable": {"thread_id": name, "checkpoint_ns": ""}}


async def keep(saver: LeanSaver, name: str, **configured: str) -> RunnableConfig:
    """Keep a checkpoint with a private word everywhere that one may stand."""
    checkpoint = empty_checkpoint()
    checkpoint["channel_values"] = {"answer": {"text": CANARY}}
    config = thread(name)
    config["metadata"] = {"said": CANARY}
    config["configurable"] |= configured
    stored = await saver.aput(config, checkpoint, {"source": "loop", "step": 1, "parents": {}}, {})
    await saver.aput_writes(stored, [("answer", {"text": CANARY}), ("question", None)], "task")
    return stored


def held(folder: Path) -> bytes:
    """Return every byte of the checkpoints' files."""
    return b"".join(file.read_bytes() for file in folder.glob(f"{FILE}*"))


def changed(folder: Path, statement: str) -> None:
    """Change the file behind Greenroom's back."""
    with sqlite3.connect(folder / FILE) as connection:
        assert connection.execute(statement).rowcount
    connection.close()


async def test_langgraphs_own_contract_holds(key_file: Path) -> None:
    async def made() -> AsyncGenerator[LeanSaver, None]:
        with TemporaryDirectory() as folder:
            async with opened(Path(folder), key_file) as ready:
                yield ready

    report: CapabilityReport = await validate(checkpointer_test("LeanSaver", skip_capabilities=UNSUPPORTED)(made))
    failures = [failure for result in report.results.values() for failure in result.failures]
    assert failures == []
    assert {name for name, result in report.results.items() if result.passed} == set(report.results) - UNSUPPORTED
    assert sum(result.tests_passed for result in report.results.values()) >= 50


async def test_what_a_cancelled_run_hands_in_too_late_is_not_kept(saver: LeanSaver, tmp_path: Path) -> None:
    gone = await keep(saver, "one")
    await saver.adelete_thread("one")
    await saver.aput_writes(gone, [("__error__", CANARY)], "task")
    assert await saver.threads() == set()
    anew = await keep(saver, "one")
    await saver.aput_writes(gone, [("__error__", CANARY)], "task")
    await saver.aput_writes(anew, [("heard", CANARY)], "another")
    with sqlite3.connect(tmp_path / FILE) as connection:
        kept = connection.execute("SELECT checkpoint_id, channel FROM writes ORDER BY channel").fetchall()
    connection.close()
    assert kept == [(anew["configurable"]["checkpoint_id"], channel) for channel in ("answer", "heard", "question")]


async def test_what_is_kept_comes_back_and_stands_nowhere_in_the_file(saver: LeanSaver, tmp_path: Path) -> None:
    stored = await keep(saver, "one", user=CANARY)
    found = await saver.aget_tuple(stored)
    assert found is not None
    assert found.checkpoint["channel_values"] == {"answer": {"text": CANARY}}
    assert dict(found.metadata) == {"source": "loop", "step": 1, "parents": {}, "said": CANARY, "user": CANARY}
    assert found.pending_writes == [("task", "answer", {"text": CANARY}), ("task", "question", None)]
    assert [listed.metadata async for listed in saver.alist(None, filter={"user": CANARY})] == [found.metadata]
    assert [listed async for listed in saver.alist(None, filter={"user": "another"})] == []
    assert b"checkpoint_id" in held(tmp_path)
    assert CANARY.encode() not in held(tmp_path)


FORGERIES = {
    "another thread's": "UPDATE checkpoints SET checkpoint = (SELECT checkpoint FROM checkpoints WHERE thread_id = 'two')",
    "another checkpoint's": "UPDATE checkpoints SET checkpoint_id = checkpoint_id || '0' WHERE thread_id = 'one'",
    "a write's": "UPDATE checkpoints SET checkpoint = (SELECT value FROM writes LIMIT 1) WHERE thread_id = 'one'",
    "plaintext": "UPDATE checkpoints SET type = 'msgpack', checkpoint = x'80' WHERE thread_id = 'one'",
    "plaintext under our name": "UPDATE checkpoints SET checkpoint = x'80' WHERE thread_id = 'one'",
    "a write of another thread": "UPDATE writes SET value = (SELECT value FROM writes WHERE thread_id = 'two' LIMIT 1)",
    "a write of another channel": "UPDATE writes SET channel = 'other' WHERE idx = 0",
    "a write of another task": "UPDATE writes SET task_id = 'other'",
    "a write in plaintext": "UPDATE writes SET type = 'null', value = x''",
}


@pytest.mark.parametrize("statement", FORGERIES.values(), ids=FORGERIES.keys())
async def test_what_was_forged_or_moved_is_refused(saver: LeanSaver, tmp_path: Path, statement: str) -> None:
    for name in ("one", "two"):
        await keep(saver, name)
    changed(tmp_path, statement)
    with pytest.raises(Forged, match="outside Greenroom"):
        await saver.aget_tuple(thread("one"))
    with pytest.raises(Forged):
        assert [found async for found in saver.alist(thread("one"))]


async def test_another_key_opens_nothing(tmp_path: Path, key_file: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        async with opened(tmp_path / name, key_file) as saver:
            await keep(saver, "one")
    (tmp_path / "here" / FILE).replace(tmp_path / "there" / FILE)
    async with opened(tmp_path / "there", key_file) as saver:
        with pytest.raises(Forged):
            await saver.aget_tuple(thread("one"))


async def test_checkpoints_of_an_earlier_release_are_sealed_once_and_then_plaintext_is_refused(
    tmp_path: Path, key_file: Path
) -> None:
    kept = put(1, tmp_path)
    assert all(word in held(tmp_path) for word in OLD), "the fixture is in plaintext"
    async with opened(tmp_path, key_file) as saver:
        found = await saver.aget_tuple(thread(kept.waiting))
        assert found is not None
        assert found.checkpoint["channel_values"]["question"]["id"] == "q3"
        assert [channel for _, channel, _ in found.pending_writes or []] == ["__interrupt__"]
    assert [word for word in OLD if word in held(tmp_path)] == []
    changed(tmp_path, "UPDATE checkpoints SET type = 'msgpack', checkpoint = x'80'")
    async with opened(tmp_path, key_file) as saver:
        with pytest.raises(Forged, match="not encrypted"):
            await saver.aget_tuple(thread(kept.waiting))


async def test_damaged_checkpoints_are_named_and_left_as_they_are(tmp_path: Path, key_file: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all " * 100)
    with pytest.raises(Corrupt, match=r"checkpoints\.sqlite.*move it away"):
        async with open_greenroom(tmp_path, key_file=key_file):
            pass
    assert (tmp_path / FILE).read_bytes().startswith(b"no database")


async def test_an_interview_leaves_nothing_readable_in_its_checkpoints(stage: Stage, tmp_path: Path) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    assert interview_id.encode() in held(tmp_path / "room")
    words: list[str] = [*STORY.split(". "), "Quayline", "interview_type", "behavioral"]
    assert [word for word in words if word.encode() in held(tmp_path / "room")] == []


@pytest.mark.parametrize(
    "door",
    ["graph.open", pytest.param("api.app", marks=pytest.mark.long), pytest.param("graph.studio", marks=pytest.mark.long)],
)
def test_nothing_but_plain_values_is_unpacked(door: str) -> None:
    """LangGraph decides this when it is imported, so a door must say it before."""
    code = f"import {door}; from langgraph.checkpoint.serde import _msgpack; print(_msgpack.STRICT_MSGPACK_ENABLED)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "True"
