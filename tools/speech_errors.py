"""Why a recording cannot be used: one error tree, each with a stable code and a sentence for the person who spoke.

RecordingError
├── EmptyRecording        nothing in it, or no sound
├── CorruptRecording      it claims a format and is not in it
├── RecordingTooLarge     too many bytes, or too slow or too large to read
├── RecordingTooLong      more minutes than an answer has
└── UnsupportedRecording  a format that is not read
"""

from typing import ClassVar


class RecordingError(Exception):
    """A recording that cannot be used; `str(error)` says what happened and what to do."""

    code: ClassVar[str] = "recording_unreadable"
    advice: ClassVar[str] = "This recording could not be read. Your answer is kept; record it again if you like."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.advice)


class EmptyRecording(RecordingError):
    """There is no sound in it."""

    code = "recording_empty"
    advice = "There is no sound in this recording. Check the microphone, then record again. Your answer is kept."


class CorruptRecording(RecordingError):
    """The file is damaged."""

    code = "recording_corrupt"
    advice = "This recording is damaged and cannot be played. Your answer is kept; record it again if you like."


class RecordingTooLarge(RecordingError):
    """The file is too large, or takes too much time or memory to read."""

    code = "recording_too_large"
    advice = "This recording is too large: at most 10 MB are kept. Your answer is kept; record a shorter one if you like."


class RecordingTooLong(RecordingError):
    """It lasts longer than any answer should."""

    code = "recording_too_long"
    advice = "This recording is longer than 15 minutes. Your answer is kept; record a shorter one if you like."


class UnsupportedRecording(RecordingError):
    """The file is in a format that is not read."""

    code = "recording_unsupported"
    advice = "This is not a recording that can be kept. Send WebM, Ogg, MP4 (M4A) or WAV, as browsers and phones record them."


def error_classes() -> dict[str, type[RecordingError]]:
    """Return every error class by its code."""
    classes: list[type[RecordingError]] = [RecordingError, *RecordingError.__subclasses__()]
    return {kind.code: kind for kind in classes}
