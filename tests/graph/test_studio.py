"""The same graph and app under `langgraph dev`, driven as LangGraph Studio drives it: offline, with no key."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from langgraph_sdk import get_client

from tests.graph.conftest import STORY

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).parents[2]
LANGGRAPH = Path(sys.executable).parent / "langgraph"


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")} | {
        "GREENROOM_DATA_DIR": str(tmp_path / "room"),
        "LANGSMITH_TRACING": "false",
        "LANGGRAPH_CLI_NO_ANALYTICS": "1",
    }
    # The repository's own file, with its paths made whole: the server keeps its pickles in the folder it is started in.
    config = (ROOT / "langgraph.json").read_text(encoding="utf-8").replace('"./', f'"{ROOT}/').replace('"."', f'"{ROOT}"')
    (tmp_path / "langgraph.json").write_text(config, encoding="utf-8")
    command = [str(LANGGRAPH), "dev", "--no-browser", "--no-reload", "--port", str(port)]
    log = (tmp_path / "studio.log").open("wb")
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        _until_ready(url, process, tmp_path / "studio.log")
        yield url
    finally:
        process.terminate()
        process.wait(15)
        log.close()


def _until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text(encoding="utf-8")[-4000:]
        try:
            if httpx.get(f"{url}/ok").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8")[-4000:])


async def test_a_run_can_be_made_streamed_interrupted_resumed_and_looked_through(studio: str) -> None:
    async with get_client(url=studio) as client:
        thread_id = str(uuid.uuid4())
        await client.threads.create(thread_id=thread_id, graph_id="interview", if_exists="do_nothing")
        spoken = await _stream(client, thread_id, input={"setup": {"interview_type": "behavioral", "question_count": 5}})
        assert any(part.get("type") == "message.delta" for part in spoken), "the interviewer's words are streamed"

        state: dict[str, Any] = dict(await client.threads.get_state(thread_id))
        interrupt = state["tasks"][0]["interrupts"][0]
        question = state["values"]["question"]
        assert interrupt["value"]["question"]["id"] == question["id"] == "q1"

        answer = {"action": "answer", "question_id": "q1", "text": STORY}
        await _stream(client, thread_id, command={"resume": {interrupt["id"]: answer}})
        state = dict(await client.threads.get_state(thread_id))
        assert state["values"]["turns"][0]["id"] == "q1"
        assert state["values"]["turns"][0]["overall"] is not None
        assert len(await client.threads.get_history(thread_id)) >= 5

    async with httpx.AsyncClient(base_url=studio) as app:
        report = (await app.get(f"/api/interviews/{thread_id}/report")).json()
    assert report["questions"][0]["answer"] == STORY
    assert report["questions"][0]["grade"]["overall"] == state["values"]["turns"][0]["overall"]


async def _stream(client: Any, thread_id: str, **given: object) -> list[dict[str, Any]]:  # noqa: ANN401
    """Run to the next interrupt and return what was streamed as custom parts."""
    parts = []
    async for part in client.runs.stream(thread_id, "interview", stream_mode=["updates", "custom"], **given):
        assert part.event != "error", part.data
        if part.event == "custom":
            parts.append(part.data)
    return parts
