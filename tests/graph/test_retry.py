"""A question is asked once more: both answers are kept, the latest one counts, and the interview goes back to where it was."""

from pathlib import Path

import pytest

from graph.admission import Deed
from graph.errors import Conflict, Ended, KeyReused, RunActive, StaleQuestion, Unknown
from graph.events import Event
from graph.open import open_greenroom
from storage.content import Json
from tests.graph.conftest import OWNER, STORY, Stage, staged

pytestmark = pytest.mark.anyio

THIN = "I fixed something in the search once. It was fine in the end and people were happy with it, I think."
VAGUE = "We rebuilt the deployment pipeline together. We moved the whole team to it and we all worked very hard on that."
SHORT = "I like this kind of work, and your team seems to be a good place to do it in for the next years."


async def do(stage: Stage, interview_id: str, action: str, question_id: str | None = None, text: str = "") -> list[Event]:
    """Do something, wait for its turn and return the turn's events."""
    before = await stage.room.interviews.last_event(interview_id)
    admitted = await stage.room.interviews.act(OWNER, interview_id, Deed(action, question_id, text))  # type: ignore[arg-type]
    run = await stage.room.interviews.settled(admitted.run_id)
    assert run.status == "finished", run.error
    return await log(stage, interview_id, before)


async def log(stage: Stage, interview_id: str, after: int = 0) -> list[Event]:
    last, found = await stage.room.interviews.last_event(interview_id), []
    async for event in await stage.room.interviews.follow(OWNER, interview_id, after):
        found += [event] if event.seq is not None else []
        if event.seq == last:
            break
    return found


def only(events: list[Event], kind: str) -> Json:
    [found] = [event for event in events if event.type == kind]
    return found.data


async def reported(stage: Stage, interview_id: str, number: int = 1) -> Json:
    report = await stage.room.interviews.report(OWNER, interview_id)
    return dict(report["questions"][number - 1])


async def thin_then_on(stage: Stage, interview_id: str) -> str:
    """Answer the first question thinly, skip whatever is asked again under it, and return the question that is open then."""
    await do(stage, interview_id, "answer", "q1", THIN)
    while (open_id := await stage.open_question(interview_id) or "").startswith("q1"):
        await do(stage, interview_id, "skip", open_id)
    return open_id


async def test_a_retry_is_asked_answered_and_compared_and_the_open_question_comes_back(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    open_id = await thin_then_on(stage, interview_id)
    before = await reported(stage, interview_id)
    _, waiting = await stage.room.interviews.get(OWNER, interview_id)

    asked = await do(stage, interview_id, "retry", "q1")
    assert (asked[0].data["kind"], asked[0].data["questionId"], asked[0].data["attempt"]) == ("retry", "q1", 2)
    required = only(asked, "answer.required")
    assert (required["questionId"], required["attempt"], required["question"]["attempt"]) == ("q1", 2, 2)
    assert only(asked, "message.completed")["text"].endswith(required["question"]["text"])
    assert await stage.open_question(interview_id) == "q1"
    assert (await reported(stage, interview_id))["grade"] == before["grade"], (
        "the former attempt stands until there is a new one"
    )

    answered = await do(stage, interview_id, "answer", "q1", STORY)
    grade = only(answered, "grade")
    assert grade["attempt"] == 2
    assert grade["change"]["overall"]["before"] == before["grade"]["overall"]
    assert grade["change"]["overall"]["after"] == grade["grade"]["overall"] > before["grade"]["overall"]
    assert only(answered, "answer.required")["questionId"] == open_id, "no follow-up is asked on a retry"
    assert only(answered, "message.completed")["questionId"] == open_id

    after = await reported(stage, interview_id)
    assert [attempt["answer"] for attempt in after["attempts"]] == [THIN, STORY]
    assert [attempt["attempt"] for attempt in after["attempts"]] == [1, 2]
    assert after["attempts"][0]["grade"] == before["grade"]
    assert after["answer"] == STORY
    assert after["grade"] == after["attempts"][1]["grade"] == grade["grade"]
    assert after["change"] == grade["change"]
    assert any((level["after"] or 0) > (level["before"] or 0) for level in after["change"]["levels"].values())
    assert after["status"] == "answered"
    _, back = await stage.room.interviews.get(OWNER, interview_id)
    assert waiting is not None
    assert back is not None
    assert back.content["spoken"] == waiting.content["spoken"]
    report = await stage.finish(interview_id)
    assert report["status"] == "completed"
    assert [question["number"] for question in report["questions"]] == [1, 2, 3, 4, 5]


async def test_after_the_end_a_retry_opens_the_interview_and_closes_it_again(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await thin_then_on(stage, interview_id)
    first = await stage.finish(interview_id)
    asked = await do(stage, interview_id, "retry", "q1")
    assert asked[-1].data["status"] == "active"
    interview, _ = await stage.room.interviews.get(OWNER, interview_id)
    assert (interview.status, interview.ended_at) == ("active", None)

    answered = await do(stage, interview_id, "answer", "q1", STORY)
    assert answered[-1].data["status"] == "completed"
    report = await stage.room.interviews.report(OWNER, interview_id)
    assert report["figures"]["overall"] > first["figures"]["overall"], "the latest attempt counts"
    assert report["figures"]["graded"] == 5
    assert only(answered, "analysis")["analysis"] == report["analysis"]
    assert report["analysis"]["figures"] == report["figures"]
    assert only(answered, "study_plan")["studyPlan"]["interviewOn"]
    assert (await stage.room.studies.latest(OWNER))["interviewId"] == interview_id
    interview, question = await stage.room.interviews.get(OWNER, interview_id)
    assert interview.ended_at is not None
    assert question is None


async def test_the_question_that_was_open_at_the_end_can_be_retried(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await thin_then_on(stage, interview_id)
    open_id = await stage.open_question(interview_id)
    assert open_id is not None
    await do(stage, interview_id, "end", open_id)
    asked = await do(stage, interview_id, "retry", open_id)
    assert only(asked, "answer.required")["questionId"] == open_id
    answered = await do(stage, interview_id, "answer", open_id, STORY)
    assert answered[-1].data["status"] == "completed"


async def test_a_retry_that_is_given_up_leaves_the_former_attempt(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    open_id = await thin_then_on(stage, interview_id)
    before = await reported(stage, interview_id)
    await do(stage, interview_id, "retry", "q1")
    skipped = await do(stage, interview_id, "skip", "q1")
    assert only(skipped, "answer.required")["questionId"] == open_id
    assert await reported(stage, interview_id) == before
    again = await do(stage, interview_id, "retry", "q1")
    assert only(again, "answer.required")["attempt"] == 3
    await do(stage, interview_id, "answer", "q1", STORY)
    assert [attempt["attempt"] for attempt in (await reported(stage, interview_id))["attempts"]] == [1, 3]


async def test_the_interview_may_be_ended_in_the_middle_of_a_retry(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    open_id = await thin_then_on(stage, interview_id)
    before = await reported(stage, interview_id)
    await do(stage, interview_id, "retry", "q1")
    ended = await do(stage, interview_id, "end", "q1")
    assert ended[-1].data["status"] == "completed"
    assert await reported(stage, interview_id) == before
    row = await stage.room.backstage.ledger.question(interview_id, open_id)
    assert row is not None
    assert row.status == "skipped"
    await do(stage, interview_id, "retry", open_id)
    await do(stage, interview_id, "answer", open_id, STORY)
    assert (await reported(stage, interview_id, int(open_id[1])))["answer"] == STORY


async def test_retries_can_be_nested_and_are_returned_to_one_by_one(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    open_id = await thin_then_on(stage, interview_id)
    await do(stage, interview_id, "skip", open_id)
    third = await stage.open_question(interview_id)
    await do(stage, interview_id, "retry", "q1")
    await do(stage, interview_id, "retry", open_id)
    assert await stage.open_question(interview_id) == open_id
    with pytest.raises(Conflict, match="open already"):
        await do(stage, interview_id, "retry", "q1")
    await do(stage, interview_id, "answer", open_id, STORY)
    assert await stage.open_question(interview_id) == "q1"
    await do(stage, interview_id, "answer", "q1", STORY)
    assert await stage.open_question(interview_id) == third


async def test_a_retried_main_question_is_graded_alone_and_a_follow_up_with_what_counts(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    await thin_then_on(stage, interview_id)
    await do(stage, interview_id, "answer", "q2", VAGUE)
    await do(stage, interview_id, "answer", "q2f1", STORY)
    while (await stage.open_question(interview_id) or "").startswith("q2"):
        await do(stage, interview_id, "skip")
    merged = (await reported(stage, interview_id, 2))["grade"]
    assert {span["questionId"] for part in merged["dimensions"] for span in part["spans"]} >= {"q2f1"}

    await do(stage, interview_id, "retry", "q2")
    alone = only(await do(stage, interview_id, "answer", "q2", SHORT), "grade")
    assert {span["questionId"] for part in alone["grade"]["dimensions"] for span in part["spans"]} <= {"q2"}
    assert alone["change"]["overall"]["before"] == merged["overall"]
    question = await reported(stage, interview_id, 2)
    assert question["grade"] == alone["grade"]
    assert [attempt["grade"]["overall"] for attempt in question["attempts"]] == [merged["overall"], alone["grade"]["overall"]]

    await do(stage, interview_id, "retry", "q2f1")
    both = only(await do(stage, interview_id, "answer", "q2f1", STORY), "grade")
    assert both["change"]["overall"]["before"] == alone["grade"]["overall"]
    question = await reported(stage, interview_id, 2)
    assert question["grade"] == both["grade"]
    assert question["change"] == both["change"]
    [follow_up] = [entry for entry in question["followUps"] if entry["id"] == "q2f1"]
    assert len(follow_up["attempts"]) == 2


async def test_the_transcript_tells_both_attempts_in_the_order_they_were_made(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    open_id = await thin_then_on(stage, interview_id)
    await do(stage, interview_id, "retry", "q1")
    await do(stage, interview_id, "answer", "q1", STORY)
    await do(stage, interview_id, "answer", open_id, SHORT)
    said = (await stage.room.interviews.report(OWNER, interview_id))["transcript"]
    told = [(entry["questionId"], entry["text"]) for entry in said if entry["role"] == "candidate"]
    assert told == [("q1", THIN), ("q1", STORY), (open_id, SHORT)]
    second = next(place for place, entry in enumerate(said) if entry.get("attempt") == 2)
    assert said[second - 1]["role"] == "interviewer"
    assert said[second - 1]["text"] != said[0]["text"]


async def test_practice_mode_keeps_the_grade_back_and_compares_in_the_report(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5, mode="practice")
    await thin_then_on(stage, interview_id)
    await do(stage, interview_id, "retry", "q1")
    answered = await do(stage, interview_id, "answer", "q1", STORY)
    assert [event for event in answered if event.type == "grade"] == []
    assert (await reported(stage, interview_id))["change"]["overall"]["difference"] > 0


async def test_what_cannot_be_retried_says_why(stage: Stage) -> None:
    interview_id = await stage.begin(question_count=5)
    act = stage.room.interviews.act
    with pytest.raises(Conflict, match="open already"):
        await act(OWNER, interview_id, Deed("retry", "q1"))
    for unknown in ("q4", "q99", ""):
        with pytest.raises(Unknown):
            await act(OWNER, interview_id, Deed("retry", unknown))
    with pytest.raises(Unknown):
        await act("somebody else", interview_id, Deed("retry", "q1"))
    admitted = await act(OWNER, interview_id, Deed("answer", "q1", STORY))
    with pytest.raises((RunActive, Conflict)):
        await act(OWNER, interview_id, Deed("retry", "q1"))
    await stage.room.interviews.settled(admitted.run_id)
    first = await act(OWNER, interview_id, Deed("retry", "q1", key="again"))
    assert (await act(OWNER, interview_id, Deed("retry", "q1", key="again"))).run_id == first.run_id
    with pytest.raises(KeyReused):
        await act(OWNER, interview_id, Deed("retry", "q2", key="again"))
    await stage.room.interviews.settled(first.run_id)
    with pytest.raises(StaleQuestion):
        await act(OWNER, interview_id, Deed("answer", "q2", STORY))
    await stage.room.interviews.pause(OWNER, interview_id)
    with pytest.raises(Conflict, match="paused"):
        await act(OWNER, interview_id, Deed("retry", "q1"))
    await stage.room.interviews.abandon(OWNER, interview_id)
    with pytest.raises(Ended):
        await act(OWNER, interview_id, Deed("retry", "q1"))


@pytest.mark.parametrize("lost", [False, True])
async def test_a_retry_goes_on_after_the_process_is_gone_even_without_checkpoints(tmp_path: Path, lost: bool) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        stage = await staged(room)
        interview_id = await stage.begin(question_count=5)
        open_id = await thin_then_on(stage, interview_id)
        await do(stage, interview_id, "retry", "q1")
    if lost:
        for part in (tmp_path / "room").glob("checkpoints.sqlite*"):
            part.unlink()
    async with open_greenroom(tmp_path / "room") as room:
        stage = Stage(room, "", "")
        answered = await do(stage, interview_id, "answer", "q1", STORY)
        assert only(answered, "answer.required")["questionId"] == open_id
        assert only(answered, "grade")["change"]["overall"]["difference"] > 0
        report = await stage.finish(interview_id)
        assert report["figures"]["graded"] == 5
