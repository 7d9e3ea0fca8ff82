"""Levels by fitted weights: whole levels that add up, words for what needs some, and answers to another question."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.bank import load_bank
from content.kind_levels import load_kind_levels, pack, unpack
from content.rubrics import load_kinds, load_rubrics
from content.vocabulary import RubricName
from retrieval.sentence_vectors import SentenceVectors
from tools.answer_grading import Read, read_answer
from tools.kind_features import BLOCKS, CUES
from tools.kind_levels import whole_levels
from tools.meaning import Meaning

KINDS: tuple[RubricName, ...] = ("general", "technical", "case", "rate_negotiation", "client_discovery")
QUESTION = "A chain of bakeries sells more bread than last year and earns less. How would you find out why, and what then?"
GOOD = (
    "First I'd want to know how big the gap is: say 20 shops, 400 thousand each, and a margin that went from 9 to 6 "
    "percent, so about 240 thousand a year is missing. I'd split it into price, mix, material and labour. I assume "
    "flour and energy went up for everybody, so I'd look at mix first: if the growth is all cheap rolls, each euro "
    "earns less. Take the ten best and the ten worst shops and compare waste, because one tray in eight thrown away "
    "is already half of that gap. My advice would be to cut the evening range in the five worst shops for four "
    "weeks, which should bring back some 50 thousand. The risk is that people stop coming after six, so I'd watch "
    "the evening takings each week and stop if they fall by more than a tenth."
)
POOR = "Well, I think profit is really important. I would look at everything and make a plan with the team and then improve it."


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return SentenceVectors()


def look(rubric: RubricName, question: str, answer: str, meaning: Meaning, points: Sequence[str] = ()) -> Read:
    return read_answer(load_rubrics()[rubric], question, answer, points, meaning=meaning)


def levels(found: Read) -> dict[str, int]:
    return {mark.dimension: mark.level for mark in found.marks if mark.level is not None}


def test_the_shipped_weights_fit_the_features_and_the_rubrics() -> None:
    fitted = load_kind_levels()
    assert fitted.blocks == BLOCKS
    assert set(fitted.cues) <= set(CUES)
    assert set(fitted.overall) == set(KINDS)
    for name in KINDS:
        assert set(fitted.dimensions[name]) == set(load_rubrics()[name].names)


def test_packing_changes_nothing() -> None:
    once = pack(load_kind_levels())
    assert pack(unpack(once)) == once


def test_a_worked_case_is_far_above_an_empty_one(meaning: Meaning) -> None:
    good, poor = (levels(look("case", QUESTION, answer, meaning)) for answer in (GOOD, POOR))
    assert sum(good.values()) - sum(poor.values()) >= 10
    assert all(good[name] >= poor[name] for name in good)


def test_every_level_that_needs_words_has_exact_ones(meaning: Meaning) -> None:
    found = look("case", QUESTION, GOOD, meaning)
    for mark in found.marks:
        assert mark.level is not None
        assert mark.spans or mark.level < 2
        assert all(GOOD[span.start : span.end] == span.quote for span in mark.spans)


def test_an_answer_to_another_question_earns_next_to_nothing(meaning: Meaning) -> None:
    other = "A regional airline fills its morning flights to London and flies back half empty at night. What should it do?"
    moved = look("case", other, GOOD, meaning)
    assert "off_topic" in moved.reading.flags
    assert sum(levels(moved).values()) <= 2


def test_the_same_words_get_the_same_levels(meaning: Meaning) -> None:
    assert look("case", QUESTION, GOOD, meaning) == look("case", QUESTION, GOOD, SentenceVectors())


def test_sample_answers_of_the_bank_are_good_ones(meaning: Meaning) -> None:
    bank = [question for question in load_bank().questions.values() if question.type in ("technical", "case")]
    for question in bank[:: max(1, len(bank) // 12)]:
        found = levels(look(load_kinds()[question.type], question.text, question.sample_answer, meaning, question.key_points))
        assert sum(found.values()) >= 2 * len(found), (question.id, found)


@given(st.lists(st.tuples(st.floats(0, 4), st.integers(1, 40)), min_size=1, max_size=6), st.floats(0, 4))
def test_whole_levels_stay_beside_what_was_predicted(parts: list[tuple[float, int]], overall: float) -> None:
    predicted = {str(place): level for place, (level, _) in enumerate(parts)}
    weights = {str(place): weight / 100 for place, (_, weight) in enumerate(parts)}
    chosen = whole_levels(predicted, weights, overall)
    assert all(abs(chosen[name] - predicted[name]) <= 1 for name in predicted)
    assert chosen == whole_levels(predicted, weights, overall)
