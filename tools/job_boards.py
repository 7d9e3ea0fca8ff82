"""Read the feeds of hiring systems, each known by its own keys."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tools.job_draft import Draft, Part
from tools.job_headings import SectionKind
from tools.job_json import at, items, joined, number, text
from tools.job_schema import name_of, pay, postings

PERIODS: Final = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
Node = Mapping[str, object]


def greenhouse(node: Node) -> Draft:
    """Read a posting of the Greenhouse board API; `content` is HTML escaped once more."""
    facts = {(text(each, "name") or "").lower(): text(each, "value") for each in items(node, "metadata")}
    offices = [text(office, "name") for office in items(node, "offices")]
    return Draft(
        source="greenhouse",
        title=text(node, "title"),
        company=text(node, "company_name"),
        parts=(Part(text(node, "content")),),
        location=text(node, "location", "name") or joined(offices, "; "),
        terms=tuple(value for name, value in facts.items() if "employment" in name or "time" in name),
        place_terms=tuple(value for name, value in facts.items() if "workplace" in name or "remote" in name),
        url=text(node, "absolute_url"),
    )


def ashby(node: Node) -> Draft:
    """Read a posting of the Ashby job board API."""
    others = [text(place, "location") for place in items(node, "secondaryLocations")]
    component = next(
        (each for each in items(node, "compensation", "summaryComponents") if text(each, "compensationType") == "Salary"), None
    )
    unit = (text(component, "interval") or "").split(" ")[-1].lower()
    return Draft(
        source="ashby",
        title=text(node, "title"),
        company=text(node, "organizationName"),
        parts=(Part(text(node, "descriptionHtml") or text(node, "descriptionPlain")),),
        location=joined([text(node, "location"), *others], "; "),
        terms=(text(node, "employmentType"),),
        place_terms=(text(node, "workplaceType"), "remote" if at(node, "isRemote") is True else None),
        salary=pay(number(component, "minValue"), number(component, "maxValue"), text(component, "currencyCode"), unit or None)
        or text(node, "compensation", "compensationTierSummary"),
        url=text(node, "jobUrl"),
    )


def lever(node: Node) -> Draft:
    """Read a posting of the Lever postings API: an opening, lists under their own headings, a closing."""
    lists = tuple(Part(text(each, "content"), text(each, "text")) for each in items(node, "lists"))
    opening = text(node, "description") or joined([text(node, "opening"), text(node, "descriptionBody")], "\n")
    places = [text(place) for place in items(node, "categories", "allLocations")]
    unit = (text(node, "salaryRange", "interval") or "").removeprefix("per-").split("-")[0]
    return Draft(
        source="lever",
        title=text(node, "text"),
        company=text(node, "company"),
        parts=(Part(opening or text(node, "descriptionPlain")), *lists, Part(text(node, "additional"), kind="company")),
        location=joined(places, "; ") or text(node, "categories", "location"),
        terms=(text(node, "categories", "commitment"),),
        place_terms=(text(node, "workplaceType"),),
        salary=pay(
            number(node, "salaryRange", "min"),
            number(node, "salaryRange", "max"),
            text(node, "salaryRange", "currency"),
            unit or None,
        ),
        url=text(node, "hostedUrl"),
    )


def recruitee(node: Node) -> Draft:
    """Read an offer of the Recruitee careers API."""
    unit = text(node, "salary", "period")
    return Draft(
        source="recruitee",
        title=text(node, "title"),
        company=text(node, "company_name"),
        parts=(Part(text(node, "description")), Part(text(node, "requirements"), "Requirements")),
        location=text(node, "location") or joined([text(node, "city"), text(node, "country")]),
        terms=(text(node, "employment_type_code"),),
        place_terms=tuple(
            word for key, word in (("hybrid", "hybrid"), ("remote", "remote"), ("on_site", "on-site")) if at(node, key) is True
        ),
        salary=pay(number(node, "salary", "min"), number(node, "salary", "max"), text(node, "salary", "currency"), unit),
        url=text(node, "careers_url"),
    )


def smartrecruiters(node: Node) -> Draft:
    """Read a posting of the SmartRecruiters API; the list holds no text, the detail four sections."""
    place = at(node, "location")
    kinds: dict[str, SectionKind] = {
        "companyDescription": "company",
        "jobDescription": "responsibilities",
        "qualifications": "requirements",
        "additionalInformation": "other",
    }
    sections = at(node, "jobAd", "sections")
    parts = tuple(Part(text(sections, key, "text"), text(sections, key, "title"), kind) for key, kind in kinds.items())
    flags = tuple(word for word in ("remote", "hybrid") if at(place, word) is True)
    return Draft(
        source="smartrecruiters",
        title=text(node, "name"),
        company=name_of(at(node, "company")),
        parts=parts,
        location=text(place, "fullLocation") or joined([text(place, key) for key in ("city", "region", "country")]),
        terms=(text(node, "typeOfEmployment", "label"),),
        place_terms=flags,
        url=text(node, "postingUrl") or text(node, "applyUrl"),
    )


def workday(node: Node) -> Draft:
    """Read a posting of a Workday site: of the list (no text), or the detail under `jobPostingInfo`."""
    info = at(node, "jobPostingInfo")
    if isinstance(info, Mapping):
        return Draft(
            source="workday",
            title=text(info, "title"),
            company=name_of(at(node, "hiringOrganization")),
            parts=(Part(text(info, "jobDescription")),),
            location=joined([text(info, "location"), *(text(each) for each in items(info, "additionalLocations"))], "; "),
            terms=(text(info, "timeType"),),
            place_terms=(text(info, "remoteType"),),
            url=text(info, "externalUrl"),
        )
    named = text(node, "locationsText")
    steps = (text(node, "externalPath") or "").split("/")
    counted = named is None or named.split(" ")[0].isdigit()
    return Draft(
        source="workday",
        title=text(node, "title"),
        location=(steps[2].replace("---", ", ").replace("-", " ") if len(steps) > 3 else None) if counted else named,
        terms=(text(node, "timeType"),),
        place_terms=(text(node, "remoteType"),),
    )


def pinpoint(node: Node) -> Draft:
    """Read a posting of the Pinpoint careers feed."""
    frequency = text(node, "compensation_frequency") or ""
    shown = at(node, "compensation_visible") is not False
    return Draft(
        source="pinpoint",
        title=text(node, "title"),
        parts=(
            Part(text(node, "description")),
            Part(
                text(node, "key_responsibilities"),
                text(node, "key_responsibilities_header") or "Key responsibilities",
                "responsibilities",
            ),
            Part(
                text(node, "skills_knowledge_expertise"),
                text(node, "skills_knowledge_expertise_header") or "Skills, knowledge and expertise",
                "requirements",
            ),
            Part(text(node, "benefits"), text(node, "benefits_header") or "Benefits", "benefits"),
        ),
        location=text(node, "location", "name"),
        terms=(text(node, "employment_type"), text(node, "employment_type_text")),
        place_terms=(text(node, "workplace_type"), text(node, "workplace_type_text")),
        salary=pay(
            number(node, "compensation_minimum"),
            number(node, "compensation_maximum"),
            text(node, "compensation_currency"),
            PERIODS.get(frequency, frequency or None),
        )
        if shown
        else None,
        url=text(node, "url"),
    )


def oracle(node: Node) -> Draft:
    """Read a requisition of Oracle Recruiting Cloud, of the list or the detail."""
    return Draft(
        source="oracle",
        title=text(node, "Title"),
        company=text(node, "LegalEmployer") or text(node, "Organization"),
        parts=(
            Part(text(node, "ExternalDescriptionStr") or text(node, "ShortDescriptionStr")),
            Part(text(node, "ExternalResponsibilitiesStr"), "Responsibilities", "responsibilities"),
            Part(text(node, "ExternalQualificationsStr"), "Qualifications", "requirements"),
        ),
        location=text(node, "PrimaryLocation"),
        terms=(text(node, "JobSchedule"), text(node, "JobType"), text(node, "ContractType")),
        place_terms=(text(node, "WorkplaceType"),),
    )


def teamtailor(node: Node) -> Draft:
    """Read an item of Teamtailor's JSON feed, which carries a JobPosting; of other JSON feeds, its text."""
    inside = next(iter(postings(at(node, "_jobposting"))), None)
    own = Part(text(node, "content_html") or text(node, "content_text"))
    named = text(node, "_jobposting", "identifier", "name")
    return Draft(
        source="teamtailor",
        title=text(node, "title"),
        company=inside.company or named if inside else None,
        parts=inside.parts if inside and any(part.markup for part in inside.parts) else (own,),
        location=inside.location if inside else None,
        terms=inside.terms if inside else (),
        place_terms=inside.place_terms if inside else (),
        salary=inside.salary if inside else None,
        url=text(node, "url"),
    )


def _requisitions(value: object) -> Iterator[object]:
    for each in items(value, "items"):
        yield from items(each, "requisitionList") or [each]


SHAPES: Final[tuple[tuple[Callable[[Node], bool], Callable[[Node], Draft]], ...]] = (
    (lambda n: "descriptionHtml" in n or ("jobUrl" in n and "isListed" in n), ashby),
    (lambda n: "absolute_url" in n or ("content" in n and "internal_job_id" in n), greenhouse),
    (lambda n: "text" in n and bool({"hostedUrl", "lists", "categories", "descriptionPlain"} & n.keys()), lever),
    (lambda n: "careers_url" in n or "employment_type_code" in n, recruitee),
    (lambda n: "name" in n and bool({"jobAd", "releasedDate", "typeOfEmployment", "refNumber"} & n.keys()), smartrecruiters),
    (lambda n: "jobPostingInfo" in n or ("title" in n and "externalPath" in n), workday),
    (lambda n: "key_responsibilities" in n or "skills_knowledge_expertise" in n or "compensation_visible" in n, pinpoint),
    (lambda n: "Title" in n and any(str(key).startswith(("External", "Primary", "ShortDescription")) for key in n), oracle),
    (lambda n: "_jobposting" in n or ("title" in n and "content_html" in n), teamtailor),
)
LISTS: Final = ("jobs", "offers", "jobPostings", "content", "data", "offer", "items", "postings", "results", "job")


def board_drafts(value: object) -> list[Draft] | None:
    """Return the postings of a board's answer, in order; none for an empty feed, None where no board is recognised."""
    if isinstance(value, Mapping):
        single = next((read for fits, read in SHAPES if fits(value)), None)
        if single is not None:
            return [single(value)]
        key = next((key for key in LISTS if isinstance(value.get(key), list | Mapping)), None)
        if key is None:
            return None
        inside = list(_requisitions(value)) if key == "items" else items(value, key)
        return _each(inside)
    return _each(value) if isinstance(value, list) and value else None


def _each(nodes: list[object]) -> list[Draft] | None:
    readers = [
        (read, node)
        for node in nodes
        if isinstance(node, Mapping)
        for read in [next((r for fits, r in SHAPES if fits(node)), None)]
        if read
    ]
    return None if nodes and not readers else [read(node) for read, node in readers]
