"""Pay and terms of employment, in fields and in running text."""

from pathlib import Path

import pytest

from tools.job_reading import read_job
from tools.job_salary import find_salary, read_salary
from tools.job_terms import employment, workplace

PEOPLE = Path(__file__).parents[2] / "content" / "people"

FIELDS = {
    "£42k": (42_000, 42_000, "GBP", "year"),
    "£40-45k": (40_000, 45_000, "GBP", "year"),
    "€75–90k OTE, uncapped": (75_000, 90_000, "EUR", "year"),
    "CA$102.8K – CA$137K": (102_800, 137_000, "CAD", "year"),
    "$70 - $90 / hour": (70, 90, "USD", "hour"),
    "Up to £50,000 p.a.": (None, 50_000, "GBP", "year"),
    "from £30k": (30_000, None, "GBP", "year"),
    "8-12 LPA": (800_000, 1_200_000, "INR", "year"),
    "€ 65.000 - 75.000": (65_000, 75_000, "EUR", "year"),
    "R17,500 to R20,500 per month": (17_500, 20_500, "ZAR", "month"),
    "€75K/yr - €90K/yr": (75_000, 90_000, "EUR", "year"),
    "£450 per day": (450, 450, "GBP", "day"),
    "100000": (100_000, 100_000, None, "year"),
    "Competitive": (None, None, None, None),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_salary_field_is_read(field: str) -> None:
    salary = read_salary(field)
    assert (salary.minimum, salary.maximum, salary.currency, salary.period) == FIELDS[field]
    assert salary.text == field


ADVERTS = {
    "01": (68_000, 80_000, "EUR", "year"),
    "02": (28_500, 31_000, "GBP", "year"),
    "03": None,
    "04": None,
    "05": (92_000, 101_000, "AUD", "year"),
    "06": (36_500, 36_500, "GBP", "year"),
    "07": (92_000, 108_000, "USD", "year"),
    "08": (42_600, 46_900, "GBP", "year"),
    "09": (47_000, 51_500, "GBP", "year"),
    "10": (14_000, 16_500, "SGD", "month"),
    "11": (None, 98, "EUR", "hour"),
    "12": None,
    "13": (17_500, 20_500, "ZAR", "month"),
    "14": (128_000, 146_000, "CAD", "year"),
}


@pytest.mark.parametrize("number", ADVERTS)
def test_pay_is_found_in_an_advert_and_nothing_else_is_taken_for_it(number: str) -> None:
    salary = read_job(next(PEOPLE.glob(f"{number}_*.job.txt")).read_bytes()).salary
    found = (salary.minimum, salary.maximum, salary.currency, salary.period) if salary else None
    assert found == ADVERTS[number]


@pytest.mark.parametrize(
    "text",
    [
        "You will hold a budget of £2.1 million.",
        "We raised $40m last year and have revenue of S$310 million.",
        "€1,200 a year to learn something, and a relocation payment of up to £2,500.",
        "About 140,000 journeys a day, 32 hours a week.",
    ],
)
def test_other_money_is_not_pay(text: str) -> None:
    assert find_salary(text) is None


def test_the_words_around_the_amount_are_kept() -> None:
    salary = find_salary("Store Manager\n$92,000 - $101,000 + super + quarterly bonus")
    assert salary is not None
    assert salary.text == "$92,000 - $101,000 + super + quarterly bonus"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("FullTime", "full-time"),
        ("PART_TIME", "part-time"),
        ("fulltime_permanent", "full-time"),
        ("Contract: permanent, 37 hours", "full-time"),
        ("permanent, 20 hours a week", "part-time"),
        ("CONTRACTOR", "contract"),
        ("Fixed term (12 months), full time", "temporary"),
        ("Internship", "internship"),
        ("Regular", "permanent"),
        ("five volunteering days", None),
        ("contract management", None),
    ],
)
def test_terms_of_every_board_become_ours(words: str, kind: str | None) -> None:
    assert employment(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("onsite", "on-site"), ("Fully remote", "remote"), ("one or two days a week at home", "hybrid"), ("Leeds", None)],
)
def test_the_place_of_work_is_read(words: str, kind: str | None) -> None:
    assert workplace(words) == kind
