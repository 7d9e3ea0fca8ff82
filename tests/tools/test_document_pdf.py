"""Text of PDFs in the order in which a person reads them, and the CVs of many trades set as PDF."""

import calendar
import json
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tools.cv_reading import read_cv
from tools.document import read_document, read_readings

PEOPLE = sorted((Path(__file__).parents[2] / "content" / "people").glob("*.cv.json"))
FONTS = b"".join(
    b"%d 0 obj<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>endobj\n" % (number, name)
    for number, name in ((3, b"Helvetica"), (4, b"Helvetica-Bold"))
)
NARROW, WIDE = set("ijlft.,:;'|! ()[]-"), set("mwMW@%")


def width(text: str, size: float) -> float:
    """Return about how wide a text is in Helvetica, in points."""
    return size * sum(
        0.28 if letter in NARROW else 0.85 if letter in WIDE else 0.68 if letter.isupper() else 0.55 for letter in text
    )


class Sheet:
    """A minimal writer of PDFs: text at places, page after page."""

    def __init__(self, top: float = 800) -> None:
        self.pages: list[list[tuple[float, float, float, str, bool]]] = [[]]
        self.y = top

    def put(self, x: float, text: str, size: float = 10, bold: bool = False, *, y: float | None = None) -> None:
        self.pages[-1].append((x, self.y if y is None else y, size, text, bold))

    def line(self, x: float, text: str, size: float = 10, bold: bool = False, *, right: str = "", space: float = 0) -> None:
        self.y -= 1.25 * size + space
        if self.y < 50:
            self.pages.append([])
            self.y = 790
        self.put(x, text, size, bold)
        if right:
            self.put(550 - width(right, size), right, size)

    def paragraph(self, x: float, text: str, room: float, bullet: str = "", *, space: float = 0) -> None:
        lines = [""]
        for word in text.split():
            if lines[-1] and width(f"{lines[-1]} {word}", 10) > room:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        for number, line in enumerate(lines):
            self.line(x, line, space=0 if number else space)
            if bullet and not number:
                self.put(x - 12, bullet)

    def pdf(self) -> bytes:
        """Return the pages as a PDF without cross-reference table, which readers rebuild."""
        kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(self.pages)))
        body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + FONTS
        body += f"2 0 obj<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>endobj\n".encode()
        for number, page in enumerate(self.pages):
            drawn = b"\n".join(_drawn(*item) for item in page)
            body += (
                b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>endobj\n"
                b"%d 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
            ) % (10 + 2 * number, 11 + 2 * number, 11 + 2 * number, len(drawn), drawn)
        return body + b"trailer<</Size 99/Root 1 0 R>>\n%%EOF"


def _drawn(x: float, y: float, size: float, text: str, bold: bool) -> bytes:
    quoted = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (2 if bold else 1, size, x, y, quoted)


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_columns_are_read_one_after_the_other_whatever_was_drawn_first() -> None:
    sheet = Sheet(700)
    left = ["Skills", "Python", "SQL", "Education", "BSc Physics", "Leeds"]
    right = [
        "Experience",
        "Analyst at Babbage & Co",
        "Wrote the notes on the",
        "analytical engine.",
        "Editor at the Review",
        "Read proofs.",
    ]
    for one, other in zip(left, right, strict=True):
        sheet.line(250, other)
        sheet.put(40, one, y=sheet.y - 2)
    sheet.put(40, "Ada Lovelace", 22, y=770)
    assert lines(read_document(sheet.pdf(), "cv.pdf")) == ["Ada Lovelace", *left, *right]


def test_a_column_that_goes_on_over_the_page_is_not_parted_by_the_side_column() -> None:
    first = Sheet(700)
    for one, other in (("Experience", "Skills"), ("Analyst at Babbage & Co", "Python"), ("Wrote the notes on the", "SQL")):
        first.line(40, one)
        first.put(400, other)
    first.pages.append([])
    first.y = 790
    first.line(40, "analytical engine, all of them.")
    first.line(40, "Editor at the Review")
    reading = lines(read_document(first.pdf(), "cv.pdf"))
    assert reading == [
        "Experience",
        "Analyst at Babbage & Co",
        "Wrote the notes on the",
        "analytical engine, all of them.",
        "Editor at the Review",
        "Skills",
        "Python",
        "SQL",
    ]


def test_dates_in_the_margin_stay_on_the_line_of_their_post() -> None:
    sheet = Sheet()
    for post, dates in (("Analyst", "2013 - 2023"), ("Editor", "2010 - 2013"), ("Tutor", "2008 - 2010")):
        sheet.line(50, post, right=dates)
        sheet.line(50, "Kept the books and the peace of the house.")
    assert "Analyst\t2013 - 2023" in read_readings(sheet.pdf(), "cv.pdf")[0].split("\n")


def test_larger_type_is_marked_as_a_heading_and_white_space_is_kept() -> None:
    sheet = Sheet()
    sheet.line(50, "Ada Lovelace", 22)
    sheet.line(50, "Work", 14, space=10)
    for text in ("Wrote the notes.", "Corrected the proofs.", "Kept the books."):
        sheet.paragraph(50, text + " It took a year and was worth it in the end, as everybody said afterwards.", 200, space=6)
    reading = read_readings(sheet.pdf(), "cv.pdf")[0].split("\n")
    assert reading[1:4] == ["# Ada Lovelace", "", "## Work"]
    assert [below for above, below in pairwise(reading) if above == ""][2:] == [
        "Wrote the notes. It took a year and was",
        "Corrected the proofs. It took a year and",
        "Kept the books. It took a year and was",
    ]


def test_a_name_set_with_space_between_its_letters_is_closed_up() -> None:
    sheet = Sheet()
    x = 50.0
    for letter in "ADA  LOVELACE":
        if letter != " ":
            sheet.put(x, letter, 20, y=780)
        x += 11 if letter == " " else width(letter, 20) + 8
    sheet.y = 740
    sheet.line(50, "Experience", 12)
    sheet.line(50, "Analyst, Babbage & Co, 2013 - 2023")
    sheet.paragraph(62, "Wrote the notes on the analytical engine.", 400, "•")
    assert read_cv(sheet.pdf(), "cv.pdf").name == "Ada Lovelace"


def month(date: str | None) -> str:
    if not date:
        return "Present"
    year, _, number = date.partition("-")
    return f"{calendar.month_abbr[int(number[:2])]} {year}" if number else year


def one_column(person: dict[str, object], bullet: str = "•") -> bytes:
    sheet = Sheet()
    basics, work = person["basics"], person["work"]
    assert isinstance(basics, dict)
    assert isinstance(work, list)
    sheet.line(50, basics["name"], 20, True)
    sheet.line(50, basics["label"])
    sheet.line(50, "Profile", 13, True, space=8)
    sheet.paragraph(50, basics["summary"], 500)
    sheet.line(50, "Experience", 13, True, space=8)
    for post in work:
        sheet.line(50, post["position"], 10, True, right=f"{month(post['startDate'])} – {month(post.get('endDate'))}", space=6)
        sheet.line(50, post["name"])
        for highlight in post["highlights"]:
            sheet.paragraph(65, highlight, 480, bullet, space=0 if bullet else 3)
    return sheet.pdf()


def without_bullets(person: dict[str, object]) -> bytes:
    return one_column(person, "")


def with_side_column(person: dict[str, object]) -> bytes:
    sheet, side = Sheet(740), Sheet(740)
    basics, work, skills = person["basics"], person["work"], person["skills"]
    assert isinstance(basics, dict)
    assert isinstance(work, list)
    assert isinstance(skills, list)
    sheet.line(220, "EXPERIENCE", 12, True)
    for post in work:
        sheet.line(220, post["name"], 10, True, right=f"{month(post['startDate'])} - {month(post.get('endDate'))}", space=6)
        sheet.line(220, post["position"])
        for highlight in post["highlights"]:
            sheet.paragraph(232, highlight, 310, "•", space=1)
    side.line(30, "SKILLS", 12, True)
    for skill in (word for group in skills for word in group.get("keywords", [])):
        side.line(30, skill[:30], 9)
    # The headings are drawn first and the name last, as some generators do.
    first = side.pages[0] + sheet.pages[0]
    sheet.pages[0] = [*(item for item in first if item[4]), *(item for item in first if not item[4])]
    sheet.pages[0] += [(220, 790, 22, basics["name"], True), (220, 770, 11, basics["label"], False)]
    return sheet.pdf()


@pytest.mark.parametrize("layout", [one_column, without_bullets, with_side_column])
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem[:2])
def test_what_people_did_is_read_from_their_pdf(path: Path, layout: Callable[[dict[str, object]], bytes]) -> None:
    person = json.loads(path.read_text(encoding="utf-8"))
    cv = read_cv(layout(person), "cv.pdf")
    posts = [(post["name"], post["startDate"], post.get("endDate")) for post in person["work"]]
    told = {unicodedata.normalize("NFKC", text) for post in person["work"] for text in post["highlights"]}
    assert cv.name == person["basics"]["name"]
    assert [(post.employer, post.start, post.end) for post in cv.positions] == posts
    assert {example.text for example in cv.examples if example.section == "work"} == told
