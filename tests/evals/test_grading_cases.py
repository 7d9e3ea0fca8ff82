"""Rated answers are read strictly: every fault is named with its line, and nothing is graded beside a fault."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.cases import own_cases, read_all, read_cases
from evals.records import InputError
from tests.evals.conftest import Entry, entries

Write = Callable[[Sequence[Entry | str | bytes]], Path]


def told(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_cases(path)
    return str(caught.value)


def test_our_own_answers_are_sound() -> None:
    cases = read_all(own_cases())
    assert len(cases) >= 340
    assert len({case.id for case in cases}) == len(cases)
    assert all(case.rated("overall") is not None for case in cases)
    assert {case.rubric.rubric for case in cases} >= {"behavioral", "general", "technical", "case"}


def test_every_fault_of_a_file_is_named_with_its_line(cases_file: Write) -> None:
    good, *others = entries(count=7)
    no_answer, odd_type, high, twice, cut = others[:5]
    del no_answer["answer"]
    odd_type["type"] = "juggling"
    high["ratings"][0]["action"] = 5
    high["mean"]["overall"] = 101
    twice["id"] = good["id"]
    cut["sentences"][1]["text"] = "Words that stand nowhere."
    message = told(cases_file([good, no_answer, odd_type, "{not json", high, b'{"id": "\xff"}', "[]", twice, cut]))
    assert "line 2: the key 'answer' is missing" in message
    assert "line 3: type" in message
    assert "line 4: is not JSON" in message
    assert "line 5: ratings.1.action: 5 is not a number from 0 to 4" in message
    assert "line 5: mean.overall: 101 is not a number from 0 to 100" in message
    assert "line 6: is not UTF-8" in message
    assert "line 7:" in message
    assert f"line 8: the id '{good['id']}' stands in line 1 already" in message
    assert "line 9: sentences.2: does not stand in the answer" in message
    assert "line 1:" not in message


@pytest.mark.parametrize("level", [True, "3", None, -1, 4.5, float("nan")])
def test_a_level_is_a_number_of_the_scale(cases_file: Write, level: object) -> None:
    entry = entries(count=1)[0]
    entry["ratings"][1]["task"] = level
    assert "line 1: ratings.2.task:" in told(cases_file([entry]))


def test_a_dimension_that_was_not_rated_is_a_fault(cases_file: Write) -> None:
    entry = entries(count=1)[0]
    del entry["mean"]["reflection"]
    del entry["ratings"][0]["task"]
    message = told(cases_file([entry]))
    assert "mean: 'reflection' is missing" in message
    assert "ratings.1: 'task' is missing" in message


def test_an_id_may_stand_in_one_file_only(cases_file: Write, tmp_path: Path) -> None:
    one, other = cases_file(entries(count=3)), tmp_path / "other.jsonl"
    other.write_text(json.dumps(entries(count=3)[1]) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"stands in .*cases\.jsonl already"):
        read_all([one, other])


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content)
    assert "is empty" in told(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(json.dumps(entries(count=1)[0]).encode(encoding))
    assert "line 1" in told(path)


def test_half_a_character_is_found(cases_file: Write) -> None:
    entry = entries(count=1)[0] | {"answer": "I \ud83d fixed it.", "sentences": []}
    assert "lone surrogate" in told(cases_file([entry]))


def test_a_byte_order_mark_and_windows_line_ends_are_no_faults(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(json.dumps(entry).encode() for entry in entries(count=3)))
    assert len(read_cases(path)) == 3


def test_only_four_keys_are_needed(cases_file: Write) -> None:
    case = read_cases(cases_file([{"id": "x", "type": "case", "question": "Why?", "answer": ""}]))[0]
    assert (case.rated("overall"), case.by_rater("overall"), case.author) == (None, {}, "x")


def test_the_mean_is_worked_out_where_the_file_lacks_it(cases_file: Write) -> None:
    entry = entries(count=1)[0]
    del entry["mean"]
    entry["ratings"] = entry["ratings"][:2]
    entry["ratings"][0]["task"], entry["ratings"][1]["task"] = 1, 4
    assert read_cases(cases_file([entry]))[0].rated("task") == 2.5


def test_bad_input_ends_with_status_2_before_anything_is_written(
    cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "predictions.jsonl"
    path = cases_file([*entries(count=2), "{"])
    assert main(["grading", "--cases", str(path), "--predictions", str(written)]) == 2
    assert "line 3: is not JSON" in capsys.readouterr().err
    assert not written.exists()
    assert main(["grading", "--cases", str(tmp_path / "none.jsonl")]) == 2
    assert main(["grading", "--only", "99", "--cases", str(path)]) == 2
    assert (
        main(["grading", "--predictions", str(tmp_path / "no" / "p.jsonl"), "--cases", str(cases_file(entries(count=1)))]) == 2
    )
