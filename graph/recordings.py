"""Answers as they were spoken: kept where somebody agreed to it, measured, played, deleted. They never touch a grade."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, func, select

from content.consents import ConsentKind, ConsentWords, load_consent
from content.delivery import load_norms
from graph.errors import Conflict, ConsentRequired, Unknown
from graph.ledger import Clock
from storage import audit, belongings, consents, interviews, recordings
from storage.database import Database
from storage.tables import Consent, Recording, Submission
from tools.speech_child import listen_safely
from tools.speech_delivery import delivery
from tools.speech_kind import MEDIA_TYPES, kind_of

KIND: Final[ConsentKind] = "recording"
LISTENED_AT_ONCE: Final = 1
"""Each child takes a processor and up to half a gigabyte."""


@dataclass(frozen=True)
class Answered:
    """Which answer a recording is of."""

    interview_id: str
    question_id: str
    attempt: int = 1


@dataclass(frozen=True)
class Standing:
    """Whether somebody agrees to recording, to which words, and how many recordings there are."""

    given: bool
    asked: ConsentWords
    given_at: datetime | None
    withdrawn_at: datetime | None
    recordings: int


class Recordings:
    """The recordings of an owner, and their consent to them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Bind the ledger and the clock."""
        self._database = database
        self._clock = clock
        self._listening = asyncio.Semaphore(LISTENED_AT_ONCE)

    async def standing(self, owner_id: str) -> Standing:
        """Return how the owner stands to being recorded."""
        return await self._database.read(lambda session: _standing(session, owner_id))

    async def agree(self, owner_id: str, version: int) -> Standing:
        """Enter that the owner agrees to the words of this version. Raises Conflict where other words are asked by now."""
        asked = load_consent(KIND)
        if version != asked.version:
            raise Conflict("What you agreed to has changed since. Read it again.", {"version": asked.version})

        def work(session: Session) -> Standing:
            if not _given(consents.latest(session, owner_id, KIND)):
                self._enter(session, owner_id, asked)
            return _standing(session, owner_id)

        return await self._database.write(work)

    def _enter(self, session: Session, owner_id: str, asked: ConsentWords) -> None:
        row = Consent(
            id=str(uuid.uuid4()),
            owner_id=owner_id,
            kind=KIND,
            version=asked.version,
            content={"text": list(asked.text)},
            created_at=self._clock(),
        )
        session.add(row)
        audit.note(session, owner_id, "consent.given", self._clock(), row.id)

    async def withdraw(self, owner_id: str, *, delete: bool) -> Standing:
        """Enter that the owner agrees no longer; their recordings go too where they say so."""

        def work(session: Session) -> Standing:
            if consents.withdraw(session, owner_id, KIND, self._clock()):
                audit.note(session, owner_id, "consent.withdrawn", self._clock())
            if delete:
                self._remove_all(session, owner_id)
            return _standing(session, owner_id)

        return await self._database.write(work)

    async def check(self, owner_id: str, answered: Answered) -> None:
        """Look whether a recording of this answer may be kept. Raises Unknown or ConsentRequired."""
        await self._database.read(lambda session: _transcript(session, owner_id, answered))

    async def keep(self, owner_id: str, answered: Answered, audio: bytes) -> Recording:
        """Measure a recording and keep it, in place of an earlier one of this answer.

        Raises Unknown, ConsentRequired, or tools.speech_errors.RecordingError with what is wrong and what to do.
        """
        kind = kind_of(audio)
        async with self._listening:
            voice = await asyncio.to_thread(listen_safely, audio, kind)

        def work(session: Session) -> Recording:
            transcript, language = _transcript(session, owner_id, answered)
            row = Recording(
                id=str(uuid.uuid4()),
                owner_id=owner_id,
                **asdict(answered),
                content_type=MEDIA_TYPES[kind],
                audio=audio,
                measures=asdict(delivery(voice, transcript, load_norms(language))),
                created_at=self._clock(),
            )
            recordings.put(session, row)
            audit.note(session, owner_id, "recording.kept", self._clock(), row.id)
            return row

        return await self._database.write(work)

    async def of_interview(self, owner_id: str, interview_id: str) -> Sequence[Recording]:
        """Return the recordings of an interview, without their sound. Raises Unknown."""

        def work(session: Session) -> Sequence[Recording]:
            _owned(session, owner_id, interview_id)
            return recordings.of_interview(session, interview_id)

        return await self._database.read(work)

    async def one(self, owner_id: str, answered: Answered) -> Recording:
        """Return the recording of an answer. Raises Unknown."""

        def work(session: Session) -> Recording:
            row = session.get(Recording, _id_of(session, owner_id, answered))
            assert row is not None, "it was found in this transaction"
            return row

        return await self._database.read(work)

    async def remove(self, owner_id: str, answered: Answered) -> None:
        """Delete the recording of an answer; the answer stays. Raises Unknown."""

        def work(session: Session) -> None:
            self._remove(session, owner_id, _id_of(session, owner_id, answered))

        await self._database.write(work)

    async def remove_all(self, owner_id: str) -> None:
        """Delete every recording of an owner; the answers stay."""
        await self._database.write(lambda session: self._remove_all(session, owner_id))

    def _remove_all(self, session: Session, owner_id: str) -> None:
        for recording_id in belongings.ids(session, owner_id, "recordings"):
            self._remove(session, owner_id, recording_id)

    def _remove(self, session: Session, owner_id: str, recording_id: str) -> None:
        recordings.remove(session, recording_id)
        audit.note(session, owner_id, "recording.deleted", self._clock(), recording_id)


def _standing(session: Session, owner_id: str) -> Standing:
    row = consents.latest(session, owner_id, KIND)
    count = session.exec(select(func.count()).select_from(Recording).where(col(Recording.owner_id) == owner_id)).one()
    return Standing(
        given=_given(row),
        asked=load_consent(KIND),
        given_at=row.created_at if row else None,
        withdrawn_at=row.withdrawn_at if row else None,
        recordings=count,
    )


def _given(row: Consent | None) -> bool:
    """Return whether somebody agrees to the words that are asked now."""
    return row is not None and row.withdrawn_at is None and row.version == load_consent(KIND).version


def _owned(session: Session, owner_id: str, interview_id: str) -> None:
    if not belongings.owns(session, owner_id, "interviews", interview_id):
        raise Unknown(f"There is no interview {interview_id}.")


def _transcript(session: Session, owner_id: str, answered: Answered) -> tuple[str, str]:
    """Return the words of an answer and their language. Raises Unknown, or ConsentRequired."""
    interview = interviews.owned(session, owner_id, answered.interview_id)
    if interview is None:
        raise Unknown(f"There is no interview {answered.interview_id}.")
    if not _given(consents.latest(session, owner_id, KIND)):
        raise ConsentRequired("Nobody agreed to recordings yet, or it was taken back. Your answer is kept without one.")
    of_answer = select(Submission).where(
        Submission.interview_id == answered.interview_id,
        Submission.question_id == answered.question_id,
        Submission.attempt == answered.attempt,
        Submission.action == "answer",
    )
    submission = session.exec(of_answer).first()
    if submission is None:
        raise Unknown(f"There is no answer to {answered.question_id} (attempt {answered.attempt}) that this could be of.")
    return str(submission.answer.get("text", "")), interview.language


def _id_of(session: Session, owner_id: str, answered: Answered) -> str:
    _owned(session, owner_id, answered.interview_id)
    found = recordings.id_of(session, answered.interview_id, answered.question_id, answered.attempt)
    if found is None:
        raise Unknown(f"There is no recording of the answer to {answered.question_id} (attempt {answered.attempt}).")
    return found
