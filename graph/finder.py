"""Find by meaning what an interview needs: questions for a role, lines for a question. Blocking work runs in threads."""

import asyncio
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlmodel import Session

from agents.cv_examples import Line
from agents.planner import ToPlan
from content.bank import Bank, Question
from graph.candidates import Brief, gather, weak_competencies
from graph.ledger import Ledger
from graph.sources import cv_from_json, first_name, job_from_json, role_families, satisfied
from retrieval.bank_vectors import open_bank_vectors
from retrieval.embedder import Embedder
from retrieval.errors import IndexUnusable
from retrieval.examples import STORY, Query, Ranked, query_of, rank
from retrieval.examples import Line as CvLine
from retrieval.index import CvIndex, VectorStore
from retrieval.minilm import MiniLm
from retrieval.reference import Reference
from retrieval.sentence_vectors import SentenceVectors
from retrieval.shortlist import Material, Matrix, Wanted
from storage import interviews
from storage.tables import LOCAL_OWNER, Interview
from tools.cv import Cv, Example
from tools.job import Job
from tools.job_anchors import anchors
from tools.job_titles import spoken_title
from tools.question_choice import Anchor

log = logging.getLogger(__name__)

PAST_GRADES: Final = 60
PAST_QUESTIONS: Final = 30
WEAK_BELOW: Final = 50.0
"""Mean grade below which a competency is asked again."""


@dataclass(frozen=True)
class _Measure:
    """The bank's vectors: as a reference for lines, and question by question."""

    reference: Reference
    rows: dict[str, int]
    evidence: Matrix


class Finder:
    """CVs and adverts by vector, and the questions that go with them."""

    def __init__(self, folder: Path, bank: Bank, ledger: Ledger, embedder: Embedder) -> None:
        """Bind the data folder, the bank, the ledger and the embedder. Opens nothing until it is used."""
        self._bank = bank
        self._ledger = ledger
        self._embedder = embedder
        self.meaning = SentenceVectors(embedder if isinstance(embedder, MiniLm) else None)
        self._folder = folder
        self._store = VectorStore(folder / "chroma")
        self._index = CvIndex(self._store, embedder)
        self._lock = threading.Lock()
        self._measure: _Measure | None = None

    async def warm(self) -> None:
        """Load the model and the bank's vectors, so that the first question does not wait for them."""

        def work() -> None:
            self._measured()
            try:
                self._store.warm()
            except IndexUnusable as error:
                log.warning("%s", error)

        await asyncio.to_thread(work)

    def close(self) -> None:
        """Let go of the index."""
        self._store.close()

    async def add_cv(self, cv_id: str, cv: Cv) -> None:
        """Make the lines of a CV findable."""
        await asyncio.to_thread(self._put, cv_id, [(line.id, line.text) for line in cv.examples])

    async def add_job(self, job_id: str, job: Job) -> None:
        """Make the phrases of an advert findable."""
        await asyncio.to_thread(self._put, job_id, [(anchor["id"], anchor["phrase"]) for anchor in job_anchors(job)])

    async def remove(self, source_id: str) -> None:
        """Forget a CV or an advert."""
        await asyncio.to_thread(self._index.delete, source_id)

    async def erase(self) -> None:
        """Forget everything: vectors are made anew where they are needed."""
        await asyncio.to_thread(self._store.erase)

    async def facts(self, cv_id: str | None, job_id: str | None) -> dict[str, Any]:
        """Return what an interview is told of its CV and advert: short text only."""
        cv, job = await self._cv(cv_id), await self._job(job_id)
        role = job.title if job is not None and job.title else (cv.headline if cv is not None else None)
        return {
            "candidate": first_name(cv),
            "role_title": spoken_title(role or ""),
            "company": (job.company or "") if job is not None else "",
        }

    async def to_plan(self, interview_id: str, known: dict[str, Any]) -> ToPlan:
        """Return what the planner chooses from."""
        cv, job = await self._cv(known["cv_id"]), await self._job(known["job_id"])
        past, recent = await self._ledger.database.read(lambda session: _past(session, interview_id))
        brief = Brief(
            interview_type=known["interview_type"],
            industry=known["industry"],
            level=known["role_level"],
            count=known["question_count"],
            families=role_families(cv, job),
            role_title=known["role_title"],
            company=known["company"],
            conditions=frozenset(satisfied(cv, job)),
        )
        families = frozenset(brief.families)
        wanted = Wanted(frozenset(recent), weak_competencies(past, WEAK_BELOW), families, seed=interview_id)

        def work() -> ToPlan:
            material = self._material(known["cv_id"], cv, known["job_id"], job)
            return gather(brief, self._bank, material, wanted, self._question_vectors)

        return await asyncio.to_thread(work)

    async def lines_for(self, bank_id: str, text: str, cv_id: str, line_id: str | None) -> list[Line]:
        """Return the lines of a CV that serve a question, best first; the line that the question names comes before all.

        Lines that tell of something done come before claims and lists: "passionate about clean code" is evidence for nothing.
        """
        cv = await self._cv(cv_id)
        if cv is None:
            return []
        question = self._bank.question(bank_id)
        named = next((line.text for line in cv.examples if line.id == line_id), "")
        asked = question if bank_id in self._bank.questions else replace(query_of(question), text=text, hint=named)
        ranked = await asyncio.to_thread(self._ranked, asked, cv_id, cv.examples)
        ranked.sort(key=lambda found: (found.line.id != line_id, found.line.section not in STORY))
        about = {line.id: line for line in cv.examples}
        return [
            Line(
                id=found.line.id,
                text=found.line.text,
                employer=about[found.line.id].employer,
                role=about[found.line.id].role,
                score=round(found.score, 3),
            )
            for found in ranked
        ]

    def _ranked(self, asked: Question | Query, cv_id: str, examples: Sequence[Example]) -> list[Ranked]:
        lines = [CvLine(line.id, line.text, line.section) for line in examples]
        vectors = self._vectors(cv_id, [line.id for line in lines], [line.text for line in lines])
        return rank(asked, lines, self._embedder, self._measured().reference, vectors)

    def _measured(self) -> "_Measure":
        """Return the bank as a measure, made once (about half a second with the model)."""
        with self._lock:
            if self._measure is None:
                questions = tuple(self._bank.questions.values())
                vectors = open_bank_vectors(questions, self._embedder, self._folder)
                self._embedder.embed(["warm"])
                rows = {question.id: row for row, question in enumerate(questions)}
                self._measure = _Measure(Reference(questions, vectors), rows, vectors.sides["evidence"])
            return self._measure

    def _question_vectors(self, questions: Sequence[Question]) -> Matrix:
        measure = self._measured()
        return measure.evidence[[measure.rows[question.id] for question in questions]]

    def _put(self, source_id: str, lines: Sequence[tuple[str, str]]) -> None:
        """Keep the vectors of a source. Where the index cannot take them they are made again when they are needed."""
        vectors = self._embedder.embed([text for _, text in lines])
        try:
            self._index.put(source_id, [line_id for line_id, _ in lines], vectors)
        except IndexUnusable as error:
            log.warning("vectors are not kept: %s", error)

    def _kept(self, source_id: str) -> tuple[list[str], Matrix]:
        """Return what the index holds of a source; nothing where it cannot be read: another process may be writing it."""
        try:
            return self._index.vectors(source_id)
        except IndexUnusable as error:
            log.warning("vectors are made anew: %s", error)
            return [], np.zeros((0, self._embedder.dimension), dtype=np.float32)

    def _material(self, cv_id: str | None, cv: Cv | None, job_id: str | None, job: Job | None) -> Material:
        lines: Sequence[Example] = cv.examples if cv is not None else ()
        phrases = job_anchors(job) if job is not None else []
        return Material(
            lines=lines,
            line_vectors=self._vectors(cv_id, [line.id for line in lines], [line.text for line in lines]),
            phrases=phrases,
            phrase_vectors=self._vectors(
                job_id, [phrase["id"] for phrase in phrases], [phrase["phrase"] for phrase in phrases]
            ),
        )

    def _vectors(self, source_id: str | None, ids: Sequence[str], texts: Sequence[str]) -> Matrix:
        """Return the vectors of a source's lines in their order; embedded anew where the index has lost some."""
        if source_id is None or not ids:
            return np.zeros((0, self._embedder.dimension), dtype=np.float32)
        known, matrix = self._kept(source_id)
        place = {line_id: row for row, line_id in enumerate(known)}
        if not set(ids) <= set(place):
            self._put(source_id, list(zip(ids, texts, strict=True)))
            return self._embedder.embed(texts)
        return matrix[[place[line_id] for line_id in ids]]

    async def _cv(self, cv_id: str | None) -> Cv | None:
        content = await self._ledger.cv(cv_id) if cv_id else None
        return cv_from_json(content) if content else None

    async def _job(self, job_id: str | None) -> Job | None:
        content = await self._ledger.job(job_id) if job_id else None
        return job_from_json(content) if content else None


def job_anchors(job: Job) -> list[Anchor]:
    """Return the phrases of an advert that a question can be tied to."""
    return [
        Anchor(id=f"p{number:02}", source=anchor.kind, phrase=anchor.phrase)
        for number, anchor in enumerate(anchors(job), start=1)
    ]


def _past(session: Session, interview_id: str) -> tuple[Sequence[tuple[str, float]], set[str]]:
    """Return the latest grades by competency and the latest questions of whoever owns the interview."""
    interview = session.get(Interview, interview_id)
    owner_id = interview.owner_id if interview is not None else LOCAL_OWNER
    return interviews.past_grades(session, owner_id, PAST_GRADES), interviews.recent_bank_ids(session, owner_id, PAST_QUESTIONS)
