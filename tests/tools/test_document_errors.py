"""Every way in which a document cannot be read has its own error, and nothing else ever escapes."""

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tools.document import MAXIMUM_BYTES, read_document
from tools.document_errors import (
    CorruptDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    PasswordProtected,
    ScannedDocument,
    error_classes,
)

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
EXTENSIONS = (".pdf", ".docx", ".doc", ".txt", ".md", ".tex", ".html", ".json", ".xml", "")


def blank_pdf(pages: int = 1, password: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def docx_with(body: str | None = None) -> bytes:
    """Write an empty DOCX, with another body where one is given."""
    written = io.BytesIO()
    docx.Document().save(written)
    if body is None:
        return written.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return changed.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"...", b"<html><script>x()</script></html>"]
)
def test_an_empty_document(content: bytes) -> None:
    with pytest.raises(EmptyDocument, match="empty"):
        read_document(content, "cv.html" if b"<" in content else "cv.txt")


def test_an_empty_word_file() -> None:
    with pytest.raises(EmptyDocument):
        read_document(docx_with(), "cv.docx")


@pytest.mark.parametrize("content", [b"%PDF-1.7 and then nothing that belongs here", blank_pdf()[:300]])
def test_a_damaged_pdf(content: bytes) -> None:
    with pytest.raises((CorruptDocument, ScannedDocument)):
        read_document(content, "cv.pdf")
    with pytest.raises(CorruptDocument, match="damaged"):
        read_document(b"%PDF-1.7 and then nothing that belongs here", "cv.pdf")


def test_a_locked_pdf() -> None:
    with pytest.raises(PasswordProtected, match="password"):
        read_document(blank_pdf(password="rosebud"), "cv.pdf")


def test_a_scanned_pdf() -> None:
    with pytest.raises(ScannedDocument, match="scan"):
        read_document(blank_pdf(), "cv.pdf")


def test_too_many_bytes() -> None:
    with pytest.raises(DocumentTooLarge, match=r"5\.0 MB.* at most 5 MB"):
        read_document(b"a" * (MAXIMUM_BYTES + 1), "cv.txt")


def test_too_many_pages() -> None:
    with pytest.raises(DocumentTooLarge, match="41 pages"):
        read_document(blank_pdf(41), "cv.pdf")


def test_too_many_words() -> None:
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_document(b"word " * 40_000, "cv.txt")
    with pytest.raises(DocumentTooLarge, match="lines"):
        read_document(b"a\n" * 10_000, "cv.txt")


def test_a_word_file_that_unpacks_to_far_more_than_it_says() -> None:
    with pytest.raises(DocumentTooLarge, match="unpacks"):
        read_document(docx_with(WORD.format("<w:p/>" * 11_000_000)), "cv.docx")


@pytest.mark.parametrize(
    "body",
    [
        WORD.format("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000),
        '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + WORD.format("<w:p><w:r><w:t>&b;</w:t>"),
        "<not-word/>",
    ],
    ids=["nested beyond reason", "broken off", "another language"],
)
def test_a_hostile_word_file(body: str) -> None:
    with pytest.raises((CorruptDocument, EmptyDocument)):
        read_document(docx_with(body), "cv.docx")


def test_an_entity_never_fetches_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush")
    content = f"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
    <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
    <w:p><w:r><w:t>Ada &x;</w:t></w:r></w:p></w:body></w:wordDocument>"""
    assert "hush" not in read_document(content.encode(), "cv.doc")


def test_a_page_of_nothing_but_tags() -> None:
    with pytest.raises(EmptyDocument):
        read_document(b"<html>" + b"<div>" * 100_000, "cv.html")


def test_every_error_has_a_code_of_its_own_and_says_what_to_do() -> None:
    classes = error_classes()
    assert len(classes) == 8
    assert all(len(str(kind())) > 40 and str(kind()).endswith(".") for kind in classes.values())
    assert {kind.code for kind in (EmptyDocument, CorruptDocument, PasswordProtected, ScannedDocument)} == {
        "document_empty",
        "document_corrupt",
        "document_password",
        "document_scanned",
    }


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400), extension=st.sampled_from(EXTENSIONS))
@example(content=b"{" * 100_000, extension=".json")
@example(content=b"\\documentclass" + b"\\a{" * 3000, extension=".tex")
@example(content=b"PK\x03\x04", extension=".docx")
@example(content=b"\x00a" * 50, extension=".txt")
def test_random_bytes_never_raise_anything_else(content: bytes, extension: str) -> None:
    with contextlib.suppress(DocumentError):
        assert read_document(content, "cv" + extension).strip()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_never_raises_anything_else(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([blank_pdf(2), docx_with(WORD.format("<w:p><w:r><w:t>Ada Lovelace</w:t></w:r></w:p>"))]))
    at = data.draw(st.integers(8, len(whole) - 9))
    broken = whole[:at] + data.draw(st.binary(min_size=1, max_size=8)) + whole[at + 8 :]
    with contextlib.suppress(DocumentError):
        assert read_document(broken, None).strip()
