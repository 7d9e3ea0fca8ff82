"""Foreign pages and large bodies stay out; what goes wrong is told in one form and no more."""

import asyncio
import http.client
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from api.app import create_app
from api.errors import fault_of, problem
from api.pace import MOST_CLIENTS, Pace
from api.problems import PROBLEMS
from engine.task import Unavailable
from graph.errors import Impossible
from settings import Settings
from storage.errors import Busy, Full
from tests.api.service import SETUP, code, serving
from tools.document_errors import error_classes
from tools.job_errors import JobError


def tree(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "[::1", "127.0.0.1.evil.example"]
)
def test_a_foreign_host_is_refused(client: httpx.Client, host: str) -> None:
    refused = client.get("/api/interviews", headers={"Host": host})
    assert refused.status_code in (400, 403)
    if refused.status_code == 403:
        assert code(refused) == "foreign_host"


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_the_names_of_this_machine_are_taken(client: httpx.Client, host: str) -> None:
    assert client.get("/api/interviews", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://[::1", "", "http://127.0.0.1.evil.example"]
)
def test_a_foreign_page_changes_nothing(client: httpx.Client, origin: str) -> None:
    before = client.get("/api/interviews").content
    refused = client.post("/api/interviews", json=SETUP, headers={"Origin": origin})
    assert refused.status_code == 403
    assert code(refused) == "foreign_origin"
    assert client.delete("/api/interviews/x", headers={"Origin": origin}).status_code == 403
    assert client.get("/api/interviews").content == before
    assert "access-control-allow-origin" not in client.get("/api/interviews", headers={"Origin": origin}).headers


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 201), ("none", 201)])
def test_what_the_browser_says_of_a_page_counts_where_it_sends_no_origin(client: httpx.Client, site: str, status: int) -> None:
    reply = client.post("/api/interviews", json=SETUP, headers={"Sec-Fetch-Site": site})
    assert reply.status_code == status
    assert status == 201 or code(reply) == "foreign_origin"
    assert client.get("/api/interviews", headers={"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize(
    ("peer", "status"),
    [
        ("127.0.0.1", 200),
        ("127.9.9.9", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("192.168.1.7", 403),
        ("fe80::1%eth0", 403),
    ],
)
def test_another_machine_is_refused_whatever_it_calls_us(tmp_path: Path, peer: str, status: int) -> None:
    """As it comes to a server that was started by hand on every address."""

    async def ask(path: str) -> httpx.Response:
        app = create_app(Settings(data_dir=tmp_path / "data", host="0.0.0.0"))
        transport = httpx.ASGITransport(app, client=(peer, 1))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
        ):
            return await client.get(path)

    reply = asyncio.run(ask("/api/interviews"))
    assert reply.status_code == status
    assert status == 200 or code(reply) == "foreign_machine"


def test_the_name_of_any_address_is_no_name(tmp_path: Path) -> None:
    with serving(tmp_path / "data", host="0.0.0.0") as address, httpx.Client(base_url=address) as client:
        assert code(client.get("/api/interviews", headers={"Host": "0.0.0.0:8000"})) == "foreign_host"


def test_a_runaway_program_is_slowed_down_and_reading_is_not(tmp_path: Path) -> None:
    with serving(tmp_path / "data", rate_per_second=2, rate_burst=3) as address, httpx.Client(base_url=address) as client:
        replies = [client.delete(f"/api/interviews/{number}") for number in range(6)]
        assert [reply.status_code for reply in replies[:3]] == [404] * 3
        slowed = [reply for reply in replies if reply.status_code == 429]
        assert slowed
        assert code(slowed[-1]) == "too_many_requests"
        assert 1 <= int(slowed[-1].headers["Retry-After"]) <= 2
        assert {client.get("/api/interviews").status_code for _ in range(20)} == {200}
        time.sleep(1)
        assert client.delete("/api/interviews/x").status_code == 404


def test_every_client_has_a_pace_of_its_own_and_few_are_remembered() -> None:
    now = 0.0
    pace = Pace(1, 2, lambda: now)
    assert [pace.wait("a"), pace.wait("a"), pace.wait("b")] == [0, 0, 0]
    assert pace.wait("a") == 1
    now = 1.0
    assert pace.wait("a") == 0
    for number in range(2 * MOST_CLIENTS):
        pace.wait(str(number))
    assert len(pace._buckets) == MOST_CLIENTS
    assert Pace(0, 1, lambda: now).wait("a") == 0


def test_our_own_page_may_change_things(client: httpx.Client, address: str) -> None:
    assert client.post("/api/interviews", json=SETUP, headers={"Origin": address}).status_code == 201


def test_browsers_are_told_to_be_careful(client: httpx.Client) -> None:
    for path in ("/api/interviews", "/", "/docs", "/healthz", "/api/interviews/none", "/nowhere"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
    for path in ("/api/interviews", "/", "/docs", "/api/interviews/none"):
        assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]
    assert client.get("/api/interviews").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/documents", "/api/interviews"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(address: str, path: str) -> None:
    target = urlsplit(address)
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=10)
    connection.putrequest("POST", path)
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", "6000001")
    connection.endheaders()
    reply = connection.getresponse()  # not a byte of the body was sent
    assert reply.status == 413
    assert b"body_too_large" in reply.read()
    connection.close()


@pytest.mark.parametrize("path", ["/api/documents", "/api/interviews"])
def test_a_body_without_a_length_is_refused_when_it_grows_too_large(client: httpx.Client, path: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b" " * 65_536

    refused = client.post(path, content=endless(), headers={"Content-Type": "application/json"})
    assert (refused.status_code, code(refused)) == (413, "body_too_large")


def test_unknown_paths_and_methods_are_problems(client: httpx.Client) -> None:
    nowhere = client.get("/api/nothing")
    assert (nowhere.status_code, code(nowhere)) == (404, "no_such_path")
    wrong = client.put("/api/interviews")
    assert (wrong.status_code, code(wrong)) == (405, "method_not_allowed")
    assert wrong.headers["Allow"]


def test_a_broken_body_is_named_and_never_repeated(client: httpx.Client) -> None:
    broken = client.post("/api/interviews", content=b'{"industry": secret}', headers={"Content-Type": "application/json"})
    assert (broken.status_code, code(broken)) == (400, "malformed_json")
    wrong = client.post("/api/interviews", json=SETUP | {"interviewType": "my secret " * 500})
    assert code(wrong) == "invalid"
    for reply in (broken, wrong):
        assert "secret" not in reply.text
    not_json = client.post("/api/interviews", content=b"hello", headers={"Content-Type": "text/plain"})
    assert code(not_json) == "invalid"


def test_what_is_not_known_to_us_is_told_without_a_trace(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        assert client.get("/api/jobs").status_code == 200
        with sqlite3.connect(tmp_path / "greenroom.sqlite") as ledger:
            ledger.execute("DROP TABLE jobs")
        ledger.close()
        failed = client.get("/api/jobs")
    assert (failed.status_code, code(failed)) == (500, "internal")
    assert "jobs" not in failed.json()["detail"]
    assert "Traceback" not in failed.text
    assert failed.headers["X-Content-Type-Options"] == "nosniff"
    assert "no such table" in capfd.readouterr().err


def test_every_error_of_the_core_has_its_place_in_the_catalogue() -> None:
    codes = {kind.code: kind.status for kind in tree(Impossible) if issubclass(kind, Impossible)}
    del codes["impossible"]  # the root of the tree is never raised
    assert {name: PROBLEMS[name][0] for name in codes} == codes
    for name in [*error_classes(), *(kind.code for kind in tree(JobError) if issubclass(kind, JobError))]:
        assert PROBLEMS[name][0] == (413 if name.endswith("too_large") else 422)


def test_a_busy_ledger_and_a_busy_model_say_when_to_come_back() -> None:
    busy = problem(fault_of(Busy("the data folder is busy in another process; try again in a moment")), "/api/jobs")
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "2")
    full = problem(fault_of(Full("there is no room")), "/api/jobs")
    assert (full.status_code, full.headers["Retry-After"]) == (507, "30")
    model = problem(fault_of(Unavailable("The model is asked too often.", retry_after=3.2)), "/api/study-plan")
    assert (model.status_code, model.headers["Retry-After"]) == (503, "4")


def test_health_says_whether_it_is_up_and_whether_it_can_be_used(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["engine"] == "offline"
    assert ready["questions"] > 400
    assert client.get("/healthz", headers={"Host": "10.0.0.7"}).status_code == 200


def test_it_is_not_ready_when_the_ledger_cannot_be_read(tmp_path: Path) -> None:
    with serving(tmp_path) as address, httpx.Client(base_url=address) as client:
        with sqlite3.connect(tmp_path / "greenroom.sqlite") as ledger:
            ledger.execute("DROP TABLE run_events")
        ledger.close()
        unready = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert (unready.status_code, code(unready)) == (503, "storage_unavailable")


def test_before_it_is_open_it_says_that_it_is_starting() -> None:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(create_app())
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get("/readyz")

    reply = asyncio.run(ask())
    assert (reply.status_code, code(reply)) == (503, "starting")
    assert reply.headers["Retry-After"] == "1"


def test_the_front_door_leads_somewhere(client: httpx.Client) -> None:
    home = client.get("/")
    assert home.status_code in (200, 307)
    docs = client.get("/docs")
    assert docs.status_code == 200
    assert "/openapi.json" in docs.text
    assert client.get("/web/../settings.py").status_code == 404
    assert client.get("/web/%2e%2e/settings.py").status_code == 404
