"""Checks 10 and 11: neither the order of the work nor a second run changes a grade."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Final

import numpy as np

from evals.bench import Bench, Graded, figure_of, mean_of, overall
from evals.estimates import Numbers
from evals.figures import Figure, Found, Note, at_least, at_most, some, within
from evals.predictions import line_of

TIMED_WORDS: Final = (150, 250)
ROOT: Final = Path(__file__).parents[2]


def order(bench: Bench) -> Found:
    """Grade in another order, and with the key points in another order."""
    if bench.fresh_judge is None:
        return
    chosen = bench.sample(bench.graded, "order")
    chance = bench.chance("key points")
    turned = [
        one.case.model_copy(update={"key_points": chance.sample(one.case.key_points, len(one.case.key_points))})
        for one in chosen
    ]
    again = bench.fresh_judge()(turned[::-1], "check 10: another order")[::-1]
    shifts = [abs(overall(grade) - overall(one.grade)) for one, grade in zip(chosen, again, strict=True)]
    if found := mean_of(shifts):
        yield Figure("10", "all", "shift by order", found, "counted", within(0))


def repeat(bench: Bench) -> Found:
    """Grade again from nothing, here and in a second process, and compare the bytes of the predictions."""
    if bench.fresh_judge is None:
        yield Note("11", "all", "the replies of a model are remembered, so a second run would say nothing")
        return
    chosen = bench.sample(bench.graded, "repeat", min(bench.most, 30))
    again = bench.fresh_judge()([one.case for one in chosen], "check 11: a second time")
    here = [line_of(replace(one, grade=grade)) == line_of(one) for one, grade in zip(chosen, again, strict=True)]
    there = [line == line_of(one) for one, line in zip(chosen, _elsewhere(chosen), strict=True)]
    for name, same in (("same bytes when graded again", here), ("same bytes in a second process", there)):
        bad = [one.case.id for one, held in zip(chosen, same, strict=True) if not held]
        if found := mean_of([float(held) for held in same]):
            yield Figure("11", "all", name, found, "counted", at_least(1.0), failures=some(bad))


def speed(bench: Bench) -> Found:
    """Take the processor time of grading an answer of about 200 words, nothing remembered; waiting does not count."""
    if bench.fresh_judge is None:
        return
    chosen = [one for one in bench.graded if TIMED_WORDS[0] <= one.case.words <= TIMED_WORDS[1]]
    judge, taken = bench.fresh_judge(), []
    for one in bench.sample(chosen, "speed", min(13, 2 * bench.most)):
        start = process_time()
        judge([one.case], "")
        taken.append(1000 * (process_time() - start))
    if found := figure_of(_median, taken[1:]):  # the first one loads the model
        yield Figure("time", "all", "ms of one core for 200 words", found, "counted", at_most(150))


def _elsewhere(chosen: Sequence[Graded]) -> list[str]:
    """Return the predictions of another process, whose sets and dictionaries are hashed in another way."""
    with tempfile.TemporaryDirectory() as folder:
        cases, written = Path(folder) / "cases.jsonl", Path(folder) / "predictions.jsonl"
        cases.write_text("".join(one.case.model_dump_json() + "\n" for one in chosen), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "evals",
            "grading",
            "--cases",
            str(cases),
            "--predictions",
            str(written),
            "--only",
            "none",
        ]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "77"}, check=True, capture_output=True)
        return written.read_text(encoding="utf-8").splitlines()


def _median(values: Numbers) -> Numbers:
    return np.asarray(np.median(values, axis=-1))
