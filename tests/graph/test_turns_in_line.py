"""How many turns are worked on at once: what comes on top is acknowledged, and waits in line."""

import asyncio
from pathlib import Path

import pytest

from engine.offline import OfflineEngine
from engine.task import Given, Reply, Task
from graph.admission import Deed
from graph.open import AT_ONCE_BY_RULE, open_greenroom
from storage import events
from tests.graph.conftest import OWNER, STORY, Stage, staged

pytestmark = pytest.mark.anyio
MORE = 2


class Held(OfflineEngine):
    """An engine that grades nothing until it may."""

    def __init__(self) -> None:
        self.may = asyncio.Event()

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        if task.name == "grade":
            await self.may.wait()
        return await super().ask(task, given)


async def begun_turns(stage: Stage, before: dict[str, int]) -> int:
    """Count the interviews in whose log more than the admission was entered since."""
    database = stage.room.backstage.ledger.database
    now = [await database.read(lambda session, one=one: events.last(session, one)) for one in before]  # type: ignore[misc]
    return sum(last > earlier + 1 for last, earlier in zip(now, before.values(), strict=True))


async def test_four_turns_are_worked_on_at_once_and_the_rest_are_taken_and_wait(tmp_path: Path) -> None:
    engine = Held()
    async with open_greenroom(tmp_path / "room", engine) as room:
        stage = await staged(room)
        ids = [await stage.begin(question_count=5) for _ in range(AT_ONCE_BY_RULE + MORE)]
        before = {one: await room.interviews.last_event(one) for one in ids}
        admitted = [await room.interviews.act(OWNER, one, Deed("answer", "q1", STORY)) for one in ids]
        assert len({one.run_id for one in admitted}) == len(ids), "every answer is taken at once"
        for _ in range(600):
            if await begun_turns(stage, before) >= AT_ONCE_BY_RULE:
                break
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.5)
        assert await begun_turns(stage, before) == AT_ONCE_BY_RULE
        engine.may.set()
        settled = [await room.interviews.settled(one.run_id) for one in admitted]
    assert {run.status for run in settled} == {"finished"}
