"""Levels of behavioural answers."""

import json
from pathlib import Path

import pytest

from tests.fixtures.stories import (
    OPINION,
    OUTCOMES,
    PLAN,
    PRESENT_TENSE_STORY,
    SETTING,
    STORY,
    STORY_WITHOUT_ACTION,
    STORY_WITHOUT_RESULT,
    TEAM_QUESTION,
)
from tools.answer_levels import read_levels
from tools.answer_marks import Mark


def marks(answer: str) -> dict[str, Mark]:
    return {mark.dimension: mark for mark in read_levels("behavioral", TEAM_QUESTION, answer)}


def levels(answer: str) -> dict[str, int]:
    return {name: mark.level for name, mark in marks(answer).items() if mark.level is not None}


def test_a_whole_story_reaches_the_upper_levels() -> None:
    found = levels(STORY)
    assert min(found[part] for part in ("situation", "task", "action", "result")) >= 3
    assert found["reflection"] == 4


@pytest.mark.parametrize("answer", [OPINION, PLAN])
def test_opinions_and_plans_are_no_deeds(answer: str) -> None:
    found = levels(answer)
    assert found["action"] <= 1
    assert found["result"] <= 1
    assert found["relevance"] <= 1


def test_without_its_result_a_story_has_none() -> None:
    assert levels(STORY_WITHOUT_RESULT)["result"] == 0
    assert levels(STORY)["result"] - levels(STORY_WITHOUT_RESULT)["result"] >= 1


def test_without_its_steps_a_story_has_no_action() -> None:
    assert levels(STORY_WITHOUT_ACTION)["action"] <= levels(STORY)["action"] - 1


def test_what_we_did_is_not_what_i_did() -> None:
    ours = STORY.replace("I asked", "we asked").replace("I drew", "we drew").replace("I sat", "we sat").replace(" I ", " we ")
    assert levels(ours)["ownership"] < levels(STORY)["ownership"]
    assert levels(ours)["action"] < levels(STORY)["action"]


def test_grammar_of_a_second_language_costs_no_content() -> None:
    found = levels(PRESENT_TENSE_STORY)
    assert found["action"] >= 3
    assert found["result"] >= 2


def test_fillers_cost_nothing_but_delivery() -> None:
    filled = (
        STORY.replace("First I", "So um first I")
        .replace("Then I", "And then, you know, I")
        .replace("Arne said", "Um, Arne said")
    )
    before, after = levels(STORY), levels(filled)
    assert {name for name in before if before[name] != after[name]} <= {"delivery"}


def test_saying_it_again_adds_nothing() -> None:
    once = f"{SETTING} {OUTCOMES[0]}"
    assert levels(f"{once} {once} {once}") == levels(once)


def test_a_level_of_two_or_more_stands_on_exact_words(shared: Path) -> None:
    for answer in map(json.loads, (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()):
        for mark in read_levels(answer["type"], answer["question"], answer["answer"], answer["key_points"]):
            assert mark.level is None or mark.level < 2 or mark.spans, (answer["id"], mark.dimension)
            assert all(answer["answer"][span.start : span.end] == span.quote for span in mark.spans)


def test_taking_out_the_result_sentences_lowers_the_result(shared: Path) -> None:
    lowered = rated = 0
    for answer in map(json.loads, (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()):
        rest = [sentence["text"] for sentence in answer["sentences"] if sentence["part"] != "R"]
        if len(rest) == len(answer["sentences"]) or answer["mean"]["result"] < 3:
            continue
        before, after = (
            next(mark.level or 0 for mark in read_levels("behavioral", answer["question"], text) if mark.dimension == "result")
            for text in (answer["answer"], " ".join(rest))
        )
        rated += before >= 2
        lowered += before >= 2 and after < before
    assert rated > 50
    assert lowered / rated >= 0.82
