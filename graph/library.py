"""What the candidate brings: CVs and adverts, read, kept and made findable."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final, Literal, TypeVar

from sqlmodel import Session, col, select

from graph.errors import Unknown
from graph.finder import Finder
from graph.ledger import Clock
from storage import audit, belongings
from storage.database import Database
from storage.tables import Advert, Document
from tools.cv import Cv
from tools.cv_reading import parse_cv_text, read_cv
from tools.job import Job
from tools.job_reading import read_jobs


class Library:
    """CVs and adverts of an owner. Reading and embedding happen in threads, so that the server goes on answering."""

    def __init__(self, database: Database, finder: Finder, clock: Clock) -> None:
        """Bind the ledger, the finder and the clock."""
        self._database = database
        self._finder = finder
        self._clock = clock
        self._reading = asyncio.Semaphore(READ_AT_ONCE)

    async def add_cv(self, owner_id: str, content: bytes, filename: str | None) -> Document:
        """Read a CV from a file and keep it. Raises tools.document.DocumentError with what is wrong and what to do."""
        async with self._reading:
            cv = await asyncio.to_thread(read_cv, content, filename)
        return await self.keep_cv(owner_id, cv, filename)

    async def add_cv_text(self, owner_id: str, text: str) -> Document:
        """Read a pasted CV and keep it. Raises tools.document.DocumentError."""
        return await self.keep_cv(owner_id, await asyncio.to_thread(parse_cv_text, text), None)

    async def keep_cv(self, owner_id: str, cv: Cv, filename: str | None) -> Document:
        """Keep a CV that was read already."""
        document = Document(
            id=str(uuid.uuid4()), owner_id=owner_id, filename={"name": filename}, content=asdict(cv), created_at=self._clock()
        )
        # Vectors first: a row without them would be a CV in which nothing is ever found.
        await self._finder.add_cv(document.id, cv)
        await self._database.write(lambda session: session.add(document))
        return document

    async def documents(self, owner_id: str) -> Sequence[Document]:
        """Return the owner's CVs, newest first."""
        mine = select(Document).where(Document.owner_id == owner_id).order_by(col(Document.created_at).desc())
        return await self._database.read(lambda session: session.exec(mine).all())

    async def document(self, owner_id: str, document_id: str) -> Document:
        """Return one CV. Raises Unknown."""
        return await self._database.read(lambda session: _owned(session, Document, owner_id, document_id))

    async def remove_document(self, owner_id: str, document_id: str) -> None:
        """Delete a CV and its vectors. Interviews that used it keep what was said in them. Raises Unknown."""

        def work(session: Session) -> None:
            _remove(session, "documents", owner_id, document_id)
            audit.note(session, owner_id, "document.deleted", self._clock(), document_id)

        await self._database.write(work)
        await self._finder.remove(document_id)

    async def add_jobs(self, owner_id: str, content: bytes | str, filename: str | None = None) -> list[Advert]:
        """Read the adverts of a page or a board's feed and keep them. Raises tools.job_reading.JobError."""
        jobs = await asyncio.to_thread(read_jobs, content, filename)
        return [await self.add_job(owner_id, job) for job in jobs]

    async def add_job(self, owner_id: str, job: Job) -> Advert:
        """Keep one advert."""
        advert = Advert(id=str(uuid.uuid4()), owner_id=owner_id, content=asdict(job), created_at=self._clock())
        await self._finder.add_job(advert.id, job)
        await self._database.write(lambda session: session.add(advert))
        return advert

    async def jobs(self, owner_id: str) -> Sequence[Advert]:
        """Return the owner's adverts, newest first."""
        mine = select(Advert).where(Advert.owner_id == owner_id).order_by(col(Advert.created_at).desc())
        return await self._database.read(lambda session: session.exec(mine).all())

    async def job(self, owner_id: str, job_id: str) -> Advert:
        """Return one advert. Raises Unknown."""
        return await self._database.read(lambda session: _owned(session, Advert, owner_id, job_id))

    async def remove_job(self, owner_id: str, job_id: str) -> None:
        """Delete an advert and its vectors. Raises Unknown."""

        def work(session: Session) -> None:
            _remove(session, "jobs", owner_id, job_id)
            audit.note(session, owner_id, "job.deleted", self._clock(), job_id)

        await self._database.write(work)
        await self._finder.remove(job_id)


Row = TypeVar("Row", Document, Advert)
READ_AT_ONCE: Final = 2
"""CVs read at the same time: each takes a process of its own, of up to 512 MB."""
NAMES: Final = {Document: "CV", Advert: "job", "documents": "CV", "jobs": "job"}


def _remove(session: Session, noun: Literal["documents", "jobs"], owner_id: str, row_id: str) -> None:
    if not belongings.owns(session, owner_id, noun, row_id):
        raise Unknown(f"There is no {NAMES[noun]} {row_id}.")
    belongings.remove(session, noun, row_id)


def _owned(session: Session, table: type[Row], owner_id: str, row_id: str) -> Row:
    row = session.get(table, row_id)
    if row is None or row.owner_id != owner_id:
        raise Unknown(f"There is no {NAMES[table]} {row_id}.")
    return row
