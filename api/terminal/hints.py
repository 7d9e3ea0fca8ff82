"""Hints for the open question, in practice mode."""

from api.terminal.stage import Stage
from api.terminal.standing import OpenQuestion
from storage.tables import LOCAL_OWNER

GRADED = "This interview is graded, so there are no hints. `greenroom practice --mode practice` gives them."


def hint(stage: Stage, question: OpenQuestion) -> str:
    """Return what a strong answer does and the CV line to build it on."""
    interview, asked = stage.call(lambda: stage.greenroom.interviews.get(LOCAL_OWNER, stage.interview_id))
    if interview.mode == "graded":
        return GRADED
    if asked is None:
        return "There is no hint for this question."
    banked = stage.greenroom.backstage.question(asked.bank_id)
    found = [f"A strong answer: {banked.looks_like.strong}", banked.tip]
    if interview.document_id is not None:
        cv_id, line_id = interview.document_id, asked.content.get("line_id")
        finder = stage.greenroom.backstage.finder
        lines = stage.call(lambda: finder.lines_for(asked.bank_id, question.text, cv_id, line_id))
        found += [f"Your own line to build on: “{lines[0]['text']}”"] if lines else []
    return "\n".join(found)
