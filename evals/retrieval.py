"""How well the lines of a CV that serve a question are found: `python -m evals retrieval`.

Recall@k is the share of cases with a line that readers called best among the first k; MRR is the mean of 1 / rank of the first
such line; nDCG@5 counts a best line as 2 and a usable one as 1 (Järvelin & Kekäläinen 2002, linear gain).
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from math import log2
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import numpy as np

from content.bank import Question, load_bank
from evals.estimates import Estimate, estimate
from evals.records import write_text
from evals.retrieval_cases import Case, Lines, read_cases, read_cvs
from retrieval.bank_vectors import open_bank_vectors
from retrieval.embedder import Embedder, Vectors
from retrieval.examples import Line, query_of, rank
from retrieval.lexical import Bm25
from retrieval.minilm import MiniLm
from retrieval.reference import Reference

MEASURES: Final = ("Recall@1", "Recall@3", "MRR", "nDCG@5")
SEED: Final = 20261120
Order = list[str]
System = Callable[[Question, Sequence[Line], Vectors], Order]


@dataclass(frozen=True)
class Outcome:
    """The order of all lines that each system gave for one case."""

    case: Case
    orders: Mapping[str, Order]


@dataclass(frozen=True)
class Timing:
    """Median milliseconds: to rank the lines of a CV for a question of the bank, and to embed one line of a CV."""

    rank: float
    embed_line: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this eval."""
    data, people = Path(str(files("evals") / "data" / "retrieval.jsonl")), Path(str(files("content") / "people"))
    parser.add_argument(
        "--cases", type=Path, default=data, metavar="FILE", help="cases as JSON lines (default: our own dev set)"
    )
    parser.add_argument("--cvs", type=Path, default=people, metavar="DIR", help="folder with lines.jsonl or *.cv.json")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write every case with all lines ranked")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")


def run(arguments: argparse.Namespace, embedder: Embedder | None = None) -> int:
    """Run the eval and print its table. Raises InputError and RetrievalError."""
    embedder = embedder or MiniLm()
    questions = load_bank().questions
    lines = read_cvs(arguments.cvs)
    cases = read_cases(arguments.cases, lines, questions)
    outcomes, timing = judge(cases, lines, questions, embedder)
    if arguments.predictions:
        written = [{"cv": o.case.cv, "question_id": o.case.question_id, "ranked": o.orders["ours"]} for o in outcomes]
        write_text(arguments.predictions, "".join(json.dumps(entry) + "\n" for entry in written))
    figures = measured(outcomes)
    if not any(figures["ours"].values()):
        print(f"{len(cases)} cases ranked; {arguments.cases} has no labels, so nothing can be measured.")
        return 0
    print(table(figures, outcomes, timing))
    if arguments.json:
        write_text(arguments.json, json.dumps(_as_json(figures, outcomes, timing), indent=2) + "\n")
    return 0


def judge(
    cases: Sequence[Case], lines: Lines, questions: Mapping[str, Question], embedder: Embedder
) -> tuple[list[Outcome], Timing]:
    """Let every system rank the lines of every case."""
    bank = tuple(questions.values())
    systems = _systems(embedder, Reference(bank, open_bank_vectors(bank, embedder)))
    wanted = sorted({case.cv for case in cases})
    vectors: dict[str, Vectors] = {}
    embedding, ranking = [], []
    for number, cv_id in enumerate(wanted, start=1):
        print(f"reading CV {number} of {len(wanted)}", file=sys.stderr)
        start = perf_counter()
        vectors[cv_id] = embedder.embed([line.text for line in lines[cv_id]])
        embedding.append((perf_counter() - start) * 1000 / max(len(lines[cv_id]), 1))
    outcomes = []
    for case in cases:
        given = questions[case.question_id], lines[case.cv], vectors[case.cv]
        start = perf_counter()
        ours = systems["ours"](*given)
        ranking.append((perf_counter() - start) * 1000)
        others = {name: system(*given) for name, system in systems.items() if name != "ours"}
        outcomes.append(Outcome(case, {"ours": ours, **others}))
    return outcomes, Timing(median(ranking), median(embedding))


def _systems(embedder: Embedder, reference: Reference) -> dict[str, System]:
    """Return what is compared: ours, and what it must beat."""

    def ours(question: Question, lines: Sequence[Line], vectors: Vectors) -> Order:
        return [ranked.line.id for ranked in rank(question, lines, embedder, reference, vectors)]

    def vectors_only(question: Question, lines: Sequence[Line], vectors: Vectors) -> Order:
        return _ordered(lines, vectors @ embedder.embed([query_of(question).evidence])[0])

    def words_only(question: Question, lines: Sequence[Line], _: Vectors) -> Order:
        return _ordered(lines, Bm25([line.text for line in lines]).scores(query_of(question).evidence))

    def longest(_: Question, lines: Sequence[Line], __: Vectors) -> Order:
        return _ordered(lines, np.array([len(line.text) for line in lines], np.float32))

    return {"ours": ours, "vectors only": vectors_only, "BM25 only": words_only, "longest line": longest}


def _ordered(lines: Sequence[Line], scores: Vectors) -> Order:
    """Return the ids by falling score; lines of equal score stay in the order of the CV."""
    return [lines[place].id for place in np.argsort(-scores, kind="stable")]


def measured(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Estimate | None]]:
    """Return every measure of every system over the cases that have a best line."""
    labelled = [outcome for outcome in outcomes if outcome.case.best]
    names = outcomes[0].orders.keys()
    figures: dict[str, dict[str, Estimate | None]] = {}
    for name in names:
        rows = [scores(outcome.orders[name], outcome.case) for outcome in labelled]
        columns = zip(*rows, strict=True) if rows else [()] * len(MEASURES)
        # The same seed for each system: the same resampled cases, so that the intervals compare.
        figures[name] = {
            measure: estimate(column, np.random.default_rng(SEED)) for measure, column in zip(MEASURES, columns, strict=True)
        }
    return figures


def scores(order: Order, case: Case) -> tuple[float, float, float, float]:
    """Return Recall@1, Recall@3, the reciprocal rank and nDCG@5 of one case."""
    rank_of_best = min(order.index(line) for line in case.best) + 1
    gains = [2 if line in case.best else 1 if line in case.usable else 0 for line in order]
    ideal = _discounted(sorted(gains, reverse=True))
    return float(rank_of_best == 1), float(rank_of_best <= 3), 1 / rank_of_best, _discounted(gains) / ideal


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains[:5]))


def table(figures: Mapping[str, Mapping[str, Estimate | None]], outcomes: Sequence[Outcome], timing: Timing) -> str:
    """Return the figures for reading."""
    cvs = len({outcome.case.cv for outcome in outcomes})
    n = sum(bool(outcome.case.best) for outcome in outcomes)
    rows = [f"CV lines for a question: n = {n} cases with a best line, {cvs} CVs; mean [95 % bootstrap interval over cases]"]
    rows.append(" " * 14 + "".join(f"{measure:<23}" for measure in MEASURES).rstrip())
    rows += [f"{name:<14}" + "".join(f"{row[measure]!s:<23}" for measure in MEASURES).rstrip() for name, row in figures.items()]
    rows.append("Recall@k: a best line is among the first k. MRR: of the first best line. nDCG@5: best 2, usable 1.")
    rows.append(f"{timing.rank:.1f} ms a question of the bank, {timing.embed_line:.1f} ms a new CV line (medians)")
    return "\n".join(rows)


def _as_json(
    figures: Mapping[str, Mapping[str, Estimate | None]], outcomes: Sequence[Outcome], timing: Timing
) -> dict[str, object]:
    return {
        "eval": "retrieval",
        "cases": len(outcomes),
        "cvs": len({outcome.case.cv for outcome in outcomes}),
        "systems": {name: {measure: asdict(found) for measure, found in row.items() if found} for name, row in figures.items()},
        "milliseconds": asdict(timing),
    }
