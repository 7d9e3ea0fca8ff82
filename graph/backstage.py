"""Everything the nodes of the graph need, bound once when the graph is built."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from content.bank import Bank, Persona, Probe, Question
from content.phrases import Phrases
from content.rubrics import Rubric
from content.vocabulary import RubricName
from engine.task import Engine
from graph.finder import Finder
from graph.ledger import Clock, Ledger, Outcome
from graph.state import OpenQuestion
from storage.content import Json
from storage.tables import AskedQuestion


@dataclass(frozen=True)
class Backstage:
    """The content, the ledger, the engine, the finder and the clock."""

    bank: Bank
    rubrics: Mapping[RubricName, Rubric]
    phrases: Phrases
    ledger: Ledger
    engine: Engine
    finder: Finder
    clock: Clock
    ensemble: int = 1
    """How often a model grades each group of dimensions."""

    def close(self) -> None:
        """Close the index and the ledger."""
        self.finder.close()
        self.ledger.database.close()

    async def persona(self, persona_id: str) -> Persona:
        """Return an interviewer, ours or the candidate's own. Raises KeyError for one who is unknown."""
        ours = self.bank.personas.get(persona_id)
        if ours is not None:
            return ours
        own = await self.ledger.persona(persona_id)
        if own is None:
            raise KeyError(persona_id)
        return Persona.model_validate(own)

    def question(self, bank_id: str) -> Question | Probe:
        """Return a question of the bank or a probe into the CV."""
        return self.bank.question(bank_id)


def public_persona(persona: Persona) -> dict[str, Any]:
    """Return what the candidate sees of an interviewer."""
    return {"id": persona.id, "name": persona.name, "role": persona.role, "style": persona.style}


def open_question(row: AskedQuestion) -> OpenQuestion:
    """Return a question of the ledger as it stands in the state."""
    return OpenQuestion(
        id=row.id,
        number=row.number,
        follow_up=row.follow_up,
        kind=row.kind,
        competency=row.competency,
        bank_id=row.bank_id,
        persona_id=row.persona_id,
        text=str(row.content["text"]),
    )


def put_question(key: str, message_id: str, row: AskedQuestion, spoken: str, now: datetime) -> Outcome:
    """Return the outcome of a node that asks: the question under `key` of the state, the message, the row as open."""
    question = open_question(row)
    opened = row.model_copy(update={"status": "open", "asked_at": now, "content": row.content | {"spoken": spoken}})

    def enter(session: Session) -> None:
        session.merge(opened)

    message: Json = {
        "messageId": message_id,
        "role": "interviewer",
        "persona": row.content["persona"],
        "text": spoken,
        "questionId": question["id"],
        "question": question["text"],
        "number": question["number"],
        "followUp": question["follow_up"],
    }
    return Outcome({key: question}, [("message.completed", message)], [enter])
