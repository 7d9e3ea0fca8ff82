"""The circuit breaker, on a clock that the test turns."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

import pytest

from engine.breaker import Breaker
from engine.task import Malformed, Refused, Unavailable


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock)


def call(breaker: Breaker, outcome: BaseException | None = None) -> bool:
    """Make one call that ends like this; say whether the breaker let it through."""
    admitted = breaker.admit()
    if admitted is None:
        return False
    with suppress(BaseException), admitted:
        if outcome is not None:
            raise outcome
    return True


def broken(breaker: Breaker) -> Breaker:
    for _ in range(5):
        assert call(breaker, Unavailable("down"))
    return breaker


def test_it_opens_after_five_failures(breaker: Breaker) -> None:
    for _ in range(4):
        call(breaker, Malformed("bad"))
    assert breaker.rests_for == 0
    call(breaker, Unavailable("down"))
    assert breaker.rests_for == 30
    assert breaker.last_failure == "down"
    assert not call(breaker)


def test_failures_further_apart_than_thirty_seconds_do_not_open_it(breaker: Breaker, clock: Clock) -> None:
    for _ in range(20):
        assert call(breaker, Unavailable("down"))
        clock.now += 7.6


def test_five_failures_among_many_successes_do_not_open_it(breaker: Breaker) -> None:
    for _ in range(5):
        assert all(call(breaker) for _ in range(3))
        assert call(breaker, Unavailable("down"))
    assert call(breaker)


def test_one_probe_goes_through_after_the_rest(breaker: Breaker, clock: Clock) -> None:
    broken(breaker)
    clock.now += 29.9
    assert not call(breaker)
    clock.now += 0.1
    probe = breaker.admit()
    assert probe is not None
    assert breaker.admit() is None
    with probe:
        pass
    assert call(breaker)
    assert call(breaker, Unavailable("down"))
    assert call(breaker)


def test_a_failed_probe_means_another_rest(breaker: Breaker, clock: Clock) -> None:
    broken(breaker)
    clock.now += 30
    assert call(breaker, Unavailable("still down"))
    assert not call(breaker)
    clock.now += 30
    assert call(breaker)


def test_a_refusal_counts_as_an_answer(breaker: Breaker, clock: Clock) -> None:
    for _ in range(10):
        assert call(breaker, Refused("no"))
    clock.now += 31
    broken(breaker)
    clock.now += 30
    assert call(breaker, Refused("no"))
    assert call(breaker)


def test_a_cancelled_probe_leaves_room_for_the_next(breaker: Breaker, clock: Clock) -> None:
    broken(breaker)
    clock.now += 30
    assert call(breaker, asyncio.CancelledError())
    assert call(breaker)


def test_a_call_that_ends_late_neither_closes_it_nor_takes_the_probe_away(breaker: Breaker, clock: Clock) -> None:
    late, later = breaker.admit(), breaker.admit()
    assert late is not None
    assert later is not None
    broken(breaker)
    with late:
        pass
    assert not call(breaker)
    clock.now += 30
    probe = breaker.admit()
    assert probe is not None
    with pytest.raises(Unavailable), later:
        raise Unavailable("down")
    assert breaker.admit() is None
    with probe:
        pass
    assert call(breaker)
