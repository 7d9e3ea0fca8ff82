"""Finding quoted words in an answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.stories import STEPS, STORY
from tools.answer_marks import Mark, Span
from tools.answer_quotes import checked, locate


@pytest.mark.parametrize(
    ("answer", "quote", "found"),
    [
        ("I rang her.", "rang her", "rang her"),
        ("I rang\n  her.", "I rang her", "I rang\n  her"),
        ("It wasn’t mine.", "it wasn't mine", "It wasn’t mine"),
        ("I rang her.", '"I rang her."', "I rang her"),
        ("if a < b then", "if a &lt; b", "if a < b"),
    ],
)
def test_copied_words_are_found_where_they_stand(answer: str, quote: str, found: str) -> None:
    span = locate(answer, quote)
    assert span is not None
    assert answer[span.start : span.end] == span.quote == found


@pytest.mark.parametrize("quote", ["", "I", "I rang him", "rang … her", "...", "I really rang her"])
def test_other_words_are_not(quote: str) -> None:
    assert locate("I rang her.", quote) is None


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=30))
def test_whatever_is_found_is_exact(answer: str, quote: str) -> None:
    span = locate(answer, quote)
    assert span is None or answer[span.start : span.end] == span.quote


def test_a_level_without_its_words_falls_to_1() -> None:
    mark, supported = checked(Mark("action", 3, (Span(0, 5, "First"),)), STORY, 4, "I flew to the moon", "")
    assert (mark.level, mark.spans, supported) == (1, (), False)


def test_a_level_with_its_words_stands() -> None:
    mark, supported = checked(Mark("action", 0), STORY, 3, STEPS[0], "")
    assert (mark.level, mark.spans[0].quote, supported) == (3, STEPS[0].rstrip("."), True)


def test_a_level_below_2_needs_no_words() -> None:
    assert checked(Mark("action", 0), STORY, 1, "", "")[1]
