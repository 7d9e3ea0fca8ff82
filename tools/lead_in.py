"""Turn a line of a CV into what an interviewer would say of it: "At Initech you cut deployment time by 40%"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from tools.articles import with_articles
from tools.cv import Example

MOST_WORDS: Final = 22
LEAST_WORDS: Final = 4

IRREGULAR: Final = frozenset(
    """beat became began bore bought bound broke brought built bred came cast caught chose cut dealt did drew drove dug
    fed fell fought found froze gave got grew had held hung kept knew laid led learnt left lent let lit lost made
    meant met mistook oversaw overcame paid put quit rang ran read rebuilt redrew remade rewrote rode rose said sat
    saw sent set shook shot shrank shut sold sought spent split spoke spun stood stuck swam swept taught thought threw
    told took undertook redid outsold reread understood unwound went withdrew woke won wore wound wove wrote""".split()
)
PRESENT: Final = frozenset(
    """teach manage run build write mentor maintain develop coordinate handle oversee coach help own chair organise
    organize serve cook drive translate look take keep make bring sit hold give train supervise advise prepare deliver
    create provide ensure collaborate implement analyse analyze conduct assist contribute negotiate""".split()
)
NOT_VERBS: Final = frozenset(
    """experienced skilled qualified certified dedicated motivated detailed advanced based limited licensed seasoned
    accomplished chartered registered trusted distributed need speed seed feed indeed hundred
    kindred embedded related mixed varied united expired""".split()
)
HONOURS: Final = frozenset("promoted featured selected awarded invited recognized recognised named nominated elected".split())
"""Verbs that in a CV tell what was done to the candidate."""
AMBIGUOUS: Final = frozenset(
    """host interview answer support design lead plan volunteer work line-manage present review test""".split()
)
"""Verbs in the present that are nouns as often; taken as verbs before a determiner or a number only."""
DETERMINERS: Final = frozenset("""a an the our my all at up two three four five six seven eight nine ten every both""".split())
PERSON: Final[dict[str, str]] = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "our": "your",
    "ours": "yours",
    "us": "you",
    "ourselves": "yourselves",
    "i'm": "you're",
    "i'd": "you'd",
    "i've": "you've",
}
DANGLING: Final = frozenset(
    """a an the and or but of to in on at by for with from into as than that which who when while our my your over under
    per""".split()
)
SUFFIX: Final = re.compile(r",?\s+(inc|llc|ltd|limited|gmbh|plc|corp|corporation|co|s\.?a|b\.?v|ag)\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """What a CV line says, ready to be spoken: after "you" where it is a `deed`, in quotation marks where it is a `phrase`."""

    text: str
    form: Literal["deed", "phrase"]


def clause(line: str) -> Clause | None:
    """Return the first clause of a CV line in the second person, or None where nothing can be said of it cleanly."""
    head = _first_clause(line)
    words = head.split()
    if len(words) < LEAST_WORDS or not re.search(r"[A-Za-z]{3}", head) or re.search(r"https?:|@|[|<>{}\[\]_]", head):
        return None
    first = words[0].lower()
    second = words[1].lower()
    active = first in AMBIGUOUS and (second in DETERMINERS or second.isdigit())
    passive = second in ("by", "as") or (first in HONOURS and second in ("to", "in", "for", "at"))
    if passive:
        return Clause(head, "phrase") if len(words) <= MOST_WORDS else None
    if active or _is_deed(first) or (first.endswith("ly") and _is_deed(second)):
        swapped = [PERSON.get(word.lower(), word) for word in words[1:]]
        return Clause(f"{first} {with_articles(first, ' '.join(swapped))}", "deed")
    return Clause(head, "phrase") if len(words) <= MOST_WORDS else None


def lead_in(example: Example, number: int = 0) -> str | None:
    """Return a sentence that names what this line of the CV says, or None. `number` varies the wording."""
    found = clause(example.text)
    if found is None:
        return None
    employer = short_name(example.employer)
    if employer is not None and employer.lower() in ("freelance", "self-employed", "freelancer"):
        employer = None
    if found.form == "phrase":
        where = f", under {employer}," if employer else ""
        return f"Your CV says{where} “{found.text}”."
    at = "on your project" if example.section == "project" else "at"
    openings = [
        f"{at.capitalize()} {employer} you",
        f"Your CV says that {at} {employer} you",
        f"I read that {at} {employer} you",
    ]
    if employer is None:
        openings = ["Your CV says that you", "I read in your CV that you"]
    return f"{openings[number % len(openings)]} {found.text}."


def short_name(employer: str | None) -> str | None:
    """Return an employer's name as one says it: no legal form, no bracketed addition, no place after a dash."""
    if not employer:
        return None
    name = re.sub(r"\s*[(\[].*?[)\]]", "", employer)
    name = re.split(r"\s+[-–—|·]\s+", name)[0]
    name = SUFFIX.sub("", name).strip(" ,.")
    return name if 1 < len(name) <= 60 else None


def _first_clause(line: str) -> str:
    """Cut a line to what can be said in one breath, at a boundary of sense."""
    text = re.sub(r"\s*\([^)]*\)", "", line)
    whole = text = re.sub(r"\s+", " ", text).strip(" .,;:•-–—")
    text = re.split(r"(?<=[a-z0-9%)A-Z]{2})[.!?]\s+(?=[A-Z]|\d+ [a-z])", text)[0]
    for mark in (r"\s*[;]\s*", r":\s+", r"\s+[–—]\s+|\s+-\s+"):
        head = re.split(mark, text)[0]
        if len(head.split()) >= LEAST_WORDS:
            text = head
    text = _before_next_deed(text)
    words = text.split()
    if len(words) > MOST_WORDS or (len(words) > 14 and "," in text):
        text = _at_comma(text)
    if text == whole:
        return text
    words = text.rstrip(" .,;:").split()
    while words and words[-1].lower() in DANGLING:
        words = words[:-1]
    return " ".join(words)


def _at_comma(text: str) -> str:
    """Cut at the last comma that leaves a clause of sensible length; a list ("red, green and blue") is not cut inside."""
    parts = re.split(r",\s+", text)
    for count in range(len(parts) - 1, 0, -1):
        head = ", ".join(parts[:count])
        following = parts[count].split()
        inside_list = len(following) <= 3 or following[0] in ("and", "or")
        broken = any(part.split()[-1].lower() in DANGLING for part in parts[:count] if part)
        if 6 <= len(head.split()) <= MOST_WORDS and not broken and not inside_list:
            return head
    return text


def _before_next_deed(text: str) -> str:
    """Cut "argued for it, built a prototype" after its first deed: without an "and" the second sounds cut off."""
    parts = re.split(r",\s+", text)
    for count in range(1, len(parts)):
        head = ", ".join(parts[:count])
        *before, last = head.split()
        if len(before) >= 6 and last.lower() in DANGLING:
            return " ".join(before)
        if len(before) >= 7 and len(text.split()) > 18 and parts[count].split()[0].endswith("ing"):
            return head
        if len(before) >= 5 and _is_deed(parts[count].split()[0].lower()):
            return head
    return text


def _is_deed(word: str) -> bool:
    """Whether a CV line that begins with this word tells what was done."""
    bare = word.strip(",.")
    if bare in NOT_VERBS:
        return False
    regular = len(bare) > 3 and bare.endswith("ed") and "-" not in bare[:2]
    return bare in IRREGULAR or bare in PRESENT or regular
