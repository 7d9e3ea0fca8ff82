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


def cv_from_json(content: Json) -> Cv:
    """Return the CV that was kept as JSON."""
    return CV.validate_python(content)


def job_from_json(content: Json) -> Job:
    """Return the advert that was kept as JSON."""
    return JOB.validate_python(content)


def first_name(cv: Cv | None) -> str:
    """Return how the interviewer addresses the candidate, "" where the CV gives no name."""
    return cv.name.split()[0].capitalize() if cv is not None and cv.name and cv.name.split() else ""


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
