"""Where in a recording somebody speaks: webrtcvad frame by frame, and what is too short to mean anything smoothed away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tools.speech_decoding import RATE, SAMPLE_BYTES

FRAME_MILLISECONDS: Final = 20
STRICTNESS: Final = 2
"""Of webrtcvad, 0 to 3: 3 loses soft speech, 0 hears it in a fan."""
HANG_OVER: Final = 6
"""Frames for which webrtcvad, this strict, goes on after speech has ended, measured on speech of known length; taken off."""
SHORTEST_VOICE: Final = 0.08
"""Seconds: what is shorter is a click, a key, a chair."""
SHORTEST_GAP: Final = 0.30
"""Seconds: what is shorter is part of speaking, such as the stop before a "t" or a breath between two words."""

Span = tuple[float, float]


@dataclass(frozen=True)
class Voice:
    """How long a recording is, and from when to when somebody speaks, in seconds."""

    seconds: float
    spans: tuple[Span, ...]


def heard(pieces: Iterable[bytes]) -> Voice:
    """Return where somebody speaks in 16-bit mono samples at RATE, given in pieces of any length."""
    import webrtcvad

    detector = webrtcvad.Vad(STRICTNESS)
    marks = [bool(detector.is_speech(frame, RATE)) for frame in _frames(pieces)]
    step = FRAME_MILLISECONDS / 1000
    return Voice(round(len(marks) * step, 3), tuple(smoothed(_runs(marks, step))))


def smoothed(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans of speaking without clicks, joined where the gap between them is part of speaking."""
    held: Span | None = None
    for start, end in spans:
        if held is None:
            held = (start, end)
        elif start - held[1] < SHORTEST_GAP:
            held = (held[0], end)
        else:
            yield from _long_enough(held)
            held = (start, end)
    if held is not None:
        yield from _long_enough(held)


def _long_enough(span: Span) -> Iterator[Span]:
    if span[1] - span[0] >= SHORTEST_VOICE:
        yield span


def _frames(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield frames of the length that webrtcvad takes; what is left at the end is shorter than one and does not count."""
    size, rest = RATE * FRAME_MILLISECONDS // 1000 * SAMPLE_BYTES, b""
    for piece in pieces:
        rest += piece
        whole = len(rest) - len(rest) % size
        yield from (rest[at : at + size] for at in range(0, whole, size))
        rest = rest[whole:]


def _runs(marks: Iterable[bool], step: float) -> Iterator[Span]:
    """Yield from when to when the marks are set."""
    begun: int | None = None
    number = -1
    for number, mark in enumerate(marks):
        if mark and begun is None:
            begun = number
        elif not mark and begun is not None:
            if number - HANG_OVER > begun:
                yield round(begun * step, 3), round((number - HANG_OVER) * step, 3)
            begun = None
    if begun is not None:
        yield round(begun * step, 3), round((number + 1) * step, 3)
