"""What the coach says about an answer."""

import json
from pathlib import Path

import pytest

from content.rubrics import load_rubrics
from tests.fixtures.stories import (
    INDEX_ANSWER,
    INDEX_POINTS,
    INDEX_QUESTION,
    MASH,
    OPINION,
    RATE_LOST,
    RATE_QUESTION,
    STORY,
    STORY_WITHOUT_ACTION,
    STORY_WITHOUT_RESULT,
    TEAM_QUESTION,
)
from tools.answer_feedback import clip
from tools.answer_grade import Feedback
from tools.answer_grading import grade_read, read_answer

RUBRICS = load_rubrics()


def feedback(answer: str) -> Feedback:
    return grade_read(RUBRICS["behavioral"], "q1", read_answer(RUBRICS["behavioral"], TEAM_QUESTION, answer)).feedback


@pytest.mark.parametrize(("answer", "missing"), [(STORY_WITHOUT_RESULT, "result"), (STORY_WITHOUT_ACTION, "action")])
def test_the_advice_is_about_the_part_that_is_missing(answer: str, missing: str) -> None:
    change = feedback(answer).change
    assert change is not None
    assert change.dimension == missing
    assert change.gain > 0


def test_praise_quotes_the_answer() -> None:
    strength = feedback(STORY).strength
    assert strength is not None
    assert strength.quote in STORY


@pytest.mark.parametrize("answer", [MASH, OPINION, "No."])
def test_there_is_no_praise_for_nothing(answer: str) -> None:
    assert feedback(answer).strength is None


def test_a_blank_answer_gets_no_advice() -> None:
    assert feedback("") == Feedback()


def test_a_cap_by_condition_is_what_the_advice_is_about() -> None:
    rubric = RUBRICS["rate_negotiation"]
    made = grade_read(rubric, "q1", read_answer(rubric, RATE_QUESTION, RATE_LOST))
    assert made.conditions == ("unprompted_cut",)
    assert made.feedback.change is not None


def test_where_only_words_were_looked_at_nobody_is_praised_for_being_right() -> None:
    rubric = RUBRICS["technical"]
    made = grade_read(rubric, "q1", read_answer(rubric, INDEX_QUESTION, INDEX_ANSWER, INDEX_POINTS)).feedback
    assert made.strength is None or made.strength.dimension in ("clarity", "examples")


def test_wordings_vary_between_answers_and_never_for_the_same() -> None:
    said = {change.text for number in range(12) if (change := feedback(f"{OPINION} It was {number} years ago.").change)}
    assert len(said) > 1
    assert feedback(OPINION) == feedback(OPINION)


@pytest.mark.parametrize(
    ("quote", "clipped"),
    [
        ("So um I rang the driver and told him to wait.", "I rang the driver and told him to wait"),
        (
            "I counted the pallets twice, because the sheet was wrong, and then I rang the driver, who had already left",
            "I counted the pallets twice, because the sheet was wrong",
        ),
    ],
)
def test_quotations_are_cut_at_a_clause_and_stay_the_candidates_words(quote: str, clipped: str) -> None:
    assert clip(quote, 14) == clipped
    assert clip(quote, 14) in quote


def test_every_gold_answer_gets_whole_sentences(shared: Path) -> None:
    for answer in map(json.loads, (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()):
        rubric = RUBRICS[answer["type"]]
        made = grade_read(rubric, "q", read_answer(rubric, answer["question"], answer["answer"], answer["key_points"])).feedback
        for text in (made.strength and made.strength.text, made.change and made.change.text):
            assert not text or (text[0].isupper() or text[0] == "“"), text
            assert not text or text.rstrip("”").endswith((".", "?", "!")), text
            assert not text or "{" not in text, text
        if made.strength:
            assert made.strength.quote in answer["answer"]
