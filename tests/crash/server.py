"""The real server in a process of its own: started, killed without warning, started again on the same data."""

import asyncio
import os
import random
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from tests.processes import Errand, Forked, executed

KEPT: Final = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH")
PATIENCE_SECONDS: Final = 120.0


def free_port() -> int:
    """Return a free port below those that the system hands to clients: one of them could take it while no server runs."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


@dataclass
class Life:
    """One process, by the wall clock in seconds: when it was launched, when it answered, when it was killed."""

    launched: float
    ready: float | None = None
    killed: float | None = None


@dataclass
class Server:
    """A data folder, the key beside it, and whatever process serves it now.

    It starts from nothing where it is `executed`; else quickly, which is the same but for the time (tests/processes.py).
    """

    folder: Path
    executed: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    lives: list[Life] = field(default_factory=list)
    process: "subprocess.Popen[bytes] | Forked | None" = None

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.folder / "data"

    @property
    def address(self) -> str:
        """Return where it answers; the same in every life, as for a person who restarts it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Return what all lives wrote to standard error."""
        return self.folder / "server.log"

    @property
    def kills(self) -> int:
        """Return how often it was killed."""
        return sum(life.killed is not None for life in self.lives)

    @property
    def restarts(self) -> list[float]:
        """Return the seconds from launch to ready of every life that got there after a kill."""
        return [life.ready - life.launched for life in self.lives[1:] if life.ready is not None]

    def __enter__(self) -> "Server":
        """Make the folder and start the first process."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.launch()
        return self

    def __exit__(self, *raised: object) -> None:
        """Leave no process behind, whatever was raised."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def launch(self) -> None:
        """Start a process."""
        assert self.process is None, "it is running already"
        environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "GREENROOM_DATA_DIR": str(self.data),
            "GREENROOM_KEY_FILE": str(self.folder / "greenroom.key"),
            "GREENROOM_ENGINE": "offline",
            "GREENROOM_LOG_LEVEL": "warning",
            **self.settings,
        }
        self.lives.append(Life(time.time()))
        errand = Errand(["serve", "--port", str(self.port)], environment, self.folder, (os.devnull, os.devnull, str(self.log)))
        self.process = executed(errand) if self.executed else Forked(errand)

    async def ready(self) -> None:
        """Wait until it answers. Raises RuntimeError where the process ended by itself or took too long."""
        async with httpx.AsyncClient(base_url=self.address, timeout=5) as client:
            while time.time() - self.lives[-1].launched < PATIENCE_SECONDS:
                if self.process is None or self.process.poll() is not None:
                    raise RuntimeError(f"the server ended by itself:\n{self.tail()}")
                try:
                    if (await client.get("/readyz")).status_code == 200:
                        self.lives[-1].ready = time.time()
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.02)
        raise RuntimeError(f"the server is not ready after {PATIENCE_SECONDS:g} s:\n{self.tail()}")

    def freeze(self) -> None:
        """Hold it still where it is, so that nothing changes between a look at its ledger and the kill."""
        assert self.process is not None, "it is not running"
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self.process is not None, "it is not running"
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """Kill it without warning."""
        self._end(signal.SIGKILL)
        self.lives[-1].killed = time.time()

    def stop(self) -> None:
        """Tell it to stop and wait; nothing where none is running."""
        if self.process is not None:
            self._end(signal.SIGTERM)

    def tail(self, lines: int = 30) -> str:
        """Return the end of its log."""
        written = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(written.splitlines()[-lines:])

    def _end(self, how: signal.Signals) -> None:
        assert self.process is not None, "it is not running"
        self.process.send_signal(how)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
