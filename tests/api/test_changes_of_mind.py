"""What people change their minds about: a question once more, a pause in the middle, an early end, giving up, deleting."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.service import ANSWER, answer, begin, code, parts, rehearse, replay, serving
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer

THIN = "I fixed something in the search once. It was fine in the end and people were happy with it, I think."
BUSY = {"Prefer": "respond-async"}
TABLES = ("questions", "grades", "runs", "run_events", "steps", "study_plans", "submissions")


def post(client: httpx.Client, interview: dict[str, Any], what: str, **headers: str) -> httpx.Response:
    return client.post(f"/api/interviews/{interview['id']}/{what}", headers=headers)


def standing(client: httpx.Client, interview: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"/api/interviews/{interview['id']}").json())


def report(client: httpx.Client, interview: dict[str, Any]) -> dict[str, Any]:
    reply = client.get(f"/api/interviews/{interview['id']}/report")
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


@contextmanager
def slow(tmp_path: Path, seconds: float = 0.4) -> Iterator[tuple[httpx.Client, dict[str, Any]]]:
    """Serve with a model that takes its time, and begin an interview."""
    with OpenAIServer() as model:
        address = {"engine": "compatible:test-model", "base_url": model.base_url}
        with serving(tmp_path / "data", **address) as url, httpx.Client(base_url=url, timeout=60) as client:
            interview = begin(client)
            model.default = Answer(delay=seconds)
            yield client, interview


def over(client: httpx.Client, interview: dict[str, Any]) -> None:
    """Wait until the run under way is over."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if replay(client, interview)[-1].type in ("run.finished", "run.failed"):
            return
        time.sleep(0.05)
    pytest.fail("the run never ended")


def test_a_question_is_asked_once_more_and_both_answers_are_kept(client: httpx.Client) -> None:
    interview = begin(client)
    first = answer(client, interview, "q1", THIN).json()
    waiting = first["nextQuestion"]
    asked = post(client, interview, "questions/q1/retry")
    assert asked.status_code == 200, asked.text
    assert (asked.json()["questionId"], asked.json()["attempt"]) == ("q1", 2)
    again = asked.json()["nextQuestion"]
    assert (again["id"], again["attempt"]) == ("q1", 2)
    assert again["spoken"] == asked.json()["message"] != interview["currentQuestion"]["spoken"]
    assert standing(client, interview)["currentQuestion"] == again
    second = answer(client, interview, "q1").json()
    assert second["attempt"] == 2
    assert second["change"]["overall"]["before"] == first["grade"]["overall"]
    assert second["change"]["overall"]["after"] == second["grade"]["overall"]
    assert second["nextQuestion"]["id"] == waiting["id"]
    assert second["nextQuestion"]["spoken"] == waiting["spoken"]
    told = report(client, interview)["questions"][0]
    assert [attempt["answer"] for attempt in told["attempts"]] == [THIN, ANSWER]
    assert told["change"] == second["change"]


def test_a_retry_is_taken_once_under_its_key_and_told_in_the_same_words(client: httpx.Client) -> None:
    interview = begin(client)
    answer(client, interview, "q1", THIN)
    first = post(client, interview, "questions/q1/retry", **{"Idempotency-Key": "r1"})
    assert post(client, interview, "questions/q1/retry", **{"Idempotency-Key": "r1"}).content == first.content
    answer(client, interview, "q1")
    assert post(client, interview, "questions/q1/retry", **{"Idempotency-Key": "r1"}).content == first.content
    reused = post(client, interview, "skip", **{"Idempotency-Key": "r1"})
    assert (reused.status_code, code(reused)) == (409, "idempotency_key_reused")


def test_a_retry_is_streamed_or_handed_in_as_an_answer_is(client: httpx.Client) -> None:
    interview = begin(client)
    answer(client, interview, "q1", THIN)
    url = f"/api/interviews/{interview['id']}/questions/q1/retry"
    with client.stream("POST", url, json={}, headers={"Accept": "text/event-stream"}) as reply:
        seen = [part.type for part in parts(reply)]
    assert seen[0] == "run.started"
    assert {"message.delta", "message.completed", "answer.required"} <= set(seen)
    assert post(client, interview, "skip").status_code == 200
    taken = post(client, interview, "questions/q1/retry", **BUSY)
    assert taken.status_code == 202
    assert taken.headers["Location"] == taken.json()["eventsUrl"]


def test_what_cannot_be_retried_is_refused(client: httpx.Client) -> None:
    interview = begin(client)
    for unknown in ("q5", "nothing"):
        refused = post(client, interview, f"questions/{unknown}/retry")
        assert (refused.status_code, code(refused)) == (404, "not_found")
    refused = post(client, interview, "questions/q1/retry")
    assert (refused.status_code, code(refused), refused.json()["reason"]) == (409, "conflict", "open")
    answer(client, interview, "q1", THIN)
    post(client, interview, "pause")
    refused = post(client, interview, "questions/q1/retry")
    assert (refused.status_code, refused.json()["reason"]) == (409, "paused")


def test_a_completed_interview_is_opened_by_a_retry_and_closes_again(client: httpx.Client) -> None:
    interview = begin(client)
    rehearse(client, interview)
    before = report(client, interview)
    asked = post(client, interview, "questions/q2/retry").json()
    assert (asked["status"], asked["nextQuestion"]["id"]) == ("active", "q2")
    closed = answer(client, interview, "q2", THIN).json()
    assert (closed["status"], closed["nextQuestion"]) == ("completed", None)
    assert closed["analysis"]["figures"]["overall"] < before["figures"]["overall"]
    assert closed["studyPlan"] is not None
    assert report(client, interview)["figures"]["overall"] == standing(client, interview)["score"]


def test_a_pause_in_the_middle_of_a_turn_comes_after_it(tmp_path: Path) -> None:
    with slow(tmp_path) as (client, interview):
        url = f"/api/interviews/{interview['id']}"
        assert client.post(f"{url}/answer", json={"questionId": "q1", "answer": ANSWER}, headers=BUSY).status_code == 202
        assert post(client, interview, "pause").json()["status"] == "paused"
        assert post(client, interview, "pause").json()["status"] == "paused"
        over(client, interview)
        now = standing(client, interview)
        assert (now["status"], now["currentQuestion"]["id"] != "q1") == ("paused", True)
        assert report(client, interview)["questions"][0]["grade"] is not None
        seen = [(part.type, part.data.get("status")) for part in replay(client, interview)]
        assert seen.count(("interview.status", "paused")) == 1
        refused = answer(client, interview, now["currentQuestion"]["id"])
        assert refused.json()["reason"] == "paused"
        assert post(client, interview, "resume").json()["status"] == "active"
        assert answer(client, interview, now["currentQuestion"]["id"]).status_code == 200


def test_an_interview_can_be_paused_while_it_is_being_prepared(tmp_path: Path) -> None:
    with slow(tmp_path) as (client, _):
        setup = {"industry": "technology", "roleLevel": "mid", "interviewType": "behavioral"}
        begun = client.post("/api/interviews", json=setup, headers=BUSY).json()
        assert post(client, begun, "pause").json()["status"] == "paused"
        over(client, begun)
        now = standing(client, begun)
        assert (now["status"], now["currentQuestion"]["id"]) == ("paused", "q1")
        assert post(client, begun, "resume").json()["status"] == "active"


def test_a_pause_or_a_resume_sent_again_under_its_key_changes_nothing_more(client: httpx.Client) -> None:
    interview = begin(client)
    assert post(client, interview, "pause", **{"Idempotency-Key": "p"}).json()["status"] == "paused"
    assert post(client, interview, "resume", **{"Idempotency-Key": "r"}).json()["status"] == "active"
    assert post(client, interview, "pause", **{"Idempotency-Key": "p"}).json()["status"] == "active"
    for what in ("resume", "abandon", "skip", "end"):
        reused = post(client, interview, what, **{"Idempotency-Key": "p"})
        assert (reused.status_code, code(reused)) == (409, "idempotency_key_reused"), what
    assert answer(client, interview, "q1", **{"Idempotency-Key": "p"}).status_code == 409
    assert answer(client, interview, "q1").status_code == 200


def test_an_interview_that_is_given_up_takes_no_more_answers_and_still_reports(client: httpx.Client) -> None:
    interview = begin(client)
    answer(client, interview, "q1")
    given_up = post(client, interview, "abandon", **{"Idempotency-Key": "a"})
    assert (given_up.status_code, given_up.json()["status"]) == (200, "abandoned")
    assert given_up.json()["currentQuestion"] is None
    assert post(client, interview, "abandon", **{"Idempotency-Key": "a"}).json() == given_up.json()
    assert post(client, interview, "abandon").json()["status"] == "abandoned"
    for what in ("skip", "end", "pause", "resume", "questions/q1/retry"):
        refused = post(client, interview, what)
        assert (refused.status_code, code(refused)) == (409, "interview_ended"), what
    assert answer(client, interview, "q2").status_code == 409
    told = report(client, interview)
    assert (told["status"], told["questions"][0]["answer"]) == ("abandoned", ANSWER)
    assert told["questions"][0]["grade"]["overall"] is not None
    assert replay(client, interview)[-1].data["status"] == "abandoned"


def test_what_is_paused_can_be_given_up_and_what_is_completed_cannot(client: httpx.Client) -> None:
    paused = begin(client)
    post(client, paused, "pause")
    assert post(client, paused, "abandon").json()["status"] == "abandoned"
    completed = begin(client)
    post(client, completed, "end")
    refused = post(client, completed, "abandon")
    assert (refused.status_code, code(refused)) == (409, "interview_ended")
    assert standing(client, completed)["status"] == "completed"


def test_giving_up_in_the_middle_of_a_turn_keeps_its_grade(tmp_path: Path) -> None:
    with slow(tmp_path) as (client, interview):
        url = f"/api/interviews/{interview['id']}"
        client.post(f"{url}/answer", json={"questionId": "q1", "answer": ANSWER}, headers=BUSY)
        assert post(client, interview, "abandon").json()["status"] == "abandoned"
        over(client, interview)
        assert replay(client, interview)[-1].data["status"] == "abandoned"
        assert (standing(client, interview)["status"], standing(client, interview)["currentQuestion"]) == ("abandoned", None)
        assert report(client, interview)["questions"][0]["grade"] is not None


def test_an_interview_ended_before_any_answer_reports_that_there_was_none(client: httpx.Client) -> None:
    interview = begin(client)
    ended = post(client, interview, "end").json()
    assert ended["status"] == "completed"
    assert ended["analysis"]["summary"]
    told = report(client, interview)
    assert told["figures"]["status"] == "too_few"
    assert [(question["status"], question["answer"], question["grade"]) for question in told["questions"]] == [
        ("skipped", "", None)
    ]
    asked = post(client, interview, "questions/q1/retry").json()
    assert asked["nextQuestion"]["id"] == "q1"
    assert answer(client, interview, "q1").json()["status"] == "completed"
    assert report(client, interview)["questions"][0]["answer"] == ANSWER


def test_deleting_in_the_middle_of_a_turn_works_and_leaves_nothing(tmp_path: Path) -> None:
    with slow(tmp_path, 1.0) as (client, interview):
        url = f"/api/interviews/{interview['id']}"
        with client.stream("GET", f"{url}/events") as followed:
            client.post(f"{url}/answer", json={"questionId": "q1", "answer": ANSWER}, headers=BUSY)
            assert client.delete(url).status_code == 204
            assert "grade" not in [part.type for part in parts(followed)]  # and the stream ends
        assert client.get(url).status_code == 404
        time.sleep(2)
        assert rows_of(tmp_path / "data", interview["id"]) == {}


def rows_of(data: Path, interview_id: str) -> dict[str, int]:
    """Count what is left of an interview, by table, in both files."""
    left: dict[str, int] = {}
    for name, tables, column in (
        ("greenroom", TABLES, "interview_id"),
        ("greenroom", ("interviews",), "id"),
        ("checkpoints", ("checkpoints", "writes"), "thread_id"),
    ):
        opened = sqlite3.connect(data / f"{name}.sqlite")
        for table in tables:
            [(count,)] = opened.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (interview_id,)).fetchall()
            left |= {table: count} if count else {}
        opened.close()
    return left
