"""Vectors on disk, in Chroma: lines by CV (or advert), questions by kind. Vectors and ids only, never text.

Our own vectors, no embedding function: Chroma's default one downloads a model. Scores are computed by the caller, exactly,
over all lines of one source: a filtered approximate search silently returns too few rows (63 of 200 queries, measured).
"""

import ctypes
import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from retrieval.embedder import Embedder, Vectors
from retrieval.errors import IndexUnusable

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI

Where = Mapping[str, object]
"""A filter on metadata in Chroma's words, as in {"kind": {"$in": ["technical"]}}."""

WRITE_AT_ONCE: Final = 1000
M_PERTURB: Final = -6
"""Names the option of mallopt(3)."""
SPACE: Final = {"hnsw": {"space": "cosine"}}


class VectorStore:
    """One Chroma database, opened at the first use (importing chromadb takes 2 s). May be used from several threads."""

    def __init__(self, path: Path) -> None:
        """Remember the folder; nothing is opened or created."""
        self._path = path
        self._lock = Lock()
        self._client: ClientAPI | None = None

    @contextmanager
    def collection(self, noun: str, embedder: Embedder) -> Iterator["Collection"]:
        """Hold the collection of a noun, one for each embedder. Raises IndexUnusable for whatever Chroma says."""
        with self._lock, self._explained(), _clean_memory():
            if self._client is None:
                self._client = _open(self._path)
            yield self._client.get_or_create_collection(
                f"{noun}-{hashlib.blake2b(embedder.name.encode(), digest_size=6).hexdigest()}",
                embedding_function=None,
                configuration=SPACE,
                metadata={"embedder": embedder.name},
            )

    def warm(self) -> None:
        """Open now, so that the first CV need not wait for it. Raises IndexUnusable."""
        with self._lock, self._explained(), _clean_memory():
            self._client = self._client or _open(self._path)

    def close(self) -> None:
        """Let go of the files; the next use opens them again."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def erase(self) -> None:
        """Remove the whole index from the disk; it is made anew where it is needed."""
        self.close()
        with self._lock:
            if self._path.is_dir():
                shutil.rmtree(self._path)

    def forget(self, where: Mapping[str, str]) -> None:
        """Remove what fits `where`, and its bytes too. Raises IndexUnusable.

        Deleting from Chroma hides vectors, but they stay in its files, and text can be guessed from vectors. So what is to be
        kept is read, and the files are written anew.
        """
        with self._lock, self._explained(), _clean_memory():
            if self._client is None:
                self._client = _open(self._path)
            kept, gone = _all_but(self._client, where)
            if not gone:
                return
            self._client.close()
            self._client = None
            shutil.rmtree(self._path)
            self._client = _open(self._path)
            for collection in kept:
                _write(self._client, collection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        import sqlite3

        from chromadb.errors import ChromaError

        try:
            yield
        except (ChromaError, sqlite3.Error, OSError, ValueError) as error:
            raise IndexUnusable(
                f"The vector index in {self._path} cannot be used ({error}). "
                "Move that folder away and start again: it is made anew from your CVs."
            ) from error


@contextmanager
def _clean_memory() -> Iterator[None]:
    """Let memory be overwritten before it is handed out, where the C library can do that (glibc).

    Chroma's index (hnswlib) allocates room for more vectors than there are and writes all of it to disk as it is, with whatever
    stood in that memory before: ids and vectors of a deleted CV, measured.
    """
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        yield
        return
    set_option(M_PERTURB, 0xFF)
    try:
        yield
    finally:
        set_option(M_PERTURB, 0)


@dataclass(frozen=True)
class _Kept:
    """A collection as it is to be written anew."""

    name: str
    metadata: dict[str, Any]
    ids: list[str]
    embeddings: Vectors
    metadatas: list[Any]


def _all_but(client: "ClientAPI", where: Mapping[str, str]) -> tuple[list[_Kept], int]:
    """Return all collections without the rows that fit `where`, and how many those are."""
    kept, gone = [], 0
    for collection in client.list_collections():
        found = collection.get(include=["embeddings", "metadatas"])
        rows = [row for row, about in enumerate(found["metadatas"]) if not where.items() <= dict(about or {}).items()]
        gone += len(found["ids"]) - len(rows)
        kept.append(
            _Kept(
                name=collection.name,
                metadata=dict(collection.metadata or {}),
                ids=[found["ids"][row] for row in rows],
                embeddings=np.asarray(found["embeddings"], np.float32)[rows],
                metadatas=[found["metadatas"][row] for row in rows],
            )
        )
    return kept, gone


def _write(client: "ClientAPI", kept: _Kept) -> None:
    collection = client.get_or_create_collection(
        kept.name, embedding_function=None, configuration=SPACE, metadata=kept.metadata
    )
    for start in range(0, len(kept.ids), WRITE_AT_ONCE):
        some = slice(start, start + WRITE_AT_ONCE)
        collection.add(ids=kept.ids[some], embeddings=list(kept.embeddings[some]), metadatas=kept.metadatas[some])


def _open(path: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return chromadb.PersistentClient(path=str(path), settings=Settings(anonymized_telemetry=False))


class CvIndex:
    """The lines of every CV (and the phrases of every advert) by vector."""

    def __init__(self, store: VectorStore, embedder: Embedder) -> None:
        """Bind the store and the embedder whose vectors are kept."""
        self._store = store
        self._embedder = embedder

    def put(self, cv_id: str, line_ids: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of a CV's lines, in order, instead of any it had. Raises IndexUnusable."""
        rows = list(zip(line_ids, vectors, strict=True))
        with self._store.collection("lines", self._embedder) as lines:
            lines.delete(where={"cv": cv_id})
            for start in range(0, len(rows), WRITE_AT_ONCE):
                some = list(enumerate(rows))[start : start + WRITE_AT_ONCE]
                lines.add(
                    ids=[f"{cv_id}:{line_id}" for _, (line_id, _) in some],
                    embeddings=[vector for _, (_, vector) in some],
                    metadatas=[{"cv": cv_id, "line": line_id, "place": place} for place, (line_id, _) in some],
                )

    def vectors(self, cv_id: str) -> tuple[list[str], Vectors]:
        """Return all line ids of a CV in their order and their vectors: shape (lines, dimension). Empty for an unknown CV."""
        with self._store.collection("lines", self._embedder) as lines:
            found = lines.get(where={"cv": cv_id}, include=["embeddings", "metadatas"])
        order = sorted(range(len(found["ids"])), key=lambda row: int(found["metadatas"][row]["place"]))
        matrix = np.zeros((len(order), self._embedder.dimension), np.float32)
        if order:
            matrix[:] = np.asarray(found["embeddings"])[order]
        return [str(found["metadatas"][row]["line"]) for row in order], matrix

    def delete(self, cv_id: str) -> None:
        """Forget a CV, down to its bytes. Unknown ones are forgotten already; an index that cannot be read goes as a whole."""
        try:
            self._store.forget({"cv": cv_id})
        except IndexUnusable:
            self._store.erase()


class QuestionIndex:
    """The questions of the bank by vector, for nearest-neighbour search."""

    def __init__(self, store: VectorStore, embedder: Embedder) -> None:
        """Bind the store and the embedder whose vectors are kept."""
        self._store = store
        self._embedder = embedder

    def digests(self) -> dict[str, str]:
        """Return the fingerprint of every question that is kept."""
        with self._store.collection("questions", self._embedder) as questions:
            found = questions.get(include=["metadatas"])
        return {str(key): str(kept["digest"]) for key, kept in zip(found["ids"], found["metadatas"], strict=True)}

    def put(self, ids: Sequence[str], vectors: Vectors, kept: Sequence[Mapping[str, str]]) -> None:
        """Keep questions, each with what can be filtered by (at least its `digest`), instead of any of the same id."""
        with self._store.collection("questions", self._embedder) as questions:
            for start in range(0, len(ids), WRITE_AT_ONCE):
                some = slice(start, start + WRITE_AT_ONCE)
                questions.upsert(
                    ids=list(ids[some]), embeddings=list(vectors[some]), metadatas=[dict(entry) for entry in kept[some]]
                )

    def drop(self, ids: Sequence[str]) -> None:
        """Forget questions."""
        if ids:
            with self._store.collection("questions", self._embedder) as questions:
                questions.delete(ids=list(ids))

    def questions_near(self, vector: Vectors, k: int, where: Where | None = None) -> list[tuple[str, float]]:
        """Return the ids of the k nearest questions with their cosines, nearest first; fewer only where fewer fit `where`."""
        with self._store.collection("questions", self._embedder) as questions:
            size = questions.count()
            if not size or k < 1:
                return []
            near = questions.query(query_embeddings=[vector], n_results=min(k, size), where=where, include=["distances"])
            if len(near["ids"][0]) == min(k, size):
                return [(key, 1 - float(away)) for key, away in zip(near["ids"][0], near["distances"][0], strict=True)]
            # Too few: either no more fit the filter, or the approximate search gave up early. Look at all that fit.
            every = questions.get(where=where, include=["embeddings"])
        if not every["ids"]:
            return []
        cosines = np.asarray(every["embeddings"], np.float32) @ vector
        return [(str(every["ids"][row]), float(cosines[row])) for row in np.argsort(-cosines, kind="stable")[:k]]
