"""The checks of docs/grading.md, by number, and how they are chosen on the command line."""

from collections.abc import Iterator, Sequence
from typing import Final

from evals.bench import Bench
from evals.checks import agreement, attacks, confidence, raters, removal, shifts, spans, stability, swaps, tagging
from evals.figures import Check, Figure, Note
from evals.records import InputError

CHECKS: Final = (
    Check("1", "agreement with the raters", agreement.agreement, regrades=False),
    Check("2", "gap to the raters among themselves", raters.gap_to_raters, regrades=False),
    Check("3", "bias of the scale", raters.scale, regrades=False),
    Check("4", "tagger", tagging.tagger, regrades=False),
    Check("4", "removal", removal.removal, regrades=True),
    Check("5", "more evidence never scores lower", removal.monotonic, regrades=True),
    Check("6", "repetition, irrelevance, boasting", shifts.empty_additions, regrades=True),
    Check("6b", "the answer under another question", swaps.question_swap, regrades=True),
    Check("7", "length", shifts.length, regrades=True),
    Check("8", "fillers, contractions, learner's grammar", shifts.wordings, regrades=True),
    Check("9", "names, pronouns, schools", shifts.swapped_people, regrades=True),
    Check("10", "order", stability.order, regrades=True),
    Check("11", "test and retest", stability.repeat, regrades=True),
    Check("12", "injection", attacks.injection, regrades=True),
    Check("13", "spans", spans.spans, regrades=False),
    Check("14", "calibration of stated confidence", confidence.calibration, regrades=False),
    Check("15", "gibberish, blank, off topic", attacks.nonsense, regrades=True),
    Check("16", "first advice", removal.first_advice, regrades=True),
    Check("time", "time", stability.speed, regrades=True),
)
QUICK: Final = "rated"
"""Names the checks that grade nothing more than the cases themselves."""


def chosen_checks(words: str | None, default: str) -> list[Check]:
    """Return the checks that `--only` names: numbers with commas, "all", "rated" or "none". Raises InputError."""
    names = [word.strip().lower() for word in (words or default).split(",") if word.strip()]
    known = {check.id for check in CHECKS}
    if odd := sorted(set(names) - known - {"all", QUICK, "none"}):
        raise InputError(
            f"--only: there is no check {', '.join(odd)}. Known are {', '.join(sorted(known, key=_place))}, all, rated, none."
        )
    return [check for check in CHECKS if check.id in names or "all" in names or (QUICK in names and not check.regrades)]


def run_checks(checks: Sequence[Check], bench: Bench) -> Iterator[Figure | Note]:
    """Run the checks one after the other."""
    for check in checks:
        yield from check.run(bench)


def _place(name: str) -> int:
    return [check.id for check in CHECKS].index(name)
