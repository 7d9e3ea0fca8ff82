"""Sets made by others are read in both forms, and each fault is named with its file and line."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from content.bank import Question, load_bank
from evals.records import InputError
from evals.retrieval_cases import Case, read_cases, read_cvs

HIGHLIGHTS = ["Bound 300 books for a county archive.", "Fell out with the paper mill, then drew up a returns rule with them."]
RESUME = {
    "basics": {"name": "Ida Fennimore", "summary": "Bookbinder."},
    "work": [{"name": "Fennimore & Daughter", "highlights": HIGHLIGHTS}, {"name": "Archive", "summary": "no lines"}],
    "volunteer": [{"organization": "Night school", "highlights": ["Taught box making, naïve and all."]}],
}
GOOD = {"cv": "21", "question_id": "beh-0001", "best": ["21-2"], "usable": ["21-1"]}


@pytest.fixture(scope="module")
def questions() -> Mapping[str, Question]:
    return load_bank().questions


@pytest.fixture
def people(tmp_path: Path) -> Path:
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "21_bookbinder.cv.json").write_text(json.dumps(RESUME), encoding="utf-8")
    return folder


def written(folder: Path, entries: Sequence[object]) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def test_lines_are_numbered_over_all_highlights_of_a_resume(people: Path) -> None:
    lines = read_cvs(people)["21"]
    assert [line.id for line in lines] == ["21-1", "21-2", "21-3"]
    assert lines[2].text == "Taught box making, naïve and all."


def test_a_list_of_lines_is_enough_and_goes_first(people: Path) -> None:
    entries = [{"cv": "21", "line": "21-7", "text": "Listed."}, {"cv": "22", "line": "22-1", "text": "Another."}]
    (people / "lines.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    assert {cv: [line.id for line in lines] for cv, lines in read_cvs(people).items()} == {"21": ["21-7"], "22": ["22-1"]}
    (people / "21_bookbinder.cv.json").unlink()
    assert sorted(read_cvs(people)) == ["21", "22"]


def test_resumes_fill_in_for_cvs_that_the_list_lacks(people: Path) -> None:
    (people / "lines.jsonl").write_text('{"cv": "22", "line": "22-1", "text": "Another."}\n', encoding="utf-8")
    assert {cv: len(lines) for cv, lines in read_cvs(people).items()} == {"21": 3, "22": 1}


def test_good_cases_are_read_with_blank_lines_and_a_byte_order_mark(
    people: Path, tmp_path: Path, questions: Mapping[str, Question]
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n\r\n")
    (case,) = read_cases(path, read_cvs(people), questions)
    assert case == Case("21", "beh-0001", frozenset({"21-2"}), frozenset({"21-1"}))


def test_a_set_without_labels_can_be_ranked(people: Path, tmp_path: Path, questions: Mapping[str, Question]) -> None:
    path = written(tmp_path, [{"cv": "21", "question_id": "beh-0001"}, {"cv": "21", "question_id": "beh-0002"}])
    assert [case.best for case in read_cases(path, read_cvs(people), questions)] == [frozenset(), frozenset()]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"cv": "21", "best": ["21-1"]}, "'question_id' is missing"),
        ({"cv": "21", "question_id": "beh-0002"}, "'best' is missing"),
        ({"cv": "21", "question_id": "beh-9999", "best": ["21-1"]}, "no question 'beh-9999'"),
        ({"cv": "77", "question_id": "beh-0002", "best": ["77-1"]}, "no CV '77'"),
        ({"cv": "21", "question_id": "beh-0002", "best": ["21-9"]}, "no line 21-9"),
        ({"cv": "21", "question_id": "beh-0002", "best": ["21-1"], "usable": ["21-1"]}, "twice"),
        ({"cv": "21", "question_id": "beh-0002", "best": "21-1"}, "best"),
        (GOOD, "stands in line 1 already"),
        (["not", "an", "object"], "entry"),
    ],
)
def test_a_faulty_case_is_named_with_its_line(
    people: Path, tmp_path: Path, questions: Mapping[str, Question], second: object, told: str
) -> None:
    path = written(tmp_path, [GOOD, second])
    with pytest.raises(InputError, match=told) as caught:
        read_cases(path, read_cvs(people), questions)
    assert f"{path}, line 2:" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"cv": "21",\n', "line 1: is not JSON"),
        (b'\n{"cv": "caf\xe9"}\n', "line 2: is not UTF-8"),
        (b"", "holds no case"),
    ],
)
def test_a_file_that_is_no_json_lines_is_named(
    people: Path, tmp_path: Path, questions: Mapping[str, Question], content: bytes, told: str
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_cases(path, read_cvs(people), questions)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("lines.jsonl", '{"cv": "21", "line": "21-1"}', "line 1: the key 'text' is missing"),
        ("lines.jsonl", '{"cv": "9", "line": "9-1", "text": "a"}\n' * 2, "line 2: the line 9-1 .* stands there twice"),
        ("30_x.cv.json", "{", "30_x.cv.json, line 1: is not JSON"),
        ("30_x.cv.json", "[]", "is an object"),
        ("30_x.cv.json", '{"work": [{"highlights": []}]}', "no highlights"),
        ("30_x.cv.json", '{"work": [{"highlights": [1]}]}', "no text"),
        ("21_other.cv.json", json.dumps(RESUME), "another CV of this folder is called '21'"),
    ],
)
def test_a_faulty_cv_is_named(people: Path, name: str, content: str, told: str) -> None:
    (people / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_cvs(people)


def test_a_folder_without_cvs_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither lines\.jsonl nor \*\.cv\.json"):
        read_cvs(tmp_path)
    with pytest.raises(InputError, match="is no folder"):
        read_cvs(tmp_path / "nowhere")
