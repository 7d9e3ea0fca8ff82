"""Text of a Word file: DOCX, and the XML that Word 2003 wrote under the name .doc.

A paragraph becomes a line; '#' marks a heading, "• " a list item, a tab a tabulator or the next cell of a row.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from tools.cv_places import is_margin_note
from tools.document_errors import CorruptDocument, DocumentTooLarge, EmptyDocument, ScannedDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCX: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2003: Final = "{http://schemas.microsoft.com/office/word/2003/wordml}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNPACKED: Final = 60_000_000
"""Bytes that a DOCX may unpack to: pictures are kept packed, so a real one stays far below; a bomb does not."""
PARTS: Final = 2000


def read_docx(content: bytes) -> str:
    """Return the text of a DOCX in reading order: page head, paragraphs, tables, text boxes.

    Raises:
        CorruptDocument, EmptyDocument, ScannedDocument, DocumentTooLarge.
    """
    check_archive(content)
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        styles = {style.style_id: heading_level(style.name or "") for style in document.styles}
        heads = [section.header._element for section in document.sections if not section.header.is_linked_to_previous]
        pictures = any(str(part.partname).startswith("/word/media/") for part in document.part.package.iter_parts())
        lines = [line for part in (*heads[:1], document.element.body) for line in block_lines(part, DOCX, styles)]
    except Exception as error:  # python-docx lets out KeyError, ValueError, lxml's and zipfile's errors alike
        raise CorruptDocument from error
    if not any(line.strip() for line in lines):
        raise ScannedDocument if pictures else EmptyDocument
    return "\n".join(lines)


def check_archive(content: bytes) -> None:
    """Refuse a zip archive that unpacks to far more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise CorruptDocument from error
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise DocumentTooLarge("This Word file unpacks to far more than a CV holds. Save it as PDF and send that.")


def read_word_xml(content: bytes) -> str:
    """Return the text of a Word 2003 XML document.

    Raises:
        CorruptDocument, EmptyDocument.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CorruptDocument from error
    body = root.find(f"{WORD_2003}body")
    if body is None:
        raise CorruptDocument
    names = {style.get(f"{WORD_2003}styleId", ""): style.find(f"{WORD_2003}name") for style in root.iter(f"{WORD_2003}style")}
    styles = {key: heading_level(name.get(f"{WORD_2003}val", "")) for key, name in names.items() if name is not None}
    lines = block_lines(body, WORD_2003, styles)
    text = "\n".join(lines)
    if not text.strip():
        raise EmptyDocument
    return text


def heading_level(style: str) -> int:
    """Return 1-6 for a heading style by its name, -1 for a list style, 0 for any other."""
    if found := re.fullmatch(r"heading ?(\d)", style, re.IGNORECASE):
        return min(6, int(found.group(1)) + 1)
    return 1 if style.lower() == "title" else -1 if style.lower().startswith("list") else 0


def block_lines(element: "_Element", namespace: str, styles: Mapping[str, int]) -> list[str]:
    """Return the lines of a body, a cell or a text box, in document order."""
    lines: list[str] = []
    for child in element:
        if child.tag == f"{namespace}p":
            lines += paragraph_lines(child, namespace, styles)
        elif child.tag == f"{namespace}tbl":
            lines += ["", *table_lines(child, namespace, styles), ""]
        elif isinstance(child.tag, str) and child.tag not in (FALLBACK, f"{namespace}sectPr"):
            lines += block_lines(child, namespace, styles)
    return lines


def paragraph_lines(paragraph: "_Element", namespace: str, styles: Mapping[str, int]) -> list[str]:
    """Return a paragraph's lines, then those of the text boxes that hang on it."""
    text = "".join(_pieces(paragraph, namespace))
    mark = _mark(paragraph, namespace, styles) if text.strip() else ""
    first, *rest = (mark + text.strip(" \t")).split("\n")
    boxes = [
        box for box in paragraph.iter(f"{namespace}txbxContent") if not any(a.tag == FALLBACK for a in box.iterancestors())
    ]
    return [first, *rest, *(line for box in boxes for line in ["", *block_lines(box, namespace, styles), ""])]


def _pieces(paragraph: "_Element", namespace: str) -> Iterator[str]:
    """Yield the characters of a paragraph, without those of text boxes inside it."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{namespace}t":
            yield element.text or ""
            yield from (("\n" if inner.tag == f"{namespace}br" else "") + (inner.tail or "") for inner in element)
        elif element.tag in (f"{namespace}tab", f"{namespace}ptab"):
            yield "\t"
        elif element.tag in (f"{namespace}br", f"{namespace}cr"):
            yield "\n"
        elif element.tag == f"{namespace}noBreakHyphen":
            yield "-"
        elif element.tag not in (f"{namespace}txbxContent", f"{namespace}pPr", FALLBACK):
            stack.extend(reversed(element))


def _mark(paragraph: "_Element", namespace: str, styles: Mapping[str, int]) -> str:
    """Return the mark of a heading, a list item or a line that is bold throughout."""
    properties = paragraph.find(f"{namespace}pPr")
    if properties is not None:
        style = properties.find(f"{namespace}pStyle")
        level = styles.get(style.get(f"{namespace}val", ""), 0) if style is not None else 0
        numbered = (
            properties.find(f"{namespace}numPr/{namespace}numId")
            if namespace == DOCX
            else properties.find(f"{namespace}listPr")
        )
        if level > 0:
            return "#" * level + " "
        if level < 0 or (numbered is not None and numbered.get(f"{namespace}val") != "0"):
            return "• "
    runs = [run for run in paragraph.iter(f"{namespace}r") if "".join(_pieces(run, namespace)).strip()]
    bold = [run.find(f"{namespace}rPr/{namespace}b") for run in runs]
    return (
        "###### " if runs and all(b is not None and b.get(f"{namespace}val") not in ("0", "false", "off") for b in bold) else ""
    )


def table_lines(table: "_Element", namespace: str, styles: Mapping[str, int]) -> list[str]:
    """Return a table row by row; cells that hold several paragraphs are columns of the page and follow each other."""
    lines: list[str] = []
    for row in table.iter(f"{namespace}tr"):
        if next(row.iterancestors(f"{namespace}tbl")) is not table:
            continue
        cells = [block_lines(cell, namespace, styles) for cell in row.iter(f"{namespace}tc") if cell.getparent() is row]
        filled = [cell for cell in cells if any(line.strip() for line in cell)]
        long = [cell for cell in filled if sum(bool(line.strip()) for line in cell) > 1]
        notes = [cell for cell in filled if all(is_margin_note(line) for line in cell if line.strip())]
        if not long:
            lines.append("\t".join(" ".join(line for line in cell if line.strip()) for cell in filled))
        elif len(long) == 1 and len(notes) == len(filled) - 1:
            beside = "\t".join(line for cell in notes for line in cell if line.strip())
            first = next(index for index, line in enumerate(long[0]) if line.strip())
            lines += ["", f"{long[0][first]}\t{beside}", *long[0][first + 1 :], ""]
        else:
            lines += [line for cell in filled for line in ["", *cell, ""]]
    return lines
