"""The fitted weights that read levels off answers which are not stories; made by `python -m evals fit`."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from content.vocabulary import RubricName

NAME: Final = "kind_levels.npz"
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A straight line over standardised features: `offset + weights @ x`."""

    offset: float
    weights: Numbers


@dataclass(frozen=True)
class Dimensional:
    """A dimension's level: `offset + slope x overall level + rest @ x`."""

    offset: float
    slope: float
    rest: Numbers


@dataclass(frozen=True)
class KindLevels:
    """Everything fitted. Features come in blocks; `cues` names the cues whose counts were used, in order.

    `centres` (3, d) is what sentences have in common in each layer. A feature x is standardised as
    `clip((x - mean) * scale, -limit, limit)`. Levels are 0 to 4; `overall` is a level too. `gates` weigh how near an answer
    is to its question: below 0 it answers another one.
    """

    cues: tuple[str, ...]
    blocks: tuple[str, ...]
    centres: Numbers
    mean: Numbers
    scale: Numbers
    limit: Numbers
    overall: Mapping[RubricName, Line]
    dimensions: Mapping[RubricName, Mapping[str, Dimensional]]
    gates: Mapping[RubricName, Line]


def pack(fitted: KindLevels) -> bytes:
    """Return the fitted weights as the bytes of a file. The same weights make the same bytes."""
    names = {
        "cues": fitted.cues,
        "blocks": fitted.blocks,
        "rubrics": list(fitted.overall),
        "dimensions": {name: list(parts) for name, parts in fitted.dimensions.items()},
    }
    parts = [part for name in fitted.overall for part in fitted.dimensions[name].values()]
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        names=np.array(json.dumps(names)),
        standard=np.stack([fitted.mean, fitted.scale, fitted.limit]).astype(np.float32),
        centres=fitted.centres.astype(np.float16),
        overall=np.stack([line.weights for line in fitted.overall.values()]).astype(np.float16),
        offsets=np.array([line.offset for line in fitted.overall.values()], np.float32),
        rest=np.stack([part.rest for part in parts]).astype(np.float16),
        gates=np.array([(fitted.gates[name].offset, *fitted.gates[name].weights) for name in fitted.overall], np.float32),
        slopes=np.array([(part.offset, part.slope) for part in parts], np.float32),
    )
    return buffer.getvalue()


def unpack(content: bytes) -> KindLevels:
    """Return what `pack` wrote."""
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        names: dict[str, Any] = json.loads(str(stored["names"]))
        arrays = {key: stored[key].astype(np.float64) for key in stored.files if key != "names"}
    rows = iter(zip(arrays["slopes"], arrays["rest"], strict=True))
    return KindLevels(
        cues=tuple(names["cues"]),
        blocks=tuple(names["blocks"]),
        centres=arrays["centres"],
        mean=arrays["standard"][0],
        scale=arrays["standard"][1],
        limit=arrays["standard"][2],
        overall={
            name: Line(float(offset), weights)
            for name, offset, weights in zip(names["rubrics"], arrays["offsets"], arrays["overall"], strict=True)
        },
        dimensions={name: {part: _dimensional(*next(rows)) for part in names["dimensions"][name]} for name in names["rubrics"]},
        gates={name: Line(float(row[0]), row[1:]) for name, row in zip(names["rubrics"], arrays["gates"], strict=True)},
    )


@cache  # the file is part of the program and never changes while it runs
def load_kind_levels() -> KindLevels:
    """Return the fitted weights that are shipped."""
    return unpack(files("content").joinpath(NAME).read_bytes())


def _dimensional(pair: Numbers, rest: Numbers) -> Dimensional:
    return Dimensional(float(pair[0]), float(pair[1]), rest)
