"""Tagging the sentences of a story."""

import json
from pathlib import Path

from content.vocabulary import StarPart
from tests.fixtures.stories import DUTY, LESSON, OPINION, OUTCOMES, PRESENT_TENSE_STORY, SETTING, STEPS, STORY
from tools.sentences import Sentence
from tools.star_tagging import PARTS, tag, tag_sentences


def test_the_parts_of_a_story_are_told_apart() -> None:
    parts = {tagged.text: tagged.part for tagged in tag(STORY)}
    assert parts[SETTING] == "S"
    assert parts[DUTY] == "T"
    assert {parts[step] for step in STEPS} == {"A"}
    assert parts[OUTCOMES[0]] == "R"
    assert parts[LESSON] == "F"


def test_opinions_are_no_story() -> None:
    assert {tagged.part for tagged in tag(OPINION)} == {"N"}


def test_a_story_told_in_the_present_is_a_story() -> None:
    parts = [tagged.part for tagged in tag(PRESENT_TENSE_STORY)]
    assert parts.count("A") >= 2
    assert "N" not in parts


def test_the_same_answer_always_gets_the_same_tags() -> None:
    assert tag(STORY) == tag(STORY)
    assert all(0 < tagged.confidence <= 1 for tagged in tag(STORY))


def test_nothing_is_tagged_in_nothing() -> None:
    assert tag("") == []
    assert tag("?!") == []


def test_the_gold_sentences_are_tagged_well_enough(shared: Path) -> None:
    lines = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    told: list[StarPart] = []
    meant: list[StarPart] = []
    for answer in map(json.loads, lines):
        sentences = [Sentence(0, 0, sentence["text"].removeprefix("- ")) for sentence in answer["sentences"]]
        told += [tagged.part for tagged in tag_sentences(sentences)]
        meant += [sentence["part"] for sentence in answer["sentences"]]
    assert sum(f1(part, told, meant) for part in PARTS) / len(PARTS) >= 0.65


def f1(part: StarPart, told: list[StarPart], meant: list[StarPart]) -> float:
    hits = sum(1 for one, other in zip(told, meant, strict=True) if one == other == part)
    return 2 * hits / (told.count(part) + meant.count(part))
