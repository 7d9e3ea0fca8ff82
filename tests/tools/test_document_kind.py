"""Which kind of document a file is, and how its bytes become characters."""

import io
import zipfile

import pytest

from tools.document_decoding import clean_characters, decode_text
from tools.document_errors import CorruptDocument, PasswordProtected, UnsupportedDocument
from tools.document_kind import Kind, kind_of

WORD_2003 = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "<a/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "filename", "kind"),
    [
        (b"%PDF-1.7\n...", "cv.docx", "pdf"),
        (b"junk before\n%PDF-1.4", None, "pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "cv.pdf", "docx"),
        (WORD_2003, "cv.doc", "word_xml"),
        (b"<!DOCTYPE html><html><body>Hi</body></html>", "cv.txt", "html"),
        (b'{"basics": {}}', None, "json"),
        (b"\\documentclass{article}\\begin{document}", "cv.txt", "tex"),
        (b"# Ada\n\n## Work\n", None, "markdown"),
        (b"Ada Lovelace", "cv.md", "markdown"),
        (b"Ada Lovelace, analyst", None, "text"),
        (b"Ada Lovelace, analyst", "cv.unknown", "text"),
    ],
)
def test_the_first_bytes_decide_and_the_name_only_where_they_do_not(content: bytes, filename: str | None, kind: Kind) -> None:
    assert kind_of(content, filename) == kind


@pytest.mark.parametrize(
    ("content", "filename", "error", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cv.doc", UnsupportedDocument, "DOCX or PDF"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "cv.docx",
            PasswordProtected,
            "password",
        ),
        (b"{\\rtf1 Ada}", "cv.rtf", UnsupportedDocument, "DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n....", "cv.png", UnsupportedDocument, "picture"),
        (b"\xff\xd8\xff\xe0....", "cv.pdf", UnsupportedDocument, "picture"),
        (archive("xl/workbook.xml"), "cv.xlsx", UnsupportedDocument, "PDF or DOCX"),
        (b"PK\x03\x04 broken", "cv.docx", CorruptDocument, "damaged"),
        (b"not a pdf at all", "cv.pdf", CorruptDocument, "damaged"),
        (b"<?xml version='1.0'?><rss/>", "feed.xml", UnsupportedDocument, "XML"),
        (bytes(range(256)) * 20, "cv.bin", UnsupportedDocument, "not supported"),
    ],
)
def test_what_is_not_read_is_refused_with_advice(content: bytes, filename: str, error: type[Exception], advice: str) -> None:
    with pytest.raises(error, match=advice):
        kind_of(content, filename)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_decoded_whatever_its_encoding(encoding: str) -> None:
    assert decode_text("Zoë Brückner – Café".encode(encoding)).lstrip("\ufeff") == "Zoë Brückner – Café"


def test_characters_are_unified_and_what_cannot_be_seen_is_dropped() -> None:
    assert clean_characters("o\ufb03ce\u00a0work\u200b\r\nsoft\u00adware \uf0b7 \ue123x") == "office work\nsoftware • x"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("\0nancial", "financial"),
        ("in\0uence", "influence"),
        ("o\0ce", "office"),
        ("e\0ort", "effort"),
        ("Pro\0les", "Profiles"),
    ],
)
def test_a_ligature_that_the_font_did_not_name_is_put_back(broken: str, whole: str) -> None:
    assert clean_characters(broken) == whole
