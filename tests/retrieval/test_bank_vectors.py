"""The bank's vectors are shipped, kept up to date and never mixed between embedders."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from content.bank import Question
from retrieval.bank_vectors import (
    SIDES,
    BankVectors,
    embed_questions,
    open_bank_vectors,
    read_bank_vectors,
    write_bank_vectors,
)
from retrieval.embedder import Vectors
from retrieval.errors import VectorsStale
from retrieval.minilm import MiniLm


class Letters:
    """An embedder of another name: counts letters. Counts how many texts it was asked for."""

    name = "test:letters"
    dimension = 26

    def __init__(self) -> None:
        self.asked = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += len(texts)
        counts = np.array([[text.lower().count(chr(97 + place)) + 0.01 for place in range(26)] for text in texts], np.float32)
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), np.float32)


def reworded(question: Question) -> Question:
    return question.model_copy(update={"text": "How did you keep your patience with a machine that stalled every hour?"})


def test_the_shipped_vectors_are_those_of_the_bank(questions: tuple[Question, ...]) -> None:
    shipped = read_bank_vectors(files("content").joinpath("bank_vectors.npz").read_bytes())
    assert len(shipped.stale(questions)) <= len(questions) // 10, "make them anew: python -m retrieval.bank_vectors"


def test_shipped_vectors_equal_fresh_ones(questions: tuple[Question, ...], minilm: MiniLm, bank_vectors: BankVectors) -> None:
    fresh = embed_questions(questions[:3], minilm)
    for side in SIDES:
        assert np.abs(fresh.sides[side] - bank_vectors.sides[side][:3]).max() < 1e-3


def test_only_what_was_reworded_is_embedded_again(questions: tuple[Question, ...], tmp_path: Path) -> None:
    first, second, third = questions[:3]
    embedder = Letters()
    open_bank_vectors([first, second], embedder, tmp_path)
    asked = embedder.asked
    assert asked > 0
    kept = open_bank_vectors([second, first], embedder, tmp_path)
    assert embedder.asked == asked
    assert kept.ids == (second.id, first.id)
    changed = open_bank_vectors([third, reworded(first)], embedder, tmp_path)
    assert asked < embedder.asked <= asked + 2 * (4 + len(third.key_points) + len(first.key_points))
    assert np.abs(changed.sides["evidence"][1] - kept.sides["evidence"][1]).max() > 0.01
    assert np.abs(changed.sides["sample"][1] - kept.sides["sample"][1]).max() < 1e-3


def test_another_embedder_gets_none_of_the_shipped_vectors(questions: tuple[Question, ...]) -> None:
    embedder = Letters()
    assert open_bank_vectors(questions[:2], embedder).sides["strong"].shape == (2, 26)
    assert embedder.asked > 0


def test_writing_is_repeatable_and_reading_gives_back_what_was_written(questions: tuple[Question, ...], tmp_path: Path) -> None:
    vectors = embed_questions(questions[:4], Letters())
    write_bank_vectors(vectors, tmp_path / "one.npz")
    write_bank_vectors(vectors, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    back = read_bank_vectors((tmp_path / "one.npz").read_bytes())
    assert (back.embedder, back.ids, back.digests) == (vectors.embedder, vectors.ids, vectors.digests)
    assert all(np.abs(back.sides[side] - vectors.sides[side]).max() < 1e-3 for side in SIDES)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"hello"])
def test_a_torn_file_is_named_as_such(content: bytes) -> None:
    with pytest.raises(VectorsStale, match="Delete the file"):
        read_bank_vectors(content)


def test_rows_that_do_not_exist_are_not_made_up(questions: tuple[Question, ...]) -> None:
    with pytest.raises(VectorsStale, match=questions[1].id):
        embed_questions(questions[:1], Letters()).arranged(questions[:2])
