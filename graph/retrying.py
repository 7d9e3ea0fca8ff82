"""Ask a question once more while another waits, and go back to that one afterwards.

What the interviewer says here is said by rule: it must come at once, and there is nothing to decide.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from graph.asking import asked_as
from graph.backstage import Backstage
from graph.ledger import Outcome
from graph.state import InterviewState
from graph.steps import Say, turn_key
from graph.turn import open_turn
from storage.content import Json
from storage.tables import AskedQuestion


async def retry(state: InterviewState, say: Say, backstage: Backstage) -> Outcome:
    """Put a question once more; the one that is open waits."""
    answer, waiting = state.get("answer"), state.get("question")
    assert answer is not None, "a retry was asked for"
    row = await backstage.ledger.question(state["interview_id"], answer["question_id"])
    assert row is not None, "only a question that was asked can be retried"
    attempt, returns_to = max(2, answer["attempt"]), [*state.get("returns_to", [])]
    lead = _line(backstage.phrases.again, state)
    spoken = f"{lead} {row.content['text']}"
    again: Json = row.content.get("again", {}) | {str(attempt): spoken}
    now = backstage.clock()

    def enter(session: Session) -> None:
        opened = {"status": "open", "asked_at": now, "content": row.content | {"attempt": attempt, "again": again}}
        session.merge(row.model_copy(update=opened))

    said = _say(turn_key(state, "retry"), row, spoken, say)
    question = {**asked_as(row), "attempt": attempt}
    place = {"question": question, "answer": None, "returns_to": returns_to + ([waiting["id"]] if waiting else [])}
    return Outcome({**place, "ended": False}, [("message.completed", said)], [enter])


async def go_back(state: InterviewState, say: Say, backstage: Backstage) -> Outcome | None:
    """Return to the question that was left open for a retry; None where there is none."""
    returns_to = state.get("returns_to", [])
    if not returns_to:
        return None
    row = await backstage.ledger.question(state["interview_id"], returns_to[-1])
    assert row is not None, "a question that was left open is in the ledger"
    _, answer = open_turn(state)
    lines = backstage.phrases.back if answer["action"] == "answer" else backstage.phrases.back_unchanged
    spoken = f"{_line(lines, state)} {row.content['text']}"
    said = _say(turn_key(state, "converse"), row, spoken, say)
    return Outcome({"upcoming": asked_as(row), "returns_to": returns_to[:-1]}, [("message.completed", said)])


def _say(message_id: str, row: AskedQuestion, spoken: str, say: Say) -> Json:
    """Say a question that was put before, and return the message."""
    replace(say, persona=row.content["persona"])(spoken)
    return {
        "messageId": message_id,
        "role": "interviewer",
        "persona": row.content["persona"],
        "text": spoken,
        "questionId": row.id,
        "question": row.content["text"],
        "number": row.number,
        "followUp": row.follow_up,
    }


def _line(lines: Sequence[str], state: InterviewState) -> str:
    return lines[len(state["turns"]) % len(lines)]
