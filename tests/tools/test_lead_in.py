"""What an interviewer says of a CV line: grammatical in the second person, whole, and about the line."""

import pytest

from tools.cv import Example
from tools.lead_in import clause, lead_in, short_name


def example(text: str, employer: str | None = "Initech", section: str = "work") -> Example:
    return Example(id="x1", text=text, section=section, employer=employer, role=None, start=None, end=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Cut deployment time by 40%", "cut deployment time by 40%"),
        ("Answered 12 formal complaints; now phone the family before writing anything.", "answered 12 formal complaints"),
        (
            "Discovered a payment fraud attempt (changed bank details) because a clerk felt able to ring me.",
            "discovered a payment fraud attempt because a clerk felt able to ring you",
        ),
        ("Shipped plugin search feature end-to-end, increasing use by 25%", "shipped a plugin search feature end-to-end"),
    ],
)
def test_a_deed_is_said_to_the_candidate(line: str, said: str) -> None:
    found = clause(line)
    assert found is not None
    assert found.form == "deed"
    assert found.text.startswith(said)


@pytest.mark.parametrize("line", ["SQL", "github.com/someone/tool of mine", "name | place | date | more", ""])
def test_what_cannot_be_said_is_not_said(line: str) -> None:
    assert clause(line) is None
    assert lead_in(example(line)) is None


def test_what_was_done_to_the_candidate_is_quoted_and_not_turned_into_a_deed() -> None:
    assert lead_in(example("Promoted to shift leader after nine months")) == (
        "Your CV says, under Initech, “Promoted to shift leader after nine months”."
    )


def test_every_wording_names_the_employer_and_ends_in_one_full_stop() -> None:
    for number in range(4):
        said = lead_in(example("Cut deployment time by 40%", "Initech Ltd."), number)
        assert said is not None
        assert "Initech you cut deployment time by 40%." in said
        assert "Ltd" not in said


def test_a_freelancer_is_not_placed_at_an_employer_called_freelance() -> None:
    said = lead_in(example("Designed the menu of a café in Porto", "Freelance"))
    assert said is not None
    assert "Freelance" not in said


def test_a_name_is_said_without_its_legal_form_and_its_place() -> None:
    assert short_name("Bukit Saga Foods Pte Ltd - Singapore") in ("Bukit Saga Foods Pte", "Bukit Saga Foods")
    assert short_name("") is None
