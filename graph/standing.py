"""Pause, resume or abandon an interview: nothing is run, so nothing can be half done."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from graph.admission import OVER, Deed, Entry, enter, repeated
from graph.asking import NO_QUESTION
from graph.errors import Ended
from storage import events
from storage.tables import Interview

TO_END: Final = "This interview is completed, so there is nothing to abandon. Delete it if it should be gone."


def turn(session: Session, interview: Interview, deed: Deed, now: datetime) -> None:
    """Pause, resume or abandon. A turn under way is finished all the same and kept. Raises Ended or KeyReused.

    With a key it is entered as a submission that answers no question, so that it is done once however often it is sent.
    """
    if repeated(session, interview, deed) is not None:
        return
    before = interview.status
    if deed.action == "abandon":
        _abandon(interview, now)
    else:
        _pause_or_resume(interview, deed)
    if deed.key is not None:
        enter(session, interview, deed, Entry(NO_QUESTION, {}), now)
    if interview.status != before:
        interview.updated_at = max(now, interview.updated_at)
        events.append(session, interview.id, [("interview.status", {"status": interview.status})], now)
    session.add(interview)


def _pause_or_resume(interview: Interview, deed: Deed) -> None:
    if interview.status in ("completed", "abandoned"):
        raise Ended(OVER)
    if deed.action == "pause":
        interview.status = "paused"
    elif interview.status == "paused":
        interview.status = "active" if interview.open_question_id else "pending"


def _abandon(interview: Interview, now: datetime) -> None:
    if interview.status == "completed":
        raise Ended(TO_END)
    if interview.status != "abandoned":
        interview.status, interview.open_question_id = "abandoned", None
        interview.ended_at = max(now, interview.created_at)
