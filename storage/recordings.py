"""Recordings of answers. Functions take a session and never commit."""

from collections.abc import Sequence

from sqlalchemy.orm import defer
from sqlmodel import Session, col, delete, select

from storage.tables import Recording


def of_interview(session: Session, interview_id: str) -> Sequence[Recording]:
    """Return the recordings of an interview, oldest first, without opening the sound in them."""
    unopened = defer(Recording.audio)  # type: ignore[arg-type]  # a column, which SQLModel types as what it holds
    mine = select(Recording).where(Recording.interview_id == interview_id).options(unopened)
    return session.exec(mine.order_by(col(Recording.created_at), col(Recording.id))).all()


def id_of(session: Session, interview_id: str, question_id: str, attempt: int) -> str | None:
    """Return the id of the recording of an answer. Opens nothing, so that what is damaged can still be deleted."""
    of_answer = select(Recording.id).where(
        Recording.interview_id == interview_id, Recording.question_id == question_id, Recording.attempt == attempt
    )
    return session.exec(of_answer).first()


def put(session: Session, recording: Recording) -> None:
    """Keep a recording in place of the one that the same answer had."""
    earlier = id_of(session, recording.interview_id, recording.question_id, recording.attempt)
    if earlier is not None:
        remove(session, earlier)
    session.add(recording)


def remove(session: Session, recording_id: str) -> None:
    """Delete a recording."""
    session.exec(delete(Recording).where(col(Recording.id) == recording_id))
