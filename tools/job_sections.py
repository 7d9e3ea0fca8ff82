"""Cut the plain text of an advert into its sections and pick out what is asked and what is done, one phrase each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tools.job_boilerplate import denies, is_boilerplate, is_duty, is_requirement
from tools.job_headings import SectionKind, kind_of_heading, kind_of_lead_in, plain_heading
from tools.job_verbs import from_gerund, starts_with_verb

ITEM: Final = re.compile(r"^(?:- |\d{1,2}[.)] (?=\S)|\((?:[a-z]|\d{1,2}|[ivx]{1,4})\) |(?:[a-z]|[ivx]{1,4})\) |[o§] (?=[A-Z]))")
INLINE: Final = re.compile(r"^([^:.!?]{3,60}):\s+(\S.*)$")
END: Final = re.compile(r"[.!?…][\"'”’)]*$")
STOP: Final = re.compile(r"(?<=[a-z0-9)%\]'’”\"][.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£€$])")
ABBREVIATED: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|st|vs|approx|inc|ltd|co|no|dept|incl|esp|min|max|u\.s|u\.k)|[A-Z])\.$"
)
LONGEST_ITEM: Final = 240
LONGEST_READ: Final = 60_000
"""Characters that are searched for sections."""

PASSING: Final = frozenset(("benefits", "process", "legal"))
"""Kinds of which a line "Salary: £40,000" says nothing about the lines after it."""

SOFT_WRAP: Final = 55
SUBHEADING: Final = re.compile(
    r"^(?:technical|leadership|communication|languages?|tools?|technology|tech stack|stack|education|experience|general|"
    r"people|personal|"
    r"management|systems?|certifications?|software|other|behaviou?rs?|values)\b"
)


@dataclass(frozen=True)
class Line:
    """A line of a section; `listed` says that it stood in a list."""

    text: str
    listed: bool


@dataclass(frozen=True)
class Section:
    """A stretch of the advert under one heading."""

    kind: SectionKind
    heading: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Asked:
    """What an advert asks for and gives to do, and the prose about the role."""

    requirements: tuple[str, ...]
    responsibilities: tuple[str, ...]
    context: tuple[str, ...]


def sections(text: str, kind: SectionKind = "other") -> tuple[Section, ...]:
    """Return the sections of a tidy text. What stands before the first known heading is of `kind`."""
    reading = _Reading(kind)
    lines = _unwrapped(text[:LONGEST_READ].splitlines())
    for place, line in enumerate(lines):
        reading.take(line, lines[place + 1 : place + 3])
    return reading.finished()


class _Reading:
    """The section that is being read, and those before it. `base` is what its heading said; a lead-in may differ from it."""

    def __init__(self, kind: SectionKind) -> None:
        self.done: list[Section] = []
        self.kind = self.base = kind
        self.heading: str | None = None
        self.lines: list[Line] = []

    def take(self, line: str, following: list[str]) -> None:
        """Take the next line; `following` are the two after it."""
        listed = ITEM.match(line)
        if listed:
            self.lines.append(Line(line[listed.end() :].strip(), True))
            return
        opened = _opened(line, following, self)
        if opened is None:
            self._take_prose(line, following)
        elif opened.lines and opened.kind in PASSING:
            self.done.append(opened)
        else:
            self.open(opened.kind, opened.heading, opened.kind)
            self.lines.extend(opened.lines)

    def open(self, kind: SectionKind, heading: str | None, base: SectionKind) -> None:
        """Close the current section and begin another."""
        self.done.append(Section(self.kind, self.heading, tuple(self.lines)))
        self.kind, self.heading, self.base, self.lines = kind, heading, base, []

    def _take_prose(self, line: str, following: list[str]) -> None:
        """Take a line of prose; where it leads into a list ("... You will"), open a section of what that list holds."""
        if not line:
            return
        after_list = bool(self.lines) and self.lines[-1].listed
        if after_list and self.kind != self.base:
            self.open(self.base, self.heading, self.base)
        *before, last = split_sentences(line)
        lead = kind_of_lead_in(last) if _leads(last, following) or (last.endswith(":") and any(following)) else None
        turned = _turned(line) if after_list and lead is None else None
        if turned is not None:
            self.open(turned, None, turned)
        if lead is None or before:
            self.lines.append(Line(" ".join(before) if lead else line, False))
        if lead is not None:
            self.open(lead, self.heading, self.base)

    def finished(self) -> tuple[Section, ...]:
        """Return what was read."""
        self.open("other", None, "other")
        return tuple(section for section in self.done if section.lines)


def _turned(line: str) -> SectionKind | None:
    """Return the kind of a paragraph that changes the subject without a heading."""
    plain = plain_heading(line)
    if re.match(
        r"(?:what )?(?:we|our) (?:can )?(?:offer|provide|give)\b|in return\b|you'll (?:get|receive)\b|benefits\b", plain
    ):
        return "benefits"
    return "process" if re.match(r"(?:to apply|please (?:send|apply|come|write)|apply\b|send )", plain) else None


def _leads(sentence: str, following: list[str]) -> bool:
    upcoming = next((line for line in following if line), "")
    return bool(ITEM.match(upcoming)) and not END.search(sentence)


def _opened(line: str, following: list[str], current: _Reading) -> Section | None:
    """Return the section that `line` opens, None where it is no heading."""
    inline = INLINE.match(line)
    if inline and len(inline[1].split()) <= 6:
        kind = kind_of_heading(inline[1])
        return Section(kind, inline[1], (Line(inline[2], False),)) if kind else None
    if not line or END.search(line.replace("?", "")) or len(line) > 200:
        return None
    kind = kind_of_heading(line)
    if kind is not None and not line.endswith(","):
        return Section(kind, line, ())
    if current.kind in {"requirements", "responsibilities"} and SUBHEADING.fullmatch(plain_heading(line)):
        return Section(current.kind, line, ())
    return _unknown(line, following, current)


def _unknown(line: str, following: list[str], current: _Reading) -> Section | None:
    """Return the section under a heading whose wording is new to us: a short line above other lines."""
    words = line.split()
    looks = line.isupper() or line.endswith(":") or (following and following[0] == "" and line[:1].isupper())
    leads = _leads(line, following)
    if len(words) > 9 or not (looks or leads) or not any(following) or (line.endswith(",") and not leads):
        return None
    lead = kind_of_lead_in(line) if leads else None
    if lead is not None:
        return Section(lead, line, ())
    listing = current.kind in {"requirements", "responsibilities"}
    if listing and (SUBHEADING.match(plain_heading(line)) or not current.lines):
        return Section(current.kind, line, ())
    in_list_without_marks = listing and not leads and not line.isupper() and not line.endswith(":")
    if in_list_without_marks and not any(each.listed for each in current.lines):
        return None
    return Section("other", line, ())


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that an e-mail or a PDF broke in the middle of a sentence."""
    joined: list[str] = []
    for line in lines:
        before = joined[-1] if joined else ""
        goes_on = line[:1].islower() and not ITEM.match(line) and len(before) >= SOFT_WRAP and not END.search(before)
        if goes_on and not before.endswith(":"):
            joined[-1] = f"{before} {line}"
        else:
            joined.append(line)
    return joined


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a line."""
    pieces: list[str] = []
    for piece in STOP.split(text):
        if pieces and ABBREVIATED.search(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces or [text]


def asked(parts: Iterable[Section]) -> Asked:
    """Return what the sections ask for, without boilerplate and without saying anything twice."""
    known = tuple(parts)
    requirements = list(_items(known, "requirements"))
    responsibilities = list(_items(known, "responsibilities"))
    context = [sentence for section in known if section.kind == "role" for line in section.lines for sentence in _pieces(line)]
    prose = [
        sentence
        for section in known
        if section.kind in {"role", "other", "company"}
        for line in section.lines
        if not line.listed and (END.search(line.text) or section.kind == "role")
        for sentence in split_sentences(line.text)
    ]
    loose = [line.text for section in known if section.kind == "other" for line in section.lines if line.listed]
    if not requirements:
        asking = [
            item for item in loose if is_requirement(item) or re.match(r"you(?:'ve| have|'re| are| can)\b", plain_heading(item))
        ]
        requirements = asking or [sentence for sentence in prose if is_requirement(sentence)]
    if not responsibilities:
        responsibilities = [
            _clean(line.text) for section in known if section.kind == "role" for line in section.lines if line.listed
        ]
    if not responsibilities:
        responsibilities = [
            item for item in loose if item not in requirements and (starts_with_verb(item) or from_gerund(item.split(" ")[0]))
        ]
    if not responsibilities:
        responsibilities = [sentence for sentence in prose if is_duty(sentence) and sentence not in requirements]
    return Asked(_once(requirements), _once(responsibilities), _once([*context, *prose]))


def _items(known: tuple[Section, ...], kind: SectionKind) -> Iterator[str]:
    for section in known:
        if section.kind == kind:
            has_list = any(line.listed for line in section.lines)
            bare = not has_list and len(section.lines) >= 3
            for line in section.lines:
                if len(section.lines) == 1 and not line.listed and (parts := _enumerated(line.text)):
                    yield from parts
                else:
                    yield from _phrases(line, kind, bare or not (has_list or END.search(line.text)))


def _phrases(line: Line, kind: SectionKind, bare: bool) -> Iterator[str]:
    """Yield the phrases of one line: an item whole, prose by the sentence.

    `bare` says that the section is a list whose marks were lost, so that its lines need not read like sentences.
    """
    if line.listed:
        yield from _pieces(line)
        return
    for sentence in split_sentences(line.text):
        fits = is_requirement(sentence) if kind == "requirements" else is_duty(sentence) or starts_with_verb(sentence)
        if fits or (bare and line.text.count(" ") <= 30 and not denies(sentence)):
            yield sentence


def _enumerated(text: str) -> list[str]:
    """Return the parts of a line that is one enumeration ("Python, SQL, a little Kafka"), none for others."""
    parts = [part.strip() for part in text.rstrip(".").split(",")]
    if END.search(text[:-1]) or len(parts) < 3 or any(not 1 <= len(part.split()) <= 7 for part in parts):
        return []
    return [re.sub(r"^(?:and|or) ", "", part) for part in parts]


def _pieces(line: Line) -> list[str]:
    """Return an item whole; of a paragraph, the first sentence and those that ask or give something to do."""
    if len(line.text) <= LONGEST_ITEM:
        return [line.text]
    first, *others = split_sentences(line.text)
    return [first, *(each for each in others if is_requirement(each) or is_duty(each) or starts_with_verb(each))]


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t;,•–—-")


def _without_rights(item: str) -> str:
    """Return an item without a last clause of boilerplate: "fluent German, and eligible to work in Germany"."""
    before, comma, _ = item.rpartition(",")
    return before if comma and is_boilerplate(item) and len(before.split()) >= 5 and not is_boilerplate(before) else item


def _once(items: Iterable[str]) -> tuple[str, ...]:
    """Return the items clean, in order, each once, without boilerplate."""
    kept: dict[str, str] = {}
    for item in (_without_rights(_clean(each)) for each in items):
        heading = len(item.split()) <= 3 and kind_of_heading(item) is not None
        if (
            len(item) > 2
            and any(c.isalpha() for c in item)
            and not heading
            and not is_boilerplate(item)
            and not item.endswith(":")
        ):
            kept.setdefault(item.lower().rstrip("."), item)
    return tuple(kept.values())
