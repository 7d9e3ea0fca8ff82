"""What turns text into vectors: the one seam between Greenroom and any embedding model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Rows of unit length, float32, shape (n, dimension)."""


class Embedder(Protocol):
    """Texts in, unit vectors out. Calls block (use `asyncio.to_thread`) and may come from several threads."""

    @property
    def name(self) -> str:
        """`provider:model`; vectors of different names are never compared."""

    @property
    def dimension(self) -> int:
        """Length of one vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, in order: shape (len(texts), dimension). Raises RetrievalError."""
