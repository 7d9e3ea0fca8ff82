"""The fitted numbers of where sentences begin in speech."""

import json
from importlib.resources import files

import pytest

from content.spoken_boundaries import FILE, BoundaryFitError, load_boundary_fit, pack, unpack
from tools.sentences import LONGEST


def test_the_file_is_small_and_says_what_the_fit_says() -> None:
    text = files("content").joinpath(FILE).read_text(encoding="utf-8")
    assert len(text.encode()) < 60_000
    assert pack(unpack(text)) == text


def test_the_numbers_are_of_a_size_that_log_odds_have() -> None:
    fit = load_boundary_fit()
    tables = [*fit.words.values(), *fit.classes.values(), fit.marks]
    assert all(abs(weight) < 10 for table in tables for weight in table.values())
    assert all(tables)


def test_sentences_of_speech_are_about_eighteen_words_seldom_under_five_or_over_forty() -> None:
    lengths = load_boundary_fit().lengths
    assert len(lengths) <= LONGEST
    assert max(lengths) == 0
    assert 12 <= lengths.index(0.0) + 1 <= 22
    assert all(added < -1.5 for added in lengths[:5])


def test_every_weight_of_a_class_is_of_a_class_that_has_words() -> None:
    fit = load_boundary_fit()
    labels = {*fit.class_of.values(), ""}
    assert all(label in labels for table in fit.classes.values() for seen in table for label in seen.split(" "))


def test_a_file_that_lacks_something_says_what_and_what_to_do() -> None:
    stored = json.loads(pack(load_boundary_fit()))
    del stored["lengths"]
    with pytest.raises(BoundaryFitError, match=r"lacks lengths.*fit_boundaries"):
        unpack(json.dumps(stored))
