"""Read a document in a child process, so that a hostile file can harm nothing but that."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.document_errors import CorruptDocument, DocumentTooLarge, error_classes
from tools.document_kind import Kind

SECONDS: Final = 15.0
ROOT: Final = Path(__file__).parent.parent


def read_safely(content: bytes, kind: Kind, seconds: float = SECONDS) -> tuple[str, ...]:
    """Return the readings of a document of this kind; the child is killed when its time is over.

    Blocks for up to `seconds`: call it through `asyncio.to_thread` from asynchronous code.

    Raises:
        DocumentError: one of its classes, whatever the child does.
    """
    # The child gets no environment of ours: keys and tokens of the server stay here.
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "TMPDIR")
    }
    command = [sys.executable, "-X", "utf8", "-m", "tools.document_worker", kind]
    try:
        finished = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env=kept,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentTooLarge(
            f"Reading this file took longer than {seconds:.0f} seconds. Save it as a new PDF, or paste its text."
        ) from error
    except OSError as error:
        raise CorruptDocument("No process could be started to read this file. Paste the text of your CV instead.") from error
    return _answer(finished.stdout, finished.returncode)


def _answer(output: bytes, code: int) -> tuple[str, ...]:
    """Take the child's answer; a child that died has run out of memory or was brought down by the file."""
    try:
        answer = json.loads(output)
    except ValueError as error:
        if code < 0:
            raise DocumentTooLarge(
                "This file takes more memory or time to open than a CV does. Save it as a new PDF."
            ) from error
        raise CorruptDocument from error
    if isinstance(answer, dict) and (kind := error_classes().get(str(answer.get("code")))):
        raise kind(str(answer.get("message") or "") or None)
    readings = answer.get("readings") if isinstance(answer, dict) else None
    if not isinstance(readings, list) or not readings or not all(isinstance(reading, str) for reading in readings):
        raise CorruptDocument
    return tuple(readings)
