"""/metrics: what the process does in figures, for this machine alone, and nothing that anybody wrote."""

import re
from pathlib import Path

import httpx
import pytest

from tests.api.service import ANSWER, answer, begin, code, parts, replay, serving
from tests.wire.answers import RESET
from tests.wire.openai_server import OpenAIServer


def figure(client: httpx.Client, sample: str) -> float:
    """Return one figure by its name with its labels, 0 where it was not counted yet."""
    reply = client.get("/metrics")
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/plain")
    found = re.search(rf"^{re.escape(sample)} (\S+)$", reply.text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_runs_events_and_streams_are_counted(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as address, httpx.Client(base_url=address, timeout=60) as client:
        interview = begin(client)
        assert answer(client, interview, "q1").status_code == 200
        assert client.post(f"/api/interviews/{interview['id']}/skip").status_code == 200
        assert figure(client, 'greenroom_runs_total{kind="start",status="finished"}') == 1
        assert figure(client, 'greenroom_runs_total{kind="answer",status="finished"}') == 1
        assert figure(client, 'greenroom_run_seconds_count{kind="skip"}') == 1
        assert 0 < figure(client, 'greenroom_run_seconds_sum{kind="answer"}') < 60
        kinds = [part.type for part in replay(client, interview)]
        for kind in ("run.started", "node.started", "grade", "answer.required", "run.finished"):
            opening = kind == "run.started"  # entered with the interview itself
            assert figure(client, f'greenroom_events_total{{type="{kind}"}}') == kinds.count(kind) - opening, kind
        assert figure(client, "greenroom_open_runs") == 0
        assert figure(client, "process_resident_memory_bytes") > 1_000_000
        with client.stream("GET", f"/api/interviews/{interview['id']}/events") as reply:
            reading = parts(reply)
            next(reading)
            assert figure(client, "greenroom_open_streams") == 1
        written = client.get("/metrics").text
    assert ANSWER[:20] not in written
    assert interview["id"] not in written


def test_calls_of_models_and_what_was_degraded_are_counted(tmp_path: Path) -> None:
    with (
        OpenAIServer(default=RESET) as model,
        serving(tmp_path / "data", engine="compatible:test-model", base_url=model.base_url) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        interview = begin(client)
        degraded = [part.data["task"] for part in replay(client, interview) if part.type == "degraded"]
        assert degraded
        assert figure(client, f'greenroom_degraded_total{{task="{degraded[0]}"}}') == degraded.count(degraded[0])
        assert figure(client, 'greenroom_engine_calls_total{engine="compatible:test-model",task="plan"}') >= 1


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.7"])
def test_the_figures_are_for_this_machine_alone(client: httpx.Client, host: str) -> None:
    assert code(client.get("/metrics", headers={"Host": host})) == "foreign_host"
