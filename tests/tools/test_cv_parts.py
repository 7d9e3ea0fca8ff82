"""The parts by which a CV is understood: headings, lines, heads of posts, skills, education, contact details."""

import pytest

from tools.cv_contact import is_contact, without_contact
from tools.cv_education import education_of
from tools.cv_examples import clean_fragment, sentences_of
from tools.cv_head import is_name
from tools.cv_headings import collapse_spaced_letters, heading_of
from tools.cv_lines import Line, lines_of_reading
from tools.cv_places import is_place
from tools.cv_skills import skills_of
from tools.cv_titles import employer_and_role, is_deed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPERIENCE", "work"),
        ("Work Experience:", "work"),
        ("E X P E R I E N C E", "work"),
        ("💼 Employment History", "work"),
        ("Skills & Awards", "skill"),
        ("3. Education and Training", "education"),
        ("Berufserfahrung", "work"),
        ("Compétences", "skill"),
        ("About me", "summary"),
        ("Experience with Kafka", None),
        ("experience", None),
        ("Built the skills matrix.", None),
    ],
)
def test_headings_in_many_wordings(text: str, kind: str | None) -> None:
    assert heading_of(text) == kind


def test_letters_set_apart_are_closed_up_and_others_are_left_alone() -> None:
    assert collapse_spaced_letters("J O H N  D O E") == "JOHN DOE"
    assert collapse_spaced_letters("A B testing") == "A B testing"
    assert collapse_spaced_letters("C # R") == "C # R"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("• Cut the cost of the noc-\nturnal batch by half", "Cut the cost of the nocturnal batch by half"),
        ("• Built a cloud-\nnative platform for it", "Built a cloud-native platform for it"),
        ("• Moved the post-2019 data, and the pre-\n2019 data too", "Moved the post-2019 data, and the pre-2019 data too"),
        ("• Wrote the rota for nights\nand weekends", "Wrote the rota for nights and weekends"),
        ("• Reported to the heads of\nFinance", "Reported to the heads of Finance"),
        ("•\nLed the team that runs it", "Led the team that runs it"),
    ],
)
def test_wrapped_lines_are_joined_without_hyphenation_residue(broken: str, whole: str) -> None:
    assert lines_of_reading(broken) == [Line(whole, bullet=True)]


def test_lines_that_are_whole_are_not_joined() -> None:
    text = "- Optimized database performance using SQL\nML Engineer at Meta\nJun 2019 - Aug 2019\n- Researched models"
    assert [line.text for line in lines_of_reading(text)] == [
        "Optimized database performance using SQL",
        "ML Engineer at Meta",
        "",
        "Researched models",
    ]


def test_dates_and_places_beside_a_line_are_set_apart() -> None:
    (line,) = lines_of_reading("• Built the thing\tMay 2019 – Aug 2019\tLondon, UK")
    assert (line.text, line.notes) == ("Built the thing", ("May 2019 – Aug 2019", "London, UK"))


def test_page_numbers_are_left_out() -> None:
    assert [line.text for line in lines_of_reading("Ada\n\nAda Lovelace – 1/2\nPage 2 of 3\n2\nCurriculum Vitae\nAnalyst")] == [
        "Ada",
        "Analyst",
    ]


@pytest.mark.parametrize(
    ("titles", "employer", "role"),
    [
        (["Senior Software Engineer", "Stripe • San Francisco, CA"], "Stripe", "Senior Software Engineer"),
        (["Nexus AI, Co-Founder & CTO"], "Nexus AI", "Co-Founder & CTO"),
        (["Software Engineer at Google"], "Google", "Software Engineer"),
        (["Telcoin", "Vice President, Banking Operations"], "Telcoin", "Vice President, Banking Operations"),
        (["Product Manager, Payments, Quillfold"], "Quillfold", "Product Manager, Payments"),
        (["Kitchen Porter, The Bell Inn, Thetford"], "The Bell Inn", "Kitchen Porter"),
        (["Staff Nurse (Band 5)", "St Sitha's Hospital, Leeds"], "St Sitha's Hospital", "Staff Nurse (Band 5)"),
        (["Frontend Developer @ Kiteboard (Remote)"], "Kiteboard", "Frontend Developer"),
        (["Beacon Foods | HR Generalist | Boulder, CO"], "Beacon Foods", "HR Generalist"),
        (["Entwicklungsingenieurin, Nordwerk Antriebe GmbH, Kassel"], "Nordwerk Antriebe GmbH", "Entwicklungsingenieurin"),
        (["Company: Acme Ltd", "Role: Buyer"], "Acme Ltd", "Buyer"),
        (["Vice President, Banking Operations"], None, "Vice President, Banking Operations"),
        (["Freelance"], "Freelance", None),
        ([], None, None),
    ],
)
def test_employer_and_role_are_told_apart(titles: list[str], employer: str | None, role: str | None) -> None:
    assert employer_and_role(titles) == (employer, role)


def test_where_words_do_not_tell_the_order_of_the_cv_does() -> None:
    assert employer_and_role(["Plonk", "Zarf"], role_first=True) == ("Zarf", "Plonk")
    assert employer_and_role(["Plonk", "Zarf"], role_first=False) == ("Plonk", "Zarf")


def test_a_deed_begins_with_a_verb_in_the_past() -> None:
    assert all(map(is_deed, ["Reduced the bill by half", "Led a team of five", "Co-authored a paper"]))
    assert not any(
        map(is_deed, ["Certified Scrum Master", "Limited Brands, Ohio", "Engineering Manager, Acme", "Red Hat Linux"])
    )


@pytest.mark.parametrize(
    "text", ["San Francisco, CA", "Istanbul, Türkiye", "Remote", "London", "Pleasantville, CA 94588", "Paris, France"]
)
def test_places(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize(
    "text", ["Stripe, San Francisco, CA", "Princeton University, NJ", "Bukit Saga Foods, Singapore", "Python, Go", "May"]
)
def test_what_is_no_place(text: str) -> None:
    assert not is_place(text)


@pytest.mark.parametrize(
    "text",
    ["ada@example.com", "https://ada.example.com/cv", "Tel: 01603 555 210   Email: a@b.org", "LinkedIn: linkedin.com/in/ada"],
)
def test_contact_details(text: str) -> None:
    assert is_contact(text)


@pytest.mark.parametrize("text", ["Web Developer", "Answered 120 calls a day on the phone", "Portfolio Manager", "2016 - 2020"])
def test_what_is_no_contact_detail(text: str) -> None:
    assert not is_contact(text)


def test_contact_details_are_taken_out_of_a_sentence() -> None:
    assert clean_fragment("•  Ran the desk\tand  the door ") == "Ran the desk and the door"
    assert "@" not in without_contact("Ran the desk, see ada@example.com")
    assert "7700" not in without_contact("Ran the desk, call +44 7700 900123")
    assert without_contact("Grew sales from 1,200,000 to 1,450,000") == "Grew sales from 1,200,000 to 1,450,000"


def test_sentences_are_split_and_short_ones_kept_with_their_neighbour() -> None:
    assert sentences_of("Ran e.g. the night desk. Moved 3.5 tonnes a day! Done.") == [
        "Ran e.g. the night desk.",
        "Moved 3.5 tonnes a day! Done.",
    ]


def test_skills_in_lists_of_many_kinds() -> None:
    lines = [
        Line("Languages: Python, C++, SQL (Postgres, MySQL)"),
        Line("Git\tDocker\tCI/CD"),
        Line("Expert"),
        Line("Foreign Exchange, Futures,"),
        Line("Options"),
        Line("python"),
        Line("I also know my way around a soldering iron and a lathe."),
    ]
    assert skills_of(lines) == (
        "Python", "C++", "SQL (Postgres, MySQL)", "Git", "Docker", "CI/CD", "Foreign Exchange", "Futures", "Options",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UC Berkeley\t2019\nBachelor of Science, Computer Science",
            [("UC Berkeley", "Computer Science", "Bachelor of Science", None, "2019")],
        ),
        (
            "PhD\tPrinceton University, Physics\tSept 2018 – May 2023",
            [("Princeton University", "Physics", "PhD", "2018-09", "2023-05")],
        ),
        ("MSc in Statistics, University of Oslo, 2012-2017", [("University of Oslo", "Statistics", "MSc", "2012", "2017")]),
        (
            "B.Tech in Computer Science\nStanford University, 2020\nMaster of Science in AI\nMIT, 2022",
            [
                ("Stanford University", "Computer Science", "B.Tech", None, "2020"),
                ("MIT", "AI", "Master of Science", None, "2022"),
            ],
        ),
    ],
)
def test_education(text: str, expected: list[tuple[str, ...]]) -> None:
    courses, _ = education_of(lines_of_reading(text))
    assert [(c.institution, c.area, c.degree, c.start, c.end) for c in courses] == expected


@pytest.mark.parametrize("text", ["JOHN DOE", "Dr. Ilse van Moor", "Jane Q. Fullstacker", "María José Carreño"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Acme Holdings", "Top Skills", "London, UK", "john", "Ran the night desk"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)
