"""Where the graph goes next. Code decides, never a model."""

from collections.abc import Sequence
from typing import Final, Literal

from graph.state import InterviewState

TURN: Final = ("grade", "cv_examples", "converse")
INSTEAD: Final = {"end": ("analyse",), "retry": ("retry",)}
"""Where other actions than an answer and a skip lead to."""


def enter(state: InterviewState) -> Literal["setup", "hear"]:
    """Begin an interview, or take a chat message as the answer to the question that is open."""
    return "hear" if state.get("question") and state.get("messages") else "setup"


def after_answer(state: InterviewState) -> Sequence[str]:
    """Work on the answer side by side; look back where the candidate ends the interview, or ask again where that is wanted."""
    answer = state.get("answer")
    return INSTEAD.get(answer["action"], TURN) if answer else TURN


def after_turn(state: InterviewState) -> Literal["await_answer", "analyse"]:
    """Go on while a question is open, else look back."""
    return "await_answer" if state.get("question") else "analyse"
