"""Fit where sentences begin in speech without full stops: `python -m evals.fit_boundaries`, or `fit` from a program.

Those who tagged the rated stories said where each sentence begins. Stories that were dictated are learnt from as they are, all
others without their stops and capitals: once with no comma, once with commas for stops. Nothing held back is read.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import chain
from pathlib import Path
from string import ascii_letters
from typing import Final

import numpy as np

from content.spoken_boundaries import FILE, BoundaryFit, pack
from evals.cases import Case, read_all
from evals.fit_rows import FILES
from tools.fitted_vectors import Numbers
from tools.spoken_sentences import Heard, around, best_cuts, classes, form, hear, marks, odds, plain

Places = tuple[int, ...]
Seen = tuple[str, Places, str]
"""What stands around a gap: "words", "classes" or "marks", at which places, and what it is."""

WORD_PLACES: Final[tuple[Places, ...]] = ((-2,), (-1,), (1,), (2,), (-1, 1), (1, 2), (1, 2, 3))
CLASS_PLACES: Final[tuple[Places, ...]] = (
    *((-3,), (-2,), (-1,), (1,), (2,), (3,)),
    *((-2, -1), (-1, 1), (1, 2), (2, 3), (-2, -1, 1), (-1, 1, 2), (1, 2, 3)),
)
"""Which words around a gap are read together."""

FREQUENT: Final = 12
"""How often a word must stand in the answers to be read as itself."""
SELDOM: Final = 8
"""How often words around a gap must be seen to be learnt from."""
KEPT: Final = 3600
"""How many weights the file holds: those that say most in these answers."""
HELD_BACK: Final = 0.3
"""C of the regression: smaller holds the weights back more."""
AS_SPOKEN: Final = 12.0
"""What an answer counts that was really dictated; a stripped one counts 1."""
FORGOTTEN: Final = 2
"""Where commas are put for stops, every fourth is left out: nobody sets them all."""
SPOKEN: Final = 40
"""Words to a stop from which an answer counts as dictated, if it has hardly a comma either."""
EAGER: Final = 1.5
"""Added to the log-odds, which are of single gaps and seldom sure: the best of 0 to 3 on authors left out."""
LONGEST: Final = 50
"""Words that a sentence may have."""
CONTEXT: Final = 200
DIRECTIONS: Final = 40
CLASSES: Final = 40
"""Words are alike if the same frequent words stand beside them: how many of these, in how many directions; how many classes."""


@dataclass(frozen=True)
class Told:
    """An answer as it is heard, with the words that sentences begin with, the first left out."""

    author: str
    name: str
    heard: Heard
    begins: frozenset[int]
    weight: float

    @property
    def dictated(self) -> bool:
        """Say whether it was spoken without stops, not stripped of them."""
        return self.weight == AS_SPOKEN


def read_told(paths: Sequence[Path] = FILES) -> list[Told]:
    """Return the tagged answers of the files as they are learnt from. Raises InputError."""
    return [told for case in read_all(paths) if len(case.sentences) > 1 for told in _told(case)]


def _told(case: Case) -> Iterator[Told]:
    texts = [sentence.text.removeprefix("- ") for sentence in case.sentences]
    spoken = [[word for word in map(plain, text.split()) if word] for text in texts]
    words = list(chain.from_iterable(spoken))
    begins = frozenset(int(place) for place in np.cumsum([len(sentence) for sentence in spoken])[:-1])
    heard = replace(hear(" ".join(texts), frozenset()), forms=words)
    if dictated(case.answer):
        yield Told(case.author, case.id, heard, begins, AS_SPOKEN)
        return
    commas = {place for number, place in enumerate(sorted(begins)) if number % 4 != FORGOTTEN}
    spliced = [mark or place in commas for place, mark in enumerate(heard.marked)]
    yield Told(case.author, case.id, replace(heard, marked=[False] * len(words)), begins, 1.0)
    yield Told(case.author, case.id, replace(heard, marked=spliced), begins, 0.5)


def dictated(answer: str) -> bool:
    """Say whether an answer has hardly any stops or commas."""
    words, stops, commas = len(answer.split()), sum(map(answer.count, ".!?\n")), sum(map(answer.count, ",;"))
    return words > SPOKEN * (stops + 1) and words > SPOKEN / 2 * commas


def fit(told: Sequence[Told]) -> BoundaryFit:
    """Return the weights that these answers give: the same answers give the same weights."""
    frequency = Counter(word for one in told for word in one.heard.forms)
    known = frozenset(word for word, count in frequency.items() if count >= FREQUENT)
    read = [as_read(one.heard, known) for one in told]
    class_of = alike([heard.forms for heard in read])
    gaps = [list(_seen(heard, class_of))[1:] for heard in read]
    count_of = Counter(seen for rows in gaps for row in rows for seen in row)
    begins = [place in one.begins for one in told for place in range(1, len(one.heard.forms))]
    counts = [one.weight for one in told for _ in one.heard.forms[1:]]
    rows = list(chain.from_iterable(gaps))
    first, _ = _regression(rows, sorted(seen for seen, count in count_of.items() if count >= SELDOM), begins, counts)
    telling = sorted(first, key=lambda seen: (-abs(first[seen]) * count_of[seen] ** 0.5, seen))
    weights, bias = _regression(rows, sorted(telling[:KEPT]), begins, counts)
    return BoundaryFit(
        class_of=class_of,
        bias=round(bias + EAGER, 2),
        words={places: _table(weights, "words", places) for places in WORD_PLACES},
        classes={places: _table(weights, "classes", places) for places in CLASS_PLACES},
        marks=_table(weights, "marks", ()),
        lengths=_lengths(told),
    )


def as_read(heard: Heard, known: frozenset[str]) -> Heard:
    """Return an answer with its words in the form in which the fit reads them."""
    return replace(heard, forms=[form(word, known) for word in heard.forms])


def alike(spoken: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return a class for each word, the same for words that have the same neighbours (two on either side)."""
    from sklearn.cluster import KMeans

    frequency = Counter(chain.from_iterable(spoken))
    words = {word: place for place, word in enumerate(sorted(frequency))}
    common = {
        word: place for place, (word, _) in enumerate(sorted(frequency.items(), key=lambda of: (-of[1], of[0]))[:CONTEXT])
    }
    beside = np.zeros((4, len(words), CONTEXT + 1))
    for said in spoken:
        for nearby, step in enumerate((-2, -1, 1, 2)):
            for place in range(max(0, -step), len(said) - max(0, step)):
                beside[nearby, words[said[place]], common.get(said[place + step], CONTEXT)] += 1
    count = np.array([frequency[word] for word in words], dtype=float)
    shares = np.sqrt(beside / count[:, None]) - np.sqrt(beside.sum(axis=1, keepdims=True) / count.sum())
    shares *= np.array([0.5, 1, 1, 0.5])[:, None, None]  # the nearest neighbour tells more
    left, strength, _ = np.linalg.svd(np.concatenate(list(shares), axis=1) * count[:, None] ** 0.125, full_matrices=False)
    directions: Numbers = left[:, :DIRECTIONS] * strength[:DIRECTIONS]
    directions /= np.linalg.norm(directions, axis=1, keepdims=True) + 1e-9
    found = KMeans(min(CLASSES, len(words)), n_init=3, random_state=0).fit(directions, sample_weight=np.sqrt(count))
    return {word: ascii_letters[label] for word, label in zip(words, found.labels_, strict=True)}


def _seen(heard: Heard, class_of: dict[str, str]) -> Iterator[tuple[Seen, ...]]:
    """Yield what is seen around each gap."""
    labels = classes(heard, class_of)
    tables = [[("words", places, seen) for seen in around(heard.forms, places)] for places in WORD_PLACES]
    tables += [[("classes", places, seen) for seen in around(labels, places)] for places in CLASS_PLACES]
    return zip(*tables, [("marks", (), mark) for mark in marks(heard)], strict=True)


def _regression(
    rows: Sequence[Sequence[Seen]], learnt: Sequence[Seen], begins: Sequence[bool], counts: Sequence[float]
) -> tuple[dict[Seen, float], float]:
    """Return the weight of everything that is to be learnt, and the bias."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns = {seen: place for place, seen in enumerate(learnt)}
    found = [[columns[seen] for seen in row if seen in columns] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    given = csr_matrix((np.ones(ends[-1]), list(chain.from_iterable(found)), ends), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=HELD_BACK, max_iter=300, tol=1e-3).fit(given, begins, sample_weight=counts)
    return dict(zip(learnt, map(float, model.coef_[0]), strict=True)), float(model.intercept_[0])


def _table(weights: dict[Seen, float], kind: str, places: Places) -> dict[str, float]:
    """Return the weights of one kind of place, with two digits."""
    found = {seen[2]: round(weight, 2) for seen, weight in weights.items() if seen[:2] == (kind, places)}
    return {seen: weight for seen, weight in found.items() if weight}


def _lengths(told: Sequence[Told]) -> list[float]:
    """Return how much likelier each length is than chance would have it (log-normal against geometric), 0 for the likeliest."""
    sizes = np.concatenate([np.diff([0, *sorted(one.begins), len(one.heard.forms)]) for one in told])
    logs, words = np.log(np.maximum(sizes, 1)), np.arange(1, LONGEST + 1)
    fitted = -((np.log(words) - logs.mean()) ** 2) / (2 * logs.var()) - np.log(words)
    prior = fitted - words * np.log(1 - 1 / sizes.mean())
    return [round(float(value), 2) for value in prior - prior.max()]


def found_of(fit: BoundaryFit, told: Told) -> set[int]:
    """Return the words with which sentences begin as the fit has it."""
    return set(best_cuts(odds(as_read(told.heard, frozenset(fit.class_of)), fit), fit.lengths))


def agreement(pairs: Sequence[tuple[set[int], frozenset[int]]]) -> float:
    """Return F1 of sentence beginnings, exact to the word; each pair is what was found and what is told."""
    both = sum(len(found & told) for found, told in pairs)
    return 2 * both / max(1, sum(len(found) + len(told) for found, told in pairs))


def show(told: Sequence[Told]) -> None:
    """Print F1 of sentence beginnings, each author's answers cut by a fit that saw none of them."""
    pairs: dict[str, list[tuple[set[int], frozenset[int]]]] = {"dictated": [], "stripped": [], "commas for stops": []}
    for author in sorted({one.author for one in told}):
        learnt = fit([one for one in told if one.author != author])
        for one in told:
            if one.author == author:
                kind = "dictated" if one.dictated else "stripped" if one.weight == 1 else "commas for stops"
                pairs[kind].append((found_of(learnt, one), one.begins))
    for kind, mine in pairs.items():
        print(f"beginnings of sentences, {kind}: {len(mine)} answers, F1 {agreement(mine):.3f}")


def main() -> None:
    """Fit and write; with --check only show how well it does on authors left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, nargs="+", default=list(FILES), metavar="FILE", help="tagged answers")
    parser.add_argument("--out", type=Path, default=Path(str(files("content") / FILE)), metavar="FILE")
    parser.add_argument("--check", action="store_true", help="only show how well it does on authors left out")
    arguments = parser.parse_args()
    told = read_told(arguments.cases)
    if arguments.check:
        show(told)
        return
    arguments.out.write_text(pack(fit(told)), encoding="utf-8")
    print(f"{len({one.name for one in told})} answers fitted: {arguments.out}")


if __name__ == "__main__":
    main()
