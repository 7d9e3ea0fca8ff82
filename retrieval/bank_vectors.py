"""Vectors of the question bank, made once: what each question asks for, seen from several sides.

The file for the local model is shipped as content/bank_vectors.npz; `python -m retrieval.bank_vectors` makes it anew after
the bank was edited. For another embedder it is made on first use and kept in the data folder.
"""

import hashlib
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal, get_args
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from content.bank import Question
from retrieval.embedder import Embedder, Vectors
from retrieval.errors import VectorsStale

Side = Literal["evidence", "hint", "strong", "points", "sample"]
"""Question and hint together; the hint alone; a strong answer described; the key points (mean); a sample answer."""

SIDES: Final[tuple[Side, ...]] = get_args(Side)
SHIPPED: Final = "bank_vectors.npz"


@dataclass(frozen=True)
class BankVectors:
    """One matrix a side, its rows in the order of `ids`; `digests` tell of which texts the rows were made."""

    embedder: str
    ids: tuple[str, ...]
    digests: tuple[str, ...]
    sides: dict[Side, Vectors]

    def stale(self, questions: Sequence[Question]) -> list[Question]:
        """Return the questions that have no row here, or a row of other words."""
        known = dict(zip(self.ids, self.digests, strict=True))
        return [question for question in questions if known.get(question.id) != digest(question)]

    def arranged(self, questions: Sequence[Question]) -> "BankVectors":
        """Return the rows of these questions in their order. Raises VectorsStale where one has none."""
        place = {question_id: row for row, question_id in enumerate(self.ids)}
        try:
            rows = [place[question.id] for question in questions]
        except KeyError as error:
            raise VectorsStale(f"The stored vectors lack the question {error.args[0]}.") from error
        return BankVectors(
            self.embedder,
            tuple(question.id for question in questions),
            tuple(self.digests[row] for row in rows),
            {side: matrix[rows] for side, matrix in self.sides.items()},
        )


def digest(question: Question) -> str:
    """Return a fingerprint of everything that a question's vectors are made of."""
    return hashlib.blake2b("\x1f".join(_texts(question)).encode(), digest_size=8).hexdigest()


def embed_questions(questions: Sequence[Question], embedder: Embedder) -> BankVectors:
    """Make the vectors of the questions: some eight texts each, 60-80 ms a question with the local model."""
    texts = [_texts(question) for question in questions]
    distinct = list(dict.fromkeys(text for some in texts for text in some if text))
    vectors = dict(zip(distinct, embedder.embed(distinct), strict=True))
    nothing = np.zeros(embedder.dimension, np.float32)
    found: defaultdict[Side, list[NDArray[np.float32]]] = defaultdict(list)
    for evidence, hint, strong, sample, *points in texts:
        for side, text in (("evidence", evidence), ("hint", hint), ("strong", strong), ("sample", sample)):
            found[side].append(vectors.get(text, nothing))  # type: ignore[index]  # the loop's strings are sides
        found["points"].append(np.mean([vectors[point] for point in points], axis=0) if points else nothing)
    return BankVectors(
        embedder.name,
        tuple(question.id for question in questions),
        tuple(digest(question) for question in questions),
        {side: np.array(found[side], np.float32).reshape(len(questions), embedder.dimension) for side in SIDES},
    )


def open_bank_vectors(questions: Sequence[Question], embedder: Embedder, folder: Path | None = None) -> BankVectors:
    """Return the vectors of these questions: shipped or kept in `folder`, and embedded only where the bank has changed.

    Raises RetrievalError where something must be embedded and cannot be.
    """
    kept = folder / f"bank_vectors.{hashlib.blake2b(embedder.name.encode(), digest_size=4).hexdigest()}.npz" if folder else None
    stored = _stored(kept, embedder) or BankVectors(embedder.name, (), (), _nothing(embedder))
    changed = stored.stale(questions)
    if changed:
        stored = _joined(stored, embed_questions(changed, embedder))
        if kept:
            write_bank_vectors(stored.arranged(questions), kept)
    return stored.arranged(questions)


def write_bank_vectors(vectors: BankVectors, path: Path) -> None:
    """Write the vectors as float16 (their cosines change by less than 0.0005). The same vectors make the same bytes."""
    buffer = io.BytesIO()
    halves = {side: matrix.astype(np.float16) for side, matrix in vectors.sides.items()}
    names = {"embedder": np.array(vectors.embedder), "ids": np.array(vectors.ids), "digests": np.array(vectors.digests)}
    np.savez_compressed(buffer, **names, **halves)  # type: ignore[arg-type]  # numpy's stub takes only bool keywords for sure
    fresh = path.with_suffix(".new")
    fresh.write_bytes(buffer.getvalue())
    fresh.replace(path)


def read_bank_vectors(content: bytes) -> BankVectors:
    """Read what `write_bank_vectors` wrote. Raises VectorsStale where it is something else."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            return BankVectors(
                str(stored["embedder"]),
                tuple(stored["ids"].tolist()),
                tuple(stored["digests"].tolist()),
                {side: stored[side].astype(np.float32) for side in SIDES},
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise VectorsStale(f"The stored vectors of the question bank cannot be read ({error}). Delete the file.") from error


def _stored(kept: Path | None, embedder: Embedder) -> BankVectors | None:
    """Return what is kept for this embedder, else what is shipped if it is of this embedder."""
    if kept and kept.is_file():
        return read_bank_vectors(kept.read_bytes())
    shipped = files("content").joinpath(SHIPPED)
    if shipped.is_file():
        vectors = read_bank_vectors(shipped.read_bytes())
        if vectors.embedder == embedder.name:
            return vectors
    return None


def _joined(old: BankVectors, new: BankVectors) -> BankVectors:
    """Return both, the new rows instead of old ones of the same id."""
    keep = [row for row, question_id in enumerate(old.ids) if question_id not in set(new.ids)]
    return BankVectors(
        new.embedder,
        (*(old.ids[row] for row in keep), *new.ids),
        (*(old.digests[row] for row in keep), *new.digests),
        {side: np.concatenate([old.sides[side][keep], new.sides[side]]) for side in SIDES},
    )


def _nothing(embedder: Embedder) -> dict[Side, Vectors]:
    return {side: np.zeros((0, embedder.dimension), np.float32) for side in SIDES}


def _texts(question: Question) -> list[str]:
    """Return what is embedded of a question: evidence, hint, strong answer, sample answer, then each key point."""
    evidence = f"{question.text} {question.evidence_hint}"
    return [evidence, question.evidence_hint, question.looks_like.strong, question.sample_answer, *question.key_points]


def main() -> None:
    """Make the shipped file anew."""
    from content.bank import load_bank
    from retrieval.minilm import MiniLm

    questions = tuple(load_bank().questions.values())
    shipped = Path(str(files("content").joinpath(SHIPPED)))
    write_bank_vectors(open_bank_vectors(questions, MiniLm()), shipped)
    print(f"{len(questions)} questions, {shipped.stat().st_size / 1e6:.1f} MB: {shipped}")


if __name__ == "__main__":
    main()
