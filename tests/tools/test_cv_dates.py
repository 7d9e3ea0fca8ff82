"""Dates as people write them in CVs."""

import pytest

from tools.cv_dates import find_dates, is_only_dates, month_of, without_dates


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Jan 2019 - Present", "2019-01", None, True),
        ("2019–2021", "2019", "2021", False),
        ("03/2020 to 05/2022", "2020-03", "2022-05", False),
        ("Summer 2018", "2018", "2018", False),
        ("since January 2016", "2016-01", None, True),
        ("Sept. 2018 -- May 2023", "2018-09", "2023-05", False),
        ("June 2019 to date", "2019-06", None, True),
        ("May - July 2019", "2019-05", "2019-07", False),
        ("2019-21", "2019", "2021", False),
        ("2012-01", "2012-01", "2012-01", False),
        ("2020-03-15", "2020-03", "2020-03", False),
        ("2015-09 — Present", "2015-09", None, True),
        ("15/03/2020 – 01/04/2021", "2020-03", "2021-04", False),
        ("Jan '19 – Mar '21", "2019-01", "2021-03", False),
        ("Fall 2018 – Spring 2019", "2018", "2019", False),
        ("04/2019 – heute", "2019-04", None, True),
        ("septembre 2017 à mars 2019", "2017-09", "2019-03", False),
        ("until 2017", None, "2017", False),
        ("2019 –", "2019", None, True),
        ("??? - Present", None, None, True),
    ],
)
def test_dates_in_many_forms(text: str, start: str | None, end: str | None, current: bool) -> None:
    dates = find_dates(text)
    assert dates is not None
    assert (dates.start, dates.end, dates.current) == (start, end, current)
    assert is_only_dates(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Senior Engineer Jan 2023 - Present", "Senior Engineer"),
        ("Acme Ltd (2019 - 2021)", "Acme Ltd"),
        ("Acme Ltd (Berlin) 2019 - 2021", "Acme Ltd (Berlin)"),
        ("2010-2014 (expected): PhD", "PhD"),
        ("2019 to 2021, Engineer, Acme", "Engineer, Acme"),
        ("Engineer, Mar 2019 - May 2020 (1 year 3 months)", "Engineer"),
    ],
)
def test_what_stands_beside_the_dates(text: str, rest: str) -> None:
    dates = find_dates(text)
    assert dates is not None
    assert without_dates(text, dates) == rest


@pytest.mark.parametrize(
    "text",
    ["Cut costs by 40% in 2019 across teams", "Managed 2000 - 3000 people", "Windows 2000-based", "99.95% - 99.99%", "A/B", ""],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) is None


@pytest.mark.parametrize("text", ["2 years 10 months", "(3 yrs)", "about 6 months"])
def test_a_length_of_time_stands_in_the_margin_too(text: str) -> None:
    assert is_only_dates(text)


@pytest.mark.parametrize(
    ("text", "month"), [("2021-03-01", "2021-03"), ("2021", "2021"), ("03/15/2020", "2020-03"), ("soon", None), (None, None)]
)
def test_one_date(text: str | None, month: str | None) -> None:
    assert month_of(text) == month
