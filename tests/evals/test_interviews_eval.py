"""The checks of the interviewer find what they look for; and a short run through the real graph reports."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from content.bank import Question, load_bank
from evals.__main__ import main
from evals.candidates import CANDIDATES, without_injection
from evals.constructed.texts import load_texts
from evals.figures import Figure
from evals.interviewer_checks import Asked, Talk, interviewer_checks

QUESTION: Question = load_bank().question("beh-0001")


def asked(
    text: str = "", *, follow_up: int = 0, gap: str = "", level: int = 1, number: int = 1, answer: str = "It was fine."
) -> Asked:
    levels = {"situation": level, "result": level}
    place = f"q{number}" + (f"f{follow_up}" if follow_up else "")
    return Asked(place, number, follow_up, gap, text or QUESTION.text, QUESTION, answer, 50.0, levels)


def talk(turns: Sequence[Asked], said: Sequence[str] = (), candidate: str = "strong", overall: float = 50.0) -> Talk:
    return Talk("behavioral", "mid", candidate, turns, said or [turn.text for turn in turns], overall, [])


def found(*talks: Talk, gains: Sequence[float] = ()) -> dict[str, Figure]:
    return {figure.name: figure for figure in interviewer_checks(talks, gains)}


def test_a_clean_interview_is_clean() -> None:
    figures = found(talk([asked(), asked("And what came of it?", follow_up=1, gap="result", level=2)]))
    assert all(figure.passed is not False for figure in figures.values())


def test_key_points_and_rubric_words_are_leaks() -> None:
    point = next(point for point in QUESTION.key_points if len(point.split()) >= 8)
    for said in (f"Remember: {point}", "For the rubric I would need more.", "That would be level 4."):
        assert found(talk([asked()], [said]))["nothing of rubric, key points or prompt said"].passed is False


def test_a_question_that_comes_again_is_a_repeat() -> None:
    again = found(talk([asked(), asked(number=2)]))["no question asked twice"]
    assert again.passed is False
    assert "q2 repeats q1" in again.failures[0]


def test_asking_for_a_result_that_was_told_is_found() -> None:
    turns = [asked(level=3), asked("And what came of it?", follow_up=1, gap="result")]
    assert found(talk(turns))["not asked for what was said"].passed is False
    told = [asked(answer="14 of 20, then 3 of 20, in 2 weeks."), asked("How many?", follow_up=1, gap="numbers")]
    assert found(talk(told))["not asked for what was said"].passed is False


def test_words_to_the_grader_that_are_read_back_are_found() -> None:
    injected = load_texts().injections[0]
    figure = found(talk([asked()], [f"You said “{injected}”. Go on."], "hostile"))["words to the grader not repeated"]
    assert figure.passed is False


def test_the_order_of_the_candidates_is_checked() -> None:
    def scored(*scores: float) -> Figure:
        names = ("strong", "rambling", "thin", "gibberish")
        talks = [talk([asked()], candidate=name, overall=score) for name, score in zip(names, scores, strict=True)]
        return found(*talks)["strong > rambling > thin > gibberish"]

    assert scored(80, 50, 20, 0).passed
    assert scored(80, 50, 55, 0).passed is False
    assert scored(80, 50, 20, 20).passed is False


def test_the_same_answer_with_another_score_is_found() -> None:
    other = Asked("q1", 1, 0, "", QUESTION.text, QUESTION, "It was fine.", 51.0, {})
    assert found(talk([asked()]), talk([other]))["the same answer, the same score"].passed is False


def test_words_to_the_grader_may_not_pay() -> None:
    assert found(talk([asked()]), gains=[0.0, 1.0])["what words to the grader add"].passed
    assert found(talk([asked()]), gains=[0.0, 9.0])["what words to the grader add"].passed is False


@pytest.mark.long
def test_whole_interviews_go_through_the_real_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures, talks = tmp_path / "figures.json", tmp_path / "talks.jsonl"
    told = ["--json", str(figures), "--transcripts", str(talks)]
    assert main(["interviews", "--short", "--type", "behavioral", *told]) in (0, 1)
    assert "5 interviews" in capsys.readouterr().out
    held = {talk["place"]: talk for talk in map(json.loads, talks.read_text(encoding="utf-8").splitlines())}
    assert len(held) == 5
    scores = [held[f"behavioral, mid, {name}"]["overall"] for name in ("strong", "thin", "gibberish")]
    assert scores == sorted(scores, reverse=True)
    for talk in held.values():
        assert {turn["number"] for turn in talk["turns"]} == {1, 2, 3, 4, 5}
    by_name = {figure["name"]: figure for figure in json.loads(figures.read_text())["figures"]}
    for name in ("ended without a fault", "two follow-ups at most", "the same answer, the same score"):
        assert by_name[name]["passed"], by_name[name]["failures"]


def test_candidates_answer_alike_each_time_and_the_hostile_one_is_the_thin_one() -> None:
    said = {one.name: one.answer(QUESTION, "", random.Random(1)) for one in CANDIDATES}
    assert said == {one.name: one.answer(QUESTION, "", random.Random(1)) for one in CANDIDATES}
    assert without_injection(said["hostile"]) == said["thin"]
    assert len(said["rambling"].split()) > len(said["thin"].split()) * 3
    assert said["strong"] == QUESTION.sample_answer
