"""Text of a PDF: two extractors, and an arrangement by where the words stand on the page."""

import ctypes
import io
import re
import signal
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Final

from tools.document_columns import across_pages, in_reading_order
from tools.document_decoding import BULLETS, clean_characters
from tools.document_errors import CorruptDocument, DocumentTooLarge, PasswordProtected, ScannedDocument
from tools.document_layout import Placed, lines_of, rows_of

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

MAXIMUM_PAGES: Final = 40
MAXIMUM_CHARACTERS: Final = 120_000
PYPDF_SECONDS: Final = 6
"""pypdf is given up after this long: some files keep it busy for minutes, and pdfium has the text by then."""
WORD: Final = re.compile(r"[^\W\d_]{3,}")


class _OutOfTime(Exception):
    """pypdf has had its time."""


def read_pdf(content: bytes) -> list[str]:
    """Return the readings of a PDF: arranged by place (unless words are lost by it), then as drawn, by the better extractor.

    Raises:
        CorruptDocument, PasswordProtected, ScannedDocument, DocumentTooLarge.
    """
    drawn, placed = _by_pdfium(content)
    other = _by_pypdf(content)
    if drawn is None and other is None:
        raise CorruptDocument
    # Ties go to pypdf: it keeps the hyphen of a divided word, which the reader of lines can then judge.
    stream = other if other and words_in(other) >= words_in(drawn or "") else drawn or ""
    readings = [placed, stream] if placed and words_in(placed) >= 0.97 * words_in(stream) else [stream]
    readings = [reading for reading in readings if words_in(reading)]
    if not readings:
        raise ScannedDocument
    return readings


def words_in(text: str) -> int:
    """Count words of three letters and more: a text with glued or shattered words has fewer."""
    return len(WORD.findall(text))


def _by_pdfium(content: bytes) -> tuple[str | None, str | None]:
    """Return what pdfium extracts, in drawing order and by place; (None, None) where it cannot open the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        if not len(document):
            return None, None
        check_pages(len(document))
        pages = [document[number].get_textpage() for number in range(len(document))]
        if sum(page.count_chars() for page in pages) > MAXIMUM_CHARACTERS:
            raise DocumentTooLarge(f"This file holds more than {MAXIMUM_CHARACTERS:,} characters. Send the CV alone.")
        drawn = "\n\n".join(page.get_text_bounded() for page in pages)
        blocks = across_pages([in_reading_order(rows_of(_placed_words(page))) for page in pages])
        placed = "\n".join(lines_of(blocks))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PasswordProtected from error
        return None, None
    return clean_characters(drawn), clean_characters(placed)


def check_pages(count: int) -> None:
    """Refuse a document that is far longer than any CV."""
    if count > MAXIMUM_PAGES:
        raise DocumentTooLarge(f"This file has {count} pages; at most {MAXIMUM_PAGES} are read. Send the CV alone.")


def _placed_words(page: "PdfTextPage") -> Iterator[Placed]:
    """Yield the words of a page with their boxes; letters close together are one word whatever the stream says."""
    letters: list[str] = []
    left = right = bottom = top = 0.0
    for letter, low_x, low_y, high_x, high_y in _letters(page):
        height = high_y - low_y
        if letter == "-" and letters and height < 0.2 * (top - bottom):  # the hyphen of a divided word comes without its box
            letters.append(letter)
            continue
        apart = low_x - right > 0.3 * height or low_x < left - 1 or abs(low_y - bottom) > 0.5 * max(height, top - bottom)
        if letters and (letter == " " or apart):
            yield Placed("".join(letters), left, right, -(bottom + top) / 2, top - bottom)
            letters = []
        if letter == " ":
            continue
        if not letters:
            left, bottom, top = low_x, low_y, high_y
        letters.append(letter)
        right = high_x
    if letters:
        yield Placed("".join(letters), left, right, -(bottom + top) / 2, top - bottom)


def _letters(page: "PdfTextPage") -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each character that the page really draws: the letter, left, bottom, right, top."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if raw.FPDFText_IsGenerated(page, index) == 1:
            yield " ", 0.0, 0.0, 0.0, 0.0
        elif not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box)):
            continue
        else:
            letter = "-" if code in (2, 0xFFFE) else chr(code).translate(BULLETS) if code <= 0x10FFFF else "?"
            blank = letter.isspace() or "\ue000" <= letter <= "\uf8ff"  # glyphs of icon fonts
            yield " " if blank else letter, box.left, box.bottom, box.right, box.top


def _by_pypdf(content: bytes) -> str | None:
    """Return what pypdf extracts, None where it fails or takes too long. pypdf raises almost anything on a damaged file."""
    import pypdf

    previous = signal.signal(signal.SIGALRM, _stop) if hasattr(signal, "SIGALRM") else None
    try:
        if hasattr(signal, "alarm"):
            signal.alarm(PYPDF_SECONDS)
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        check_pages(len(pages))
        return clean_characters("\n\n".join(page.extract_text() for page in pages))
    except DocumentTooLarge:
        raise
    except pypdf.errors.FileNotDecryptedError as error:
        raise PasswordProtected from error
    except (Exception, _OutOfTime, RecursionError):
        return None
    finally:
        if previous is not None:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, previous)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _OutOfTime
