"""Admit what a candidate does: one transaction, before anything is acknowledged or run."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from content.vocabulary import MAX_ANSWER_CHARACTERS, Action, Source
from graph.asking import NO_QUESTION, about, as_retry
from graph.errors import Conflict, Ended, Invalid, KeyReused, RunActive, StaleQuestion, Unknown
from storage import events, interviews, runs
from storage.content import Json
from storage.tables import AskedQuestion, Interview, Run, RunEvent, Submission

TICK: Final = timedelta(microseconds=1)
OVER: Final = "This interview is over. Its report is at /report; start a new one to go on practising."


@dataclass(frozen=True)
class Deed:
    """What the candidate does with a question. `question_id` None means whichever is open."""

    action: Action | Literal["pause", "resume", "abandon"]
    question_id: str | None
    text: str = ""
    source: Source = "typed"
    key: str | None = None

    @property
    def body_hash(self) -> str:
        """Return what tells two bodies apart under one idempotency key."""
        return hashlib.sha256(f"{self.action}\0{self.question_id}\0{self.text}".encode()).hexdigest()


@dataclass(frozen=True)
class Admitted:
    """A deed that is in the ledger, and what was entered in the log. `repeated` says that it was there already."""

    run_id: str
    question_id: str
    repeated: bool
    said: Sequence[RunEvent] = ()


def admit(session: Session, owner_id: str, interview_id: str, deed: Deed, now: datetime) -> Admitted:
    """Enter the deed and its run. Raises Unknown, Invalid, KeyReused, Ended, RunActive, StaleQuestion or Conflict."""
    interview = owned(session, owner_id, interview_id)
    before = repeated(session, interview, deed)
    if before is not None:
        return Admitted(before.run_id, about(before)[0], repeated=True)
    run = Run(id=str(uuid.uuid4()), owner_id=owner_id, interview_id=interview_id, kind=deed.action, created_at=now)
    entered = _retry(session, interview, deed) if deed.action == "retry" else _answer(session, interview, deed)
    submission = enter(session, interview, deed, replace(entered, run_id=run.id), now)
    session.add(run)
    try:
        session.flush()
    except IntegrityError as error:  # another process admitted something in the same moment
        raise RunActive("Another answer to this interview is being worked on.", {"retryAfter": 1}) from error
    question_id, attempt = about(submission)
    started: Json = {"runId": run.id, "kind": deed.action, "questionId": question_id, "submissionId": submission.id}
    said = events.append(session, interview_id, [("run.started", started | {"attempt": attempt})], now)
    return Admitted(run.id, question_id, repeated=False, said=said)


@dataclass(frozen=True)
class Entry:
    """What a submission holds: the question it answers, its content, and the run it is for, if any."""

    question_id: str
    content: Json
    run_id: str = ""


def enter(session: Session, interview: Interview, deed: Deed, entry: Entry, now: datetime) -> Submission:
    """Enter a submission. What is submitted later is later in the ledger too, even where the clock was set back."""
    earlier = runs.submission_to(session, interview.id, entry.question_id)
    last = runs.last_admitted(session, interview.id)
    submission = Submission(
        id=str(uuid.uuid4()),
        owner_id=interview.owner_id,
        interview_id=interview.id,
        question_id=entry.question_id,
        attempt=1 if earlier is None else earlier.attempt + 1,
        action=deed.action,
        source=deed.source,
        idempotency_key=deed.key or str(uuid.uuid4()),
        body_hash=deed.body_hash,
        answer=entry.content,
        run_id=entry.run_id,
        admitted_at=now if last is None else max(now, last + TICK),
    )
    session.add(submission)
    return submission


def owned(session: Session, owner_id: str, interview_id: str) -> Interview:
    """Return an interview of this owner. Raises Unknown."""
    interview = interviews.owned(session, owner_id, interview_id)
    if interview is None:
        raise Unknown(f"There is no interview {interview_id}.")
    return interview


def repeated(session: Session, interview: Interview, deed: Deed) -> Submission | None:
    """Return what was submitted under this key before. Raises KeyReused where it was something else."""
    before = runs.submission_with_key(session, interview.id, deed.key) if deed.key is not None else None
    if before is not None and before.body_hash != deed.body_hash:
        raise KeyReused("This Idempotency-Key was used with another body; send a new key with a new answer.")
    return before


def _answer(session: Session, interview: Interview, deed: Deed) -> Entry:
    """Return the entry for an answer, a skip or the end."""
    question = _open_question(session, interview, deed)
    _check_text(deed)
    return Entry(question.id, {"text": deed.text})


def _open_question(session: Session, interview: Interview, deed: Deed) -> AskedQuestion:
    """Return the question that is open, if the deed is about it and nothing stands against it."""
    if interview.status in ("completed", "abandoned"):
        raise Ended(OVER)
    _check_free(session, interview)
    question = interviews.question(session, interview.id, interview.open_question_id) if interview.open_question_id else None
    if question is None:
        raise Conflict("No question is open in this interview yet; try again in a moment.", {"retryAfter": 1})
    if deed.question_id is not None and deed.question_id != question.id:
        public = {"id": question.id, "text": question.content["text"], "number": question.number}
        raise StaleQuestion(f"Question {deed.question_id} is not open; {question.id} is.", {"openQuestion": public})
    return question


def _retry(session: Session, interview: Interview, deed: Deed) -> Entry:
    """Return the entry for a retry. An interview that was completed goes on once the question is asked."""
    if interview.status == "abandoned":
        raise Ended(OVER)
    question = interviews.question(session, interview.id, deed.question_id or "")
    if question is None or question.status == "planned":
        raise Unknown(f"There is no question {deed.question_id} in this interview yet.")
    _check_free(session, interview)
    if question.status == "open":
        raise Conflict(f"Question {question.id} is open already; answer it.", {"reason": "open"})
    made = runs.submission_to(session, interview.id, question.id)
    return Entry(NO_QUESTION, as_retry(question.id, made.attempt + 1 if made else 2))


def _check_free(session: Session, interview: Interview) -> None:
    if runs.active(session, interview.id) is not None:
        raise RunActive("The last answer is still being worked on; try again in a moment.", {"retryAfter": 1})
    if interview.status == "paused":
        raise Conflict("This interview is paused; resume it first.", {"reason": "paused"})


def _check_text(deed: Deed) -> None:
    if deed.action == "answer" and not deed.text.strip():
        raise Invalid("The answer is empty. Write something, or skip the question.", {"field": "answer"})
    if len(deed.text) > MAX_ANSWER_CHARACTERS:
        detail = f"The answer has {len(deed.text):,} characters; at most {MAX_ANSWER_CHARACTERS:,} can be taken. Shorten it."
        raise Invalid(detail, {"field": "answer"})
