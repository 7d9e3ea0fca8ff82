"""The local embedder gives the published model's numbers and says what is wrong with its files."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import ModelDamaged, ModelMissing
from retrieval.minilm import MiniLm, find_model

TEXTS = [
    "Repaired looms in a carpet mill and kept the spares list.",
    "Ran the evening shift at a call centre for a water company, forty people on three floors, and wrote its storm plan.",
    "Sang.",
    "Translated court hearings from Tigrinya.",
]


def test_cosines_are_those_that_the_model_card_shows(minilm: MiniLm) -> None:
    vectors = minilm.embed(
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    )
    assert vectors[1:] @ vectors[0] == pytest.approx([0.695, 0.943, 0.257], abs=0.001)


def test_vectors_are_unit_float32_rows_in_order(minilm: MiniLm) -> None:
    vectors = minilm.embed(TEXTS)
    assert vectors.shape == (4, minilm.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-6)
    assert np.array_equal(minilm.embed(TEXTS[::-1]), vectors[::-1])


def test_a_text_alone_and_in_a_batch_gets_the_same_vector() -> None:
    forgetful = MiniLm(cache_size=0)
    together = forgetful.embed(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.abs(forgetful.embed([text])[0] - vector).max() < 1e-5


def test_the_same_texts_make_the_same_bytes() -> None:
    assert MiniLm().embed(TEXTS).tobytes() == MiniLm().embed(TEXTS).tobytes()


def test_odd_texts_are_embedded_too(minilm: MiniLm) -> None:
    vectors = minilm.embed(["", "\x00\ufffd", "🧵" * 40, "naïve café 東京", "word " * 20_000])
    assert np.isfinite(vectors).all()


def test_no_texts_make_no_rows(minilm: MiniLm) -> None:
    assert minilm.embed([]).shape == (0, minilm.dimension)


def test_threads_share_one_embedder() -> None:
    embedder = MiniLm()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: embedder.embed([text])[0], TEXTS * 3))
    expected = MiniLm().embed(TEXTS * 3)
    assert np.abs(np.array(found) - expected).max() < 1e-5


def test_a_missing_model_is_noticed_at_the_first_use_not_before(tmp_path: Path) -> None:
    embedder = MiniLm(tmp_path)
    with pytest.raises(ModelMissing, match=r"model\.safetensors.*[Ii]nstall"):
        embedder.embed(["x"])


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    shutil.copy(find_model() / "tokenizer.json", tmp_path)
    whole = (find_model() / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(whole[:-4] + b"\x00\x00\x80\x3f")
    with pytest.raises(ModelDamaged, match="not the published ones"):
        MiniLm(tmp_path).embed(["x"])


def test_embedding_opens_no_connection_and_imports_no_torch() -> None:
    script = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('a connection was opened')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from retrieval.minilm import MiniLm\n"
        "assert 'tokenizers' not in sys.modules\n"
        "MiniLm().embed(['hello'])\n"
        "assert not {'torch', 'sentence_transformers', 'chromadb'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
