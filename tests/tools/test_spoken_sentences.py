"""Cutting speech without full stops into sentences."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.spoken_boundaries import load_boundary_fit
from evals.cases import read_cases
from evals.fit_rows import FILES
from tools.sentences import LONGEST, split
from tools.spoken_sentences import best_cuts, cut, form, hear, marks

DICTATED = """so last winter i was on the front desk of a small library and the heating went off on a saturday
| we had about forty people in and a story hour starting at eleven
| it was my job to decide because the manager was away
| so i rang the council first and they said monday at the earliest
| then i went round every table and told people what was happening and that they could stay if they kept their coats on
| i moved the story hour into the little office because it has its own electric heater
| and i asked the cafe next door if they would do us a flask of tea for the older ones
| in the end nobody complained and the story hour had more children than the week before
| what i learned is that people are fine if you tell them early"""
"""Where a person would cut it."""

TYPED_BADLY = """i was new in the parts warehouse and nobody counted the returns, they just went on a shelf by the door
| my supervisor wanted to know why the stock was wrong every month
| i took a week of evenings and wrote down every box that came back
| it turned out that half of them were never booked in, so i made a sheet with three columns
| everyone fills it in now and the stock was right for the first time in march"""


def told(marked: str) -> tuple[str, list[str]]:
    """Return a text and its sentences from one in which they are marked."""
    sentences = [" ".join(sentence.split()) for sentence in marked.split("|")]
    return " ".join(sentences), sentences


@pytest.mark.parametrize("marked", [DICTATED, TYPED_BADLY])
def test_speech_is_cut_near_where_a_person_would_cut_it(marked: str) -> None:
    answer, sentences = told(marked)
    wanted = {answer.index(sentence) for sentence in sentences[1:]}
    found = {piece.start for piece in split(answer)[1:]}
    assert len(wanted & found) >= 0.6 * len(wanted)
    assert len(found - wanted) <= 0.5 * len(wanted)


def test_pieces_of_dictated_answers_are_as_long_as_spoken_sentences() -> None:
    answers = [case.answer for path in FILES for case in read_cases(path) if case.sentences]
    spoken = [answer for answer in answers if len(answer.split()) > 80 and not any(mark in answer for mark in ".!?,\n")]
    assert spoken
    sizes = [len(piece.text.split()) for answer in spoken for piece in split(answer)]
    assert 12 <= sum(sizes) / len(sizes) <= 24
    assert sum(size < 4 for size in sizes) <= 0.02 * len(sizes)
    assert sum(size > 40 for size in sizes) <= 0.05 * len(sizes)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=600))
def test_a_cut_stands_before_a_word_whatever_the_text(text: str) -> None:
    cuts = cut(text)
    assert all(before < after for before, after in pairwise(cuts))
    assert all(0 < place < len(text) and text[place - 1].isspace() and not text[place].isspace() for place in cuts)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("and then i rang - – , her; it's £40 , so we (the team) 3.5 naïve 你好 _ ’ okay".split()), max_size=250
    )
)
def test_nothing_of_a_run_on_is_lost(words: list[str]) -> None:
    answer = " ".join(words)
    pieces = split(answer)
    assert all(answer[piece.start : piece.end] == piece.text for piece in pieces)
    assert [c for c in answer if c.isalnum()] == [c for piece in pieces for c in piece.text if c.isalnum()]
    assert all(len(hear(piece.text, ()).forms) <= LONGEST for piece in pieces)


def test_the_same_words_are_cut_alike_however_often_they_are_read() -> None:
    answer, _ = told(DICTATED)
    assert len({tuple(split(answer)) for _ in range(3)}) == 1


def test_capitals_and_curly_quotes_do_not_change_where_speech_is_cut() -> None:
    answer = told(DICTATED)[0].replace("the manager was", "the manager's")
    assert cut(answer) == cut(answer.replace(" i ", " I ").replace("'", "’"))


def test_a_punctuated_answer_is_cut_at_its_stops_alone() -> None:
    long = "I counted " + ", ".join(f"{number} boxes of part {number}" for number in range(11)) + " and one more."
    assert 40 < len(long.split()) <= LONGEST
    answer = f"It was a Monday. {long} Nothing was missing."
    assert [piece.text for piece in split(answer)] == ["It was a Monday.", long, "Nothing was missing."]


def test_every_stretch_between_stops_of_the_tagged_answers_is_kept_whole_unless_it_is_a_run_on() -> None:
    answers = [case.answer for path in FILES for case in read_cases(path)]
    punctuated = [answer for answer in answers if answer.count(".") * 30 > len(answer.split())]
    assert len(punctuated) > 300
    for answer in punctuated:
        for before, after in pairwise(split(answer)):
            ended = before.text[-1] in ".!?…\"'”’)。" or "\n" in answer[before.end : after.start]
            listed = answer[before.end : after.start].strip() in set("-–•*")
            run_on = next(line for line in answer.splitlines() if before.text in line)
            assert ended or listed or len(run_on.split()) > LONGEST, before.text


def test_a_comma_makes_a_cut_likelier_than_a_gap_without_one_where_speakers_set_commas() -> None:
    fit = load_boundary_fit()
    assert fit.marks["mark"] > fit.marks.get("", 0.0) > fit.marks["bare"]
    assert marks(hear("we waited, we rang them again", ())) == ["bare", "bare", "mark", "bare", "bare", "bare"]
    assert set(marks(hear("we waited and rang them again", ()))) == {""}


def test_a_dash_that_stands_alone_is_no_word() -> None:
    heard = hear("we waited – nobody came", ())
    assert heard.starts == [0, 3, 12, 19]
    assert heard.marked == [False, False, True, False]


@pytest.mark.parametrize(("word", "seen"), [("the", "the"), ("3.5", "#"), ("welding", "*ing"), ("sing", "*"), ("zebra", "*")])
def test_an_unknown_word_counts_by_its_form(word: str, seen: str) -> None:
    assert form(word, {"the"}) == seen


def test_the_best_cuts_weigh_odds_against_lengths() -> None:
    lengths = [-9.0, -1.0, 0.0, -1.0, -9.0]
    assert best_cuts([0, 0, 0, 0, 0, 0], lengths) == [3]
    assert best_cuts([0, 0, 3, 0, 0, 0], lengths) == [2]
    assert best_cuts([0, 20, 0, 0.5, 0, 0], lengths) == [1, 3]
    assert best_cuts([], lengths) == []


def test_a_very_long_dictated_answer_takes_time_in_proportion() -> None:
    words = (told(DICTATED)[0] + " ").split() * 25
    split(" ".join(words[:300]))

    def seconds(count: int) -> float:
        text, took = " ".join(words[:count]), []
        for _ in range(5):
            began = time.perf_counter()
            split(text)
            took.append(time.perf_counter() - began)
        return min(took)

    assert seconds(300) < 0.05
    assert seconds(3600) < 0.5
