"""One interview through two doors: begun in the terminal, finished over HTTP, read in the terminal again."""

import json

import httpx

from tests.api.service import serving
from tests.cli.command import STRONG, Command


def test_an_interview_begun_in_the_terminal_is_finished_over_http(command: Command) -> None:
    answers = command.folder / "two.jsonl"
    answers.write_text("\n".join(json.dumps(STRONG) for _ in range(2)), encoding="utf-8")
    begun = command("practice", "--sample", "backend", "--answers", answers, "--json")
    assert begun.returncode == 0, begun.stderr
    asked = [event for line in begun.stdout.splitlines() if (event := json.loads(line))["type"] == "answer.required"][-1]

    with serving(command.data) as address, httpx.Client(base_url=address, timeout=60) as client:
        [listed] = client.get("/api/interviews").json()["interviews"]
        path = f"/api/interviews/{listed['id']}"
        assert listed["status"] == "paused"
        resumed = client.post(f"{path}/resume").json()
        assert resumed["currentQuestion"]["id"] == asked["questionId"]
        assert resumed["currentQuestion"]["text"] == asked["question"]["text"]
        question = resumed["currentQuestion"]
        while question:
            turn = client.post(f"{path}/answer", json={"questionId": question["id"], "answer": STRONG})
            assert turn.status_code == 200, turn.text
            question = turn.json()["nextQuestion"]
        assert client.get(path).json()["status"] == "completed"

    report = command("report", listed["id"], "--format", "json")
    assert json.loads(report.stdout)["figures"]["graded"] == 5
