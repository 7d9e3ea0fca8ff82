"""Read a CV in the JSON Resume format (https://jsonresume.org/schema); lenient about types, strict about what it is."""

import json
import re
from collections.abc import Iterator
from typing import Final, cast

from tools.cv import Cv, Education, Example, Position, Section
from tools.cv_dates import month_of
from tools.cv_examples import numbered, of_summary
from tools.cv_skills import unique
from tools.document_decoding import INVISIBLE, without_surrogates
from tools.document_errors import CorruptDocument, NotACv

Json = dict[str, object]
ENTRIES: Final[tuple[tuple[str, Section], ...]] = (("work", "work"), ("volunteer", "volunteer"), ("projects", "project"))


def cv_of_json(text: str) -> Cv:
    """Return the CV of a JSON Resume: its highlights are the examples, as they stand.

    Raises:
        CorruptDocument: not JSON. NotACv: JSON of another shape.
    """
    try:
        resume = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorruptDocument(
            "This file is named or begins like JSON but is not valid JSON. Check it, or send PDF or DOCX."
        ) from error
    if not isinstance(resume, dict) or not is_resume(resume):
        raise NotACv(
            "This is JSON, but not a CV in the JSON Resume format (it needs basics and work). Send that, or PDF or DOCX."
        )
    basics = next(iter(_objects([resume.get("basics")])), {})
    examples = [*of_summary(_text(basics, "summary")), *_examples(resume), *_notes(resume)]
    return Cv(
        text=_as_text(resume),
        name=_text(basics, "name"),
        headline=_text(basics, "label"),
        summary=_text(basics, "summary"),
        examples=numbered(examples),
        positions=tuple(_position(entry) for entry in _objects(resume.get("work"))),
        skills=unique(
            skill
            for group in _objects(resume.get("skills"))
            for skill in _strings(group.get("keywords")) or _strings([group.get("name")])
        ),
        education=tuple(_course(entry) for entry in _objects(resume.get("education"))),
        languages=unique(name for entry in _objects(resume.get("languages")) for name in _strings([entry.get("language")])),
        certificates=tuple(name for entry in _objects(resume.get("certificates")) for name in _strings([entry.get("name")])),
    )


def is_resume(resume: Json) -> bool:
    """Tell a JSON Resume from other JSON (its schema, for one)."""
    basics = next(iter(_objects([resume.get("basics")])), {})
    entries = [entry for key in ("work", "education", "volunteer", "projects") for entry in _objects(resume.get(key))]
    named = any(_text(basics, key) for key in ("name", "label", "summary", "email"))
    return bool(entries) or (named and any(isinstance(resume.get(key), list) for key in ("work", "education", "skills")))


def _objects(value: object) -> Iterator[Json]:
    """Yield the objects of a list, whatever else is in it."""
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            yield cast(Json, item)


def _strings(value: object) -> list[str]:
    """Return the texts of a list without control characters; the characters themselves are left as they are."""
    texts = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
    cleaned = (re.sub(r"\s+", " ", without_surrogates(INVISIBLE.sub("", text.replace("\x00", "")))).strip() for text in texts)
    return [text for text in cleaned if text]


def _text(entry: Json, *keys: str) -> str | None:
    """Return the first of the fields that holds a text."""
    return next((text for key in keys for text in _strings([entry.get(key)])), None)


def _dates(entry: Json) -> tuple[str | None, str | None]:
    return month_of(_text(entry, "startDate")), month_of(_text(entry, "endDate", "date", "releaseDate"))


def _house_and_role(entry: Json, section: Section) -> tuple[str | None, str | None]:
    """Return who employed (or the name of the project) and as what; older files say "company"."""
    role = _text(entry, "position") or ", ".join(_strings(entry.get("roles"))) or None
    return (_text(entry, "name", "entity") if section == "project" else _text(entry, "name", "organization", "company")), role


def _position(entry: Json) -> Position:
    employer, role = _house_and_role(entry, "work")
    start, end = _dates(entry)
    return Position(
        employer, role, start, end, current=start is not None and _text(entry, "endDate") in (None, "Present", "present")
    )


def _course(entry: Json) -> Education:
    start, end = _dates(entry)
    return Education(_text(entry, "institution"), _text(entry, "area"), _text(entry, "studyType"), start, end)


def _examples(resume: Json) -> Iterator[Example]:
    """Yield for each entry what describes it (as "summary"), then its highlights."""
    for key, section in ENTRIES:
        for entry in _objects(resume.get(key)):
            employer, role = _house_and_role(entry, section)
            start, end = _dates(entry)
            for text in _strings([entry.get("summary") or entry.get("description")]):
                yield Example("", text, "summary", employer, role, start, end)
            for text in _strings(entry.get("highlights")):
                yield Example("", text, section, employer, role, start, end)


def _notes(resume: Json) -> Iterator[Example]:
    """Yield awards and publications, each as one line."""
    for key, section, title in (("awards", "award", "title"), ("publications", "other", "name")):
        for entry in _objects(resume.get(key)):
            head = ", ".join(_strings([entry.get(title), entry.get("awarder") or entry.get("publisher")]))
            text = ": ".join([part for part in (head, _text(entry, "summary")) if part])
            if text:
                start, end = _dates(entry)
                yield Example("", text, cast(Section, section), start=start, end=end)


def _as_text(resume: Json) -> str:
    """Write the CV out as plain text, section by section."""
    lines: list[str] = []
    for key, value in resume.items():
        if key in ("meta", "$schema") or not isinstance(value, list | dict):
            continue
        lines += ["", key.upper()]
        for entry in [cast(Json, value)] if isinstance(value, dict) else _objects(value):
            short = [text for name, item in entry.items() if name not in ("image", "url") for text in _strings([item])]
            long = [text for item in entry.values() for text in _strings(item)]
            lines += [" | ".join(short), *(f"• {text}" for text in long)]
    return without_surrogates("\n".join(lines)).strip()
