"""Text of Word files: paragraphs, tables, text boxes, headings and lists in reading order."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tools.document import read_document, read_readings


def written(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def test_headings_bold_lines_and_lists_are_marked() -> None:
    document = docx.Document()
    document.add_heading("Ada Lovelace", 0)
    document.add_heading("Experience", 1)
    document.add_paragraph().add_run("Analyst, Babbage & Co").bold = True
    document.add_paragraph("Wrote the first program.", style="List Bullet")
    document.add_paragraph("A plain line\twith a tabulator")
    (reading,) = read_readings(written(document), "cv.docx")
    assert reading.split("\n") == [
        "# Ada Lovelace",
        "## Experience",
        "###### Analyst, Babbage & Co",
        "• Wrote the first program.",
        "A plain line\twith a tabulator",
    ]


def test_tables_are_not_skipped() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Python", "Expert", "SQL", "Good"], strict=True):
        cell.text = text
    document.add_paragraph("After")
    (reading,) = read_readings(written(document), "cv.docx")
    assert [line for line in reading.split("\n") if line] == ["Before", "Python\tExpert", "SQL\tGood", "After"]


def test_the_dates_in_the_cell_beside_a_post_stand_on_its_first_line() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "2019 – 2021"
    right.text = "Staff Nurse"
    right.add_paragraph("Ran the night shift.")
    (reading,) = read_readings(written(document), "cv.docx")
    assert [line for line in reading.split("\n") if line] == ["Staff Nurse\t2019 – 2021", "Ran the night shift."]


def test_two_columns_made_by_a_table_are_read_one_after_the_other() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text, right.text = "Skills", "Experience"
    left.add_paragraph("Python")
    right.add_paragraph("Analyst")
    assert read_document(written(document), "cv.docx").split() == ["Skills", "Python", "Experience", "Analyst"]


def test_the_head_of_the_page_and_text_boxes_are_read_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ada Lovelace"
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Body")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:AlternateContent><mc:Choice Requires="x">{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert read_document(written(document), "cv.docx").split() == ["Ada", "Lovelace", "Body", "Boxed"]


def test_word_2003_xml_under_the_name_doc() -> None:
    content = """<?xml version="1.0" encoding="UTF-8"?>
    <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:x="urn:x">
      <w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>
      <w:body><x:sect>
        <w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>EMPLOYMENT</w:t></w:r></w:p>
        <w:p><w:r><w:tab/><w:t>Analyst, Babbage &amp; Co</w:t><w:tab/><w:t>Sep 1833 — 1843</w:t></w:r></w:p>
        <w:p><w:pPr><w:listPr><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>Wrote notes<w:br/>on the engine</w:t></w:r></w:p>
      </x:sect></w:body>
    </w:wordDocument>"""
    (reading,) = read_readings(content.encode(), "cv.doc")
    assert reading.split("\n") == [
        "## EMPLOYMENT",
        "Analyst, Babbage & Co\tSep 1833 — 1843",
        "• Wrote notes",
        "on the engine",
    ]
