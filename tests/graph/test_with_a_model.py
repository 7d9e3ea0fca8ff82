"""The same interview with a chat model behind it, on the real OpenAI wire; and with one that fails."""

from pathlib import Path

import pytest

from engine.choose import choose
from graph.events import Event
from graph.open import open_greenroom
from tests.graph.conftest import OWNER, STORY, Stage, staged
from tests.wire.answers import RESET
from tests.wire.openai_server import OpenAIServer

pytestmark = pytest.mark.anyio


async def logged(stage: Stage, interview_id: str) -> list[Event]:
    last, found = await stage.room.interviews.last_event(interview_id), []
    async for event in await stage.room.interviews.follow(OWNER, interview_id):
        found.append(event)
        if event.seq == last:
            break
    return found


async def test_every_agent_asks_the_model(tmp_path: Path) -> None:
    with OpenAIServer() as server:
        engine = choose("compatible:test-model", base_url=server.base_url)
        async with open_greenroom(tmp_path / "room", engine) as room:
            stage = await staged(room)
            interview_id = await stage.begin(question_count=5)
            report = await stage.finish(interview_id)
            events = await logged(stage, interview_id)
    assert report["status"] == "completed"
    assert report["engine"] == "compatible:test-model"
    grades = [question["grade"] for question in report["questions"] if question["grade"]]
    assert len(grades) == 5
    assert {grade["engine"] for grade in grades} == {"compatible:test-model"}
    assert [event for event in events if event.type == "degraded"] == []
    answer = report["questions"][0]["answer"]
    for dimension in grades[0]["dimensions"]:
        for span in dimension["spans"]:
            if span["questionId"] == "q1":
                assert answer[span["start"] : span["end"]] == span["quote"]
    assert server.rejected == []
    asked = " ".join(request.prompt for request in server.requests)
    assert STORY[:60] in asked


async def test_an_ensemble_asks_every_group_of_a_grade_as_often_as_it_has_members(tmp_path: Path) -> None:
    asked = {}
    for members in (1, 3):
        with OpenAIServer() as server:
            engine = choose("compatible:test-model", base_url=server.base_url)
            async with open_greenroom(tmp_path / f"room{members}", engine, ensemble=members) as room:
                stage = await staged(room)
                await stage.answer(await stage.begin(question_count=5))
            asked[members] = sum("You grade an answer" in request.prompt for request in server.requests)
    assert asked[1] >= 3
    assert asked[3] == 3 * asked[1]


async def test_a_model_that_fails_leaves_the_interview_to_the_rules(tmp_path: Path) -> None:
    with OpenAIServer(default=RESET) as server:
        engine = choose("compatible:test-model", base_url=server.base_url)
        async with open_greenroom(tmp_path / "room", engine) as room:
            stage = await staged(room)
            interview_id = await stage.begin(question_count=5)
            await stage.answer(interview_id)
            report = await room.interviews.report(OWNER, interview_id)
            events = await logged(stage, interview_id)
    assert report["questions"][0]["grade"]["degraded"] is True
    assert report["questions"][0]["grade"]["overall"] is not None
    assert {event.data["task"] for event in events if event.type == "degraded"} >= {"plan", "bridge", "grade"}
    assert all(event.data["message"] for event in events if event.type == "degraded")
