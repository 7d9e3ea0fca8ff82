"""What an interview is to be: the options of the command line, completed from the advert, checked before anything is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from api.terminal.trouble import BadInput
from content.vocabulary import MAX_QUESTIONS, MIN_QUESTIONS, Industry, InterviewType, Mode, RoleLevel
from engine.task import Engine
from graph.state import Setup
from settings import Settings
from tools.job import Job

MINUTES = (15, 30, 60)


@dataclass(frozen=True)
class Wishes:
    """The options as they were given; None where they were not."""

    interview_type: InterviewType = "behavioral"
    industry: Industry | None = None
    role_level: RoleLevel | None = None
    questions: int | None = None
    minutes: int | None = None
    mode: Mode = "graded"
    personas: Sequence[str] = field(default_factory=tuple)
    interview_on: str | None = None
    language: str = "en"


def check(wishes: Wishes, today: date) -> None:
    """Refuse what cannot be. Raises BadInput."""
    if wishes.questions is not None and not MIN_QUESTIONS <= wishes.questions <= MAX_QUESTIONS:
        raise BadInput(f"--questions {wishes.questions}: an interview has {MIN_QUESTIONS} to {MAX_QUESTIONS} questions.")
    if wishes.minutes is not None and wishes.minutes not in MINUTES:
        raise BadInput(f"--minutes {wishes.minutes}: an interview takes 15, 30 or 60 minutes.")
    if wishes.interview_on is not None and read_day(wishes.interview_on) < today:
        raise BadInput(f"--interview-on {wishes.interview_on}: that day is over. Give the day of the interview to come.")
    _check_language(wishes.language)
    _check_personas(wishes.personas)


def read_day(written: str) -> date:
    """Return a day. Raises BadInput."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadInput(f"--interview-on {written}: this is no day. Write it as year-month-day, such as 2026-12-01.") from error


def _check_language(language: str) -> None:
    from content.phrases import load_phrases

    try:
        load_phrases(language)
    except KeyError as error:
        raise BadInput(f"--language {language}: Greenroom does not speak it yet; en is what there is.") from error


def _check_personas(personas: Sequence[str]) -> None:
    """Refuse interviewers who are not ours; the candidate's own are looked up once the data folder is open."""
    if not personas:
        return
    from content.bank import load_bank

    ours = load_bank().personas
    unknown = [name for name in personas if name not in ours and not name.startswith("own-")]
    if unknown:
        raise BadInput(f"--persona {unknown[0]}: there is no such interviewer. There are: {', '.join(ours)}.")


def setup_of(wishes: Wishes, job: Job | None) -> Setup:
    """Return the setup: what was wished first, then what the advert says, then the defaults."""
    industry, level = wishes.industry, wishes.role_level
    if job is not None and (industry is None or level is None):
        from tools.job_facts import infer

        facts = infer(job)
        industry, level = industry or facts.industry, level or facts.level
    return Setup(
        interview_type=wishes.interview_type,
        industry=industry or "any",
        role_level=level or "mid",
        mode=wishes.mode,
        question_count=wishes.questions or MIN_QUESTIONS,
        # A number of questions that was asked for is kept: minutes would override it.
        duration_minutes=wishes.minutes if wishes.questions is None else None,
        personas=list(dict.fromkeys(wishes.personas)),
        language=wishes.language,
        interview_on=wishes.interview_on,
    )


def chosen_engine(settings: Settings, name: str | None) -> Engine:
    """Return the engine that is named, else the one of the settings. Raises BadInput where its key or address is missing."""
    from engine.choose import choose
    from engine.task import Misconfigured

    wanted = settings if name is None else settings.model_copy(update={"engine": name})
    try:
        return choose(wanted.engine, base_url=wanted.base_url, api_key=wanted.key_for_engine())
    except Misconfigured as error:
        raise BadInput(f"--engine {wanted.engine}: {error}") from error
