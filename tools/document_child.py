"""Read a document in a child process."""

from typing import Final

from tools.child import ChildError, Killed, NotStarted, TooSlow, ask_child
from tools.document_errors import CorruptDocument, DocumentError, DocumentTooLarge, error_classes
from tools.document_kind import Kind

SECONDS: Final = 15.0


def read_safely(content: bytes, kind: Kind, seconds: float = SECONDS) -> tuple[str, ...]:
    """Return the readings of a document of this kind; the child is killed when its time is over.

    Blocks for up to `seconds`: call it through `asyncio.to_thread` from asynchronous code.

    Raises:
        DocumentError: one of its classes, whatever the child does.
    """
    try:
        answer = ask_child("tools.document_worker", kind, content, seconds)
    except ChildError as error:
        raise _explained(error, seconds) from error
    if known := error_classes().get(str(answer.get("code"))):
        raise known(str(answer.get("message") or "") or None)
    readings = answer.get("readings")
    if not isinstance(readings, list) or not readings or not all(isinstance(reading, str) for reading in readings):
        raise CorruptDocument
    return tuple(readings)


def _explained(error: ChildError, seconds: float) -> DocumentError:
    """Return what it means to a person that the child gave no answer."""
    if isinstance(error, TooSlow):
        return DocumentTooLarge(
            f"Reading this file took longer than {seconds:.0f} seconds. Save it as a new PDF, or paste its text."
        )
    if isinstance(error, Killed):
        return DocumentTooLarge("This file takes more memory or time to open than a CV does. Save it as a new PDF.")
    if isinstance(error, NotStarted):
        return CorruptDocument("No process could be started to read this file. Paste the text of your CV instead.")
    return CorruptDocument()
