"""From the bytes of a recording to plain samples, piece by piece: a recording is never held decoded as a whole.

Runs in the child process of tools.speech_worker only: libav reads whatever a stranger sends.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tools.speech_errors import CorruptRecording, EmptyRecording, RecordingTooLong
from tools.speech_kind import Kind

if TYPE_CHECKING:
    from av.container import InputContainer

RATE: Final = 16_000
"""Samples a second: enough for speech, and a rate that webrtcvad takes."""
SAMPLE_BYTES: Final = 2
MOST_SECONDS: Final = 15 * 60

DEMUXERS: Final[dict[Kind, str]] = {"webm": "matroska", "ogg": "ogg", "mp4": "mp4", "wav": "wav"}
"""The one reader that libav may use for each kind; it would else guess among hundreds."""
CODECS: Final = frozenset(
    {"opus", "vorbis", "aac", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_u8", "flac", "mp3"}
)


def decoded(content: bytes, kind: Kind) -> Iterator[bytes]:
    """Yield the sound as 16-bit mono at RATE, as it is decoded. How long it lasts is counted: browsers do not write it.

    Raises:
        CorruptRecording, EmptyRecording, RecordingTooLong.
    """
    import av

    try:
        with av.open(io.BytesIO(content), mode="r", format=DEMUXERS[kind]) as container:
            yield from _pieces(container)
    except (av.error.FFmpegError, ValueError, EOFError) as error:
        raise CorruptRecording from error


def _pieces(container: "InputContainer") -> Iterator[bytes]:
    """Yield the samples of the first sound in a container."""
    from av import AudioResampler

    if not container.streams.audio:
        raise EmptyRecording
    stream = container.streams.audio[0]
    if stream.codec_context.name not in CODECS:
        raise CorruptRecording
    resampler, count = AudioResampler(format="s16", layout="mono", rate=RATE), 0
    for frame in container.decode(stream):
        for piece in resampler.resample(frame):
            count += piece.samples
            if count > MOST_SECONDS * RATE:
                raise RecordingTooLong
            yield bytes(piece.planes[0])[: piece.samples * SAMPLE_BYTES]
    for piece in resampler.resample(None):
        yield bytes(piece.planes[0])[: piece.samples * SAMPLE_BYTES]
