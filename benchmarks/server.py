"""How quickly the server is ready, how much memory it holds when idle, and how quickly the terminal answers."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx

from benchmarks.measures import Measure, median

STARTS: Final = 2
GREENROOM: Final = Path(sys.executable).parent / "greenroom"


def measure_server() -> list[Measure]:
    """Start the server in a process of its own, twice, and return the quicker time to ready and its memory afterwards.

    The quicker one, because the first start after an installation also compiles every module.
    """
    starts = [_start() for _ in range(STARTS)]
    ready, memory = min(ready for ready, _ in starts), max(memory for _, memory in starts)
    return [Measure("start to /readyz", ready, 5, "s", STARTS), Measure("memory of the idle server", memory, 350, "MB", STARTS)]


def _start() -> tuple[float, float]:
    """Return the seconds to ready and the megabytes held then."""
    with TemporaryDirectory() as folder:
        port = _free_port()
        environment = os.environ | {"GREENROOM_DATA_DIR": folder, "PORT": str(port)}
        begin = time.perf_counter()
        process = subprocess.Popen([GREENROOM, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}/readyz", process)
            return time.perf_counter() - begin, _resident_megabytes(process.pid)
        finally:
            process.terminate()
            process.wait(15)


def measure_help(count: int) -> list[Measure]:
    """Return the time of `greenroom --help`."""
    took = []
    for _ in range(count):
        begin = time.perf_counter()
        subprocess.run([GREENROOM, "--help"], check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - begin)
    return [median("greenroom --help", took, 0.5, "s")]


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            if httpx.get(url, timeout=1).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    raise RuntimeError(f"the server stopped with exit code {process.returncode}")


def _resident_megabytes(pid: int) -> float:
    fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
