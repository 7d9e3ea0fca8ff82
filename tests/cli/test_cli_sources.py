"""What is brought is read before anything is made, and says what the interview is to be."""

import json
from pathlib import Path

import pytest

from api.terminal.sources import read_posting, read_sources
from api.terminal.wishes import Wishes, setup_of

FEED = {
    "jobs": [
        {"absolute_url": "https://jobs.example/1", "title": "Night baker", "content": ""},
        {
            "absolute_url": "https://jobs.example/2",
            "title": "Head baker",
            "content": "<p>You lead four bakers and plan the week. You need five years in a bakery.</p>",
        },
        {
            "absolute_url": "https://jobs.example/3",
            "title": "Shop assistant",
            "content": "<p>You sell bread and cakes, and you keep the shop clean. You like people.</p>",
        },
    ]
}


@pytest.mark.parametrize(("named", "title", "place"), [("feed.json", "Head baker", 2), ("feed.json#3", "Shop assistant", 3)])
def test_one_posting_of_a_feed_is_taken(tmp_path: Path, named: str, title: str, place: int) -> None:
    (tmp_path / "feed.json").write_text(json.dumps(FEED))
    posting = read_posting(str(tmp_path / named))
    assert (posting.job.title, posting.place, posting.total) == (title, place, 3)


def test_a_file_whose_name_holds_a_number_sign_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "jobs#2").write_text(
        "Baker\nCorner Bakery, Limerick\n\nYou will bake bread at night and train two apprentices.\n"
    )
    assert read_posting(str(tmp_path / "jobs#2")).job.title == "Baker"


def test_a_sample_brings_both_and_either_can_be_ones_own(tmp_path: Path) -> None:
    both = read_sources(None, None, "hotel")
    assert both.cv is not None
    assert both.job is not None
    (tmp_path / "job.txt").write_text(
        "Baker\nCorner Bakery, Limerick\n\nYou will bake bread at night and train two apprentices.\n"
    )
    mixed = read_sources(None, str(tmp_path / "job.txt"), "hotel")
    assert mixed.cv == both.cv
    assert mixed.job is not None
    assert mixed.job.title == "Baker"


def test_the_advert_decides_what_was_not_wished_for() -> None:
    job = read_sources(None, None, "hotel").job
    assert setup_of(Wishes(), job).industry == "hospitality"
    wished = setup_of(Wishes(industry="retail", role_level="senior"), job)
    assert (wished.industry, wished.role_level) == ("retail", "senior")
    assert (setup_of(Wishes(), None).industry, setup_of(Wishes(), None).role_level) == ("any", "mid")


def test_a_number_of_questions_goes_before_minutes() -> None:
    assert setup_of(Wishes(minutes=60), None).duration_minutes == 60
    both = setup_of(Wishes(questions=7, minutes=60), None)
    assert (both.question_count, both.duration_minutes) == (7, None)
