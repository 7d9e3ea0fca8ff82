"""Tell followers in this process what happened: what was kept, what is live only, and that the log is to be read."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from graph.events import Event
from graph.speech import Speech

MOST_WAITING: Final = 64
"""Events kept for one follower that is slow to read; older ones are dropped, since the log has whatever is to last."""

LAST_WORDS: Final = ("message.completed", "run.finished", "run.failed")
"""With these nothing is being said any more."""

Watch = Callable[[], Coroutine[None, None, None]]


class Follower:
    """One reader's mailbox: events as they happen, and a bell. `behind` says that the log has what the mailbox lacks."""

    def __init__(self) -> None:
        """Start empty, with the log unread."""
        self.bell = asyncio.Event()
        self.behind = True
        self._waiting: deque[Event] = deque(maxlen=MOST_WAITING)

    def offer(self, event: Event) -> None:
        """Keep an event, dropping the oldest where the reader is too slow."""
        self._waiting.append(event)
        self.bell.set()

    def look(self) -> None:
        """Say that the log is to be read."""
        self.behind = True
        self.bell.set()

    def take(self) -> Iterator[Event]:
        """Take out whatever waits, oldest first."""
        while self._waiting:
            yield self._waiting.popleft()

    async def wait(self) -> None:
        """Wait until there is something to take or to read."""
        if not self._waiting and not self.behind:
            self.bell.clear()
            await self.bell.wait()


class Hub:
    """Who follows which interview."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._followers: defaultdict[str, set[Follower]] = defaultdict(set)
        self._watching: asyncio.Task[None] | None = None
        self._speech = Speech(self._offer)

    @contextmanager
    def following(self, interview_id: str, watch: Watch) -> Iterator[Follower]:
        """Follow an interview for as long as the block runs. While anybody follows anything, one `watch` runs for all."""
        follower = Follower()
        so_far = self._speech.so_far(interview_id)
        if so_far is not None:
            follower.offer(so_far)
        self._followers[interview_id].add(follower)
        if self._watching is None:
            self._watching = asyncio.create_task(watch())
        try:
            yield follower
        finally:
            self._followers[interview_id].discard(follower)
            if not self._followers[interview_id]:
                del self._followers[interview_id]
            if not self._followers:
                self._watching.cancel()
                self._watching = None

    @property
    def followers(self) -> int:
        """Return how many follow something."""
        return sum(map(len, self._followers.values()))

    def ring(self, interview_id: str) -> None:
        """Say that the log of an interview has grown, or is gone."""
        for follower in self._followers.get(interview_id, ()):
            follower.look()

    def ring_all(self) -> None:
        """Say that any log may have grown."""
        for interview_id in self._followers:
            self.ring(interview_id)

    def kept(self, interview_id: str, events: Sequence[Event]) -> None:
        """Hand over events that are in the log now, so that nobody has to read them there."""
        if any(event.type in LAST_WORDS for event in events):
            self._speech.end(interview_id)
        self._offer(interview_id, events)

    def live(self, interview_id: str, event: Event) -> None:
        """Pass on an event that is not in the log."""
        self._speech.add(interview_id, event)

    def _offer(self, interview_id: str, events: Sequence[Event]) -> None:
        for follower in self._followers.get(interview_id, ()):
            for event in events:
                follower.offer(event)
