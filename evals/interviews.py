"""Whole interviews with candidates who are not there: `python -m evals interviews`. What is watched is the interviewer."""

import argparse
import asyncio
import json
import random
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console

from content.vocabulary import INTERVIEW_TYPES, ROLE_LEVELS, InterviewType, RoleLevel
from engine.offline import OfflineEngine
from evals.bench import SEED
from evals.candidates import CANDIDATES, Candidate, without_injection
from evals.cases import Case
from evals.graders import Judge, opened
from evals.interviewer_checks import Asked, Talk, interviewer_checks
from evals.records import write_text
from evals.report.outcome import figure_as_json
from evals.report.table import show_figures
from evals.watching import watching

if TYPE_CHECKING:  # the graph takes a second to load, and the other evals do without it
    from graph.open import Greenroom
    from graph.state import Setup

OWNER: Final = "local"
MOST_TURNS: Final = 40
PERSON: Final = "01_backend_engineer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this eval."""
    parser.add_argument("--short", action="store_true", help="one level instead of three")
    parser.add_argument("--type", choices=INTERVIEW_TYPES, help="interviews of one type instead of all five")
    parser.add_argument("--questions", type=int, default=5, metavar="N", help="questions an interview (5-10, default: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--transcripts", type=Path, metavar="FILE", help="write what was said, as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Hold the interviews and report. Returns 1 if a check misses its target."""
    levels = ROLE_LEVELS[1:2] if arguments.short else ROLE_LEVELS
    kinds = [arguments.type] if arguments.type else INTERVIEW_TYPES
    with watching() as watch:
        step = watch("interviews", len(kinds) * len(levels) * len(CANDIDATES))
        with asyncio.Runner() as runner:
            talks = runner.run(_hold(kinds, levels, arguments.questions, step))
            gains = _gains(talks, Judge(opened(OfflineEngine(), runner)))
    figures = list(interviewer_checks(talks, gains))
    show_figures(figures, Console())
    for figure in figures:
        for failure in figure.failures if figure.passed is False else ():
            print(f"  {figure.name}: {failure}")
    missed = [figure for figure in figures if figure.passed is False]
    turns = sum(len(talk.asked) for talk in talks)
    print(f"{len(talks)} interviews, {turns} questions asked, {len(figures) - len(missed)} of {len(figures)} checks reached")
    if arguments.json:
        told = {"eval": "interviews", "interviews": len(talks), "figures": [figure_as_json(figure) for figure in figures]}
        write_text(arguments.json, json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    if arguments.transcripts:
        write_text(arguments.transcripts, "".join(json.dumps(talk.as_json(), ensure_ascii=False) + "\n" for talk in talks))
    return 1 if missed else 0


def _gains(talks: Sequence[Talk], judge: Judge) -> list[float]:
    """Return what the words to the grader added to each main answer of the hostile candidate."""
    attacked = [asked for talk in talks if talk.candidate == "hostile" for asked in talk.asked if not asked.follow_up]
    cases = [
        Case(
            id=f"{place}",
            type=asked.question.type,
            question=asked.text,
            answer=without_injection(asked.answer),
            competency=asked.question.competency,
            key_points=list(asked.question.key_points),
        )
        for place, asked in enumerate(attacked)
    ]
    plain = judge(cases, "the same answers without words to the grader")
    return [(asked.overall or 0.0) - (grade.overall or 0.0) for asked, grade in zip(attacked, plain, strict=True)]


async def _hold(
    kinds: Sequence[InterviewType], levels: Sequence[RoleLevel], count: int, step: Callable[[], None]
) -> list[Talk]:
    from graph.state import Setup

    talks = []
    async with _room() as (room, cv_id, job_id):
        for kind in kinds:
            for level in levels:
                for candidate in CANDIDATES:
                    setup = Setup(
                        interview_type=kind,
                        role_level=level,
                        industry="technology",
                        question_count=count,
                        cv_id=cv_id,
                        job_id=job_id,
                    )
                    talks.append(await _interview(room, setup, candidate))
                    step()
    return talks


@asynccontextmanager
async def _room() -> AsyncIterator[tuple["Greenroom", str, str]]:
    """Open a Greenroom in a folder of its own, with a sample CV and advert."""
    from graph.open import open_greenroom

    people = files("content") / "people"
    with tempfile.TemporaryDirectory() as folder:
        key_file = Path(folder) / "key"
        async with open_greenroom(Path(folder) / "data", clock=lambda: datetime.now(UTC), key_file=key_file) as room:
            document = await room.library.add_cv(OWNER, (people / f"{PERSON}.cv.json").read_bytes(), "cv.json")
            adverts = await room.library.add_jobs(OWNER, (people / f"{PERSON}.job.txt").read_text(encoding="utf-8"))
            yield room, document.id, adverts[0].id


async def _interview(room: "Greenroom", setup: "Setup", candidate: Candidate) -> Talk:
    """Hold one interview to its end."""
    from graph.admission import Deed

    interview, run_id = await room.interviews.begin(OWNER, setup)
    failed = [] if (await room.interviews.settled(run_id)).status == "finished" else ["the opening"]
    for _ in range(MOST_TURNS):
        _, open_now = await room.interviews.get(OWNER, interview.id)
        if open_now is None or failed:
            break
        question = room.backstage.question(open_now.bank_id)
        gap = str(open_now.content.get("gap") or "something") if open_now.follow_up else ""
        chance = random.Random(f"{SEED} {open_now.bank_id} {open_now.follow_up}")
        deed = Deed("answer", open_now.id, candidate.answer(question, gap, chance))
        admitted = await room.interviews.act(OWNER, interview.id, deed)
        if (await room.interviews.settled(admitted.run_id)).status != "finished":
            failed.append(f"the turn of {open_now.id}")
    return await _talk(room, interview.id, setup, candidate, failed)


async def _talk(room: "Greenroom", interview_id: str, setup: "Setup", candidate: Candidate, failed: list[str]) -> Talk:
    """Read back what was asked, answered and graded."""
    questions, submissions, grades = await room.backstage.ledger.conversation(interview_id)
    report = await room.interviews.report(OWNER, interview_id)
    answers = {row.question_id: str(row.answer.get("text", "")) for row in submissions}
    made = {row.question_id: row.grade or {} for row in grades}
    asked = [
        Asked(
            id=row.id,
            number=row.number,
            follow_up=row.follow_up,
            gap=str(row.content.get("gap") or ""),
            text=str(row.content["text"]),
            question=room.backstage.question(row.bank_id),
            answer=answers.get(row.id, ""),
            overall=made.get(row.id, {}).get("overall"),
            levels={d["dimension"]: d["level"] for d in made.get(row.id, {}).get("dimensions", []) if d["level"] is not None},
        )
        for row in questions
        if row.status != "planned"
    ]
    said = [str(line["text"]) for line in report["transcript"] if line["role"] == "interviewer"]
    _, still_open = await room.interviews.get(OWNER, interview_id)
    if still_open is not None and not failed:
        failed.append(f"no end after {MOST_TURNS} turns")
    return Talk(setup.interview_type, setup.role_level, candidate.name, asked, said, report["figures"]["overall"], failed)
