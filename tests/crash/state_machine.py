"""Whatever is done in whatever order, the HTTP interface keeps to a simple model of what must be true."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule, run_state_machine_as_test

from tests.api.service import code, replay, serving
from tests.crash.scripts import ANSWERS

Json = dict[str, Any]
SETUP: Final = {"industry": "any", "roleLevel": "mid", "interviewType": "behavioral", "questionCount": 5}
OVER: Final = ("completed", "abandoned")
SAID: Final = strategies.sampled_from(ANSWERS["behavioral"][:6] + ANSWERS["general"][:2] + ["I don't know."])
HEADERS: Final[tuple[dict[str, str], ...]] = ({}, {"Accept": "text/event-stream"}, {"Prefer": "respond-async"})


@dataclass
class Model:
    """What must be true of one interview."""

    id: str
    status: str
    question: str | None
    asked: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    waiting: list[str | None] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    keys: dict[str, tuple[str, Json, bytes]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return its address."""
        return f"/api/interviews/{self.id}"


class Doors(RuleBasedStateMachine):
    """Interviews on one server; every rule does something and says what must come of it."""

    client: httpx.Client
    begun = Bundle("begun")

    def __init__(self) -> None:
        super().__init__()
        self.models: dict[str, Model] = {}

    @initialize(target=begun)
    def begin_first(self) -> str:
        return self._begun()

    @rule(target=begun)
    def begin(self) -> str:
        return self._begun()

    def _begun(self) -> str:
        key = {"Idempotency-Key": uuid.uuid4().hex}
        reply = self.client.post("/api/interviews", json=SETUP, headers=key)
        assert reply.status_code == 201, reply.text
        interview = reply.json()
        assert (interview["status"], interview["currentQuestion"]["id"]) == ("active", "q1")
        assert self.client.post("/api/interviews", json=SETUP, headers=key).json()["id"] == interview["id"]
        other = self.client.post("/api/interviews", json=SETUP | {"roleLevel": "entry"}, headers=key)
        assert (other.status_code, code(other)) == (409, "idempotency_key_reused")
        self.models[interview["id"]] = Model(interview["id"], "active", "q1", ["q1"])
        return str(interview["id"])

    @rule(which=begun, text=SAID, told=strategies.sampled_from(HEADERS))
    def answer(self, which: str, text: str, told: dict[str, str]) -> None:
        model = self.models[which]
        body = {"questionId": model.question or "q1", "answer": text}
        if self._act(model, "answer", body, told):
            model.said[body["questionId"]] = text

    @rule(which=begun)
    def skip(self, which: str) -> None:
        model = self.models[which]
        self._act(model, "skip", {"questionId": model.question or "q1"}, {})

    @rule(which=begun)
    def end(self, which: str) -> None:
        model = self.models[which]
        self._act(model, "end", {}, {})

    @rule(which=begun, place=strategies.integers(0, 9))
    def retry(self, which: str, place: int) -> None:
        """A question that was answered or skipped is opened again, after the end too; the one that is open waits."""
        model = self.models[which]
        if not model.done:
            return
        question = model.done[place % len(model.done)]
        reply = self.client.post(f"{model.url}/questions/{question}/retry")
        refusal = {"paused": "conflict", "abandoned": "interview_ended"}.get(model.status)
        if refusal:
            assert (reply.status_code, code(reply)) == (409, refusal)
            return
        assert reply.status_code == 200, reply.text
        turn = reply.json()
        assert (turn["status"], turn["nextQuestion"]["id"], turn["grade"]) == ("active", question, None)
        model.waiting.append(model.question)
        model.done.remove(question)
        model.status, model.question = "active", question

    @rule(which=begun)
    def retry_a_question_that_was_never_asked(self, which: str) -> None:
        model = self.models[which]
        reply = self.client.post(f"{model.url}/questions/q9/retry")
        assert code(reply) == ("interview_ended" if model.status == "abandoned" else "not_found")

    @rule(which=begun)
    def abandon(self, which: str) -> None:
        model = self.models[which]
        reply = self.client.post(f"{model.url}/abandon")
        if model.status == "completed":
            assert (reply.status_code, code(reply)) == (409, "interview_ended")
            return
        assert (reply.status_code, reply.json()["status"]) == (200, "abandoned")
        model.status, model.question = "abandoned", None

    @rule(which=begun, text=SAID)
    def send_the_last_answer_again(self, which: str, text: str) -> None:
        """The same key and body bring the first result, at any time; another body is refused."""
        model = self.models[which]
        for key, (path, body, first) in list(model.keys.items())[-1:]:
            again = self.client.post(path, json=body, headers={"Idempotency-Key": key})
            assert (again.status_code, again.content) == (200, first)
            if "answer" in body:
                other = self.client.post(path, json=body | {"answer": f"{text} Or not."}, headers={"Idempotency-Key": key})
                assert (other.status_code, code(other)) == (409, "idempotency_key_reused")

    @rule(which=begun, text=SAID)
    def answer_a_question_that_is_not_open(self, which: str, text: str) -> None:
        model = self.models[which]
        reply = self.client.post(f"{model.url}/answer", json={"questionId": "q9f2", "answer": text})
        assert reply.status_code == 409
        assert code(reply) == self._refusal(model, "stale_question")
        if code(reply) == "stale_question":
            assert reply.json()["openQuestion"]["id"] == model.question

    @rule(which=begun, text=strategies.sampled_from(["", " \n", "x" * 20_001]))
    def say_nothing_or_too_much(self, which: str, text: str) -> None:
        model = self.models[which]
        reply = self.client.post(f"{model.url}/answer", json={"questionId": model.question or "q1", "answer": text})
        assert code(reply) == self._refusal(model, "invalid")

    @rule(which=begun)
    def pause(self, which: str) -> None:
        self._turn_to(self.models[which], "pause", "paused")

    @rule(which=begun)
    def resume(self, which: str) -> None:
        self._turn_to(self.models[which], "resume", "active")

    @rule(which=begun, share=strategies.floats(0, 1))
    def read_the_log_from_anywhere(self, which: str, share: float) -> None:
        """What was read before is read again in the same bytes, whatever has happened since."""
        model = self.models[which]
        whole = replay(self.client, {"id": model.id})
        assert [part.seq for part in whole] == list(range(1, len(whole) + 1))
        raw = [part.raw for part in whole]
        assert raw[: len(model.log)] == model.log
        after = round(share * len(raw))
        assert [part.raw for part in replay(self.client, {"id": model.id}, after)] == raw[after:]
        started = [part.data["runId"] for part in whole if part.type == "run.started"]
        ended = [part.data["runId"] for part in whole if part.type in ("run.finished", "run.failed")]
        assert started == ended
        assert len(set(started)) == len(started)
        model.log = raw

    @rule(which=begun)
    def look_back(self, which: str) -> None:
        """The report holds every answer that was taken, and a grade for none that was not given."""
        model = self.models[which]
        report = self.client.get(f"{model.url}/report").json()
        assert report["status"] == model.status
        said = {line["questionId"]: line["text"] for line in report["transcript"] if line["role"] == "candidate"}
        assert said == model.said
        mains = [entry["id"] for entry in report["questions"]]
        assert mains == [asked for asked in model.asked if "f" not in asked]
        for entry in report["questions"]:
            under = [asked for asked in model.said if asked.split("f")[0] == entry["id"]]
            assert (entry["grade"] is not None) == bool(under)
        assert (report["analysis"] is not None) == (model.status == "completed")

    @rule(which=consumes(begun))
    def delete(self, which: str) -> None:
        model = self.models.pop(which)
        assert self.client.delete(model.url).status_code == 204
        assert self.client.delete(model.url).status_code == 404
        for path in ("", "/report", "/events"):
            assert self.client.get(f"{model.url}{path}").status_code == 404

    @invariant()
    def every_interview_stands_where_the_model_says(self) -> None:
        listed = {interview["id"]: interview for interview in self.client.get("/api/interviews").json()["interviews"]}
        for model in self.models.values():
            assert listed[model.id]["status"] == model.status
            standing = self.client.get(model.url).json()
            assert (standing["status"], (standing["currentQuestion"] or {}).get("id")) == (model.status, model.question)

    def _act(self, model: Model, action: str, body: Json, told: dict[str, str]) -> bool:
        """Do something with the open question, hold the answer against the model, and return whether it was taken."""
        key, path = uuid.uuid4().hex, f"{model.url}/{action}"
        reply = self.client.post(path, json=body, headers={"Idempotency-Key": key} | told)
        refusal = self._refusal(model, "")
        if refusal:
            assert (reply.status_code, code(reply)) == (409, refusal)
            return False
        assert reply.status_code == (202 if "Prefer" in told else 200), reply.text
        # The same key again waits for the turn and tells it in one piece, however it was told before.
        turn = self.client.post(path, json=body, headers={"Idempotency-Key": key})
        assert turn.status_code == 200, turn.text
        if not told:
            assert turn.content == reply.content
        self._move(model, turn.json(), action)
        model.keys[key] = (path, body, turn.content)
        return True

    def _move(self, model: Model, turn: Json, action: str) -> None:
        """Bring the model to where the turn says that the interview stands."""
        following, closed = turn["nextQuestion"], model.question
        model.status, model.question = turn["status"], following["id"] if following else None
        assert (model.status == "completed") == (following is None)
        assert (turn["grade"] is not None) == (action == "answer")
        assert (turn["analysis"] is not None) == (following is None)
        if action == "end":
            assert following is None
            model.waiting.clear()
            return
        if closed is not None:
            model.done.append(closed)
        if model.waiting:
            assert model.question == model.waiting.pop()
        elif following is not None:
            assert following["id"] not in model.asked
            model.asked.append(following["id"])

    def _turn_to(self, model: Model, action: str, status: str) -> None:
        reply = self.client.post(f"{model.url}/{action}")
        if model.status in OVER:
            assert (reply.status_code, code(reply)) == (409, "interview_ended")
            return
        assert (reply.status_code, reply.json()["status"]) == (200, status)
        model.status = status

    def _refusal(self, model: Model, otherwise: str) -> str:
        """Return the code with which a turn is refused now."""
        return {"paused": "conflict", "completed": "interview_ended", "abandoned": "interview_ended"}.get(
            model.status, otherwise
        )


def run_machine(examples: int, steps: int, *, shortest: bool = True) -> None:
    """Try so many sequences of so many steps on a server of their own. Raises AssertionError with one that contradicts the
    model, the `shortest` if there is time to look for it.
    """
    profile = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[phase for phase in Phase if shortest or phase not in (Phase.shrink, Phase.explain)],
        suppress_health_check=list(HealthCheck),
    )
    with (
        TemporaryDirectory(prefix="greenroom-machine-") as folder,
        serving(Path(folder)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        served = type("Served", (Doors,), {"client": client})
        run_state_machine_as_test(served, settings=profile)
