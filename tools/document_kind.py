"""Which kind of document a file is: by its first bytes, and only then by its name."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Final, Literal

from tools.document_decoding import decode_text
from tools.document_errors import CorruptDocument, EmptyDocument, PasswordProtected, UnsupportedDocument

Kind = Literal["pdf", "docx", "word_xml", "html", "json", "tex", "markdown", "text"]

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
BY_SUFFIX: Final[dict[str, Kind]] = {
    ".tex": "tex",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}


def kind_of(content: bytes, filename: str | None) -> Kind:
    """Return what the bytes are.

    Raises:
        EmptyDocument, CorruptDocument, PasswordProtected, UnsupportedDocument.
    """
    if not content.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument
    suffix = PurePath(filename or "").suffix.lower()
    return binary_kind(content, suffix) or text_kind(decode_text(content), suffix)


def binary_kind(content: bytes, suffix: str) -> Kind | None:
    """Return the kind of a file that is not text, None for text."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return zipped_kind(content)
    if content.startswith(OLE):
        if ENCRYPTED_STREAM in content:
            raise PasswordProtected
        raise UnsupportedDocument("This is an old Word file (.doc). Open it in Word or LibreOffice and save it as DOCX or PDF.")
    if content.startswith(b"{\\rtf"):
        raise UnsupportedDocument("This is an RTF file. Save it as DOCX or PDF and send that.")
    if content.startswith(PICTURES) or content[:4] + content[8:12] == b"RIFFWEBP" or content[4:12] == b"ftypheic":
        raise UnsupportedDocument("This is a picture. Send the CV itself as PDF or DOCX, or paste its text.")
    if suffix in (".pdf", ".docx"):
        raise CorruptDocument(f"This file is named {suffix} but is not one: it is damaged. Save it again, or paste its text.")
    return None


def zipped_kind(content: bytes) -> Kind:
    """Tell a Word file from the other things that come as a zip archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise CorruptDocument from error
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        raise CorruptDocument
    raise UnsupportedDocument("This is an archive or another Office file. Save the CV as PDF or DOCX and send that.")


def text_kind(text: str, suffix: str) -> Kind:
    """Return which kind of text this is: what it shows first, then what its name says."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml") or start.startswith("<w:wordDocument"):
        if "schemas.microsoft.com/office/word/2003/wordml" in start:
            return "word_xml"
        if "<html" not in start:
            raise UnsupportedDocument("This is an XML file that is not a Word document. Save the CV as PDF or DOCX.")
    if re.match(r"<(!doctype html|html|head|body)\b", start, re.IGNORECASE) or "<html" in start[:1000].lower():
        return "html"
    if re.match(r"\{\s*[\"}]", start) or re.match(r"\[\s*[\[{\"]", start):
        return "json"
    if "\\documentclass" in text or "\\begin{document}" in text:
        return "tex"
    return BY_SUFFIX.get(suffix) or ("markdown" if looks_like_markdown(text) else "text")


def looks_like_markdown(text: str) -> bool:
    """Tell whether plain text carries Markdown marks: headings, bold, links."""
    marks = re.findall(r"^#{1,4} \S|\*\*[^*\n]{1,200}\*\*|\]\(https?:|^[-=]{4,}$", text[:50_000], re.MULTILINE)
    return len(marks) >= 2
