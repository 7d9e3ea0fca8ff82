"""A server that is told to stop: the turn under way is finished, the streams end properly."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.api.service import answer, begin

STREAMS = 20


@contextmanager
def process(data_dir: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve a data folder in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "api.app:app", "--port", str(port), "--timeout-graceful-shutdown", "10"]
    environment = os.environ | {"GREENROOM_DATA_DIR": str(data_dir), "GREENROOM_ENGINE": "offline"}
    with subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE) as served:
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}")
            yield served, f"http://127.0.0.1:{port}"
        finally:
            served.kill()


def _wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail("the server did not become ready")


def test_a_server_that_is_told_to_stop_finishes_the_turn_and_ends_its_streams(tmp_path: Path) -> None:
    with process(tmp_path) as (served, address), httpx.Client(base_url=address, timeout=30) as client:
        interview = begin(client)
        connected = threading.Semaphore(0)

        def follow() -> str:
            with client.stream("GET", f"/api/interviews/{interview['id']}/events") as reply:
                connected.release()
                return "".join(reply.iter_text())  # raises where the stream is torn off

        with ThreadPoolExecutor(STREAMS + 1) as pool:
            streams = [pool.submit(follow) for _ in range(STREAMS)]
            for _ in range(STREAMS):
                assert connected.acquire(timeout=20)
            answered = pool.submit(answer, client, interview, "q1")
            time.sleep(0.2)
            served.send_signal(signal.SIGTERM)
            told = time.monotonic()
            read = [stream.result() for stream in streams]
            assert answered.result().status_code == 200
            served.wait(15)
        assert time.monotonic() - told < 10
        assert all(text.startswith("retry: ") and "event: answer.required" in text for text in read)
        assert served.stderr is not None
        assert b"Traceback" not in served.stderr.read()
