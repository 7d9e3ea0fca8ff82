"""From bytes to characters, and from characters to clean ones."""

import re
import unicodedata
from typing import Final

from tools.document_errors import UnsupportedDocument

BULLETS: Final = str.maketrans(
    dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\u25cf\u2023\u2043\u2219\u25e6\u25aa\u25fe\u25a0", "•")
)
"""Bullets as Word's Symbol font and the extractors write them; NFKC leaves them alone."""

INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ue000-\uf8ff]|[\x01-\x08\x0e-\x1f\x7f-\x9f]"
)
"""Soft hyphens, zero-width marks, direction overrides, icon glyphs, control characters; NUL is kept (a lost ligature)."""
ICON_NAME: Final = re.compile(r"\\fa[A-Z][A-Za-z]{1,30} ?\*?(?:\[\w{1,20}\])? ?:? ?")
"""What LaTeX's icon fonts leave as alternative text: "\\faTrophy :"."""


def decode_text(content: bytes) -> str:
    """Decode UTF-8, UTF-16 (with or without byte order mark) or Windows-1252.

    Raises:
        UnsupportedDocument: the bytes are no text in any of these.
    """
    text = _decode(content)
    sample = text[:20_000]
    odd = sum(1 for character in sample if character < "\t" or "\x0e" <= character < " " or "\x7f" <= character <= "\x9f")
    if "\x00" in sample or odd > len(sample) // 50:
        raise UnsupportedDocument
    return text


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    zeros_low, zeros_high = content[1:400:2].count(0), content[0:400:2].count(0)
    half = max(1, len(content[:400]) // 2)
    if zeros_low > 0.6 * half and not zeros_high:
        return content.decode("utf-16-le", errors="replace")
    if zeros_high > 0.6 * half and not zeros_low:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def clean_characters(text: str) -> str:
    """Unify compatibility characters, line ends and bullets, and drop what cannot be seen."""
    text = text.translate(BULLETS).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = unicodedata.normalize("NFKC", text.replace("\x0c", "\n\n"))
    return mend_ligatures(without_surrogates(INVISIBLE.sub("", ICON_NAME.sub("", text))))


def without_surrogates(text: str) -> str:
    """Replace lone surrogates, which no file and no answer over HTTP can hold."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


LIGATURE_STEMS: Final[dict[str, str]] = {
    "ffi": "-office -officer -officia -efficien difficult -suffici affili traffick affinity coefficient",
    "ffl": "offline shuffl affluen raffl baffl",
    "ff": "off effort -effect -staff -differ traffic afford affair stuff stiff -cutoff -kickoff tariff buffer coffee suffer",
    "fl": "-flow flex -fluen flag fleet flight -floor flutter -fluid flash -inflat conflict -reflect leaflet netfl fly flask",
}
"""How words begin that have the ligature ("-": or go on), longest ligature first."""


def mend_ligatures(text: str) -> str:
    """Put back a ligature that the font did not name (some generators leave NUL for it): "\\0nancial" -> "financial"."""
    return re.sub(r"[^\W\d_]*\x00[^\W\d_\x00]*", _mended, text).replace("\x00", "") if "\x00" in text else text


def _mended(found: re.Match[str]) -> str:
    """Take the ligature with which the word is a known one; "fi" is by far the most frequent in English."""
    word = found.group().lower()
    for ligature, stems in LIGATURE_STEMS.items():
        guess = word.replace("\x00", ligature)
        if any(stem[1:] in guess if stem[0] == "-" else guess.startswith(stem) for stem in stems.split()):
            return found.group().replace("\x00", ligature)
    return found.group().replace("\x00", "fi")
