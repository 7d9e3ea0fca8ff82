"""Which frequent words hardly ever stand side by side in English: fitted, as data with one typed reader.

Made by `python -m evals.fit_order`.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "word_order.json"


@cache  # the file is part of the program and never changes while it runs
def load_word_order() -> Mapping[str, frozenset[str]]:
    """Return for each frequent word those that do not follow it."""
    return unpack(files("content").joinpath(FILE).read_text(encoding="utf-8"))


def pack(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs as the text of the file, a line for each first word."""
    after: dict[str, list[str]] = {}
    for first, then in sorted(pairs):
        after.setdefault(first, []).append(then)
    return json.dumps({first: " ".join(then) for first, then in after.items()}, indent=1, ensure_ascii=False) + "\n"


def unpack(text: str) -> Mapping[str, frozenset[str]]:
    """Return what a file's text holds."""
    return {first: frozenset(then.split()) for first, then in json.loads(text).items()}
