"""Constructed answers are what their names say, and the same in every run."""

import random
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from evals.cases import default_cases, read_cases
from evals.constructed.padding import padded, repeated, with_boasts, with_irrelevance
from evals.constructed.persons import introduced, with_other_names, with_other_pronouns
from evals.constructed.stories import DIMENSIONS, growing, half_told, removals
from evals.constructed.texts import load_texts
from evals.constructed.wording import with_contractions, with_fillers, with_learners_grammar
from tools.answer_injection import find_injections
from tools.sentences import split

CASES = [case for case in read_cases(default_cases()) if case.type == "behavioral"]
CASE = next(case for case in CASES if {sentence.part for sentence in case.sentences} >= set(DIMENSIONS))
Change = Callable[[str, random.Random], str]
ANSWER = "I was the lead. The pump didn't start, so I called Tom and he asked the supplier. We were running in two hours."


def test_removing_a_part_removes_its_sentences_and_nothing_else() -> None:
    found = {removal.dimension: removal for removal in removals(CASE)}
    assert "result" in found
    parts = {dimension: part for part, dimension in DIMENSIONS.items()}
    for dimension, removal in found.items():
        own = [sentence for sentence in CASE.sentences if sentence.part == parts[dimension]]
        assert own
        assert all(sentence.text not in removal.cut.answer for sentence in own)
        assert len(removal.cut.sentences) == len(CASE.sentences) - len(own)
        assert removal.cut.answer == " ".join(sentence.text for sentence in removal.cut.sentences)


def test_a_part_that_raters_did_not_find_is_not_removed() -> None:
    for case in CASES:
        for removal in removals(case):
            assert (case.rated(removal.dimension) or 0) >= 2


def test_a_growing_story_holds_every_earlier_stage() -> None:
    stages = growing(CASE)
    assert len(stages) == 5
    for before, after in pairwise(stages):
        assert {sentence.text for sentence in before.sentences} < {sentence.text for sentence in after.sentences}


def test_half_an_answer_is_its_beginning() -> None:
    half = half_told(CASE)
    assert half is not None
    assert CASE.answer.startswith(half.answer)
    assert 0.2 < len(half.answer) / len(CASE.answer) < 0.8
    assert half_told(CASE.model_copy(update={"answer": "I fixed it. It ran."})) is None


@pytest.mark.parametrize("change", [repeated, with_irrelevance, with_boasts, padded, with_fillers, with_learners_grammar])
def test_a_seed_decides_everything(change: Change) -> None:
    once, again = (change(CASE.answer, random.Random("a seed")) for _ in range(2))
    assert once == again != CASE.answer


@pytest.mark.parametrize("change", [repeated, with_irrelevance, with_boasts, padded])
def test_what_is_added_takes_nothing_away(change: Change) -> None:
    longer = change(CASE.answer, random.Random(1))
    assert all(sentence.text in longer for sentence in split(CASE.answer))


def test_padding_doubles_the_words() -> None:
    for case in CASES[:30]:
        if 30 <= case.words <= 200:
            assert 1.9 <= len(padded(case.answer, random.Random(case.id)).split()) / case.words <= 2.6


def test_fillers_only_add_words() -> None:
    with_them = with_fillers(CASE.answer, random.Random(2)).split()
    assert len(with_them) > CASE.words
    rest = iter(with_them)
    assert all(word in rest for word in CASE.answer.split())


def test_contractions_go_both_ways() -> None:
    chance = random.Random(3)
    assert "I'm sure it wasn't" in with_contractions("I am sure it was not that.", chance)
    assert with_contractions("I'm sure it wasn't, they don't.", chance) == "I am sure it was not, they do not."


def test_a_learners_grammar_keeps_numbers_names_and_content_words() -> None:
    changed = with_learners_grammar(CASE.answer, random.Random(4))
    assert re.findall(r"\d+", changed) == re.findall(r"\d+", CASE.answer)
    kept = [word for word in re.findall(r"[A-Za-z]{8,}", CASE.answer) if word not in ("explained",)]
    assert all(word in changed for word in kept)


def test_people_change_and_nothing_else() -> None:
    assert with_other_names(ANSWER) == ANSWER.replace("Tom", load_texts().names["Tom"])
    assert "she asked" in with_other_pronouns(ANSWER)
    assert with_other_pronouns("She told him that her boss saw her.") == "He told her that his boss saw him."
    assert introduced(ANSWER, ("Mei Lin", "Yale")).endswith(ANSWER)


def test_our_own_texts_are_distinct_and_plain_additions_speak_to_no_grader() -> None:
    texts = load_texts()
    for group in (texts.padding, texts.boasts, texts.irrelevant, texts.off_topic, texts.gibberish, texts.injections):
        assert len(set(group)) == len(group) >= 8
    for text in (*texts.padding, *texts.irrelevant):
        assert not find_injections(text, "Tell me about a time you solved a problem.")
