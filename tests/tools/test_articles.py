"""Articles that a CV leaves out: put back where one is sure, and nowhere else."""

import pytest

from tools.articles import with_articles


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("shipped plugin marketplace search feature end-to-end", "shipped a plugin marketplace search feature end-to-end"),
        (
            "led migration of legacy payment service to an event bus",
            "led the migration of a legacy payment service to an event bus",
        ),
        ("trained team on modern JavaScript", "trained the team on modern JavaScript"),
        ("built platform for school bookings", "built a platform for school bookings"),
        ("developed API gateway service for partners", "developed an API gateway service for partners"),
        (
            "designed and implemented fraud pipeline processing 50K transactions",
            "designed and implemented a fraud pipeline processing 50K transactions",
        ),
        ("set standards adopted across payments platform team", "set standards adopted across the payments platform team"),
    ],
)
def test_a_counted_thing_that_stands_alone_gets_its_article(written: str, said: str) -> None:
    verb, _, rest = written.partition(" ")
    assert f"{verb} {with_articles(verb, rest)}" == said


@pytest.mark.parametrize(
    "rest",
    [
        "my own site for the choir",
        "12 formal complaints",
        "deployment time by 40%",
        "down work for a gambling site",
        "comprehensive unit and integration tests",
        "Stripe Connect platform for sellers",
        "rotas eight weeks ahead",
        "the window display for winter flu season",
        "transit predictions using BART API",
        "budget, rota and stock",
        "",
    ],
)
def test_what_is_whole_or_in_doubt_stays_as_it_is_written(rest: str) -> None:
    assert with_articles("turned", rest) == rest
