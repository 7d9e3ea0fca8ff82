"""The child process that listens to one recording."""

import sys
from typing import Final, cast

from tools.child_work import answer_once
from tools.speech_errors import CorruptRecording, RecordingError, RecordingTooLarge
from tools.speech_kind import Kind

PROCESSOR_SECONDS: Final = 40
"""Fifteen minutes of sound take about five on a slow machine."""


def main() -> None:
    """Listen to stdin as the kind of recording that the first argument names, and write what was heard or the error."""
    kind = cast("Kind", sys.argv[1])
    import av  # noqa: F401  (before the limits stand in the way of Python's own bytecode cache)
    import webrtcvad  # noqa: F401

    answer_once(lambda content: _answer(content, kind), PROCESSOR_SECONDS)


def _answer(content: bytes, kind: Kind) -> dict[str, object]:
    from tools.speech_decoding import decoded
    from tools.speech_voice import heard

    try:
        voice = heard(decoded(content, kind))
    except RecordingError as error:
        return {"code": error.code, "message": str(error)}
    except MemoryError:
        return {"code": RecordingTooLarge.code, "message": TOO_MUCH}
    except Exception:  # libav lets out whatever it stumbles over; for the person it is a damaged recording
        return {"code": CorruptRecording.code}
    return {"seconds": voice.seconds, "spans": voice.spans}


TOO_MUCH: Final = (
    "This recording needs more memory than an answer should. Your answer is kept; record a shorter one if you like."
)

if __name__ == "__main__":
    main()
