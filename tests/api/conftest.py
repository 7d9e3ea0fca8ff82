"""One server for all tests of this folder; each test begins what it needs."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.service import ADVERT, CV, Rehearsal, begin, rehearse, serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("greenroom")) as url:
        yield url


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="session")
def sources(address: str) -> dict[str, str]:
    """The ids of a CV and of an advert that fit each other."""
    with httpx.Client(base_url=address, timeout=60) as client:
        cv = client.post("/api/documents", files={"file": (CV.name, CV.read_bytes(), "application/json")})
        job = client.post("/api/jobs", json={"text": ADVERT.read_text(encoding="utf-8")})
    assert cv.status_code == job.status_code == 201, cv.text + job.text
    return {"cvId": cv.json()["id"], "jobId": job.json()["id"]}


@pytest.fixture(scope="session")
def rehearsal(address: str, sources: dict[str, str]) -> Rehearsal:
    """One interview to the end, for the tests that only look at it."""
    with httpx.Client(base_url=address, timeout=60) as client:
        interview = begin(client, **sources, questionCount=5, interviewOn="2026-12-04")
        return Rehearsal(interview, rehearse(client, interview))
