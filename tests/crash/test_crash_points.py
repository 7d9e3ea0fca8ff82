"""R01-R08: the server is killed at named points of a turn, and the next one finishes it as if nothing had happened.

I1 what was acknowledged is there; I2 one grade and one next question; I3 the turn is settled within 5 s; I5 the log has no gap
and the bytes that a client saw before. The model of a node that was at work is asked at most twice.
"""

import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.process import Served, process
from tests.api.service import ANSWER, SETUP, Part, answer, begin, parts, replay
from tests.patience import patience
from tests.wire.openai_server import OpenAIServer

SETTLED_SECONDS = 5
LAST = ("run.finished", "run.failed")
KEY = {"Idempotency-Key": "the answer to q1"}


@contextmanager
def following(address: str, interview: dict[str, Any]) -> Iterator[list[Part]]:
    """Read the log as it grows, until the server is gone."""
    seen: list[Part] = []
    connected = threading.Event()

    def follow() -> None:
        try:
            with (
                httpx.Client(base_url=address, timeout=60) as client,
                client.stream("GET", f"/api/interviews/{interview['id']}/events") as reply,
            ):
                connected.set()
                seen.extend(parts(reply))
        except httpx.TransportError:
            pass

    reader = threading.Thread(target=follow)
    reader.start()
    assert connected.wait(20)
    yield seen
    reader.join(20)
    assert not reader.is_alive()


def died(served: Served) -> None:
    assert served.process.wait(30) == -signal.SIGKILL, served.errors()


def killed_in_the_turn(served: Served, client: httpx.Client, interview: dict[str, Any]) -> list[Part]:
    """Answer the first question of a server that dies of it, and return what a follower saw until then."""
    with following(served.address, interview) as seen:
        with pytest.raises(httpx.TransportError):
            answer(client, interview, "q1", **KEY)
        died(served)
    return seen


def settled(client: httpx.Client, interview: dict[str, Any]) -> list[Part]:
    """Return the log as soon as every run in it is over."""
    deadline = time.monotonic() + SETTLED_SECONDS * patience()
    while time.monotonic() < deadline:
        log = replay(client, interview)
        begun = {part.data["runId"] for part in log if part.type == "run.started"}
        if begun == {part.data["runId"] for part in log if part.type in LAST}:
            return log
        time.sleep(0.05)
    pytest.fail(f"a turn is still open {SETTLED_SECONDS} s after the restart")


def check_log(log: list[Part], seen: list[Part]) -> None:
    kept = [part for part in seen if part.seq is not None]
    assert [part.seq for part in log] == list(range(1, len(log) + 1))
    assert [part.raw for part in log[: len(kept)]] == [part.raw for part in kept]


def check_turn(client: httpx.Client, interview: dict[str, Any], seen: list[Part]) -> None:
    """Send the same answer again, twice, and find one turn made of it."""
    first = answer(client, interview, "q1", **KEY)
    assert first.status_code == 200, first.text
    assert answer(client, interview, "q1", **KEY).content == first.content
    log = settled(client, interview)
    check_log(log, seen)
    following_question = first.json()["nextQuestion"]
    assert client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"] == following_question
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert report["questions"][0]["answer"] == ANSWER
    required = [part.data["questionId"] for part in log if part.type == "answer.required"]
    assert required == ["q1", following_question["id"]]
    assert sum(part.type == "grade" for part in log) == 1


def check_rows(data: Path) -> None:
    assert rows(data, "SELECT question_id, attempt FROM submissions") == [("q1", 1)]
    assert rows(data, "SELECT question_id, attempt FROM grades") == [("q1", 1)]
    assert len(rows(data, "SELECT 1 FROM questions WHERE status = 'open'")) == 1
    assert {status for (status,) in rows(data, "SELECT status FROM runs")} == {"finished"}


def rows(data: Path, query: str) -> list[tuple[Any, ...]]:
    ledger = sqlite3.connect(data / "greenroom.sqlite")
    try:
        return ledger.execute(query).fetchall()
    finally:
        ledger.close()


FAULTS = [
    ("R01", "before_submission_commit", 1),
    ("R02", "after_submission_commit", 1),
    ("R03", "before_resume", 2),
    ("R04", "after_resume", 1),
    ("R05", "before_grade_row", 1),
    ("R06", "after_grade_row", 1),
    ("R07", "before_question_row", 2),
    ("R08", "after_question_row", 2),
    ("R08", "before_settle", 2),
    ("R08", "after_settle", 2),
]
"""The second passing where opening the interview is the first."""


@pytest.mark.parametrize(("fault", "point", "passing"), FAULTS, ids=[f"{fault}-{point}" for fault, point, _ in FAULTS])
def test_r01_to_r08_a_kill_at_a_named_point_loses_nothing(tmp_path: Path, fault: str, point: str, passing: int) -> None:
    data = tmp_path / "data"
    with process(data, {"GREENROOM_CRASH_AT": f"{point}:{passing}"}) as served, served.client() as client:
        interview = begin(client)
        seen = killed_in_the_turn(served, client, interview)
    with process(data) as served, served.client() as client:
        log = settled(client, interview)
        check_log(log, seen)
        begun = [part for part in log if part.type == "run.started" and part.data["kind"] == "answer"]
        assert len(begun) == (0 if point == "before_submission_commit" else 1)
        check_turn(client, interview, seen)
    check_rows(data)


@pytest.mark.parametrize(
    ("point", "passing", "crashed", "times"),
    [
        ("before_grade_row", 1, "You grade an answer", 2),
        pytest.param("after_grade_row", 1, "You grade an answer", 1, marks=pytest.mark.long),
        pytest.param("before_question_row", 2, "You speak as an interviewer", 2, marks=pytest.mark.long),
        pytest.param("after_question_row", 2, "You speak as an interviewer", 1, marks=pytest.mark.long),
    ],
    ids=["R05", "R06", "R07", "R08"],
)
def test_r05_to_r08_the_model_of_a_node_that_was_killed_is_asked_at_most_twice(
    tmp_path: Path, point: str, passing: int, crashed: str, times: int
) -> None:
    data = tmp_path / "data"
    with OpenAIServer() as model:
        model.script('{"gap": null, "quote": "", "text": ""}', when="Decide whether the answer needs one follow-up")
        engine = {"GREENROOM_ENGINE": "compatible:test-model", "GREENROOM_BASE_URL": model.base_url}
        with process(data, engine | {"GREENROOM_CRASH_AT": f"{point}:{passing}"}) as served, served.client() as client:
            interview = begin(client)
            opening = len(model.requests)
            seen = killed_in_the_turn(served, client, interview)
        with process(data, engine) as served, served.client() as client:
            check_turn(client, interview, seen)
        asked = Counter(request.prompt for request in model.requests[opening:])
    assert max(asked.values()) <= 2
    assert {count for prompt, count in asked.items() if prompt.startswith(crashed)} == {times}
    check_rows(data)


@pytest.mark.parametrize(
    "point",
    [
        "before_question_row",
        *(pytest.param(point, marks=pytest.mark.long) for point in ("before_resume", "after_question_row", "before_settle")),
    ],
)
def test_r03_to_r08_an_interview_that_was_being_opened_is_opened(tmp_path: Path, point: str) -> None:
    data = tmp_path / "data"
    with process(data, {"GREENROOM_CRASH_AT": point}) as served, served.client() as client:
        with pytest.raises(httpx.TransportError):
            client.post("/api/interviews", json=SETUP)
        died(served)
    with process(data) as served, served.client() as client:
        [interview] = client.get("/api/interviews").json()["interviews"]
        log = settled(client, interview)
        assert client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]["id"] == "q1"
        assert answer(client, interview, "q1").status_code == 200
    check_log(log, [])
    assert [part.type for part in log].count("message.completed") == 1
    assert [part.type for part in log].count("answer.required") == 1


@pytest.mark.parametrize("point", ["before_analysis_row", pytest.param("after_analysis_row", marks=pytest.mark.long)])
def test_an_interview_that_was_being_looked_back_on_is_looked_back_on(tmp_path: Path, point: str) -> None:
    data = tmp_path / "data"
    with process(data, {"GREENROOM_CRASH_AT": point}) as served, served.client() as client:
        interview = begin(client)
        assert answer(client, interview, "q1").status_code == 200
        with following(served.address, interview) as seen:
            with pytest.raises(httpx.TransportError):
                client.post(f"/api/interviews/{interview['id']}/end", headers={"Idempotency-Key": "end"})
            died(served)
    with process(data) as served, served.client() as client:
        log = settled(client, interview)
        check_log(log, seen)
        ended = client.post(f"/api/interviews/{interview['id']}/end", headers={"Idempotency-Key": "end"})
        assert (ended.status_code, ended.json()["status"]) == (200, "completed")
        assert client.get(f"/api/interviews/{interview['id']}/report").json()["analysis"]["summary"]
    assert [part.type for part in log].count("analysis") == 1
    assert [part.type for part in log].count("study_plan") == 1
