"""Why a document cannot be read: one error tree, each with a stable code and a sentence for the person who sent the file.

DocumentError
├── EmptyDocument        nothing in it
├── CorruptDocument      it claims a format and is not in it
├── PasswordProtected    it needs a password
├── ScannedDocument      pages without text
├── DocumentTooLarge     too many bytes, pages or words, or too slow to read
├── UnsupportedDocument  a format that is not read
└── NotACv               it was read, and it is no CV
"""

from typing import ClassVar


class DocumentError(Exception):
    """A document that cannot be used; `str(error)` says what happened and what to do."""

    code: ClassVar[str] = "document_unreadable"
    advice: ClassVar[str] = "This file could not be read. Save it as PDF or DOCX, or paste its text."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.advice)


class EmptyDocument(DocumentError):
    """The file holds nothing."""

    code = "document_empty"
    advice = "This file is empty. Choose another file, or paste the text of your CV."


class CorruptDocument(DocumentError):
    """The file is damaged."""

    code = "document_corrupt"
    advice = "This file is damaged and cannot be opened. Save it again as PDF or DOCX, or paste its text."


class PasswordProtected(DocumentError):
    """The file is locked with a password."""

    code = "document_password"
    advice = "This file is locked with a password. Save a copy without the password and send that."


class ScannedDocument(DocumentError):
    """The file holds pictures of pages and no text."""

    code = "document_scanned"
    advice = "This file holds no text, only pictures of pages (a scan). Send the original file, or paste the text."


class DocumentTooLarge(DocumentError):
    """The file is too large, too long, or takes too much time or memory."""

    code = "document_too_large"
    advice = "This file is too large. Send a file of at most 5 MB, or paste the text of your CV."


class UnsupportedDocument(DocumentError):
    """The file is in a format that is not read."""

    code = "document_unsupported"
    advice = "This kind of file is not supported. Send PDF, DOCX, Markdown, LaTeX, HTML, JSON Resume or plain text."


class NotACv(DocumentError):
    """The document was read and is plainly something else than a CV."""

    code = "not_a_cv"
    advice = "This does not look like a CV. Send a CV with the posts you held and what you did there."


def error_classes() -> dict[str, type[DocumentError]]:
    """Return every error class by its code."""
    classes: list[type[DocumentError]] = [DocumentError, *DocumentError.__subclasses__()]
    return {kind.code: kind for kind in classes}
