"""CVs and adverts as the ledger keeps them, back as what the tools speak of, and what an interview is told of them."""

from typing import Final

from pydantic import TypeAdapter

from content.vocabulary import RoleFamily
from storage.content import Json
from tools.cv import Cv
from tools.job import Job
from tools.job_facts import infer
from tools.job_families import infer_families

CV: Final = TypeAdapter(Cv)
JOB: Final = TypeAdapter(Job)
TITLES: Final = frozenset("dr prof professor mr mrs ms miss mx sir dame ing dipl-ing rev".split())
"""What stands before a name and is none."""


def cv_from_json(content: Json) -> Cv:
    """Return the CV that was kept as JSON."""
    return CV.validate_python(content)


def job_from_json(content: Json) -> Job:
    """Return the advert that was kept as JSON."""
    return JOB.validate_python(content)


def first_name(cv: Cv | None) -> str:
    """Return how the interviewer addresses the candidate, "" where the CV gives no name."""
    names = [name for name in (cv.name or "").split() if name.lower().rstrip(".") not in TITLES] if cv is not None else []
    return names[0].capitalize() if names else ""


def role_families(cv: Cv | None, job: Job | None) -> tuple[RoleFamily, ...]:
    """Return the kinds of role that the interview is about, from the advert first, else from the CV."""
    if job is not None:
        return infer(job).families
    if cv is None:
        return ()
    latest = cv.positions[0].role if cv.positions else None
    return infer_families(latest or cv.headline or "", cv.summary or "")


def satisfied(cv: Cv | None, job: Job | None) -> set[str]:
    """Return which conditions of the bank hold: what must be known before some questions may be asked."""
    met: set[str] = set()
    if job is not None:
        met |= {"advert"} | ({"company_known"} if job.company else set()) | ({"advert_salary"} if job.salary else set())
    if cv is not None and cv.positions:
        met |= {"had_manager"} | ({"employed_now"} if any(position.current for position in cv.positions) else set())
    return met
