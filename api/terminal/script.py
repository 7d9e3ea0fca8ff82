"""A candidate who reads the answers from a file."""

from collections import deque
from collections.abc import Callable, Sequence

from api.terminal.candidate import Move
from api.terminal.standing import OpenQuestion
from api.terminal.trouble import Broken


class Script:
    """Gives the answers in their order.

    A follow-up takes the next answer only while enough are left for the main questions still to come, else it is skipped.
    When the answers run out, the interview is paused.
    """

    def __init__(self, answers: Sequence[str], show: Callable[[Move], None]) -> None:
        """Keep the answers, and who shows what is done with them."""
        self._left = deque(answers)
        self._show = show

    def move(self, question: OpenQuestion) -> Move:
        """Return the next answer, a skip, or a pause."""
        move = self._next(question)
        self._show(move)
        return move

    def _next(self, question: OpenQuestion) -> Move:
        to_come = question.total - question.number
        if question.follow_up and len(self._left) <= to_come:
            return Move("skip") if self._left or not to_come else Move("pause")
        return Move("answer", self._left.popleft()) if self._left else Move("pause")

    def refused(self, detail: str) -> None:
        """Stop: nobody is there to decide what to do."""
        raise Broken(detail)

    def failed(self, detail: str, before: Move) -> Move:  # noqa: ARG002
        """Stop: the answer is kept, and nobody is there to decide whether to send it again."""
        raise Broken(detail)
