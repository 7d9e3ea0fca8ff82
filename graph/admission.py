"""Admit what a candidate does: one transaction, before anything is acknowledged or run."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from content.vocabulary import MAX_ANSWER_CHARACTERS, Action, Source
from graph.errors import Conflict, Ended, Invalid, KeyReused, RunActive, StaleQuestion, Unknown
from storage import events, interviews, runs
from storage.content import Json
from storage.tables import AskedQuestion, Interview, Run, Submission


@dataclass(frozen=True)
class Deed:
    """What the candidate does with the open question. `question_id` None means whichever is open."""

    action: Action
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
    """A deed that is in the ledger. `repeated` says that it already was."""

    run_id: str
    question_id: str
    repeated: bool


def admit(session: Session, owner_id: str, interview_id: str, deed: Deed, now: datetime) -> Admitted:
    """Enter the deed and its run. Raises Unknown, Invalid, KeyReused, Ended, RunActive, StaleQuestion or Conflict."""
    interview = interviews.owned(session, owner_id, interview_id)
    if interview is None:
        raise Unknown(f"There is no interview {interview_id}.")
    if deed.key is not None:
        before = runs.submission_with_key(session, interview_id, deed.key)
        if before is not None:
            if before.body_hash != deed.body_hash:
                raise KeyReused("This Idempotency-Key was used with another body; send a new key with a new answer.")
            return Admitted(before.run_id, before.question_id, repeated=True)
    question = _open_question(session, interview, deed)
    _check_text(deed)
    earlier = runs.submission_to(session, interview_id, question.id)
    run = Run(id=str(uuid.uuid4()), owner_id=owner_id, interview_id=interview_id, kind=deed.action, created_at=now)
    submission = Submission(
        id=str(uuid.uuid4()),
        owner_id=owner_id,
        interview_id=interview_id,
        question_id=question.id,
        attempt=1 if earlier is None else earlier.attempt + 1,
        action=deed.action,
        source=deed.source,
        idempotency_key=deed.key or str(uuid.uuid4()),
        body_hash=deed.body_hash,
        answer={"text": deed.text},
        run_id=run.id,
        admitted_at=now,
    )
    session.add_all([run, submission])
    try:
        session.flush()
    except IntegrityError as error:  # another process admitted something in the same moment
        raise RunActive("Another answer to this interview is being worked on.", {"retryAfter": 1}) from error
    started: Json = {"runId": run.id, "kind": deed.action, "questionId": question.id, "submissionId": submission.id}
    events.append(session, interview_id, [("run.started", started)], now)
    return Admitted(run.id, question.id, repeated=False)


def _open_question(session: Session, interview: Interview, deed: Deed) -> AskedQuestion:
    """Return the question that is open, if the deed is about it and nothing stands against it."""
    if interview.status in ("completed", "abandoned"):
        raise Ended("This interview is over. Its report is at /report; start a new one to go on practising.")
    if runs.active(session, interview.id) is not None:
        raise RunActive("The last answer is still being worked on; try again in a moment.", {"retryAfter": 1})
    if interview.status == "paused":
        raise Conflict("This interview is paused; resume it first.", {"reason": "paused"})
    question = interviews.question(session, interview.id, interview.open_question_id) if interview.open_question_id else None
    if question is None:
        raise Conflict("No question is open in this interview yet; try again in a moment.", {"retryAfter": 1})
    if deed.question_id is not None and deed.question_id != question.id:
        public = {"id": question.id, "text": question.content["text"], "number": question.number}
        raise StaleQuestion(f"Question {deed.question_id} is not open; {question.id} is.", {"openQuestion": public})
    return question


def _check_text(deed: Deed) -> None:
    if deed.action == "answer" and not deed.text.strip():
        raise Invalid("The answer is empty. Write something, or skip the question.", {"field": "answer"})
    if len(deed.text) > MAX_ANSWER_CHARACTERS:
        detail = f"The answer has {len(deed.text):,} characters; at most {MAX_ANSWER_CHARACTERS:,} can be taken. Shorten it."
        raise Invalid(detail, {"field": "answer"})
