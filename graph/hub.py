"""Tell followers in this process that something happened, and pass on what is live only."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from graph.events import Event

MOST_WAITING: Final = 256
"""Live pieces kept for one follower that is slow to read; older ones are dropped, since the log has the whole message."""


class Follower:
    """One reader's mailbox: live events, and a bell that rings when the log has grown."""

    def __init__(self) -> None:
        """Start empty."""
        self.bell = asyncio.Event()
        self.live: asyncio.Queue[Event] = asyncio.Queue(MOST_WAITING)

    def offer(self, event: Event) -> None:
        """Keep a live event, dropping the oldest where the reader is too slow."""
        if self.live.full():
            self.live.get_nowait()
        self.live.put_nowait(event)
        self.bell.set()


class Hub:
    """Who follows which interview."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._followers: defaultdict[str, set[Follower]] = defaultdict(set)

    @contextmanager
    def following(self, interview_id: str) -> Iterator[Follower]:
        """Follow an interview for as long as the block runs."""
        follower = Follower()
        self._followers[interview_id].add(follower)
        try:
            yield follower
        finally:
            self._followers[interview_id].discard(follower)
            if not self._followers[interview_id]:
                del self._followers[interview_id]

    def ring(self, interview_id: str) -> None:
        """Say that the log of an interview has grown."""
        for follower in self._followers.get(interview_id, ()):
            follower.bell.set()

    def live(self, interview_id: str, event: Event) -> None:
        """Pass on an event that is not in the log."""
        for follower in self._followers.get(interview_id, ()):
            follower.offer(event)
