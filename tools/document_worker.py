"""The child process that parses one document."""

import sys
from collections.abc import Callable
from typing import Final

from tools.child_work import answer_once
from tools.document_errors import CorruptDocument, DocumentError, DocumentTooLarge

PROCESSOR_SECONDS: Final = 15


def main() -> None:
    """Read stdin as the kind of document that the first argument names, and write the readings or the error."""
    read = reader_of(sys.argv[1])
    answer_once(lambda content: _answer(read, content), PROCESSOR_SECONDS)


def _answer(read: Callable[[bytes], list[str]], content: bytes) -> dict[str, object]:
    try:
        return {"readings": read(content)}
    except DocumentError as error:
        return {"code": error.code, "message": str(error)}
    except MemoryError:
        return {"code": DocumentTooLarge.code, "message": "This file needs more memory than a CV should. Save it as a new PDF."}
    except Exception:  # the parsers let out whatever they stumble over; for the person it is a damaged file
        return {"code": CorruptDocument.code}


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


if __name__ == "__main__":
    main()
