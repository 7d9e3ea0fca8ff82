"""R28: a clock that jumps, and turns that fail: nothing is counted backwards, nothing is lost, and one can go on."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from engine.offline import OfflineEngine
from engine.task import Given, Reply, Task
from graph.admission import Deed, admit
from graph.open import Greenroom, open_greenroom
from storage import runs
from tests.graph.conftest import OWNER, STORY, staged

pytestmark = pytest.mark.anyio

HOUR = timedelta(hours=1)


class Clock:
    """A clock that can be set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Stumbling(OfflineEngine):
    """An engine that stumbles over one task, in a way that no engine should."""

    def __init__(self, over: str, times: int = 1) -> None:
        self.over, self.times = over, times

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        if task.name == self.over and self.times:
            self.times -= 1
            raise ZeroDivisionError("a bug")
        return await super().ask(task, given)


async def types(room: Greenroom, interview_id: str) -> list[str]:
    last = await room.interviews.last_event(interview_id)
    found: list[str] = []
    async for event in await room.interviews.follow(OWNER, interview_id):
        if event.seq is not None:
            assert event.seq == len(found) + 1
            found.append(event.type)
            if event.seq == last:
                break
    return found


async def test_r28_a_clock_that_is_set_back_leaves_everything_in_order(tmp_path: Path) -> None:
    clock = Clock()
    async with open_greenroom(tmp_path / "room", clock=clock) as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        clock.ahead = -HOUR
        report = await stage.finish(interview_id)
        interview, _ = await room.interviews.get(OWNER, interview_id)
    assert interview.ended_at is not None
    assert interview.created_at <= interview.ended_at <= interview.updated_at
    told = [attempt["answeredAt"] for question in report["questions"] for attempt in question["attempts"]]
    assert told == sorted(told)
    assert [question["number"] for question in report["questions"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("ahead", [HOUR, -HOUR])
async def test_r28_a_turn_is_taken_over_whatever_the_clock_of_the_process_that_died_said(
    tmp_path: Path, ahead: timedelta
) -> None:
    clock = Clock()
    async with open_greenroom(tmp_path / "room", clock=clock) as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        clock.ahead = ahead

        def left_open(session: Session) -> str:
            """Enter an answer and claim its run, and do no more: whoever did it has died."""
            run_id = admit(session, OWNER, interview_id, Deed("answer", "q1", STORY), clock()).run_id
            session.flush()
            assert runs.claim(session, run_id, "a worker that has died", clock()) is not None
            return run_id

        run_id = await room.backstage.ledger.database.write(left_open)
    async with open_greenroom(tmp_path / "room") as room:
        run = await asyncio.wait_for(room.interviews.settled(run_id), 30)
        assert run.status == "finished"
        assert run.finished_at is not None
        assert run.finished_at >= run.created_at
        assert (await types(room, interview_id)).count("grade") == 1


async def test_r28_two_processes_that_both_believe_a_turn_to_be_theirs_settle_it_once(tmp_path: Path) -> None:
    late = Clock()
    late.ahead = HOUR  # so that every lease of the other looks as if it were over
    async with (
        open_greenroom(tmp_path / "room") as one,
        open_greenroom(tmp_path / "room", clock=late) as other,
    ):
        stage = await staged(one)
        interview_id = await stage.begin(question_count=5)
        for _ in range(4):
            question_id = await stage.open_question(interview_id)
            admitted = await one.interviews.act(OWNER, interview_id, Deed("answer", question_id, STORY))
            other.interviews._runs.begin(admitted.run_id)
            await asyncio.gather(one.interviews.settled(admitted.run_id), other.interviews.settled(admitted.run_id))
            assert await stage.open_question(interview_id) != question_id
        told = await types(one, interview_id)
        assert told.count("grade") == told.count("run.finished") - 1 == 4
        assert told.count("answer.required") == 5


@pytest.mark.parametrize("over", ["probe", "grade"])
async def test_an_answer_can_be_given_again_after_a_turn_that_failed(tmp_path: Path, over: str) -> None:
    async with open_greenroom(tmp_path / "room", Stumbling(over)) as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        admitted = await room.interviews.act(OWNER, interview_id, Deed("answer", "q1", STORY))
        failed = await room.interviews.settled(admitted.run_id)
        assert failed.status == "failed"
        assert failed.error is not None
        assert "kept" in failed.error
        assert await stage.open_question(interview_id) == "q1"
        await stage.answer(interview_id, f"{STORY} And once more.")
        report = await stage.finish(interview_id)
    [question, *_] = report["questions"]
    assert question["answer"] == f"{STORY} And once more."
    assert [attempt["attempt"] for attempt in question["attempts"]] == [2]
    assert question["grade"]["overall"] is not None
    assert question["change"] is None
    assert report["status"] == "completed"


@pytest.mark.parametrize("over", ["analyse", "study_plan"])
async def test_an_end_that_failed_can_be_asked_for_again_or_thought_better_of(tmp_path: Path, over: str) -> None:
    engine = Stumbling(over, times=0)
    async with open_greenroom(tmp_path / "room", engine) as room:
        stage = await staged(room)
        for wanted in ("answer", "end"):
            engine.times = 1
            interview_id = await stage.begin(question_count=5)
            await stage.answer(interview_id)
            open_id = await stage.open_question(interview_id)
            ending = await room.interviews.act(OWNER, interview_id, Deed("end", open_id))
            assert (await room.interviews.settled(ending.run_id)).status == "failed"
            assert await stage.open_question(interview_id) == open_id
            if wanted == "answer":
                await stage.answer(interview_id)
                assert await stage.open_question(interview_id) not in (None, open_id)
                report = await stage.finish(interview_id)
                assert report["figures"]["graded"] == 5
            else:
                ending = await room.interviews.act(OWNER, interview_id, Deed("end", open_id))
                assert (await room.interviews.settled(ending.run_id)).status == "finished"
                report = await room.interviews.report(OWNER, interview_id)
            assert report["status"] == "completed"
            assert report["analysis"]["summary"]


async def test_an_interview_whose_opening_failed_is_started_again(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room", Stumbling("plan")) as room:
        stage = await staged(room)
        with pytest.raises(AssertionError):
            await stage.begin(question_count=5)
        [interview] = await room.interviews.all(OWNER)
        assert interview.status == "pending"
        assert (await room.interviews.resume(OWNER, interview.id)).status == "active"
        assert await stage.open_question(interview.id) == "q1"
