"""What an owner may ask of their data: hand it out, take it in, erase it; and what happens to it as it grows old."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Final

from sqlmodel import Session

from graph.export import exported
from graph.finder import Finder
from graph.ledger import Clock
from graph.restore import Restored, restore
from graph.saver import LeanSaver
from storage import audit, belongings, interviews, runs
from storage.database import Database
from storage.errors import StorageError
from storage.tables import Advert, Document

A_DAY: Final = 24 * 60 * 60
Stop = Callable[[str, str | None], Awaitable[None]]
"""Stops the run of an interview, where one is under way, and deletes its checkpoints."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Places:
    """Where private data are: the ledger, the checkpoints, the vectors."""

    database: Database
    saver: LeanSaver
    finder: Finder


class Privacy:
    """The data of an owner as a whole."""

    def __init__(self, places: Places, stop: Stop, clock: Clock, retention_days: int | None) -> None:
        """Bind the places, what stops an interview, and the clock. `retention_days` None keeps everything."""
        self._places = places
        self._database = places.database
        self._stop = stop
        self._clock = clock
        self.retention_days = retention_days

    async def holds(self, owner_id: str) -> dict[str, int]:
        """Return how many things of each noun there are."""
        return await self._database.read(lambda session: belongings.counts(session, owner_id))

    async def export(self, owner_id: str) -> AsyncGenerator[bytes, None]:
        """Enter in the log that everything is handed out, and return the pieces of the archive."""
        await self._note(owner_id, "export")
        return exported(self._database, owner_id, self._clock())

    async def restore(self, owner_id: str, archive: IO[bytes]) -> Restored:
        """Take in an archive and return what it brought. Raises Invalid."""
        restored = await restore(self._database, owner_id, archive)
        await self._note(owner_id, "import")
        return restored

    async def erase(self, owner_id: str) -> None:
        """Remove everything of an owner and leave no byte of it; turns under way are stopped."""
        now = self._clock()

        def work(session: Session) -> dict[str, str | None]:
            mine = belongings.ids(session, owner_id, "interviews")
            under_way = {interview_id: runs.active(session, interview_id) for interview_id in mine}
            belongings.erase(session, owner_id, now)
            return {interview_id: run.id if run else None for interview_id, run in under_way.items()}

        for interview_id, run_id in (await self._database.write(work)).items():
            await self._stop(interview_id, run_id)
        await self._places.finder.erase()
        await self.sweep()

    async def sweep(self) -> None:
        """Leave no byte of what was deleted in any file."""
        await self._database.sweep()
        await self._places.saver.sweep()

    async def forget_old(self) -> None:
        """Remove what nobody has touched for the days of retention: interviews with their recordings, then CVs and adverts
        that none refers to, and consents that were taken back."""
        if self.retention_days is None:
            return
        now = self._clock()
        before = now - timedelta(days=self.retention_days)
        gone, sources = await self._database.write(lambda session: _forget(session, before, now))
        for interview_id, run_id in gone.items():
            await self._stop(interview_id, run_id)
        for source_id in sources:
            await self._places.finder.remove(source_id)
        if gone or sources:
            log.info("retention: %d interviews, %d documents and adverts were erased", len(gone), len(sources))
            await self.sweep()

    @contextlib.asynccontextmanager
    async def keeping(self) -> AsyncIterator[None]:
        """Remove what is too old now and then daily, beside the block."""
        if self.retention_days is None:
            yield
            return
        await self.forget_old()
        task = asyncio.create_task(self._keep_forgetting())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _keep_forgetting(self) -> None:
        while True:
            await asyncio.sleep(A_DAY)
            try:
                await self.forget_old()
            except (StorageError, OSError):
                log.exception("what is too old could not be removed; trying again tomorrow")

    async def _note(self, owner_id: str, action: audit.Action) -> None:
        await self._database.write(lambda session: audit.note(session, owner_id, action, self._clock()))


def _forget(session: Session, before: datetime, now: datetime) -> tuple[dict[str, str | None], list[str]]:
    """Remove old rows and note it; return the interviews with their runs under way, and the CVs and adverts."""
    gone: dict[str, str | None] = {}
    for interview in belongings.left_behind(session, before):
        run = runs.active(session, interview.id)
        gone[interview.id] = run.id if run else None
        audit.note(session, interview.owner_id, "retention.interview", now, interview.id)
        interviews.remove(session, interview.id)
    documents, adverts = belongings.unused(session, Document, before), belongings.unused(session, Advert, before)
    for consent in belongings.withdrawn(session, before):
        audit.note(session, consent.owner_id, "retention.consent", now, consent.id)
        session.delete(consent)
    for row in documents:
        audit.note(session, row.owner_id, "retention.document", now, row.id)
    for advert in adverts:
        audit.note(session, advert.owner_id, "retention.job", now, advert.id)
    for source in (*documents, *adverts):
        session.delete(source)
    return gone, [*(row.id for row in documents), *(advert.id for advert in adverts)]
