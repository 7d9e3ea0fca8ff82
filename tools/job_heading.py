"""Read the head of a pasted advert: title, employer, place, and the lines that carry labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tools.job_headings import kind_of_heading
from tools.job_places import ORGANISATION, is_place, place, split_employer
from tools.job_titles import TITLE_WORDS, looks_like_title, tidy_title

HEAD_LINES: Final = 14
LABELS: Final = (
    ("title", r"job title|title|position(?: title)?|role|vacancy|post|job|we(?:'re| are) hiring|now hiring"),
    (
        "company",
        r"employer|company(?: name)?|client|organi[sz]ation|hiring (?:company|organi[sz]ation)|school|trust|business|firm",
    ),
    ("location", r"(?:job |work )?locations?|place(?: of work)?|site|base|based(?: in| at)?|where|city|office|workplace"),
    ("terms", r"contract(?: type)?|(?:employment|job|work|position) type|type|hours|employment|term|tenure|duration"),
    (
        "other",
        r"grade|salary.*|pay.*|rate.*|reference|ref|closing date|start(?: date)?|band|reports to|department|team|deadline|"
        r"posted",
    ),
)
LABEL: Final = re.compile(
    r"^(" + "|".join(f"(?P<{name}>{words})" for name, words in LABELS) + r")\s*[:\u2013-]\s*(?P<value>\S.*)$", re.I
)
NAME: Final = r"(?P<company>(?:The )?[A-ZÀ-ÖØ-Þ0-9][\w&.'’-]*(?: (?:&|and|of|for|the|de|[A-ZÀ-ÖØ-Þ0-9][\w&.'’-]*))*)"
POST: Final = r"(?P<title>[\w&/+#.'’ ()-]{3,80}?)"
PLACE: Final = r"(?P<place>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)*)"
SEEKS: Final = (
    r"(?:looking (?:for|to (?:recruit|appoint|hire))|hiring(?: for)?|seeking(?: to (?:appoint|recruit))?|recruiting(?: for)?|"
    r"searching for|"
    r"in search of)"
)
ONE: Final = (
    r"(?:an?|our|its|their|another|the)(?: (?:new|next|experienced|talented|motivated|skilled|enthusiastic|dedicated))*"
)
POST_ENDS: Final = r"(?= (?:to|who|for|with|in|on|at|based|and)\b|[.,;:!(]|$)"
AT: Final = re.compile(rf"^{POST} (?:at|@|with) {NAME}(?:,? (?:in )?{PLACE})?$")
SAYS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        AT.pattern,
        rf"\b{NAME},? (?:is|are) (?:now |currently |actively )?{SEEKS} {ONE} {POST}{POST_ENDS}",
        rf"\b{NAME} (?:needs|seeks|wants|requires|wish(?:es)? to appoint) {ONE} {POST}{POST_ENDS}",
        rf"\b[Ww]e(?: are|'re|’re) (?:now |currently )?{SEEKS} {ONE} {POST}{POST_ENDS}",
        rf"\b(?:[Jj]oin|[Aa]t|[Aa]bout) {NAME}(?=,? (?:as|we|you|is|our)\b)",
        rf"\n[Aa]bout {NAME}(?=\n|$)",
        rf"\b(?:team|office|practice|store|site|shop|school|clinic|hotel|restaurant|factory|based|located)s? in {PLACE}",
        rf"(?:^|\. |\n){NAME} (?:is|are) (?:an?|the|one of|committed|proud|on a mission)\b",
    )
)
WANTED: Final = re.compile(rf"^{POST} (?:wanted|needed|required)\b(?:[,:]? (?:in )?{PLACE})?", re.IGNORECASE)
TERMS: Final = re.compile(
    r"\b(?:full[- ]?time|part[- ]?time|permanent|contract|temporary|hours|salary|per annum|pay scale|band \d|grade|"
    r"required for|closing|start(?:s|ing)?"
    r"|shift|pro rata|weekends?)\b|[£€$]|\d{2},?\d{3}",
    re.IGNORECASE,
)
PRONOUNS: Final = re.compile(
    r"(?:We|This|It|You|They|He|She|There|That|Our|The|Who|What|Us|A|An|As|In|The [Rr]ole|Here|Your|Team|Role|Job|I|If|"
    r"Everything|Everyone)"
)
ABOUT_THE_JOB: Final = re.compile(r"(?:Our|Your|This|These|The (?:Role|Team|Job|Position|Company))\b")
OTHER_LABEL: Final = re.compile(r"^[A-Z][\w /&'-]{2,30}:\s")
OTHER_ENDS: Final = re.compile(
    r"\b(?:We|You|I|Our|It)$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
CHATTER: Final = re.compile(
    r"^(?:share|save|apply(?: now)?|easy apply|show more.*|report.*|.* logo|.*ago\b.*|.*applicants?.*|"
    r"[\d.,]+ (?:out of 5 )?(?:stars?|reviews?).*"
    r"|promoted.*|new|urgent(?:ly hiring)?|back to.*|see all jobs|sign in|menu|skip to.*|hello|hi|dear .*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Head:
    """What the first lines of an advert say."""

    title: str | None
    company: str | None
    location: str | None
    terms: str


def read_head(text: str) -> Head:
    """Return title, employer and place of a tidy advert; None for what it does not say."""
    lines = list(_head_lines(text))
    labelled = _labelled(text)
    said = _said(text)
    title = labelled.get("title") or _title(lines) or said.get("title")
    free = [
        line
        for line in lines
        if line != title
        and not LABEL.match(line)
        and not OTHER_LABEL.match(line)
        and tidy_title(line) != tidy_title(title or "")
    ]
    company, rest = _employer(labelled.get("company"), free, said, text)
    location = place(labelled["location"]) if "location" in labelled else _location(rest, free, company, said)
    terms = " | ".join([*(line for line in lines if line != title), *labelled.values()])
    opening = re.split(r"[.!?](?:\s|$)", lines[0])[0] if lines else ""
    title = tidy_title(title, location) if title else (opening if WANTED.match(opening) else None)
    if title and (found := AT.match(title) or WANTED.match(title)):
        title, location = found["title"], location or found["place"]
        company = company or found.groupdict().get("company")
    return Head(tidy_title(title, location) if title else None, company, location, f"{title or ''} | {terms}")


def _head_lines(text: str) -> Iterator[str]:
    """Yield the short lines before the first section."""
    lines = [re.sub(r"^(?:\d{1,2}[.)] |- (?=[A-Z][\w ]{2,20}: ))", "", each) for each in text.splitlines() if each]
    for line, below in pairwise([*lines[:HEAD_LINES], ""]):
        named = looks_like_title(line) or LABEL.match(line)
        ends = len(line) > 170 or (not named and (below.startswith("- ") or kind_of_heading(line)))
        if CHATTER.match(re.split(r"\s[·|]\s", line)[0]):
            continue
        if ends:
            return
        if not line.startswith("- "):
            yield line


def _labelled(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines()[: HEAD_LINES * 3]:
        match = LABEL.match(line.removeprefix("- "))
        if match:
            name = next(key for key, _ in LABELS if match[key])
            value = match["value"]
            if name not in found and len(value) < 120 and (name != "title" or looks_like_title(value)):
                found[name] = value
    return found


def _said(text: str) -> dict[str, str]:
    """Return what sentences say of title and employer ("Y is looking for an X")."""
    found: dict[str, str] = {}
    for pattern in SAYS:
        for match in pattern.finditer(text[:6_000]):
            parts = match.groupdict()
            post = parts.get("title")
            if post is not None and not (TITLE_WORDS.search(post) or post.istitle()):
                continue
            for key, value in parts.items():
                plain = re.sub(r"^The Govern(?:ors|ing Body) of |\.$", "", (value or "").strip())
                if plain and not (key == "company" and _no_name(plain)):
                    found.setdefault(key, plain)
    return found


def _no_name(name: str) -> bool:
    return bool(PRONOUNS.fullmatch(name) or ABOUT_THE_JOB.match(name) or OTHER_ENDS.search(name)) or is_place(name)


def _title(lines: list[str]) -> str | None:
    """Return the line that names the post: the first, unless only the second does."""
    for line in lines[:5]:
        first = re.split(r"\s[|•·]\s", line)[0]
        if looks_like_title(first) and not (ORGANISATION.search(first) and _better(lines, line)):
            return first
    first = lines[0] if lines else ""
    return (
        first if 0 < len(first.split()) <= (10 if len(lines) > 1 else 4) and not first.endswith((".", "!", "?", ":")) else None
    )


def _better(lines: list[str], line: str) -> bool:
    """Say whether a later line is more of a title than `line`, which reads like an employer."""
    later = [each for each in lines[:4] if each != line and looks_like_title(each) and not ORGANISATION.search(each)]
    return bool(later) and not TITLE_WORDS.search(line.split(",", maxsplit=1)[0].rsplit(" ", maxsplit=1)[-1])


def _employer(label: str | None, free: list[str], said: dict[str, str], text: str) -> tuple[str | None, str | None]:
    """Return the employer and what stands beside it on its line."""
    if label:
        return split_employer(label)
    scored = sorted(((_likeness(line, said, text), -place, line) for place, line in enumerate(free[:6])), reverse=True)
    if scored and scored[0][0] > 0:
        first, *others = re.split(r"\s[|•·]\s|\s[–—-]\s", scored[0][2])
        name, rest = split_employer(first)
        return name, " | ".join(part for part in (rest, *others) if part) or None
    return said.get("company"), said.get("place")


def _likeness(line: str, said: dict[str, str], text: str) -> int:
    """Score how much a line of the head reads like the employer's name."""
    name = split_employer(re.split(r"\s[|•·]\s|\s[–—-]\s", line)[0])[0]
    if not name[:1].isupper() and not name[:1].isdigit():
        return -5
    score = (
        2 * bool(ORGANISATION.search(name))
        + 3 * (name == said.get("company"))
        - 4 * bool(TERMS.search(name))
        - 4 * is_place(name)
    )
    score -= 3 * (len(name.split()) > 9) + 3 * line.endswith((".", "!", ":")) * (len(line.split()) > 9)
    first = re.escape(re.sub(r"^The ", "", name).split(" ")[0])
    body = text[text.find(line) + len(line) :]
    score += 3 * (len(first) > 2 and bool(re.search(rf"\b{first}\b", body)))
    capital = all(
        re.search(r"[A-Z]", word) or word in {"and", "of", "for", "the", "&", "de"} or word[:1].isdigit()
        for word in name.split()
    )
    return score + (1 if capital else -3)


def _location(rest: str | None, free: list[str], company: str | None, said: dict[str, str]) -> str | None:
    if rest:
        first = re.split(r"\s\|\s", rest)[0]
        if not TERMS.search(re.split(r"\.\s", first)[0]):
            return place(first)
    for line in free:
        if (company is None or company not in line) and is_place(part := re.split(r"\s[|•·]\s", line)[0]):
            return place(part)
    for line in free:
        opening = place(line)
        if opening and company not in {None, opening} and str(company) not in line and is_place(opening):
            return opening
    return said.get("place")
