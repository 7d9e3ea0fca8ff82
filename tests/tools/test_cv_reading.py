"""Whole CVs: what is read of each, what is refused, and that nothing else ever escapes."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tools.cv import Cv, Position
from tools.cv_reading import parse_cv_text, read_cv
from tools.document_errors import DocumentError, NotACv

ROOT = Path(__file__).parents[2]
CVS = ROOT / "tests" / "fixtures" / "cvs"

LINES = ["Experience", "Jan 2019 - Present", "- Led it", "Acme Ltd", "Engineer at Acme", "", "\t", "SKILLS:", "a-", "# x", "• "]


def cv_from(name: str) -> Cv:
    return read_cv((CVS / name).read_bytes(), name)


def told(cv: Cv, employer: str) -> list[str]:
    return [example.text for example in cv.examples if example.employer == employer and example.section == "work"]


@pytest.mark.parametrize(
    ("name", "person", "headline", "positions"),
    [
        (
            "warehouse.txt",
            "Patrice Ongeri",
            None,
            [
                Position("Frostline Logistics", "Shift Team Leader", "2019-06", None, current=True),
                Position("Frostline Logistics", "Warehouse Operative", "2016-02", "2019-05"),
                Position("The Bell Inn", "Kitchen Porter", "2013", "2016"),
            ],
        ),
        (
            "german.txt",
            "Jana Brückner",
            "Elektroingenieurin",
            [
                Position("Nordwerk Antriebe GmbH", "Entwicklungsingenieurin", "2019-04", None, current=True),
                Position("Fuldatal Anlagenbau AG", "Projektingenieurin", "2015-10", "2019-03"),
            ],
        ),
        (
            "two_posts_one_house.txt",
            "Owen Trescott",
            None,
            [
                Position("Harbour & Vale Estates", "Lettings Manager", "2021-04", None, current=True),
                Position("Harbour & Vale Estates", "Senior Negotiator", "2017-01", "2021-03"),
                Position("Sutton Motors", "Sales Executive", "2014", "2016"),
            ],
        ),
        (
            "side_column_first.txt",
            "Marta Quell",
            "Head of Service Design at Brightwater Council",
            [
                Position("Brightwater Council", "Head of Service Design", "2022-03", None, current=True),
                Position("Brightwater Council", "Senior Service Designer", "2020-10", "2022-02"),
                Position("Tidewell Trust", "Project Officer", "2016-09", "2020-09"),
            ],
        ),
        (
            "no_bullets.txt",
            "Nadia Farouk",
            "Civil Engineer",
            [
                Position("ATLAS WATER CONSULTANTS", "Senior Civil Engineer", "2019", None, current=True),
                Position("DELTA ROADS AUTHORITY", "Graduate Engineer", "2015", "2019"),
            ],
        ),
        (
            "academic.md",
            "Dr. Ilse van Moor",
            "Marine ecologist",
            [
                Position("Wadden Institute", "Postdoctoral Researcher", "2021", None, current=True),
                Position("University of Groningen", "PhD Candidate", "2016", "2021"),
            ],
        ),
        (
            "emoji_headings.md",
            "Sam Achterberg",
            "Frontend developer",
            [
                Position("Kiteboard", "Frontend Developer", "2022-01", None, current=True),
                Position("Pixelmill", "Intern", "2021", "2021"),
            ],
        ),
        (
            "pipes.md",
            "Lee Ann Porter",
            "HR Business Partner",
            [
                Position("Acme Health", "HR Business Partner", "2020-03", None, current=True),
                Position("Beacon Foods", "HR Generalist", "2016-06", "2020-02"),
            ],
        ),
        (
            "moderncv.tex",
            "Rosa Lindqvist",
            "Data Engineer",
            [
                Position("Fjordbank", "Data Engineer", "2020", None, current=True),
                Position("Havn Retail", "BI Analyst", "2017", "2020"),
            ],
        ),
        (
            "awesome_cv.tex",
            "Tomo Harada",
            "Site Reliability Engineer · Speaker",
            [
                Position("Kumo Cloud", "Site Reliability Engineer", "2019-06", None, current=True),
                Position("Minato Hosting", "Systems Engineer", "2016-04", "2019-05"),
            ],
        ),
    ],
)
def test_who_and_where_from_when_to_when(name: str, person: str, headline: str | None, positions: list[Position]) -> None:
    cv = cv_from(name)
    assert (cv.name, cv.headline) == (person, headline)
    assert list(cv.positions) == positions


def test_bullets_come_whole_and_with_their_post() -> None:
    cv = cv_from("two_posts_one_house.txt")
    assert told(cv, "Sutton Motors") == ["Sold 18 cars in my first month and stayed top of the board for two quarters"]
    (sold,) = [example for example in cv.examples if example.employer == "Sutton Motors"]
    assert (sold.role, sold.start, sold.end) == ("Sales Executive", "2014", "2016")
    assert [example.id for example in cv.examples] == ["e01", "e02", "e03", "e04"]


def test_without_bullets_each_statement_is_an_example() -> None:
    assert told(cv_from("no_bullets.txt"), "DELTA ROADS AUTHORITY") == [
        "Surveyed 85 km of rural road and ranked the repairs by risk.",
        "Set up a shared register of culverts that the maintenance crews still use.",
    ]


def test_labels_within_a_post_are_neither_examples_nor_sections() -> None:
    cv = cv_from("warehouse.txt")
    assert told(cv, "Frostline Logistics")[0] == "Run nights with 22 pickers and 4 drivers."
    assert not any("Duties" in example.text for example in cv.examples)


def test_skills_languages_education_and_summary() -> None:
    german, warehouse, academic = cv_from("german.txt"), cv_from("warehouse.txt"), cv_from("academic.md")
    assert german.skills == ("EPLAN", "MATLAB", "Python", "C++")
    assert german.languages == ("Deutsch (Muttersprache)", "Englisch (C1)")
    assert [(course.institution, course.degree, course.end) for course in german.education] == [
        ("Universität Kassel", "M.Sc.", "2015-09")
    ]
    assert (
        warehouse.summary == "Warehouse team leader with nine years in cold-chain logistics. Looking for a shift manager post."
    )
    assert [course.degree for course in academic.education] == ["PhD", "MSc"]
    assert [example.text for example in academic.examples if example.section == "award"] == ["NWO Veni grant, €280,000 (2022)"]


def test_no_contact_detail_reaches_an_example() -> None:
    for path in CVS.glob("*.*"):
        for line in cv_from(path.name).examples:
            assert "@" not in line.text
            assert "example.com" not in line.text


def test_a_life_told_in_prose_is_read_too() -> None:
    cv = cv_from("told_in_prose.txt")
    assert (cv.name, cv.headline) == ("Ruth Abara", "registered nurse")
    assert "In 2022 I led the change to bedside handover on our ward, and falls went down by a third." in [
        example.text for example in cv.examples if example.section == "work"
    ]


def test_pasted_text_is_read_whatever_it_is_written_in() -> None:
    for name in ("pipes.md", "moderncv.tex", "german.txt"):
        assert parse_cv_text((CVS / name).read_text(encoding="utf-8")).positions == cv_from(name).positions
    assert parse_cv_text('{"basics": {"name": "Ada"}, "work": []}').name == "Ada"


@pytest.mark.parametrize("path", sorted((CVS / "not_cvs").iterdir()), ids=lambda path: path.name)
def test_what_is_plainly_no_cv_is_refused(path: Path) -> None:
    with pytest.raises(NotACv) as refused:
        read_cv(path.read_bytes(), path.name)
    what = {"invoice.txt": "an invoice", "recipe.md": "a recipe", "lorem.txt": "placeholder text"}
    assert what.get(path.name, "CV") in str(refused.value)


def test_source_code_and_an_advert_are_no_cvs() -> None:
    with pytest.raises(NotACv, match="source code"):
        read_cv((ROOT / "tools" / "cv_lines.py").read_bytes(), "cv.txt")
    advert = ROOT / "content" / "people" / "01_backend_engineer.job.txt"
    with pytest.raises(NotACv):
        read_cv(advert.read_bytes(), advert.name)


def test_an_accountant_and_a_chef_are_not_taken_for_an_invoice_and_a_recipe() -> None:
    text = (
        "Ada Quill\nada@example.com\n\nExperience\n{}, Northshelf Ltd, 2015 - 2020\n- {}\n- Trained two juniors\n\n"
        "Education\nCork College, 2014\n"
    )
    assert parse_cv_text(text.format("Accountant", "Matched each invoice to IBAN, VAT, subtotal and payment terms")).positions
    assert parse_cv_text(text.format("Chef", "Wrote recipes: ingredients, oven times, how to simmer, stir and whisk")).positions


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25))
@example(["- "] * 25)
def test_any_arrangement_of_lines_is_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(DocumentError):
        cv = parse_cv_text("\n".join(lines))
        assert len({line.id for line in cv.examples}) == len(cv.examples)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=500))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(DocumentError):
        assert parse_cv_text(text).text
