"""R10: a server that is told to stop. The turn under way is finished or taken up again, and the streams end properly."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.api.process import process
from tests.api.service import ANSWER, answer, begin, replay
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer

STREAMS = 100
HINT = "retry: 1000\n: the server stops; reconnect to go on where this ended\n\n"


def test_r10_a_server_that_is_told_to_stop_finishes_the_turn_and_ends_a_hundred_streams(tmp_path: Path) -> None:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    with process(tmp_path / "data") as served, httpx.Client(base_url=served.address, timeout=60, limits=limits) as client:
        interview = begin(client)
        connected = threading.Semaphore(0)

        def follow() -> str:
            with client.stream("GET", f"/api/interviews/{interview['id']}/events") as reply:
                connected.release()
                return "".join(reply.iter_text())  # raises where the stream is torn off

        with ThreadPoolExecutor(STREAMS + 1) as pool:
            streams = [pool.submit(follow) for _ in range(STREAMS)]
            for _ in range(STREAMS):
                assert connected.acquire(timeout=60)
            answered = pool.submit(answer, client, interview, "q1")
            time.sleep(0.2)
            served.terminate()
            told = time.monotonic()
            read = [stream.result() for stream in streams]
            assert answered.result().status_code == 200
            served.process.wait(15)
        assert time.monotonic() - told < 10
        assert all(text.startswith("retry: ") and "event: answer.required" in text for text in read)
        assert all(text.endswith(HINT) for text in read)
        assert "Traceback" not in served.errors()


def test_r10_a_turn_whose_model_hangs_is_finished_before_the_stop_or_by_the_next_server(tmp_path: Path) -> None:
    with OpenAIServer() as model:
        engine = {"GREENROOM_ENGINE": "compatible:test-model", "GREENROOM_BASE_URL": model.base_url}
        with process(tmp_path / "data", engine) as served, served.client() as client:
            interview = begin(client)
            model.script(Answer(delay=30), when="You grade an answer")
            body = {"questionId": "q1", "answer": ANSWER}
            url = f"/api/interviews/{interview['id']}/answer"
            assert client.post(url, json=body, headers={"Prefer": "respond-async"}).status_code == 202
            time.sleep(1)
            served.terminate()
            told = time.monotonic()
            assert served.process.wait(20) in (0, -signal.SIGTERM)
            assert time.monotonic() - told < 10
        model.unscript()
        with process(tmp_path / "data", engine) as served, served.client() as client:
            deadline = time.monotonic() + 20
            while replay(client, interview)[-1].type != "run.finished":
                assert time.monotonic() < deadline, "the turn was not taken up again"
                time.sleep(0.05)
            report = client.get(f"/api/interviews/{interview['id']}/report").json()
            log = replay(client, interview)
    assert report["questions"][0]["answer"] == ANSWER
    assert report["questions"][0]["grade"]["overall"] is not None
    assert [part.seq for part in log] == list(range(1, len(log) + 1))
    assert [part.type for part in log].count("grade") == 1
