"""Read schema.org JobPosting (JSON-LD, wherever it hides) and the JSON Resume job schema."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tools.job import Salary
from tools.job_draft import Draft, Part
from tools.job_json import at, items, joined, number, text

DEPTH: Final = 12
UNITS: Final = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year", "ANNUAL": "year"}


def postings(value: object) -> list[Draft]:
    """Return every JobPosting inside a JSON-LD value, in order: bare, in lists, in @graph, in an ItemList."""
    return [_posting(node) for node in _nodes(value, 0)]


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, Mapping):
        if any(str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for kind in items(value, "@type")):
            yield value
            return
        for key in ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)


def _posting(node: Mapping[str, object]) -> Draft:
    places = [_place(place) for place in items(node, "jobLocation")]
    remote = text(node, "jobLocationType")
    allowed = [_place(place) for place in items(node, "applicantLocationRequirements")]
    asked = [
        _phrase(value)
        for key in ("qualifications", "experienceRequirements", "educationRequirements")
        for value in items(node, key)
    ]
    skills = [_phrase(value) for value in items(node, "skills")]
    kinds = [str(kind) for kind in items(node, "employmentType")]
    description = text(node, "description")
    return Draft(
        source="json-ld",
        title=text(node, "title") or text(node, "name"),
        company=name_of(at(node, "hiringOrganization")),
        parts=(
            Part(description),
            *_extra(description, "Responsibilities", [_phrase(value) for value in items(node, "responsibilities")]),
            *_extra(description, "Qualifications", asked),
            *_extra(description, "Skills", skills),
        ),
        location=joined(places, "; ") or joined(allowed, "; ") or ("Remote" if remote else None),
        terms=tuple(kinds),
        place_terms=("remote" if remote and "TELE" in remote.upper() else remote,),
        salary=_pay(node),
        url=text(node, "url") or text(node, "@id"),
    )


def name_of(value: object) -> str | None:
    """Return the name of an organisation written as text, object or list."""
    first = next(iter(items(value)), None)
    return first.strip() or None if isinstance(first, str) else text(first, "name") or text(first, "legalName")


def _extra(description: str | None, heading: str, values: list[str | None]) -> Iterator[Part]:
    """Yield a field that stands beside the description, unless the description already holds it."""
    told = re.sub(r"\W+", "", re.sub(r"<[^>]*>", "", description or "")).lower()
    new = [value for value in values if value and re.sub(r"\W+", "", re.sub(r"<[^>]*>", "", value)).lower() not in told]
    if new:
        listed = len(new) > 1 and not any("<" in value or "\n" in value for value in new)
        yield Part("\n".join(f"- {value}" for value in new) if listed else "\n\n".join(new), heading)


def _phrase(value: object) -> str | None:
    if isinstance(value, Mapping):
        months = number(value, "monthsOfExperience")
        if months is not None and months >= 12:
            return f"At least {months / 12:.0f} years of experience"
        credential = text(value, "credentialCategory")
        return text(value, "description") or text(value, "name") or (credential.capitalize() if credential else None)
    return text(value)


def _place(value: object) -> str | None:
    if isinstance(value, str):
        return value
    address = at(value, "address")
    if isinstance(address, str):
        return address
    source = address if isinstance(address, Mapping) else value
    country = text(source, "addressCountry") or text(source, "addressCountry", "name")
    parts = [text(source, "addressLocality"), text(source, "addressRegion"), country]
    return joined(parts) or text(value, "name")


def _pay(node: Mapping[str, object]) -> Salary | str | None:
    base = next(iter([*items(node, "baseSalary"), *items(node, "estimatedSalary")]), None)
    if base is None or isinstance(base, str):
        return base.strip() or None if isinstance(base, str) else None
    value = at(base, "value") if isinstance(base, Mapping) else base
    currency = text(base, "currency") or text(value, "currency") or text(node, "salaryCurrency")
    unit = text(value, "unitText") or text(base, "unitText")
    low = number(value, "minValue") or number(base, "minValue")
    high = number(value, "maxValue") or number(base, "maxValue")
    single = number(value, "value") if isinstance(value, Mapping) else number(value)
    return pay(low or single or None, high or single or None, currency, UNITS.get((unit or "").upper()))


def pay(low: float | None, high: float | None, currency: str | None, period: str | None) -> Salary | None:
    """Return a salary with its words, None where there is no amount."""
    if not low and not high:
        return None
    figures = joined([f"{figure:,.2f}".removesuffix(".00") for figure in (low, high) if figure], " to ")
    words = " ".join(part for part in (currency, figures, f"per {period}" if period else None) if part)
    return Salary(words, low, high, currency, period)


def resume_job(node: Mapping[str, object]) -> Draft:
    """Read the JSON Resume job schema."""
    skills = [
        joined([text(skill, "name"), joined([text(word) for word in items(skill, "keywords")])], ": ")
        for skill in items(node, "skills")
        if isinstance(skill, Mapping)
    ]
    place = at(node, "location")
    where = place if isinstance(place, str) else joined([text(place, key) for key in ("city", "region", "countryCode")])
    return Draft(
        source="json-resume",
        title=text(node, "title"),
        company=name_of(at(node, "company")),
        parts=(
            Part(text(node, "description")),
            Part(_list([text(each) for each in items(node, "responsibilities")]), "Responsibilities"),
            Part(_list([text(each) for each in items(node, "qualifications")]), "Qualifications"),
            Part(_list(skills), "Skills"),
        ),
        location=where,
        terms=(text(node, "type"),),
        place_terms=(text(node, "remote"),),
        salary=text(node, "salary"),
        url=text(node, "url"),
    )


def _list(values: list[str | None]) -> str:
    return "\n".join(f"- {value}" for value in values if value)
