"""What an answer leaves open, and which of its own words a follow-up can take up."""

import re
from typing import Final

from content.vocabulary import Gap, QuestionKind
from tools import star_levels
from tools.answer_evidence import particulars
from tools.answer_reading import read, without_orders
from tools.cues import I_DID, WE_DID
from tools.star_story import Story
from tools.star_tagging import tag

STORY: Final[tuple[QuestionKind, ...]] = ("behavioral",)
FEWEST_WORDS: Final = 12
BRIEF: Final = 35
FEW: Final = 2
"""Cues that an answer outside stories may lack and still need no follow-up."""
WHOLE: Final = 2
"""Level of a story's part from which it is there."""
STRONG: Final = 3
"""Level from which steps and their effect speak for themselves: who tells both is not asked what the task was."""
LONGEST_QUOTE: Final = 13

LONG_WORD: Final = re.compile(r"[a-z]{4,}")
LITTLE: Final = frozenset(
    """about after again also back been before came come could didn done down every first from give have into just know like
    made make many more most much only other over said same some still take that their them then there they thing this those
    time took very want well went were what when where which will with work would your yours""".split()
)
"""Words of four letters and more that two sentences share without having anything to do with each other."""
SHORT: Final = (5, 13)
UNQUOTABLE: Final = re.compile(
    r"^(?:it|that|this|these|those|which|and|but|so|or|because|well|yes|no|ok|thank|hi|sorry|like|um+|uh+|er+m?|maybe|as i"
    r"|to be honest|do|does|did|is|are|was|should|would|could|can|what|how|why|who|when|where|whether)\b|[?\"“”<>{}]|http",
    re.IGNORECASE,
)

STUCK: Final = re.compile(
    r"\b(?:i (?:really |honestly )?(?:don't|do not|can't|cannot) (?:know|think of|remember|recall)|no idea|not sure what to say"
    r"|nothing comes to mind|never (?:had|happened|been in))\b",
    re.IGNORECASE,
)
NUMBER: Final = re.compile(
    r"\d|\b(?:half|twice|double[ds]?|third|quarter|dozens?|hundreds?|thousands?|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|twenty|thirty|forty|fifty|per ?cent)\b",
    re.IGNORECASE,
)
OWN: Final = re.compile(r"\b(?:I|I'd|I've|I'm|my|myself|mine)\b", re.IGNORECASE)
SHARED: Final = re.compile(r"\b(?:we|we'd|we've|we're|us|our|the team)\b", re.IGNORECASE)
CUES: Final[dict[Gap, re.Pattern[str]]] = {
    "numbers": NUMBER,
    "specificity": NUMBER,
    "trade_offs": re.compile(
        r"\b(?:trade-?offs?|downside|drawback|costs? (?:us|you|more|less)|in exchange|at the (?:price|cost|expense)|slower but|"
        r"give up|on the other hand|price (?:of|for))\b",
        re.IGNORECASE,
    ),
    "risks": re.compile(
        r"\b(?:risks?|fail(?:s|ed|ure)?|go(?:es)? wrong|break(?:s)?|worst|danger|roll ?back|if (?:it|that|they))\b", re.I
    ),
    "alternatives": re.compile(
        r"\b(?:instead|alternatives?|alternatively|another (?:way|option)|other options?|could have|rather than|considered|"
        r"otherwise|or else)\b",
        re.IGNORECASE,
    ),
    "assumptions": re.compile(
        r"\b(?:assum\w+|suppos\w+|depends? on|if we take|provided that|let's say|I'd need to know)\b", re.I
    ),
    "evidence": re.compile(
        r"(?-i:\b(?:[Aa]t|[Ff]or|[Ww]ith) [A-Z][a-z]+)"
        r"|\b(?:for (?:example|instance)|once|last (?:year|month|week|spring|summer|autumn|winter)|when I)\b|\d",
        re.IGNORECASE,
    ),
    "fit": re.compile(r"\b(?:you|your|this (?:role|job|post|position|team|company)|here)\b", re.IGNORECASE),
    "insight": re.compile(
        r"\b(?:learn(?:ed|t)|realised|realized|honest(?:ly)?|weakness|mistake|wrong|harder than|used to)\b", re.I
    ),
}
DECIDES: Final = re.compile(
    r"\b(?:recommend\w*|advi[sc]e|my (?:answer|call|proposal|suggestion)|let's|so (?:yes|no)|don't (?:sign|do|go|buy|launch)"
    r"|(?:I|we)(?:'d| would| wouldn't|'ll) (?:\w+ )?(?:go|not|sign|do|say|choose|start|pick|offer|run|test|launch|keep|stop"
    r"|drop|take|propose|suggest|put|move|buy|build|wait|turn))\b",
    re.IGNORECASE,
)
"""Words with which somebody settles a case one way or the other."""
ORDER: Final[dict[str, tuple[Gap, ...]]] = {
    "general": ("directness", "evidence", "fit", "insight"),
    "technical": ("depth", "risks", "trade_offs", "numbers", "alternatives", "assumptions"),
    "case": ("numbers", "assumptions", "risks", "alternatives", "depth", "trade_offs"),
    "client_discovery": ("depth", "risks", "numbers", "assumptions", "alternatives", "trade_offs"),
    "rate_negotiation": ("numbers", "alternatives", "risks", "depth", "trade_offs", "assumptions"),
}


LATE: Final[tuple[Gap, ...]] = ("result", "numbers", "reflection")
"""Gaps that lie at the end of a story: the words nearest to it are taken up."""
TOGETHER: Final = re.compile(r"(?:we|they)\b", re.IGNORECASE)


def is_stuck(answer: str) -> bool:
    """Whether the candidate has found nothing to tell yet."""
    words = len(answer.split())
    return words < FEWEST_WORDS or (words < 40 and bool(STUCK.search(answer)))


def gaps(kind: QuestionKind, answer: str) -> list[Gap]:
    """Return what the answer leaves open, most worth asking first: expand, then quantify, then challenge."""
    if kind in STORY:
        return _story_gaps(answer)
    if kind == "case" and not DECIDES.search(answer):
        return ["directness"]
    words = len(answer.split())
    found = [gap for gap in ORDER.get(kind, ORDER["technical"]) if gap in CUES and not CUES[gap].search(answer)]
    shallow: list[Gap] = ["depth"] if kind != "general" and words < 60 else []
    whole = len(found) <= FEW and not shallow
    return [] if whole else shallow + [gap for gap in found if gap not in shallow]


def worth_a_second(kind: QuestionKind, gap: Gap, answer: str) -> bool:
    """Whether to ask a second time under one question: where a part of the story is missing, or hardly anything was said."""
    return gap in ("action", "result", "ownership", "situation") if kind in STORY else len(answer.split()) < BRIEF


def take_up(kind: QuestionKind, gap: Gap, answer: str, text: str, question: str, *, ours: bool) -> str:
    """Return the words of the answer that the follow-up `text` can take up.

    `ours` says that the follow-up fits any story. The bank's speak of things of their own: they go with words about these.
    """
    heard = without_orders(answer, question)
    if kind not in STORY:
        return quote_for(gap, heard, f"{text} {question}")
    return quote_for(gap, heard, "" if ours or gap == "ownership" else text)


def hangs_in_the_air(kind: QuestionKind, quote: str, *, ours: bool) -> bool:
    """Whether a follow-up has nothing to hold on to: "what does that cost you?" says nothing without words to take up."""
    return ours and not quote and kind not in (*STORY, "general")


def quote_for(gap: Gap, answer: str, about: str = "") -> str:
    """Return a few words of the answer, exactly as they stand there, that the follow-up can take up; "" where none fit.

    `about` is what the follow-up asks: outside stories only words that have to do with it are taken up.
    """
    tagged = tag(answer)
    wanted = {"numbers": "R", "reflection": "R", "situation": "S"}.get(gap, "A")
    ranked = sorted(tagged, key=lambda part: (part.part != wanted, -part.start if gap in LATE else part.start))
    if gap == "ownership":
        ranked = sorted(tagged, key=lambda part: not SHARED.search(part.text))
    if about:
        ranked = sorted((part for part in tagged if _shared(part.text, about)), key=lambda part: -_shared(part.text, about))
    quotes = [quote for sentence in ranked if (quote := _speakable(sentence.text, gap))]
    short = [sentence.text.rstrip(" .!,") for sentence in ranked if SHORT[0] <= len(sentence.text.split()) <= SHORT[1]]
    fit = [*quotes, *(text for text in short if gap != "ownership" and not UNQUOTABLE.search(text))]
    return next((text for text in fit if not about or _shared(text, about)), "")


def _shared(text: str, about: str) -> int:
    """Return how many content words two texts share, by their first six letters."""
    return len(_stems(text) & _stems(about))


def _stems(text: str) -> set[str]:
    return {word[:6] for word in LONG_WORD.findall(text.lower()) if word not in LITTLE}


def _story_gaps(answer: str) -> list[Gap]:
    """Ask for what the grade would find missing, so that what is asked and what is marked never contradict each other."""
    story = Story.of(read("behavioral", "", answer))
    level = {mark.dimension: mark.level or 0 for mark in star_levels.read_story(story)}
    results = " ".join(sentence.text for sentence in story.told("R"))
    found: list[Gap] = []
    if len(SHARED.findall(answer)) > 2 * len(OWN.findall(answer)):
        found.append("ownership")
    missing: tuple[Gap, ...] = ("action", "result")
    found += [gap for gap in missing if level[gap] < WHOLE]
    # Who begins with a name or a number has set a scene, however short: "where was this?" would ask what was said.
    if level["situation"] < WHOLE and not any(particulars(sentence.text) for sentence in story.tagged[:2]):
        found.append("situation")
    if level["result"] == WHOLE and not NUMBER.search(results):
        found.append("numbers")
    if level["task"] < WHOLE <= level["action"] and min(level["action"], level["result"]) < STRONG:
        found.append("task")
    if not level["reflection"] and not found:
        found.append("reflection")
    return found


BOUNDARY: Final = r"(?:^|[,;:.!?]\s+|\b(?:and|so|but|because|then|that|which|when|where|first|next|later|after that)\s+)"
NOT_TELLING: Final = r"(?:mean|think|guess|know|said|don't|was|am|would|suppose|hope|is|did|had|have|do|can|could|will)\b"
CLAUSE: Final = re.compile(
    rf"{BOUNDARY}((?:I|we|they|he|she)\s+(?!{NOT_TELLING})[a-z][\w'’-]*(?:\s+[\w'’%£$€-]+(?:[.,]\d+)*)*)", re.IGNORECASE
)


def _speakable(sentence: str, gap: Gap) -> str:
    """Return the first clause with a subject and a verb that is short enough to be quoted and does not stop half-way."""
    told = [match for match in CLAUSE.finditer(sentence) if not LEADS_ON.match(sentence, match.end())]
    clauses = [" ".join(_cut(match.group(1).split(" "))) for match in told]
    fit = [clause for clause in clauses if len(clause.split()) >= 4 and clause in sentence]
    if gap == "ownership":
        fit = [clause for clause in fit if TOGETHER.match(clause)]
    return next((clause for clause in fit if I_DID.search(clause) or WE_DID.search(clause)), "")


STOPS: Final = frozenset(
    "and but so because which when while that if where although though then or as until after before".split()
)
NEVER_LAST: Final = frozenset(
    "a an the to of with from into our my your their his its and or but so very really just i we".split()
)
"""Words on which no clause ends."""
WEAK_ENDS: Final = NEVER_LAST | frozenset(
    "in on at by for her this about he she they it was were is are had have has like than up more".split()
)
"""Words that lead on where a clause was cut for its length."""
LEADS_ON: Final = re.compile(r",\s+(?:what|how|why|whether|who|where|when)\b", re.IGNORECASE)
"""After "I asked myself, " comes what was asked: without it the quotation stops half-way."""


def _cut(words: list[str]) -> list[str]:
    """Cut at a connective or at the longest quote, and never end on a word that leads on."""
    for place, word in enumerate(words[4:], start=4):
        counting = word == "and" and words[place - 1] in ("hundred", "thousand")
        if (word.lower().strip(",") in STOPS and not counting) or word == "I":
            words = words[:place]
            break
    leading_on = WEAK_ENDS if len(words) > LONGEST_QUOTE else NEVER_LAST
    words = words[:LONGEST_QUOTE]
    while words and words[-1].lower().strip(",.") in leading_on:
        words = words[:-1]
    return words
