"""Progress over HTTP: what enters the lines and what does not, and the samples that a page can begin with."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.service import answer, begin, rehearse, serving


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(tmp_path_factory.mktemp("alone")) as url, httpx.Client(base_url=url, timeout=30) as opened:
        yield opened


def test_a_scored_interview_enters_the_lines_and_a_junk_one_is_listed_without(alone: httpx.Client) -> None:
    assert alone.get("/api/progress").json() == {"interviews": [], "competencies": [], "weakest": []}

    good = begin(alone)
    rehearse(alone, good)
    junk = begin(alone)
    question = junk["currentQuestion"]
    while question is not None:
        question = answer(alone, junk, question["id"], "asdf qwer zxcv asdf qwer zxcv jklo fdsa").json()["nextQuestion"]
    short = begin(alone)
    answer(alone, short, short["currentQuestion"]["id"])

    progress = alone.get("/api/progress").json()
    told = {row["id"]: row for row in progress["interviews"]}
    assert [told[row["id"]]["leftOut"] for row in (good, junk, short)] == [None, "not_meant", "too_few_answers"]
    assert told[good["id"]]["overall"] == alone.get(f"/api/interviews/{good['id']}/report").json()["figures"]["overall"]

    points = [point for line in progress["competencies"] for point in line["points"]]
    assert points
    assert {point["interviewId"] for point in points} == {good["id"]}
    recent = {line["competency"]: line["recent"] for line in progress["competencies"]}
    assert progress["weakest"] == sorted(recent, key=lambda name: recent[name])[:3]


def test_every_sample_can_be_handed_in_and_interviewed_for(client: httpx.Client) -> None:
    samples = client.get("/api/samples").json()["samples"]
    assert [sample["id"] for sample in samples] == ["backend", "hotel", "nurse", "designer"]
    for sample in samples:
        cv = client.post("/api/documents", json={"text": sample["cvText"], "filename": sample["cvFilename"]})
        job = client.post("/api/jobs", json={"text": sample["jobText"]})
        assert (cv.status_code, job.status_code) == (201, 201), (cv.text, job.text)
        wanted = {"interviewType": sample["interviewType"], "industry": sample["industry"], "roleLevel": sample["roleLevel"]}
        begun = begin(client, **wanted, cvId=cv.json()["id"], jobId=job.json()["id"])
        assert begun["currentQuestion"]["text"]
