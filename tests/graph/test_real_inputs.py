"""Real CVs and adverts, where they are on this machine: whoever brings them gets a whole plan, or a clear error."""

import itertools
from pathlib import Path

import pytest

from content.vocabulary import INTERVIEW_TYPES
from graph.open import open_greenroom
from graph.state import Setup
from tests.graph.conftest import OWNER, Stage
from tools.document_errors import DocumentError

pytestmark = pytest.mark.anyio


@pytest.mark.long
async def test_every_readable_cv_and_advert_make_an_interview_of_every_type(tmp_path: Path, shared: Path) -> None:
    async with open_greenroom(tmp_path / "room") as room:
        cv_ids, refused = [], {}
        for file in sorted((shared / "inputs" / "cvs").iterdir()):
            try:
                cv_ids.append((await room.library.add_cv(OWNER, file.read_bytes(), file.name)).id)
            except DocumentError as error:
                refused[file.name] = error.code
        job_ids = []
        for file in sorted((shared / "inputs" / "jobs").iterdir()):
            job_ids += [advert.id for advert in await room.library.add_jobs(OWNER, file.read_bytes(), file.name)]
        edges = {name: code for name, code in refused.items() if name.startswith("edge_")}
        assert len(edges) == 4
        assert len(set(edges.values())) == 4, "each kind of unreadable file has its own code"
        assert set(refused) - set(edges) == {"_jsonresume_schema.json"}

        stage = Stage(room, "", "")
        pairs = itertools.zip_longest(cv_ids, job_ids)
        for (cv_id, job_id), kind in zip(pairs, itertools.cycle(INTERVIEW_TYPES), strict=False):
            wanted = Setup(cv_id=cv_id, job_id=job_id, interview_type=kind, question_count=6)
            interview, run_id = await room.interviews.begin(OWNER, wanted)
            assert (await room.interviews.settled(run_id)).status == "finished"
            questions, _, _ = await room.backstage.ledger.conversation(interview.id)
            assert len({question.bank_id for question in questions}) == 6
            await stage.answer(interview.id)
