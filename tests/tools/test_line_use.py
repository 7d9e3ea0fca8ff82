"""Which CV lines an answer used: numbers count however they are said, and no line is used by chance."""

import pytest

from tools.line_use import used_words

PAGES = "Paging volume for the platform rota cut from about 60 a week to 9 after one quarter spent on nothing else."
FALLS = "Falls with harm went from 9 in six months to 3 after we moved the observation round and put a chair in every bay."


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (PAGES, "I got paging down from about sixty a week to nine, because we spent a whole quarter on nothing else."),
        (PAGES, "Paging went from 60 a week to 9 in a quarter."),
        (FALLS, "We brought falls with harm down from nine in six months to three by moving the observation round."),
        ("Acting ward manager for five months: 41 staff, rota.", "I was acting ward manager, with forty-one staff."),
        ("Led migration of the payment service to Kafka.", "We migrated payment over to Kafka without a night off."),
    ],
)
def test_a_line_is_used_whether_its_numbers_are_written_or_spoken(line: str, answer: str) -> None:
    assert used_words(line, answer) == answer


@pytest.mark.parametrize(
    "answer",
    [
        "One of the three nurses on my shift moved a chair, and that was all there was to it.",
        "I like working with people and I learn fast.",
        "",
    ],
)
def test_a_line_is_not_used_by_chance(answer: str) -> None:
    assert used_words(FALLS, answer) == ""
    assert used_words(PAGES, answer) == ""


def test_the_words_shown_are_the_sentence_that_uses_most_of_the_line() -> None:
    answer = "I was on call a lot. The paging volume fell from sixty a week to nine. We had cake."
    assert used_words(PAGES, answer) == "The paging volume fell from sixty a week to nine."


def test_a_small_number_alone_uses_nothing() -> None:
    answer = "We saw two moose on the way back and stopped for pie."
    assert used_words("B2B software for clinics and before that for building managers.", answer) == ""
    assert used_words("Have killed two of my own features.", answer) == ""


def test_numbers_that_happen_to_be_the_same_do_not_use_a_line() -> None:
    line = "Mentored eleven receptionists, three of them now supervisors in other hotels."
    answer = "It was about half past eleven, and I rang the three hotels up the road myself until I had fourteen rooms."
    assert used_words(line, answer) == ""
