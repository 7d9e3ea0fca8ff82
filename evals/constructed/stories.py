"""Take parts out of a story, or tell it part by part: what is told more then stands on the sentence parts alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from content.vocabulary import StarPart
from evals.cases import Case, GivenSentence
from tools.sentences import split

DIMENSIONS: Final[dict[StarPart, str]] = {"S": "situation", "T": "task", "A": "action", "R": "result", "F": "reflection"}
TOLD: Final = 2.0
"""Raters' level from which a part is there to be taken out."""


@dataclass(frozen=True)
class Removal:
    """A case without the sentences of one part; `dimension` must fall."""

    whole: Case
    cut: Case
    dimension: str


def removals(case: Case) -> Iterator[Removal]:
    """Yield the case without each part that raters found in it."""
    for part, dimension in DIMENSIONS.items():
        kept = [sentence for sentence in case.sentences if sentence.part != part]
        if (case.rated(dimension) or 0) >= TOLD and 0 < len(kept) < len(case.sentences):
            yield Removal(case, _told(case, kept, f"without-{part}"), dimension)


def growing(case: Case) -> list[Case]:
    """Return the story told with one part more each time, in the order S, T, A, R, F, its sentences in their places."""
    stages: list[Case] = []
    kept: set[str] = set()
    for part in DIMENSIONS:
        if any(sentence.part == part for sentence in case.sentences):
            kept.add(part)
            stages.append(_told(case, [s for s in case.sentences if s.part in kept], "up-to-" + part))
    return stages


def half_told(case: Case) -> Case | None:
    """Return the case broken off in the middle; None where there is no middle."""
    sentences = split(case.answer)
    if len(sentences) < 4:
        return None
    answer = case.answer[: sentences[len(sentences) // 2 - 1].end]
    return case.model_copy(update={"answer": answer, "sentences": []})


def with_answer(case: Case, answer: str) -> Case:
    """Return the case with another answer."""
    return case.model_copy(update={"answer": answer, "sentences": []})


def _told(case: Case, sentences: Sequence[GivenSentence], suffix: str) -> Case:
    answer = " ".join(sentence.text for sentence in sentences)
    return case.model_copy(update={"id": f"{case.id}/{suffix}", "answer": answer, "sentences": list(sentences)})
