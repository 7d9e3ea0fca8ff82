"""Let people rate answers on a sheet: `python -m evals annotate export FILE.csv`, and `import` what they filled in.

The sheet is blind: it shows neither grades nor anybody else's ratings.
"""

import argparse
import json
import random
from pathlib import Path

from evals.annotation_sheet import Rated, read_sheet, sheet
from evals.bench import SEED
from evals.cases import Case, default_cases, read_cases
from evals.records import InputError, read_text, write_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this eval."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="export|import")
    out = actions.add_parser("export", help="write a sheet to fill in")
    out.add_argument("sheet", type=Path, metavar="FILE.csv")
    back = actions.add_parser("import", help="add the ratings of a filled-in sheet to a file of cases")
    back.add_argument("sheet", type=Path, metavar="FILE.csv")
    back.add_argument("--rater", required=True, metavar="NAME", help="who rated; a short name, no spaces")
    back.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl", help="the cases with the ratings added")
    for one in (out, back):
        one.add_argument("--cases", type=Path, default=default_cases(), metavar="FILE", help="cases as JSON lines")
    out.add_argument(
        "--type", metavar="TYPE", help="only answers to questions of this type: its columns alone then stand there"
    )
    out.add_argument("--limit", type=int, metavar="N", help="only N answers, drawn by a seed")


def run(arguments: argparse.Namespace) -> int:
    """Write or read a sheet. Raises InputError."""
    cases = read_cases(arguments.cases)
    return _export(cases, arguments) if arguments.action == "export" else _import(cases, arguments)


def _export(cases: list[Case], arguments: argparse.Namespace) -> int:
    wanted = [case for case in cases if arguments.type in (None, case.type)]
    if not wanted:
        raise InputError(f"--type: {arguments.cases} holds no {arguments.type} answers.")
    order = random.Random(SEED)
    chosen = order.sample(
        wanted, min(len(wanted), arguments.limit or len(wanted))
    )  # mixed, so that no author stands in a block
    # utf-8-sig: without the mark, Excel takes the file for the machine's old encoding.
    write_text(arguments.sheet, "\ufeff" + sheet(chosen))
    print(f"{len(chosen)} answers written to {arguments.sheet}. Fill in the empty columns; the first rows say how.")
    return 0


def _import(cases: list[Case], arguments: argparse.Namespace) -> int:
    rater = arguments.rater.strip()
    if not rater or any(character.isspace() for character in rater):
        raise InputError("--rater: give one word, such as initials.")
    known = {case.id: case for case in cases}
    rated = read_sheet(arguments.sheet, known)
    if not rated:
        raise InputError(f"{arguments.sheet}: nobody has filled in anything. Rate at least one answer.")
    again = sorted(set(rated) & {case.id for case in cases if rater in case.by_rater("overall", "person")})
    if again:
        raise InputError(f"--rater: {rater} has rated {', '.join(again[:5])} already. Choose another name or another file.")
    lines = [line for line in read_text(arguments.cases).split("\n") if line.strip()]
    write_text(arguments.out, "".join(_with_rating(line, rater, rated) + "\n" for line in lines))
    print(f"{len(rated)} answers rated by {rater} added to {arguments.out}. Grade with --cases {arguments.out}.")
    return 0


def _with_rating(line: str, rater: str, rated: dict[str, Rated]) -> str:
    """Return a line of the cases with a person's rating added; `mean` stays that of the models."""
    entry = json.loads(line)
    if entry["id"] in rated:
        own = rated[entry["id"]]
        entry["ratings"] = [*(entry.get("ratings") or []), {"rater": rater, "kind": "person", **own}]
    return json.dumps(entry, ensure_ascii=False)
