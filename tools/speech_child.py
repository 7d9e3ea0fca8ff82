"""Listen to a recording in a child process, so that a hostile file can harm nothing but that."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.speech_errors import CorruptRecording, EmptyRecording, RecordingTooLarge, error_classes
from tools.speech_kind import Kind
from tools.speech_voice import Voice

SECONDS: Final = 60.0
ROOT: Final = Path(__file__).parent.parent
KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "TMPDIR")


def listen_safely(content: bytes, kind: Kind, seconds: float = SECONDS) -> Voice:
    """Return where in a recording of this kind somebody speaks; the child is killed when its time is over.

    Blocks for up to `seconds`: call it through `asyncio.to_thread` from asynchronous code.

    Raises:
        RecordingError: one of its classes, whatever the child does.
    """
    # The child gets no environment of ours: keys and tokens of the server stay here.
    environment = {name: value for name, value in os.environ.items() if name in KEPT}
    try:
        finished = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "tools.speech_worker", kind],
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RecordingTooLarge(
            f"Listening to this recording took longer than {seconds:.0f} seconds. Your answer is kept; record a shorter one."
        ) from error
    except OSError as error:
        raise CorruptRecording("No process could be started to read this recording. Your answer is kept; try again.") from error
    return _answer(finished.stdout, finished.returncode)


def _answer(output: bytes, code: int) -> Voice:
    """Take the child's answer; a child that died has run out of memory or was brought down by the file."""
    try:
        answer = json.loads(output)
    except ValueError as error:
        if code < 0:
            raise RecordingTooLarge(
                "This recording takes more memory or time than an answer should. Your answer is kept; record a shorter one."
            ) from error
        raise CorruptRecording from error
    if isinstance(answer, dict) and (kind := error_classes().get(str(answer.get("code")))):
        raise kind(str(answer.get("message") or "") or None)
    try:
        voice = Voice(float(answer["seconds"]), tuple((float(start), float(end)) for start, end in answer["spans"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CorruptRecording from error
    if not voice.seconds:
        raise EmptyRecording
    return voice
