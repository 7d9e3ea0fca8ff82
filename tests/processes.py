"""The `greenroom` command in processes of its own that start quickly: forked from one that has imported the libraries.

Everything else is as when it is executed: its arguments, environment, folder, files, exit code, and the signals it dies of.
What a start costs, and that the installed command works, is tested by executing it.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

PRELOADED: Final = (
    *("api.deps", "api.schemas", "api.terminal.reading", "graph.open", "tests.processes", "tests.preloaded"),
    *("chromadb", "tokenizers", "uvicorn", "typer", "rich.console"),
)
"""What a process has imported before it is told what to do; nothing of it reads a setting."""
STREAMS: Final = ("r", "a", "a")


@dataclass(frozen=True)
class Errand:
    """What a process is to do. `streams` are the files of its standard input, output and error."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    streams: tuple[str, str, str] = (os.devnull, os.devnull, os.devnull)


class Forked:
    """A process, to be handled like subprocess.Popen."""

    def __init__(self, errand: Errand) -> None:
        context = multiprocessing.get_context("forkserver")  # it has one thread: a fork of this process might deadlock
        context.set_forkserver_preload(list(PRELOADED))
        self._process: ForkServerProcess = context.Process(target=become, args=(errand,), daemon=True)
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("greenroom", timeout or 0)
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def executed(errand: Errand) -> "subprocess.Popen[bytes]":
    """Start the installed command from nothing."""
    entry_point = Path(sys.executable).parent / "greenroom"
    with ExitStack() as files:
        given, said, complained = (
            files.enter_context(Path(path).open(f"{mode}b")) for path, mode in zip(errand.streams, STREAMS, strict=True)
        )
        return subprocess.Popen(
            [entry_point, *errand.arguments],
            env=errand.environment,
            cwd=errand.folder,
            stdin=given,
            stdout=said,
            stderr=complained,
        )


def become(errand: Errand) -> None:
    """Do the errand in this process, and end it as the command would."""
    os.chdir(errand.folder)
    os.environ.clear()
    os.environ.update(errand.environment)
    for number, (path, mode) in enumerate(zip(errand.streams, STREAMS, strict=True)):
        with Path(path).open(f"{mode}b") as file:
            os.dup2(file.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate("rww"))
    sys.argv = ["greenroom", *errand.arguments]
    from api.cli import main

    sys.exit(main())


def run(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path, given: str, seconds: float
) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end, as subprocess.run does."""
    with tempfile.TemporaryDirectory() as between:
        paths = [Path(between) / name for name in ("in", "out", "error")]
        for path in paths:
            path.touch()
        paths[0].write_text(given, encoding="utf-8")
        streams = (str(paths[0]), str(paths[1]), str(paths[2]))
        process = Forked(Errand(arguments, environment, folder, streams))
        try:
            code = process.wait(seconds)
        finally:
            process.kill()
        said, complained = (path.read_text(encoding="utf-8") for path in paths[1:])
    return subprocess.CompletedProcess(["greenroom", *arguments], code, said, complained)
