"""Named points in the life of a turn at which a test can have the process killed. Everywhere else passing one does nothing."""

import os
import signal
from collections.abc import Callable
from threading import Lock
from typing import Final, Literal, get_args

CrashPoint = Literal[
    "before_submission_commit",
    "after_submission_commit",
    "before_resume",
    "after_resume",
    "before_grade_row",
    "after_grade_row",
    "before_question_row",
    "after_question_row",
    "before_analysis_row",
    "after_analysis_row",
    "before_settle",
    "after_settle",
]
"""In the order of a turn. `before_..._row` stands after the node's work and before its transaction, `after_...` after it.

Before: the work is lost and done again. After: it is kept, but nobody was told and no checkpoint knows of it.
"""

POINTS: Final[tuple[CrashPoint, ...]] = get_args(CrashPoint)
Passed = Callable[[CrashPoint], None]
"""Called when a point is passed."""


def go_on(point: CrashPoint) -> None:
    """Pass a point."""


class CrashAt:
    """Kills this process, as a power cut would, when a point is passed for the `count`-th time."""

    def __init__(self, point: str, count: int) -> None:
        """Wait for a point. Several threads may pass it."""
        self._point = point
        self._left = count
        self._lock = Lock()

    def __call__(self, point: CrashPoint) -> None:
        """Count a point that is passed, and die at the last."""
        if point != self._point:
            return
        with self._lock:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def crash_at(written: str | None) -> Passed:
    """Return what is to be called at each point, read from `point` or `point:n`. Raises ValueError for any other text."""
    if not written:
        return go_on
    point, _, count = written.partition(":")
    if point not in POINTS or (count and not count.isdecimal()) or count == "0":
        known = ", ".join(POINTS)
        raise ValueError(f"GREENROOM_CRASH_AT={written} is no crash point. There are {known}; add :n for the n-th passing.")
    return CrashAt(point, int(count or 1))
