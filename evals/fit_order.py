"""Fit which frequent words hardly ever follow one another: `python -m evals.fit_order`, or `fit` from a program.

Counted in the rated answers and in the bank's questions and sample answers: a quarter of a million words. With --check it is
told how often the answers of authors left out are taken for words in no order, and how often shuffled ones are.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Final

from content.bank import load_bank
from content.word_order import FILE, pack, unpack
from evals.cases import Case, read_all
from evals.fit_rows import FILES
from tools.answer_gibberish import is_salad
from tools.answer_words import words

FREQUENT: Final = 100
"""How many words are looked at: the most frequent."""
EXPECTED: Final = 6.0
"""How often two of them would have to stand side by side if words came in any order, to be judged at all."""
HARDLY: Final = 0.03
"""Share of that up to which they hardly ever do."""
SHUFFLED: Final = (30, 60, 100)
TRIES: Final = 250


def fit(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return pairs of different frequent words that hardly ever follow one another in the texts."""
    told = [words(text) for text in texts]
    single = Counter(word for text in told for word in text)
    double = Counter(pair for text in told for pair in pairwise(text))
    frequent, total = [word for word, _ in single.most_common(FREQUENT)], sum(single.values())
    expected = {(a, b): single[a] * single[b] / total for a in frequent for b in frequent if a != b}
    return {pair for pair, count in expected.items() if count >= EXPECTED and double[pair] <= HARDLY * count}


def check(cases: Sequence[Case], bank: Sequence[str]) -> None:
    """Print how often answers are taken for salad that are none, author by author left out, and how often salad is."""
    wrong: list[str] = []
    for author in sorted({case.author for case in cases}):
        order = _order(fit([*bank, *(case.answer for case in cases if case.author != author)]))
        wrong += [case.id for case in cases if case.author == author and is_salad(words(case.answer), order)]
    print(f"{len(wrong)} of {len(cases)} answers of authors left out taken for words in no order: {', '.join(wrong) or 'none'}")
    order, chance = _order(fit([*bank, *(case.answer for case in cases)])), random.Random(2)
    for length in SHUFFLED:
        heaps = [_heap(cases, length, chance) for _ in range(TRIES)]
        share = sum(is_salad(heap, order) for heap in heaps) / TRIES
        print(f"{share:.2f} of heaps of {length} words found")


def _heap(cases: Sequence[Case], length: int, chance: random.Random) -> list[str]:
    drawn = [word for _ in range(4) for word in words(chance.choice(cases).answer)]
    return chance.sample(drawn, min(length, len(drawn)))


def _order(pairs: set[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    return unpack(pack(pairs))


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(prog="python -m evals.fit_order", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(str(files("content") / FILE)), help="where the pairs go")
    parser.add_argument("--check", action="store_true", help="only show how well it does")
    asked = parser.parse_args()
    bank = [text for one in load_bank().questions.values() for text in (one.text, one.sample_answer) if text]
    cases = read_all(FILES)
    if asked.check:
        return check(cases, bank)
    pairs = fit([*bank, *(case.answer for case in cases)])
    asked.out.write_text(pack(pairs), encoding="utf-8")
    print(f"{len(pairs)} pairs: {asked.out}")
    return None


if __name__ == "__main__":
    main()
