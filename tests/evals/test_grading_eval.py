"""`python -m evals grading`: what it writes, what it says, and when it fails."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from tests.evals.conftest import Entry, entries

ROOT = Path(__file__).parents[2]
Write = Callable[[Sequence[Entry | str | bytes]], Path]


def predicted(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that one run over a few answers of three kinds writes."""
    folder = tmp_path_factory.mktemp("grading")
    chosen = [*entries("behavioral", 6), *entries("technical", 6), *entries("general", 6)]
    (folder / "cases.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in chosen), encoding="utf-8")
    outputs = {"--predictions": "predictions.jsonl", "--json": "figures.json", "--markdown": "f.md", "--html": "page.html"}
    told = [word for option, name in outputs.items() for word in (option, str(folder / name))]
    assert main(["grading", "--cases", str(folder / "cases.jsonl"), *told]) == 0
    return folder


def test_every_case_is_predicted_in_its_order_with_exact_spans(folder: Path) -> None:
    cases, predictions = predicted(folder / "cases.jsonl"), predicted(folder / "predictions.jsonl")
    assert [prediction["id"] for prediction in predictions] == [case["id"] for case in cases]
    for case, prediction in zip(cases, predictions, strict=True):
        assert prediction["overall"] is None or 0 <= prediction["overall"] <= 100
        assert set(prediction["levels"]) <= set(case["mean"]) - {"overall"}
        assert all(type(level) is int and 0 <= level <= 4 for level in prediction["levels"].values())
        assert all(case["answer"][span["start"] : span["end"]] == span["quote"] != "" for span in prediction["spans"])
        quoted = {span["dimension"] for span in prediction["spans"]}
        assert all(name in quoted for name, level in prediction["levels"].items() if level >= 2)
        assert set(prediction) >= {"tags", "flags"}


def test_tags_follow_the_sentences_as_the_file_cuts_them(folder: Path) -> None:
    for case, prediction in zip(predicted(folder / "cases.jsonl"), predicted(folder / "predictions.jsonl"), strict=True):
        if case["sentences"]:
            assert [tag["text"] for tag in prediction["tags"]] == [sentence["text"] for sentence in case["sentences"]]
        assert {tag["part"] for tag in prediction["tags"]} <= set("STARFN")


def test_every_figure_has_its_count_its_interval_and_what_it_is_held_against(folder: Path) -> None:
    written = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert written["cases"]["count"] == 18
    figures = written["figures"]
    assert {figure["check"] for figure in figures} >= {"1", "2", "3", "4", "13"}
    for figure in figures:
        assert figure["n"] > 0
        assert figure["low"] <= figure["value"] <= figure["high"], figure
        assert figure["passed"] is None or figure["target"]
    agreeing = [figure for figure in figures if figure["name"] == "overall Spearman"]
    assert {figure["kind"] for figure in agreeing} == {"behavioral", "technical", "general"}
    assert all(figure["lengthOnly"] is not None and figure["source"] == "rated" for figure in agreeing)
    assert "language-model raters" in written["sources"]["rated"]


def test_the_page_asks_for_nothing_and_the_reports_say_who_rated(folder: Path) -> None:
    page, text = ((folder / name).read_text(encoding="utf-8") for name in ("page.html", "f.md"))
    assert "<svg" in page
    for asks in ("<script", "<link", "<img", "@import", "url(http", 'src="', "<iframe"):
        assert asks not in page
    for report in (page, text):
        assert "language-model raters" in report
        assert "human" not in report
    assert "| behavioral | overall Spearman |" in text


@pytest.mark.long
def test_the_command_is_quiet_and_works_from_anywhere(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "evals", "grading", "--cases", str(folder / "cases.jsonl"), "--predictions", "p.jsonl"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "3"}, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "p.jsonl").read_bytes() == (folder / "predictions.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.jsonl"]


def test_answers_without_ratings_are_predicted_and_said_not_to_be_compared(
    cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = [{key: entry[key] for key in ("id", "type", "question", "answer")} for entry in entries(count=3)]
    blank = {"id": "blank", "type": "behavioral", "question": "Why?", "answer": ""}
    path = cases_file([*bare, blank])
    assert main(["grading", "--cases", str(path), "--predictions", str(tmp_path / "p.jsonl")]) == 0
    assert "4 of 4 answers have no ratings" in capsys.readouterr().out
    *graded, last = predicted(tmp_path / "p.jsonl")
    assert all(one["overall"] is not None and one["tags"] for one in graded)
    for one, case in zip(graded, bare, strict=True):
        place = 0
        for tag in one["tags"]:
            place = case["answer"].index(tag["text"], place) + len(tag["text"])
    assert (last["overall"], last["levels"], last["spans"], last["flags"]) == (None, {}, [], ["blank"])


def test_a_fall_out_of_the_baselines_interval_ends_with_status_1(
    cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = tmp_path / "baseline.json"
    run = ["grading", "--cases", str(cases_file(entries(count=6))), "--only", "1,13", "--baseline", str(baseline)]
    assert main(run) == 2
    assert main([*run, "--update-baseline"]) == 0
    assert main(run) == 0
    assert "0 fell out" in capsys.readouterr().out
    kept = json.loads(baseline.read_text())
    better = kept["grading"][0]["figures"]["1 behavioral: overall Spearman"]
    better.update(value=1.1, low=1.05, high=1.2)
    baseline.write_text(json.dumps(kept))
    assert main(run) == 1
    assert "1 behavioral: overall Spearman is" in capsys.readouterr().out


def test_a_baseline_of_other_answers_is_not_compared(
    folder: Path, cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = str(tmp_path / "baseline.json")
    assert (
        main(["grading", "--cases", str(folder / "cases.jsonl"), "--only", "13", "--baseline", baseline, "--update-baseline"])
        == 0
    )
    assert main(["grading", "--cases", str(cases_file(entries(count=2))), "--only", "13", "--baseline", baseline]) == 0
    assert "none for this engine and these cases" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["not json", '{"grading": 3}'])
def test_a_broken_baseline_is_bad_input(folder: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "baseline.json").write_text(content)
    run = ["grading", "--cases", str(folder / "cases.jsonl"), "--only", "13", "--baseline", str(tmp_path / "baseline.json")]
    assert main(run) == 2


def test_constructed_checks_run_on_what_is_asked_for(cases_file: Write, tmp_path: Path) -> None:
    figures, path = tmp_path / "figures.json", cases_file([*entries("behavioral", 2), *entries("general", 2)])
    run = ["grading", "--cases", str(path), "--short", "--json", str(figures)]
    main([*run, "--only", "4,5,6,6b,7,8,9,10,12,15,16"])
    written = json.loads(figures.read_text())["figures"]
    names = {figure["name"] for figure in written}
    assert {"removed part drops a level", "padded to twice the words: shift of the total", "shift by order"} <= names
    assert {figure["source"] for figure in written if figure["check"] in ("5", "6", "8", "9", "15")} == {"constructed"}
    by_name = {figure["name"]: figure for figure in written}
    assert by_name["shift by order"]["value"] == 0
    assert by_name["repetition: shift of the total"]["passed"]
    assert all(figure["passed"] for figure in written if figure["name"] == "blank at most 10")


def test_the_second_process_gives_the_same_bytes(cases_file: Write, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    assert (
        main(["grading", "--cases", str(cases_file(entries(count=3))), "--short", "--only", "11", "--json", str(figures)]) == 0
    )
    written = json.loads(figures.read_text())["figures"]
    assert [(figure["name"], figure["value"]) for figure in written] == [
        ("same bytes when graded again", 1.0),
        ("same bytes in a second process", 1.0),
    ]
