"""What must be the same, whatever happened to the server: transcripts byte for byte, rows by number, events by their order."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tests.crash.candidate import Played
from tests.crash.contract import Contract, Part, part_of
from tests.crash.server import Life

Json = dict[str, Any]
IDS: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIMES: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
COUNTED: Final = ("interviews", "questions", "submissions", "runs", "grades", "steps", "study_plans")
SETTLING_SECONDS: Final = 5.0
"""What is promised; only the tests, which share the machine with one another, allow more."""
MOST_CLAIMS: Final = 3
"""graph.runs.MOST_CLAIMS: a run that was claimed so often is given up at the next claim."""


@dataclass(frozen=True)
class Transcript:
    """Everything that the public interface says about one interview once it is over; ids and times stand as their order."""

    script: int
    text: bytes
    told: dict[str, bytes]
    faults: list[str]

    def differs_from(self, other: "Transcript") -> list[str]:
        """Return in what this interview is not the same as the other, byte for byte."""
        pairs = [("transcript", self.text, other.text)]
        pairs += [(f"turn {key}", self.told[key], other.told[key]) for key in sorted(self.told.keys() & other.told.keys())]
        return [
            f"script {self.script}: {name}: {_first_difference(ours, theirs)}" for name, ours, theirs in pairs if ours != theirs
        ]


async def transcript(contract: Contract, played: Played) -> Transcript:
    """Read an interview back and hold what the candidate saw against it."""
    url = f"/api/interviews/{played.interview_id}"
    report = (await contract.send("report", "GET", f"{url}/report")).json()
    standing = (await contract.send("see", "GET", url)).json()
    log = _log((await contract.send("replay", "GET", f"{url}/events", params={"once": True})).text)
    faults = [*played.faults, *lost(played, log, report), *disordered(played, log)]
    told = {key: plain(body) for key, body in played.told.items() if body}
    pauses = [part.data["status"] for part in log if part.type == "interview.status"]
    said = {"report": report, "standing": standing, "events": _runs(log), "pauses": pauses}
    return Transcript(played.script.number, plain(said), told, faults)


def plain(said: Json) -> bytes:
    """Return JSON with sorted keys, in which ids are numbered as they appear and times say nothing."""
    numbers: dict[str, str] = {}
    text = TIMES.sub("time", json.dumps(said, sort_keys=True, ensure_ascii=False, indent=1))
    return IDS.sub(lambda found: numbers.setdefault(found[0], f"id {len(numbers) + 1}"), text).encode()


def _log(text: str) -> list[Part]:
    found = [part_of(block.splitlines()) for block in text.split("\n\n")]
    return [part for part in found if part is not None]


def lost(played: Played, log: list[Part], report: Json) -> list[str]:
    """Return which acknowledged answers are not there, and which events were read otherwise than they are kept."""
    said = [line["text"] for line in report["transcript"] if line["role"] == "candidate"]
    attempts = Counter(taken.question_id for taken in played.taken)
    faults = [
        f"{played.interview_id}: the answer to {taken.question_id} is lost"
        for taken in played.taken
        if taken.text and taken.text not in said and taken.attempt == attempts[taken.question_id]
    ]
    kept = {part.seq: part.raw for part in log}
    faults += [
        f"{played.interview_id}: event {seq} was read in other bytes than it is kept in"
        for seq, raw in played.events.items()
        if kept.get(seq) != raw
    ]
    return faults


def disordered(played: Played, log: list[Part]) -> list[str]:
    """Return what is wrong with the order of the log: gaps, and runs that do not begin and end once."""
    faults = []
    if [part.seq for part in log] != list(range(1, len(log) + 1)):
        faults.append(f"{played.interview_id}: the numbers of the log have a gap")
    for run in _split(log):
        ends = [part.type for part in run if part.type in ("run.finished", "run.failed")]
        if run[0].type != "run.started" or len(ends) != 1 or run[-1].type != ends[0]:
            faults.append(f"{played.interview_id}: a run reads {[part.type for part in run]}")
        if "run.failed" in ends:
            faults.append(f"{played.interview_id}: a run failed: {run[-1].data['message']}")
        finished = [part.data["node"] for part in run if part.type == "node.finished"]
        started = {part.data["node"] for part in run if part.type == "node.started"}
        if len(finished) != len(set(finished)) or set(finished) != started:
            faults.append(f"{played.interview_id}: nodes started {sorted(started)}, finished {finished}")
    return faults


def _split(log: list[Part]) -> list[list[Part]]:
    """Return the events of each run; a pause or its end belongs to none."""
    runs: list[list[Part]] = []
    for part in (part for part in log if part.type != "interview.status"):
        if part.type == "run.started" or not runs:
            runs.append([])
        runs[-1].append(part)
    return runs


def _runs(log: list[Part]) -> list[list[Json]]:
    """Return what each run said. A node that was cut off starts again, and branches run side by side: neither shows here."""
    return [
        sorted(
            ({name: value for name, value in part.data.items() if name != "id"} for part in run if part.type != "node.started"),
            key=lambda said: (said["type"], json.dumps(said, sort_keys=True)),
        )
        for run in _split(log)
    ]


def _first_difference(ours: bytes, theirs: bytes) -> str:
    """Return the first lines in which two texts differ."""
    pairs = zip(ours.decode().splitlines(), theirs.decode().splitlines(), strict=False)
    here, there = next(((one, other) for one, other in pairs if one != other), ("one goes on", "the other ends"))
    return f"{here.strip()[:160]!r} instead of {there.strip()[:160]!r}"


def rows(ledger: Path) -> dict[str, dict[str, int]]:
    """Return how many rows each interview has in each table; the keys of the tables forbid two of the same. Checks the file."""
    with closing(sqlite3.connect(ledger)) as connection:
        [[verdict]] = connection.execute("PRAGMA integrity_check").fetchall()
        assert verdict == "ok", f"{ledger}: {verdict}"
        found: dict[str, dict[str, int]] = {}
        for table in COUNTED:
            of_interview = "id" if table == "interviews" else "interview_id"
            for interview_id, count in connection.execute(
                f"SELECT {of_interview}, count(*) FROM {table} GROUP BY {of_interview}"
            ):
                found.setdefault(interview_id, {})[table] = count
    return found


def unsettled(ledger: Path, lives: list[Life], limit: float) -> tuple[list[float], list[str]]:
    """Return how long after a restart each interrupted run was settled, and which were open longer than the limit."""
    with closing(sqlite3.connect(ledger)) as connection:
        found = connection.execute("SELECT id, created_at, finished_at FROM runs").fetchall()
    took: list[float] = []
    late: list[str] = []
    for run_id, created, finished in found:
        created_at, finished_at = seconds(created), seconds(finished) if finished else float("inf")
        for life in lives[1:]:
            if life.ready is None or created_at > life.launched or finished_at < life.launched:
                continue
            ended = life.killed or float("inf")
            if finished_at <= ended:
                took.append(max(0.0, finished_at - life.ready))
            if min(finished_at, ended) - life.ready > limit:
                late.append(f"run {run_id} was open {min(finished_at, ended) - life.ready:.1f} s after a restart")
    return took, late


def may_be_killed(ledger: Path) -> bool:
    """Say whether no open run would be given up if the process died now. Where that cannot be read now, the answer is no."""
    if not ledger.exists():
        return True
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=0.2)) as connection:
        try:
            last = "SELECT count(*) FROM runs WHERE status IN ('pending', 'running') AND claims >= ?"
            [[count]] = connection.execute(last, (MOST_CLAIMS,)).fetchall()
        except sqlite3.OperationalError as error:
            return "no such table" in str(error)  # it is being made just now; else it is locked
    return int(count) == 0


def seconds(moment: str) -> float:
    """Return a moment of the ledger as seconds of the wall clock (it is kept in UTC)."""
    return datetime.fromisoformat(moment.replace(" ", "T").removesuffix("Z").removesuffix("+00:00") + "+00:00").timestamp()
