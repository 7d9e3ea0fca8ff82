"""What is being said right now: passed on in pieces that a reader can keep up with, and whole to whoever comes late."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.events import Event

GATHER_SECONDS: Final = 0.04
"""Pieces of a fast model are put together for so long; the first one goes out at once."""
LONGEST: Final = 20_000
"""Characters kept of a message under way. Whoever comes after so many hears the rest, and the whole when it is completed."""


@dataclass
class _Message:
    """A message under way: all of it so far, and what was not passed on yet."""

    so_far: Event
    waiting: list[Event] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class Speech:
    """The message under way in each interview, if any."""

    def __init__(self, pass_on: Callable[[str, Sequence[Event]], None]) -> None:
        """Bind where the pieces go, by interview."""
        self._pass_on = pass_on
        self._messages: dict[str, _Message] = {}

    def add(self, interview_id: str, piece: Event) -> None:
        """Take a piece (`message.delta`) and pass it on, at once or with those that follow."""
        message = self._messages.get(interview_id)
        if message is None or message.so_far.data["messageId"] != piece.data["messageId"]:
            self.end(interview_id)
            message = self._messages[interview_id] = _Message(_whole(piece, ""))
        else:
            message.so_far = _whole(piece, message.so_far.data["text"])
        message.waiting.append(piece)
        if message.timer is None:
            self._send(interview_id, message)

    def end(self, interview_id: str) -> None:
        """Pass on what waits: the message is completed, or will never be."""
        message = self._messages.pop(interview_id, None)
        if message is not None:
            if message.timer is not None:
                message.timer.cancel()
            self._pass_on(interview_id, _together(message.waiting))

    def so_far(self, interview_id: str) -> Event | None:
        """Return the message under way as it was passed on so far, None where nothing is being said."""
        message = self._messages.get(interview_id)
        if message is None:
            return None
        waiting = sum(len(piece.data["text"]) for piece in message.waiting)
        text = message.so_far.data["text"]
        return replace(message.so_far, data=message.so_far.data | {"text": text[: len(text) - waiting]})

    def _send(self, interview_id: str, message: _Message) -> None:
        """Pass on what waits and gather again; where nothing came meanwhile, the next piece goes out at once."""
        message.timer = None
        if message.waiting:
            waiting, message.waiting = message.waiting, []
            message.timer = asyncio.get_running_loop().call_later(GATHER_SECONDS, self._send, interview_id, message)
            self._pass_on(interview_id, _together(waiting))


def _whole(piece: Event, before: str) -> Event:
    return replace(piece, data=piece.data | {"text": (before + piece.data["text"])[:LONGEST], "snapshot": True})


def _together(pieces: Sequence[Event]) -> list[Event]:
    if not pieces:
        return []
    return [replace(pieces[0], data=pieces[0].data | {"text": "".join(piece.data["text"] for piece in pieces)})]
