"""A turn with a model that grades slowly ends when its slowest call does."""

import json
import time
from pathlib import Path

import pytest

from graph.admission import Deed
from graph.open import open_greenroom
from graph.state import Setup
from tests.engine.sample import chat
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer

pytestmark = pytest.mark.anyio

OWNER = "local"
SLOWEST = 2.0
GROUPS = {
    "directness (Directness)": ("directness", "focus"),
    "evidence (Evidence)": ("evidence", "insight"),
    "fit (Fit)": ("fit",),
}
STORY = (
    "I have run night shifts in a bakery for six years, and I want this job because you train your own people. Last winter I "
    "taught four new bakers, and three of them now lead a shift."
)


def marks(names: tuple[str, ...]) -> str:
    words = "I taught four new bakers"
    given = [{"dimension": name, "evidence": words, "level": 3, "missing": ""} for name in names]
    return json.dumps({"marks": given, "conditions": []})


async def test_the_turn_ends_at_most_a_fifth_after_the_slowest_call(tmp_path: Path) -> None:
    with OpenAIServer() as server:
        for place, (group, names) in enumerate(GROUPS.items()):
            server.script(Answer(content=marks(names), delay=SLOWEST / (1 if place == 1 else 2)), when=group)
        async with open_greenroom(tmp_path / "room", chat(server)) as room:
            interview, run_id = await room.interviews.begin(OWNER, Setup())
            await room.interviews.settled(run_id)
            _, question = await room.interviews.get(OWNER, interview.id)
            assert question is not None
            assert question.kind == "general"
            started = time.perf_counter()
            admitted = await room.interviews.act(OWNER, interview.id, Deed("answer", question.id, STORY))
            run = await room.interviews.settled(admitted.run_id)
            taken = time.perf_counter() - started
            report = await room.interviews.report(OWNER, interview.id)
    assert run.status == "finished"
    grade = report["questions"][0]["grade"]
    assert {dimension["level"] for dimension in grade["dimensions"]} == {3}
    assert SLOWEST <= taken <= 1.2 * SLOWEST
