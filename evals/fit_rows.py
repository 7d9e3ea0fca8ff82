"""The rated stories that the grader is fitted on, with their sentences as it reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from content.vocabulary import StarPart
from evals.cases import Case, read_cases
from tools.fitted_levels import DIMENSIONS
from tools.fitted_text import plain_words
from tools.fitted_vectors import Numbers, vectors
from tools.meaning import Meaning
from tools.sentences import split

DATA: Final = Path(__file__).parent / "data"
FILES: Final = (DATA / "grading_dev.jsonl", DATA / "grading_more.jsonl")
"""What may be fitted on. A set held back stands in neither."""


@dataclass(frozen=True)
class Row:
    """A rated story. `author` is the mark before the dash of its id; `target` nine levels and the total, all 0-4.

    The tagger learns from the sentences as people cut and tagged them; the levels from `read`, as the grader cuts the answer.
    """

    author: str
    question: str
    texts: tuple[str, ...]
    parts: tuple[StarPart, ...]
    stack: Numbers
    asked: Numbers
    target: Numbers
    read: tuple[str, ...]
    read_stack: Numbers

    def without(self, part: StarPart) -> tuple[int, ...]:
        """Return the places of the sentences that do not tell the part."""
        return tuple(place for place, told in enumerate(self.parts) if told != part)


def read_rows(meaning: Meaning, paths: Sequence[Path] = FILES) -> list[Row]:
    """Return the rated stories of the files. Raises InputError."""
    cases = [case for path in paths for case in read_cases(path) if case.type == "behavioral" and case.sentences]
    return [_row(case, meaning) for case in cases if case.rated("overall") is not None]


def _row(case: Case, meaning: Meaning) -> Row:
    texts = tuple(plain_words(sentence.text.removeprefix("- ")) for sentence in case.sentences)
    stack = vectors(meaning, texts)
    read = tuple(plain_words(sentence.text) for sentence in split(case.answer))
    levels = [_rated(case, name) for name in DIMENSIONS]
    return Row(
        author=case.id.split("-")[0],
        question=case.question,
        texts=texts,
        parts=tuple(_part(sentence.part) for sentence in case.sentences),
        stack=stack,
        asked=vectors(meaning.known, [plain_words(case.question)]),
        target=np.array([*levels, _rated(case, "overall") / 25]),
        read=read,
        read_stack=stack if read == texts else vectors(meaning, read),
    )


def _rated(case: Case, name: str) -> float:
    value = case.rated(name)
    assert value is not None, f"{case.id} has no rating for {name}"
    return value


def _part(part: StarPart | None) -> StarPart:
    assert part is not None, "a sentence to fit on has its part"
    return part
