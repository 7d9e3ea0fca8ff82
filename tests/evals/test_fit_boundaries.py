"""Fitting where sentences begin in speech."""

import json
from pathlib import Path

import pytest

from content.spoken_boundaries import pack
from evals.fit_boundaries import AS_SPOKEN, Told, agreement, dictated, fit, found_of, read_told

STARTS = ("so i rang", "then she asked", "we counted")
ENDS = ("the boxes by the door", "everyone on the night shift twice", "the old list from the year before")


def write_answers(path: Path) -> Path:
    """Write answers of two authors, one punctuated, one dictated, made of the same clauses."""
    lines = []
    for number in range(24):
        sentences = [f"{STARTS[(number + n) % 3]} {ENDS[(number * n + n) % 3]}" for n in range(6)]
        if number % 2:
            texts, answer = sentences, " ".join(sentences)
        else:
            texts = [sentence.capitalize() + "." for sentence in sentences]
            answer = " ".join(texts)
        row = {"id": f"{'ab'[number % 2]}1-{number}", "type": "behavioral", "question": "What happened?", "answer": answer}
        lines.append(json.dumps(row | {"sentences": [{"text": text, "part": "A"} for text in texts]}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    return read_told([write_answers(tmp_path_factory.mktemp("told") / "answers.jsonl")])


def test_stops_and_capitals_are_taken_away_and_dictated_answers_count_more(told: list[Told]) -> None:
    stripped, dictation = (next(one for one in told if one.author == author) for author in ("a1", "b1"))
    assert not stripped.dictated
    assert stripped.heard.forms[:3] == "so i rang".split()
    assert not any(stripped.heard.marked)
    assert dictation.dictated
    assert dictation.weight == AS_SPOKEN
    assert [stripped.heard.forms[place] in {"so", "then", "we"} for place in stripped.begins] == [True] * 5


def test_the_fit_finds_the_beginnings_in_answers_of_an_author_that_it_never_saw(told: list[Told]) -> None:
    learnt = fit([one for one in told if one.author == "a1"])
    unseen = [one for one in told if one.author == "b1"]
    assert agreement([(found_of(learnt, one), one.begins) for one in unseen]) > 0.9


def test_the_same_answers_give_the_same_file(told: list[Told]) -> None:
    assert pack(fit(told)) == pack(fit(told))


def test_agreement_counts_what_was_missed_and_what_was_invented() -> None:
    assert agreement([({3, 9}, frozenset({3, 9}))]) == 1
    assert agreement([({3}, frozenset({3, 9})), ({4}, frozenset())]) == pytest.approx(0.5)
    assert agreement([]) == 0


@pytest.mark.parametrize(
    ("answer", "is_dictated"),
    [("and then i went " * 20, True), ("I went. " * 40, False), ("- one thing, another " * 20, False), ("I went there", False)],
)
def test_an_answer_with_hardly_a_stop_or_comma_counts_as_dictated(answer: str, is_dictated: bool) -> None:
    assert dictated(answer) is is_dictated
