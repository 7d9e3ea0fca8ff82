"""Who asks: an interviewer as they are, or as they were where the candidate has deleted one of their own in the meantime."""

from content.bank import Persona
from graph.backstage import Backstage
from graph.state import InterviewState
from graph.turn import open_turn
from storage.tables import AskedQuestion


async def asker_of(row: AskedQuestion, backstage: Backstage) -> Persona:
    """Return who asks a question. Who was deleted keeps name and post, and speaks like one of ours of the same style."""
    try:
        return await backstage.persona(row.persona_id)
    except KeyError:
        shown = row.content["persona"]
        alike = next(one for one in backstage.bank.personas.values() if one.style == shown["style"])
        return alike.model_copy(update={name: shown[name] for name in ("id", "name", "role")})


async def asker_now(state: InterviewState, backstage: Backstage) -> Persona:
    """Return who asked the question that is being answered."""
    question, _ = open_turn(state)
    row = await backstage.ledger.question(state["interview_id"], question["id"])
    assert row is not None, "an open question is in the ledger"
    return await asker_of(row, backstage)
