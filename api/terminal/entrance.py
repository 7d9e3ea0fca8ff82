"""Take in what a person brings to an interview: check all of it, ask for what is missing, and only then begin."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from api.terminal.answers import read_answers
from api.terminal.keyboard import Keyboard
from api.terminal.screen import Screen
from api.terminal.sources import Brought, CvFile, Posting, read_cv_file, read_posting, read_sources
from api.terminal.trouble import BadInput
from api.terminal.wishes import Wishes, check, chosen_engine, setup_of
from content.samples import SampleId, load_samples
from graph.state import Setup
from settings import Settings

WELCOME: Final = (
    "Greenroom rehearses an interview with you, from your CV and the job advert. Name a file for each, or press Enter to go "
    "without. To try a sample, write backend, hotel, nurse or designer in place of a CV."
)

Read = TypeVar("Read")


@dataclass(frozen=True)
class Named:
    """The sources and the manner as they stand on the command line."""

    cv: str | None = None
    job: str | None = None
    sample: SampleId | None = None
    engine: str | None = None
    answers: Path | None = None
    as_json: bool = False
    deltas: bool = False

    @property
    def nothing_brought(self) -> bool:
        """Return whether neither a CV nor an advert was named, and a person is there to be asked."""
        unasked = self.cv is None and self.job is None and self.sample is None
        return unasked and self.answers is None and not self.as_json and sys.stdin.isatty() and sys.stdout.isatty()


def enter(settings: Settings, wishes: Wishes, named: Named) -> int:
    """Hold an interview; return the exit code. Raises BadInput before anything is created, or Broken."""
    check(wishes, datetime.now().astimezone().date())
    answers = read_answers(named.answers) if named.answers else None
    engine = chosen_engine(settings, named.engine)
    screen = _screen(named)
    brought = _asked_for(screen) if named.nothing_brought else _read(screen, named)
    setup = setup_of(wishes, brought.job)
    _show_setup(screen, wishes, setup, from_advert=brought.job is not None)
    from api.terminal.practice import Manner, begin  # LangGraph is loaded last: a mistake above is said at once

    manner = Manner(screen, answers, as_json=named.as_json, deltas=named.deltas)
    return begin(settings, engine, brought, setup, manner)


def _screen(named: Named) -> Screen:
    """Return where a person reads: standard output is left to the events where they are wanted."""
    return Screen(sys.stderr if named.as_json else sys.stdout)


def _read(screen: Screen, named: Named) -> Brought:
    brought = read_sources(named.cv, named.job, named.sample)
    _show_cv(screen, brought.cv)
    _show_posting(screen, brought.posting)
    return brought


def _asked_for(screen: Screen) -> Brought:
    """Ask for a CV and an advert until each can be read, or is not wanted."""
    screen.say(WELCOME, indent=0)
    screen.blank()
    keyboard = Keyboard(screen.raw, on_stdout=True)
    cv = _until_read(screen, keyboard, "Your CV: ", _cv_or_sample)
    if isinstance(cv, str):
        return _read(screen, Named(sample=cv))
    _show_cv(screen, cv)
    posting = _until_read(screen, keyboard, "The advert: ", read_posting)
    _show_posting(screen, posting)
    return Brought(cv, posting)


def _cv_or_sample(written: str) -> CvFile | SampleId:
    return next((sample for sample in load_samples() if sample == written.lower()), None) or read_cv_file(written)


def _until_read(screen: Screen, keyboard: Keyboard, question: str, read: Callable[[str], Read]) -> Read | None:
    while written := _line(keyboard, question):
        try:
            return read(written)
        except BadInput as error:
            screen.warn(str(error).partition(": ")[2])
    return None


def _line(keyboard: Keyboard, question: str) -> str:
    """Return what was typed; a file dragged into the terminal arrives in quotes."""
    try:
        return keyboard.line(question).strip().strip("'\"")
    except EOFError:
        return ""


def _show_cv(screen: Screen, source: CvFile | None) -> None:
    if source is not None:
        count = len(source.cv.examples)
        lines = "one line" if count == 1 else f"{count} lines"
        screen.step("CV", f"{source.cv.name or source.name}, {lines} to build on")


def _show_posting(screen: Screen, posting: Posting | None) -> None:
    if posting is None:
        return
    job = posting.job
    screen.step("Advert", ", ".join(part for part in (job.title, job.company) if part) or "read")
    if posting.total > 1:
        others = f"This is posting {posting.place} of {posting.total} in that file; --job FILE#{2 if posting.place == 1 else 1}"
        screen.note(f"{others} picks another.")


def _show_setup(screen: Screen, wishes: Wishes, setup: Setup, *, from_advert: bool) -> None:
    names = (setup.role_level, setup.industry, setup.interview_type, setup.mode)
    screen.step("Interview", ", ".join(name.replace("_", " ") for name in names if name != "any"))
    told = [option for option, wish in (("--level", wishes.role_level), ("--industry", wishes.industry)) if wish is None]
    if from_advert and told:
        screen.note(f"As the advert has it; {' and '.join(told)} say otherwise.")


def take_up(settings: Settings, written: str | None, named: Named, again: str | None = None) -> int:
    """Go on with an interview, or ask a question of it once more; return the exit code. Raises BadInput or Broken."""
    answers = read_answers(named.answers) if named.answers else None
    from api.terminal.ledger import UNFINISHED, latest, look, meant

    interview = look(settings, lambda ledger: meant(ledger, written) if written else latest(ledger, unfinished=again is None))
    if again is None and interview.status not in UNFINISHED:
        raise BadInput(
            f"This interview is over. `greenroom report {interview.id}` shows it; `greenroom resume {interview.id} --retry q1` "
            "asks a question of it once more; `greenroom practice` begins another."
        )
    # The engine that began it goes on with it, so that its grades can be compared.
    engine = chosen_engine(settings, named.engine or interview.engine)
    from api.terminal.practice import Manner, go_on

    manner = Manner(_screen(named), answers, as_json=named.as_json, deltas=named.deltas)
    return go_on(settings, engine, interview.id, manner, again)
