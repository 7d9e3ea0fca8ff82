"""The short form of what `make chaos` does at length, and that the oracle sees what it is there to see."""

import asyncio
from dataclasses import replace

from tests.crash.candidate import Played, Taken
from tests.crash.contract import Part
from tests.crash.monkey import keep_killing
from tests.crash.oracle import SETTLING_SECONDS, Transcript, disordered, lost, plain
from tests.crash.random_kills import kill_at_random
from tests.crash.scripts import scripts
from tests.patience import patience

SEED = 7


def test_r09_killed_at_random_nothing_is_lost_doubled_or_changed() -> None:
    settling = SETTLING_SECONDS * patience()
    tally = asyncio.run(kill_at_random(5, group=2, seed=SEED, at_once=1, told=lambda tally: None, settling=settling))
    assert tally.broken == []
    assert tally.kills >= 5
    assert tally.interviews == 2
    assert tally.acknowledged > 10
    assert tally.settled, "no kill met a turn under way"


def test_a_monkey_that_kills_the_server_stops_nobody() -> None:
    settling = SETTLING_SECONDS * patience()
    season = asyncio.run(keep_killing(8, candidates=1, seed=SEED, every=4, told=lambda season: None, settling=settling))
    assert season.kills == 2
    assert season.broken == []
    assert season.failed == []
    assert len(season.operations) > 10


def test_a_script_is_the_same_interview_whenever_it_is_played() -> None:
    [first], [again] = scripts(12, 1), scripts(12, 1)
    assert first == again
    assert [first.deed({"id": f"q{number}"}) for number in range(1, 6)] == [
        again.deed({"id": f"q{number}"}) for number in range(1, 6)
    ]


def part(seq: int, kind: str, **data: object) -> Part:
    return Part(f"id: {seq}\nevent: {kind}", kind, seq, {"id": seq, "type": kind, **data})


LOG = [
    part(1, "run.started", runId="r1"),
    part(2, "node.started", node="grade"),
    part(3, "node.finished", node="grade"),
    part(4, "run.finished", runId="r1"),
]
PLAYED = Played(scripts(1, 1)[0], "i1", taken=[Taken("q1", 1, "I said this.")], events={one.seq or 0: one.raw for one in LOG})
REPORT = {"transcript": [{"role": "candidate", "text": "I said this."}]}


def test_the_oracle_sees_a_lost_answer_and_other_bytes() -> None:
    assert lost(PLAYED, LOG, REPORT) == []
    assert lost(PLAYED, LOG, {"transcript": []}) == ["i1: the answer to q1 is lost"]
    assert len(lost(PLAYED, [*LOG[:3], replace(LOG[3], raw="other")], REPORT)) == 1


def test_the_oracle_sees_gaps_repeats_and_runs_without_an_end() -> None:
    assert disordered(PLAYED, LOG) == []
    assert disordered(PLAYED, [*LOG[:2], part(4, "node.finished", node="grade"), part(5, "run.finished", runId="r1")])
    assert disordered(PLAYED, LOG[:3])
    assert disordered(PLAYED, [*LOG[:3], part(4, "node.finished", node="grade"), part(5, "run.finished", runId="r1")])
    assert disordered(PLAYED, [*LOG[:3], part(4, "run.failed", runId="r1", message="No.")])


def test_a_node_that_is_started_again_after_a_crash_is_no_fault() -> None:
    again = [*LOG[:2], part(3, "node.started", node="grade"), part(4, "node.finished", node="grade")]
    assert disordered(PLAYED, [*again, part(5, "run.finished", runId="r1")]) == []


def test_transcripts_are_compared_word_by_word_but_not_by_id_and_time() -> None:
    first = {"id": "0d7a3c1e-6f0b-4f5e-9a55-2b8f6f1d9c10", "at": "2026-11-20T09:30:00Z", "text": "Why us?"}
    other = {"id": "b1de1d8a-93a5-4f1e-8c29-5e0f4f7f0a44", "at": "2026-11-21T10:31:00.5Z", "text": "Why us?"}
    assert plain(first) == plain(other)
    here = Transcript(1, plain(first), {"q1.1": b"a"}, [])
    assert here.differs_from(Transcript(1, plain(other), {"q1.1": b"a", "q2.1": b"b"}, [])) == []
    assert len(here.differs_from(Transcript(1, plain(first | {"text": "Why here?"}), {"q1.1": b"c"}, []))) == 2
