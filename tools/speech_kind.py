"""Which kind of recording a file is: by its first bytes alone. What its sender calls it is not asked."""

from typing import Final, Literal

from tools.speech_errors import EmptyRecording, RecordingTooLarge, UnsupportedRecording

Kind = Literal["webm", "ogg", "mp4", "wav"]

MOST_BYTES: Final = 10_000_000
EBML: Final = b"\x1aE\xdf\xa3"
DOCTYPE: Final = b"\x42\x82\x84webm"
"""The element DocType with the four letters that set WebM apart from other Matroska."""
BRANDS: Final = frozenset({b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"dash", b"cmfc", b"cmfa"})
ISO_BRAND: Final = b"iso"
"""Followed by the number of an edition; what browsers record in pieces is marked so."""

MEDIA_TYPES: Final[dict[Kind, str]] = {"webm": "audio/webm", "ogg": "audio/ogg", "mp4": "audio/mp4", "wav": "audio/wav"}
"""What a browser is told, so that it plays the recording and does nothing else with it."""


def kind_of(content: bytes) -> Kind:
    """Return what the bytes are.

    Raises:
        EmptyRecording, RecordingTooLarge, UnsupportedRecording.
    """
    if not content:
        raise EmptyRecording
    if len(content) > MOST_BYTES:
        raise RecordingTooLarge
    if content.startswith(EBML) and DOCTYPE in content[:64]:
        return "webm"
    if content.startswith(b"OggS"):
        return "ogg"
    if content[4:8] == b"ftyp" and (content[8:12] in BRANDS or content[8:11] == ISO_BRAND):
        return "mp4"
    if content[:4] in (b"RIFF", b"RF64") and content[8:12] == b"WAVE":
        return "wav"
    raise UnsupportedRecording
