"""Merging a follow-up's grade into the main answer's."""

from content.rubrics import load_rubrics
from tests.fixtures.stories import OPINION, OUTCOMES, STORY, STORY_WITHOUT_RESULT, TEAM_QUESTION
from tools.answer_grade import Grade
from tools.answer_grading import grade_read, read_answer
from tools.answer_merge import merge

RUBRIC = load_rubrics()["behavioral"]


def graded(answer: str, question_id: str, question: str = TEAM_QUESTION) -> Grade:
    return grade_read(RUBRIC, question_id, read_answer(RUBRIC, question, answer))


MAIN = graded(STORY_WITHOUT_RESULT, "q1")
LATER = graded(" ".join(OUTCOMES), "q1f1", "And what came of it?")


def test_a_result_told_later_counts_with_its_own_words() -> None:
    merged = merge(MAIN, LATER)
    result = next(part for part in merged.dimensions if part.dimension == "result")
    assert result.level == LATER.levels["result"]
    assert {span.question_id for span in result.spans} == {"q1f1"}
    assert merged.cap is None
    assert (merged.overall or 0) > (MAIN.overall or 0)
    assert merged.completeness is not None
    assert merged.completeness.share == 1


def test_the_merged_parts_add_up() -> None:
    merged = merge(MAIN, LATER)
    assert sum(round(part.points * 100) for part in merged.dimensions) == round((merged.overall or 0) * 100)


def test_meeting_the_question_and_form_stay_the_main_answers() -> None:
    weak = graded(OPINION, "q1")
    merged = merge(weak, graded(STORY, "q1f1"))
    assert merged.levels["relevance"] == weak.levels["relevance"]
    assert merged.levels["delivery"] == weak.levels["delivery"]
    assert merged.levels["action"] == graded(STORY, "q").levels["action"]


def test_a_poor_follow_up_takes_nothing_away() -> None:
    merged = merge(MAIN, graded("No.", "q1f1"))
    assert merged.overall == MAIN.overall
    assert merged.flags == MAIN.flags


def test_an_unscored_half_leaves_the_other() -> None:
    blank = graded("", "q1f1")
    assert merge(MAIN, blank) == MAIN
    assert merge(blank, LATER).overall == LATER.overall


def test_the_strip_shows_both_answers() -> None:
    assert {part.question_id for part in merge(MAIN, LATER).star} == {"q1", "q1f1"}


def test_a_story_told_after_all_is_not_held_down_by_the_answer_before_it() -> None:
    nothing, told = graded("I don't know, nothing comes to mind.", "q1"), graded(STORY, "q1f1")
    assert "too_short" in nothing.flags
    whole = merge(nothing, told)
    assert "too_short" not in whole.flags
    assert whole.overall == told.overall
