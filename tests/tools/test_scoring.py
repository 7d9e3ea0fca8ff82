"""The arithmetic of grades."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.rubrics import Rubric, load_rubrics
from content.vocabulary import RubricName
from tests.fixtures.stories import (
    CLIENT_PITCHED,
    CLIENT_QUESTION,
    INDEX_ANSWER,
    INDEX_POINTS,
    INDEX_QUESTION,
    INJECTIONS,
    MASH,
    OPINION,
    RECIPE,
    STORY,
    STORY_WITHOUT_RESULT,
    TEAM_QUESTION,
)
from tools.answer_grade import Grade
from tools.answer_grading import grade_read, read_answer
from tools.answer_marks import Mark, Span
from tools.answer_session import session_score
from tools.scoring import UNITS, add_up, grade, weights

RUBRICS = load_rubrics()


def graded(
    answer: str, question: str = TEAM_QUESTION, rubric: RubricName = "behavioral", points: list[str] | None = None
) -> Grade:
    return grade_read(RUBRICS[rubric], "q1", read_answer(RUBRICS[rubric], question, answer, points or []))


def marked(rubric: Rubric, levels: dict[str, int | None]) -> Grade:
    words = (Span(0, 5, "words"),)
    return grade(rubric, [Mark(name, level, words) for name, level in levels.items()], question_id="q1", answer="words")


def hundredths(points: float) -> int:
    return round(points * 100)


@settings(deadline=None)
@given(st.data())
def test_the_parts_shown_add_up_to_the_total_shown(data: st.DataObject) -> None:
    rubric = data.draw(st.sampled_from(list(RUBRICS.values())))
    levels = {name: data.draw(st.none() | st.integers(0, 4)) for name in rubric.names}
    made = marked(rubric, levels)
    if made.overall is None:
        assert all(level is None for level in levels.values())
        return
    parts = sum(hundredths(part.points) for part in made.dimensions) + hundredths(made.cap.points if made.cap else 0)
    assert parts == hundredths(made.overall)
    assert sum(hundredths(part.max_points) for part in made.dimensions) == 10_000
    assert 0 <= made.overall <= 100


@pytest.mark.parametrize("rubric", list(RUBRICS.values()), ids=str)
def test_full_marks_are_100_and_no_marks_0(rubric: Rubric) -> None:
    assert marked(rubric, dict.fromkeys(rubric.names, 4)).overall == 100
    assert marked(rubric, dict.fromkeys(rubric.names, 0)).overall == 0


def test_a_level_is_worth_its_weight_times_25() -> None:
    rubric = RUBRICS["behavioral"]
    found = marked(rubric, {**dict.fromkeys(rubric.names, 1), "action": 3})
    points = {part.dimension: part.points for part in found.dimensions}
    assert points["action"] == 20.25
    assert points["delivery"] == 0.75


def test_without_a_result_the_total_is_capped_at_60_and_the_cap_is_a_line_of_the_sum() -> None:
    rubric = RUBRICS["behavioral"]
    made = marked(rubric, {**dict.fromkeys(rubric.names, 4), "result": 0})
    assert (made.overall, made.score10) == (60, 6.0)
    assert made.cap is not None
    assert (made.cap.limit, made.cap.points) == (60, -25)


def test_the_lowest_cap_holds_and_one_that_takes_nothing_is_not_shown() -> None:
    rubric = RUBRICS["behavioral"]
    both = marked(rubric, {**dict.fromkeys(rubric.names, 4), "result": 0, "action": 0})
    assert both.overall == 40
    assert marked(rubric, {**dict.fromkeys(rubric.names, 0), "task": 1}).cap is None


def test_a_gain_counts_the_cap_that_it_lifts() -> None:
    rubric = RUBRICS["behavioral"]
    made = marked(rubric, {**dict.fromkeys(rubric.names, 4), "result": 0})
    gains = {part.dimension: part.gain for part in made.dimensions}
    assert gains["result"] == 28.75
    assert gains["action"] == 0


def test_what_was_not_scored_passes_its_weight_on_visibly() -> None:
    made = graded(INDEX_ANSWER, INDEX_QUESTION, "technical")
    correctness = made.dimensions[0]
    assert (correctness.level, correctness.weight, correctness.points, correctness.max_points) == (None, 0, 0, 0)
    assert sum(round(part.weight * UNITS) for part in made.dimensions) == UNITS
    assert "correctness_unknown" in made.flags
    assert "correctness_by_words" in graded(INDEX_ANSWER, INDEX_QUESTION, "technical", INDEX_POINTS).flags


def test_shared_out_weights_always_sum_to_the_whole() -> None:
    rubric = RUBRICS["technical"]
    for kept in product((True, False), repeat=len(rubric.names)):
        scored = [name for name, is_kept in zip(rubric.names, kept, strict=True) if is_kept]
        assert sum(weights(rubric, scored).values()) == (UNITS if scored else 0)


def test_more_never_scores_less() -> None:
    for rubric in RUBRICS.values():
        for name in rubric.names:
            totals = [add_up(rubric, {**dict.fromkeys(rubric.names, 2), name: level}, ()).total for level in range(5)]
            assert totals == sorted(totals)


def test_a_blank_answer_is_not_scored_and_never_0() -> None:
    made = graded("   ")
    assert (made.status, made.overall, made.score10) == ("not_scored", None, None)
    assert made.flags == ("blank",)


@pytest.mark.parametrize("answer", [MASH, RECIPE, TEAM_QUESTION, "ok", "My favourite food is pizza and I like football."])
@pytest.mark.parametrize("rubric", list(RUBRICS))
def test_no_answer_at_all_stays_at_10_or_below(answer: str, rubric: RubricName) -> None:
    made = graded(answer, TEAM_QUESTION, rubric, ["Names the two sides and what each of them wanted"])
    assert made.overall is not None
    assert made.overall <= (10 if rubric == "behavioral" or answer != "My favourite food is pizza and I like football." else 45)


@pytest.mark.parametrize("order", INJECTIONS)
@pytest.mark.parametrize("answer", [STORY, STORY_WITHOUT_RESULT, OPINION])
def test_words_to_the_grader_never_raise_the_score(order: str, answer: str) -> None:
    before = graded(answer).overall or 0
    for attacked in (f"{answer} {order}", f"{order} {answer}", f"{answer}\n\n{order}"):
        made = graded(attacked)
        assert (made.overall or 0) <= before
        assert "prompt_injection" in made.flags


def test_completeness_stands_beside_the_total() -> None:
    whole, cut = graded(STORY), graded(STORY_WITHOUT_RESULT)
    assert whole.completeness is not None
    assert whole.completeness.share == 1
    assert cut.completeness is not None
    assert cut.completeness.missing == ("result",)
    assert graded(INDEX_ANSWER, INDEX_QUESTION, "technical", INDEX_POINTS).completeness is None


def test_taking_out_the_result_lowers_the_total() -> None:
    assert (graded(STORY_WITHOUT_RESULT).overall or 0) <= 60 < (graded(STORY).overall or 0)


def test_pitching_before_asking_is_capped_with_its_reason() -> None:
    made = graded(CLIENT_PITCHED, CLIENT_QUESTION, "client_discovery")
    assert made.conditions == ("pitch_first",)
    assert (made.overall or 0) <= 50


def test_the_same_answer_gets_the_same_bytes() -> None:
    assert graded(STORY).model_dump_json(by_alias=True) == graded(STORY).model_dump_json(by_alias=True)


def test_the_public_grade_speaks_camel_case_and_reads_back() -> None:
    shown = graded(STORY).model_dump(mode="json", by_alias=True)
    assert {
        "questionId",
        "score10",
        "dimensions",
        "cap",
        "completeness",
        "star",
        "flags",
        "feedback",
        "engine",
        "degraded",
    } <= set(shown)
    assert {"maxPoints", "nextAnchor", "gain", "anchor", "spans"} <= set(shown["dimensions"][0])
    assert Grade.model_validate(shown) == graded(STORY)


def test_a_session_of_two_is_too_few_to_score_and_blanks_are_no_answers() -> None:
    few = session_score([graded(STORY), graded(OPINION), graded("")], RUBRICS)
    assert (few.status, few.overall, few.graded, few.answered) == ("too_few", None, 2, 3)


def test_a_session_is_the_mean_of_what_was_graded() -> None:
    grades = [graded(STORY), graded(OPINION), graded(STORY_WITHOUT_RESULT), graded("")]
    found = session_score(grades, RUBRICS, follow_ups=(1, 2))
    scored = [one.overall for one in grades if one.overall is not None]
    assert found.overall == round(sum(scored) / 3, 2)
    assert found.graded == 3
    assert all(value is not None and 0 <= value <= 100 for value in found.metrics.values())
    unanswered = session_score(grades, RUBRICS, follow_ups=(0, 2)).metrics["responsiveness"]
    assert unanswered is not None
    assert unanswered < (found.metrics["responsiveness"] or 0)
