"""R18, R19, R28: a locked file, a full disk, a clock that jumps, a turn that takes the process down again and again."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection, Engine, event

from storage.database import BUSY_SECONDS
from tests.api.process import process
from tests.api.service import ANSWER, answer, begin, code, replay, serving
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer

HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@contextmanager
def locked(data: Path, seconds: float) -> Iterator[None]:
    """Hold the ledger in another process for a while, from the beginning of the block on."""
    command = [sys.executable, "-c", HOLD, str(data / "greenroom.sqlite"), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "held\n"
        yield


@contextmanager
def disk() -> Iterator[Callable[[bool], None]]:
    """Yield a switch that fills the disk: SQLite finds no page more, and says so as it does on a disk without room."""
    full = False

    def switch(wanted: bool) -> None:
        nonlocal full
        full = wanted

    def limit(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages if full else 1_000_000}")

    event.listen(Engine, "begin", limit)
    try:
        yield switch
    finally:
        event.remove(Engine, "begin", limit)


def test_r18_a_ledger_that_is_locked_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as address, httpx.Client(base_url=address, timeout=60) as client:
        interview = begin(client)
        with locked(tmp_path / "data", 3):
            began = time.monotonic()
            assert answer(client, interview, "q1").status_code == 200
        assert time.monotonic() - began > 2
        assert [part.type for part in replay(client, interview)].count("grade") == 1


def test_r18_a_ledger_that_stays_locked_says_when_to_come_back_and_then_works(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as address, httpx.Client(base_url=address, timeout=60) as client:
        interview = begin(client)
        with locked(tmp_path / "data", BUSY_SECONDS + 6):
            began = time.monotonic()
            refused = answer(client, interview, "q1", **{"Idempotency-Key": "k"})
            assert time.monotonic() - began >= BUSY_SECONDS
            assert client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]["id"] == "q1"
        assert (refused.status_code, code(refused)) == (503, "storage_busy")
        assert int(refused.headers["Retry-After"]) > 0
        assert answer(client, interview, "q1", **{"Idempotency-Key": "k"}).status_code == 200


def test_r19_a_full_disk_is_told_plainly_and_when_there_is_room_again_it_works(tmp_path: Path) -> None:
    large = f"{ANSWER} " * 20
    with (
        disk() as fill,
        serving(tmp_path / "data") as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        interview = begin(client)
        fill(True)
        refused = answer(client, interview, "q1", large, **{"Idempotency-Key": "k"})
        assert (refused.status_code, code(refused)) == (507, "storage_full")
        assert "full" in refused.json()["detail"]
        assert client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]["id"] == "q1"
        fill(False)
        taken = answer(client, interview, "q1", large, **{"Idempotency-Key": "k"})
        assert taken.status_code == 200
        assert taken.json()["grade"] is not None
        log = replay(client, interview)
    assert [part.seq for part in log] == list(range(1, len(log) + 1))
    assert [part.type for part in log].count("grade") == 1


def test_r19_a_turn_in_which_the_disk_fills_up_waits_for_room(tmp_path: Path) -> None:
    with (
        disk() as fill,
        OpenAIServer(default=Answer(delay=0.5)) as model,
        serving(tmp_path / "data", engine="compatible:test-model", base_url=model.base_url) as address,
        httpx.Client(base_url=address, timeout=60) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        interview = begin(client)
        opened = len(replay(client, interview))
        answering = pool.submit(answer, client, interview, "q1", f"{ANSWER} " * 20)
        while len(replay(client, interview)) == opened:
            time.sleep(0.02)
        fill(True)
        time.sleep(2)
        assert not answering.done()
        fill(False)
        assert answering.result().status_code == 200
        assert [part.type for part in replay(client, interview)].count("grade") == 1


def test_r28_a_turn_that_takes_the_process_down_three_times_is_given_up_and_the_interview_goes_on(tmp_path: Path) -> None:
    data, deadly = tmp_path / "data", {"GREENROOM_CRASH_AT": "before_grade_row"}
    with process(data, deadly) as served, served.client() as client:
        interview = begin(client)
        with pytest.raises(httpx.TransportError):
            answer(client, interview, "q1", **{"Idempotency-Key": "first"})
        assert served.process.wait(60) == -signal.SIGKILL
    for _ in range(2):
        with process(data, deadly, ready=False) as served:
            assert served.process.wait(60) == -signal.SIGKILL
    with process(data) as served, served.client() as client:
        given_up = answer(client, interview, "q1", **{"Idempotency-Key": "first"})
        assert (given_up.status_code, code(given_up)) == (500, "turn_failed")
        assert given_up.json()["retryable"] is True
        standing = client.get(f"/api/interviews/{interview['id']}").json()
        assert (standing["status"], standing["currentQuestion"]["id"]) == ("active", "q1")
        again = answer(client, interview, "q1", f"{ANSWER} Once more.")
        assert (again.status_code, again.json()["attempt"]) == (200, 2)
        assert again.json()["grade"]["overall"] is not None
        assert again.json()["change"] is None, "it was not retried, only sent again"
        following = again.json()["nextQuestion"]["id"]
        assert answer(client, interview, following).status_code == 200
        [question, *_] = client.get(f"/api/interviews/{interview['id']}/report").json()["questions"]
        assert [attempt["attempt"] for attempt in question["attempts"]] == [2]
        log = replay(client, interview)
    assert [part.seq for part in log] == list(range(1, len(log) + 1))
    assert [part.type for part in log].count("run.failed") == 1
