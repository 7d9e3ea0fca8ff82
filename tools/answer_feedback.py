"""What a coach would say: one strength in the candidate's own words, and the one change worth most."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from content.rubrics import Cap, Rubric, load_leads
from tools.answer_grade import Change, DimensionGrade, Feedback, Strength
from tools.answer_marks import NEEDS_WORDS

LONGEST_PRAISED: Final = 32
LONGEST_TAKEN_UP: Final = 14
SHORTEST_TAKEN_UP: Final = 4
"""Words of a quotation: of the praised words, of words that advice takes up."""

MEETING: Final = ("relevance", "directness", "response")
"""Dimensions of whether the question was met at all."""

NEEDED: Final = (*MEETING, "situation", "task", "action", "result")
"""Dimensions without which an answer is not whole."""

LEAD_IN: Final = re.compile(
    r"^(?:(?:so|and|but|well|okay|ok|yeah|um+|uh+|er+m?|oh|yes|no|right|anyway|then|like|you know|i mean|basically|actually"
    r"|also|honestly|because|now)\b[,.]?\s+)+",
    re.IGNORECASE,
)
FORM_FROM: Final = 40.0
"""Points of 100 from which the form of an answer can be its strength."""
BREAK: Final = re.compile(
    r"(?:[,;:]\s|\s[–—-]\s|\s(?=(?:and|but|so|because|which|then|who|when|where|that|if|while)\s))", re.IGNORECASE
)
DANGLING: Final = re.compile(
    r"(?:[\s,;:–—-]+(?:and|but|so|or|the|a|an|to|of|in|on|at|for|with|my|our|his|her|their|i|we|that|which|who|as|is|was|were|had)?)+$",
    re.IGNORECASE,
)


def coach(
    rubric: Rubric,
    dimensions: Sequence[DimensionGrade],
    rooms: Mapping[str, float],
    cap: Cap | None,
    *,
    unsure: Collection[str] = (),
    key: str = "",
) -> Feedback:
    """Return the feedback. `rooms` are the points that full marks on a dimension would add; `key` picks among wordings.

    Dimensions in `unsure` are never praised: where only words were looked at, a fluent wrong answer looks deep.
    """
    broken = cap is not None and cap.condition is not None
    return Feedback(
        strength=None
        if cap is not None and cap.limit <= 10
        else _strength(rubric, [one for one in dimensions if one.dimension not in unsure], key),
        change=_way_out(rubric, dimensions, cap, key) if cap and broken else _change(rubric, dimensions, rooms, key),
    )


def _strength(rubric: Rubric, dimensions: Sequence[DimensionGrade], key: str) -> Strength | None:
    """Praise what brought the most points; nothing below NEEDS_WORDS, nothing without words.

    An answer that hardly meets the question is praised for nothing less than a high level, and its form only where it says
    something: "easy to follow" is no praise for an answer that tells nothing.
    """
    told = sum(one.points for one in dimensions) >= FORM_FROM
    met = [one.level for one in dimensions if one.dimension in MEETING and one.level is not None]
    least = NEEDS_WORDS if not met or min(met) >= NEEDS_WORDS else NEEDS_WORDS + 1
    able = [
        dimension
        for dimension in dimensions
        if (dimension.level or 0) >= least
        and (told or not rubric.of(dimension.dimension).form)
        and dimension.spans
        and _nearest(rubric.of(dimension.dimension).praise, dimension.level)
    ]
    if not able:
        return None
    best = max(able, key=lambda one: (not rubric.of(one.dimension).form, one.points))
    text = _pick(_nearest(rubric.of(best.dimension).praise, best.level), key)
    return Strength(text=_finished(text), quote=clip(best.spans[0].quote, LONGEST_PRAISED), dimension=best.dimension)


def _change(rubric: Rubric, dimensions: Sequence[DimensionGrade], rooms: Mapping[str, float], key: str) -> Change | None:
    """Advise on what is missing altogether, however little it weighs; else on what has the most points still to win."""
    open_ones = [dimension for dimension in dimensions if rooms.get(dimension.dimension, 0.0) > 0]
    if not open_ones:
        return None
    missing = [one for one in open_ones if one.dimension in NEEDED and (one.level or 0) < NEEDS_WORDS]
    worst = max(missing or open_ones, key=lambda one: rooms[one.dimension])
    wordings = _fitting(_nearest(rubric.of(worst.dimension).changes, worst.level), worst)
    return Change(text=_led(worst.name, _pick(wordings, key), key), dimension=worst.dimension, gain=worst.gain)


def _way_out(rubric: Rubric, dimensions: Sequence[DimensionGrade], cap: Cap, key: str) -> Change:
    """Advise on what set a cap; its gain is that of the dimension that answers for it, the heaviest one."""
    name = cap.seen_in or max(rubric.dimensions, key=lambda one: one.weight).dimension
    dimension = next(one for one in dimensions if one.dimension == name)
    return Change(text=_finished(_pick(_fitting(cap.advice, dimension), key)), dimension=name, gain=dimension.gain)


def _nearest(wordings: Mapping[int, tuple[str, ...]], level: int | None) -> tuple[str, ...]:
    """Return the wordings for the highest level that is not above this one."""
    below = [at for at in wordings if level is not None and at <= level]
    return wordings[max(below)] if below else ()


def _fitting(wordings: Sequence[str], dimension: DimensionGrade) -> list[str]:
    """Fill in the candidate's words or the key point; without them, keep the wordings that need none."""
    quote = clip(dimension.about, LONGEST_TAKEN_UP)
    given = {"{quote}": quote if len(quote.split()) >= SHORTEST_TAKEN_UP else "", "{point}": dimension.point}
    plain = [wording for wording in wordings if "{" not in wording]
    filled = [
        wording.replace("{quote}", given["{quote}"]).replace("{point}", given["{point}"])
        for wording in wordings
        if "{" in wording and all(given[slot] for slot in given if slot in wording)
    ]
    return [*filled, *plain] or [dimension.next_anchor or dimension.name]


def clip(quote: str, longest: int) -> str:
    """Return words of the quotation, in one piece and without the run-up, cut at a clause where it is too long."""
    run_up = LEAD_IN.match(quote)
    quote = quote[run_up.end() :] if run_up and len(quote) > run_up.end() + 8 else quote
    if len(quote.split()) > longest:
        ends = [
            found.start()
            for found in BREAK.finditer(quote)
            if SHORTEST_TAKEN_UP <= len(quote[: found.start()].split()) <= longest
        ]
        quote = quote[: ends[-1]] if ends else " ".join(quote.split(" ")[:longest])
        quote = DANGLING.sub("", quote)
    return quote.rstrip(" .,;:!")


def _led(name: str, text: str, key: str) -> str:
    """Lead over to the advice, which goes on in lower case after a colon."""
    lead = _pick(load_leads(), key + name)
    plain = text[:1].lower() + text[1:] if lead != "{text}" and not text.startswith(("I ", "“")) else text
    return _finished(lead.replace("{name}", name.lower() if not lead.startswith("{name}") else name).replace("{text}", plain))


def _pick(wordings: Sequence[str], key: str) -> str:
    """Return one of the wordings, always the same for the same key."""
    return wordings[int(hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8], 16) % len(wordings)]


def _finished(text: str) -> str:
    return text if text.rstrip("”").endswith((".", "?", "!")) else f"{text}."
