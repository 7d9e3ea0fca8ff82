"""Runs and submissions: admission, claiming by lease, settling. Functions take a session and never commit."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from storage.tables import Run, Submission

OPEN = ("pending", "running")
LEASE = timedelta(seconds=6)
"""How long a claim holds without being renewed; renewed every third of it."""


def active(session: Session, interview_id: str) -> Run | None:
    """Return the run that is under way in an interview."""
    under_way = select(Run).where(Run.interview_id == interview_id, col(Run.status).in_(OPEN))
    return session.exec(under_way).first()


def latest(session: Session, interview_id: str, kind: str | None = None) -> Run | None:
    """Return the newest run of an interview, of one kind where it is given."""
    of_interview = select(Run).where(Run.interview_id == interview_id)
    if kind is not None:
        of_interview = of_interview.where(Run.kind == kind)
    return session.exec(of_interview.order_by(col(Run.created_at).desc())).first()


def claim(session: Session, run_id: str, worker: str, now: datetime) -> Run | None:
    """Take an open run whose lease is free or over, or our own; None if another worker holds it or it is settled."""
    run = session.get(Run, run_id)
    if run is None or run.status not in OPEN:
        return None
    if run.lease_owner not in (None, worker) and run.leased_until is not None and run.leased_until > now:
        return None
    run.status, run.lease_owner, run.leased_until = "running", worker, now + LEASE
    run.claims += 1
    session.add(run)
    return run


def renew(session: Session, run_id: str, worker: str, now: datetime) -> None:
    """Hold on to a run that is still being driven."""
    run = session.get(Run, run_id)
    if run is not None and run.lease_owner == worker and run.status == "running":
        run.leased_until = now + LEASE
        session.add(run)


def abandoned(session: Session, now: datetime) -> Sequence[Run]:
    """Return open runs that nobody holds: never claimed, or with a lease that ran out."""
    free = or_(col(Run.leased_until).is_(None), col(Run.leased_until) < now)
    return session.exec(select(Run).where(col(Run.status).in_(OPEN), free).order_by(col(Run.created_at))).all()


def settle(session: Session, run_id: str, status: str, now: datetime, error: str | None = None) -> None:
    """Close a run as finished, failed or dead."""
    run = session.get(Run, run_id)
    if run is not None:
        run.status, run.finished_at, run.error, run.leased_until = status, now, error, None
        session.add(run)


def submission_with_key(session: Session, interview_id: str, key: str) -> Submission | None:
    """Return the submission that was admitted under this idempotency key."""
    return session.exec(
        select(Submission).where(Submission.interview_id == interview_id, Submission.idempotency_key == key)
    ).first()


def submission_of_run(session: Session, run_id: str) -> Submission | None:
    """Return what a run was started for; None for the run that opens an interview."""
    return session.exec(select(Submission).where(Submission.run_id == run_id)).first()


def submission_to(session: Session, interview_id: str, question_id: str) -> Submission | None:
    """Return the latest submission to a question."""
    to_question = select(Submission).where(Submission.interview_id == interview_id, Submission.question_id == question_id)
    return session.exec(to_question.order_by(col(Submission.attempt).desc())).first()
