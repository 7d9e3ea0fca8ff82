"""The retrieval eval measures what it says, and Greenroom beats what it must beat."""

import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.retrieval import scores
from evals.retrieval_cases import Case


def case(best: set[str], usable: set[str]) -> Case:
    return Case("1", "beh-0001", frozenset(best), frozenset(usable))


def test_the_measures_of_one_case_are_those_of_the_definitions() -> None:
    order = ["a", "b", "c", "d", "e", "f"]
    assert scores(order, case({"a"}, set())) == (1, 1, 1, 1)
    assert scores(order, case({"c"}, set()))[:3] == (0, 1, 1 / 3)
    assert scores(order, case({"f", "d"}, set()))[:3] == (0, 0, 0.25)
    # Gains 1 and 2 at places 1 and 3: 1/1 + 2/2 against the ideal 2/1 + 1/log2(3).
    assert scores(order, case({"c"}, {"a"}))[3] == pytest.approx((1 + 2 / 2) / (2 + 1 / 1.5849625))
    assert scores(order, case({"f"}, set()))[3] == 0


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eval")
    status = main(["retrieval", "--predictions", str(folder / "ranked.jsonl"), "--json", str(folder / "figures.json")])
    assert status == 0
    return folder


def test_ours_beats_words_alone_and_vectors_alone(results: Path) -> None:
    systems = json.loads((results / "figures.json").read_text())["systems"]
    ours, vectors, words = (systems[name] for name in ("ours", "vectors only", "BM25 only"))
    for measure in ("Recall@3", "MRR", "nDCG@5"):
        assert ours[measure]["mean"] > vectors[measure]["mean"] + 0.05
        assert ours[measure]["mean"] > words[measure]["mean"] + 0.1
    # Measured 0.72 and 0.63; a fall below these floors is more than an edit of the bank explains.
    assert ours["Recall@3"]["mean"] >= 0.68
    assert ours["MRR"]["mean"] >= 0.58


def test_every_case_is_predicted_with_all_lines_of_its_cv(results: Path) -> None:
    root = Path(__file__).parents[2]
    cases = [json.loads(line) for line in (root / "evals/data/retrieval.jsonl").read_text().splitlines()]
    lines = [json.loads(line) for line in (root / "content/people/lines.jsonl").read_text().splitlines()]
    predictions = [json.loads(line) for line in (results / "ranked.jsonl").read_text().splitlines()]
    assert [(p["cv"], p["question_id"]) for p in predictions] == [(c["cv"], c["question_id"]) for c in cases]
    for prediction in predictions:
        assert sorted(prediction["ranked"]) == sorted(line["line"] for line in lines if line["cv"] == prediction["cv"])


def test_a_set_without_labels_is_ranked_but_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases, ranked = tmp_path / "cases.jsonl", tmp_path / "ranked.jsonl"
    cases.write_text('{"cv": "02", "question_id": "beh-0001"}\n')
    assert main(["retrieval", "--cases", str(cases), "--predictions", str(ranked)]) == 0
    assert "no labels" in capsys.readouterr().out
    assert len(json.loads(ranked.read_text())["ranked"]) == 15


def test_bad_input_ends_with_status_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"cv": "02", "question_id": "beh-0001", "best": ["02-99"]}\n')
    assert main(["retrieval", "--cases", str(cases)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"error: {cases}, line 1:")
    assert told.count("\n") == 1
    assert main(["retrieval", "--cases", str(tmp_path / "none.jsonl")]) == 2


def test_predictions_that_cannot_be_written_are_bad_input_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"cv": "02", "question_id": "beh-0001"}\n')
    assert main(["retrieval", "--cases", str(cases), "--predictions", str(tmp_path / "no" / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_an_unknown_eval_is_refused() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["cooking"])
    assert caught.value.code == 2
