"""Short phrases of an advert that an interviewer can build a question on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tools.job import Job
from tools.job_actions import AnchorKind
from tools.job_boilerplate import is_boilerplate
from tools.job_clauses import MOST_WORDS, is_adjective
from tools.job_nouns import figure
from tools.job_phrases import phrase
from tools.job_sections import asked, sections
from tools.job_skills import SKILLS, is_name
from tools.job_verbs import from_third_person, is_verb

UNSPEAKABLE: Final = re.compile(
    r"\b(?:degree|diploma|bachelor|master's|msc|bsc|phd|doctorate|mba|gcses?|a-levels? in|qualified teacher|qualifications?|"
    r"certificat\w+|certified|accredit\w+|"
    r"licen[cs]ed?|(?<!post-)registration|registered nurse|nmc|chartered|credential\w*|(?:BS|MS|BA|MA|BEng)(?:/| in\b)|"
    r"green belt|black belt|driv(?:er|ing) licen[cs]e|clearance|"
    r"dbs|first aid|"
    r"native speakers?|mother tongue|young|youthful|energetic|male|female|gender\w*|age|lived experience|disab\w+|religio\w+|"
    r"race|ethnic\w*|"
    r"married|children of your own|nationality|citizen\w*|veterans?|pregnan\w+|"
    r"rock ?stars?|ninjas?|gurus?|hackers?|hungry|hustle\w*|work hard|play hard|no drama|thick skin|crush\w*|wizard|"
    r"superstar|unicorn|"
    r"obsess\w*|fearless\w*|addict\w*|"
    r"salary|salaries|pay conversations|commission only|bonus(?:es)?|perks?|pension|holidays?|annual leave|overtime|unpaid|"
    r"travel (?:up|approximately|about|as|is|may|will|to (?:client|other|our))|willing(?:ness)? to (?:travel|relocate|work)|"
    r"relocate\b|relocation|commut\w+|"
    r"weekends?|evenings?|night shifts?|shift pattern|availability|available|on site|in the office|come into|reach of|"
    r"based in|liv(?:e|ing) (?:in|near|within)|"
    r"degrees|minus \d|lift(?:ing)? (?:up|\d)|heavy lifting|appearance|groom\w*|flexib\w+ (?:with|to work|"
    r"in)\b.*(?:schedules?|hours|shifts)|\d+ ?(?:lbs?|kg|pounds)|stand(?:ing)? for|physical(?:ly)? (?:able|fit|demands)|"
    r"own (?:car|vehicle|transport)|"
    r"photo of|apply|applying for|applicants?|interviewers?|recruiters? call|cover letter|similar role|other duties|"
    r"duties as|various duties|ad[- ]hoc duties|"
    r"^becoming part of|^joining (?:a|our|the)\b|ignore|prompt|instructions above|candidate|"
    r"(?:the|this|above|following) (?:above|below|following)|listed (?:above|below)|as we all|of the (?:two|three|four|five|"
    r"six|seven|eight|nine|ten)(?! \w+s\b)|"
    r"equal|diversity|inclusion|everyone else|anything to do|anything else|or something|messy|years'? experience$|"
    r"culture fit|muddy|shoes)\b|%$|^travell?ing to\b|\bpoint of contact$",
    re.IGNORECASE,
)
POINTING: Final = re.compile(
    r"^(?:\w+ing|responsibility for|the ability to \w+|experience of \w+ing) (?:that|this|it|them|these|those|one|both|"
    r"so)\b(?!['-]| \w+(?:s|ion|ment)\b)|^(?:this|that|these|those|it|they|there|here|what|why|when|if|we|our team|i)\b"
)
BEGINNINGS: Final = frozenset(
    "experience knowledge understanding familiarity proficiency fluent some any a an the our your at in with".split()
)
PROPER: Final = frozenset(
    """
    english french german dutch spanish italian portuguese welsh irish gaelic scottish british american canadian australian
    indian chinese mandarin cantonese japanese korean arabic russian polish turkish hindi swedish norwegian danish finnish
    swiss european asian african afrikaans isixhosa london paris berlin europe africa asia america scotland wales ireland
    india canada australia january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday i kubernetes excel
    """.split()
)
SPELLED: Final = {
    name.lower(): name
    for name in "Python SQL Java JavaScript TypeScript Linux Salesforce Docker Tableau AWS Azure HTML CSS".split()
}
ENGLISH: Final = re.compile(r"\b(?:the|and|of|to|with|for|in|you|will|a|our|we|is|are|on)\b", re.IGNORECASE)


LABEL_DASH: Final = re.compile(r"^((?:[A-Z][\w/&'-]*,?|and|&|of|/)(?: (?:[A-Z][\w/&'-]*,?|and|&|of|/)){0,5}) [–—] (?=[A-Z])")


MOST: Final = 60
"""Sentences of one kind that are tried."""

LONGEST: Final = 600
"""Characters of a sentence; a longer one was never meant to be said."""


@dataclass(frozen=True)
class Anchor:
    """A thing the advert says (`text`), and the phrase that fits behind "This role calls for" and "The advert mentions"."""

    kind: AnchorKind
    text: str
    phrase: str


def anchors(job: Job) -> tuple[Anchor, ...]:
    """Return what can be asked about: requirements, responsibilities, then context, each in the advert's order.

    Only what can be said cleanly in at most twelve words; credentials, benefits, rights and personal matters are left out.
    """
    if not _is_english(job):
        return ()
    context = (
        []
        if not job.description
        else [each for each in _context(job) if re.search(r"\byou(?:'ll| will|'d| would)\b", each.replace("’", "'"))]
    )
    found: dict[str, Anchor] = {}
    groups: tuple[tuple[AnchorKind, Iterable[str]], ...] = (
        ("requirement", job.requirements),
        ("responsibility", job.responsibilities),
        ("context", context),
    )
    for kind, texts in groups:
        for anchor in _anchors(tuple(texts), kind, job):
            found.setdefault(anchor.phrase.lower(), anchor)
    return tuple(found.values())


def _context(job: Job) -> list[str]:
    told = {*job.requirements, *job.responsibilities}
    return [sentence for sentence in asked(sections(job.description)).context if sentence not in told]


def _anchors(texts: tuple[str, ...], kind: AnchorKind, job: Job) -> Iterable[Anchor]:
    openings = [re.split(r"\W", text, maxsplit=1)[0] for text in texts]
    verbs = sum(bool(is_verb(word) or from_third_person(word)) for word in openings) * 2 >= len(openings)
    for text in texts[:MOST]:
        if len(text) > LONGEST or is_boilerplate(text):
            continue
        made = phrase(_lowered(text, job), kind, verbs)
        if made and (said := _spoken(made, job)) and _fit(said):
            yield Anchor(kind, text, said)


def _spoken(made: str, job: Job) -> str:
    """Write a phrase as it stands in the middle of a sentence: no capital but a name's, no signs one cannot say."""
    said = re.sub(r"\s+", " ", made.replace("and/or", "or").replace(" & ", " and ")).strip(" ,.;:")
    said = re.sub(r"\b(plan|manage|prioriti[sz]e|organi[sz]e|use|drive) own\b", r"\1 your own", said)
    said = re.sub(r"\b(\d{1,2})\+(?= )", lambda match: f"{figure(match[1])} or more", said)
    words = [SPELLED.get(word, word) for word in said.split(" ")]
    rest = words[1:]
    capitals = sum(word[:1].isupper() for word in rest)
    if ((len(rest) >= 4 and capitals > 0.7 * len(rest)) or capitals == len(rest) == 1) and not is_name(said):
        words = [words[0], *(word if _keeps_capital(word, job, titled=True) else word.lower() for word in rest)]
    return " ".join(words)


def _lowered(text: str, job: Job) -> str:
    """Return a sentence without the capital of its start, and of what follows a colon, unless a name stands there."""
    text = LABEL_DASH.sub(lambda match: f"{match[1]}: ", text)
    label, colon, rest = text.rpartition(": ") if LABEL_DASH.match(text) else text.partition(": ")
    if not colon:
        return _small(text, job)
    words = label.split(" ")
    if len(words) <= 4 and all(word[:1].isupper() or word in {"and", "&", "of"} for word in words):
        label = " ".join(word if _keeps_capital(word, job, titled=True) else word.lower() for word in words)
    return f"{_small(label, job)}: {_small(rest, job)}"


def _small(part: str, job: Job) -> str:
    word, _, rest = part.partition(" ")
    second = rest.split(" ", 1)[0]
    if second.istitle() and word.isalpha() and not _begins(word) and not _keeps_capital(second, job, titled=True):
        return part  # "Food Safety programme": a title, or a name
    if not word or _keeps_capital(word, job, titled=False) or is_name(" ".join(part.split(" ")[:3])):
        return part
    return part[:1].lower() + part[1:]


def _begins(word: str) -> bool:
    """Say whether a word is one that sentences begin with, rather than names."""
    return is_verb(word) or is_adjective(word) or word.lower() in BEGINNINGS


def _keeps_capital(word: str, job: Job, titled: bool) -> bool:
    """Say whether a word is a name or an acronym rather than the start of a sentence."""
    plain = re.sub(r"[^\w&/+#.-]|'s$", "", word)
    if re.search(r"[A-Z0-9]", plain[1:]) or plain.split("-")[0].lower() in PROPER or plain in SKILLS:
        return True
    if titled:
        return False
    text = job.description[:20_000]
    in_lower_case = re.search(rf"\b{re.escape(plain.lower())}\b", text)
    return not in_lower_case and bool(re.search(rf"[a-z,] {re.escape(plain)}\b", text))


def _fit(said: str) -> bool:
    """Say whether a phrase may be read out to a stranger."""
    if UNSPEAKABLE.search(said) or POINTING.search(said.lower()) or is_boilerplate(said):
        return False
    if re.search(r"https?:|www\.|[@#*_=~^|<>{}\[\]\\]|\d{5,}|\b\d{4}-\d{2}", said) or (
        not said.isascii() and not re.search(r"[£€éèüöäñç’–]", said)
    ):
        return False
    return len(said) > 5 and len(said.split()) <= MOST_WORDS and sum(c.isalpha() or c.isspace() for c in said) > 0.8 * len(said)


def _is_english(job: Job) -> bool:
    text = " ".join((*job.requirements, *job.responsibilities))[:4_000]
    words = text.split()
    return len(words) < 12 or len(ENGLISH.findall(text)) >= len(words) * 0.08
