"""The sheet on which people rate: one row an answer, the rubric's dimensions as columns, instructions on top."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from content.rubrics import Rubric
from evals.cases import TOP, WHOLE, Case
from evals.records import InputError, read_text

Rated: TypeAlias = dict[str, int | float]
"""Levels by dimension, and the overall impression."""

FIXED: Final = ("id", "question", "answer", "key points")
OVERALL: Final = "overall (0-100)"
LEAD: Final = "#"
"""What rows of instructions begin with; they are passed over when the sheet is read."""

HOW: Final = (
    "How to rate: read the question and the answer. For each dimension choose the level 0-4 whose description below fits best; "
    "between two levels choose the lower.",
    "A level of 2 or more needs words of the answer that show it. Grade what is said, not how long it is; fillers, accent "
    "and grammar cost nothing outside delivery, clarity or focus.",
    "Then give your overall impression from 0 to 100. Leave the columns of other kinds of questions empty. Rows that you leave "
    "empty altogether are passed over. Do not look at other people's ratings.",
)
GUARDED: Final = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would take for a formula; a space before it keeps it text."""


def sheet(cases: Sequence[Case]) -> str:
    """Return the sheet as CSV. Its columns are the dimensions of every kind of question among the cases."""
    rubrics = list({case.rubric.rubric: case.rubric for case in cases}.values())
    names = list(dict.fromkeys(name for rubric in rubrics for name in rubric.names))
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerows([f"{LEAD} {line}"] for line in (*HOW, *(line for rubric in rubrics for line in _anchors(rubric))))
    rows.writerow([*FIXED, *names, OVERALL])
    for case in cases:
        texts = [case.id, case.question, case.answer, "; ".join(case.key_points)]
        own = ["" if name in case.rubric.names else "n/a" for name in names]
        rows.writerow([*(_text(text) for text in texts), *own, ""])
    return written.getvalue()


def _anchors(rubric: Rubric) -> Iterator[str]:
    for dimension in rubric.dimensions:
        levels = "; ".join(f"{level} = {anchor}" for level, anchor in enumerate(dimension.anchors))
        yield f"{rubric.name}, {dimension.dimension}: {levels}"


def _text(text: str) -> str:
    return f" {text}" if text.startswith(GUARDED) else text


def read_sheet(path: Path, known: Mapping[str, Case]) -> dict[str, Rated]:
    """Return the ratings by case. Raises InputError, which lists every fault with its row."""
    table = [(place, row) for place, row in _rows(path) if any(cell.strip() for cell in row) and not row[0].startswith(LEAD)]
    if not table or not {FIXED[0], OVERALL} <= {cell.strip() for cell in table[0][1]}:
        raise InputError(f"{path}: the row with the names of the columns is missing. Keep it as it was exported.")
    names = [cell.strip() for cell in table[0][1]]
    rated: dict[str, Rated] = {}
    faults: list[str] = []
    for place, row in table[1:]:
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        case = known.get(cells.get(FIXED[0], ""))
        if case is None:
            faults.append(f"row {place}: there is no answer {cells.get(FIXED[0])!r} among the cases")
            continue
        given = {name: cells.get(name, "") for name in (*case.rubric.names, OVERALL)}
        if not any(given.values()):
            continue
        if case.id in rated:
            faults.append(f"row {place}: {case.id} stands in the sheet twice")
        found, wrong = _values(given)
        faults += [f"row {place}: {fault}" for fault in wrong]
        rated[case.id] = found
    if faults:
        raise InputError(f"{path} has {len(faults)} faults; nothing was added.\n" + "\n".join(f"  {fault}" for fault in faults))
    return rated


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows as a spreadsheet counts them; some save with semicolons or tabs."""
    text = read_text(path)
    head = next((line for line in text.splitlines() if line.strip().strip('"').startswith(FIXED[0])), "")
    divider = max(",;\t", key=head.count)
    try:
        return list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True), start=1))
    except csv.Error as error:
        raise InputError(f"{path}: is no CSV ({error}). Save the sheet as CSV, UTF-8.") from error


def _values(given: Mapping[str, str]) -> tuple[Rated, list[str]]:
    found: Rated = {}
    faults = []
    for name, cell in given.items():
        most, called = (WHOLE, "overall") if name == OVERALL else (TOP, name)
        try:
            value = float(cell.replace(",", "."))
        except ValueError:
            faults.append(f"{called} is missing" if not cell else f"{called}: {cell!r} is no number")
            continue
        if not 0 <= value <= most or (name != OVERALL and value != int(value)):
            faults.append(f"{called}: {cell} is not a {'number' if name == OVERALL else 'whole level'} from 0 to {most:g}")
        else:
            found[called] = value if name == OVERALL else int(value)
    return found, faults
