"""Levels on the rubrics that ask for no story."""

import time

import pytest

from content.vocabulary import RubricName
from tests.fixtures.stories import (
    CLIENT_PITCHED,
    CLIENT_QUESTION,
    INDEX_ANSWER,
    INDEX_POINTS,
    INDEX_QUESTION,
    RATE_HELD,
    RATE_LOST,
    RATE_QUESTION,
)
from tools.answer_levels import read_levels
from tools.answer_marks import Mark


def marks(rubric: RubricName, question: str, answer: str, points: list[str] | None = None) -> dict[str, Mark]:
    return {mark.dimension: mark for mark in read_levels(rubric, question, answer, points or [])}


def level(mark: Mark) -> int:
    assert mark.level is not None
    return mark.level


def conditions(found: dict[str, Mark]) -> set[str]:
    return {condition for mark in found.values() for condition in mark.conditions}


def test_key_points_found_in_the_words_make_correctness() -> None:
    found = marks("technical", INDEX_QUESTION, INDEX_ANSWER, INDEX_POINTS)["correctness"]
    assert level(found) == 3
    assert (
        level(
            marks("technical", INDEX_QUESTION, "It is a kind of table, I think, in the database.", INDEX_POINTS)["correctness"]
        )
        == 1
    )


def test_a_point_that_was_not_found_is_named() -> None:
    found = marks("technical", INDEX_QUESTION, "It makes reads faster than a full table scan.", INDEX_POINTS)["correctness"]
    assert found.point in INDEX_POINTS[1:]


def test_without_key_points_nobody_can_say_whether_it_is_right() -> None:
    assert marks("technical", INDEX_QUESTION, INDEX_ANSWER)["correctness"].level is None


def test_holding_a_price_beats_giving_it_away() -> None:
    held, lost = marks("rate_negotiation", RATE_QUESTION, RATE_HELD), marks("rate_negotiation", RATE_QUESTION, RATE_LOST)
    assert all(level(held[name]) > level(lost[name]) for name in held)
    assert conditions(held) == set()
    assert conditions(lost) == {"unprompted_cut"}


@pytest.mark.parametrize(
    "answer",
    [
        "I wouldn't come down to 450 for the same work.",
        "If you take five days instead of ten, I could do 500.",
        "Let's drop the second report. Then we're at 450, and that I can do.",
    ],
)
def test_a_refusal_or_a_trade_is_no_cut(answer: str) -> None:
    assert conditions(marks("rate_negotiation", RATE_QUESTION, answer)) == set()


def test_offering_before_asking_is_seen() -> None:
    assert conditions(marks("client_discovery", CLIENT_QUESTION, CLIENT_PITCHED)) == {"pitch_first"}
    asked = "What happened that made you think of an app? Walk me through a busy Saturday. I've built over thirty apps."
    assert conditions(marks("client_discovery", CLIENT_QUESTION, asked)) == set()


def test_a_compliment_is_no_fit() -> None:
    question = "Why do you want to work for us?"
    flattered = "You have a very good reputation and I like your values. I'm looking for a new challenge where I can grow."
    tied = "You're opening a second kitchen in Hallerby in June, and I've run one with eleven people since 2021."
    assert level(marks("general", question, flattered)["fit"]) <= 1
    assert level(marks("general", question, tied)["fit"]) >= 3


def test_sums_are_analysis_and_frameworks_are_not() -> None:
    question = "A chain of 20 shops lost 400,000 of profit although sales were flat at 10 million. What do you advise?"
    named = "I'd start with a SWOT and then the five forces. In my opinion they should invest in the brand."
    summed = (
        "Sales are flat, so cost grew by 400,000, which is 4 percent of 10 million. Say staff are 35 percent, so 3.5 million; "
        "a 6 percent rise is 210,000. Ingredients at 30 percent are 3 million, and 6 percent of that is 180,000. I'd first put "
        "2 percent on prices, worth 200,000, in five shops. The risk is that people walk away, so I'd watch visits."
    )
    before, after = marks("case", question, named), marks("case", question, summed)
    assert level(before["analysis"]) <= 1
    assert level(after["analysis"]) >= 3
    assert level(after["risks"]) > level(before["risks"])


def test_a_scene_wants_an_answer_to_the_person() -> None:
    question = 'The sponsor says: "I told the board we go live on the first of March. Just confirm it." What do you say?'
    spoken = (
        "I can't confirm the first of March today, because nobody has measured the work. What happens on the first of March "
        "for the board? I'll bring you a range by Friday. Until then, could we say 'aiming for March'?"
    )
    assert level(marks("scenario", question, spoken)["response"]) >= 3
    assert level(marks("scenario", question, spoken)["commitment"]) >= 3
    assert level(marks("scenario", question, "Deadlines matter in every project and planning is a skill.")["way_forward"]) == 0


def test_long_hostile_input_takes_no_time() -> None:
    for text in ("a" * 20_000, "I " * 10_000, '"' * 20_000, "give the " * 2_200, "1 is " * 4_000, "\u200ba" * 10_000):
        began = time.process_time()
        read_levels("behavioral", INDEX_QUESTION, text)
        assert time.process_time() - began < 3
