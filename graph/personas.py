"""Interviewers: ours, and those whom the candidate writes."""

import uuid
from collections.abc import Sequence
from string import Formatter
from typing import Final

from sqlmodel import Session, col, select

from content.bank import Bank, Persona
from graph.errors import Invalid, Unknown
from graph.ledger import Clock
from storage import audit, belongings
from storage.database import Database
from storage.tables import OwnPersona

FILLED_IN: Final = ("candidate", "role")
"""What a greeting may leave open. Anything more in braces could reach into the program, or ask for a gigabyte of blanks."""


class Personas:
    """The interviewers of an owner. Ours can be seen by everybody and changed by nobody."""

    def __init__(self, database: Database, bank: Bank, clock: Clock) -> None:
        """Bind the ledger, the bank and the clock."""
        self._database = database
        self._bank = bank
        self._clock = clock

    async def all(self, owner_id: str) -> Sequence[Persona]:
        """Return ours and then the owner's own."""
        mine = select(OwnPersona).where(OwnPersona.owner_id == owner_id).order_by(col(OwnPersona.created_at))
        own = await self._database.read(lambda session: session.exec(mine).all())
        return [*self._bank.personas.values(), *(Persona.model_validate(row.content) for row in own)]

    async def add(self, owner_id: str, wanted: Persona) -> Persona:
        """Keep an interviewer under an id of their own. Raises Invalid for a greeting that cannot be filled in."""
        check_greeting(wanted.greeting)
        # The id stands in the clear beside every question that they ask, so it does not tell their name.
        persona = wanted.model_copy(update={"id": f"own-{uuid.uuid4().hex[:12]}"})
        row = OwnPersona(id=persona.id, owner_id=owner_id, content=persona.model_dump(mode="json"), created_at=self._clock())
        await self._database.write(lambda session: session.add(row))
        return persona

    async def remove(self, owner_id: str, persona_id: str) -> None:
        """Delete one of the owner's own. Raises Unknown, and Invalid for one of ours."""
        if persona_id in self._bank.personas:
            raise Invalid("The interviewers that come with Greenroom cannot be deleted.", {"field": "personaId"})

        def work(session: Session) -> None:
            if not belongings.owns(session, owner_id, "personas", persona_id):
                raise Unknown(f"There is no interviewer {persona_id}.")
            belongings.remove(session, "personas", persona_id)
            audit.note(session, owner_id, "persona.deleted", self._clock(), persona_id)

        await self._database.write(work)


def check_greeting(greeting: str) -> None:
    """Refuse a greeting that cannot be filled in, or that would be filled in with more than a name. Raises Invalid."""
    try:
        fields = [field for field in Formatter().parse(greeting) if field[1] is not None]
    except ValueError:
        fields = [("", "", "", None)]
    if any((name not in FILLED_IN, spec, conversion) != (False, "", None) for _, name, spec, conversion in fields):
        detail = "The greeting may hold {candidate} and {role} in braces and nothing else in braces."
        raise Invalid(detail, {"field": "greeting"})
