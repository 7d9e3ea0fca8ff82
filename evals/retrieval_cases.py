"""The cases of the retrieval eval: which lines of a CV readers found best or usable for a question."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field

from content.bank import Question
from evals.records import InputError, Place, read_records, read_text
from retrieval.examples import Line

Lines = Mapping[str, Sequence[Line]]
"""The lines of each CV, by its id."""


class CaseIn(BaseModel):
    """A case as it stands in the file; a set without labels has neither `best` nor `usable`."""

    cv: str
    question_id: str
    best: list[str] | None = None
    usable: list[str] = Field(default_factory=list)


class LineIn(BaseModel):
    """A line of a CV as it stands in lines.jsonl."""

    cv: str
    line: str
    text: str = Field(min_length=1)


@dataclass(frozen=True)
class Case:
    """A question put to the owner of a CV; `best` and `usable` hold line ids, empty where the set has no labels."""

    cv: str
    question_id: str
    best: frozenset[str]
    usable: frozenset[str]


def read_cases(path: Path, lines: Lines, questions: Mapping[str, Question]) -> list[Case]:
    """Read the cases and hold them against the CVs and the bank. Raises InputError with file and line."""
    entries = list(read_records(path, CaseIn))
    if not entries:
        raise InputError(f"{path}: holds no case.")
    labelled = any(entry.best is not None for _, entry in entries)
    seen: dict[tuple[str, str], int] = {}
    for place, entry in entries:
        _check(place, entry, lines, questions)
        if labelled and entry.best is None:
            raise place.fault("the key 'best' is missing.")
        first = seen.setdefault((entry.cv, entry.question_id), place.number)
        if first != place.number:
            raise place.fault(f"the case {entry.cv} / {entry.question_id} stands in line {first} already.")
    return [Case(entry.cv, entry.question_id, frozenset(entry.best or ()), frozenset(entry.usable)) for _, entry in entries]


def _check(place: Place, entry: CaseIn, lines: Lines, questions: Mapping[str, Question]) -> None:
    if entry.cv not in lines:
        raise place.fault(f"there is no CV {entry.cv!r} in the folder of CVs (it has {', '.join(sorted(lines)[:20])}).")
    if entry.question_id not in questions:
        raise place.fault(f"the bank has no question {entry.question_id!r}.")
    labels = [*(entry.best or ()), *entry.usable]
    strange = sorted(set(labels) - {line.id for line in lines[entry.cv]})
    if strange:
        raise place.fault(f"the CV {entry.cv!r} has no line {', '.join(strange)}.")
    if len(set(labels)) < len(labels):
        raise place.fault("a line is named twice among 'best' and 'usable'.")


def read_cvs(folder: Path) -> dict[str, list[Line]]:
    """Read the lines of every CV of a folder: from lines.jsonl, and from *.cv.json for CVs that it lacks. Raises InputError."""
    if not folder.is_dir():
        raise InputError(f"{folder}: is no folder. Name the folder that holds lines.jsonl or *.cv.json.")
    listed = folder / "lines.jsonl"
    found = _read_lines(listed) if listed.is_file() else {}
    for path in sorted(folder.glob("*.cv.json")):
        cv_id = path.name.removesuffix(".cv.json").partition("_")[0]
        if listed.is_file() and cv_id in found:
            continue
        if cv_id in found:
            raise InputError(f"{path}: another CV of this folder is called {cv_id!r} too. Rename one of the two.")
        found[cv_id] = [Line(f"{cv_id}-{number}", text) for number, text in enumerate(_highlights(path), start=1)]
    if not found:
        raise InputError(f"{folder}: holds neither lines.jsonl nor *.cv.json.")
    return found


def _read_lines(path: Path) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for place, entry in read_records(path, LineIn):
        lines = found.setdefault(entry.cv, [])
        if any(line.id == entry.line for line in lines):
            raise place.fault(f"the line {entry.line} of the CV {entry.cv!r} stands there twice.")
        lines.append(Line(entry.line, entry.text))
    return found


def _highlights(path: Path) -> list[str]:
    """Return all highlights of a JSON Resume in the order of the file."""
    text = read_text(path)
    try:
        resume = json.loads(text)
    except json.JSONDecodeError as error:
        raise Place(path, error.lineno).fault(f"is not JSON ({error.msg}).") from error
    if not isinstance(resume, dict):
        raise InputError(f"{path}: a JSON Resume is an object, this is none.")
    entries = [
        entry for section in resume.values() if isinstance(section, list) for entry in section if isinstance(entry, dict)
    ]
    highlights = [text for entry in entries for text in entry.get("highlights") or ()]
    if not highlights or not all(isinstance(text, str) for text in highlights):
        raise InputError(f"{path}: holds no highlights, or some that are no text.")
    return highlights
