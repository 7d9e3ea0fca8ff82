"""What candidates say: some sixty answers of different length and worth, by the kind of question they suit."""

from collections import defaultdict
from pathlib import Path


def load_answers() -> dict[str, list[str]]:
    """Return the answers by kind of question."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    kind = ""
    for line in Path(__file__).with_name("answers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            found[kind].append(line)
    return dict(found)
