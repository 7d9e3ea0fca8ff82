"""Every route with an id answers 404 for what belongs to somebody else. The routes are walked, so that none is forgotten."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Header
from fastapi.routing import APIRoute

from api.app import ROUTERS, create_app
from api.deps import owner_id
from settings import Settings
from tests.api.service import ADVERT, ANSWER, CV, SETUP
from tests.fixtures.voices import as_wav, spoken

Ids = dict[str, str]
BODIES: dict[str, dict[str, Any]] = {"answer": {"questionId": "q1", "answer": ANSWER}}
LISTS = ("/api/interviews", "/api/documents", "/api/jobs", "/api/personas")


async def whoever(x_owner: Annotated[str, Header()]) -> str:
    return x_owner


def routes() -> Iterator[tuple[str, str, str]]:
    """Yield (method, path, name) of every route that takes an id, also of those that /docs does not show."""
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            if "{" in route.path:
                for method in sorted(route.methods or ()):
                    yield method, route.path, route.name


async def made_by(client: httpx.AsyncClient, owner: str) -> Ids:
    """Make one of everything for an owner and return the ids by the names that paths give them."""
    headers = {"X-Owner": owner}
    cv = await client.post("/api/documents", files={"file": (CV.name, CV.read_bytes(), "application/json")}, headers=headers)
    job = await client.post("/api/jobs", json={"text": ADVERT.read_text(encoding="utf-8")}, headers=headers)
    interview = await client.post("/api/interviews", json=SETUP, headers=headers)
    shown = (await client.get("/api/personas", headers=headers)).json()["personas"][0]
    persona = {name: value for name, value in shown.items() if name not in ("id", "own")}
    own = await client.post("/api/personas", json=persona, headers=headers)
    assert [reply.status_code for reply in (cv, job, interview, own)] == [201] * 4, own.text
    await client.post("/api/recording-consent", json={"version": 1}, headers=headers)
    url = f"/api/interviews/{interview.json()['id']}"
    await client.post(f"{url}/answer", json=BODIES["answer"], headers=headers)
    spoken_answer = await client.put(f"{url}/questions/q1/recording", files={"file": as_wav(spoken())}, headers=headers)
    assert spoken_answer.status_code == 201, spoken_answer.text
    return {
        "document_id": cv.json()["id"],
        "job_id": job.json()["id"],
        "interview_id": interview.json()["id"],
        "question_id": "q1",
        "persona_id": own.json()["id"],
    }


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[int, int]]:
    """The status that a stranger gets of every route, and the one that its owner gets of those that only read."""
    return asyncio.run(walk(tmp_path_factory.mktemp("owned")))


async def walk(folder: Path) -> dict[tuple[str, str], tuple[int, int]]:
    app = create_app(Settings(data_dir=folder / "data"))
    app.dependency_overrides[owner_id] = whoever
    transport = httpx.ASGITransport(app)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=60) as client,
    ):
        ids = await made_by(client, "ana")
        for method, path, name in routes():
            missing = {part.partition("}")[0] for part in path.split("{")[1:]} - ids.keys()
            assert not missing, f"make one for {path} in this test, so that it is known whose {missing} is"
            url = path.format(**ids)
            stranger = await client.request(method, url, json=BODIES.get(name), headers={"X-Owner": "bo"})
            reads = method == "GET" and not path.endswith("/events")
            own = (await client.request(method, url, headers={"X-Owner": "ana"})).status_code if reads else 0
            found[method, path] = stranger.status_code, own
        for path in LISTS:
            lists = [await client.get(path, headers={"X-Owner": owner}) for owner in ("ana", "bo")]
            assert [any(one in reply.text for one in ids.values() if len(one) > 9) for reply in lists] == [True, False], path
        for method, path, _ in routes():  # nothing was changed by the stranger
            if method == "GET" and not path.endswith("/events"):
                again = await client.request(method, path.format(**ids), headers={"X-Owner": "ana"})
                assert again.status_code == found[method, path][1], path
    return found


def test_every_route_was_walked() -> None:
    known = {path for path in create_app().openapi()["paths"] if "{" in path}
    assert known <= {path for _, path, _ in routes()}
    assert len(known) > 10


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, _ in routes()])
def test_what_belongs_to_somebody_else_is_not_found(
    walked: dict[tuple[str, str], tuple[int, int]], method: str, path: str
) -> None:
    stranger, own = walked[method, path]
    assert stranger == 404
    assert own in (0, 200, 409)  # help with a question that is open in a graded interview is refused
