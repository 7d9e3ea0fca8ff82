"""The child process that parses one document: bytes on stdin, JSON on stdout, limited memory and time."""

import json
import os
import sys
from collections.abc import Callable
from typing import Final

from tools.document_errors import CorruptDocument, DocumentError, DocumentTooLarge

MEMORY: Final = 512 * 1024 * 1024
PROCESSOR_SECONDS: Final = 15


def main() -> None:
    """Read stdin as the kind of document that the first argument names, and write the readings or the error."""
    read = reader_of(sys.argv[1])
    limit_resources()
    content = sys.stdin.buffer.read()
    # Libraries may write to stdout; the answer goes out through a copy that they do not know of.
    answer_to = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    answer: dict[str, object]
    try:
        answer = {"readings": read(content)}
    except DocumentError as error:
        answer = {"code": error.code, "message": str(error)}
    except MemoryError:
        answer = {
            "code": DocumentTooLarge.code,
            "message": "This file needs more memory than a CV should. Save it as a new PDF.",
        }
    except Exception:  # the parsers let out whatever they stumble over; for the person it is a damaged file
        answer = {"code": CorruptDocument.code}
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(answer).encode("utf-8", errors="replace"))
    os._exit(0)  # pdfium's clean-up is of no use to a process that ends, and can crash on a damaged file


def reader_of(kind: str) -> Callable[[bytes], list[str]]:
    """Import what reads this kind, before the limits stand in the way of Python's own bytecode cache."""
    from tools.document_decoding import clean_characters, decode_text

    if kind == "pdf":
        # pypdf would load OpenSSL at import, for locked files; pdfium reads those that open without a password.
        sys.modules["cryptography"] = None  # type: ignore[assignment]
        import pypdf  # noqa: F401
        import pypdfium2  # noqa: F401

        from tools.document_pdf import read_pdf

        return read_pdf
    if kind == "html":
        from tools.document_html import read_html

        return lambda content: [clean_characters(read_html(decode_text(content)))]
    from tools.document_word import read_docx, read_word_xml

    if kind == "docx":
        import docx  # noqa: F401

    read = read_docx if kind == "docx" else read_word_xml
    return lambda content: [clean_characters(read(content))]


def limit_resources(processor_seconds: int = PROCESSOR_SECONDS) -> None:
    """Limit memory, processor time and what may be written; there is no such thing on Windows."""
    try:
        import resource
    except ImportError:
        return
    for name, limit in (("AS", MEMORY), ("CPU", processor_seconds), ("FSIZE", 0), ("CORE", 0)):
        number = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(number)[1]
        resource.setrlimit(number, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


if __name__ == "__main__":
    main()
