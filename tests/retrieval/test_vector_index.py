"""The vector index keeps whole CVs apart, survives a restart and says where it is when it cannot be used."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedder import Vectors
from retrieval.errors import IndexUnusable
from retrieval.index import CvIndex, QuestionIndex, VectorStore


class Small:
    """An embedder of eight dimensions, of which only name and dimension are asked."""

    dimension = 8

    def __init__(self, name: str = "test:small") -> None:
        self.name = name

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(f"embedded {texts}")


def units(count: int, seed: int = 1) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    store = VectorStore(tmp_path / "vectors")
    yield store
    store.close()


def test_a_cv_comes_back_whole_in_order_and_alone(store: VectorStore) -> None:
    index = CvIndex(store, Small())
    ids, vectors = [f"e{number:02}" for number in range(60, 0, -1)], units(60)
    index.put("anna", ids, vectors)
    index.put("ben", ["e01", "e02"], units(2, seed=2))
    found, matrix = index.vectors("anna")
    assert found == ids
    assert matrix.dtype == np.float32
    assert np.abs(matrix - vectors).max() < 1e-6


def test_putting_a_cv_again_replaces_it(store: VectorStore) -> None:
    index = CvIndex(store, Small())
    index.put("anna", ["e01", "e02", "e03"], units(3))
    index.put("anna", ["e02"], units(1, seed=5))
    found, matrix = index.vectors("anna")
    assert found == ["e02"]
    assert np.abs(matrix - units(1, seed=5)).max() < 1e-6


def test_a_deleted_cv_is_gone_and_the_others_stay(store: VectorStore) -> None:
    index = CvIndex(store, Small())
    index.put("anna", ["e01"], units(1))
    index.put("ben", ["e01"], units(1))
    index.delete("anna")
    index.delete("nobody")
    assert index.vectors("anna")[0] == []
    assert index.vectors("anna")[1].shape == (0, 8)
    assert index.vectors("ben")[0] == ["e01"]


def test_an_erased_index_leaves_no_byte_and_can_be_used_again(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "vectors")
    index = CvIndex(store, Small())
    index.put("canary-cv", ["e01"], units(1))
    store.erase()
    assert [path for path in tmp_path.rglob("*") if path.is_file() and b"canary-cv" in path.read_bytes()] == []
    assert index.vectors("canary-cv")[0] == []
    index.put("ben", ["e01"], units(1))
    assert index.vectors("ben")[0] == ["e01"]
    store.erase()
    store.erase()
    assert not (tmp_path / "vectors").exists()


def test_an_empty_cv_is_kept_as_nothing(store: VectorStore) -> None:
    index = CvIndex(store, Small())
    index.put("anna", ["e01"], units(1))
    index.put("anna", [], np.zeros((0, 8), np.float32))
    assert index.vectors("anna")[0] == []


def test_vectors_survive_a_restart(tmp_path: Path) -> None:
    before = VectorStore(tmp_path)
    CvIndex(before, Small()).put("anna", ["e01"], units(1))
    before.close()
    after = VectorStore(tmp_path)
    assert np.abs(CvIndex(after, Small()).vectors("anna")[1] - units(1)).max() < 1e-6
    after.close()


def test_embedders_do_not_see_each_other(store: VectorStore) -> None:
    CvIndex(store, Small("a:one")).put("anna", ["e01"], units(1))
    assert CvIndex(store, Small("a:two")).vectors("anna")[0] == []


def test_threads_write_and_read_at_once(store: VectorStore) -> None:
    index = CvIndex(store, Small())

    def keep(number: int) -> tuple[list[str], float]:
        index.put(f"cv{number}", ["x", "y"], units(2, seed=number))
        found, matrix = index.vectors(f"cv{number}")
        return found, float(np.abs(matrix - units(2, seed=number)).max())

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(keep, range(18)))
    assert all(found == ["x", "y"] and error < 1e-6 for found, error in results)


def test_nothing_is_created_before_the_first_use(tmp_path: Path) -> None:
    CvIndex(VectorStore(tmp_path / "later"), Small())
    assert not (tmp_path / "later").exists()


def test_a_broken_database_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexUnusable, match=r"cannot be used .*Move that folder away"):
        CvIndex(VectorStore(tmp_path), Small()).vectors("anna")


def test_vectors_of_the_wrong_length_are_refused(store: VectorStore) -> None:
    index = CvIndex(store, Small())
    index.put("anna", ["e01"], units(1))
    with pytest.raises(IndexUnusable):
        index.put("ben", ["e01"], np.ones((1, 5), np.float32))


def test_a_narrow_filter_still_yields_all_that_fit(store: VectorStore) -> None:
    index = QuestionIndex(store, Small())
    vectors = units(300)
    kinds = ["rare" if number % 60 == 0 else "common" for number in range(300)]
    index.put([f"q{number}" for number in range(300)], vectors, [{"kind": kind, "digest": "d"} for kind in kinds])
    target = units(1, seed=9)[0]
    found = index.questions_near(target, 10, {"kind": "rare"})
    expected = sorted(range(0, 300, 60), key=lambda row: -float(vectors[row] @ target))
    assert [key for key, _ in found] == [f"q{row}" for row in expected]
    assert [near for _, near in found] == pytest.approx([float(vectors[row] @ target) for row in expected], abs=1e-5)


def test_the_nearest_questions_come_first(store: VectorStore) -> None:
    index = QuestionIndex(store, Small())
    vectors = units(50)
    index.put([f"q{number}" for number in range(50)], vectors, [{"digest": "d"}] * 50)
    found = index.questions_near(vectors[7], 5)
    expected = np.argsort(-(vectors @ vectors[7]))[:5]
    assert [key for key, _ in found] == [f"q{row}" for row in expected]
    assert found[0][1] == pytest.approx(1, abs=1e-5)
    assert index.questions_near(vectors[7], 0) == []
    assert len(index.questions_near(vectors[7], 500)) == 50


def test_an_empty_index_finds_nothing(store: VectorStore) -> None:
    assert QuestionIndex(store, Small()).questions_near(units(1)[0], 3) == []


def test_the_bytes_of_what_was_deleted_are_gone_and_the_rest_is_still_found(store: VectorStore, tmp_path: Path) -> None:
    index, questions = CvIndex(store, Small()), QuestionIndex(store, Small())
    index.put("anna", ["e01", "e02"], units(2, seed=1))
    index.put("ben", ["e01", "e02"], units(2, seed=2))
    questions.put(["q1"], units(1, seed=3), [{"digest": "d"}])
    gone = units(2, seed=1)[0].tobytes()
    assert gone in held(tmp_path)
    index.delete("anna")
    assert gone not in held(tmp_path)
    assert b"anna" not in held(tmp_path)
    assert b"ben" in held(tmp_path)
    ids, vectors = index.vectors("ben")
    assert ids == ["e01", "e02"]
    assert vectors == pytest.approx(units(2, seed=2), abs=1e-6)
    assert questions.digests() == {"q1": "d"}
    index.delete("anna")
    store.erase()
    assert held(tmp_path) == b""


def held(folder: Path) -> bytes:
    """Return every byte of the index."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
