"""Cutting answers into sentences."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.sentences import LONGEST, split


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_every_piece_stands_where_it_says_whatever_the_text(answer: str) -> None:
    pieces = split(answer)
    assert all(answer[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(pieces))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("I rang her . and then ? it's 3.5 \n - • e.g. (so) “yes.” because 1. etc.".split(" ")), max_size=60
    )
)
def test_no_word_is_lost(words: list[str]) -> None:
    answer = " ".join(words)
    kept = "".join(piece.text for piece in split(answer))
    assert [c for c in answer if c.isalpha()] == [c for c in kept if c.isalpha()]


@pytest.mark.parametrize(
    ("answer", "pieces"),
    [
        ("I rang her. She came.", ["I rang her.", "She came."]),
        ("i rang her. she came. it was fine", ["i rang her.", "she came.", "it was fine"]),
        ("It took e.g. 3.5 days for Mr. Smith.", ["It took e.g. 3.5 days for Mr. Smith."]),
        ("I said no. I left at 5 p.m. on Friday.", ["I said no.", "I left at 5 p.m.", "on Friday."]),
        ('"Why?" he asked. I told him.', ['"Why?" he asked.', "I told him."]),
        ("- counted the parts\n- rang the supplier", ["counted the parts", "rang the supplier"]),
        ("50 to 56. - from adverts - on 47 now", ["50 to 56.", "from adverts", "on 47 now"]),
        ("We waited... and waited. Then it came!", ["We waited... and waited.", "Then it came!"]),
        ("I kept it; she sold it.", ["I kept it; she sold it."]),
        ("...\n!!\n", []),
    ],
)
def test_it_cuts_where_a_reader_would(answer: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(answer)] == pieces


def test_a_run_on_is_cut_into_pieces_of_a_length_that_can_be_read() -> None:
    answer = (
        "so I went to the depot and counted the pallets because nobody knew how many there were and then I rang the driver " * 6
    )
    pieces = split(answer.strip())
    assert len(pieces) > 3
    assert max(len(piece.text.split()) for piece in pieces) <= LONGEST


def test_the_sentences_of_the_gold_answers_are_found(shared: Path) -> None:
    answers = [json.loads(line) for line in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    tagged = [answer for answer in answers if answer["sentences"]]
    same = sum(
        [piece.text for piece in split(answer["answer"])] == [s["text"].removeprefix("- ") for s in answer["sentences"]]
        for answer in tagged
    )
    assert same / len(tagged) >= 0.95
