"""Small files of rated answers for the tests of the evals."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.cases import default_cases

Entry = dict[str, Any]


def entries(kind: str = "behavioral", count: int = 8) -> list[Entry]:
    """Return some of our own rated answers of a kind, spread over the file, the shorter ones."""
    lines = default_cases().read_text(encoding="utf-8").splitlines()
    own = [entry for entry in map(json.loads, lines) if entry["type"] == kind and 60 <= len(entry["answer"].split()) <= 160]
    return own[:: max(1, len(own) // count)][:count]


@pytest.fixture
def cases_file(tmp_path: Path) -> Callable[[Sequence[Entry | str | bytes]], Path]:
    """Write lines, given as objects, text or bytes, to a file."""

    def write(lines: Sequence[Entry | str | bytes]) -> Path:
        path = tmp_path / "cases.jsonl"
        raw = [
            line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
            for line in lines
        ]
        path.write_bytes(b"".join(line + b"\n" for line in raw))
        return path

    return write
