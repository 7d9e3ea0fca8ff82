"""Several engines in a row: the next one answers where one cannot, and whoever asked is told."""

import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TypeAlias, cast

from engine.breaker import Breaker
from engine.task import Engine, EngineError, Given, Reply, Spoken, Task, Unavailable

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Degraded:
    """One engine could not answer one task. The message is fit to show to a person."""

    task: str
    engine: str
    message: str


Notify: TypeAlias = Callable[[Degraded], None]
"""Called in the event loop, in the task that asked, before the next engine is tried; must not block."""


def log_degraded(degraded: Degraded) -> None:
    """Write it to the log; what an engine does that nobody else listens to."""
    logger.warning("%s: %s", degraded.task, degraded.message)


class FallbackEngine:
    """Asks the engines in their order until one answers.

    Each engine has a circuit breaker, shared by all turns; `noting` gives one turn its own listener. `write` changes over to
    the next engine only while nothing was yielded. If an engine breaks off after that, its error is raised (and noted): the
    pieces so far must be forgotten, and the caller decides what is said instead, usually `task.offline(given).text`.
    """

    def __init__(
        self, engines: Sequence[Engine], *, clock: Callable[[], float] = time.monotonic, notify: Notify = log_degraded
    ) -> None:
        if not engines:
            raise ValueError("A FallbackEngine needs at least one engine.")
        self._line = [(engine, Breaker(clock)) for engine in engines]
        self._notify = notify

    @property
    def name(self) -> str:
        """Return the name of the engine that is asked first."""
        return self._line[0][0].name

    def noting(self, notify: Notify) -> "FallbackEngine":
        """Return the same engines with the same breakers, reporting to another listener."""
        other = FallbackEngine([engine for engine, _ in self._line], notify=notify)
        other._line = self._line
        return other

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return the first reply that an engine gives. Raises the last engine's error if none does."""
        failure: EngineError | None = None
        for engine, breaker in self._line:
            if (call := breaker.admit()) is None:
                failure = self._resting(task, engine, breaker)
                continue
            try:
                with call:
                    return await engine.ask(task, given)
            except EngineError as error:
                failure = self._noted(task, engine, error)
        raise cast(EngineError, failure)

    async def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Yield what the first engine that speaks says. Raises EngineError if it breaks off, or if none speaks."""
        failure: EngineError | None = None
        for engine, breaker in self._line:
            if (call := breaker.admit()) is None:
                failure = self._resting(task, engine, breaker)
                continue
            begun = False
            try:
                with call:
                    # Our engines' write are async generators; closing one closes its connection.
                    async with aclosing(cast(AsyncGenerator[str, None], engine.write(task, given))) as pieces:
                        async for piece in pieces:
                            begun = True
                            yield piece
                return
            except EngineError as error:
                failure = self._noted(task, engine, error)
                if begun:
                    raise
        raise cast(EngineError, failure)

    def _resting(self, task: Task[Given, Reply], engine: Engine, breaker: Breaker) -> EngineError:
        left = breaker.rests_for
        again = f"in {left:.0f} s" if left >= 1 else "now"
        return self._noted(task, engine, Unavailable(f"{breaker.last_failure} {engine.name} is tried again {again}.", left))

    def _noted(self, task: Task[Given, Reply], engine: Engine, error: EngineError) -> EngineError:
        self._notify(Degraded(task.name, engine.name, str(error)))
        return error


def noting(engine: Engine, notify: Notify) -> Engine:
    """Return the engine for one turn, reporting degradations to `notify`; one that never falls back is returned as it is."""
    return engine.noting(notify) if isinstance(engine, FallbackEngine) else engine
