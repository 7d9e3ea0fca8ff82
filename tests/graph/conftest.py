"""An opened Greenroom with the sample CV and advert in it."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.admission import Deed
from graph.open import Greenroom, open_greenroom
from graph.state import Setup
from storage.content import Json

PEOPLE = Path(__file__).parents[2] / "content" / "people"
OWNER = "local"

STORY = (
    "At Quayline our booking search had become so slow that the customs desk gave up on it every Monday morning. It was my job "
    "to get it under half a second before the peak season. I pulled the slowest queries from the logs, found an N+1 query that "
    "I had written myself, and added two missing indexes after trying them on a copy of production. I chose indexes over a "
    "cache because stale results had burned us before. The p95 went from 1.9 seconds to 310 milliseconds and the desk stopped "
    "exporting to Excel. Since then I read the query plan before I merge anything that touches a big table."
)


@dataclass
class Stage:
    """A Greenroom with somebody in it."""

    room: Greenroom
    cv_id: str
    job_id: str

    async def begin(self, **wanted: object) -> str:
        setup = Setup.model_validate({"cv_id": self.cv_id, "job_id": self.job_id, "industry": "technology"} | wanted)
        interview, run_id = await self.room.interviews.begin(OWNER, setup)
        assert (await self.room.interviews.settled(run_id)).status == "finished"
        return interview.id

    async def open_question(self, interview_id: str) -> str | None:
        _, question = await self.room.interviews.get(OWNER, interview_id)
        return question.id if question else None

    async def answer(self, interview_id: str, text: str = STORY) -> None:
        question_id = await self.open_question(interview_id)
        admitted = await self.room.interviews.act(OWNER, interview_id, Deed("answer", question_id, text))
        run = await self.room.interviews.settled(admitted.run_id)
        assert run.status == "finished", run.error

    async def finish(self, interview_id: str, text: str = STORY) -> Json:
        while await self.open_question(interview_id):
            await self.answer(interview_id, text)
        return await self.room.interviews.report(OWNER, interview_id)


async def staged(room: Greenroom) -> Stage:
    cv = (PEOPLE / "01_backend_engineer.cv.json").read_bytes()
    job = (PEOPLE / "01_backend_engineer.job.txt").read_text(encoding="utf-8")
    document = await room.library.add_cv(OWNER, cv, "cv.json")
    advert = (await room.library.add_jobs(OWNER, job))[0]
    return Stage(room, document.id, advert.id)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_greenroom(tmp_path / "room") as room:
        yield await staged(room)


def cv_lines() -> list[str]:
    cv = json.loads((PEOPLE / "01_backend_engineer.cv.json").read_text(encoding="utf-8"))
    return [line for job in [*cv["work"], *cv["volunteer"]] for line in job["highlights"]]
