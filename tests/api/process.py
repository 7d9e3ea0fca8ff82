"""Greenroom in a process of its own, which can be killed, stopped, and started again on the same data."""

import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx
import pytest

from tests.processes import Errand, Forked

ROOT = Path(__file__).parents[2]
READY_SECONDS = 60


@dataclass
class Served:
    """A server process and where it answers."""

    process: Forked
    address: str
    log: IO[bytes]

    def client(self, timeout: float = 30) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=timeout)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def errors(self) -> str:
        """Return what it wrote so far."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        with self.client() as client:
            while time.monotonic() < deadline:
                if self.process.poll() is not None:
                    pytest.fail(f"the server did not start:\n{self.errors()}")
                with suppress(httpx.TransportError):
                    if client.get("/readyz").status_code == 200:
                        return
                time.sleep(0.05)
        pytest.fail(f"the server did not become ready:\n{self.errors()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(data_dir: Path, environment: Mapping[str, str] | None = None, *, ready: bool = True) -> Iterator[Served]:
    """Serve a data folder with `greenroom serve`. It is killed at the end, if it still runs."""
    port = free_port()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("GREENROOM_") or name == "GREENROOM_KEY_FILE"
    }
    settings = {"GREENROOM_DATA_DIR": str(data_dir), "GREENROOM_ENGINE": "offline", "GREENROOM_PORT": str(port)}
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir.parent / f"{data_dir.name}.log").open("a+b") as log:
        streams = (os.devnull, log.name, log.name)
        started = Forked(Errand(["serve"], kept | settings | dict(environment or {}), ROOT, streams))
        served = Served(started, f"http://127.0.0.1:{port}", log)
        try:
            if ready:
                served.wait_until_ready()
            yield served
        finally:
            served.kill()
