"""Look at interviews without putting one on stage: what there is, which one is meant, what became of it.

Only the ledger is opened, which is quick, and no run is continued.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from api.terminal.trouble import BadInput, Broken, Trouble
from graph.hub import Hub
from graph.ledger import Ledger
from settings import Settings
from storage import interviews
from storage.content import Json
from storage.database import Database
from storage.errors import Corrupt, Locked, NewerSchema, StorageError
from storage.keys import default_key_file
from storage.tables import LOCAL_OWNER, Interview

UNFINISHED: Final = ("pending", "active", "paused")
NOTHING: Final = "There is no interview yet; `greenroom practice --sample backend` begins one."

Result = TypeVar("Result")


def look(settings: Settings, work: Callable[[Ledger], Awaitable[Result]]) -> Result:
    """Open the ledger, if there is one, do the work and close it. Raises BadInput or Broken."""
    path = ledger_file(settings.data_dir)
    try:
        database = Database(path, settings.key_file or default_key_file(os.environ))
        try:
            return asyncio.run(_awaited(work(Ledger(database, Hub(), lambda: datetime.now(UTC)))))
        finally:
            database.close()
    except StorageError as error:
        raise told(error) from error
    except OSError as error:
        raise unusable(settings.data_dir, error) from error


async def _awaited(work: Awaitable[Result]) -> Result:
    return await work


def ledger_file(data_dir: Path) -> Path:
    """Return where the ledger is. Raises BadInput where there is none yet."""
    path = data_dir / "greenroom.sqlite"
    if not path.exists():
        raise BadInput(NOTHING)
    return path


def told(error: StorageError) -> Trouble:
    """Return what is said of a ledger: what cannot be opened as it is was given to us, all else went wrong inside."""
    return BadInput(str(error)) if isinstance(error, Corrupt | Locked | NewerSchema) else Broken(str(error))


def unusable(data_dir: Path, error: OSError) -> BadInput:
    """Return what is said of a data folder that cannot be opened."""
    return BadInput(f"The data folder {data_dir} cannot be used ({error.strerror or error}); GREENROOM_DATA_DIR names another.")


async def meant(ledger: Ledger, written: str) -> Interview:
    """Return the interview whose id begins like this. Raises BadInput where none does, or several do."""
    beginning = written.strip().lower()
    every = await ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER, 10_000))
    found = [interview for interview in every if beginning and interview.id.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(f"There is no interview {written}; `greenroom list` shows them all.")
    some = ", ".join(interview.id for interview in found[:5])
    raise BadInput(f"{len(found)} interviews begin with {written}: {some}. Write more of it.")


async def latest(ledger: Ledger, *, unfinished: bool) -> Interview:
    """Return the newest interview. Raises BadInput where there is none."""
    every = await ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER))
    wanted = [interview for interview in every if not unfinished or interview.status in UNFINISHED]
    if not wanted:
        raise BadInput("There is no unfinished interview; `greenroom practice` begins a new one." if unfinished else NOTHING)
    return wanted[0]


async def report_of(ledger: Ledger, written: str | None) -> Json:
    """Return the report of an interview, of the newest where none is named."""
    from content.rubrics import load_rubrics
    from graph.report import exchanges, report

    interview = await (meant(ledger, written) if written else latest(ledger, unfinished=False))
    return report(interview, exchanges(*await ledger.conversation(interview.id)), load_rubrics())


async def rows(ledger: Ledger) -> list[Json]:
    """Return what `greenroom list` shows of each interview, newest first."""
    every = await ledger.database.read(lambda session: interviews.newest(session, LOCAL_OWNER))
    return [await _row(ledger, interview) for interview in every]


async def _row(ledger: Ledger, interview: Interview) -> Json:
    questions, _, _ = await ledger.conversation(interview.id)
    job = await ledger.job(interview.job_id) if interview.job_id else None
    return {
        "id": interview.id,
        "at": interview.created_at.astimezone(),
        "status": interview.status,
        "type": interview.interview_type,
        "role": (job or {}).get("title") or "",
        "answered": len({question.number for question in questions if question.status == "answered"}),
        "total": interview.question_count,
        "score": ((interview.analysis or {}).get("figures") or {}).get("overall"),
    }
