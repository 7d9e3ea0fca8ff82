"""Levels of an answer to a general question: directness, evidence, fit, insight, focus."""

import re
from typing import Final

from tools import cues, cues_deeds, cues_talk
from tools.answer_evidence import count, holding, joined, looseness, most_particular, particulars
from tools.answer_marks import Mark, mark
from tools.answer_reading import Reading
from tools.star_story import own_deeds

PAY: Final = re.compile(r"\b(?:salar\w+|earn|rate of pay|pay expectations?|compensation|wage)\b", re.IGNORECASE)
OURS: Final = re.compile(r"\bquestions? for (?:us|me)\b|\bask (?:us|me)\b|\bwant to know from us\b", re.IGNORECASE)
LONG: Final = 190
"""Words beyond which an answer to a general question is longer than a listener's patience; two minutes of speech are 260."""


def read_general(reading: Reading) -> list[Mark]:
    """Return the marks of an answer to a general question, in the rubric's order."""
    return [directness(reading), evidence(reading), fit(reading), insight(reading), focus(reading)]


def directness(reading: Reading) -> Mark:
    """Whether the question is answered, and how soon."""
    sentences = reading.sentences
    if "off_topic" in reading.flags or not sentences:
        return mark(reading.answer, "directness", 0, ())
    first, text = sentences[0].text, reading.text
    late = bool(cues_talk.RUN_UP.search(first) or cues.FILLER.search(first[:12])) or looseness(joined(sentences[:2])) > 8
    empty = count(cues.BUZZ, sentences) + count(cues_talk.FLATTERY, sentences) >= 4 or particulars(text) == 0
    level = 4 - late - bool(cues_talk.DODGE.search(text)) - empty - (reading.length > LONG and late)
    if PAY.search(reading.question):
        figures = holding(cues.DIGITS, sentences)
        level = 1 if not figures else 4 if figures[0] in sentences[:2] else 3
    elif OURS.search(reading.question):
        asked = text.count("?")
        level = 0 if not asked else 4 if 2 <= asked <= 6 and particulars(text) >= 2 else 3
    elif level == 4 and not particulars(joined(sentences[:3])):
        level = 3
    return mark(reading.answer, "directness", max(1, level), sentences[:2], about=first)


def evidence(reading: Reading) -> Mark:
    """What stands behind the claims: something that happened, its effect, figures and names."""
    told = tuple(s for s in reading.sentences if cues.PAST.search(s.text) or cues_talk.PERFECT.search(s.text))
    deeds = tuple(sentence for sentence in told if own_deeds(sentence.text))
    exact = particulars(joined(told))
    shown = holding(cues_deeds.EFFECT, told) + holding(cues_deeds.CONFIRMED, told)
    effects = len({sentence for sentence in shown if particulars(sentence.text)})
    if not told:
        level = 0
    elif exact < 2 or not (deeds or effects):
        level = 1
    else:
        level = 2 + (effects >= 1 and exact >= 3) + (effects >= 2 and exact >= 5)
    claims = holding(cues.BUZZ, reading.sentences) or holding(cues_talk.CLAIM, reading.sentences)
    return mark(reading.answer, "evidence", level, most_particular(deeds or told), about=joined(claims[:1]))


def fit(reading: Reading) -> Mark:
    """How far the answer speaks of this job: compliments, a mention, a need of theirs, what the speaker would do with it."""
    mentions = holding(cues_talk.THEM, reading.sentences)
    needs = tuple(s for s in holding(cues_talk.THEIR_NEED, mentions) if not cues_talk.FLATTERY.search(s.text))
    if not mentions:
        return mark(reading.answer, "fit", 0, ())
    tied = holding(cues_talk.OFFERS, needs)
    known = sum(particulars(sentence.text) for sentence in needs)
    flattered = count(cues_talk.FLATTERY, reading.sentences) > len(needs)
    level = 1 if flattered or not needs else 2 + (bool(tied) and known >= 1) + (bool(tied) and known >= 2)
    return mark(reading.answer, "fit", level, most_particular(tied or needs or mentions), about=mentions[0].text)


def insight(reading: Reading) -> Mark:
    """How honestly the speaker sees themselves: clichés, something of their own, limits, what these changed."""
    limits, reserves = holding(cues_talk.SELF_LIMIT, reading.sentences), holding(cues_talk.RESERVE, reading.sentences)
    stock = holding(cues.BUZZ, reading.sentences) + holding(cues_deeds.CLICHE, reading.sentences)
    own = holding(cues.SELF, reading.sentences)
    if len(stock) > max(1, len(limits)) or not own:
        level = 0 if len(stock) >= 3 or not limits else 1
        return mark(reading.answer, "insight", level, limits, about=joined(stock[:1]))
    changed = bool(cues_talk.CHANGED.search(reading.text))
    level = 1 + (particulars(reading.text) >= 2 or bool(reserves)) + bool(limits) + (bool(limits) and changed)
    return mark(reading.answer, "insight", min(level, 4), limits or reserves or most_particular(own))


def focus(reading: Reading) -> Mark:
    """Length and order: what could be cut."""
    if not reading.sentences:
        return mark(reading.answer, "focus", 0, ())
    loose = looseness(reading.text)
    exact = 100 * particulars(reading.text) / max(40, reading.length)
    level = 3 - (reading.length > LONG) - (loose > 4) - (exact < 2) - (reading.length > 1.5 * LONG)
    if level == 3 and loose < 2 and exact >= 4 and reading.length <= 0.8 * LONG:
        level = 4
    return mark(reading.answer, "focus", max(0, level), reading.sentences[:1])
