"""A candidate who goes through a scripted interview over HTTP, whatever happens to the server meanwhile."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tests.crash.contract import ATTEMPT, LAST, PAUSE_SECONDS, Contract, Follower, GaveUp, Part, parts
from tests.crash.scripts import Deed, Script

Json = dict[str, Any]
OVER: Final = ("completed", "abandoned")
MOST_FAULTS: Final = 5
"""After so many a candidate gives up: the server refuses what it should take."""


@dataclass(frozen=True)
class Taken:
    """An answer that the server acknowledged: with a 2xx, or with the first event of its turn."""

    question_id: str
    attempt: int
    text: str


@dataclass
class Played:
    """What a candidate saw of one interview."""

    script: Script
    interview_id: str = ""
    taken: list[Taken] = field(default_factory=list)
    told: dict[str, Json] = field(default_factory=dict)
    events: dict[int, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    cuts: int = 0

    def take(self, part: Part) -> None:
        """Keep an event however it was read; its bytes must be those that were read before."""
        if part.seq is not None and self.events.setdefault(part.seq, part.raw) != part.raw:
            self.faults.append(f"{self.interview_id}: event {part.seq} came in other bytes")


@dataclass
class Candidate:
    """Plays one script on one server."""

    contract: Contract
    played: Played
    follower: Follower

    @property
    def url(self) -> str:
        """Return the address of the interview."""
        return f"/api/interviews/{self.played.interview_id}"

    async def rehearse(self) -> None:
        """Go on until the interview is over and everything of it was read. Raises contract.GaveUp."""
        following = asyncio.create_task(self.follower.follow())
        try:
            while True:
                standing = (await self.contract.send("see", "GET", self.url)).json()
                if standing["status"] in OVER:
                    break
                if standing["status"] == "paused":
                    await self.contract.send("resume", "POST", f"{self.url}/resume")
                elif standing["currentQuestion"] is None:
                    await self._wait_for_a_question()
                else:
                    await self._turn(standing["currentQuestion"])
            await self._read_to_the_end()
        finally:
            following.cancel()
            await asyncio.wait([following])
        self.played.faults += self.follower.faults
        self.played.cuts += self.follower.cuts
        for seq, raw in self.follower.read.items():
            if self.played.events.setdefault(seq, raw) != raw:
                self.played.faults.append(f"{self.played.interview_id}: event {seq} came in other bytes")

    async def _turn(self, question: Json) -> None:
        attempt = int(question.get("attempt", 1))
        deed = self.played.script.deed(question, attempt)
        if deed.pauses and question["id"] not in self.played.told:
            self.played.told[question["id"]] = {}  # once for each question
            await self.contract.send("pause", "POST", f"{self.url}/pause")
            await self.contract.send("resume", "POST", f"{self.url}/resume")
        await self._carry_out(question["id"], attempt, deed)
        if question["id"] in self.played.script.retries and attempt == 1 and deed.act != "end":
            await self._ask_again(question["id"])

    async def _wait_for_a_question(self) -> None:
        """Wait a moment; an interview whose beginning was given up is begun anew."""
        await asyncio.sleep(PAUSE_SECONDS)
        if self.follower.failed:
            await self.contract.send("resume", "POST", f"{self.url}/resume")

    async def _carry_out(self, question_id: str, attempt: int, deed: Deed) -> None:
        """Send the deed under its key until the turn is over, in the way in which the client wants to be told."""
        path, body = f"{self.url}/{deed.act}", {"questionId": question_id}
        key = f"{question_id}.{attempt}"
        headers = {"Idempotency-Key": key}
        if deed.act == "answer":
            body["answer"] = deed.text
        taken = Taken(question_id, attempt, deed.text)
        if deed.told == "stream" and await self._streamed(path, body, headers | {"Accept": "text/event-stream"}, taken):
            return
        if deed.told == "respond-async":
            reply = await self.contract.send(deed.act, "POST", path, json=body, headers=headers | {"Prefer": "respond-async"})
            self._note(reply, 202, taken)
            if reply.status_code == 202:
                await self.follower.until_over(reply.json()["runId"], self.contract.patience)
            return
        reply = await self.contract.send(deed.act, "POST", path, json=body, headers=headers)
        self._note(reply, 200, taken)
        if reply.status_code == 200:
            self.played.told[key] = reply.json()

    async def _streamed(self, path: str, body: Json, headers: dict[str, str], taken: Taken) -> bool:
        """Read a turn as it is streamed; return whether it was read to its last event."""
        try:
            async with self.contract.client.stream("POST", path, json=body, headers=headers, timeout=ATTEMPT) as reply:
                if reply.status_code != 200:
                    return False
                async for part in parts(reply):
                    if part.type == "run.started":
                        self._keep(taken)
                    self.played.take(part)
                    if part.type in LAST:
                        return True
        except httpx.TransportError:
            self.played.cuts += 1
        return False

    async def _ask_again(self, question_id: str) -> None:
        """Ask for the question once more, under a key of its own."""
        path, key = f"{self.url}/questions/{question_id}/retry", f"retry {question_id}"
        reply = await self.contract.send("retry", "POST", path, headers={"Idempotency-Key": key})
        if reply.status_code != 200:
            self.played.faults.append(f"retry of {question_id}: {reply.status_code} {reply.text[:200]}")
        self.played.told[key] = reply.json()

    async def _read_to_the_end(self) -> None:
        """Wait until the follower has read what the log holds."""
        async with asyncio.timeout(30):
            while True:
                reply = await self.contract.send("replay", "GET", f"{self.url}/events", params={"once": True, "after": 0})
                if self.follower.position >= reply.text.count("\nid: "):
                    return
                await asyncio.sleep(PAUSE_SECONDS)

    def _note(self, reply: httpx.Response, expected: int, taken: Taken) -> None:
        if reply.status_code == expected:
            self._keep(taken)
            return
        self.played.faults.append(f"{taken.question_id}: {reply.status_code} {reply.text[:300]}")
        if len(self.played.faults) > MOST_FAULTS:
            raise GaveUp(f"{self.played.interview_id} cannot go on: {self.played.faults[-1]}")

    def _keep(self, taken: Taken) -> None:
        if taken not in self.played.taken:
            self.played.taken.append(taken)


async def begin(contract: Contract, script: Script, papers: dict[str, str]) -> Candidate:
    """Begin a scripted interview under a key, so that it is the same interview whenever it is begun."""
    setup = script.setup | (papers if script.with_papers else {})
    headers = {"Idempotency-Key": f"script {script.number}"}
    reply = await contract.send("begin", "POST", "/api/interviews", json=setup, headers=headers)
    played = Played(script)
    if reply.status_code != 201:
        played.faults.append(f"script {script.number} could not begin: {reply.status_code} {reply.text[:300]}")
    played.interview_id = str(reply.json().get("id") or reply.json().get("interviewId"))
    return Candidate(contract, played, Follower(contract.client, played.interview_id))
