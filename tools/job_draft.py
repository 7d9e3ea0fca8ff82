"""What a job board said of a posting, before it is brought into one shape."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from tools.job import Job, Salary
from tools.job_headings import SectionKind, kind_of_heading
from tools.job_salary import find_salary, read_salary
from tools.job_sections import LONGEST_READ, Section, asked, sections
from tools.job_terms import employment, workplace
from tools.job_text import LONGEST_TEXT, tidy
from tools.job_titles import tidy_title

LONGEST_FIELD: Final = 200
BOARDS: Final = re.compile(
    r"(?:^|\.)(?:greenhouse\.io|lever\.co|ashbyhq\.com|smartrecruiters\.com|recruitee\.com|workable\.com|"
    r"jobs\.personio\.(?:de|com))$"
)
OWN_HOST: Final = re.compile(
    r"^(?:careers?[-.]|jobs[-.])?([\w-]+?)\.(?:icims|pinpointhq|teamtailor|recruitee|bamboohr|breezy|personio|wd\d+)\."
)


@dataclass(frozen=True)
class Part:
    """A stretch of the description as the board delivers it; HTML, or text."""

    markup: str | None
    heading: str | None = None
    kind: SectionKind = "other"


@dataclass(frozen=True)
class Draft:
    """A posting as read off a board. `terms` are the raw words about employment and workplace, most telling first."""

    source: str
    title: str | None = None
    company: str | None = None
    parts: tuple[Part, ...] = ()
    location: str | None = None
    terms: tuple[str | None, ...] = ()
    place_terms: tuple[str | None, ...] = ()
    salary: Salary | str | None = None
    url: str | None = None


def finish(draft: Draft) -> Job:
    """Return the job: plain text, sections read, terms in Greenroom's words."""
    read = [(part, tidy((part.markup or "")[:LONGEST_TEXT])) for part in draft.parts]
    filled = [(part, body) for part, body in read if body]
    description = "\n\n".join(_headed(part, body) for part, body in filled)
    known = tuple(section for part, body in filled for section in _sections(part, body))
    found = asked(known)
    location = _place(draft.location)
    return Job(
        title=tidy_title(_field(draft.title) or "", location),
        company=_field(draft.company) or company_of(draft.url, description),
        description=description,
        requirements=found.requirements,
        responsibilities=found.responsibilities,
        location=location,
        employment_type=employment(*draft.terms, draft.title),
        salary=_salary(draft, description),
        url=_web_address(draft.url),
        source=draft.source,
        workplace=workplace(*draft.place_terms, draft.location, draft.title),
    )


def company_of(url: str | None, description: str) -> str | None:
    """Return the employer's name as the posting's address gives it, spelled as in the description where it stands there."""
    address = _web_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    own = OWN_HOST.match(parts.hostname or "")
    steps = [step for step in parts.path.split("/") if step]
    slug = own[1] if own else (steps[0] if steps and BOARDS.search(parts.hostname or "") else None)
    if slug is None or slug.lower() in {"jobs", "embed", "job", "careers", "www", "boards", "api"}:
        return None
    slug = unquote(slug)
    letters = re.sub(r"[^a-z0-9]", "", slug.lower())
    spelled = r"[\W_]*".join(map(re.escape, letters))
    match = re.search(rf"\b(?=[A-Z0-9]){spelled}\b", description[:20_000], re.IGNORECASE) if 2 < len(letters) < 40 else None
    if match and match[0][:1].isupper() and "\n" not in match[0]:
        return match[0]
    return slug if re.search(r"[A-Z]", slug) else re.sub(r"[-_]+", " ", slug).title()


def _headed(part: Part, body: str) -> str:
    first = body.split("\n", 1)[0]
    return body if part.heading is None or kind_of_heading(first) else f"{part.heading}\n{body}"


def _sections(part: Part, body: str) -> tuple[Section, ...]:
    """Read the sections of a part; what the board says of the part holds until a heading says otherwise."""
    kind = (kind_of_heading(part.heading) if part.heading else None) or part.kind
    return sections(body, kind)


def _salary(draft: Draft, description: str) -> Salary | None:
    if isinstance(draft.salary, str):
        return read_salary(draft.salary, f"{draft.location or ''} {description}")
    return draft.salary or find_salary(description[:LONGEST_READ])


def _field(value: str | None) -> str | None:
    """Return a short field as plain text on one line."""
    plain = re.sub(r"\s+", " ", tidy(value or "")).removeprefix("- ").strip(" ,;")
    return plain[:LONGEST_FIELD].strip() or None


def _place(value: str | None) -> str | None:
    """Return places without saying a name twice: "Berlin, Berlin, Germany"."""
    places = (", ".join(dict.fromkeys(place.strip().split(", "))) for place in (_field(value) or "").split(";"))
    return "; ".join(dict.fromkeys(place for place in places if place)) or None


def _web_address(url: str | None) -> str | None:
    """Return `url` where it is a web address; javascript: and the like are none."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in {"http", "https"} and parts.hostname else None
