"""The child process that parses a document: killed when late, limited, and told nothing it need not know."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tools.document_child import read_safely
from tools.document_errors import DocumentError, DocumentTooLarge

ROOT = Path(__file__).parents[2]
PAGE = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>"
)


def page(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    return PAGE % (len(packed), packed)


def test_a_page_is_read_in_the_child() -> None:
    readings = read_safely(page(b"BT /F1 12 Tf 50 700 Td (Ada Lovelace, analyst) Tj ET"), "pdf")
    assert "Ada Lovelace, analyst" in readings[0]


def test_a_child_that_takes_too_long_is_killed() -> None:
    with pytest.raises(DocumentTooLarge, match="longer than 0 seconds"):
        read_safely(page(b"BT /F1 12 Tf (Ada) Tj ET"), "pdf", seconds=0.02)


def test_a_file_that_swells_in_memory_harms_nobody() -> None:
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = compressor.compress(b"\0" * 1_000_000) + compressor.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\x9c" + 1500 * megabyte + compressor.flush() + b"\0\0\0\0"
    with pytest.raises(DocumentError):
        read_safely(PAGE % (len(packed), packed), "pdf")


def test_the_child_is_not_told_the_keys_of_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "environment"
    spy = tmp_path / "python"
    spy.write_text(f'#!/bin/sh\nenv > "{seen}"\nexec "{sys.executable}" "$@"\n')
    spy.chmod(0o755)
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    monkeypatch.setattr(sys, "executable", str(spy))
    read_safely(b"<html><p>Ada</p></html>", "html")
    assert "PATH=" in seen.read_text()
    assert "not-a-real-key" not in seen.read_text()


def test_the_worker_imports_only_what_its_kind_needs() -> None:
    code = "import sys, tools.document_worker as w; w.reader_of('html'); print('pypdf' in sys.modules, 'docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_reading_a_cv_imports_no_parser_into_the_server() -> None:
    code = "import sys, tools.cv_reading; print([n for n in ('pypdf', 'pypdfium2', 'docx', 'lxml') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
