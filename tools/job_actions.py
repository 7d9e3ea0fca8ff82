"""Phrases that stand on a verb in whichever form the advert has: "leads X", "has led X", "you will lead X" -> "leading X"."""

import re
from typing import Final, Literal

from tools.job_gerunds import spoken_verbs
from tools.job_nouns import ARTICLE_HEADS, DETERMINERS, PREDICATES, adjective_phrase, duty_phrase, noun_phrase, years_phrase
from tools.job_verbs import AMBIGUOUS, IRREGULAR, from_gerund, from_participle, from_third_person, is_surely_verb, is_verb

AnchorKind = Literal["requirement", "responsibility", "context"]

OBJECTS: Final = DETERMINERS | frozenset(
    "what how why where which who whether when if it them us you yourself people and with".split()
)
AFTER_PARTICIPLE: Final = frozenset("for with in as on at a the".split())
ADVERBIAL_NOUNS: Final = frozenset("family supply".split())
SUBJECT: Final = re.compile(
    r"^(?:(?:as|in|during|with|on|reporting to) [^,]{3,60}, )?(?:must|should|needs? to|(?:and )?you(?: will| would| should|"
    r" must| may| might)?"
    r"(?: also| then| mainly| typically| often| regularly| already)?|(?:the )?(?:successful |ideal )?(?:candidate|applicant|"
    r"post ?holder|role|"
    r"person|jobholder)(?: appointed)? (?:will|must|should)(?: also)?)\s+",
    re.IGNORECASE,
)


def plain_verb(word: str) -> str | None:
    """Return a verb in its plain form, None for other words."""
    return word.lower() if is_verb(word) else None


def subject_phrase(said: str) -> str | None:
    """Return what a sentence about "you" or "the successful candidate" says of them, None where it cannot be said."""
    match = SUBJECT.match(said)
    return _about_you(said[match.end() :]) if match else None


def is_about_you(said: str) -> bool:
    """Say whether a sentence speaks to the candidate."""
    return bool(SUBJECT.match(said))


def _about_you(rest: str) -> str | None:
    """Return what follows "you": have, are, can, enjoy, a verb."""
    low = rest.lower()
    having = re.match(r"(?:have|need|bring|possess|hold)(?: got)? (?!to )(?:to have )?", low)
    if having:
        following = rest[having.end() :]
        return experienced(following) if _is_told(following) else years_phrase(following) or noun_phrase(following)
    for pattern, read in (
        (r"(?:are|be) (?!able to|responsible for|accountable for|expected to)", being),
        (r"(?:are |be )?(?:can|able to|could) ", lambda left: f"the ability to {left}"),
        (r"(?:enjoy|love|like) (?=\w+ing\b)", lambda left: left),
        (r"(?:are |be |get )?(?:responsible|accountable) for ", duty_phrase),
    ):
        found = re.match(pattern, low)
        if found:
            return read(rest[found.end() :])
    return action_phrase(re.sub(r"^(?:be expected to|get to|help to|need to|have to) ", "", rest), "responsibility", True)


def _is_told(rest: str) -> bool:
    """Say whether "have" tells what was done: "built a team", and not what is there: "advanced SQL"."""
    first, _, later = rest.partition(" ")
    following = later.split(" ", 1)[0].lower()
    plain = first.rstrip(",").lower()
    if IRREGULAR.get(plain, plain) != plain:  # "led", "built": never an adjective
        return True
    listed = first.endswith(",") and from_participle(following.rstrip(",")) is not None
    return from_participle(first.rstrip(",")) is not None and (
        listed or following in OBJECTS | AFTER_PARTICIPLE | {"or", "out", "up"} or following[:1].isdigit()
    )


def being(rest: str) -> str | None:
    """Return what follows "you are" or "is": an adjective, a person, a thing in progress."""
    plain = re.sub(r"^(?:also|someone who is|passionately) ", "", rest)
    word = plain.split(" ", 1)[0].lower()
    if from_gerund(word):
        return plain
    return adjective_phrase(plain) or (f"being {plain}" if word in {"a", "an"} or PREDICATES.match(plain.lower()) else None)


def experienced(rest: str) -> str | None:
    """Return "experience of opening or refitting a store" for "opened or refitted a store"."""
    made = spoken_verbs(rest, from_participle)
    return f"experience of {made}" if made else None


def action_phrase(sentence: str, kind: AnchorKind, verbs: bool) -> str | None:
    """Return a gerund phrase where the sentence opens with a verb in any of its forms, None where it does not."""
    said = re.sub(r"^(?:to (?=\w)|(?:enjoy|love|like)s? (?=\w+ing\b))", "", sentence)
    first, _, rest = said.partition(" ")
    word = first.rstrip(",/").lower().split("/")[0]
    if rest and word in {"has", "have", "can", "will", "is", "be"}:
        return _helped(word, rest)
    if from_gerund(word) and word not in ARTICLE_HEADS:
        return said
    if is_verb(word) or word.endswith("ly"):
        return spoken_verbs(said, plain_verb) if said != sentence or _acts(said.split(" "), kind, verbs) else None
    if kind == "requirement" and from_participle(word) and rest.split(" ", 1)[0].lower() in AFTER_PARTICIPLE:
        return experienced(said)
    following = rest.split(" ", 1)[0].lower()
    sure = kind == "requirement" or verbs or following in OBJECTS or following.endswith("ly")
    made = spoken_verbs(said, from_third_person) if from_third_person(word) and rest and sure else None
    return _yours(made) if kind == "requirement" else made


def _helped(word: str, rest: str) -> str | None:
    """Return what an auxiliary leads into: has led, can build, will give, is generous."""
    if word in {"has", "have"}:
        second = rest.split(" ", 1)[0].rstrip(",")
        if second != "had" and _is_told(rest):
            return experienced(rest)
        left = re.sub(r"^had (?=\w)", "", rest)
        return years_phrase(left) or noun_phrase(left)
    if word == "can":
        return _yours(f"the ability to {rest}")
    return spoken_verbs(rest, plain_verb) if word == "will" else being(rest)


def _yours(made: str | None) -> str | None:
    """Return a phrase about the person sought ("their") as one about the listener, unless "their" may mean others."""
    if made is None or not re.search(r"\btheir\b", made):
        return made
    before = made.partition(" their ")[0].split(" ")
    others = any(
        (word.endswith("s") and len(word) > 3) or word in {"staff", "team", "people", "children"} for word in before[1:]
    )
    return made if others else made.replace(" their ", " your ")


def _acts(words: list[str], kind: AnchorKind, verbs: bool) -> bool:
    """Say whether the opening word is a verb here; "Support our buyers" is, "Support experience" is not."""
    place = 1 if words[0].lower().endswith("ly") and len(words) > 1 and not is_verb(words[0]) else 0
    word, *later = (each.lower().rstrip(",/") for each in words[place:])
    following = later[0] if later else ""
    if not is_verb(word) or not following or following in {"experience", "skills", "knowledge", "expertise"}:
        return False
    if kind == "requirement" and word in AMBIGUOUS and following in {"with", "and", "people"}:
        return False
    if following in OBJECTS or (following.endswith("ly") and following not in ADVERBIAL_NOUNS):
        return following != "and" or any(is_verb(each) for each in later[1:3])
    if word not in AMBIGUOUS:
        return place == 1 or kind != "requirement" or (is_surely_verb(word) and following not in {"of", "in", "for"})
    compound = re.fullmatch(r"\w+(?:tion|ment|ing|ship|ance|ence|skills|management)", following) and len(later) <= 2
    return (
        kind != "requirement"
        and verbs
        and not compound
        and (following not in {"of", "for"} or word in {"design", "plan", "care"})
    )
