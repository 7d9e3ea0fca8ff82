"""Server-sent events: gapless, the same for everybody, resumed where they were cut, and nobody's to interrupt."""

import asyncio
import contextlib
import itertools
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

from agents import analyst, cv_examples, interviewer, planner, sample_answer
from agents import study_plan as study_agent
from content.bank import load_bank
from storage import events
from storage.database import Database
from tests.api.process import Served, process
from tests.api.service import ANSWER, Part, Rehearsal, answer, begin, code, parts, rehearse, replay, serving
from tests.wire.answers import Answer, says
from tests.wire.openai_server import OpenAIServer

STUCK = 20
STREAM = {"Accept": "text/event-stream"}


def settled(client: httpx.Client, interview: dict[str, Any], question_id: str) -> dict[str, Any]:
    """Wait until another question than this is open."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        now = dict(client.get(f"/api/interviews/{interview['id']}").json())
        if (now["currentQuestion"] or {}).get("id") != question_id:
            return now
        time.sleep(0.05)
    raise AssertionError(f"{question_id} is still open")


def test_a_turn_is_streamed_from_its_first_event_to_its_last(client: httpx.Client) -> None:
    interview = begin(client)
    body = {"questionId": "q1", "answer": ANSWER}
    with client.stream("POST", f"/api/interviews/{interview['id']}/answer", json=body, headers=STREAM) as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        assert reply.headers["X-Accel-Buffering"] == "no"
        assert reply.headers["Cache-Control"] == "no-cache"
        seen = list(parts(reply))
    assert seen[0].type == "run.started"
    assert seen[-1].type == "run.finished"
    assert {"message.delta", "message.completed", "grade", "answer.required"} <= {part.type for part in seen}
    kept = [part for part in seen if part.seq is not None]
    assert [part.seq for part in kept] == list(range(kept[0].data["id"], kept[0].data["id"] + len(kept)))
    assert all(part.seq is None and part.type == "message.delta" for part in seen if part not in kept)
    assert all(part.data["type"] == part.type for part in seen)
    deltas = "".join(part.data["text"] for part in seen if part.type == "message.delta")
    [said] = [part.data["text"] for part in seen if part.type == "message.completed"]
    assert deltas.split() == said.split()


@pytest.mark.parametrize("action", ["skip", "end"])
def test_skip_and_end_are_streamed_too(client: httpx.Client, action: str) -> None:
    interview = begin(client)
    with client.stream("POST", f"/api/interviews/{interview['id']}/{action}", headers=STREAM) as reply:
        seen = [part.type for part in parts(reply)]
    assert seen[0] == "run.started"
    assert seen[-1] == "run.finished"
    assert ("analysis" in seen) == (action == "end")


def test_a_refused_answer_is_a_problem_and_not_a_stream(client: httpx.Client) -> None:
    interview = begin(client)
    refused = client.post(f"/api/interviews/{interview['id']}/answer", json={"questionId": "q9", "answer": "x"}, headers=STREAM)
    assert refused.status_code == 409
    assert code(refused) == "stale_question"


def test_wherever_the_stream_is_cut_the_rest_comes_once_and_in_the_same_bytes(
    client: httpx.Client, rehearsal: Rehearsal
) -> None:
    interview = rehearsal.interview
    whole = replay(client, interview)
    assert [part.seq for part in whole] == list(range(1, len(whole) + 1))
    assert len(whole) > 30
    for cut in range(len(whole) + 1):
        assert [part.raw for part in replay(client, interview, cut)] == [part.raw for part in whole[cut:]]


def test_after_in_the_address_and_the_header_mean_the_same_and_the_header_is_newer(client: httpx.Client) -> None:
    interview = begin(client)
    url = f"/api/interviews/{interview['id']}/events?once=true&after=2"
    with client.stream("GET", url) as reply:
        assert next(parts(reply)).seq == 3
    with client.stream("GET", url, headers={"Last-Event-ID": "4"}) as reply:
        assert next(parts(reply)).seq == 5


@pytest.mark.parametrize("position", ["-1", "x", "9" * 30, "1.5"])
def test_a_position_that_makes_no_sense_is_refused(client: httpx.Client, rehearsal: Rehearsal, position: str) -> None:
    url = f"/api/interviews/{rehearsal.interview['id']}/events"
    for asked in (client.get(url, headers={"Last-Event-ID": position}), client.get(url, params={"after": position})):
        assert (asked.status_code, code(asked)) == (422, "invalid")
    beyond = client.get(url, params={"after": 10**9, "once": True})
    assert (beyond.status_code, "data:" in beyond.text) == (200, False)


def test_a_live_follower_that_reconnects_at_every_event_misses_nothing(client: httpx.Client, address: str) -> None:
    interview = begin(client)
    url = f"/api/interviews/{interview['id']}/events"
    taken = client.post(
        f"/api/interviews/{interview['id']}/answer",
        json={"questionId": "q1", "answer": ANSWER},
        headers={"Prefer": "respond-async"},
    )
    assert taken.status_code == 202
    assert taken.headers["Location"] == taken.json()["eventsUrl"]
    seen: list[Part] = []
    last = 0
    while not seen or seen[-1].data.get("runId") != taken.json()["runId"] or seen[-1].type != "run.finished":
        with (
            httpx.Client(base_url=address, timeout=10) as own,
            own.stream("GET", url, headers={"Last-Event-ID": str(last)}) as reply,
        ):
            part = next(part for part in parts(reply) if part.seq is not None)
        seen.append(part)
        last = part.data["id"]
    assert [part.raw for part in seen] == [part.raw for part in replay(client, interview)]


def test_an_events_url_leads_to_the_turn_it_was_given_for(client: httpx.Client) -> None:
    interview = begin(client)
    headers = {"Prefer": "respond-async", "Idempotency-Key": "k1"}
    body = {"questionId": "q1", "answer": ANSWER}
    taken = client.post(f"/api/interviews/{interview['id']}/answer", json=body, headers=headers).json()
    question = settled(client, interview, "q1")["currentQuestion"]
    answer(client, interview, question["id"])
    again = client.post(f"/api/interviews/{interview['id']}/answer", json=body, headers=headers).json()
    assert again == taken
    with client.stream("GET", f"{taken['eventsUrl']}&once=true") as reply:
        first = next(parts(reply))
    assert first.type == "run.started"
    assert first.data["runId"] == taken["runId"]


def test_r11_a_client_that_leaves_in_the_middle_finds_its_turn_finished(client: httpx.Client, address: str) -> None:
    interview = begin(client)
    body = {"questionId": "q1", "answer": ANSWER}
    with (
        httpx.Client(base_url=address) as leaving,
        leaving.stream("POST", f"/api/interviews/{interview['id']}/answer", json=body, headers=STREAM) as reply,
    ):
        assert reply.status_code == 200
    now = settled(client, interview, "q1")
    assert now["status"] == "active"
    seen = [part.type for part in replay(client, interview)]
    assert seen.count("grade") == 1
    assert seen[-1] == "run.finished"


def test_r12_a_client_that_stops_reading_is_dropped(
    tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("api.stream.SEND_SECONDS", 0.5)
    monkeypatch.setattr("api.stream.PING_SECONDS", 600)
    with serving(tmp_path) as address, httpx.Client(base_url=address, timeout=60) as client:
        interview = begin(client)
        written = enlarge(tmp_path, key_file, interview["id"])
        target = urlsplit(address)
        with socket.socket() as stuck:
            stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # so that the server soon cannot send any more
            stuck.connect((target.hostname, target.port))
            stuck.sendall(f"GET /api/interviews/{interview['id']}/events HTTP/1.1\r\nHost: {target.netloc}\r\n\r\n".encode())
            time.sleep(5)
            stuck.settimeout(40)
            received = 0
            while piece := stuck.recv(65_536):  # until the server has closed it; an open stream would time out
                received += len(piece)
        assert received < written
        assert client.get(f"/api/interviews/{interview['id']}").status_code == 200
    assert "Traceback" not in capfd.readouterr().err


def test_r12_clients_that_stop_reading_take_little_memory(tmp_path: Path, key_file: Path) -> None:
    """Measured on the server's process, with a log of 12 MB before each of them."""
    with process(tmp_path / "data") as served, served.client(120) as client, contextlib.ExitStack() as stack:
        interview = begin(client)
        enlarge(tmp_path / "data", key_file, interview["id"])
        target = urlsplit(served.address)
        request = f"GET /api/interviews/{interview['id']}/events HTTP/1.1\r\nHost: {target.netloc}\r\n\r\n".encode()
        used: list[int] = []
        for _ in range(4):  # the first also fill what is shared by all
            for _ in range(STUCK):
                stuck = stack.enter_context(socket.socket())
                stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                stuck.connect((target.hostname, target.port))
                stuck.sendall(request)
            assert client.get("/healthz").status_code == 200
            used.append(settled_memory(served))
        assert client.get(f"/api/interviews/{interview['id']}").status_code == 200
    each = min(after - before for before, after in itertools.pairwise(used)) / STUCK
    assert each <= 256 * 1024, f"{each / 1024:.0f} KiB for each"


def settled_memory(served: Served) -> int:
    """Return the memory of the server's process once it has stopped growing."""
    process_of, before, now = psutil.Process(served.process.pid), 0, 1
    while abs(now - before) > 200_000:
        time.sleep(1)
        before, now = now, process_of.memory_info().rss
    return now


def enlarge(data_dir: Path, key_file: Path, interview_id: str) -> int:
    """Write more events into the log than any buffer holds, and return their bytes."""
    filling = {"filling": "x" * 10_000}  # as large as the largest that there are: grades
    ledger = Database(data_dir / "greenroom.sqlite", key_file)
    now = datetime(2026, 11, 20, tzinfo=UTC)
    asyncio.run(ledger.write(lambda session: events.append(session, interview_id, [("degraded", filling)] * 1200, now)))
    ledger.close()
    return 1200 * len(filling["filling"])


def test_who_comes_in_the_middle_of_a_message_first_hears_what_was_said_so_far(tmp_path: Path) -> None:
    with OpenAIServer() as model, contextlib.ExitStack() as stack:
        url = stack.enter_context(serving(tmp_path / "data", engine="compatible:test-model", base_url=model.base_url))
        client = stack.enter_context(httpx.Client(base_url=url, timeout=60))
        interview = begin(client)
        model.default = Answer(drip=0.15)
        events = f"/api/interviews/{interview['id']}/events"
        whole = stack.enter_context(client.stream("GET", events, params={"after": replay(client, interview)[-1].data["id"]}))
        assert client.post(f"/api/interviews/{interview['id']}/skip", headers={"Prefer": "respond-async"}).status_code == 202
        coming = parts(whole)
        heard = list(itertools.islice((part for part in coming if part.seq is None), 4))
        late = stack.enter_context(client.stream("GET", events))
        seen = list(until_completed(parts(late), heard[0].data["messageId"]))
        heard += [part for part in until_completed(coming, heard[0].data["messageId"]) if part.seq is None]
    deltas, completed = [part for part in seen if part.seq is None], seen[-1]
    first, later = deltas[0], deltas[1:]
    assert first.data["snapshot"] is True
    assert len(first.data["text"].split()) >= 4
    assert later
    assert not any("snapshot" in part.data for part in [*later, *heard])
    assert first.data["text"] + "".join(part.data["text"] for part in later) == completed.data["text"]
    assert "".join(part.data["text"] for part in heard) == completed.data["text"]
    kept = [part.seq for part in seen if part.seq is not None]
    assert kept == list(range(1, len(kept) + 1))
    assert seen.index(first) > 5, "what is in the log comes before the snapshot"


def until_completed(coming: Iterator[Part], message_id: str) -> Iterator[Part]:
    """Yield events up to the one that brings this message whole."""
    for part in coming:
        yield part
        if part.type == "message.completed" and part.data["messageId"] == message_id:
            return


def test_the_pieces_of_a_fast_model_are_put_together(tmp_path: Path) -> None:
    with OpenAIServer() as model:
        model.script(says(" ".join(f"word{number}" for number in range(400))), when="You speak as an interviewer")
        with (
            serving(tmp_path / "data", engine="compatible:test-model", base_url=model.base_url) as url,
            httpx.Client(base_url=url, timeout=60) as client,
        ):
            interview = begin(client)
            with client.stream("POST", f"/api/interviews/{interview['id']}/skip", headers=STREAM) as reply:
                seen = list(parts(reply))
    deltas = [part.data["text"] for part in seen if part.type == "message.delta"]
    [said] = [part.data["text"] for part in seen if part.type == "message.completed"]
    assert "".join(deltas) == said
    assert len(deltas) < 100, "400 words came at once"


def test_two_followers_read_the_same_bytes(client: httpx.Client) -> None:
    interview = begin(client)
    url = f"/api/interviews/{interview['id']}/events?once=true"
    answer(client, interview, "q1")
    assert client.get(url).content == client.get(url).content


def test_an_interview_begun_without_waiting_is_followed_to_its_first_question(client: httpx.Client) -> None:
    setup = {"industry": "healthcare", "roleLevel": "entry", "interviewType": "behavioral"}
    begun = client.post("/api/interviews", json=setup, headers={"Prefer": "respond-async"})
    assert begun.status_code == 202
    assert begun.headers["Preference-Applied"] == "respond-async"
    with client.stream("GET", begun.json()["eventsUrl"]) as reply:
        for part in parts(reply):
            if part.type == "answer.required":
                break
    assert part.data["questionId"] == "q1"


@pytest.mark.parametrize("kind", ["behavioral", "technical", pytest.param("case", marks=pytest.mark.long)])
def test_the_stream_holds_no_prompt_and_nothing_that_spoils_a_question(
    client: httpx.Client, sources: dict[str, str], kind: str
) -> None:
    interview = begin(client, **sources, interviewType=kind)
    rehearse(client, interview)
    seen = replay(client, interview)
    everything = "\n".join(part.raw for part in seen)
    # What follows from a grade may name a point that the answer left out.
    ungraded = "\n".join(part.raw for part in seen if part.type not in ("grade", "analysis", "study_plan"))
    questions = load_bank().questions.values()
    prompts = [agent.PROMPT[:60] for agent in (analyst, cv_examples, interviewer, planner, sample_answer, study_agent)]
    samples = [question.sample_answer for question in questions] + [question.evidence_hint for question in questions]
    points = [point for question in questions for point in question.key_points]
    assert len(everything) > 10_000
    assert [text for text in prompts + samples if text in everything] == []
    assert [text for text in points if text in ungraded] == []
