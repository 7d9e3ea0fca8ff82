"""Help with the open question, in practice mode."""

from typing import Final

from api.terminal.grade_panel import show_grade
from api.terminal.screen import Screen
from api.terminal.stage import Stage
from api.terminal.standing import OpenQuestion
from storage.tables import LOCAL_OWNER
from tools.answer_grade import Grade

GRADED: Final = "This interview is graded, so there is no help. `greenroom practice --mode practice` gives it."


class Coach:
    """Shows what helps while practising."""

    def __init__(self, stage: Stage, screen: Screen) -> None:
        """Bind where help comes from and where it is shown."""
        self._stage = stage
        self._screen = screen

    def help(self, command: str, question: OpenQuestion) -> None:
        """Show what a strong answer does, a sample answer, or what the last answer was worth."""
        rooms, interview_id = self._stage.greenroom, self._stage.interview_id
        interview, _ = self._stage.call(lambda: rooms.interviews.get(LOCAL_OWNER, interview_id))
        if interview.mode == "graded":
            self._screen.note(GRADED)
        elif command == "/grade":
            self._show_last_grade()
        else:
            help_ = self._stage.call(lambda: rooms.coaching.help(LOCAL_OWNER, interview_id, question.id))
            own = [f"Your own line to build on: “{line['text']}”" for line in help_["lines"][:1]]
            told = [f"A strong answer: {help_['strong']}", str(help_["tip"]), *own]
            self._screen.note(str(help_["sampleAnswer"]) if command == "/sample" else "\n".join(told))

    def _show_last_grade(self) -> None:
        rooms, interview_id = self._stage.greenroom, self._stage.interview_id
        report = self._stage.call(lambda: rooms.interviews.report(LOCAL_OWNER, interview_id))
        grades = [question["grade"] for question in report["questions"] if question["grade"]]
        if grades:
            show_grade(self._screen, Grade.model_validate(grades[-1]))
        else:
            self._screen.note("There is no answer yet that could have been graded.")
