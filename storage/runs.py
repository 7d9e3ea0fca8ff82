"""Runs and submissions: admission, claiming by lease, settling. Functions take a session and never commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, or_, select, update

from storage.tables import Run, Submission

OPEN = ("pending", "running")
LEASE = timedelta(seconds=2)
"""How long a claim holds without being renewed; renewed every third of it.

Short, because a turn that a crash left open is taken up again only when its lease is over. A worker that was merely slow loses
no more than the lease: what another one has finished meanwhile is not done twice (`graph/ledger.py`), nor settled twice.
"""


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
    if run.lease_owner not in (None, worker) and run.leased_until is not None and now < run.leased_until <= now + LEASE:
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


def progressed(session: Session, interview_id: str) -> None:
    """Forget the crashes of the run under way: it got further, so what took the process down may have been another's turn."""
    repeated = (col(Run.interview_id) == interview_id, col(Run.status).in_(OPEN), col(Run.claims) > 1)
    session.exec(update(Run).where(*repeated).values(claims=1).execution_options(synchronize_session=False))


def abandoned(session: Session, now: datetime) -> Sequence[Run]:
    """Return open runs that nobody holds: never claimed, or with a lease that ran out.

    No lease reaches further than `LEASE` from now: one that does was made before the clock was set back.
    """
    leased = col(Run.leased_until)
    free = or_(leased.is_(None), leased <= now, leased > now + LEASE)
    return session.exec(select(Run).where(col(Run.status).in_(OPEN), free).order_by(col(Run.created_at))).all()


@dataclass(frozen=True)
class Ending:
    """How a run ended: finished, failed or dead."""

    status: str
    at: datetime
    error: str | None = None


def settle(session: Session, run_id: str, worker: str, ending: Ending) -> bool:
    """Close a run and return whether it was this worker's to close."""
    run = session.get(Run, run_id)
    if run is None or run.status not in OPEN or run.lease_owner != worker:
        return False
    run.status, run.error, run.leased_until = ending.status, ending.error, None
    run.finished_at = max(ending.at, run.created_at)
    session.add(run)
    return True


def release(session: Session, run_id: str, worker: str) -> None:
    """Give back a run that we stop driving in good order: the next one may claim it at once, and it counts as no crash."""
    run = session.get(Run, run_id)
    if run is not None and run.lease_owner == worker and run.status == "running":
        run.claims, run.lease_owner, run.leased_until = run.claims - 1, None, None
        session.add(run)


def submission_with_key(session: Session, interview_id: str, key: str) -> Submission | None:
    """Return the submission that was admitted under this idempotency key."""
    return session.exec(
        select(Submission).where(Submission.interview_id == interview_id, Submission.idempotency_key == key)
    ).first()


def submission_of_run(session: Session, run: Run) -> Submission | None:
    """Return what a run was started for; None for the run that opens an interview."""
    of_run = select(Submission).where(Submission.interview_id == run.interview_id, Submission.run_id == run.id)
    return session.exec(of_run).first()


def standing_of(session: Session, interview_id: str, question_id: str) -> str:
    """Return how a question stands that is open no longer: an answer, once given, stands whatever came after it."""
    answers = select(Submission).where(
        Submission.interview_id == interview_id, Submission.question_id == question_id, Submission.action == "answer"
    )
    return "skipped" if session.exec(answers).first() is None else "answered"


def last_admitted(session: Session, interview_id: str) -> datetime | None:
    """Return when something was submitted last."""
    return session.exec(select(func.max(Submission.admitted_at)).where(Submission.interview_id == interview_id)).one()


def submission_to(session: Session, interview_id: str, question_id: str) -> Submission | None:
    """Return the latest submission to a question."""
    to_question = select(Submission).where(Submission.interview_id == interview_id, Submission.question_id == question_id)
    return session.exec(to_question.order_by(col(Submission.attempt).desc())).first()
