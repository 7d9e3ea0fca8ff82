"""Drive an interview from question to question until it is over or put aside."""

import errno
from collections.abc import Sequence
from typing import Final, Literal, Protocol

from api.terminal.candidate import Candidate, Move
from api.terminal.stage import Stage
from api.terminal.trouble import BadInput, Unprepared
from graph.admission import Deed
from graph.errors import Impossible, Invalid
from graph.events import Event

Ending = Literal["over", "paused"]
READER_LEFT: Final = (errno.EPIPE, errno.EIO)
"""What writing says once a pipe is closed, or the terminal."""


class View(Protocol):
    """Whoever shows the events."""

    def see(self, event: Event) -> None:
        """Show an event."""

    def tick(self) -> None:
        """Show what was held back too long; called when nothing came for a moment."""

    def settle(self) -> None:
        """Show whatever is still held back: the turn is over."""


def rehearse(stage: Stage, candidate: Candidate, views: Sequence[View]) -> Ending:
    """Take turns until the interview is over or paused. Ctrl-C pauses, as does whoever reads us by leaving.

    Raises Broken where it cannot go on.
    """
    try:
        return _take_turns(stage, candidate, views)
    except KeyboardInterrupt:
        return _put_aside(stage)
    except OSError as error:
        if error.errno not in READER_LEFT:
            raise
        return _put_aside(stage)


def _take_turns(stage: Stage, candidate: Candidate, views: Sequence[View]) -> Ending:
    _watch(stage, views)
    move: Move | None = None
    while not stage.standing.over:
        question, failure = stage.standing.question, stage.standing.failure
        if question is None:
            raise Unprepared(failure or "The interview could not be prepared.")
        move = candidate.move(question) if failure is None or move is None else candidate.failed(failure, move)
        if move.action == "pause":
            return _put_aside(stage)
        about = stage.standing.answered if move.action == "retry" else question.id
        if about is None:
            candidate.refused("There is no answer yet that you could give once more.")
            continue
        try:
            stage.act(Deed(move.action, about, move.text, move.source))
        except Impossible as error:
            candidate.refused(error.detail)
            if not isinstance(error, Invalid):
                stage.catch_up()
            continue
        _watch(stage, views)
    return "over"


def _watch(stage: Stage, views: Sequence[View]) -> None:
    """Show events until the turn is settled."""
    for event in stage.events():
        for view in views:
            view.tick() if event is None else view.see(event)
    for view in views:
        view.settle()


def _put_aside(stage: Stage) -> Ending:
    """Pause. An interview that came to its end in the same moment is over."""
    try:
        stage.pause()
    except BadInput:
        return "over"
    return "paused"
