"""What nodes ask of the ledger: recall a step, keep its outcome with its events, read what was said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from graph.crash_points import Passed, go_on
from graph.events import Event, EventType
from graph.follow import as_event
from graph.hub import Hub
from graph.metrics import Metrics
from storage import events, interviews, runs, steps
from storage.content import Json
from storage.database import Database
from storage.tables import Advert, AskedQuestion, Document, Interview, OwnPersona, RunEvent, Step

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
            now = _standing(session, interview_id, key)
            if now.kept:
                return steps.update_of(session, interview_id, key), ()
            return None, events.append(session, interview_id, [started], self.clock(), now.last)

        update, rows = await self.database.write(work)
        self.published(interview_id, rows)
        return update

    async def keep(self, interview_id: str, key: str, outcome: Outcome) -> dict[str, Any]:
        """Keep a finished step once; where another worker finished it first, theirs is returned. Raises Vanished."""

        def work(session: Session) -> tuple[dict[str, Any], Sequence[RunEvent]]:
            now = _standing(session, interview_id, key)
            if now.kept:
                return steps.update_of(session, interview_id, key), ()
            session.add(Step(interview_id=interview_id, key=key, update=outcome.update))
            if now.claims > 1:
                runs.progressed(session, interview_id)
            for write in outcome.writes:
                write(session)
            return outcome.update, events.append(session, interview_id, outcome.events, self.clock(), now.last)

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

    async def interviewers(self, interview_id: str, number: int) -> set[str]:
        """Return who has asked a main question up to this number."""
        return await self.database.read(lambda session: interviews.interviewers(session, interview_id, number))

    async def follow_ups(self, interview_id: str) -> Sequence[AskedQuestion]:
        """Return the follow-up questions of an interview."""
        return await self.database.read(lambda session: interviews.follow_ups(session, interview_id))

    async def together(self, interview_id: str, number: int) -> interviews.Talk:
        """Return a main question and its follow-ups with their submissions and grades."""
        return await self.database.read(lambda session: interviews.of_number(session, interview_id, number))

    async def conversation(self, interview_id: str) -> interviews.Talk:
        """Return all questions, submissions and grades of an interview."""

        def work(session: Session) -> interviews.Talk:
            return (
                interviews.questions(session, interview_id),
                interviews.submissions(session, interview_id),
                interviews.grades(session, interview_id),
            )

        return await self.database.read(work)


def _standing(session: Session, interview_id: str, key: str) -> steps.Standing:
    found = steps.standing(session, interview_id, key)
    if not found.there:
        raise Vanished(interview_id)
    return found
