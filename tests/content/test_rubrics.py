"""The rubrics are whole, add up and can be shown."""

import json
from importlib.resources import files
from string import Formatter
from typing import get_args

import pytest
from pydantic import ValidationError

from content.rubrics import Dimension, Rubric, load_examples, load_kinds, load_leads, load_rubrics
from content.vocabulary import QuestionKind, RubricName

RUBRICS = load_rubrics()
DIMENSIONS = [dimension for rubric in RUBRICS.values() for dimension in rubric.dimensions]


def test_every_kind_of_question_has_a_rubric() -> None:
    assert set(RUBRICS) == set(get_args(RubricName))
    assert set(load_kinds()) == set(get_args(QuestionKind))
    assert load_kinds()["meeting"] == load_kinds()["presentation"] == "scenario"


@pytest.mark.parametrize(
    ("rubric", "weights"),
    [
        (
            "behavioral",
            "action .27 relevance .20 result .15 task .12 reflection .12 situation .04 specificity .04 ownership .03 "
            "delivery .03",
        ),
        ("general", "evidence .30 directness .25 fit .20 insight .15 focus .10"),
        ("technical", "correctness .35 depth .20 approach .15 trade_offs .15 clarity .10 examples .05"),
        ("case", "analysis .25 framing .20 structure .20 recommendation .15 risks .10 assumptions .10"),
        ("rate_negotiation", "value_case .25 anchor .20 their_needs .20 trade .15 composure .10 close .10"),
        ("client_discovery", "questions .20 listening .20 scope .20 constraints .15 next_step .15 red_flags .10"),
    ],
)
def test_the_weights_are_the_published_ones(rubric: RubricName, weights: str) -> None:
    words = weights.split()
    published = dict(zip(words[::2], map(float, words[1::2]), strict=True))
    assert {dimension.dimension: dimension.weight for dimension in RUBRICS[rubric].dimensions} == published


def test_the_caps_are_the_published_ones() -> None:
    caps = {(name, cap.dimension or cap.condition): cap.limit for name, rubric in RUBRICS.items() for cap in rubric.caps}
    assert caps["behavioral", "relevance"] == 10
    assert caps["behavioral", "action"] == 40
    assert caps["behavioral", "result"] == 60
    assert caps["general", "directness"] == 10
    assert caps["technical", "contradicted"] == 40
    assert caps["case", "recommendation"] == 60
    assert caps["rate_negotiation", "unprompted_cut"] == 50
    assert caps["client_discovery", "pitch_first"] == 50
    assert {caps[name, "gibberish"] for name in RUBRICS} == {caps[name, "off_topic"] for name in RUBRICS} == {10}


def test_weights_that_do_not_sum_to_one_are_refused() -> None:
    broken = json.loads(files("content").joinpath("rubrics.json").read_text(encoding="utf-8"))["rubrics"]["case"]
    broken["dimensions"][0]["weight"] = 0.5
    with pytest.raises(ValidationError, match="sum to 1"):
        Rubric.model_validate(broken)


def test_four_anchors_are_refused() -> None:
    broken = DIMENSIONS[0].model_dump()
    broken["anchors"] = broken["anchors"][:4]
    with pytest.raises(ValidationError, match="anchors"):
        Dimension.model_validate(broken)


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.dimension)
def test_there_is_advice_from_every_level_up(dimension: Dimension) -> None:
    assert min(dimension.changes) == 0
    assert 3 in dimension.changes
    assert all(2 <= level <= 4 for level in dimension.praise)
    for wordings in dimension.changes.values():
        slots = [{name for _, name, _, _ in Formatter().parse(wording) if name} for wording in wordings]
        assert all(names <= {"quote", "point"} for names in slots)
    assert len(set(dimension.anchors)) == 5


def test_advice_that_needs_the_candidates_words_has_a_plain_sister() -> None:
    without = [
        (dimension.dimension, level)
        for dimension in DIMENSIONS
        for level, wordings in dimension.changes.items()
        if all("{quote}" in wording for wording in wordings)
    ]
    assert without == []


def test_leads_hold_the_advice() -> None:
    assert all("{text}" in lead for lead in load_leads())


def test_graded_examples_are_low_middle_and_high_and_quote_their_answers() -> None:
    for name, groups in load_examples().items():
        assert [set(example.marks) for group in groups for example in group] == [
            set(group) for group in RUBRICS[name].groups for _ in range(3)
        ]
        for group in groups:
            means = [sum(example.marks.values()) / len(example.marks) for example in group]
            assert means == sorted(means)
            assert means[0] < means[2]
            for example in group:
                assert all(evidence in example.answer for evidence in example.evidence.values())
                assert all(example.evidence.get(dimension) for dimension, level in example.marks.items() if level >= 2)
