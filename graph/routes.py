"""Where the graph goes next. Code decides, never a model."""

from collections.abc import Sequence
from typing import Literal

from graph.state import InterviewState


def enter(state: InterviewState) -> Literal["setup", "hear"]:
    """Begin an interview, or take a chat message as the answer to the question that is open."""
    return "hear" if state.get("question") and state.get("messages") else "setup"


def after_answer(state: InterviewState) -> Sequence[str]:
    """Work on the answer side by side, or look back if the candidate ends the interview."""
    answer = state.get("answer")
    return ["analyse"] if answer and answer["action"] == "end" else ["grade", "cv_examples", "converse"]


def after_turn(state: InterviewState) -> Literal["await_answer", "analyse"]:
    """Go on while a question is open, else look back."""
    return "await_answer" if state.get("question") else "analyse"
