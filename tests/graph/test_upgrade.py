"""What an earlier release left behind goes on in this one: every interview to its end, every report as it was."""

import asyncio
import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest
from langgraph.checkpoint.base import Checkpoint
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from content.bank import load_bank
from graph.checkpoints import FILE, checkpointer
from graph.open import Greenroom, open_greenroom
from graph.state import SCHEMA_VERSION
from storage.database import Database
from storage.tables import Interview
from tests.fixtures.ledgers.opened import SCHEMAS, Kept, put
from tests.graph.conftest import OWNER, STORY, Stage

pytestmark = pytest.mark.anyio


@dataclass
class Old:
    """A data folder of an earlier release."""

    data_dir: Path
    kept: Kept


@pytest.fixture(params=SCHEMAS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    return Old(tmp_path / "room", put(request.param, tmp_path / "room"))


async def test_every_interview_goes_on_to_its_end(old: Old) -> None:
    kept = old.kept
    async with open_greenroom(old.data_dir, key_file=kept.key_file) as room:
        stage = Stage(room, "", "")
        assert await stage.open_question(kept.waiting) == "q3"
        waited = await stage.finish(kept.waiting)
        assert (waited["status"], waited["figures"]["graded"]) == ("completed", 5)
        await room.interviews.resume(OWNER, kept.paused)
        assert await stage.open_question(kept.paused) == "q2"
        assert (await stage.finish(kept.paused))["status"] == "completed"
        interrupted = await past(room, kept.interrupted, "q2")
        assert interrupted.status == "active"
        assert (await stage.finish(kept.interrupted))["figures"]["graded"] == 5
        assert len(await room.library.documents(OWNER)) == 1


async def past(room: Greenroom, interview_id: str, question_id: str) -> Interview:
    """Wait until another question is open."""
    while True:
        interview, question = await room.interviews.get(OWNER, interview_id)
        if question is not None and question.id != question_id:
            return interview
        await asyncio.sleep(0.05)


async def test_what_was_completed_still_reports(old: Old) -> None:
    async with open_greenroom(old.data_dir, key_file=old.kept.key_file) as room:
        report = await room.interviews.report(OWNER, old.kept.completed)
        assert (report["status"], report["figures"]["graded"]) == ("completed", 5)
        assert report["analysis"]["figures"]["overall"] == report["figures"]["overall"]
        assert "hauliers" in report["questions"][0]["answer"]
        plan = await room.studies.latest(OWNER)
        assert plan["interviewId"] == old.kept.completed
        events = await room.interviews.follow(OWNER, old.kept.completed)
        assert (await anext(events)).type == "run.started"
        await events.aclose()


NAMED, NAME = "own-ada-zyzzyva-1f2e3d4c", "zyzzyva"


async def test_the_name_of_an_own_interviewer_goes_out_of_the_ids(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The first release made the id of an interviewer from the name, and ids stand in the clear."""
    old = Old(tmp_path / "room", put(1, tmp_path / "room"))
    let_ask(old)
    assert NAME in held(old.data_dir)
    async with open_greenroom(old.data_dir, key_file=old.kept.key_file) as room:
        assert NAME not in held(old.data_dir)
        (own,) = [persona for persona in await room.personas.all(OWNER) if persona.id.startswith("own-")]
        assert own.name == "Ada Zyzzyva"
        report = await Stage(room, "", "").finish(old.kept.waiting)
        assert {entry["persona"]["id"] for entry in report["questions"]} == {own.id}
    assert "goes on from the ledger" not in caplog.text
    assert NAME not in held(old.data_dir)


def held(folder: Path) -> str:
    """Return every byte of a folder as text, in lower case."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file()).decode("latin-1").lower()


def let_ask(old: Old) -> None:
    """Let an interviewer of one's own ask the questions of the waiting interview, as the first release kept it."""
    asker = next(iter(load_bank().personas.values())).model_copy(update={"id": NAMED, "name": "Ada Zyzzyva"})
    waiting, serializer = old.kept.waiting, JsonPlusSerializer()
    with sqlite3.connect(old.data_dir / "greenroom.sqlite") as ledger:
        ledger.execute(
            "INSERT INTO personas (id, owner_id, content, created_at) VALUES (?, 'local', ?, '2026-11-20 09:30:00.000000')",
            (NAMED, asker.model_dump_json()),
        )
        ledger.execute(
            "UPDATE questions SET persona_id = ?, content = json_set(content, '$.persona.id', ?) WHERE interview_id = ?",
            (NAMED, NAMED, waiting),
        )
        ledger.execute("UPDATE interviews SET setup = json_set(setup, '$.personas[0]', ?) WHERE id = ?", (NAMED, waiting))
    ledger.close()
    with sqlite3.connect(old.data_dir / FILE) as checkpoints:
        rows = checkpoints.execute("SELECT checkpoint_id, type, checkpoint FROM checkpoints WHERE thread_id = ?", (waiting,))
        for checkpoint_id, kind, content in rows.fetchall():
            checkpoint = serializer.loads_typed((kind, content))
            if checkpoint["channel_values"].get("question"):
                checkpoint["channel_values"]["question"]["persona_id"] = NAMED
            changed = serializer.dumps_typed(checkpoint)[1]
            checkpoints.execute("UPDATE checkpoints SET checkpoint = ? WHERE checkpoint_id = ?", (changed, checkpoint_id))
    checkpoints.close()


LOST = ["no checkpoints", "a step that is gone", "a later state", "checkpoints of another folder"]


@pytest.mark.parametrize("loss", [*LOST[:2], *(pytest.param(loss, marks=pytest.mark.long) for loss in LOST[2:])])
async def test_an_interview_goes_on_from_the_ledger_where_its_checkpoint_is_of_no_use(
    tmp_path: Path, loss: str, caplog: pytest.LogCaptureFixture
) -> None:
    old = Old(tmp_path / "room", put(1, tmp_path / "room"))
    await lose(old, loss)
    with caplog.at_level(logging.WARNING):
        async with open_greenroom(old.data_dir, key_file=old.kept.key_file) as room:
            stage = Stage(room, "", "")
            assert await stage.open_question(old.kept.waiting) == "q3"
            report = await stage.finish(old.kept.waiting)
    assert (report["status"], report["figures"]["graded"]) == ("completed", 5)
    assert [entry["answer"] == STORY for entry in report["questions"]] == [False, False, True, True, True]
    told = [record.getMessage() for record in caplog.records if old.kept.waiting in record.getMessage()]
    assert bool(told) == (loss != "no checkpoints")
    assert all("goes on from the ledger" in line and "\n" not in line for line in told)


async def lose(old: Old, loss: str) -> None:
    """Make the checkpoint of the waiting interview useless."""
    if loss == "no checkpoints":
        (old.data_dir / FILE).unlink()
        return
    if loss == "checkpoints of another folder":
        other = Old(old.data_dir.parent / "other", put(1, old.data_dir.parent / "other"))
        for one in (old, other):
            async with open_greenroom(one.data_dir, key_file=one.kept.key_file):
                pass
        (other.data_dir / FILE).replace(old.data_dir / FILE)
        return
    database = Database(old.data_dir / "greenroom.sqlite", old.kept.key_file)
    async with checkpointer(old.data_dir, database) as saver:
        found = await saver.aget_tuple({"configurable": {"thread_id": old.kept.waiting}})
        assert found is not None
        await saver.aput(found.config, replaced(found.checkpoint, loss), found.metadata, {})
    database.close()


def replaced(checkpoint: Checkpoint, loss: str) -> Checkpoint:
    """Return a checkpoint after this one, as a release would leave it whose graph is not ours."""
    values = dict(checkpoint["channel_values"])
    if loss == "a step that is gone":
        values["branch:to:renamed_since"] = values.pop("branch:to:await_answer")
    else:
        values["schema_version"] = SCHEMA_VERSION + 1
    later: Checkpoint = {**checkpoint, "id": checkpoint["id"].replace("-", "f", 1), "channel_values": values}
    return later
