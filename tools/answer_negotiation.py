"""Levels of an answer in a rate negotiation: anchor, value, their needs, trade, composure, close."""

import re
from collections.abc import Sequence
from typing import Final

from tools import cues, cues_talk
from tools.answer_evidence import count, holding, joined, most_particular, particulars
from tools.answer_marks import Mark, mark
from tools.answer_reading import Reading
from tools.sentences import Sentence

NUMBER: Final = re.compile(r"\d[\d.,]*")
OWN_CLOSE: Final = re.compile(
    r"shall i|which (?:of|one) .{0,30}(?:those|you|nearer|easier)|if that helps|how does that sound|do you know what it"
    r" costs|roughly where",
    re.IGNORECASE,
)
"""Questions that close or complain instead of asking about the other side."""

REFUSED: Final = re.compile(r"n['’]t\b|\bnot\b|\bnever\b|\bwithout\b", re.IGNORECASE)
THEN: Final = re.compile(r"(?:and |so )?(?:then|in that case|that way|with that)\b", re.IGNORECASE)
SMALLEST: Final = 10
"""Numbers below this are days, rounds or hours rather than prices."""


def read_negotiation(reading: Reading) -> list[Mark]:
    """Return the marks of an answer in a negotiation, in the rubric's order."""
    given = cuts(reading)
    return [
        anchor(reading, given),
        value_case(reading),
        their_needs(reading),
        trade(reading, given),
        composure(reading, given),
        close(reading),
    ]


def prices(text: str) -> list[float]:
    """Return the numbers of a text that can be prices."""
    found = (number.replace(",", "").rstrip(".") for number in NUMBER.findall(text))
    return [float(number) for number in found if number.count(".") <= 1 and number and float(number) >= SMALLEST]


def cuts(reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences that offer a figure, or more work, and take nothing for it, there or in the sentence beside."""
    sentences = reading.sentences
    given = []
    for place, sentence in enumerate(sentences):
        offered = cues_talk.GIVE.search(sentence.text) or cues_talk.GIFT.search(sentence.text)
        refused = (
            REFUSED.search(sentence.text if cues_talk.GIFT.search(sentence.text) else sentence.text[: offered.end()])
            if offered
            else None
        )
        if offered and not refused and not cues_talk.IN_RETURN.search(sentence.text) and not led_to(sentences, place):
            given.append(sentence)
    return tuple(given)


def led_to(sentences: Sequence[Sentence], place: int) -> bool:
    """Say whether the sentence before sets the condition: "Take that out, add two days. Then we're at 16,800"."""
    return place > 0 and bool(cues_talk.IN_RETURN.search(sentences[place - 1].text)) and bool(THEN.match(sentences[place].text))


def anchor(reading: Reading, given: tuple[Sentence, ...]) -> Mark:
    """A figure of one's own, its basis, and whether it is held."""
    held = holding(cues_talk.HOLD, reading.sentences)
    figures = tuple(sentence for sentence in reading.sentences if prices(sentence.text))
    level = 2 if figures else 0
    level += bool(held) + (len(held) >= 2 or count(cues_talk.PROOF, reading.sentences) >= 2) if figures else 0
    if given:
        level = min(level - 1, 3 - len(given))
    based = sorted(held or figures, key=lambda sentence: (-len(prices(sentence.text)), -len(sentence.text)))
    return mark(reading.answer, "anchor", level, based, about=joined(based[:1]))


def value_case(reading: Reading) -> Mark:
    """What the client gets for the price, and the proof of it."""
    proof, own = holding(cues_talk.PROOF, reading.sentences), holding(cues_talk.OWN_COST, reading.sentences)
    exact = particulars(joined(proof))
    level = (2 + (exact >= 2) + (len(proof) >= 2 and exact >= 3)) if proof else 1 if own else 0
    return mark(reading.answer, "value_case", level, most_particular(proof or own), about=joined(own[:1] or proof[:1]))


def their_needs(reading: Reading) -> Mark:
    """Questions about what is fixed and what matters to the other side, and an offer that uses them."""
    asked = tuple(sentence for sentence in reading.sentences if "?" in sentence.text)
    useful = tuple(sentence for sentence in asked if not OWN_CLOSE.search(sentence.text))
    built = bool(holding(cues_talk.TAKEN_UP, reading.sentences)) or " if it" in reading.text.lower()
    level = 1 if "understand" in reading.text.lower() else 0
    if useful:
        level = 2 + (len(useful) >= 2 or built) + (len(useful) >= 2 and built)
    return mark(reading.answer, "their_needs", level, useful)


def trade(reading: Reading, given: tuple[Sentence, ...]) -> Mark:
    """Concessions that have their price; a price cut for nothing caps the whole answer."""
    bought = tuple(
        sentence
        for sentence in reading.sentences
        if cues_talk.IN_RETURN.search(sentence.text) and prices(sentence.text) and sentence not in given
    )
    choices = len(re.findall(r"\bor\b", joined(bought))) + len(bought)
    level = (1 + len(bought) + (choices >= 3)) if bought else 0
    cut = tuple(sentence for sentence in given if cues_talk.GIVE.search(sentence.text))
    conditions = ["unprompted_cut"] if cut and len(cut) >= len(bought) else []
    return mark(reading.answer, "trade", min(level, 1) if conditions else level, bought, conditions=conditions)


def composure(reading: Reading, given: tuple[Sentence, ...]) -> Mark:
    """Calm and friendly, without excuses, pleading or threats."""
    if not reading.sentences:
        return mark(reading.answer, "composure", 0, ())
    pleas = 100 * count(cues_talk.PLEAD, reading.sentences) / max(40, reading.length)
    level = 4 - (pleas > 1.5) - (pleas > 3) - (pleas > 5) - len(given)
    excuses = holding(cues_talk.PLEAD, reading.sentences)
    calm = tuple(sentence for sentence in reading.sentences if sentence not in excuses) or reading.sentences
    return mark(reading.answer, "composure", max(0, level), calm[:1], about=joined(excuses[:1]))


def close(reading: Reading) -> Mark:
    """What happens next, and when."""
    last = reading.sentences[-3:]
    steps = holding(cues_talk.CLOSE, last)
    dated = holding(cues_talk.DAY, steps)
    asks = any("?" in sentence.text for sentence in last)
    firm = tuple(
        sentence for sentence in steps if "let me know" not in sentence.text.lower() or cues_talk.DAY.search(sentence.text)
    )
    level = (
        (2 + bool(dated) + (bool(dated) and (asks or cues.SELF.search(joined(dated)) is not None)))
        if firm
        else 1
        if steps or asks
        else 0
    )
    return mark(reading.answer, "close", level, dated or firm or steps)
