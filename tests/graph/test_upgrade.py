"""What an earlier release left behind goes on in this one: every interview to its end, every report as it was."""

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path

import pytest
from langgraph.checkpoint.base import Checkpoint

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


LOST = ["no checkpoints", "a step that is gone", "a later state", "checkpoints of another folder"]


@pytest.mark.parametrize("loss", LOST)
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
