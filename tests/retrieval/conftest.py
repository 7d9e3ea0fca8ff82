"""What the tests of finding share: the local model and the bank, read once."""

import pytest

from content.bank import Question, load_bank
from retrieval.bank_vectors import BankVectors, open_bank_vectors
from retrieval.minilm import MiniLm


@pytest.fixture(scope="session")
def minilm() -> MiniLm:
    return MiniLm()


@pytest.fixture(scope="session")
def questions() -> tuple[Question, ...]:
    return tuple(load_bank().questions.values())


@pytest.fixture(scope="session")
def bank_vectors(questions: tuple[Question, ...], minilm: MiniLm) -> BankVectors:
    return open_bank_vectors(questions, minilm)
