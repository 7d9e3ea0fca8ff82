"""Text of an HTML page: headings marked, list items with bullets, no scripts and no styles."""

import re
from typing import Final

from tools.document_errors import CorruptDocument, EmptyDocument

SILENT: Final = frozenset("script style head noscript template svg iframe object nav button select textarea title".split())
BLOCK: Final = frozenset(
    "p div section article header footer main aside ul ol dl dt dd table tr figure blockquote address pre form hr "
    "fieldset".split()
)


def read_html(text: str) -> str:
    """Return the visible text of a page.

    Raises:
        CorruptDocument, EmptyDocument.
    """
    from lxml import etree, html

    # An XML declaration with an encoding is refused for text that is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CorruptDocument from error
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in SILENT
            pieces += ["" if silent else _opening(name), "" if silent else _spaced(element.text)]
        elif event == "end":
            silent -= name in SILENT
            pieces += ["" if silent else _closing(name)]
        if event != "start":
            pieces += ["" if silent else _spaced(element.tail)]
    lines = [re.sub(r" *\t *", "\t", line).strip(" \t") for line in "".join(pieces).split("\n")]
    lines = [line for line in lines if line != "•"]
    if not any(lines):
        raise EmptyDocument
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _opening(name: str) -> str:
    if re.fullmatch(r"h[1-6]", name):
        return "\n\n" + "#" * int(name[1]) + " "
    if name == "li":
        return "\n• "
    return "\n" if name in BLOCK or name == "br" else "\t" if name in ("td", "th") else ""


def _closing(name: str) -> str:
    if re.fullmatch(r"h[1-6]", name):
        return "\n"
    return "\n\n" if name in ("p", "ul", "ol", "section", "article", "table") else "\n" if name in BLOCK or name == "li" else ""
