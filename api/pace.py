"""How fast one client may change things: a token bucket each, generous, since it is there for runaway programs alone."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MOST_CLIENTS: Final = 1024
"""Clients remembered; the one that was quiet longest is forgotten, and so has a full bucket again."""


@dataclass
class _Bucket:
    """What is left at a moment, in requests and seconds."""

    left: float
    at: float


class Pace:
    """Hands out requests: `burst` at once, and `per_second` after that. `per_second` 0 sets no limit."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float]) -> None:
        """Bind the limits and a clock in seconds that never goes backwards."""
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take one request of a client; return 0, or how many seconds it has to wait for the next."""
        if self._per_second <= 0:
            return 0.0
        now = self._clock()
        bucket = self._buckets.setdefault(client, _Bucket(self._burst, now))
        self._buckets.move_to_end(client)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.left < 1:
            return (1 - bucket.left) / self._per_second
        bucket.left -= 1
        return 0.0
