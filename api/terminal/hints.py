"""Help with the open question, in practice mode."""

from typing import Final

from api.terminal.stage import Stage
from api.terminal.standing import OpenQuestion
from storage.tables import LOCAL_OWNER

GRADED: Final = "This interview is graded, so there is no help. `greenroom practice --mode practice` gives it."


def help_with(stage: Stage, question: OpenQuestion, command: str) -> str:
    """Return what a strong answer does and the CV line to build it on, or a sample answer."""
    rooms, interview_id = stage.greenroom, stage.interview_id
    interview, _ = stage.call(lambda: rooms.interviews.get(LOCAL_OWNER, interview_id))
    if interview.mode == "graded":
        return GRADED
    help_ = stage.call(lambda: rooms.coaching.help(LOCAL_OWNER, interview_id, question.id))
    if command == "/sample":
        return str(help_["sampleAnswer"])
    own = [f"Your own line to build on: “{line['text']}”" for line in help_["lines"][:1]]
    return "\n".join([f"A strong answer: {help_['strong']}", str(help_["tip"]), *own])
