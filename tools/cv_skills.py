"""Skills, as one list, from the many ways in which people set them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tools.cv_contact import is_contact
from tools.cv_headings import heading_of
from tools.cv_lines import Line

LEVELS: Final = re.compile(
    r"(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|native|novice|professional|familiar|master|good|excellent|"
    r"very good|working knowledge|skilled|competent|elementary)(?: (?:level|user|knowledge|speaker|proficiency))?|"
    r"[\d./★☆●○ ]+|\d+ ?years?\+?",
    re.IGNORECASE,
)
SEPARATOR: Final = re.compile(r"[,;|•·▪●○\t\n]| {2,}| / (?=\S)")
LONGEST: Final = 60


def skills_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the skills named in a section, in order, each once."""
    texts: list[str] = []
    for line in lines:
        text = "\t".join([line.text, *line.notes]).strip()
        if text.endswith(":") or heading_of(text) or is_contact(text):
            continue
        if texts and texts[-1].rstrip().endswith((",", "/", "&")):
            texts[-1] += " " + text
        else:
            texts.append(text)
    return unique(skill for text in texts for skill in split_skills(text))


def split_skills(text: str) -> list[str]:
    """Split "Languages: Python, Go (3 years); SQL" into its skills; a sentence is not split and yields none."""
    if re.search(r"[\w)]\.$", text) and len(text.split()) > 6:
        return []
    labelled = re.match(r"[^:,;]{2,40}:\s*(?=\S)", text)
    rest = text[labelled.end() :] if labelled else text
    parts = SEPARATOR.split(_shielded(rest))
    skills = [re.sub(r"^(?:and|und|et|y) ", "", part.replace("\x1f", ",").strip(" .:-–—*>")) for part in parts]
    return [skill for skill in skills if 1 <= len(skill) <= LONGEST and len(skill.split()) <= 7 and not LEVELS.fullmatch(skill)]


def _shielded(text: str) -> str:
    """Keep the commas within brackets from dividing: "SQL (Postgres, MySQL)" is one skill."""
    return re.sub(r"\([^()]{0,80}\)", lambda found: found.group().replace(",", "\x1f"), text)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in order, each once, whatever its case."""
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(text.casefold(), text)
    return tuple(seen.values())
