"""What can be done with interviews: begin, answer, pause, resume, look back, delete."""

import uuid
from collections.abc import AsyncGenerator, Sequence
from datetime import datetime

from sqlmodel import Session

from graph.admission import Admitted, Deed, admit, owned
from graph.backstage import Backstage
from graph.errors import Invalid, KeyReused, Unknown
from graph.events import Event
from graph.follow import follow
from graph.opening import new_interview
from graph.report import exchanges, report
from graph.runs import Runs
from graph.standing import turn
from graph.state import Setup
from storage import audit, belongings, events, interviews, runs
from storage.content import Json
from storage.database import Database
from storage.tables import Advert, AskedQuestion, Document, Interview, Run


class Interviews:
    """The interviews of an owner. Every method raises Unknown for what is not theirs."""

    def __init__(self, database: Database, runs_: Runs, backstage: Backstage) -> None:
        """Bind the ledger, the runs and what the nodes use."""
        self._database = database
        self._runs = runs_
        self._backstage = backstage

    async def begin(self, owner_id: str, wanted: Setup, key: str | None = None) -> tuple[Interview, str]:
        """Enter an interview with the run that opens it, begin that run, and return both.

        Whoever sends the same key again gets the interview that it began. Raises Unknown, Invalid or KeyReused.
        """
        for persona_id in wanted.personas:
            await self._check_persona(persona_id)
        now, run_id = self._backstage.clock(), str(uuid.uuid4())
        interview = new_interview(_interview_id(owner_id, key), wanted, self._backstage.engine.name, now)
        interview.owner_id = owner_id

        def work(session: Session) -> tuple[Interview, str]:
            before = session.get(Interview, interview.id)
            if before is not None:
                return before, _first_run(session, before, interview.setup)
            _check_sources(session, owner_id, wanted)
            session.add(interview)
            session.add(Run(id=run_id, owner_id=owner_id, interview_id=interview.id, kind="start", created_at=now))
            events.append(session, interview.id, [("run.started", {"runId": run_id, "kind": "start"})], now)
            return interview, run_id

        begun, first_run = await self._database.write(work)
        if first_run == run_id:
            self._runs.begin(run_id)
        return begun, first_run

    async def act(self, owner_id: str, interview_id: str, deed: Deed) -> Admitted:
        """Admit an answer, a skip, the end or a retry, and begin its run. Raises what graph.admission.admit raises."""
        now, passed = self._backstage.clock(), self._backstage.ledger.passed

        def work(session: Session) -> Admitted:
            admitted = admit(session, owner_id, interview_id, deed, now)
            passed("before_submission_commit")
            return admitted

        admitted = await self._database.write(work)
        passed("after_submission_commit")
        self._backstage.ledger.published(interview_id, admitted.said)
        if not admitted.repeated:
            self._runs.begin(admitted.run_id)
        return admitted

    async def settled(self, run_id: str) -> Run:
        """Wait until a run is settled."""
        return await self._runs.finished(run_id)

    async def pause(self, owner_id: str, interview_id: str, key: str | None = None) -> Interview:
        """Take no more answers; a turn under way is finished first and kept. Raises Ended or KeyReused."""
        return await self._turn(owner_id, interview_id, Deed("pause", None, key=key))

    async def resume(self, owner_id: str, interview_id: str, key: str | None = None) -> Interview:
        """Go on after a pause: the same question is open. An interview that failed to start is started anew. Raises Ended."""
        run_id, now = str(uuid.uuid4()), self._backstage.clock()
        await self._turn(owner_id, interview_id, Deed("resume", None, key=key))
        if await self._database.write(lambda session: _start_again(session, owner_id, interview_id, run_id, now)):
            self._runs.begin(run_id)
            await self._runs.finished(run_id)
        return (await self.get(owner_id, interview_id))[0]

    async def abandon(self, owner_id: str, interview_id: str, key: str | None = None) -> Interview:
        """Give an interview up: it takes no more answers, and its report shows what there is. Raises Ended or KeyReused."""
        return await self._turn(owner_id, interview_id, Deed("abandon", None, key=key))

    async def _turn(self, owner_id: str, interview_id: str, deed: Deed) -> Interview:
        now = self._backstage.clock()

        def work(session: Session) -> Interview:
            interview = owned(session, owner_id, interview_id)
            turn(session, interview, deed, now)
            return interview

        interview = await self._database.write(work)
        self._backstage.ledger.hub.ring(interview_id)
        return interview

    async def get(self, owner_id: str, interview_id: str) -> tuple[Interview, AskedQuestion | None]:
        """Return an interview and its open question."""

        def work(session: Session) -> tuple[Interview, AskedQuestion | None]:
            interview = owned(session, owner_id, interview_id)
            open_id = interview.open_question_id
            return interview, interviews.question(session, interview_id, open_id) if open_id else None

        return await self._database.read(work)

    async def all(self, owner_id: str) -> Sequence[Interview]:
        """Return the owner's interviews, newest first."""
        return await self._database.read(lambda session: interviews.newest(session, owner_id))

    async def delete(self, owner_id: str, interview_id: str) -> None:
        """Delete an interview with everything in it; a turn under way is stopped."""

        def work(session: Session) -> str | None:
            if not belongings.owns(session, owner_id, "interviews", interview_id):
                raise Unknown(f"There is no interview {interview_id}.")
            run = runs.active(session, interview_id)
            interviews.remove(session, interview_id)
            audit.note(session, owner_id, "interview.deleted", self._backstage.clock(), interview_id)
            return run.id if run else None

        under_way = await self._database.write(work)
        await self._runs.forget(interview_id, under_way)
        self._backstage.ledger.hub.ring(interview_id)

    async def report(self, owner_id: str, interview_id: str) -> Json:
        """Return the report of what was answered so far."""
        interview, _ = await self.get(owner_id, interview_id)
        talk = exchanges(*await self._backstage.ledger.conversation(interview_id))
        return report(interview, talk, self._backstage.rubrics)

    async def follow(self, owner_id: str, interview_id: str, after: int = 0) -> AsyncGenerator[Event, None]:
        """Return the events of an interview after a position, and on. Raises Unknown before the first."""
        await self.get(owner_id, interview_id)
        return follow(self._database, self._backstage.ledger.hub, interview_id, after)

    async def last_event(self, interview_id: str) -> int:
        """Return the number of the newest event, 0 where there is none."""
        return await self._database.read(lambda session: events.last(session, interview_id))

    async def _check_persona(self, persona_id: str) -> None:
        try:
            await self._backstage.persona(persona_id)
        except KeyError as error:
            raise Invalid(f"There is no interviewer {persona_id}; /api/personas lists them.", {"field": "personas"}) from error


def _interview_id(owner_id: str, key: str | None) -> str:
    """Return the id of a new interview; under a key it is always the same, so that a begin that is sent again finds it."""
    return str(uuid.uuid4() if key is None else uuid.uuid5(uuid.NAMESPACE_URL, f"greenroom:{owner_id}:{key}"))


def _first_run(session: Session, interview: Interview, setup: Json) -> str:
    """Return the run that opened an interview, if it was asked for in the same words."""
    if interview.setup != setup:
        raise KeyReused("This Idempotency-Key began another interview; send a new key with another setup.")
    opening = runs.latest(session, interview.id, "start")
    assert opening is not None, "an interview is entered with its run"
    return opening.id


def _check_sources(session: Session, owner_id: str, wanted: Setup) -> None:
    document = session.get(Document, wanted.cv_id) if wanted.cv_id else None
    if wanted.cv_id and (document is None or document.owner_id != owner_id):
        raise Unknown(f"There is no CV {wanted.cv_id}; upload it to /api/documents first.", {"field": "cvId"})
    advert = session.get(Advert, wanted.job_id) if wanted.job_id else None
    if wanted.job_id and (advert is None or advert.owner_id != owner_id):
        raise Unknown(f"There is no job {wanted.job_id}; send it to /api/jobs first.", {"field": "jobId"})


def _start_again(session: Session, owner_id: str, interview_id: str, run_id: str, now: datetime) -> bool:
    """Enter another opening run for an interview whose first one failed; return whether there was need."""
    interview = owned(session, owner_id, interview_id)
    if interview.status != "pending" or interview.open_question_id or runs.active(session, interview_id) is not None:
        return False
    session.add(Run(id=run_id, owner_id=owner_id, interview_id=interview_id, kind="start", created_at=now))
    events.append(session, interview_id, [("run.started", {"runId": run_id, "kind": "start"})], now)
    return True
