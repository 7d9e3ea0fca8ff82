"""The page of a conversation: the grade above the next question where it comes in time, below where it does not."""

import io
from typing import Any

import pytest

from api.terminal.screen import Screen
from api.terminal.view import ChatView
from graph.events import Event
from tests.cli.test_cli_report_text import GRADE, LINE, PERSONA


class Page:
    """A view with a clock that is set by hand, and what it has shown."""

    def __init__(self) -> None:
        self.now = 0.0
        self.stream = io.StringIO()
        self.view = ChatView(Screen(self.stream), 5, lambda: self.now, grace=1.0)

    def see(self, *events: tuple[str, dict[str, Any]]) -> str:
        for kind, data in events:
            self.view.see(Event(kind, data, 1))  # type: ignore[arg-type]
        return self.stream.getvalue()

    def tick(self, now: float) -> str:
        self.now = now
        self.view.tick()
        return self.stream.getvalue()


BEGUN = ("run.started", {"runId": "r", "kind": "answer"})
GRADED = ("grade", {"questionId": "q1", "grade": GRADE})
SHOWN = ("examples", {"questionId": "q1", "examples": [LINE]})
DONE = [("node.finished", {"node": "grade"}), ("node.finished", {"node": "cv_examples"})]


def said(text: str, question_id: str | None = "q2") -> tuple[str, dict[str, Any]]:
    data = {"persona": PERSONA, "text": text, "questionId": question_id, "question": text, "number": 2, "followUp": 0}
    return ("message.completed", data)


def piece(text: str, **more: object) -> tuple[str, dict[str, Any]]:
    return ("message.delta", {"messageId": "m", "text": text, **more})


@pytest.fixture
def page() -> Page:
    return Page()


def test_a_grade_that_comes_in_time_stands_above_the_next_question(page: Page) -> None:
    assert page.see(BEGUN, said("Why us?")) == ""
    shown = page.see(GRADED, SHOWN, *DONE)
    assert shown.index("57.5 of 100") < shown.index("A line.") < shown.index("Marcus") < shown.index("Why us?")
    assert "Still open" not in shown


def test_a_grade_that_comes_late_stands_below_and_points_back(page: Page) -> None:
    page.see(BEGUN, said("Why us?"))
    assert "Why us?" in page.tick(1.1)
    shown = page.see(GRADED, SHOWN, *DONE)
    assert shown.index("Why us?") < shown.index("57.5 of 100") < shown.index("Still open: Why us?")


def test_words_are_shown_as_they_come_once_the_wait_is_over(page: Page) -> None:
    page.see(BEGUN, piece("Why ", persona=PERSONA))
    assert "Marcus" in page.tick(1.1)
    assert "Why" in page.see(piece("us, of "))
    assert "us," in page.see(piece("all firms"))
    assert page.see(said("Why us, of all firms?")).count("Why us, of all firms?") == 1


def test_a_late_grade_never_breaks_into_what_is_being_said(page: Page) -> None:
    page.see(BEGUN, piece("Why ", persona=PERSONA))
    page.tick(1.1)
    assert "57.5" not in page.see(GRADED, *DONE, piece("us"))
    shown = page.see(said("Why us?"))
    assert shown.index("Why us?") < shown.index("57.5 of 100")


def test_live_words_without_a_speaker_wait_for_the_whole_message(page: Page) -> None:
    page.see(BEGUN, *DONE, piece("Why us?"))
    assert page.stream.getvalue() == ""
    assert page.see(said("Why us?")).count("Why us?") == 1


def test_the_goodbye_has_no_question_number(page: Page) -> None:
    shown = page.see(BEGUN, *DONE, said("Thank you.", None))
    assert "Thank you." in shown
    assert "Question" not in shown


def test_whoever_waits_is_told_why(page: Page) -> None:
    page.see(BEGUN)
    assert page.tick(0.5) == ""
    assert "Reading your answer" in page.tick(2.0)
    assert page.tick(9.0).count("Reading") == 1


def test_nothing_is_left_unsaid_at_the_end_of_a_turn(page: Page) -> None:
    page.see(BEGUN, said("Why us?"), GRADED)
    page.view.settle()
    shown = page.stream.getvalue()
    assert shown.index("57.5 of 100") < shown.index("Why us?")


def test_the_person_is_told_when_a_model_did_not_answer(page: Page) -> None:
    shown = page.see(BEGUN, ("degraded", {"task": "grade", "engine": "openai:x", "message": "No answer in 20 s."}))
    assert "offline engine" in shown
    assert "No answer in 20 s." in shown


def test_not_scored_is_never_shown_as_a_number(page: Page) -> None:
    grade = GRADE | {"status": "not_scored", "overall": None, "score10": None, "cap": None, "flags": ["blank"], "feedback": {}}
    shown = page.see(BEGUN, ("grade", {"questionId": "q1", "grade": grade}), *DONE, said("Why us?"))
    assert "Not scored" in shown
    assert "There was nothing to grade." in shown
    assert "of 100" not in shown
