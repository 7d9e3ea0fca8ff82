"""Turn what job boards and people paste into clean plain text: real characters, one line per thought, "- " before items."""

import html
import re
import unicodedata
from typing import Final

from lxml import etree
from lxml import html as markup_reader

BULLET: Final = re.compile(r"^\s*(?:[•·‣⁃▪▫■□●○◦◆◇►▶▸➢➤➔→✓✔✅☑★⭐*>–—-]|\uf0b7|\uf0a7)\ufe0f?\s+(?=\S)")
TAG: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|strong|b|em|i|u|span|table|tr|td|a|section|article|body|html|font)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ESCAPED_TAG: Final = re.compile(r"&(?:amp;)*lt;/?[a-z][a-z0-9]*", re.IGNORECASE)
ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e]")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SPACE: Final = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
HEADING: Final = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
EMPHASIS: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|^([*_])(?=\S)([^*_]+)(?<=\S)\3$")
RUN_TOGETHER: Final = re.compile(r"(?<=\S) ?[•●▪■➢✓✔] ?(?=\S)")
LONG_LINE: Final = 250
LONGEST_TEXT: Final = 300_000
"""Characters of text or markup that are read of one posting; the longest among our inputs has 17,000."""

BLOCKS: Final = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre"
    " section table tr ul".split()
)
PARAGRAPHS: Final = frozenset("p h1 h2 h3 h4 h5 h6 table section article".split())
SKIPPED: Final = frozenset("script style template noscript head svg iframe select button textarea object".split())
HIDDEN: Final = re.compile(r"display:\s*none|visibility:\s*hidden|font-size:\s*0(?:px|pt|em)?(?:;|$)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return pasted text with real characters, single spaces, "- " before list items and at most one empty line in a row."""
    text = _decoded(text)
    if len(TAG.findall(text)) >= 2:
        return from_html(text)
    return _lines(text)


def from_html(markup: str) -> str:
    """Return what a person would read of `markup`; entities may be escaped more than once. Hidden elements are left out."""
    markup = CONTROL.sub(" ", markup)
    for _ in range(3):
        if TAG.search(markup) or not ESCAPED_TAG.search(markup):
            break
        markup = html.unescape(markup)
    tree = parse(markup)
    return "" if tree is None else _lines(_decoded(_spoken(tree)))


def parse(markup: str) -> etree._Element | None:
    """Return the element tree of `markup`, None where there is none in it. Never reaches outside."""
    parser = markup_reader.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    clean = CONTROL.sub(" ", markup).encode("utf-8", "replace")
    try:
        return etree.fromstring(clean, parser) if clean.strip() else None
    except (etree.LxmlError, ValueError):
        return None


def _decoded(text: str) -> str:
    for _ in range(3):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    return unicodedata.normalize("NFC", CONTROL.sub(" ", INVISIBLE.sub("", text)))


def _lines(text: str) -> str:
    lines = [_line(line) for whole in text.splitlines() for line in _apart(whole)]
    kept: list[str] = []
    for line in lines:
        if line == "-" or (not line and (not kept or not kept[-1])):
            continue
        if line.startswith("- ") and len(kept) > 1 and not kept[-1] and kept[-2].startswith("- "):
            kept.pop()
        kept.append(line)
    return "\n".join(kept).strip()


def _apart(line: str) -> list[str]:
    """Return the items of a list that was pasted into one long line."""
    if len(line) < LONG_LINE or len(RUN_TOGETHER.findall(line)) < 3:
        return [line]
    return RUN_TOGETHER.sub("\n- ", line).split("\n")


def _line(line: str) -> str:
    line = SPACE.sub(" ", line).strip()
    line = EMPHASIS.sub(r"\2\4", HEADING.sub(r"\1", line))
    return BULLET.sub("- ", line)


def _spoken(tree: etree._Element) -> str:
    """Return the text of a tree with line breaks where a browser shows them. No recursion: depth is the stranger's."""
    out: list[str] = []
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if skipping is None and event == "start":
            if _is_hidden(element):
                skipping = element
                continue
            out.append(_before(element))
            out.append(_inline(element.text))
        elif event == "end":
            if skipping is None:
                out.append("\n" if element.tag in BLOCKS else "")
            elif element is skipping:
                skipping = None
            if skipping is None:
                out.append(_inline(element.tail))
    return re.sub(r"\n- \s*(?:\n\s*)+(?!-)", "\n- ", "".join(out))


def drop_hidden(tree: etree._Element) -> None:
    """Take out of a tree what a browser does not show; the text after it stays."""
    for element in [each for each in tree.iter() if _is_hidden(each)]:
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if element.tail and before is not None:
            before.tail = (before.tail or "") + element.tail
        elif element.tail:
            parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in SKIPPED or element.get("hidden") is not None:
        return True
    return bool(HIDDEN.search(element.get("style") or ""))


def _before(element: etree._Element) -> str:
    tag = element.tag
    if tag == "br":
        return "\n"
    if tag == "li":
        return "\n- "
    if tag in PARAGRAPHS:
        return "\n\n"
    if tag in {"td", "th"}:
        return " "
    return "\n" if tag in BLOCKS else ""


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
