"""How well answers are graded: `python -m evals grading`. The checks and their figures are explained in docs/grading.md."""

import argparse
import asyncio
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from rich.console import Console

from content.rubrics import load_examples
from engine.offline import OfflineEngine
from engine.task import Engine
from evals.bench import Bench, Graded
from evals.cases import Case, held_back, own_cases, read_all
from evals.checks.registry import QUICK, chosen_checks, run_checks
from evals.engines import Wanted, open_engine
from evals.figures import Figure, Note
from evals.graders import Judge, Means, Watch, opened, tag_case
from evals.hostile import hostile_strings
from evals.predictions import write_predictions
from evals.records import InputError, write_text
from evals.report.baseline import Baseline, compare, default_baseline, read_baseline, update
from evals.report.markdown import markdown
from evals.report.outcome import Outcome
from evals.report.table import show
from evals.watching import watching

MOST, SHORT_MOST = 40, 2
"""Cases of a kind from which a check constructs answers."""

SHORT_CASES: Final = 6
"""Cases of a kind in the short form."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this eval."""
    add = parser.add_argument
    add("--engine", default="offline", metavar="NAME", help='"offline" or "provider:model" (default: offline)')
    add("--ensemble", type=int, default=1, metavar="N", help="let a model grade N times and take the median level (default: 1)")
    add("--base-url", metavar="URL", help="address of the server of a compatible:MODEL engine")
    add("--cases", type=Path, nargs="+", default=own_cases(), metavar="FILE", help="cases as JSON lines (default: our own)")
    add("--held-back", action="store_true", help="our answers of authors that no fit ever reads, in place of --cases")
    add("--predictions", type=Path, metavar="FILE", help="write the grade of every case; then only rated checks run by default")
    add(
        "--only", metavar="CHECKS", help='checks to run: numbers with commas, "all", "rated" (no constructed answers) or "none"'
    )
    add("--short", action="store_true", help="a few cases of each kind and a few constructed answers: a smoke test")
    add("--limit", type=int, metavar="N", help="grade only the first N cases")
    for form, what in (
        ("json", "the figures as JSON"),
        ("markdown", "the report as Markdown"),
        ("html", "one page with plots"),
    ):
        add(f"--{form}", type=Path, metavar="FILE", help=f"write {what}")
    add(
        "--cache",
        type=Path,
        default=Path(".greenroom/evals/replies.jsonl"),
        metavar="FILE",
        help="where a model's replies are kept",
    )
    add("--concurrency", type=int, default=8, metavar="N", help="calls to a model at a time (default: 8)")
    add("--patience", type=float, default=3.0, metavar="X", help="how much longer than in an interview a model may take")
    add("--price", type=float, nargs=2, metavar=("IN", "OUT"), help="dollars for a million tokens, to tell what the run cost")
    add("--baseline", type=Path, metavar="FILE", help="figures to compare with (default: our own, where they fit)")
    add("--update-baseline", action="store_true", help="write the figures of this run into the baseline")


def run(arguments: argparse.Namespace) -> int:
    """Grade, check, report. Returns 1 if a figure fell out of its baseline's interval. Raises InputError, EngineError."""
    started = perf_counter()
    checks = chosen_checks(arguments.only, QUICK if arguments.predictions or arguments.engine != "offline" else "all")
    if arguments.held_back:
        arguments.cases = [held_back()]
    cases = _chosen(read_all(arguments.cases), arguments)
    _check_folders(arguments)
    before = _baseline(arguments)
    engine, spent = open_engine(_wanted(arguments))
    with asyncio.Runner() as runner, watching() as watch:
        means = opened(engine, runner, ensemble=arguments.ensemble)
        bench = _bench(cases, means, watch, arguments)
        if arguments.predictions:
            write_predictions(arguments.predictions, bench.graded)
        compared = _compared(bench, engine)
        found = list(run_checks(checks, compared))
    outcome = Outcome(
        engine=engine.name,
        cases=", ".join(path.name for path in arguments.cases),
        sha256=hashlib.sha256(b"".join(path.read_bytes() for path in arguments.cases)).hexdigest(),
        form="short" if arguments.short else f"first {arguments.limit}" if arguments.limit else "full",
        graded=bench.graded,
        figures=[figure for figure in found if isinstance(figure, Figure)],
        notes=[*_remarks(bench, compared), *(note for note in found if isinstance(note, Note))],
        seconds=perf_counter() - started,
        cost=spent(),
    )
    return _report(outcome, before, arguments)


def _chosen(cases: list[Case], arguments: argparse.Namespace) -> list[Case]:
    """Return the first cases, or some of each kind spread over the file."""
    if arguments.limit:
        return cases[: arguments.limit]
    if not arguments.short:
        return cases
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        kinds.setdefault(case.rubric.rubric, []).append(case)
    kept = {case.id for own in kinds.values() for case in own[:: max(1, len(own) // SHORT_CASES)][:SHORT_CASES]}
    return [case for case in cases if case.id in kept]


def _wanted(arguments: argparse.Namespace) -> Wanted:
    return Wanted(
        name=arguments.engine,
        base_url=arguments.base_url,
        api_key=getattr(arguments, "api_key", None),
        cache=arguments.cache,
        at_once=max(1, arguments.concurrency),
        patience=arguments.patience,
        price=tuple(arguments.price) if arguments.price else None,
    )


def _bench(cases: Sequence[Case], means: Means, watch: Watch, arguments: argparse.Namespace) -> Bench:
    """Grade the cases and gather what the checks need."""
    judge = Judge(means, watch)
    grades = judge(cases, "grading")
    graded = [Graded(case, grade, tag_case(case, means)) for case, grade in zip(cases, grades, strict=True)]

    def fresh() -> Judge:
        return Judge(opened(means.engine, means.runner), watch)

    strings = hostile_strings()
    return Bench(
        graded=graded,
        judge=judge,
        most=SHORT_MOST if arguments.short else MOST,
        hostile=strings[:: len(strings) // 12 or 1] if arguments.short else strings,
        fresh_judge=fresh if arguments.engine == "offline" else None,
    )


def _compared(bench: Bench, engine: Engine) -> Bench:
    """Leave out the answers that a model reads as examples: it would be measured on what it was shown."""
    if isinstance(engine, OfflineEngine):
        return bench
    shown = {one.answer for groups in load_examples().values() for group in groups for one in group}
    return replace(bench, graded=[one for one in bench.graded if one.case.answer not in shown])


def _remarks(bench: Bench, compared: Bench) -> list[Note]:
    """Say what a reader of the figures must know about the cases."""
    whole = len(bench.graded)
    counts = {
        "answers have no ratings: they are graded, not compared": sum(
            one.case.rated("overall") is None for one in bench.graded
        ),
        "answers stand in the model's prompt as examples: they are graded, not compared": whole - len(compared.graded),
        "grades are in part by rule, because the model failed": sum(one.grade.degraded for one in bench.graded),
    }
    notes = [Note("1", "all", f"{count} of {whole} {text}") for text, count in counts.items() if count]
    fitted = {case.id for case in read_all(own_cases())}
    if bench.fresh_judge is not None and any(one.case.id in fitted for one in bench.graded):
        notes.append(
            Note("1", "all", "the grader was fitted on these very answers, which flatters it: --held-back shows others")
        )
    return notes


def _check_folders(arguments: argparse.Namespace) -> None:
    """Find out before the work that the results can be written."""
    for path in (arguments.predictions, arguments.json, arguments.markdown, arguments.html):
        if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
            raise InputError(f"{path}: cannot be written there. Name a file in a folder that exists.")


def _baseline(arguments: argparse.Namespace) -> Baseline | None:
    """Return what is compared with, read before the work so that a broken file is told at once."""
    if arguments.update_baseline or (arguments.baseline is None and not default_baseline().exists()):
        return None
    return read_baseline(arguments.baseline or default_baseline())


def _report(outcome: Outcome, before: Baseline | None, arguments: argparse.Namespace) -> int:
    """Show and write the outcome, compare it, and return the exit status."""
    show(outcome, Console())
    forms: dict[str, Callable[[], str]] = {
        "json": lambda: json.dumps(outcome.as_json(), indent=1, ensure_ascii=False) + "\n",
        "markdown": lambda: markdown(outcome),
        "html": lambda: _page(outcome),
    }
    for name, text in forms.items():
        if path := getattr(arguments, name):
            write_text(path, text())
    if arguments.update_baseline:
        update(arguments.baseline or default_baseline(), outcome)
    if before is None or not outcome.figures:
        return 0
    fallen, told = compare(outcome, before)
    for line in (told, *fallen):
        print(line)
    return 1 if fallen else 0


def _page(outcome: Outcome) -> str:
    from evals.report.page import page  # draws with matplotlib, which takes a second to load

    return page(outcome)
