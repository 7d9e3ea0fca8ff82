"""Read rated answers strictly: every fault of a file is named with its line before anything is graded."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.rubrics import Rubric, load_kinds, load_rubrics
from content.vocabulary import QuestionKind, StarPart
from evals.records import InputError, described, read_bytes

TOP: Final = 4.0
WHOLE: Final = 100.0


def default_cases() -> Path:
    """Return the first set of our own rated answers, which lies in the package."""
    return Path(str(files("evals") / "data" / "grading_dev.jsonl"))


def own_cases() -> list[Path]:
    """Return the sets of our own rated answers on which the grader may be fitted."""
    return [path for path in sorted(default_cases().parent.glob("grading_*.jsonl")) if path != held_back()]


def held_back() -> Path:
    """Return the rated answers of authors that no fit ever reads."""
    return default_cases().with_name("grading_held_back.jsonl")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class GivenSentence(_Entry):
    """A sentence as the file cuts it, with the part that raters saw in it, if they said."""

    text: str
    part: StarPart | None = None


class Rating(BaseModel):
    """What one rater gave. The levels stand beside the fixed keys, under the names of the rubric's dimensions."""

    model_config = ConfigDict(frozen=True, extra="allow")

    rater: int | str
    kind: Literal["model", "person"] = "model"
    overall: float
    weakest: str | None = None

    @property
    def figures(self) -> Mapping[str, object]:
        """Return everything that was rated, by name."""
        return {**(self.model_extra or {}), "overall": self.overall}


class Case(_Entry):
    """One answer. Without `ratings` and `mean` it is graded, but nothing is compared."""

    id: str = Field(min_length=1)
    type: QuestionKind
    question: str = Field(min_length=1)
    answer: str
    level: str | None = None
    industry: str | None = None
    role: str | None = None
    competency: str = ""
    sentences: list[GivenSentence] = Field(default_factory=list)
    key_points: list[str] = Field(default_factory=list)
    ratings: list[Rating] = Field(default_factory=list)
    mean: dict[str, float] | None = None
    pair: str | None = None
    notes: str = ""

    @property
    def rubric(self) -> Rubric:
        """Return the rubric that grades this kind of question."""
        return load_rubrics()[load_kinds()[self.type]]

    @property
    def author(self) -> str:
        """Return who wrote it: what stands before the dash of the id."""
        return self.id.split("-", 1)[0]

    @property
    def words(self) -> int:
        """Return how long the answer is."""
        return len(self.answer.split())

    def rated(self, name: str) -> float | None:
        """Return the raters' mean of a dimension or of "overall"; None where nobody rated it. People's ratings stand apart."""
        if self.mean is not None:
            return self.mean.get(name)
        given = self.by_rater(name).values()
        return fmean(given) if given else None

    def by_rater(self, name: str, kind: str = "model") -> dict[str, float]:
        """Return what each rater of a kind gave."""
        found = {str(rating.rater): rating.figures.get(name) for rating in self.ratings if rating.kind == kind}
        return {rater: float(value) for rater, value in found.items() if isinstance(value, int | float)}


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a JSON lines file. Raises InputError, which lists every fault with its line."""
    cases: list[Case] = []
    faults: list[str] = []
    lines_of: dict[str, int] = {}
    for number, line in _lines(path):
        try:
            case, found = _read(line)
        except _Unreadable as error:
            faults.append(f"line {number}: {error}")
            continue
        if case.id in lines_of:
            found.append(f"the id {case.id!r} stands in line {lines_of[case.id]} already")
        lines_of.setdefault(case.id, number)
        cases.append(case)
        faults += [f"line {number}: {fault}." for fault in found]
    if faults:
        count = f"{len(faults)} faults" if len(faults) > 1 else "one fault"
        raise InputError(f"{path} has {count}; nothing was graded.\n" + "\n".join(f"  {fault}" for fault in faults))
    if not cases:
        raise InputError(f"{path} is empty: it holds no case. One JSON object a line is expected.")
    return cases


def read_all(paths: Sequence[Path]) -> list[Case]:
    """Return the cases of several files. Raises InputError, also for an id that stands in two of them."""
    cases: list[Case] = []
    places: dict[str, Path] = {}
    for path in paths:
        for case in read_cases(path):
            if case.id in places:
                raise InputError(f"{path}: the id {case.id!r} stands in {places[case.id]} already; nothing was graded.")
            places[case.id] = path
            cases.append(case)
    return cases


class _Unreadable(Exception):
    """A line holds no case."""


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    content = read_bytes(path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}, line 1: is UTF-16, not UTF-8. Save the file as UTF-8.")
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _read(line: bytes) -> tuple[Case, list[str]]:
    """Return the case of a line and what is wrong inside it."""
    try:
        case = Case.model_validate(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise _Unreadable(f"is not UTF-8 ({error.reason}, byte {error.start + 1}). Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise _Unreadable(f"is not JSON ({error.msg} at character {error.pos + 1}).") from error
    except RecursionError as error:
        raise _Unreadable("is nested too deeply to be a case.") from error
    except ValidationError as error:
        raise _Unreadable(described(error)) from error
    return case, [*_texts(case), *_rated(case)]


def _texts(case: Case) -> Iterator[str]:
    if not case.question.strip():
        yield "question: is blank"
    try:
        (case.id + case.question + case.answer).encode()
    except UnicodeEncodeError:
        yield "holds half of a character (a lone surrogate); save the text anew"
    place = 0
    for number, sentence in enumerate(case.sentences, start=1):
        found = case.answer.find(sentence.text, place)
        if found < 0 or not sentence.text.strip():
            yield f"sentences.{number}: does not stand in the answer, or not in this order"
        place = max(found, place)


def _rated(case: Case) -> Iterator[str]:
    """Say what is missing, unknown or out of range in the ratings and their mean."""
    wanted = [*case.rubric.names, "overall"]
    sources: list[tuple[str, Mapping[str, object]]] = [
        (f"ratings.{number}", rating.figures) for number, rating in enumerate(case.ratings, start=1)
    ]
    if case.mean is not None:
        sources.append(("mean", case.mean))
    for where, figures in sources:
        if missing := [name for name in wanted if name not in figures]:
            yield f"{where}: {', '.join(map(repr, missing))} is missing"
        yield from _out_of_range(where, figures, wanted)
    raters = [(rating.kind, str(rating.rater)) for rating in case.ratings]
    if len(set(raters)) < len(raters):
        yield "ratings: one rater stands there twice"


def _out_of_range(where: str, figures: Mapping[str, object], wanted: Sequence[str]) -> Iterator[str]:
    for name in wanted:
        given, most = figures.get(name, 0), WHOLE if name == "overall" else TOP
        value = float(given) if isinstance(given, int | float) and not isinstance(given, bool) else math.nan
        if not 0 <= value <= most:  # nan is never within
            shown = repr(given) if math.isnan(value) else f"{value:g}"
            yield f"{where}.{name}: {shown} is not a number from 0 to {most:g}"
