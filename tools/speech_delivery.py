"""How an answer sounded: measures of one recording and its transcript, and at most one piece of advice.

They are told apart from the grade and never enter it: who thinks before speaking, or speaks with an accent, loses nothing.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from content.delivery import AdviceCode, Norms
from tools.speech_voice import Voice

WORD: Final = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True)
class Advice:
    """One thing to try next time."""

    code: AdviceCode
    text: str


@dataclass(frozen=True)
class Delivery:
    """Measures in seconds. What cannot be told is None; `fillers_per_100` is of a transcript that may have been cleaned."""

    seconds: float
    first_word: float | None
    speaking: float
    pauses: int
    long_pauses: int
    longest_pause: float
    words: int
    pace: int | None
    fillers_per_100: float | None
    advice: Advice | None


def delivery(voice: Voice, transcript: str, norms: Norms) -> Delivery:
    """Return the measures of a recording. The silence after the last word is no pause."""
    spans = voice.spans
    gaps = [round(after[0] - before[1], 2) for before, after in pairwise(spans)]
    pauses = [gap for gap in gaps if gap >= norms.pause_counts_from]
    speaking = round(sum(end - start for start, end in spans), 2)
    words = len(WORD.findall(transcript))
    told = words >= norms.words_needed and speaking >= norms.speaking_needed
    noisy = voice.seconds >= norms.never_silent_from and speaking > norms.never_silent * voice.seconds
    measured = Delivery(
        seconds=round(voice.seconds, 2),
        first_word=round(spans[0][0], 2) if spans else None,
        speaking=speaking,
        pauses=len(pauses),
        long_pauses=sum(gap >= norms.pause_long for gap in pauses),
        longest_pause=max(pauses, default=0.0),
        words=words,
        pace=_pace(words, speaking, norms) if told and not noisy else None,
        fillers_per_100=_fillers(transcript, words, norms) if told else None,
        advice=None,
    )
    return Delivery(**{**vars(measured), "advice": _advice(measured, norms)})


def _pace(words: int, speaking: float, norms: Norms) -> int | None:
    """Return the words a minute of speaking; None where the text cannot be what was said."""
    pace, (least, most) = 60 * words / speaking, norms.pace_believable
    return round(pace) if least <= pace <= most else None


def _fillers(transcript: str, words: int, norms: Norms) -> float:
    one = "|".join(re.escape(filler).replace(r"\ ", r"\s+") for filler in sorted(norms.fillers, key=len, reverse=True))
    found = len(re.findall(rf"(?<!\w)(?:{one})(?!\w)", transcript, re.IGNORECASE))
    return round(100 * found / words, 1)


def _advice(measured: Delivery, norms: Norms) -> Advice | None:
    """Return the one thing that would help most; nothing where too little was said to tell."""
    code: AdviceCode
    if measured.first_word is None:
        return None
    if measured.pace is not None and measured.pace > norms.pace_fast + norms.pace_tolerance:
        code = "slower"
    elif measured.longest_pause > norms.thinking_until:
        code = "long_pause"
    elif measured.fillers_per_100 is not None and measured.fillers_per_100 > norms.fillers_many:
        code = "fillers"
    elif measured.pace is not None and measured.pace < norms.pace_slow - norms.pace_tolerance:
        code = "faster"
    elif measured.first_word > norms.thinking_until:
        code = "late_start"
    elif measured.pace is None:
        return None
    else:
        code = "good"
    return Advice(code, _filled(norms.advice[code], measured, norms))


def _filled(words: str, measured: Delivery, norms: Norms) -> str:
    return words.format(
        pace=measured.pace,
        slow=round(norms.pace_slow),
        fast=round(norms.pace_fast),
        longest=round(measured.longest_pause),
        first=round(measured.first_word or 0),
        until=round(norms.thinking_until),
        fillers=round(measured.fillers_per_100 or 0),
    )
