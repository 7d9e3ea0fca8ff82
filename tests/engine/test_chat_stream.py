"""Spoken text, streamed over a real socket, and every way in which it may break off."""

import asyncio
import time
import traceback
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import cast

import pytest

from engine.fallback import Degraded, FallbackEngine
from engine.meter import Meter
from engine.offline import OfflineEngine
from engine.task import EngineError, Malformed, Refused, Unavailable
from tests.engine.sample import ANSWERED, CANARY, SAY, chat, spoken
from tests.wire import answers
from tests.wire.answers import Answer, says
from tests.wire.openai_server import SPEECH, OpenAIServer

pytestmark = pytest.mark.anyio

BEFORE = [
    ("EMPTY", Malformed, 2),
    ("REFUSAL", Malformed, 2),  # LangChain drops a streamed refusal: what is left is an empty text
    ("FILTERED", Refused, 1),
    ("FILTERED_PROMPT", Refused, 1),
    ("RESET_AT_ONCE", Unavailable, 2),
    ("HTML", Unavailable, 2),
    ("NULL_CHOICES", Unavailable, 2),
    ("HANG", Unavailable, 1),
    ("UNAUTHORIZED", Unavailable, 1),
    ("NO_SUCH_MODEL", Unavailable, 1),
    ("BAD_REQUEST", Unavailable, 1),
    ("QUOTA", Unavailable, 1),
    ("BUSY", Unavailable, 2),
    ("BROKEN", Unavailable, 2),
]
BETWEEN = [
    ("NO_FINISH", Malformed),
    ("TRUNCATED", Malformed),
    ("LENGTH", Malformed),
    ("CUT_OFF", Unavailable),
    ("RESET", Unavailable),
    ("ERROR_IN_STREAM", Unavailable),
]


async def test_speech_comes_in_pieces_and_is_counted(server: OpenAIServer) -> None:
    meter = Meter()
    pieces = await spoken(chat(server, meter=meter).write(SAY, ANSWERED))
    assert len(pieces) == len(SPEECH.split())
    assert "".join(pieces) == SPEECH
    assert meter.total.calls == 1
    assert meter.total.output_tokens > 10
    assert server.rejected == []


async def test_the_first_piece_does_not_wait_for_the_last(server: OpenAIServer) -> None:
    server.script(Answer(drip=0.1))
    pieces = chat(server).write(SAY, ANSWERED)
    started = time.monotonic()
    await anext(aiter(pieces))
    assert time.monotonic() - started < 0.9 < 0.1 * len(SPEECH.split())
    await cast(AsyncGenerator[str, None], pieces).aclose()


@pytest.mark.parametrize(("fault", "kind", "calls"), BEFORE, ids=[fault[0] for fault in BEFORE])
async def test_a_fault_before_the_first_piece_is_told_in_time_and_without_the_key(
    server: OpenAIServer, caplog: pytest.LogCaptureFixture, fault: str, kind: type[EngineError], calls: int
) -> None:
    server.script(getattr(answers, fault))
    engine = chat(server, first_piece=1.0)
    started = time.monotonic()
    with caplog.at_level("DEBUG"), pytest.raises(kind) as caught:
        await spoken(engine.write(SAY, ANSWERED))
    assert time.monotonic() - started < 1.6
    assert len(server.requests) == calls
    assert CANARY not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    assert CANARY not in caplog.text


@pytest.mark.parametrize(("fault", "kind"), BETWEEN, ids=[fault[0] for fault in BETWEEN])
async def test_speech_that_breaks_off_is_an_error_and_is_not_tried_again(
    server: OpenAIServer, fault: str, kind: type[EngineError]
) -> None:
    server.script(getattr(answers, fault))
    heard: list[str] = []

    async def listen() -> None:
        async for piece in chat(server).write(SAY, ANSWERED):
            heard.append(piece)

    with pytest.raises(kind):
        await listen()
    assert heard
    assert len(server.requests) == 1


async def test_a_passing_fault_before_the_first_piece_is_tried_again(server: OpenAIServer) -> None:
    server.script(answers.BROKEN, times=1)
    assert "".join(await spoken(chat(server).write(SAY, ANSWERED))) == SPEECH


async def test_speech_that_drips_too_slowly_ends_at_the_deadline(server: OpenAIServer) -> None:
    server.script(Answer(content="word " * 100, drip=0.2))
    engine = chat(server, deadline=1.0)
    started = time.monotonic()
    with pytest.raises(Unavailable, match="took longer than 1 s"):
        await spoken(engine.write(SAY, ANSWERED))
    assert time.monotonic() - started < 1.5


async def test_a_slow_reader_does_not_use_up_the_models_time(server: OpenAIServer) -> None:
    server.script(says("one two three four five"))
    heard = []
    async for piece in chat(server, deadline=1.0).write(SAY, ANSWERED):
        heard.append(piece)
        await asyncio.sleep(0.3)
    assert "".join(heard) == "one two three four five"


async def test_a_listener_who_leaves_closes_the_connection(server: OpenAIServer) -> None:
    server.script(Answer(content="word " * 1000, drip=0.01))
    async with aclosing(cast(AsyncGenerator[str, None], chat(server).write(SAY, ANSWERED))) as pieces:
        await anext(pieces)
    for _ in range(100):
        if not server.open_connections:
            break
        await asyncio.sleep(0.02)
    assert server.open_connections == 0


async def test_thoughts_are_not_spoken(server: OpenAIServer) -> None:
    server.script(says("<think>The candidate said little.</think>\n\nWhat came of it?"))
    assert "".join(await spoken(chat(server).write(SAY, ANSWERED))) == "What came of it?"


async def test_a_hanging_model_costs_no_more_than_the_first_piece_may_take(server: OpenAIServer) -> None:
    server.script(answers.HANG)
    noted: list[Degraded] = []
    engine = FallbackEngine([chat(server, first_piece=0.5), OfflineEngine()], notify=noted.append)
    started = time.monotonic()
    assert "".join(await spoken(engine.write(SAY, ANSWERED))) == "What did you do then?"
    assert time.monotonic() - started < 1.0
    assert noted[0].message == "compatible:test-model took longer than 0.5 s."
