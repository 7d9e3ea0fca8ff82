"""Greenroom as it is served: a real server on a real socket, and what a client does with it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from api.app import create_app
from settings import Settings

PEOPLE = Path(__file__).parents[2] / "content" / "people"
CV = PEOPLE / "01_backend_engineer.cv.json"
ADVERT = PEOPLE / "01_backend_engineer.job.txt"

SETUP: dict[str, Any] = {"industry": "technology", "roleLevel": "mid", "interviewType": "behavioral"}

ANSWER = (
    "Last spring our nightly tariff batch at Quayline failed twice in one week, and ninety hauliers waited for their quotes. "
    "I was the one responsible for the pricing service, and I had to have it stable before the quarter ended. "
    "I first drew the whole batch on a wall with the customs desk, because nobody knew which step was slow. "
    "Then I moved tariff pricing to an on-demand Kotlin service and wrote a check that compared both results for two weeks. "
    "We argued about the cut-over date, so I proposed one depot at a time. "
    "As a result quotes that took until the next morning now take under two seconds, and complaints fell from 14 a month to 1. "
    "I learned to measure before I move anything, and I have done so with every migration since."
)


@dataclass(frozen=True)
class Part:
    """One server-sent event as it came over the wire."""

    raw: str
    type: str
    seq: int | None
    data: dict[str, Any]


@dataclass(frozen=True)
class Rehearsal:
    """An interview that is over, with what each turn returned."""

    interview: dict[str, Any]
    turns: list[dict[str, Any]]


@contextmanager
def serving(data_dir: Path, **settings: object) -> Iterator[str]:
    """Serve a data folder on a free port and return the address."""
    app = create_app(Settings.model_validate({"data_dir": data_dir, "engine": "offline"} | settings))
    config = uvicorn.Config(app, "127.0.0.1", 0, log_level="warning", ws="none", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive(), "the server did not stop"


def begin(client: httpx.Client, **setup: object) -> dict[str, Any]:
    """Begin an interview and return it."""
    reply = client.post("/api/interviews", json=SETUP | setup)
    assert reply.status_code == 201, reply.text
    return dict(reply.json())


def answer(
    client: httpx.Client, interview: dict[str, Any], question_id: str, text: str = ANSWER, **headers: str
) -> httpx.Response:
    """Answer a question and wait for the turn."""
    body = {"questionId": question_id, "answer": text}
    return client.post(f"/api/interviews/{interview['id']}/answer", json=body, headers=headers)


def rehearse(client: httpx.Client, interview: dict[str, Any]) -> list[dict[str, Any]]:
    """Answer every question to the end and return the turns."""
    turns, question = [], interview["currentQuestion"]
    while question is not None:
        reply = answer(client, interview, question["id"])
        assert reply.status_code == 200, reply.text
        turns.append(dict(reply.json()))
        question = turns[-1]["nextQuestion"]
    return turns


def parts(reply: httpx.Response) -> Iterator[Part]:
    """Read the events of a stream as they come."""
    lines: list[str] = []
    for line in reply.iter_lines():
        if line:
            lines.append(line)
            continue
        fields = dict(entry.split(": ", 1) for entry in lines if not entry.startswith(":"))
        if "data" in fields:
            number = fields.get("id")
            yield Part("\n".join(lines), fields["event"], int(number) if number else None, json.loads(fields["data"]))
        lines = []


def replay(client: httpx.Client, interview: dict[str, Any], after: int = 0) -> list[Part]:
    """Return what is in the log after a position."""
    headers = {"Last-Event-ID": str(after)}
    with client.stream("GET", f"/api/interviews/{interview['id']}/events", params={"once": True}, headers=headers) as reply:
        assert reply.status_code == 200
        return list(parts(reply))


def code(reply: httpx.Response) -> str:
    """Return the code of a problem, having checked that it is one."""
    assert reply.headers["content-type"] == "application/problem+json", reply.text
    problem = reply.json()
    assert problem["status"] == reply.status_code
    assert {"type", "title", "detail", "code", "instance"} <= problem.keys()
    return str(problem["code"])
