"""What the fitted grader of stories holds to, with the local model's vectors."""

from collections.abc import Sequence

import numpy as np
import pytest

from content.rubrics import load_rubrics
from retrieval.embedder import Vectors
from retrieval.sentence_vectors import SentenceVectors
from tools.answer_grading import grade_read, read_answer
from tools.answer_reading import read
from tools.fitted_story import read_fitted, tag_fitted
from tools.fitted_text import plain_words
from tools.sentences import split

RUBRIC = load_rubrics()["behavioral"]
MEANING = SentenceVectors()
QUESTION = "Tell me about a time you disagreed with a colleague about how something should be done."
PLACE = "Last March the bakery where I run the early shift had forty wholesale orders late in one week."
DUTY = "It was my job to get the vans out by six without paying for a third driver."
DEED = (
    "My colleague Anders wanted to start the ovens an hour earlier, but I asked him to time one night with me first, "
    "because I thought the packing was slow and not the baking."
)
STEP = "I wrote down every tray for two nights, moved the labels next to the racks, and showed him the times."
EFFECT = "The vans left at ten to six every day of the next week, and late orders fell from forty to three."
LESSON = "Since then I time a thing before I argue about it, and I did the same with the slicer in June."
STORY = " ".join((PLACE, DUTY, DEED, STEP, EFFECT, LESSON))


def levels(answer: str, question: str = QUESTION) -> dict[str, int]:
    return grade_read(RUBRIC, "q1", read_answer(RUBRIC, question, answer, meaning=MEANING)).levels


def total(answer: str, question: str = QUESTION) -> float:
    overall = grade_read(RUBRIC, "q1", read_answer(RUBRIC, question, answer, meaning=MEANING)).overall
    assert overall is not None
    return overall


def test_every_sentence_gets_the_part_it_tells() -> None:
    assert [one.part for one in tag_fitted(split(STORY), MEANING)] == ["S", "T", "A", "A", "R", "F"]


def test_a_whole_story_scores_high_and_talk_about_it_low() -> None:
    talk = "I think disagreeing is normal. I am a team player and I always listen. Communication is key, and I stay positive."
    assert total(STORY) >= 75
    assert total(talk) <= 25


@pytest.mark.parametrize(
    ("dimension", "sentence"),
    [("situation", PLACE), ("result", EFFECT), ("reflection", LESSON)],
)
def test_a_part_that_is_taken_out_is_missed(dimension: str, sentence: str) -> None:
    assert levels(STORY.replace(sentence, ""))[dimension] < levels(STORY)[dimension]


def test_a_level_of_two_or_more_has_its_words() -> None:
    made = grade_read(RUBRIC, "q1", read_answer(RUBRIC, QUESTION, STORY, meaning=MEANING))
    for part in made.dimensions:
        assert part.level is not None
        assert part.level < 2 or part.spans, part.dimension
        assert all(STORY[span.start : span.end] == span.quote for span in part.spans)


def test_the_same_words_get_the_same_bytes() -> None:
    first, again = (
        grade_read(RUBRIC, "q1", read_answer(RUBRIC, QUESTION, STORY, meaning=SentenceVectors())).model_dump_json()
        for _ in range(2)
    )
    assert first == again


def test_vectors_that_differ_in_their_last_bits_change_nothing() -> None:
    class Elsewhere:
        def __call__(self, texts: Sequence[str]) -> Vectors:
            return MEANING(texts) * np.float32(1 + 1e-6)

        def known(self, texts: Sequence[str]) -> Vectors:
            return MEANING.known(texts) * np.float32(1 - 1e-6)

    reading = read("behavioral", QUESTION, STORY)
    ours, theirs = read_fitted(reading, MEANING), read_fitted(reading, Elsewhere())
    assert abs(ours.predicted - theirs.predicted).max() < 1e-3
    assert [one.part for one in ours.story.tagged] == [one.part for one in theirs.story.tagged]


def test_fillers_and_contractions_cost_nothing_outside_delivery() -> None:
    spoken = (
        STORY.replace("Last March", "Um, last March")
        .replace("I wrote", "So, you know, I wrote")
        .replace("It was my", "Uh, it was my")
    )
    before, after = levels(STORY), levels(spoken)
    moved = [abs(before[name] - after[name]) for name in before if name != "delivery"]
    assert sum(moved) <= 1


def test_said_twice_is_worth_no_more() -> None:
    assert abs(total(f"{STORY} {STORY}") - total(STORY)) <= 2


def test_without_vectors_the_rules_grade() -> None:
    by_rule = read_answer(RUBRIC, QUESTION, STORY)
    assert by_rule.marks
    assert {mark.dimension for mark in by_rule.marks} == set(RUBRIC.names)


def test_an_answer_without_words_is_not_scored() -> None:
    made = grade_read(RUBRIC, "q1", read_answer(RUBRIC, QUESTION, "  ", meaning=MEANING))
    assert made.status == "not_scored"


def test_plain_words_lose_fillers_and_nothing_else() -> None:
    assert plain_words("Um, so, you know, I did not like it.") == "so, I didn't like it."
    assert plain_words("I like walking; they will not.") == "I like walking; they won't."
