"""Read a document that a person hands in: PDF, DOCX, Word 2003 XML, HTML, LaTeX, Markdown or plain text, as plain text."""

import re
from typing import Final

from tools.document_child import read_safely
from tools.document_decoding import clean_characters, decode_text
from tools.document_errors import DocumentTooLarge, EmptyDocument
from tools.document_kind import Kind, kind_of
from tools.document_markdown import read_markdown
from tools.document_tex import read_tex

MAXIMUM_BYTES: Final = 5_000_000
MAXIMUM_CHARACTERS: Final = 120_000
MAXIMUM_LINES: Final = 4_000


def read_document(content: bytes, filename: str | None = None) -> str:
    """Return the plain text of a document.

    The kind is told by the first bytes, and by the name only where these do not say. PDF, Word and HTML are parsed in a
    child process with limits on memory and time, so the call takes up to 15 s; run it in a thread from asynchronous code.

    Raises:
        DocumentError: one of its classes, whatever the bytes are.
    """
    return plain_text(read_readings(content, filename)[0])


def read_readings(content: bytes, filename: str | None = None) -> tuple[str, ...]:
    """Return the ways in which a document can be read, best first; more than one where a PDF can be put in order in two ways.

    A line that the document marks as a heading begins with '#' marks, a list item with "• "; a tab stands for a wide gap and an
    empty line for white space between lines.

    Raises:
        DocumentError: one of its classes, whatever the bytes are.
    """
    check_size(content)
    kind = kind_of(content, filename)
    readings = read_safely(content, kind) if kind in ("pdf", "docx", "word_xml", "html") else (read_text(content, kind),)
    for reading in readings:
        check_length(reading)
    return readings


def check_size(content: bytes) -> None:
    """Refuse a file with too many bytes."""
    if len(content) > MAXIMUM_BYTES:
        raise DocumentTooLarge(f"This file has {len(content) / 1e6:.1f} MB; at most {MAXIMUM_BYTES / 1e6:.0f} MB are read.")


def check_length(text: str) -> None:
    """Refuse a text without a word in it, and one that is far longer than any CV."""
    if not re.search(r"\w", text):
        raise EmptyDocument
    if len(text) > MAXIMUM_CHARACTERS:
        raise DocumentTooLarge(
            f"This text has {len(text):,} characters; at most {MAXIMUM_CHARACTERS:,} are read. Send the CV alone."
        )
    if text.count("\n") > MAXIMUM_LINES:
        raise DocumentTooLarge(f"This text has more than {MAXIMUM_LINES:,} lines. Send the CV alone.")


def read_text(content: bytes, kind: Kind) -> str:
    """Read what needs no parser that could be harmed: text, Markdown, LaTeX. JSON is returned as it is."""
    text = decode_text(content)
    check_length(text)
    if kind == "json":
        return text
    text = clean_characters(text)
    return read_tex(text) if kind == "tex" else read_markdown(text) if kind == "markdown" else text


def plain_text(reading: str) -> str:
    """Take the marks of headings off a reading, and its tabs and superfluous empty lines."""
    text = re.sub(r"^#{1,6} ", "", reading, flags=re.MULTILINE)
    text = re.sub(r"[ \t]*\t[ \t]*", "  ", text)
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
