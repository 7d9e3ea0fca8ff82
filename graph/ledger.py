"""What nodes ask of the ledger: recall a step, keep its outcome with its events, read what was said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from graph.crash_points import Passed, go_on
from graph.events import Event, EventType
from graph.follow import as_event
from graph.hub import Hub
from graph.metrics import Metrics
from storage import events, interviews, runs
from storage.content import Json
from storage.database import Database
from storage.tables import Advert, AskedQuestion, Document, GradeRow, Interview, OwnPersona, RunEvent, Step, Submission

Clock = Callable[[], datetime]
Write = Callable[[Session], None]


class Vanished(Exception):
    """The interview was deleted while a turn of it was being worked on; nothing of the turn may be kept."""


@dataclass(frozen=True)
class Outcome:
    """What a node made: an update of the state, public events, and rows of the ledger, kept in one transaction."""

    update: dict[str, Any]
    events: Sequence[tuple[EventType, Json]] = ()
    writes: Sequence[Write] = field(default=())


class Ledger:
    """The nodes' view of the ledger."""

    def __init__(self, database: Database, hub: Hub, clock: Clock, passed: Passed = go_on) -> None:
        """Bind the database, the followers and the clock. `passed` is told of the crash points."""
        self.database = database
        self.hub = hub
        self.clock = clock
        self.passed = passed
        self.metrics = Metrics()

    async def begin(self, interview_id: str, key: str, started: tuple[EventType, Json]) -> dict[str, Any] | None:
        """Return the update that this step made before a crash; where it was never finished, announce it and return None.

        Raises Vanished.
        """

        def work(session: Session) -> tuple[dict[str, Any] | None, Sequence[RunEvent]]:
            _check_there(session, interview_id)
            before = session.get(Step, (interview_id, key))
            if before is not None:
                return dict(before.update), ()
            return None, events.append(session, interview_id, [started], self.clock())

        update, rows = await self.database.write(work)
        self.published(interview_id, rows)
        return update

    async def keep(self, interview_id: str, key: str, outcome: Outcome) -> dict[str, Any]:
        """Keep a finished step once; where another worker finished it first, theirs is returned. Raises Vanished."""

        def work(session: Session) -> tuple[dict[str, Any], Sequence[RunEvent]]:
            _check_there(session, interview_id)
            before = session.get(Step, (interview_id, key))
            if before is not None:
                return dict(before.update), ()
            session.add(Step(interview_id=interview_id, key=key, update=outcome.update))
            runs.progressed(session, interview_id)
            for write in outcome.writes:
                write(session)
            return outcome.update, events.append(session, interview_id, outcome.events, self.clock())

        update, rows = await self.database.write(work)
        self.published(interview_id, rows)
        return update

    def published(self, interview_id: str, rows: Sequence[RunEvent]) -> None:
        """Hand over and count what is in the log now."""
        self.hub.kept(interview_id, [as_event(row) for row in rows])
        self.metrics.appended(rows)

    def live(self, interview_id: str, event: Event) -> None:
        """Pass on an event that is not kept."""
        self.hub.live(interview_id, event)

    async def interview(self, interview_id: str) -> Interview | None:
        """Return an interview's row."""
        return await self.database.read(lambda session: session.get(Interview, interview_id))

    async def cv(self, cv_id: str) -> Json | None:
        """Return the JSON of a CV (tools.cv.Cv)."""
        row = await self.database.read(lambda session: session.get(Document, cv_id))
        return None if row is None else row.content

    async def job(self, job_id: str) -> Json | None:
        """Return the JSON of an advert (tools.job.Job)."""
        row = await self.database.read(lambda session: session.get(Advert, job_id))
        return None if row is None else row.content

    async def persona(self, persona_id: str) -> Json | None:
        """Return the JSON of a persona that the candidate wrote."""
        row = await self.database.read(lambda session: session.get(OwnPersona, persona_id))
        return None if row is None else row.content

    async def question(self, interview_id: str, question_id: str) -> AskedQuestion | None:
        """Return a question, planned or asked."""
        return await self.database.read(lambda session: interviews.question(session, interview_id, question_id))

    async def conversation(self, interview_id: str) -> tuple[Sequence[AskedQuestion], Sequence[Submission], Sequence[GradeRow]]:
        """Return all questions, submissions and grades of an interview."""

        def work(session: Session) -> tuple[Sequence[AskedQuestion], Sequence[Submission], Sequence[GradeRow]]:
            return (
                interviews.questions(session, interview_id),
                interviews.submissions(session, interview_id),
                interviews.grades(session, interview_id),
            )

        return await self.database.read(work)


def _check_there(session: Session, interview_id: str) -> None:
    if session.exec(select(Interview.id).where(Interview.id == interview_id)).first() is None:
        raise Vanished(interview_id)
