"""Engines in a row: the next one answers, and whoever asked hears of it."""

import asyncio
import logging

import pytest

from engine.fallback import Degraded, FallbackEngine, noting
from engine.offline import OfflineEngine
from engine.task import EngineError, Malformed, Refused, Unavailable
from tests.engine.sample import ANSWERED, GRADE, SAY, Level, Scripted, spoken
from tests.engine.test_breaker import Clock

pytestmark = pytest.mark.anyio
RULE = GRADE.offline(ANSWERED)


@pytest.mark.parametrize("error", [Unavailable("gone"), Refused("no"), Malformed("bad")])
async def test_the_rule_answers_where_the_model_cannot(error: EngineError) -> None:
    noted: list[Degraded] = []
    engine = FallbackEngine([Scripted(error), OfflineEngine()], notify=noted.append)
    assert await engine.ask(GRADE, ANSWERED) == RULE
    assert noted == [Degraded("grade", "scripted:model", str(error))]


async def test_an_answer_of_the_model_is_taken_and_nothing_is_noted() -> None:
    noted: list[Degraded] = []
    engine = FallbackEngine([Scripted(Level(level=4)), OfflineEngine()], notify=noted.append)
    assert (await engine.ask(GRADE, ANSWERED)).level == 4
    assert noted == []
    assert engine.name == "scripted:model"


async def test_a_mistake_of_ours_is_not_covered_up() -> None:
    engine = FallbackEngine([Scripted(ZeroDivisionError()), OfflineEngine()])
    with pytest.raises(ZeroDivisionError):
        await engine.ask(GRADE, ANSWERED)


async def test_the_last_error_is_raised_when_nobody_answers() -> None:
    engine = FallbackEngine([Scripted(Unavailable("first")), Scripted(Refused("second"))])
    with pytest.raises(Refused, match="second"):
        await engine.ask(GRADE, ANSWERED)


async def test_after_five_failures_the_model_is_left_alone_and_the_reason_is_still_told() -> None:
    clock, noted = Clock(), list[Degraded]()
    model = Scripted(*[Unavailable("The key is wrong.")] * 6, Level(level=3))
    engine = FallbackEngine([model, OfflineEngine()], clock=clock, notify=noted.append)
    for _ in range(8):
        assert await engine.ask(GRADE, ANSWERED) == RULE
    assert model.calls == 5
    assert noted[-1].message == "The key is wrong. scripted:model is tried again in 30 s."
    assert len(noted) == 8

    clock.now += 30
    assert await engine.ask(GRADE, ANSWERED) == RULE  # the probe fails
    clock.now += 30
    assert (await engine.ask(GRADE, ANSWERED)).level == 3
    assert model.calls == 7


async def test_only_one_of_many_at_once_is_the_probe() -> None:
    clock = Clock()
    model = Scripted(*[Unavailable("down")] * 6)
    engine = FallbackEngine([model, OfflineEngine()], clock=clock)
    for _ in range(5):
        await engine.ask(GRADE, ANSWERED)
    clock.now += 31
    assert await asyncio.gather(*(engine.ask(GRADE, ANSWERED) for _ in range(20))) == [RULE] * 20
    assert model.calls == 6


async def test_each_turn_hears_of_its_own_degradations_and_all_share_the_breaker() -> None:
    mine, yours = list[Degraded](), list[Degraded]()
    model = Scripted(*[Unavailable("down")] * 5)
    engine = FallbackEngine([model, OfflineEngine()], clock=Clock())
    for _ in range(5):
        await noting(engine, mine.append).ask(GRADE, ANSWERED)
    await noting(engine, yours.append).ask(GRADE, ANSWERED)
    assert (len(mine), len(yours), model.calls) == (5, 1, 5)


async def test_an_engine_that_never_falls_back_needs_no_listener() -> None:
    rules = OfflineEngine()
    assert noting(rules, list[Degraded]().append) is rules


async def test_without_a_listener_the_log_has_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        await FallbackEngine([Scripted(Unavailable("The server is gone.")), OfflineEngine()]).ask(GRADE, ANSWERED)
    assert "grade: The server is gone." in caplog.text


async def test_speech_changes_over_before_the_first_piece() -> None:
    noted: list[Degraded] = []
    engine = FallbackEngine([Scripted([Unavailable("slow")]), OfflineEngine()], notify=noted.append)
    assert "".join(await spoken(engine.write(SAY, ANSWERED))) == "What did you do then?"
    assert noted == [Degraded("say", "scripted:model", "slow")]


async def test_speech_that_breaks_off_is_raised_not_continued_by_another() -> None:
    noted: list[Degraded] = []
    engine = FallbackEngine([Scripted(["And ", Malformed("broke off")]), OfflineEngine()], notify=noted.append)
    pieces = aiter(engine.write(SAY, ANSWERED))
    assert await anext(pieces) == "And "
    with pytest.raises(Malformed, match="broke off"):
        await anext(pieces)
    assert noted == [Degraded("say", "scripted:model", "broke off")]


async def test_broken_speech_opens_the_breaker_too() -> None:
    model = Scripted(*[["And ", Malformed("broke off")]] * 5)
    engine = FallbackEngine([model, OfflineEngine()], clock=Clock())
    for _ in range(5):
        with pytest.raises(Malformed):
            await spoken(engine.write(SAY, ANSWERED))
    assert "".join(await spoken(engine.write(SAY, ANSWERED))) == "What did you do then?"
    assert model.calls == 5
