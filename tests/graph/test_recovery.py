"""Recovery after crashes: who is given up for them, and what a crash in the middle of a deletion leaves behind."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosqlite
import pytest
from sqlmodel import Session

from engine.offline import OfflineEngine
from engine.task import Given, Reply, Task
from graph.admission import Deed, admit
from graph.open import Greenroom, open_greenroom
from graph.runs import MOST_CLAIMS, SUSPECT
from storage import interviews
from storage.tables import Run
from tests.graph.conftest import OWNER, STORY, Stage, staged

pytestmark = pytest.mark.anyio


class Watching(OfflineEngine):
    """Counts how many answers are being probed at once."""

    def __init__(self) -> None:
        self.now, self.most = 0, 0

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        if task.name != "probe":
            return await super().ask(task, given)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.2)
            return await super().ask(task, given)
        finally:
            self.now -= 1


async def admitted_after(room: Greenroom, interview_id: str, crashes: int) -> str:
    """Enter an answer that nobody drives yet, as one that was under way in so many crashes; return its run."""
    now = datetime.now(UTC)

    def work(session: Session) -> str:
        entered = admit(session, OWNER, interview_id, Deed("answer", "q1", STORY), now)
        run = session.get(Run, entered.run_id)
        assert run is not None
        # Held by somebody whose lease is about to end: the room that is open leaves it alone, the next one takes it up.
        run.status, run.claims, run.lease_owner = "running", crashes, "gone"
        run.leased_until = now + timedelta(seconds=2.9)
        session.add(run)
        return entered.run_id

    return await room.backstage.ledger.database.write(work)


async def ended(room: Greenroom, run_ids: list[str]) -> list[Run]:
    return [await room.interviews.settled(run_id) for run_id in run_ids]


@pytest.mark.parametrize(("crashes", "at_once"), [(SUSPECT, 1), (0, 3)])
async def test_turns_that_went_down_together_twice_are_driven_one_by_one(tmp_path: Path, crashes: int, at_once: int) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        begun = [await stage.begin(question_count=5) for _ in range(3)]
        left = [await admitted_after(room, interview_id, crashes) for interview_id in begun]
    watching = Watching()
    async with open_greenroom(tmp_path / "room", watching) as room:
        assert [run.status for run in await ended(room, left)] == ["finished"] * 3
    assert watching.most == at_once


async def test_a_turn_that_gets_further_is_not_given_up_for_earlier_crashes(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        run_id = await admitted_after(room, await stage.begin(question_count=5), MOST_CLAIMS - 1)
    async with open_greenroom(tmp_path / "room") as room:
        [run] = await ended(room, [run_id])
        assert (run.status, run.claims) == ("finished", 1)


async def test_a_turn_that_never_gets_anywhere_is_given_up(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        run_id = await admitted_after(room, await stage.begin(question_count=5), MOST_CLAIMS)
    async with open_greenroom(tmp_path / "room") as room:
        [run] = await ended(room, [run_id])
        assert run.status == "dead"
        assert run.error == "This turn failed several times. Your answer is kept; send it again."


async def test_checkpoints_of_an_interview_whose_deletion_was_cut_short_are_deleted_at_the_next_start(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        gone, kept = await stage.begin(question_count=5), await stage.begin(question_count=5)
        await room.backstage.ledger.database.write(lambda session: interviews.remove(session, gone))
        assert await threads(tmp_path) == {gone, kept}
    async with open_greenroom(tmp_path / "room") as room:
        assert await threads(tmp_path) == {kept}
        await Stage(room, stage.cv_id, stage.job_id).answer(kept)


async def threads(folder: Path) -> set[str]:
    async with aiosqlite.connect(folder / "room" / "checkpoints.sqlite") as connection:
        return {row[0] for row in await connection.execute_fetchall("SELECT DISTINCT thread_id FROM checkpoints")}
