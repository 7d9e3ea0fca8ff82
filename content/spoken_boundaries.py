"""Where sentences begin in speech without full stops: fitted numbers, as data with one typed reader.

Made by `python -m evals.fit_boundaries`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "spoken_boundaries.json"


@dataclass(frozen=True)
class BoundaryFit:
    """What was fitted; evals/fit_boundaries.py says how. Weights are log-odds that a sentence begins in a gap between words.

    A place is counted from the gap: (1,) is the word after it, (-2, -1) the two words before it.
    """

    class_of: Mapping[str, str]
    """Words that are used alike have one class. Words that are not here count by their form: "*ing", "#"."""

    bias: float
    words: Mapping[tuple[int, ...], Mapping[str, float]]
    classes: Mapping[tuple[int, ...], Mapping[str, float]]
    """Weights of the words at some places, and of their classes."""

    marks: Mapping[str, float]
    """Weights of a comma, semicolon or dash in the gap, and of none where others have one."""

    lengths: Sequence[float]
    """What a sentence of 1, 2, ... words adds; none is longer than the list."""


class BoundaryFitError(ValueError):
    """The file of fitted numbers lacks something. Says what."""


@cache  # the file is part of the program and never changes while it runs
def load_boundary_fit() -> BoundaryFit:
    """Return the fitted numbers. Raises BoundaryFitError."""
    return unpack(files("content").joinpath(FILE).read_text(encoding="utf-8"))


def pack(fit: BoundaryFit) -> str:
    """Return the fit as the text of its file, a line for each table: the same numbers give the same text."""
    alike: dict[str, list[str]] = {}
    for word, label in sorted(fit.class_of.items()):
        alike.setdefault(label, []).append(word)
    parts = {
        "bias": fit.bias,
        "lengths": list(fit.lengths),
        "marks": dict(sorted(fit.marks.items())),
        "class_of": _lines({label: " ".join(words) for label, words in sorted(alike.items())}),
        "words": _lines({_name(places): dict(sorted(table.items())) for places, table in fit.words.items()}),
        "classes": _lines({_name(places): dict(sorted(table.items())) for places, table in fit.classes.items()}),
    }
    return _lines(parts) + "\n"


def unpack(text: str) -> BoundaryFit:
    """Return the fit that a file's text holds. Raises BoundaryFitError."""
    stored = json.loads(text)
    if missing := [field.name for field in fields(BoundaryFit) if field.name not in stored]:
        raise BoundaryFitError(f"{FILE} lacks {', '.join(missing)}. Make it anew: .venv/bin/python -m evals.fit_boundaries")
    return BoundaryFit(
        class_of={word: label for label, words in stored["class_of"].items() for word in words.split()},
        bias=float(stored["bias"]),
        words={_places(name): table for name, table in stored["words"].items()},
        classes={_places(name): table for name, table in stored["classes"].items()},
        marks=stored["marks"],
        lengths=tuple(stored["lengths"]),
    )


def _places(name: str) -> tuple[int, ...]:
    return tuple(int(place) for place in name.split())


def _name(places: Sequence[int]) -> str:
    return " ".join(map(str, places))


def _lines(table: Mapping[str, object]) -> str:
    """Return JSON with a line for each entry; what is text in JSON already stays as it is."""
    return "{\n" + ",\n".join(f"{_dense(name)}: {_dense(value)}" for name, value in table.items()) + "\n}"


def _dense(value: object) -> str:
    if isinstance(value, str) and value.startswith("{"):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
