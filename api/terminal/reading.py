"""Look at what there is: interviews, reports, study plans."""

import asyncio
import json
import sys
from datetime import date
from typing import Literal

from api.terminal.ledger import latest, ledger_file, look, meant, report_of, rows
from api.terminal.listing import show_interviews
from api.terminal.look_back import show_plan
from api.terminal.report_page import page_of
from api.terminal.report_text import markdown_of
from api.terminal.screen import Screen
from api.terminal.wishes import chosen_engine, read_day
from engine.task import Engine
from settings import Settings
from storage.content import Json
from storage.tables import LOCAL_OWNER

Form = Literal["md", "json", "html"]


def list_all(settings: Settings) -> int:
    """List the interviews; return the exit code. Raises Broken."""
    there = (settings.data_dir / "greenroom.sqlite").exists()
    show_interviews(Screen(sys.stdout), look(settings, rows) if there else [])
    return 0


def print_report(settings: Settings, written: str | None, form: Form) -> int:
    """Print a report; return the exit code. Raises BadInput or Broken."""
    made = look(settings, lambda ledger: report_of(ledger, written))
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.stdout.write(written_as(made, form))
    return 0


def written_as(made: Json, form: Form) -> str:
    """Return a report in a form. JSON is escaped to ASCII: a terminal would act upon some characters beyond it."""
    if form == "json":
        return json.dumps(made, indent=2) + "\n"
    return page_of(made) if form == "html" else markdown_of(made)


def print_plan(settings: Settings, written: str | None, interview_on: str | None, engine: str | None) -> int:
    """Show the latest study plan, or make one anew where an interview or a day is named; return the exit code.

    Raises BadInput or Broken.
    """
    day = read_day(interview_on) if interview_on else None
    ledger_file(settings.data_dir)
    answering = chosen_engine(settings, engine)
    interview_id = None
    if written or day:
        found = look(settings, lambda ledger: meant(ledger, written) if written else latest(ledger, unfinished=False))
        interview_id = found.id
    show_plan(Screen(sys.stdout), asyncio.run(_plan(settings, answering, interview_id, day)))
    return 0


async def _plan(settings: Settings, engine: Engine, interview_id: str | None, day: date | None) -> Json:
    from api.terminal.stage import said_plainly
    from graph.open import open_backstage, utc_now
    from graph.studies import Studies

    with said_plainly():
        backstage = await asyncio.to_thread(open_backstage, settings.data_dir, engine, utc_now, key_file=settings.key_file)
        try:
            studies = Studies(backstage)
            return await (studies.make(LOCAL_OWNER, interview_id, day) if interview_id else studies.latest(LOCAL_OWNER))
        finally:
            await asyncio.to_thread(backstage.close)
