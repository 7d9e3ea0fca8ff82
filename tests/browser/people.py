"""What the tests put into a server: the samples that it ships, and interviews held with them."""

from collections.abc import Callable
from typing import Any

import httpx

from tests.api.service import ANSWER, answer, begin

WEAK = "We had some problems with a project, but the team worked hard and in the end it went well for everybody."


def always(_question: str, _competency: str) -> str:
    """Give the same answer to every question: the quickest way through an interview."""
    return ANSWER


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


def hold(
    client: httpx.Client,
    answers: int,
    *,
    weak: int = 2,
    say: Callable[[str, str], str] = always,
    **setup: Any,  # noqa: ANN401  (as the API takes it)
) -> dict[str, Any]:
    """Begin an interview, answer some of its questions, every `weak`th one weakly, and return it as it stands then.

    `say` gives the answer to a question of a competency; a follow-up is answered with that to its main question.
    """
    interview = begin(client, **setup)
    question = interview["currentQuestion"]
    for number in range(answers):
        if question is None:
            break
        main = _main(client, interview["id"], question["number"])
        text = WEAK if number % weak == weak - 1 else say(main["text"], main["competency"])
        reply = answer(client, interview, question["id"], text)
        assert reply.status_code == 200, reply.text
        question = reply.json()["nextQuestion"]
    return dict(client.get(f"/api/interviews/{interview['id']}").json())


def _main(client: httpx.Client, interview_id: str, number: int) -> dict[str, Any]:
    """Return the main question of a number as the report tells it: with its competency."""
    questions = client.get(f"/api/interviews/{interview_id}/report").json()["questions"]
    return next(question for question in questions if question["number"] == number)


def finish(client: httpx.Client, **setup: Any) -> dict[str, Any]:  # noqa: ANN401  (as the API takes it)
    """Hold an interview to its end."""
    held = hold(client, 40, **setup)
    assert held["status"] == "completed"
    return held
