"""Courses of study: institution, degree, area, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tools.cv import Education
from tools.cv_contact import is_contact
from tools.cv_dates import Dates, find_dates, without_dates
from tools.cv_lines import Line
from tools.cv_places import is_place
from tools.cv_titles import pieces_of
from tools.cv_words import NAMED_SCHOOLS, SCHOOLS

_SUBJECTS: Final = (
    r"(?:Science|Arts|Engineering|Technology|Business Administration|Commerce|Laws|Education|Fine Arts|Nursing|"
    r"Public Health|Research)"
)
DEGREE: Final = re.compile(
    r"\b(?:Ph\.? ?D\.?|D\.?Phil\.?|M\.?D\.?|J\.?D\.?|Ed\.?D\.?|"
    r"B\.? ?Sc\.?|B\.? ?S\.?|B\.? ?A\.?|B\.? ?Eng\.?|B\.? ?Tech\.?|B\.? ?E\.?|B\.?Com\.?|B\.?Ed\.?|BBA|BFA|LL\.?B\.?|"
    r"M\.? ?Sc\.?|M\.? ?S\.?|M\.? ?A\.?|M\.? ?Eng\.?|M\.? ?Tech\.?|MBA|MPhil|MPH|MFA|MRes|M\.?Ed\.?|LL\.?M\.?|"
    r"PGCE|PGDip|HND|HNC|NVQ|BTEC|GCSEs?|A[- ]levels?|"
    rf"(?:Bachelor|Master)(?:['’]?s)?(?: Degree)?(?: (?:of|in) {_SUBJECTS})?|"
    r"Associate(?:['’]?s)?(?: Degree)?(?: of (?:Science|Arts|Applied Science))?|Doctor(?:ate)?(?: of \w+)?|Diplom(?:a)?|"
    r"(?:Postgraduate|Graduate|Higher National) (?:Certificate|Diploma)|(?:\w+ )?Level \d (?:Award|Certificate|Diploma|NVQ)|"
    r"Foundation Degree|Licence|Staatsexamen|Abitur|Baccalauréat|International Baccalaureate|High School Diploma|"
    r"Apprenticeship|Certificate)(?!\w)"
)
ASIDE: Final = r"(?:Minor|Thesis|GPA|Advisor|Honou?rs|Grade|Relevant|Coursework|Modules)\b"
"""How a line begins that says more about a course."""


@dataclass
class _Course:
    """A course while its lines are being gathered."""

    degree: str | None = None
    area: str | None = None
    institution: str | None = None
    dates: Dates | None = None

    def education(self) -> Education:
        """Return the course as a CV holds it; a single date is the year in which it ended."""
        start, end = (self.dates.start, self.dates.end) if self.dates else (None, None)
        return Education(self.institution, self.area, self.degree, start if start != end else None, end)


def education_of(lines: Sequence[Line]) -> tuple[list[Education], list[str]]:
    """Return the courses of a section, and what is told beside them (thesis, honours), in order."""
    courses: list[_Course] = []
    told: list[str] = []
    listed = all(line.bullet or not line.text for line in lines)
    for line in lines:
        if (
            (line.bullet and not listed)
            or re.match(ASIDE, line.text)
            or (re.search(r"[a-z]{2}\.$", line.text) and not DEGREE.search(line.text))
        ):
            told.append(line.text)
            if courses and not courses[-1].dates:
                courses[-1].dates = _dates(line)
        elif line.text and not is_contact(line.text):
            _add(courses, line)
        elif dates := _dates(line):
            _course_for(courses, dates=dates).dates = dates
    return [course.education() for course in courses if course.institution or course.degree], told


def _dates(line: Line) -> Dates | None:
    return next((dates for text in (*line.notes, line.text) if (dates := find_dates(text))), None)


def _course_for(courses: list[_Course], **found: object) -> _Course:
    """Return the course that has none of what was found yet: the last one, or a new one."""
    if not courses or any(value and getattr(courses[-1], name) for name, value in found.items()):
        courses.append(_Course())
    return courses[-1]


def _add(courses: list[_Course], line: Line) -> None:
    """Read one line: a degree, a school, dates or several of these."""
    dates = _dates(line)
    own = find_dates(line.text)
    text = without_dates(line.text, own) if own else line.text
    degree, area, rest = split_degree(text)
    pieces = [re.split(r", (?:Minor|Thesis|GPA)\b", piece)[0].strip(" ,-–—") for piece in pieces_of([rest])] if rest else []
    if major := re.match(r"Major (?:in |of )?([^,.]+)", text):
        area = area or major.group(1).strip()
    school, after = _school_in(pieces)
    if school is None and degree is None and pieces and not re.match(ASIDE, pieces[0]):
        school = pieces[0]
    area = area or (after if degree or not courses else None)
    if degree is None and school is None:
        if courses:
            courses[-1].area = courses[-1].area or area
        return
    course = _course_for(courses, degree=degree, institution=school if school and is_school(school) else None, dates=dates)
    course.degree, course.area = course.degree or degree, course.area or area
    course.institution, course.dates = course.institution or school, course.dates or dates


def _school_in(pieces: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the school that a line names, and what follows it ("Princeton University, Computer Science")."""
    for piece in pieces:
        parts = piece.split(", ")
        at = next((index for index, part in enumerate(parts) if is_school(part)), None)
        if at is not None:
            after = parts[at + 1] if at + 1 < len(parts) else None
            if after and is_place(after):
                return f"{parts[at]}, {after}", None
            return parts[at], after if after and not is_school(after) else None
    return None, None


def split_degree(text: str) -> tuple[str | None, str | None, str]:
    """Return the degree, its area and the rest: "BSc in Physics, University X" -> ("BSc", "Physics", "University X")."""
    found = DEGREE.search(text)
    if not found:
        return None, None, text
    before, after = text[: found.start()].strip(" ,-–—\t(|"), text[found.end() :].strip()
    area: str | None = None
    if named := re.match(r"(?:\(Hons\)\.?,? ?)?(?:[,:–—-] ?|in |of |\()?\s*([^\t|•·;()–—]+)", after):
        words = [part.strip() for part in re.split(r", | at | from | - ", named.group(1))]
        kept = [word for word in words if word and not is_school(word)]
        area = kept[0] if kept and (words[0] == kept[0]) else None
    rest = text[: found.start()] + ", " + after.replace(area, "", 1) if area else text[: found.start()] + ", " + after
    return (
        found.group().strip(" ,"),
        area,
        re.sub(r"^(?:\s|,|in |of |at |from |;)+", "", rest) if not before else rest.strip(" ,"),
    )


def is_school(text: str) -> bool:
    """Tell whether a phrase names a place of learning."""
    return any(word.lower().strip("().,") in SCHOOLS | NAMED_SCHOOLS for word in re.split(r"[\s/-]+", text))
