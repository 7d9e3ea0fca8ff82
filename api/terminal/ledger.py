"""Look at interviews without putting one on stage: what there is, which one is meant, what became of it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from api.terminal.stage import said_plainly, unusable
from api.terminal.trouble import BadInput
from engine.offline import OfflineEngine
from engine.task import Engine
from graph.backstage import Backstage
from graph.open import open_backstage, utc_now
from graph.report import report
from graph.studies import Studies
from storage import interviews
from storage.content import Json
from storage.tables import LOCAL_OWNER, Interview

UNFINISHED: Final = ("pending", "active", "paused")
NOTHING: Final = "There is no interview yet; `greenroom practice --sample backend` begins one."

Result = TypeVar("Result")


def look(data_dir: Path, work: Callable[[Backstage], Awaitable[Result]], engine: Engine | None = None) -> Result:
    """Open the data folder, if there is one, do the work and close it. No run is continued. Raises BadInput or Broken."""
    if not (data_dir / "greenroom.sqlite").exists():
        raise BadInput(NOTHING)

    async def opened() -> Result:
        async with open_backstage(data_dir, engine or OfflineEngine(), utc_now) as backstage:
            return await work(backstage)

    try:
        with said_plainly():
            return asyncio.run(opened())
    except OSError as error:
        raise unusable(data_dir, error) from error


async def meant(backstage: Backstage, written: str) -> Interview:
    """Return the interview whose id begins like this. Raises BadInput where none does, or several do."""
    beginning = written.strip().lower()
    every = await backstage.ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER, 10_000))
    found = [interview for interview in every if beginning and interview.id.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(f"There is no interview {written}; `greenroom list` shows them all.")
    raise BadInput(
        f"{len(found)} interviews begin with {written}: {', '.join(each.id for each in found[:5])}. Write more of it."
    )


async def latest(backstage: Backstage, *, unfinished: bool) -> Interview:
    """Return the newest interview. Raises BadInput where there is none."""
    every = await backstage.ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER))
    wanted = [interview for interview in every if not unfinished or interview.status in UNFINISHED]
    if not wanted:
        raise BadInput("There is no unfinished interview; `greenroom practice` begins a new one." if unfinished else NOTHING)
    return wanted[0]


async def report_of(backstage: Backstage, written: str | None) -> Json:
    """Return the report of an interview, of the newest where none is named."""
    interview = await (meant(backstage, written) if written else latest(backstage, unfinished=False))
    return report(interview, *await backstage.ledger.conversation(interview.id))


async def plan_of(backstage: Backstage, written: str | None, interview_on: date | None) -> Json:
    """Return the latest study plan, or one made anew where an interview or a day is named."""
    studies = Studies(backstage)
    if written is None and interview_on is None:
        return await studies.latest(LOCAL_OWNER)
    interview_id = (await meant(backstage, written)).id if written else (await studies.latest(LOCAL_OWNER))["interviewId"]
    return await studies.make(LOCAL_OWNER, interview_id, interview_on)


async def rows(backstage: Backstage) -> list[Json]:
    """Return what `greenroom list` shows of each interview, newest first."""
    every = await backstage.ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER))
    return [await _row(backstage, interview) for interview in every]


async def _row(backstage: Backstage, interview: Interview) -> Json:
    made = report(interview, *await backstage.ledger.conversation(interview.id))
    job = await backstage.ledger.job(interview.job_id) if interview.job_id else None
    answered = sum(question["status"] == "answered" for question in made["questions"])
    return {
        "id": interview.id,
        "at": interview.created_at.astimezone(),
        "status": interview.status,
        "type": interview.interview_type,
        "role": (job or {}).get("title") or "",
        "answered": answered,
        "total": interview.question_count,
        "score": made["figures"]["overall"],
    }
