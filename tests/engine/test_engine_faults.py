"""Error messages: what they say, and what they never say."""

import pytest

from engine.faults import Provider, explain
from engine.task import Unavailable

SECRET = "hunter2-looks-like-no-key"


class Rejected(Exception):
    """What a client raises on an HTTP error."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status_code = status
        self.body = {"message": message}


@pytest.mark.parametrize(
    "text",
    [
        f"the key {SECRET} is odd",
        "key sk-proj-abc123DEF456 is odd",
        "key sk-pr***********EF456 is odd",
        "Authorization: Bearer abc.def.ghi",
        "GET https://host/v1/models?key=AIzaSyABCDEFG&alt=sse",
        "gsk_abcdefghijk and hf_abcdefghijk",
    ],
)
def test_nothing_that_is_or_looks_like_a_key_is_shown(text: str) -> None:
    shown = str(explain(Rejected(400, text), Provider("openai:m", secrets=[SECRET])))
    assert "[key]" in shown
    for part in (SECRET, "abc123", "EF456", "abc.def", "AIzaSy", "abcdefghijk"):
        assert part not in shown


def test_ordinary_words_are_left_alone() -> None:
    text = "max_tokens is too large: sk is no key, nor is gpt-x-mini-2026-01-01, risk-averse or disk-backed-storage"
    assert text in str(explain(Rejected(400, text), Provider("openai:m", secrets=["", "m"])))


def test_an_address_is_shown_without_password_and_query() -> None:
    provider = Provider("compatible:m", "https://me:pass@models.example/v1?token=t0ken")
    shown = str(explain(ConnectionRefusedError(), provider))
    assert "https://models.example/v1" in shown
    assert "pass" not in shown
    assert "t0ken" not in shown


def test_a_long_text_of_the_provider_is_cut() -> None:
    assert len(str(explain(Rejected(400, "x" * 10_000), Provider("openai:m")))) < 400


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (Rejected(500, "oops"), True),
        (Rejected(408, "slow"), True),
        (Rejected(429, "slow down; add a card at https://host/account/billing to be asked more"), True),
        (ConnectionResetError(), True),
        (TimeoutError(), True),
        (Rejected(429, "You exceeded your current quota"), False),
        (Rejected(402, "pay"), False),
        (Rejected(401, "who?"), False),
        (Rejected(400, "API key not valid. Please pass a valid API key."), False),
        (Rejected(400, "This model's maximum context length is 8192 tokens"), False),
    ],
)
def test_only_what_may_pass_is_worth_another_call(error: Exception, again: bool) -> None:
    explained = explain(error, Provider("openai:m"))
    assert isinstance(explained, Unavailable)
    assert (explained.retry_after is not None) is again
