"""Read a CV: from a file or from pasted text to what is known of the person."""

from collections.abc import Sequence
from typing import Final

from tools.cv import Cv, Education, Example, Position, Section
from tools.cv_check import check_is_cv
from tools.cv_contact import has_contact
from tools.cv_education import education_of
from tools.cv_entries import entries_of
from tools.cv_examples import clean_fragment, is_worth, numbered, of_entry, of_summary
from tools.cv_head import headline_in, name_in
from tools.cv_json import cv_of_json
from tools.cv_lines import lines_of_reading
from tools.cv_notes import notes_of, of_notes
from tools.cv_posts import posts_of, project_lines
from tools.cv_sections import Kind, Part, sections_of
from tools.cv_skills import skills_of, unique
from tools.cv_titles import role_score
from tools.document import check_size, plain_text, read_readings
from tools.document_kind import kind_of

SECTION_OF: Final[dict[Kind, Section]] = {"work": "work", "project": "project", "volunteer": "volunteer"}
NOTED: Final[dict[Kind, Section]] = {"award": "award", "publication": "other", "other": "other"}


def read_cv(content: bytes, filename: str | None = None) -> Cv:
    """Read a CV from the bytes of a file: PDF, DOCX, Word 2003 XML, HTML, LaTeX, Markdown, plain text or JSON Resume.

    Takes up to 15 s (a second as a rule): call it through `asyncio.to_thread` from asynchronous code.

    Raises:
        DocumentError: one of its classes; NotACv where the document is plainly something else.
    """
    check_size(content)
    readings = read_readings(content, filename)
    if kind_of(content, filename) == "json":
        return cv_of_json(readings[0])
    candidates = [_cv_of_reading(reading) for reading in readings]
    scores = [understood(*candidate) for candidate in candidates]
    # The first reading stands unless another is better by far: the scores of equals differ by chance.
    best = max(range(len(scores)), key=lambda index: scores[index] + (0.15 * abs(scores[index]) if index == 0 else 0.0))
    cv, parts = candidates[best]
    check_is_cv(cv, frozenset(part.kind for part in parts))
    return cv


def parse_cv_text(text: str) -> Cv:
    """Read a CV from pasted text, which may be Markdown, LaTeX, HTML or JSON Resume.

    Raises:
        DocumentError: one of its classes; NotACv where the text is plainly something else.
    """
    return read_cv(text.encode("utf-8", errors="replace"))


def understood(cv: Cv, parts: Sequence[Part]) -> float:
    """Return how much of a CV was made out, to choose between two readings of one file."""
    posts = sum(
        (post.employer is not None) + (role_score(post.role or "") > 0) + (post.start != post.end or post.current)
        for post in cv.positions
    )
    heads = {(example.employer, example.role) for example in cv.examples if example.employer or example.role}
    homeless = sum(example.section == "work" and not (example.employer or example.role) for example in cv.examples)
    hollow = sum(not part.lines for part in parts[1:])
    return (
        posts
        + len(heads)
        - 0.5 * homeless
        - 2 * hollow
        + (cv.name is not None)
        + (cv.summary is not None)
        + 0.5 * len(cv.education)
    )


def _cv_of_reading(reading: str) -> tuple[Cv, list[Part]]:
    """Return what is understood of a reading, and its sections."""
    lines = lines_of_reading(reading)
    name, name_at = name_in(lines, len(sections_of(lines)[0].lines))
    parts = sections_of(lines, name_at)
    name_line = lines[name_at] if name_at >= 0 else None
    head = next((part.lines for part in parts if name_line and any(line is name_line for line in part.lines)), parts[0].lines)
    summary = _summary(parts)
    # A life told in prose, without a heading, is all there is to build on.
    examples = of_summary(summary, "summary" if len(parts) > 1 else "work")
    positions: list[Position] = []
    education: list[Education] = []
    for part in parts:
        found, held, courses = _part_of_cv(part)
        examples += found
        positions += held
        education += courses
    cv = Cv(
        text=plain_text(reading),
        name=name,
        headline=headline_in(head, name_line, name),
        summary=summary,
        examples=numbered(examples),
        positions=tuple(positions),
        skills=_listed(parts, "skill"),
        education=tuple(education),
        languages=_listed(parts, "language"),
        certificates=tuple(_certificates(parts)),
    )
    return cv, parts


def _part_of_cv(part: Part) -> tuple[list[Example], list[Position], list[Education]]:
    """Return the examples, the posts held and the courses of one section."""
    if part.kind in SECTION_OF:
        section = SECTION_OF[part.kind]
        lines = project_lines(part.lines) if section == "project" else part.lines
        posts = posts_of(entries_of(lines), project=section == "project")
        positions = [post.position() for post in posts if section == "work" and (post.employer or post.role)]
        return [line for post in posts for line in of_entry(post.entry, section, post.employer, post.role)], positions, []
    if part.kind == "education":
        courses, told = education_of(part.lines)
        fragments = [clean_fragment(text) for text in told]
        return [Example("", text, "education") for text in fragments if is_worth(text, 3)], [], courses
    if part.kind == "skill":
        sentences = [clean_fragment(line.text) for line in part.lines if line.text.endswith(".")]
        return [Example("", text, "skill") for text in sentences if is_worth(text, 6)], [], []
    if part.kind in NOTED:
        return of_notes(part.lines, NOTED[part.kind]), [], []
    return [], [], []


def _summary(parts: Sequence[Part]) -> str | None:
    """Return the profile: the section of that name, else the sentences of the head."""
    texts = [line.text for part in parts if part.kind == "summary" for line in part.lines]
    if not texts:
        texts = [line.text for part in parts if part.kind == "head" for line in part.lines]
        texts = [text for text in texts if len(text.split()) >= 7 and not has_contact(text)]
    plain = [clean_fragment(text) for text in texts]
    return " ".join(text for text in plain if is_worth(text)) or None


def _listed(parts: Sequence[Part], kind: Kind) -> tuple[str, ...]:
    return unique(item for part in parts if part.kind == kind for item in skills_of(part.lines))


def _certificates(parts: Sequence[Part]) -> list[str]:
    return [note.text() for part in parts if part.kind == "certificate" for note in notes_of(part.lines)]
