"""Say the same in other words: fillers, contractions, grammar of somebody who learned the language late."""

import random
import re
from collections.abc import Callable
from typing import Final

FILLERS: Final = ("um,", "uh,", "you know,", "like,", "I mean,", "sort of,", "er,", "well,")
EVERY: Final = 9
"""Words between two fillers, on average; dictated answers have one in ten to twenty."""

SHORT: Final[dict[str, str]] = dict(
    pair.split("=")
    for pair in (
        "I am=I'm|I had=I'd|I have=I've|I will=I'll|it is=it's|did not=didn't|do not=don't|does not=doesn't|was not=wasn't|"
        "were not=weren't|could not=couldn't|we are=we're|we had=we'd|we have=we've|they are=they're|that is=that's|"
        "there is=there's|cannot=can't|would not=wouldn't|is not=isn't|are not=aren't|had not=hadn't|has not=hasn't|"
        "you are=you're"
    ).split("|")
)
LONG: Final = {short: long for long, short in SHORT.items() if not short.endswith("'d")}
"""Without "I'd", which may stand for "I would"."""

PRESENT: Final = {
    "was": "is", "were": "are", "went": "go", "asked": "ask", "told": "tell", "said": "say", "made": "make", "took": "take",
    "gave": "give", "found": "find", "came": "come", "called": "call", "started": "start", "wanted": "want", "needed": "need",
    "worked": "work", "checked": "check", "decided": "decide", "showed": "show", "agreed": "agree", "changed": "change",
    "moved": "move", "helped": "help", "explained": "explain", "talked": "talk", "wrote": "write", "got": "get", "put": "put",
}  # fmt: skip
ARTICLE: Final = re.compile(r"\b(?:the|a|an) (?=[a-z])")
PAST: Final = re.compile(rf"\b(?:{'|'.join(PRESENT)})\b")
PREPOSITION: Final = re.compile(r"\b(in|on|at)\b(?= (?:the|my|our|a)\b)")
OTHERS: Final = {"in": "on", "on": "in", "at": "in"}


def with_fillers(answer: str, chance: random.Random) -> str:
    """Put fillers between words, as dictation hears them."""
    parts = re.split(r"(\s+)", answer)
    said = [f"{chance.choice(FILLERS)} {part}" if place and part.strip() and not chance.randrange(EVERY) else part
            for place, part in enumerate(parts)]  # fmt: skip
    return "".join(said)


def with_contractions(answer: str, chance: random.Random) -> str:  # noqa: ARG001
    """Contract what stands in full, or write out what is contracted where there is more of that."""
    contracted, written_out = (sum(answer.count(word) for word in words) for words in (LONG, SHORT))
    table = LONG if contracted >= written_out else SHORT
    straight = answer.replace("’", "'")
    return re.sub("|".join(rf"\b{re.escape(word)}\b" for word in table), lambda found: table[found[0]], straight)


def with_learners_grammar(answer: str, chance: random.Random) -> str:
    """Drop articles, tell in the present tense and mix up prepositions, each about half of the time."""
    answer = ARTICLE.sub(_sometimes(lambda _: "", chance), answer)
    answer = PAST.sub(_sometimes(lambda found: PRESENT[found[0]], chance), answer)
    return PREPOSITION.sub(_sometimes(lambda found: OTHERS[found[0]], chance), answer)


def _sometimes(change: Callable[["re.Match[str]"], str], chance: random.Random) -> Callable[["re.Match[str]"], str]:
    return lambda found: change(found) if chance.random() < 0.5 else found[0]
