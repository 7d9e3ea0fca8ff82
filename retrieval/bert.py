"""The forward pass of a small BERT sentence encoder in numpy: token ids in, unit vectors out.

Sequences are packed end to end, so nothing is padded; only attention looks at them one length at a time.
Architecture: Devlin et al. 2019 (post-norm encoder), mean pooling as in Reimers & Gurevych 2019.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HEADS: Final = 12
LAYERS: Final = 6
EPSILON: Final = np.float32(1e-12)
# GELU(x) = x/2 (1 + erf(x/sqrt 2)) with erf written as tanh(x P(x^2)); P fitted by least squares, error below 4e-6 everywhere.
GELU: Final = tuple(np.float32(c) for c in (0.79782896, 0.036466013, -0.00012307613, -3.0941622e-05, 1.1405235e-06))
BLOCK: Final = 32_768
"""Elements that GELU works on at a time: 128 KiB stay in the processor's cache between its passes."""


@dataclass(frozen=True)
class Norm:
    """Weight and bias of a layer normalisation."""

    weight: Floats
    bias: Floats


@dataclass(frozen=True)
class Dense:
    """A linear map: weight of shape (in, out), C-contiguous (a third faster on short inputs than the stored (out, in))."""

    weight: Floats
    bias: Floats

    def apply(self, x: Floats) -> Floats:
        """Return x W + b in an array of its own."""
        out: Floats = x @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True)
class Layer:
    """One encoder layer; query, key and value are fused, the query scaled by 1/sqrt(head size) beforehand."""

    attend: Dense
    mix: Dense
    mix_norm: Norm
    widen: Dense
    narrow: Dense
    narrow_norm: Norm


@dataclass(frozen=True)
class Bert:
    """The weights of the encoder."""

    words: Floats
    positions: Floats
    norm: Norm
    layers: tuple[Layer, ...]

    def encode(self, sequences: Sequence[Sequence[int]]) -> Floats:
        """Return one unit vector a sequence of token ids; sequences must be sorted by length and not be empty."""
        pooled = self.pooled(sequences, (LAYERS,))[:, 0]
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        return pooled

    def pooled(self, sequences: Sequence[Sequence[int]], layers: Sequence[int]) -> Floats:
        """Return the mean over the tokens after each of the layers named, in ascending order: (sequences, layers, size)."""
        runs = _runs(sequences)
        x = self.words[np.concatenate([np.asarray(s) for s in sequences])]
        x = x + np.concatenate([self.positions[: len(s)] for s in sequences])
        _normalise(x, self.norm)
        means = []
        for number, layer in enumerate(self.layers, start=1):
            x = _through(layer, x, runs)
            if number in layers:
                means.append(np.concatenate([x[run.rows].reshape(run.count, run.length, -1).mean(axis=1) for run in runs]))
        return np.stack(means, axis=1)


@dataclass(frozen=True)
class Run:
    """Neighbouring sequences of one length, and the rows they occupy."""

    start: int
    count: int
    length: int

    @property
    def rows(self) -> slice:
        """The rows of all its sequences."""
        return slice(self.start, self.start + self.count * self.length)


def _runs(sequences: Sequence[Sequence[int]]) -> list[Run]:
    runs = []
    start = 0
    for length, same in groupby(sequences, key=len):
        runs.append(Run(start, len(list(same)), length))
        start = runs[-1].rows.stop
    return runs


def _through(layer: Layer, x: Floats, runs: Sequence[Run]) -> Floats:
    """Pass packed rows through one layer."""
    fused = layer.attend.apply(x)
    context = np.empty_like(x)
    for run in runs:
        _attend(fused[run.rows], context[run.rows], run)
    mixed = layer.mix.apply(context)
    mixed += x
    _normalise(mixed, layer.mix_norm)
    wide = layer.widen.apply(mixed)
    _gelu(wide)
    out = layer.narrow.apply(wide)
    out += mixed
    _normalise(out, layer.narrow_norm)
    return out


def _attend(fused: Floats, context: Floats, run: Run) -> None:
    """Write the attention of the sequences of one run into `context`."""
    shape = (run.count, run.length, 3, HEADS, -1)
    query, key, value = fused.reshape(shape).transpose(2, 0, 3, 1, 4)
    scores = query @ key.swapaxes(-1, -2)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    context.reshape(run.count, run.length, HEADS, -1)[:] = (scores @ value).transpose(0, 2, 1, 3)


def _normalise(x: Floats, norm: Norm) -> None:
    """Layer normalisation, in place."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(variance + EPSILON))[:, None]
    x *= norm.weight
    x += norm.bias


def _gelu(x: Floats) -> None:
    """Gaussian error linear unit, in place, block by block."""
    flat = x.reshape(-1)
    for start in range(0, flat.size, BLOCK):
        block = flat[start : start + BLOCK]
        square = block * block
        curve = square * GELU[-1]
        for coefficient in GELU[-2:0:-1]:
            curve += coefficient
            curve *= square
        curve += GELU[0]
        curve *= block
        np.tanh(curve, out=curve)
        curve += np.float32(1)
        curve *= np.float32(0.5)
        block *= curve


def load_bert(path: Path) -> Bert:
    """Read the weights of a safetensors file, mapping the word table (half the file) instead of copying it.

    safetensors' own reader copies every tensor it hands out; of the 47 MB word table a CV touches some hundred rows.
    """
    stored = _mapped(path)

    def copied(name: str) -> Floats:
        return np.array(stored[name])

    def norm(name: str) -> Norm:
        return Norm(copied(f"{name}.LayerNorm.weight"), copied(f"{name}.LayerNorm.bias"))

    def dense(name: str) -> Dense:
        return Dense(np.ascontiguousarray(stored[f"{name}.weight"].T), copied(f"{name}.bias"))

    def layer(name: str) -> Layer:
        return Layer(
            attend=_fused([dense(f"{name}.attention.self.{part}") for part in ("query", "key", "value")]),
            mix=dense(f"{name}.attention.output.dense"),
            mix_norm=norm(f"{name}.attention.output"),
            widen=dense(f"{name}.intermediate.dense"),
            narrow=dense(f"{name}.output.dense"),
            narrow_norm=norm(f"{name}.output"),
        )

    return Bert(
        words=stored["embeddings.word_embeddings.weight"],
        # There is only one text a sequence, so its token type is always 0.
        positions=copied("embeddings.position_embeddings.weight") + stored["embeddings.token_type_embeddings.weight"][0],
        norm=norm("embeddings"),
        layers=tuple(layer(f"encoder.layer.{number}") for number in range(LAYERS)),
    )


def _fused(parts: Sequence[Dense]) -> Dense:
    """Join query, key and value, the query scaled."""
    query, key, value = parts
    scale = np.float32((query.bias.size / HEADS) ** -0.5)
    return Dense(
        np.ascontiguousarray(np.concatenate([query.weight * scale, key.weight, value.weight], axis=1)),
        np.concatenate([query.bias * scale, key.bias, value.bias]),
    )


def _mapped(path: Path) -> dict[str, Floats]:
    """Map the float32 tensors of a safetensors file: 8 bytes of header length, a JSON header, then the data."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    return {
        name: np.memmap(path, np.float32, "r", offset=8 + size + tensor["data_offsets"][0], shape=tuple(tensor["shape"]))
        for name, tensor in header.items()
        if name != "__metadata__" and tensor["dtype"] == "F32"
    }
