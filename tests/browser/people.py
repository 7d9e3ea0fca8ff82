"""What the tests put into a server: the samples that it ships, and interviews held with them."""

from typing import Any

import httpx

from tests.api.service import ANSWER, answer, begin

WEAK = "We had some problems with a project, but the team worked hard and in the end it went well for everybody."


def sample(client: httpx.Client, name: str = "backend") -> dict[str, Any]:
    """Return a sample."""
    return next(one for one in client.get("/api/samples").json()["samples"] if one["id"] == name)


def hand_in(client: httpx.Client, name: str = "backend") -> dict[str, Any]:
    """Hand in a sample's CV and advert and return their ids as an interview takes them."""
    chosen = sample(client, name)
    cv = client.post("/api/documents", json={"text": chosen["cvText"], "filename": chosen["cvFilename"]})
    job = client.post("/api/jobs", json={"text": chosen["jobText"]})
    assert cv.status_code == job.status_code == 201, cv.text + job.text
    return {"cvId": cv.json()["id"], "jobId": job.json()["id"]}


def hold(client: httpx.Client, answers: int, *, weak: int = 2, **setup: Any) -> dict[str, Any]:  # noqa: ANN401  (as the API takes it)
    """Begin an interview, answer some of its questions, every `weak`th one weakly, and return it as it stands then."""
    interview = begin(client, **setup)
    question = interview["currentQuestion"]
    for number in range(answers):
        if question is None:
            break
        reply = answer(client, interview, question["id"], WEAK if number % weak == weak - 1 else ANSWER)
        assert reply.status_code == 200, reply.text
        question = reply.json()["nextQuestion"]
    return dict(client.get(f"/api/interviews/{interview['id']}").json())


def finish(client: httpx.Client, **setup: Any) -> dict[str, Any]:  # noqa: ANN401  (as the API takes it)
    """Hold an interview to its end."""
    held = hold(client, 40, **setup)
    assert held["status"] == "completed"
    return held
