"""Questions of the bank for a role, an advert or any other text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock

from content.bank import Question
from content.vocabulary import QuestionKind
from retrieval.bank_vectors import BankVectors
from retrieval.embedder import Embedder, Vectors
from retrieval.index import QuestionIndex


@dataclass(frozen=True)
class Found:
    """A question of the bank and its cosine with what was wanted."""

    question_id: str
    similarity: float


class BankSearch:
    """Nearest questions, from an index that is brought up to date at the first search."""

    def __init__(self, index: QuestionIndex, questions: Sequence[Question], vectors: BankVectors, embedder: Embedder) -> None:
        """`vectors` must hold the rows of exactly these questions in this order (see `open_bank_vectors`)."""
        self._index = index
        self._questions = questions
        self._vectors = vectors
        self._embedder = embedder
        self._lock = Lock()
        self._current = False

    def search(self, wanted: str | Vectors, kinds: Collection[QuestionKind] = (), k: int = 10) -> list[Found]:
        """Return the k questions nearest to a text or a unit vector, nearest first; of every kind where none is given.

        Of an advert the first 256 tokens count: with title and summary first that finds questions of the right trade more
        often (.37 of the first ten, 10 adverts) than the mean of all its sentences (.32). Raises RetrievalError.
        """
        self._bring_up_to_date()
        vector = self._embedder.embed([wanted])[0] if isinstance(wanted, str) else wanted
        where = {"kind": {"$in": sorted(kinds)}} if kinds else None
        return [Found(question_id, near) for question_id, near in self._index.questions_near(vector, k, where)]

    def _bring_up_to_date(self) -> None:
        """Put what was added or reworded since, and drop what is gone."""
        with self._lock:
            if self._current:
                return
            kept = self._index.digests()
            rows = [row for row, key in enumerate(self._vectors.ids) if kept.get(key) != self._vectors.digests[row]]
            self._index.put(
                [self._vectors.ids[row] for row in rows],
                self._vectors.sides["evidence"][rows],
                [{"kind": self._questions[row].type, "digest": self._vectors.digests[row]} for row in rows],
            )
            self._index.drop(sorted(kept.keys() - set(self._vectors.ids)))
            self._current = True
