"""Choose among the questions that could be asked: what each is worth beside those already chosen."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from typing_extensions import TypedDict

DIFFICULTIES: Final = {"easy": 0, "medium": 1, "hard": 2}
JITTER: Final = 0.25
"""How far chance (seeded by the interview) may move a question's worth, so that two rehearsals differ."""
USED_COMPETENCY: Final = 1.2
ANCHOR_WORTH: Final = 0.6


class Anchor(TypedDict):
    """What a question can be tied to: a line of the CV, a phrase of the advert, or the role itself."""

    id: str
    source: Literal["cv", "requirement", "responsibility", "context", "role"]
    phrase: str


class Candidate(TypedDict):
    """A question that could be asked. `fit` and `anchor_fit` are similarities (0-1) to the job and to the anchor."""

    id: str
    kind: str
    competency: str
    difficulty: str
    text: str
    fit: float
    recent: bool
    weak: bool
    anchor: Anchor | None
    anchor_fit: float


def choose(candidates: Sequence[Candidate], count: int, seed: str, anchored: int) -> list[Candidate]:
    """Choose `count` questions, at least `anchored` of them tied to the CV or the advert where there are so many."""
    chosen: list[Candidate] = []
    while len(chosen) < count:
        left = count - len(chosen)
        tied = sum(candidate["anchor"] is not None for candidate in chosen)
        pool = list(_open(candidates, chosen))
        if anchored - tied >= left:
            pool = [candidate for candidate in pool if candidate["anchor"] is not None] or pool
        if not pool:
            break
        chosen.append(max(pool, key=lambda candidate: _worth(candidate, chosen, seed)))
    return chosen


def _open(candidates: Iterable[Candidate], chosen: Sequence[Candidate]) -> Iterable[Candidate]:
    """Yield what can still be chosen: no question twice; an anchor that is taken is dropped."""
    ids = {candidate["id"] for candidate in chosen}
    anchors = {candidate["anchor"]["id"] for candidate in chosen if candidate["anchor"]}
    for candidate in candidates:
        if candidate["id"] in ids:
            continue
        anchor = candidate["anchor"]
        if anchor and anchor["id"] in anchors:
            yield {**candidate, "anchor": None, "anchor_fit": 0.0}
        else:
            yield candidate


def _worth(candidate: Candidate, chosen: Sequence[Candidate], seed: str) -> float:
    same = sum(other["competency"] == candidate["competency"] for other in chosen)
    source = candidate["anchor"]["source"] if candidate["anchor"] else None
    sources = [other["anchor"]["source"] for other in chosen if other["anchor"]]
    worth = candidate["fit"] - USED_COMPETENCY * same
    worth += (ANCHOR_WORTH + candidate["anchor_fit"]) * (source is not None) - 0.3 * (
        source is not None and sources.count(source) > 1
    )
    worth += 0.5 * candidate["weak"] - 1.0 * candidate["recent"]
    return worth + JITTER * _chance(seed, candidate["id"])


def best(candidates: Sequence[Candidate], seed: str) -> list[Candidate]:
    """Return the one candidate of greatest worth, or nothing."""
    ranked = sorted(candidates, key=lambda candidate: -_worth(candidate, [], seed))
    return ranked[:1]


def _chance(seed: str, question_id: str) -> float:
    """Return a number from 0 to 1 that depends on the interview and the question alone."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{question_id}".encode(), digest_size=4).digest()) / 2**32
