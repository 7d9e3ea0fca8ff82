"""What breaks inside is told in one line, and neither loses nor leaves anything behind."""

import json
import sqlite3

import pytest

from tests.cli.command import STRONG, Command, events_of, id_to_resume

TABLES = ("interviews", "documents", "jobs", "run_events", "questions")


def counts(command: Command) -> list[int]:
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        return [int(ledger.execute(f"select count(*) from {table}").fetchone()[0]) for table in TABLES]


def refuse(command: Command, table: str) -> None:
    """Let the ledger refuse every new row of a table, as a full disk would."""
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        ledger.execute(f"create trigger refusal before insert on {table} begin select raise(abort, 'refused'); end")


def accept(command: Command) -> None:
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        ledger.execute("drop trigger refusal")


def test_an_interview_that_cannot_be_prepared_leaves_nothing_behind(after: Command) -> None:
    before = counts(after)
    refuse(after, "questions")
    outcome = after("practice", "--sample", "hotel", "--answers", after.write("answers.jsonl", STRONG), "--json")
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    assert outcome.stderr.splitlines()[-1].startswith("greenroom: The interview could not be prepared")
    assert counts(after) == before


def test_an_index_that_cannot_be_used_stops_no_interview(command: Command) -> None:
    command.data.mkdir()
    (command.data / "chroma").write_text("no folder")
    outcome = command("practice", "--sample", "backend", "--answers", command.write("answers.jsonl", STRONG), "--json")
    assert outcome.returncode == 0, outcome.stderr
    assert {"grade", "examples"} <= {event["type"] for event in events_of(outcome.stdout)}
    assert command("doctor").returncode == 1, "but the doctor finds it"


def test_a_turn_that_fails_keeps_the_answer_and_is_gone_on_with(after: Command) -> None:
    refuse(after, "grades")
    first = after("practice", "--sample", "hotel", "--answers", after.write("one.jsonl", STRONG, STRONG), "--json")
    assert first.returncode == 1
    last = first.stderr.splitlines()[-1]
    assert last.startswith("greenroom: ")
    assert "Traceback" not in first.stderr
    assert events_of(first.stdout)[-1]["type"] == "run.failed"
    interview_id = id_to_resume(last[last.index("greenroom resume") :])
    report = json.loads(after("report", interview_id, "--format", "json").stdout)
    assert report["questions"][0]["answer"] == STRONG
    accept(after)
    again = after("resume", interview_id, "--answers", after.write("five.jsonl", *[STRONG] * 5), "--json")
    assert again.returncode == 0, again.stderr
    assert events_of(again.stdout)[-1]["status"] == "completed"


@pytest.mark.parametrize("arguments", [["list"], ["report"], ["practice", "--json"]])
def test_a_damaged_ledger_is_named_and_never_made_anew(command: Command, arguments: list[str]) -> None:
    command.data.mkdir()
    (command.data / "greenroom.sqlite").write_bytes(b"no database at all " * 100)
    outcome = command(*arguments)
    assert outcome.returncode == 2
    assert "cannot be read as a Greenroom database" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert (command.data / "greenroom.sqlite").read_bytes().startswith(b"no database")


def test_where_it_broke_is_shown_to_whoever_looks_for_it(after: Command) -> None:
    with sqlite3.connect(after.data / "greenroom.sqlite") as ledger:
        ledger.execute("drop table interviews")
    outcome = after("list")
    assert outcome.returncode == 1
    assert len(outcome.stderr.splitlines()) == 1
    assert "GREENROOM_DEBUG=1" in outcome.stderr
    assert "Traceback" in after("list", GREENROOM_DEBUG="1").stderr
