"""Phrases that stand on a noun: "familiar with X" -> "familiarity with X", "3+ years in X" -> "three or more years in X"."""

import re
from typing import Final

from tools.job_clauses import RELATIVES, core, is_adjective
from tools.job_gerunds import spoken_verbs
from tools.job_verbs import from_gerund, from_participle, from_third_person, is_surely_verb, is_verb

NUMBERS: Final = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())
DETERMINERS: Final = frozenset(
    """
    a an the our your their its his her this these those some any all each every both several many more most another
    """.split()
)
MAY_PRECEDE_VERBS: Final = frozenset(
    "to and or you we they who that which people customers users not can will help teams others".split()
)
NOUNS_LIKE_VERBS: Final = frozenset("analyses figures guarantees reserves invites recruits meet".split())
NOUN_FOR_ADJECTIVE: Final = {
    "familiar with": "familiarity with", "proficient in": "proficiency in", "proficient with": "proficiency with",
    "proficient at": "proficiency at", "fluent in": "fluency in", "experienced in": "experience in",
    "experienced with": "experience with", "skilled in": "skill in", "skilled at": "skill at",
    "confident with": "confidence with", "confident in": "confidence in", "passionate about": "a passion for",
    "interested in": "an interest in", "curious about": "curiosity about", "competent in": "competence in",
    "competent with": "competence with", "knowledgeable about": "knowledge of", "knowledgeable in": "knowledge of",
    "able to": "the ability to", "willing to": "a willingness to", "committed to": "a commitment to",
    "eager to": "an eagerness to", "comfortable with": "comfort with", "responsible for": "responsibility for",
    "accountable for": "accountability for", "accustomed to": "being accustomed to", "dedicated to": "dedication to",
    "exposed to": "exposure to", "versed in": "knowledge of", "capable of": "", "adept at": "",
}  # fmt: skip
PREDICATES: Final = re.compile(
    r"^(?:(?:very|highly|naturally|genuinely|extremely|truly|also|both|fully|well|commercially|digitally) )?"
    r"(?:comfortable|confident|careful|calm|clear|curious|organi[sz]ed|patient|generous|firm|resilient|flexible|adaptable|"
    r"kind|reliable|"
    r"detail-oriented|self-motivated|accurate|rigorous|methodical|empathetic|good|strong|open|happy|aware|astute|accountable|"
    r"thorough|"
    r"punctual|numerate|articulate|diplomatic|tactful|pragmatic|proactive)"
    r"(?:(?=,? (?:and|with|in|at|about|to|under|on|when|by|across|enough|or)\b)|(?<=comfortable)(?= \w+ing\b)|"
    r"(?<=confident)(?= \w+ing\b)|"
    r"(?<=happy)(?= \w+ing\b))"
)
ARTICLE_HEADS: Final = frozenset(
    """
    understanding grasp record passion desire willingness commitment background mindset eye sense interest appreciation
    approach attitude grip foundation grounding portfolio history aptitude flair style ethic manner presence relationship
    ability capacity mind voice eagerness command reputation drive
    """.split()
)
PEOPLE: Final = frozenset(
    "player communicator listener thinker self-starter starter learner problem-solver solver writer organiser organizer".split()
)
YEARS: Final = re.compile(
    r"^(?:an? |with )?(?P<floor>(?:absolute )?minimum(?: of)?|at least|min\.?|over|more than)?\s*(?P<low>\d{1,2}|[a-z]{3,7})\s*"
    r"(?:(?:-|–|to)\s*(?P<high>\d{1,2}|[a-z]{3,7}))?\s*(?P<plus>\+|plus|or more)?\s*(?:years?|"
    r"yrs?)\b['’]?(?P<more> or (?:more|so))?"
    r"(?: of)?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
PLAIN_EXPERIENCE: Final = re.compile(
    r"^(?:(?:relevant|professional|proven|practical|hands-on|work|working|industry|progressive|prior|previous|commercial|"
    r"post-qualification) )*"
    r"experience,? (?=in|with|as|of|working|\w+ing\b)"
)
HEAD_ENDS: Final = re.compile(
    r", (?=using|with|\w+ing)|,? (?:of|in|for|to|with|on|at|as|about|that|when|within|across|from|under|and|or|including)\b"
)
ACTION_OF: Final = re.compile(r"(?:\w+ )?\w+(?:tion|ment|ance|ence|sis|ship|al) (?:and \w+ )?of\b", re.IGNORECASE)
CHARGE: Final = re.compile(
    r"(?:full |overall |sole )?(?:responsibility|ownership|accountability|oversight|management|leadership) (?:for|of)\b",
    re.IGNORECASE,
)


def figure(word: str) -> str | None:
    """Return a number up to twelve in words, a larger one as it is, None for another word."""
    if word.isdigit():
        return NUMBERS[int(word)] if int(word) < len(NUMBERS) else word
    return word.lower() if word.lower() in {*NUMBERS[1:], "fifteen", "twenty"} else None


def years_phrase(said: str) -> str | None:
    """Return "three or more years in ..." for "3+ years of experience in ...", None where no years open the sentence."""
    match = YEARS.match(said)
    low = figure(match["low"]) if match else None
    if match is None or low is None:
        return None
    high = figure(match["high"] or "")
    rest = re.sub(r"^of (?=\w+ing\b)", "", PLAIN_EXPERIENCE.sub("", match["rest"]))
    if match["plus"]:
        amount = f"{low} or more years"
    elif high:
        amount = f"{low} to {high} years"
    else:
        amount = f"{'at least ' if match['floor'] else ''}{low} {'year' if low == 'one' else 'years'}{match['more'] or ''}"
    if re.match(r"(?:in|with|as|at|on|working)\b", rest) or from_gerund(rest.split(" ", 1)[0]):
        return f"{amount} {rest}"
    return f"{amount} of {rest}" if re.search(r"\bexperience\b", rest) and not re.match(r"experience\b", rest) else None


def adjective_phrase(said: str) -> str | None:
    """Return the noun that an opening adjective stands for: "Familiar with ..." -> "familiarity with ..."."""
    plain = re.sub(r"^(?:very|highly|fully|well|quite|genuinely|being|be) (?=\w)", "", said, flags=re.IGNORECASE)
    words = plain.split(" ")
    two, rest = " ".join(words[:2]).lower(), words[2:]
    if two in NOUN_FOR_ADJECTIVE and rest:
        blocked = two.startswith("able") and not is_verb(rest[0].rstrip(","))
        return None if blocked else f"{NOUN_FOR_ADJECTIVE[two]} {' '.join(rest)}".strip()
    return f"being {said[:1].lower()}{said[1:]}" if PREDICATES.match(said.lower()) else None


def noun_phrase(said: str) -> str | None:
    """Return a requirement written as a thing, with the article that a list leaves out and a listener misses."""
    words = said.split(" ")
    low = words[0].lower()
    if _is_no_noun(words):
        return None
    proof = re.match(r"evidence of (.+)", said, re.IGNORECASE)
    if proof and (shown := _proof(proof[1])):
        return shown
    if low == "ability" and len(words) > 1 and words[1] == "to":
        return f"the {said}"
    if low in DETERMINERS or low.endswith("'s"):
        return said[:1].lower() + said[1:] if low in {"a", "an", "the"} else said
    return _with_article(said, low)


def _with_article(said: str, low: str) -> str:
    last = HEAD_ENDS.split(said)[0].rsplit(" ", 1)[-1].lower().rstrip(",")
    article = "an" if low[:1] in "aeiou" and not low.startswith(("uni", "use", "one", "eu")) else "a"
    if last in PEOPLE:
        return f"being {article} {said}"
    return f"{article} {said}" if last in ARTICLE_HEADS else said


def _is_no_noun(words: list[str]) -> bool:
    """Say whether a stretch opens with a figure, an adverb or a list of adjectives, or hides a verb of its own."""
    low = words[0].lower()
    if low in RELATIVES | {"if", "to"} or (is_verb(low) and " ".join(words[1:2]) in {"that", "this", "it", "them", "these"}):
        return True
    if low[:1].isdigit() or (low.endswith("ly") and low not in {"family", "supply", "early"}):
        return True
    if re.match(r"(?:\w+ed (?:and|or)|be) ", " ".join(words).lower()) or (len(words) == 1 and is_adjective(low)):
        return True
    if is_verb(low.rstrip(",")) and low.endswith(",") and is_verb(words[1].rstrip(",") if len(words) > 1 else ""):
        return True
    said = core(" ".join(words)).split(" ")
    clause = next((place for place, word in enumerate(said) if word in RELATIVES or word == "to"), len(said))
    return any(_acts_inside(said, place) for place in range(1, clause))


def _acts_inside(words: list[str], place: int) -> bool:
    """Say whether a word after the first is a verb with a subject: "warm leads come in", "the role involves shifts"."""
    word = words[place].rstrip(",")
    if not word.islower() or words[place - 1] in MAY_PRECEDE_VERBS or word in NOUNS_LIKE_VERBS:
        return False
    third = from_third_person(word)
    return is_surely_verb(word) or (third is not None and is_surely_verb(third))


def _proof(rest: str) -> str | None:
    having = re.match(r"having (?=(\w+))", rest)
    if having and from_participle(having[1]):
        return spoken_verbs(rest[having.end() :], from_participle)
    return rest if from_gerund(rest.split(" ", 1)[0]) else None


def duty_phrase(said: str) -> str | None:
    """Return a responsibility written as a thing: "the departmental budget" -> "responsibility for the departmental budget".

    None for a word that may be meant as a verb, and for a thing without a closer description ("the welcome").
    """
    low = said.split(" ", 1)[0].lower()
    bare = re.sub(r"^(?:the|our|a|an) ", "", core(said))
    acts = (
        is_verb(low)
        or from_third_person(low)
        or re.match(r"\w+ (?:the|a|an|our|your|any|all)\b", re.sub(r"^(?:both|all) ", "", said))
    )
    if acts or _is_no_noun(said.split(" ")) or len(bare.split()) < 2:
        return None
    if ACTION_OF.match(said):
        return said if re.match(r"(?:full|overall|independent|sole|end-to-end|complete|the|a|an|our)\b", low) else f"the {said}"
    return said if CHARGE.match(said) else f"responsibility for {said}"
