"""A whole interview through the real graph, the real ledger and the real checkpoints."""

import asyncio
import uuid
from pathlib import Path

import pytest

from content.vocabulary import INTERVIEW_TYPES
from graph.admission import Deed
from graph.errors import Conflict, Ended, Invalid, KeyReused, RunActive, StaleQuestion, Unknown
from graph.open import open_greenroom
from tests.graph.conftest import OWNER, STORY, Stage, staged

pytestmark = pytest.mark.anyio


async def event_types(stage: Stage, interview_id: str) -> list[str]:
    last = await stage.room.interviews.last_event(interview_id)
    types: list[str] = []
    async for event in await stage.room.interviews.follow(OWNER, interview_id):
        if event.seq is not None:
            types.append(event.type)
            if event.seq == last:
                break
    return types


async def test_every_question_is_asked_graded_and_looked_back_on(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    report = await stage.finish(interview_id)
    assert report["status"] == "completed"
    assert [question["number"] for question in report["questions"]] == [1, 2, 3, 4, 5]
    assert report["questions"][0]["kind"] == "general"
    assert all(question["grade"]["overall"] is not None for question in report["questions"])
    assert all(question["why"] for question in report["questions"])
    assert any(line["used"] for question in report["questions"] for line in question["examples"])
    assert report["figures"]["graded"] == 5
    assert report["analysis"]["summary"]
    types = await event_types(stage, interview_id)
    assert {"grade", "examples", "analysis", "study_plan"} <= set(types)
    assert types[-1] == "run.finished"


@pytest.mark.parametrize("interview_type", INTERVIEW_TYPES)
async def test_half_of_the_main_questions_name_the_cv_or_the_advert(stage: Stage, interview_type: str) -> None:
    interview_id = await stage.begin(interview_type=interview_type, question_count=6)
    questions, _, _ = await stage.room.backstage.ledger.conversation(interview_id)
    texts = [str(question.content["text"]) for question in questions]
    bank = stage.room.bank
    tied = [text for text, question in zip(texts, questions, strict=True) if text != bank.question(question.bank_id).text]
    assert len(tied) >= 3
    assert len({question.bank_id for question in questions}) == 6
    assert len(set(texts)) == 6


async def test_follow_ups_are_two_at_most_and_take_up_words_of_the_answer(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    while (await stage.open_question(interview_id) or "").startswith("q1"):
        await stage.answer(interview_id)
    vague = "We rebuilt the deployment pipeline together. We moved the whole team to it and we all worked very hard on that."
    asked: list[str] = []
    while (question_id := await stage.open_question(interview_id) or "").startswith("q2"):
        await stage.answer(interview_id, vague)
        asked.append(question_id)
    assert asked == ["q2", "q2f1", "q2f2"]
    row = await stage.room.backstage.ledger.question(interview_id, "q2f1")
    assert row is not None
    assert "We rebuilt the deployment pipeline together" in str(row.content["text"])


async def test_an_interview_goes_on_after_the_process_is_gone(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        await stage.answer(interview_id)
        _, before = await room.interviews.get(OWNER, interview_id)
        await room.interviews.pause(OWNER, interview_id)
    async with open_greenroom(tmp_path / "room") as room:
        interview, after = (
            await room.interviews.resume(OWNER, interview_id),
            (await room.interviews.get(OWNER, interview_id))[1],
        )
        assert interview.status == "active"
        assert before is not None
        assert after is not None
        assert (after.id, after.content["text"]) == (before.id, before.content["text"])
        report = await Stage(room, "", "").finish(interview_id)
        assert report["figures"]["graded"] == 5


async def test_an_admitted_answer_is_finished_by_the_next_process(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        question_id = await stage.open_question(interview_id)
        admitted = await room.interviews.act(OWNER, interview_id, Deed("answer", question_id, STORY))
        await room.interviews._runs.stop(drain_seconds=0)
    async with open_greenroom(tmp_path / "room") as room:
        run = await asyncio.wait_for(room.interviews.settled(admitted.run_id), 15)
        assert run.status == "finished"
        report = await room.interviews.report(OWNER, interview_id)
        assert report["questions"][0]["answer"] == STORY
        assert report["questions"][0]["grade"]["overall"] is not None


async def test_the_same_answer_twenty_times_at_once_is_one_answer(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    question_id = await stage.open_question(interview_id)
    deed = Deed("answer", question_id, STORY, key="the-same-key")
    admitted = await asyncio.gather(*(stage.room.interviews.act(OWNER, interview_id, deed) for _ in range(20)))
    assert len({one.run_id for one in admitted}) == 1
    await stage.room.interviews.settled(admitted[0].run_id)
    _, submissions, grades = await stage.room.backstage.ledger.conversation(interview_id)
    assert len(submissions) == 1
    assert len(grades) == 1


async def test_what_cannot_be_admitted_says_why_and_changes_nothing(stage: Stage) -> None:
    act = stage.room.interviews.act
    interview_id = await stage.begin(question_count=5)
    with pytest.raises(Unknown):
        await act(OWNER, str(uuid.uuid4()), Deed("answer", "q1", STORY))
    with pytest.raises(Unknown):
        await act("somebody else", interview_id, Deed("answer", "q1", STORY))
    with pytest.raises(Invalid, match="empty"):
        await act(OWNER, interview_id, Deed("answer", "q1", "  \n"))
    with pytest.raises(Invalid, match="20,001"):
        await act(OWNER, interview_id, Deed("answer", "q1", "x" * 20_001))
    with pytest.raises(StaleQuestion) as stale:
        await act(OWNER, interview_id, Deed("answer", "q4", STORY))
    assert stale.value.more["openQuestion"]["id"] == "q1"
    _, submissions, _ = await stage.room.backstage.ledger.conversation(interview_id)
    assert submissions == []
    admitted = await act(OWNER, interview_id, Deed("answer", "q1", STORY, key="k"))
    with pytest.raises((RunActive, StaleQuestion)):
        await act(OWNER, interview_id, Deed("answer", "q1", "another answer"))
    with pytest.raises(KeyReused):
        await act(OWNER, interview_id, Deed("answer", "q1", "another answer", key="k"))
    await stage.room.interviews.settled(admitted.run_id)
    await stage.room.interviews.pause(OWNER, interview_id)
    with pytest.raises(Conflict, match="paused"):
        await act(OWNER, interview_id, Deed("answer", None, STORY))


async def test_ending_early_reports_what_was_answered(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    admitted = await stage.room.interviews.act(OWNER, interview_id, Deed("end", None))
    await stage.room.interviews.settled(admitted.run_id)
    report = await stage.room.interviews.report(OWNER, interview_id)
    assert report["status"] == "completed"
    assert report["figures"]["overall"] is None, "one answer is too few to score"
    with pytest.raises(Ended):
        await stage.room.interviews.act(OWNER, interview_id, Deed("answer", None, STORY))


async def test_skipping_moves_on_without_a_grade(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    admitted = await stage.room.interviews.act(OWNER, interview_id, Deed("skip", "q1"))
    await stage.room.interviews.settled(admitted.run_id)
    assert await stage.open_question(interview_id) == "q2"
    report = await stage.room.interviews.report(OWNER, interview_id)
    assert report["questions"][0]["grade"] is None


async def test_checkpoints_of_ten_questions_stay_under_400_kb_whatever_is_asked_again(tmp_path: Path) -> None:
    vague = "We rebuilt the pipeline together and everybody worked very hard on all of it. It was a good team and it went well."
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=10)
        await stage.finish(interview_id, vague)
        questions, _, _ = await room.backstage.ledger.conversation(interview_id)
        assert len(questions) > 20, "nearly every question was followed up twice"
        path = tmp_path / "room" / "checkpoints.sqlite"
    assert path.stat().st_size <= 400_000


async def test_a_stranger_without_a_name_is_greeted_without_one(tmp_path: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        interview_id = await Stage(room, "", "").begin(cv_id=None, job_id=None, personas=["henrik-hotel-general-manager"])
        row = await room.backstage.ledger.question(interview_id, "q1")
        assert row is not None
        assert str(row.content["spoken"]).startswith("Welcome, I'm Henrik")


async def test_an_interview_goes_on_when_its_interviewer_is_deleted(stage: Stage) -> None:
    ours = next(iter(stage.room.bank.personas.values()))
    own = await stage.room.personas.add(OWNER, ours.model_copy(update={"name": "Ada Quist", "role": "Head of search"}))
    interview_id = await stage.begin(personas=[own.id], question_count=5)
    await stage.room.personas.remove(OWNER, own.id)
    report = await stage.finish(interview_id)
    assert report["status"] == "completed"
    assert {question["persona"]["name"] for question in report["questions"]} == {"Ada Quist"}


async def test_deleting_leaves_nothing_of_an_interview(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await stage.answer(interview_id)
    await stage.room.interviews.delete(OWNER, interview_id)
    with pytest.raises(Unknown):
        await stage.room.interviews.get(OWNER, interview_id)
    questions, submissions, grades = await stage.room.backstage.ledger.conversation(interview_id)
    assert (list(questions), list(submissions), list(grades)) == ([], [], [])


async def test_an_index_that_cannot_be_used_costs_nothing_but_time(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "chroma").write_text("not an index", encoding="utf-8")
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        await stage.answer(interview_id)
        report = await room.interviews.report(OWNER, interview_id)
    assert report["questions"][0]["examples"]
    assert "vectors are made anew" in caplog.text
