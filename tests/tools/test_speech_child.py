"""The child process that listens to a recording: bad files get words, and nothing of the server is told to it."""

import io
import random
import struct
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.fixtures.voices import as_wav, encoded, spoken
from tools.speech_child import listen_safely
from tools.speech_errors import (
    CorruptRecording,
    EmptyRecording,
    RecordingError,
    RecordingTooLarge,
    RecordingTooLong,
    UnsupportedRecording,
)
from tools.speech_kind import MOST_BYTES, kind_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyRecording),
        (b"\0" * (MOST_BYTES + 1), RecordingTooLarge),
        (b"%PDF-1.4", UnsupportedRecording),
        (b"<html>", UnsupportedRecording),
        (b"\x1aE\xdf\xa3\x93\x42\x82\x88matroska", UnsupportedRecording),
        (b"RIFF\x10\0\0\0AVI LIST", UnsupportedRecording),
        (b"\0\0\0\x18ftypheic", UnsupportedRecording),
        (b"#EXTM3U\nfile:///etc/passwd\n", UnsupportedRecording),
    ],
)
def test_what_is_no_recording_is_refused_by_its_bytes(content: bytes, error: type[RecordingError]) -> None:
    with pytest.raises(error):
        kind_of(content)


@pytest.mark.parametrize("kind", ["webm", "ogg", "mp4"])
def test_a_damaged_recording_is_refused_in_words(kind: str) -> None:
    whole = encoded(spoken(), kind)
    damaged = whole[:200] + b"\xff" * (len(whole) - 200)
    with pytest.raises(RecordingError, match="Your answer is kept"):
        listen_safely(damaged, kind_of(damaged))


def test_a_recording_that_breaks_off_is_used_as_far_as_it_goes() -> None:
    whole = encoded(spoken(), "webm")
    voice = listen_safely(whole[: len(whole) // 2], "webm")
    assert 4 < voice.seconds < 8
    assert voice.spans[0][0] == pytest.approx(1.2, abs=0.04)


def test_a_picture_in_a_container_of_sound_is_refused() -> None:
    with pytest.raises(RecordingError):
        listen_safely(b"RIFF" + struct.pack("<I", 4) + b"WAVE", "wav")


def test_a_recording_without_sound_in_it_is_empty() -> None:
    with pytest.raises(EmptyRecording):
        listen_safely(as_wav(np.zeros(0, np.int16)), "wav")


def test_sixteen_minutes_in_a_small_file_are_too_long() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((1, 1, 8000, 0, "NONE", ""))
        written.writeframes(b"\x80" * (16 * 60 * 8000))
    assert len(file.getvalue()) < MOST_BYTES
    with pytest.raises(RecordingTooLong, match="15 minutes"):
        listen_safely(file.getvalue(), "wav")


@pytest.mark.parametrize("rate", [1, 7, 2_000_000_000])
def test_a_rate_that_nobody_records_with_harms_nobody(rate: int) -> None:
    content = bytearray(as_wav(spoken()))
    content[24:28] = struct.pack("<I", rate)
    with pytest.raises(RecordingError):
        listen_safely(bytes(content), "wav")


def test_damage_anywhere_is_told_in_our_own_words() -> None:
    chance, whole = random.Random(5), {kind: encoded(spoken(((0.4, 0.8),)), kind) for kind in ("webm", "ogg", "mp4")}
    outcomes = set()
    for _ in range(12):
        content = bytearray(whole[chance.choice(["webm", "ogg", "mp4"])])
        for _change in range(chance.choice([1, 20, 200])):
            content[chance.randrange(12, len(content))] = chance.randrange(256)
        try:
            listen_safely(bytes(content), kind_of(bytes(content)))
            outcomes.add("heard")
        except RecordingError as error:
            outcomes.add(error.code)
    assert "recording_corrupt" in outcomes


def test_a_child_that_takes_too_long_is_killed() -> None:
    with pytest.raises(RecordingTooLarge, match="longer than 0 seconds"):
        listen_safely(as_wav(spoken()), "wav", seconds=0.01)


def test_a_kind_that_is_told_wrongly_harms_nobody() -> None:
    with pytest.raises(CorruptRecording):
        listen_safely(as_wav(spoken()), "mp4")


def test_the_child_is_not_told_the_keys_of_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen, spy = tmp_path / "environment", tmp_path / "python"
    spy.write_text(f'#!/bin/sh\nenv > "{seen}"\nexec "{sys.executable}" "$@"\n')
    spy.chmod(0o755)
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    monkeypatch.setattr(sys, "executable", str(spy))
    listen_safely(as_wav(spoken()), "wav")
    assert "PATH=" in seen.read_text()
    assert "not-a-real-key" not in seen.read_text()


def test_the_server_itself_loads_no_decoder() -> None:
    code = "import sys, tools.speech_child, tools.speech_delivery, tools.speech_kind; "
    code += "print([name for name in ('av', 'webrtcvad', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
