"""Vectors of sentences for the grader: what comes again is remembered and stays the same to the last bit."""

import numpy as np

from retrieval.minilm import MiniLm
from retrieval.sentence_vectors import SentenceVectors

KNOWN = ("Why do you want this job?", "Name the index.", "Say what it cost.")


def test_what_comes_again_goes_through_the_network_once() -> None:
    vectors = SentenceVectors(MiniLm())
    first = vectors.known(KNOWN)
    assert first.shape == (3, 384)
    assert vectors.known(KNOWN) is first
    assert vectors.known(KNOWN[:1]) is not first


def test_no_bit_depends_on_what_was_asked_for_before() -> None:
    fresh, used = SentenceVectors(MiniLm()), SentenceVectors(MiniLm())
    used.known(KNOWN[:2])
    used(["Something that somebody said.", "And more of it."])
    assert np.array_equal(fresh.known(KNOWN), used.known(KNOWN))


def test_it_is_the_last_layer_of_the_same_texts() -> None:
    vectors = SentenceVectors(MiniLm())
    assert np.allclose(vectors.known(KNOWN), vectors(KNOWN)[:, -1], atol=1e-5)
