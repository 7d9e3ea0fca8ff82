"""Counting calls and tokens."""

from engine.meter import Meter, Usage


def test_calls_and_tokens_add_up_by_engine_and_task() -> None:
    meter = Meter()
    meter.count("a:m", "grade", {"input_tokens": 100, "output_tokens": 20, "total_tokens": 120})
    meter.count(
        "a:m", "grade", {"input_tokens": 50, "output_tokens": 5, "total_tokens": 55, "input_token_details": {"cache_read": 40}}
    )
    meter.count("a:m", "say", None)
    assert meter.used == {("a:m", "grade"): Usage(2, 150, 40, 25), ("a:m", "say"): Usage(1, 0, 0, 0)}
    assert meter.total == Usage(3, 150, 40, 25)
