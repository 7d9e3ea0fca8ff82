"""What Greenroom knows of a CV: its text, and the lines an answer can be built on."""

from dataclasses import dataclass
from typing import Literal

Section = Literal["summary", "work", "project", "volunteer", "education", "skill", "award", "other"]


@dataclass(frozen=True)
class Example:
    """One line of a CV that an answer can be built on.

    The section "summary" holds what describes rather than tells of a deed: the profile (no employer), and what a post, a
    project or a voluntary post was about (with its employer or the name of the project).

    `id` is stable within the CV ("e01", "e02", ... in reading order). Dates are "2021-03" or "2021"; `end` is None for a post
    still held or an unknown end.
    """

    id: str
    text: str
    section: Section
    employer: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class Position:
    """A post held: who employed, as what, from when to when."""

    employer: str | None
    role: str | None
    start: str | None
    end: str | None
    current: bool = False


@dataclass(frozen=True)
class Education:
    """A course of study."""

    institution: str | None
    area: str | None
    degree: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True)
class Cv:
    """A CV as read. `text` is the whole plain text; everything else is what was understood of it."""

    text: str
    name: str | None
    headline: str | None
    summary: str | None
    examples: tuple[Example, ...]
    positions: tuple[Position, ...]
    skills: tuple[str, ...]
    education: tuple[Education, ...]
    languages: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
