"""Put the verbs of a clause into the -ing form, as far as they stand side by side, and stop before the grammar turns."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from tools.job_verbs import AMBIGUOUS, gerund, is_verb

Lemma = Callable[[str], str | None]
PARTICLES: Final = frozenset("up out in down on off over through back away forward together after for with to at into".split())
PREPOSITIONS: Final = frozenset("through with in for on by of across".split())
STARTS_OBJECT: Final = frozenset(
    """
    a an the our your their its his her this these those them it us you me what how why where which who whether all each
    every any some that
    """.split()
)
COMPOUND_HEADS: Final = frozenset(
    """
    team teams review reviews department departments function functions staff colleagues skills systems tools principles
    work standards processes leads managers partners stakeholders leaders activities services
    """.split()
)
TURNS: Final = re.compile(
    r",? (?:and|or|but) (?:then )?(?:can|could|will|would|may|must|should|is|are|was|were|has|have|had|be|been|being|you|we|"
    r"they|it|he|she|do|does|did|"
    r"not|never|when|if|in|at|on|by)\b"
)
SIGN: Final = re.compile(r"^(?P<word>[A-Za-z-]+)(?P<comma>,?)$")


def spoken_verbs(clause: str, lemma: Lemma) -> str | None:
    """Return `clause` with its opening verbs, and those that run parallel to them, as gerunds; None where none opens it.

    `lemma` gives the plain form of a verb in the form the clause is written in, None for other words.
    """
    turn = TURNS.search(clause)
    words = (clause[: turn.start()] if turn else clause).split(" ")
    adverb = words[:1] if words[0].lower().endswith("ly") and len(words) > 1 else []
    words = words[len(adverb) :]
    if "/" in words[0]:
        return None
    done, rest = _leading(words, lemma)
    if not done:
        return None
    return " ".join([*(each.lower() for each in adverb), *done, *_following(rest, lemma)]).strip(" ,")


def _leading(words: list[str], lemma: Lemma) -> tuple[list[str], list[str]]:
    """Turn the verbs that open the clause: "develop, prove out and validate"."""
    done: list[str] = []
    place = 0
    while place < len(words):
        if done and words[place].endswith("ly") and _is_parallel(words, place + 1, lemma):
            done.append(words[place])
            place += 1
        match = SIGN.match(words[place])
        verb = lemma(match["word"]) if match else None
        if verb is None or match is None:
            break
        done.append(gerund(verb) + match["comma"])
        place += 1
        if (
            place < len(words) - 1
            and words[place].rstrip(",") in PARTICLES
            and _joins(words, place + (0 if words[place].endswith(",") else 1), lemma)
        ):
            done.append(words[place])
            place += 1
        linked = place < len(words) - 1 and words[place] in {"and", "or", "&", "then"} and _is_parallel(words, place + 1, lemma)
        if linked:
            done.append("and" if words[place] == "&" else words[place])
            place += 1
        elif not done[-1].endswith(",") or not _is_parallel(words, place, lemma):
            break
    return done, words[place:]


def _joins(words: list[str], place: int, lemma: Lemma) -> bool:
    """Say whether another parallel verb follows, so that a particle before it belongs to the verb: "prove out and validate"."""
    if place < len(words) and words[place] in {"and", "or"}:
        return _is_parallel(words, place + 1, lemma)
    return words[place - 1].endswith(",") and _is_parallel(words, place, lemma)


def _is_parallel(words: list[str], place: int, lemma: Lemma) -> bool:
    match = SIGN.match(words[place]) if place < len(words) else None
    if place < len(words) and (words[place] in {"and", "or"} or (words[place].endswith("ly") and lemma(words[place]) is None)):
        return _is_parallel(words, place + 1, lemma)
    return match is not None and (lemma(match["word"]) is not None or match["word"] in {"and", "or"})


def _following(words: list[str], lemma: Lemma) -> list[str]:
    """Turn later verbs that run parallel ("and explain variances"); cut where it is not sure that they do."""
    done: list[str] = []
    governed = False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        infinitive = before == "to" and is_verb(word.rstrip(","))
        governed = (
            governed
            or infinitive
            or word in {"that", "who", "which", "what", "how", "where", "when", "can", "will", "between", "both"}
        )
        coordinated = before in {"and", "or", "&", "then"} or before.endswith(",")
        plain = word.rstrip(",")
        verb = lemma(plain) if coordinated and plain.isalpha() and plain.islower() else None
        if coordinated and verb is None and (_unknown_verb(words, place) or _adverb_and_verb(words, place)):
            return _without_link(done)
        if verb is None or infinitive_before(words[:place]):
            done.append(word)
        elif governed or before.endswith(","):
            if _may_be_noun(words, place):
                done.append(word)
                continue
            return _without_link(done)
        elif verb not in AMBIGUOUS or _has_object(words, place):
            done.append(gerund(verb) + ("," if word.endswith(",") else ""))
        elif _may_be_noun(words, place):
            done.append(word)
        else:
            return _without_link(done)
    return done


def infinitive_before(words: list[str]) -> bool:
    """Say whether a "to" with a verb stands in `words`, which a later verb may run parallel to."""
    return any(first == "to" and is_verb(second.rstrip(",")) for first, second in pairwise(words))


def _has_object(words: list[str], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else ""
    return following in STARTS_OBJECT or (following.endswith("ly") and len(following) > 4)


def _adverb_and_verb(words: list[str], place: int) -> bool:
    """Say whether an adverb leads a new verb in: "and promptly report"."""
    return words[place].endswith("ly") and is_verb(" ".join(words[place + 1 : place + 2]))


def _unknown_verb(words: list[str], place: int) -> bool:
    """Say whether a word we do not know stands like a verb, before "the": "and retire the ones nobody opens"."""
    following = words[place + 1] if place + 1 < len(words) else ""
    plain = words[place]
    return (
        following in {"the", "a", "an", "our", "your", "their", "its", "them", "it"}
        and plain.isalpha()
        and len(plain) > 3
        and (
            plain.islower()
            and not plain.endswith(("ing", "s", "ed", "ly"))
            and plain not in PREPOSITIONS | PARTICLES | STARTS_OBJECT
        )
    )


def _may_be_noun(words: list[str], place: int) -> bool:
    """Say whether an ambiguous word stands as a noun: at the end, or before a preposition or a comma."""
    plain = words[place].rstrip(",")
    following = words[place + 1] if place + 1 < len(words) else ""
    if not is_verb(plain) or plain not in AMBIGUOUS:
        return False
    ends = not following or words[place].endswith(",") or following.rstrip(",") in {"and", "or", "of"} | COMPOUND_HEADS
    return ends or "between" in words[:place]


def _without_link(done: list[str]) -> list[str]:
    """Drop a dangling "and", and with it a bare noun that may be half of a pair: "through code and (design review)"."""
    while done and done[-1] in {"and", "or", "&", "then"}:
        done.pop()
    if len(done) > 1 and done[-2] in PREPOSITIONS and not done[-1].endswith(("s", ",")):
        return done[:-2]
    return done
