"""What is known of a step and its interview before it begins or is kept: one look instead of four. Never commits."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlmodel import Session

from storage.content import Json
from storage.tables import ACTIVE_RUN, Step

LOOK: Final = text(f"""
SELECT EXISTS (SELECT 1 FROM interviews WHERE id = :interview_id) AS there,
       EXISTS (SELECT 1 FROM steps WHERE interview_id = :interview_id AND key = :key) AS kept,
       coalesce((SELECT max(claims) FROM runs WHERE interview_id = :interview_id AND {ACTIVE_RUN}), 0) AS claims,
       coalesce((SELECT max(seq) FROM run_events WHERE interview_id = :interview_id), 0) AS last
""")


@dataclass(frozen=True)
class Standing:
    """Whether the interview is there, whether the step was kept, how often its run was claimed, and its last event's number."""

    there: bool
    kept: bool
    claims: int
    last: int


def standing(session: Session, interview_id: str, key: str) -> Standing:
    """Look at a step of an interview. What the session has not flushed is not seen."""
    row = session.connection().execute(LOOK, {"interview_id": interview_id, "key": key}).one()
    return Standing(bool(row.there), bool(row.kept), row.claims, row.last)


def update_of(session: Session, interview_id: str, key: str) -> Json:
    """Return the update of the state that a kept step made."""
    step = session.get(Step, (interview_id, key))
    assert step is not None, "it was seen to be kept"
    return dict(step.update)
