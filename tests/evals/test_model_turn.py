"""A turn with a model that grades slowly ends when its slowest call does."""

import time
from pathlib import Path

import pytest

from graph.admission import Deed
from graph.open import open_greenroom
from graph.state import Setup
from tests.engine.sample import chat
from tests.patience import patience
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer

pytestmark = pytest.mark.anyio

OWNER = "local"
SLOWEST = 2.0
TURNS = 2
"""Of each speed, one after the other; the quickest count. What else a turn takes depends on how busy the machine is."""

STORY = (
    "I have run night shifts in a bakery for six years, and I want this job because you train your own people. Last winter I "
    "taught four new bakers, and three of them now lead a shift."
)


async def test_a_turn_waits_for_its_slowest_call_alone(tmp_path: Path) -> None:
    taken: dict[float, list[float]] = {0.0: [], SLOWEST: []}
    with OpenAIServer() as server:
        async with open_greenroom(tmp_path / "room", chat(server, deadline=20)) as room:
            interview, run_id = await room.interviews.begin(OWNER, Setup())
            await room.interviews.settled(run_id)
            for delay in (0.0, SLOWEST) * TURNS:
                server.unscript()
                server.script(Answer(delay=delay), when="You grade an answer")
                _, question = await room.interviews.get(OWNER, interview.id)
                assert question is not None
                started = time.perf_counter()
                admitted = await room.interviews.act(OWNER, interview.id, Deed("answer", question.id, STORY))
                assert (await room.interviews.settled(admitted.run_id)).status == "finished"
                taken[delay].append(time.perf_counter() - started)
            calls = [request for request in server.requests if "You grade an answer" in request.prompt]
    assert len(calls) >= 3 * 2 * TURNS  # a general question has three groups, a story four
    assert min(taken[SLOWEST]) >= SLOWEST
    assert min(taken[SLOWEST]) - min(taken[0.0]) <= 1.2 * SLOWEST * patience()
