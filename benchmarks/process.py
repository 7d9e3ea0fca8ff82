"""A server in a process of its own, on a data folder that is gone afterwards."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

GREENROOM: Final = (str(Path(sys.executable).parent / "greenroom"),)
START_SECONDS: Final = 60.0


@dataclass(frozen=True)
class Served:
    """Where it answers, and its process."""

    host: str
    pid: int

    @property
    def address(self) -> str:
        """Return the address."""
        return f"http://{self.host}"

    @property
    def megabytes(self) -> float:
        """Return the memory it holds."""
        fields = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    @property
    def processor_seconds(self) -> float:
        """Return the processor time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(command: tuple[str, ...] = GREENROOM) -> Iterator[Served]:
    """Serve an empty data folder until the block ends. Raises RuntimeError where it does not start."""
    with TemporaryDirectory(prefix="greenroom-load-") as folder:
        port = _free_port()
        environment = os.environ | {
            "GREENROOM_DATA_DIR": f"{folder}/data",
            "GREENROOM_KEY_FILE": f"{folder}/greenroom.key",
            "GREENROOM_ENGINE": "offline",
            "GREENROOM_LOG_LEVEL": "warning",
        }
        process = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}/readyz", process)
            yield Served(f"127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    began = time.monotonic()
    while process.poll() is None and time.monotonic() - began < START_SECONDS:
        try:
            if httpx.get(url, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"the server does not answer (exit code {process.poll()})")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
