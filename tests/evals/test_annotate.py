"""People rate on a sheet: it opens well, it is blind, and what comes back is checked and kept apart."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.annotation_sheet import OVERALL
from evals.cases import read_cases
from tests.evals.conftest import Entry, entries

Write = Callable[[Sequence[Entry | str | bytes]], Path]
LEVELS = dict.fromkeys("situation task action result relevance specificity ownership reflection delivery".split(), "2")


def exported(path: Path, tmp_path: Path, *more: str) -> Path:
    sheet = tmp_path / "sheet.csv"
    assert main(["annotate", "export", str(sheet), "--cases", str(path), *more]) == 0
    return sheet


def rows(sheet: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))


def filled(sheet: Path, values: Sequence[dict[str, str]], divider: str = ",") -> None:
    table = rows(sheet)
    head = next(place for place, row in enumerate(table) if row[0] == "id")
    for row, given in zip(table[head + 1 :], values, strict=False):
        for name, value in given.items():
            row[table[head].index(name)] = value
    written = io.StringIO()
    csv.writer(written, delimiter=divider).writerows(table)
    sheet.write_text(written.getvalue(), encoding="utf-8-sig")


def test_the_sheet_is_blind_and_opens_well(cases_file: Write, tmp_path: Path) -> None:
    given = [*entries(count=3), *entries("technical", 2)]
    given[0]["answer"], given[0]["sentences"] = '=SUM(A1) is what I typed, "quoted", then\nmoved on.', []
    sheet = exported(cases_file(given), tmp_path)
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf#")
    table = rows(sheet)
    head = next(place for place, row in enumerate(table) if row[0] == "id")
    assert len(table) - head - 1 == 5
    assert not {"mean", "ratings", "notes", "weakest"} & set(table[head])
    assert all(len(row) == len(table[head]) for row in table[head:])
    assert any(row[2].startswith(" =SUM") for row in table[head:])
    assert all(cell in ("", "n/a") for row in table[head + 1 :] for cell in row[4:])
    assert any("0 = " in row[0] and "4 = " in row[0] for row in table[:head])
    assert {row[0] for row in table[head + 1 :]} == {entry["id"] for entry in given}


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_what_people_rate_stands_beside_the_models_and_apart(cases_file: Write, tmp_path: Path, divider: str) -> None:
    path = cases_file(entries(count=3))
    sheet, out = exported(path, tmp_path), tmp_path / "rated.jsonl"
    filled(sheet, [LEVELS | {OVERALL: "41,5"}, {}, LEVELS | {"action": "4", OVERALL: "70"}], divider)
    run = ["annotate", "import", str(sheet), "--cases", str(path), "--rater", "kim", "--out", str(out)]
    assert main(run) == 0
    before, after = read_cases(path), read_cases(out)
    assert sorted(case.by_rater("overall", "person").get("kim", -1) for case in after) == [-1, 41.5, 70]
    for one, other in zip(before, after, strict=True):
        assert one.by_rater("overall") == other.by_rater("overall")
        assert one.rated("overall") == other.rated("overall")
    assert main([*run[:3], "--cases", str(out), *run[5:]]) == 2  # kim has rated these already


def test_every_fault_of_a_sheet_is_named_with_its_row(
    cases_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = cases_file(entries(count=4))
    sheet, out = exported(path, tmp_path), tmp_path / "rated.jsonl"
    filled(sheet, [LEVELS | {"task": "5", OVERALL: "41"}, LEVELS, LEVELS | {"task": "many", OVERALL: "3"}, {"id": "nobody"}])
    assert main(["annotate", "import", str(sheet), "--cases", str(path), "--rater", "kim", "--out", str(out)]) == 2
    told = capsys.readouterr().err
    for fault in ("task: 5 is not a whole level", "overall is missing", "task: 'many' is no number", "no answer 'nobody'"):
        assert fault in told
    assert told.count("row ") == 4
    assert not out.exists()


@pytest.mark.parametrize("content", ["", "id,question\n", "\x00\x00"])
def test_a_file_that_is_no_sheet_is_refused(cases_file: Write, tmp_path: Path, content: str) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(content)
    run = ["annotate", "import", str(sheet), "--cases", str(cases_file(entries(count=1))), "--rater", "kim"]
    assert main([*run, "--out", str(tmp_path / "out.jsonl")]) == 2


def test_agreement_with_people_is_shown_separately(cases_file: Write, tmp_path: Path) -> None:
    path = cases_file(entries(count=8))
    sheet, out, figures = exported(path, tmp_path), tmp_path / "rated.jsonl", tmp_path / "figures.json"
    filled(sheet, [LEVELS | {OVERALL: str(10 * place + 5)} for place in range(8)])
    assert main(["annotate", "import", str(sheet), "--cases", str(path), "--rater", "kim", "--out", str(out)]) == 0
    assert main(["grading", "--cases", str(out), "--only", "1", "--json", str(figures)]) == 0
    written = json.loads(figures.read_text())["figures"]
    people = [figure for figure in written if figure["source"] == "people"]
    assert "overall Spearman, person kim apart" in {figure["name"] for figure in people}
    assert all("kim" in figure["name"] for figure in people)
    assert all(figure["n"] == 8 for figure in people)


def test_a_type_that_is_not_there_is_told(cases_file: Write, tmp_path: Path) -> None:
    run = ["annotate", "export", str(tmp_path / "s.csv"), "--cases", str(cases_file(entries(count=1))), "--type", "case"]
    assert main(run) == 2
