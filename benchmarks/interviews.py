"""How quickly an interview starts and goes on, and what it writes."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measures import Measure, median
from benchmarks.papers import ANSWER, advert, cv_pdf
from graph.admission import Deed
from graph.open import Greenroom, open_greenroom
from graph.state import Setup

OWNER = "local"


async def measure_interviews(count: int) -> list[Measure]:
    """Run whole interviews with the offline engine and return what they took. Nothing is left on disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        async with open_greenroom(path) as room:
            await room.backstage.finder.warm()  # as a server has done before anybody comes
            reading, cv_id, job_id = await _read(room)
            starts: list[float] = []
            turns: list[float] = []
            for _ in range(count):
                started, answered = await _interview(room, Setup(cv_id=cv_id, job_id=job_id, question_count=10))
                starts.append(started)
                turns += answered
        written = (path / "checkpoints.sqlite").stat().st_size / count
    return [
        Measure("a two-page CV read and indexed", reading, 2000, "ms", 1),
        median("start to first question", starts, 300, "ms"),
        median("answer to next question", turns, 250, "ms"),
        Measure("checkpoint bytes of a 10-question interview", written / 1000, 400, "kB", count),
    ]


async def _read(room: Greenroom) -> tuple[float, str, str]:
    pdf = cv_pdf()
    begin = time.perf_counter()
    document = await room.library.add_cv(OWNER, pdf, "cv.pdf")
    took = 1000 * (time.perf_counter() - begin)
    job = (await room.library.add_jobs(OWNER, advert()))[0]
    return took, document.id, job.id


async def _interview(room: Greenroom, wanted: Setup) -> tuple[float, list[float]]:
    """Return the milliseconds to the first question, and from each answer to the next question's words."""
    begin = time.perf_counter()
    interview, run_id = await room.interviews.begin(OWNER, wanted)
    await room.interviews.settled(run_id)
    started = 1000 * (time.perf_counter() - begin)
    turns: list[float] = []
    while True:
        _, question = await room.interviews.get(OWNER, interview.id)
        if question is None:
            return started, turns
        after = await room.interviews.last_event(interview.id)
        begin = time.perf_counter()
        admitted = await room.interviews.act(OWNER, interview.id, Deed("answer", question.id, ANSWER))
        async for event in await room.interviews.follow(OWNER, interview.id, after):
            if event.type == "message.completed":
                turns.append(1000 * (time.perf_counter() - begin))
                break
        await room.interviews.settled(admitted.run_id)
