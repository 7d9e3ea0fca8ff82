"""The content words of a text, stemmed, and how far two texts share them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
EMPTY: Final = frozenset(
    """
    a about above after again all also am an and any are aren't as at be because been before being below between both
    but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each few for from
    further get give go got had hadn't has hasn't have haven't having he he'd he's her here hers him his how i i'd
    i'll i'm i've if in into is isn't it it's its itself just let like made make many may me might mine more most much
    must my myself no nor not now of off on once one only or other our ours out over own really said same say she
    she'd she's should shouldn't so some something such tell than that that's the their theirs them then there there's
    these they they'd they're thing things this those through time to too under until up us use used very was wasn't
    way we we'd we're we've well were weren't what what's when where which while who whom whose why will with without
    would wouldn't yes you you'd you'll you're you've your yours ask asked describe example explain happened situation
    went
    """.split()
)
"""Words that carry no subject matter, and those of which interview questions are made."""

ENDINGS: Final = (
    ("ational", "ate"),
    ("isation", "ise"),
    ("ization", "ise"),
    ("ements", ""),
    ("ement", ""),
    ("ments", ""),
    ("ment", ""),
    ("nesses", ""),
    ("ness", ""),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ising", "ise"),
    ("izing", "ise"),
    ("ised", "ise"),
    ("ized", "ise"),
    ("ize", "ise"),
    ("ively", ""),
    ("fully", "ful"),
    ("ously", "ous"),
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "y"),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ers", "er"),
    ("ly", ""),
    ("es", "e"),
    ("ss", "ss"),
    ("s", ""),
)


def words(text: str) -> list[str]:
    """Return the words in lower case, with straight apostrophes."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


@lru_cache(maxsize=20_000)  # pure, and the words of a language come back
def stem(word: str) -> str:
    """Return the word without its ending. Coarse: it serves to compare, not to show."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words; numbers count as they stand."""
    return frozenset(stem(word) for word in words(text) if word not in EMPTY and (len(word) > 1 or word.isdigit()))


def shared(wanted: frozenset[str], offered: Iterable[str]) -> float:
    """Return the share (0-1) of the wanted stems that are among those offered; stems also match by their first five letters."""
    if not wanted:
        return 0.0
    pool = set(offered)
    heads = {head[:5] for head in pool if len(head) >= 5}
    return sum(1 for want in wanted if want in pool or (len(want) >= 5 and want[:5] in heads)) / len(wanted)
