"""A circuit breaker: stops asking an engine that keeps failing, and tries it again after a rest."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from engine.task import EngineError, Refused

FAILURES: Final = 5
WITHIN: Final = 30.0
REST: Final = 30.0


class Breaker:
    """Opens after 5 failures within 30 s, unless more calls succeeded meanwhile; lets one probe through after 30 s of rest.

    `clock` returns seconds that never run backwards. Meant for one event loop: nothing here waits, so nothing is locked.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._outcomes: deque[tuple[float, bool]] = deque()
        self._opened_at: float | None = None
        self._probing = False
        self.last_failure = ""

    @property
    def rests_for(self) -> float:
        """Seconds until a call may be tried again; 0 if it may now."""
        return 0.0 if self._opened_at is None else max(self._opened_at + REST - self._clock(), 0.0)

    def admit(self) -> AbstractContextManager[None] | None:
        """Return a context to make the call in, which learns how it ends, or None if no call should be made now."""
        if self._opened_at is None:
            return self._watched(probe=False)
        if self._probing or self.rests_for > 0:
            return None
        self._probing = True
        return self._watched(probe=True)

    @contextmanager
    def _watched(self, probe: bool) -> Iterator[None]:
        """Learn from the call. A refusal is an answer; a cancelled call or a bug of ours says nothing about the engine."""
        try:
            yield
        except Refused:
            self._succeeded(probe)
            raise
        except EngineError as error:
            self._failed(probe, str(error))
            raise
        else:
            self._succeeded(probe)
        finally:
            self._probing = self._probing and not probe

    def _succeeded(self, probe: bool) -> None:
        if probe:
            self._opened_at = None
            self._outcomes.clear()
        self._outcomes.append((self._clock(), True))
        self._forget()

    def _failed(self, probe: bool, message: str) -> None:
        self.last_failure = message
        self._outcomes.append((self._clock(), False))
        self._forget()
        failures = sum(not well for _, well in self._outcomes)
        if probe or (self._opened_at is None and failures >= max(FAILURES, len(self._outcomes) - failures)):
            self._opened_at = self._clock()

    def _forget(self) -> None:
        while self._outcomes and self._outcomes[0][0] <= self._clock() - WITHIN:
            self._outcomes.popleft()
