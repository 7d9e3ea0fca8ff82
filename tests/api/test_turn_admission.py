"""What may be done to an interview when: idempotency, stale questions, pauses, the end."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.api.service import ANSWER, SETUP, answer, begin, code, replay


def grades(client: httpx.Client, interview: dict[str, Any], question_id: str = "q1") -> int:
    """Count the grades of a question in the log."""
    return sum(part.type == "grade" and part.data["questionId"] == question_id for part in replay(client, interview))


def test_r13_the_same_key_with_the_same_answer_returns_the_same_result(client: httpx.Client) -> None:
    interview = begin(client)
    first = answer(client, interview, "q1", **{"Idempotency-Key": "k1"})
    again = answer(client, interview, "q1", **{"Idempotency-Key": "k1"})
    assert again.status_code == 200
    assert again.content == first.content
    assert grades(client, interview) == 1


def test_the_same_key_finds_its_turn_after_the_interview_went_on(client: httpx.Client) -> None:
    interview = begin(client)
    first = answer(client, interview, "q1", **{"Idempotency-Key": "k1"})
    following = answer(client, interview, first.json()["nextQuestion"]["id"])
    assert following.status_code == 200
    assert answer(client, interview, "q1", **{"Idempotency-Key": "k1"}).content == first.content


def test_r14_the_same_key_with_another_answer_is_refused(client: httpx.Client) -> None:
    interview = begin(client)
    answer(client, interview, "q1", **{"Idempotency-Key": "k1"})
    other = answer(client, interview, "q1", "I did something else entirely.", **{"Idempotency-Key": "k1"})
    assert other.status_code == 409
    assert code(other) == "idempotency_key_reused"


@pytest.mark.parametrize("headers", [{"Idempotency-Key": "k1"}, {}])
def test_r13_the_same_answer_twenty_times_in_parallel_is_graded_once(client: httpx.Client, headers: dict[str, str]) -> None:
    interview = begin(client)
    with ThreadPoolExecutor(20) as pool:
        replies = [future.result() for future in [pool.submit(answer, client, interview, "q1", **headers) for _ in range(20)]]
    taken = [reply for reply in replies if reply.status_code == 200]
    refused = [reply for reply in replies if reply.status_code != 200]
    assert len({reply.content for reply in taken}) == 1
    assert len(taken) == (20 if headers else 1)
    assert all(reply.status_code == 409 and code(reply) in ("run_active", "stale_question") for reply in refused)
    assert grades(client, interview) == 1


def test_a_turn_under_way_says_when_to_come_back(client: httpx.Client) -> None:
    interview = begin(client)
    url = f"/api/interviews/{interview['id']}/answer"
    body = {"questionId": "q1", "answer": ANSWER}
    taken = client.post(url, json=body, headers={"Prefer": "respond-async"})
    at_once = client.post(url, json=body)
    assert taken.status_code == 202
    assert at_once.status_code == 409
    if code(at_once) == "run_active":
        assert at_once.headers["Retry-After"] == "1"
    else:
        assert at_once.json()["openQuestion"]["id"] != "q1"


def test_r15_an_answer_to_a_closed_question_is_told_which_is_open(client: httpx.Client) -> None:
    interview = begin(client)
    question = answer(client, interview, "q1").json()["nextQuestion"]
    late = answer(client, interview, "q1")
    assert late.status_code == 409
    assert code(late) == "stale_question"
    assert late.json()["openQuestion"]["id"] == question["id"]
    assert late.json()["openQuestion"]["text"] == question["text"]


def test_r16_an_answer_after_the_end_is_refused(client: httpx.Client) -> None:
    interview = begin(client)
    ended = client.post(f"/api/interviews/{interview['id']}/end")
    assert ended.json()["status"] == "completed"
    assert ended.json()["nextQuestion"] is None
    for action in ("answer", "skip", "end", "pause", "resume"):
        body = {"questionId": "q1", "answer": ANSWER} if action == "answer" else None
        late = client.post(f"/api/interviews/{interview['id']}/{action}", json=body)
        assert late.status_code == 409
        assert code(late) == "interview_ended"


def test_r16_an_unknown_interview_is_not_found(client: httpx.Client) -> None:
    nowhere = "/api/interviews/00000000-0000-0000-0000-000000000000"
    body = {"questionId": "q1", "answer": ANSWER}
    replies = [
        client.post(f"{nowhere}/answer", json=body),
        client.post(f"{nowhere}/answer", json=body, headers={"Accept": "text/event-stream"}),
        *(client.post(f"{nowhere}/{action}") for action in ("skip", "end", "pause", "resume")),
        *(client.get(f"{nowhere}{part}") for part in ("", "/events", "/report")),
        client.delete(nowhere),
    ]
    assert {(reply.status_code, code(reply)) for reply in replies} == {(404, "not_found")}


@pytest.mark.parametrize("text", ["", "  \n ", "a" * 20_001])
def test_an_answer_that_cannot_be_taken_leaves_the_question_open(client: httpx.Client, text: str) -> None:
    interview = begin(client)
    before = len(replay(client, interview))
    refused = answer(client, interview, "q1", text)
    assert refused.status_code == 422
    assert code(refused) == "invalid"
    assert refused.json()["errors"][0]["field"] == "answer"
    assert len(refused.content) < 1_000
    assert len(replay(client, interview)) == before
    assert client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]["id"] == "q1"
    assert answer(client, interview, "q1", "a " * 10_000).status_code == 200


def test_a_beginning_that_is_sent_again_finds_the_interview_that_it_began(client: httpx.Client) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(client.post, "/api/interviews", json=SETUP, headers=key) for _ in range(4)]
        replies = [future.result() for future in sent]
    assert {reply.status_code for reply in replies} == {201}
    assert len({reply.content for reply in replies}) == 1
    interview = replies[0].json()
    assert answer(client, interview, "q1").status_code == 200
    later = client.post("/api/interviews", json=SETUP, headers=key)
    assert later.json()["id"] == interview["id"]
    assert later.json()["currentQuestion"]["id"] != "q1"
    assert [part.type for part in replay(client, interview)].count("run.started") == 2


def test_a_key_that_began_an_interview_begins_no_other(client: httpx.Client) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    assert client.post("/api/interviews", json=SETUP, headers=key).status_code == 201
    other = client.post("/api/interviews", json=SETUP | {"roleLevel": "senior"}, headers=key)
    assert other.status_code == 409
    assert code(other) == "idempotency_key_reused"


@pytest.mark.parametrize(
    ("wrong", "field", "word"),
    [
        ({"interviewType": "quiz"}, "interviewType", "client_discovery"),
        ({"questionCount": 4}, "questionCount", "5"),
        ({"questionCount": 11}, "questionCount", "10"),
        ({"questionCount": "many"}, "questionCount", "whole number"),
        ({"durationMinutes": 20}, "durationMinutes", "15, 30, 60"),
        ({"roleLevel": None}, "roleLevel", "senior"),
        ({"industry": "space"}, "industry", "healthcare"),
        ({"interviewOn": "soon"}, "interviewOn", "2026-12-01"),
        ({"interviewTyp": "case"}, "interviewTyp", "not known"),
        ({"personas": ["nobody"]}, "personas", "nobody"),
    ],
)
def test_a_setup_that_makes_no_sense_begins_nothing(client: httpx.Client, wrong: dict[str, Any], field: str, word: str) -> None:
    before = client.get("/api/interviews").content
    refused = client.post("/api/interviews", json=SETUP | wrong)
    assert refused.status_code == 422
    assert code(refused) == "invalid"
    [error] = refused.json()["errors"]
    assert error["field"] == field
    assert word in error["message"]
    assert error["message"] in refused.json()["detail"]
    assert client.get("/api/interviews").content == before


@pytest.mark.parametrize("field", ["cvId", "jobId"])
def test_an_unknown_cv_or_job_begins_nothing(client: httpx.Client, field: str) -> None:
    before = client.get("/api/interviews").content
    refused = client.post("/api/interviews", json=SETUP | {field: "00000000-0000-0000-0000-000000000000"})
    assert refused.status_code == 404
    assert refused.json()["errors"][0]["field"] == field
    assert client.get("/api/interviews").content == before


def test_a_missing_field_is_named(client: httpx.Client) -> None:
    refused = client.post("/api/interviews", json={"industry": "technology"})
    assert {error["field"] for error in refused.json()["errors"]} == {"roleLevel", "interviewType"}


def test_a_paused_interview_takes_answers_only_after_it_is_resumed(client: httpx.Client) -> None:
    interview = begin(client)
    url = f"/api/interviews/{interview['id']}"
    assert client.post(f"{url}/pause").json()["status"] == "paused"
    refused = answer(client, interview, "q1")
    assert refused.status_code == 409
    assert code(refused) == "conflict"
    assert refused.json()["reason"] == "paused"
    resumed = client.post(f"{url}/resume").json()
    assert resumed["status"] == "active"
    assert resumed["currentQuestion"] == interview["currentQuestion"]
    assert answer(client, interview, "q1").status_code == 200


def test_r17_pause_in_one_tab_and_answer_in_another_leave_nothing_half_done(client: httpx.Client) -> None:
    interview = begin(client)
    with ThreadPoolExecutor(2) as pool:
        answered = pool.submit(answer, client, interview, "q1")
        paused = pool.submit(client.post, f"/api/interviews/{interview['id']}/pause")
        replies = answered.result(), paused.result()
    assert replies[1].status_code == 200
    assert replies[0].status_code in (200, 409)
    assert client.get(f"/api/interviews/{interview['id']}").json()["status"] == "paused"
    assert grades(client, interview) == (1 if replies[0].status_code == 200 else 0)


def test_a_skipped_question_is_not_scored(client: httpx.Client) -> None:
    interview = begin(client)
    turn = client.post(f"/api/interviews/{interview['id']}/skip", json={"questionId": "q1"}).json()
    assert turn["grade"] is None
    assert turn["nextQuestion"]["id"] == "q2"
    stale = client.post(f"/api/interviews/{interview['id']}/skip", json={"questionId": "q1"})
    assert code(stale) == "stale_question"
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert report["questions"][0]["status"] == "skipped"
    assert report["questions"][0]["grade"] is None


def test_an_interview_ended_early_keeps_what_was_answered(client: httpx.Client) -> None:
    interview = begin(client)
    turn = answer(client, interview, "q1").json()
    ended = client.post(f"/api/interviews/{interview['id']}/end", json={"questionId": turn["nextQuestion"]["id"]})
    assert ended.status_code == 200, ended.text
    assert ended.json()["analysis"] is not None
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert report["status"] == "completed"
    assert report["questions"][0]["answer"] == ANSWER
