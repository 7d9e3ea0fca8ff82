"""Listen to a recording in a child process."""

from typing import Final

from tools.child import ChildError, Killed, NotStarted, TooSlow, ask_child
from tools.speech_errors import CorruptRecording, EmptyRecording, RecordingError, RecordingTooLarge, error_classes
from tools.speech_kind import Kind
from tools.speech_voice import Voice

SECONDS: Final = 60.0


def listen_safely(content: bytes, kind: Kind, seconds: float = SECONDS) -> Voice:
    """Return where in a recording of this kind somebody speaks; the child is killed when its time is over.

    Blocks for up to `seconds`: call it through `asyncio.to_thread` from asynchronous code.

    Raises:
        RecordingError: one of its classes, whatever the child does.
    """
    try:
        answer = ask_child("tools.speech_worker", kind, content, seconds)
    except ChildError as error:
        raise _explained(error, seconds) from error
    if known := error_classes().get(str(answer.get("code"))):
        raise known(str(answer.get("message") or "") or None)
    try:
        voice = Voice(float(answer["seconds"]), tuple((float(start), float(end)) for start, end in answer["spans"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CorruptRecording from error
    if not voice.seconds:
        raise EmptyRecording
    return voice


def _explained(error: ChildError, seconds: float) -> RecordingError:
    """Return what it means to a person that the child gave no answer."""
    if isinstance(error, TooSlow):
        return RecordingTooLarge(
            f"Listening to this recording took longer than {seconds:.0f} seconds. Your answer is kept; record a shorter one."
        )
    if isinstance(error, Killed):
        return RecordingTooLarge(
            "This recording takes more memory or time than an answer should. Your answer is kept; record a shorter one."
        )
    if isinstance(error, NotStarted):
        return CorruptRecording("No process could be started to read this recording. Your answer is kept; try again.")
    return CorruptRecording()
