"""Measures of a recording are those that were put into it; thinking is never held against anybody."""

import numpy as np
import pytest

from content.delivery import load_norms
from tests.fixtures.voices import as_wav, encoded, spoken
from tools.speech_child import listen_safely
from tools.speech_delivery import Delivery, delivery
from tools.speech_kind import kind_of
from tools.speech_voice import Voice, smoothed

NORMS = load_norms()


def said(words: int, fillers: int = 0) -> str:
    return " ".join(["harbour"] * (words - fillers) + ["um"] * fillers)


def of(*spans: tuple[float, float], words: int = 0, fillers: int = 0) -> Delivery:
    return delivery(Voice(spans[-1][1] + 1 if spans else 3.0, spans), said(words, fillers), NORMS)


@pytest.mark.parametrize("kind", ["wav", "webm", "ogg", "mp4"])
def test_what_was_put_into_a_recording_is_measured(kind: str) -> None:
    samples = spoken()
    content = as_wav(samples) if kind == "wav" else encoded(samples, kind)
    assert kind_of(content) == kind
    measured = delivery(listen_safely(content, kind_of(content)), said(17, 1), NORMS)
    assert measured.seconds == pytest.approx(12.5, abs=0.05)
    assert measured.first_word == pytest.approx(1.20, abs=0.04)
    assert measured.speaking == pytest.approx(7.50, abs=0.1)
    assert measured.pauses == 2
    assert measured.longest_pause == pytest.approx(2.00, abs=0.05)


def test_silence_has_no_first_word_and_no_advice() -> None:
    measured = delivery(listen_safely(as_wav(spoken(())), "wav"), said(60), NORMS)
    assert (measured.first_word, measured.speaking, measured.pauses, measured.pace, measured.advice) == (None, 0, 0, None, None)


def test_pace_is_of_the_time_spent_speaking() -> None:
    assert of((1, 11), (15, 25), words=45).pace == 135
    assert of((1, 11), words=45, fillers=2).fillers_per_100 == 4.4


def test_a_text_that_cannot_be_what_was_said_has_no_pace() -> None:
    assert of((1, 11), words=300).pace is None
    assert of((1, 61), words=21).pace is None
    assert of((1, 3), words=8).fillers_per_100 is None, "too little to tell"


def test_nothing_is_told_of_pace_in_a_noise_that_is_taken_for_speech() -> None:
    seconds, (words, hiss) = 40.0, (said(80), np.random.default_rng(3).normal(0, 3000, 40 * 16_000).astype(np.int16))
    voice = listen_safely(as_wav(spoken(((1, 20), (3, 15)))[: len(hiss)] // 2 + hiss[: 40 * 16_000]), "wav")
    measured = delivery(voice, words, NORMS)
    assert measured.seconds == pytest.approx(seconds, abs=0.1)
    assert (measured.pace, measured.advice) == (None, None)
    assert of((0, 14), words=35).pace == 150, "fourteen seconds without a pause are nothing strange"


@pytest.mark.parametrize("thinking", [2.0, 5.0, 8.0])
def test_thinking_is_never_held_against_anybody(thinking: float) -> None:
    measured = of((thinking, thinking + 20), (2 * thinking + 20, 2 * thinking + 40), words=93)
    assert measured.long_pauses == 1
    assert measured.advice is not None
    assert measured.advice.code == "good"


@pytest.mark.parametrize(
    ("measured", "code"),
    [
        (of((1, 21), words=70), "slower"),
        (of((1, 21), words=30), "faster"),
        (of((1, 21), words=56), "good"),
        (of((1, 21), words=45, fillers=4), "fillers"),
        (of((1, 11), (21, 31), words=45), "long_pause"),
        (of((10, 30), words=45), "late_start"),
        (of((1, 21), (32, 40), words=98, fillers=20), "slower"),
    ],
)
def test_there_is_one_piece_of_advice_at_most(measured: Delivery, code: str) -> None:
    assert measured.advice is not None
    assert measured.advice.code == code
    assert "{" not in measured.advice.text


def test_advice_does_not_depend_on_how_long_one_speaks() -> None:
    short, long = of((1, 21), words=45), of(*((21 * turn + 1, 21 * turn + 21) for turn in range(10)), words=450)
    assert (short.advice, short.pace, short.first_word) == (long.advice, long.pace, long.first_word)


def test_clicks_are_no_speech_and_breaths_no_pauses() -> None:
    assert list(smoothed([(0.1, 0.14), (1.0, 2.0), (2.2, 3.0), (3.5, 3.52), (4.0, 5.0)])) == [(1.0, 3.0), (4.0, 5.0)]
