"""Questions of the bank for a role or any text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from content.bank import Question
from retrieval.bank_search import BankSearch
from retrieval.bank_vectors import BankVectors, open_bank_vectors
from retrieval.index import QuestionIndex, VectorStore
from retrieval.minilm import MiniLm


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VectorStore]:
    store = VectorStore(tmp_path_factory.mktemp("bank"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def search(store: VectorStore, questions: tuple[Question, ...], bank_vectors: BankVectors, minilm: MiniLm) -> BankSearch:
    return BankSearch(QuestionIndex(store, minilm), questions, bank_vectors, minilm)


def test_a_trade_finds_its_own_questions(search: BankSearch, questions: tuple[Question, ...]) -> None:
    roles = {question.id: question.roles for question in questions}
    found = search.search("Night nurse on a surgical ward: medication, observations, handover", ["technical"], k=5)
    assert sum(bool({"nursing", "clinical"} & set(roles[entry.question_id])) for entry in found) >= 4


def test_only_the_kinds_that_were_asked_for_come_back(search: BankSearch, questions: tuple[Question, ...]) -> None:
    kinds = {question.id: question.type for question in questions}
    found = search.search("salary and day rate", ["rate_negotiation", "client_discovery"], k=40)
    assert len(found) == 40
    assert {kinds[entry.question_id] for entry in found} <= {"rate_negotiation", "client_discovery"}


def test_similarity_falls_and_a_question_finds_itself(search: BankSearch, bank_vectors: BankVectors) -> None:
    found = search.search(bank_vectors.sides["evidence"][11], k=8)
    assert found[0].question_id == bank_vectors.ids[11]
    near = [entry.similarity for entry in found]
    assert near == sorted(near, reverse=True)


def test_a_reworded_question_is_found_by_its_new_words_and_a_dropped_one_not_at_all(
    tmp_path: Path, questions: tuple[Question, ...], minilm: MiniLm
) -> None:
    store = VectorStore(tmp_path)
    some = list(questions[:6])
    BankSearch(QuestionIndex(store, minilm), some, open_bank_vectors(some, minilm), minilm).search("anything")
    other = some[0].model_copy(
        update={"text": "How would you shoe a nervous horse?", "evidence_hint": "Farrier, forge, hooves."}
    )
    edited = [other, *some[1:5]]
    search = BankSearch(QuestionIndex(store, minilm), edited, open_bank_vectors(edited, minilm), minilm)
    found = search.search("horse shoeing", k=10)
    store.close()
    assert found[0].question_id == other.id
    assert {entry.question_id for entry in found} == {question.id for question in edited}
