"""Look at what there is: interviews, reports, study plans."""

import json
import sys
from typing import Literal

from api.terminal.ledger import look, plan_of, report_of, rows
from api.terminal.listing import show_interviews
from api.terminal.look_back import show_plan
from api.terminal.report_page import page_of
from api.terminal.report_text import markdown_of
from api.terminal.screen import Screen
from api.terminal.visible import visible
from api.terminal.wishes import chosen_engine, read_day
from engine.task import Engine
from settings import Settings
from storage.content import Json

Form = Literal["md", "json", "html"]


def list_all(settings: Settings) -> int:
    """List the interviews; return the exit code. Raises Broken."""
    there = (settings.data_dir / "greenroom.sqlite").exists()
    show_interviews(Screen(sys.stdout), look(settings.data_dir, rows) if there else [])
    return 0


def print_report(settings: Settings, written: str | None, form: Form) -> int:
    """Print a report; return the exit code. Raises BadInput or Broken."""
    made = look(settings.data_dir, lambda backstage: report_of(backstage, written))
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.stdout.write(written_as(made, form))
    return 0


def written_as(made: Json, form: Form) -> str:
    """Return a report in a form. JSON is escaped to ASCII: a terminal would act upon some characters beyond it."""
    if form == "json":
        return json.dumps(made, indent=2) + "\n"
    return page_of(made) if form == "html" else visible(markdown_of(made))


def print_plan(settings: Settings, written: str | None, interview_on: str | None, engine: str | None) -> int:
    """Show the latest study plan, or make one anew; return the exit code. Raises BadInput or Broken."""
    day = read_day(interview_on) if interview_on else None
    anew = written is not None or day is not None
    asked: Engine | None = chosen_engine(settings, engine) if anew else None
    show_plan(Screen(sys.stdout), look(settings.data_dir, lambda backstage: plan_of(backstage, written, day), asked))
    return 0
