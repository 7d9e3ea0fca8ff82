"""The command as a person runs it: in a process of its own, on a data folder of its own."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.processes import run

ENTRY_POINT = Path(sys.executable).parent / "greenroom"
SECONDS = 180

STRONG = (
    "In March last year our shipment search at Quayline took almost two seconds, and ninety haulage firms complained. I was "
    "asked to bring it under half a second before the summer peak. I profiled the slowest queries, found two missing "
    "indexes and an N+1 query that I had written myself, and weighed a cache against fixing the query; I fixed the query, "
    "because a cache would have hidden it. The p95 fell from 1.9 s to 310 ms, and complaints stopped within a week. Since "
    "then I read the query plan of everything I merge."
)


@dataclass(frozen=True)
class Command:
    """Runs `greenroom` with a data folder."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "GREENROOM_KEY_FILE") if name in os.environ
        }
        return kept | {"GREENROOM_DATA_DIR": str(self.data), "COLUMNS": "80", "GREENROOM_ENGINE": "offline"}

    def __call__(self, *arguments: object, given: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        return run([*map(str, arguments)], self.environment | environment, self.folder, given, SECONDS)

    def executed(self, *arguments: object) -> "subprocess.CompletedProcess[str]":
        """Run the installed command from nothing, as a shell does."""
        return subprocess.run(
            [ENTRY_POINT, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            cwd=self.folder,
            env=self.environment,
            check=False,
        )

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [ENTRY_POINT, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env=self.environment,
        )

    def write(self, name: str, *answers: object) -> Path:
        path = self.folder / name
        path.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
        return path


def events_of(output: str) -> list[dict[str, Any]]:
    """Parse what --json printed."""
    return [json.loads(line) for line in output.splitlines()]


def id_to_resume(output: str) -> str:
    """Find the id in the one line that says how to go on."""
    lines = re.findall(r"^greenroom resume ([0-9a-f]{8}-[0-9a-f-]{27})$", output, re.MULTILINE)
    assert len(lines) == 1, output
    return str(lines[0])
