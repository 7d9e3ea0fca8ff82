"""What Greenroom knows of a job advert."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Salary:
    """What the advert offers. Amounts in `currency` per `period`; None where the advert does not say."""

    text: str
    minimum: float | None = None
    maximum: float | None = None
    currency: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Job:
    """A job advert as read. `description` is plain text; lists hold one sentence or phrase each.

    `employment_type` is one of job_terms.EMPLOYMENT, `workplace` is "remote", "hybrid" or "on-site"; `source` is the shape that
    was read ("text", "html", "json-ld", "greenhouse", ...).
    """

    title: str | None
    company: str | None
    description: str
    requirements: tuple[str, ...]
    responsibilities: tuple[str, ...]
    location: str | None = None
    employment_type: str | None = None
    salary: Salary | None = None
    url: str | None = None
    source: str = "text"
    workplace: str | None = None
