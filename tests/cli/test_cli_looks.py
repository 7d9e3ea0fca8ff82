"""What became of an interview: its events, list, report, plan; one interview is held for all of these tests."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
from sqlmodel import Session, col, select

from storage.database import Database
from storage.tables import Interview, RunEvent
from tests.cli.command import Command, events_of

Result = TypeVar("Result")


def of_type(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["type"] == kind]


def only_id(command: Command) -> str:
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        ((found,),) = ledger.execute("select id from interviews").fetchall()
    return str(found)


def in_ledger(command: Command, work: Callable[[Session], Result]) -> Result:
    """Do something in the ledger of a command's data folder, opened with its key."""
    database = Database(command.data / "greenroom.sqlite", Path(command.environment["GREENROOM_KEY_FILE"]))
    try:
        return anyio.run(database.write, work)
    finally:
        database.close()


def test_five_answers_make_a_whole_interview(held: tuple[Command, "subprocess.CompletedProcess[str]"]) -> None:
    _, outcome = held
    assert outcome.returncode == 0, outcome.stderr
    assert "Traceback" not in outcome.stderr
    events = events_of(outcome.stdout)
    assert [event["id"] for event in events] == list(range(1, len(events) + 1)), "every event of the log, in order"
    graded = {event["questionId"]: event["grade"] for event in of_type(events, "grade")}
    assert list(graded) == ["q1", "q2", "q3", "q4", "q5"], "with one answer for each question, follow-ups are skipped"
    for grade in graded.values():
        shown = sum(part["points"] for part in grade["dimensions"]) + (grade["cap"] or {"points": 0})["points"]
        assert round(shown, 2) == grade["overall"]
    examples = of_type(events, "examples")
    assert {event["questionId"] for event in examples} == set(graded)
    assert any(line["text"] for event in examples for line in event["examples"])
    assert of_type(events, "analysis")[0]["analysis"]["summary"]
    assert of_type(events, "study_plan")[0]["studyPlan"]["items"]
    assert events[-1]["type"] == "run.finished"
    assert events[-1]["status"] == "completed"
    assert not of_type(events, "message.delta")
    questions = [event["question"]["text"] for event in of_type(events, "answer.required")]
    assert len(set(questions)) == len(questions)


def test_what_is_printed_is_what_the_log_holds(held: tuple[Command, "subprocess.CompletedProcess[str]"]) -> None:
    command, outcome = held

    def logged(session: Session) -> list[dict[str, Any]]:
        rows = session.exec(select(RunEvent).order_by(col(RunEvent.seq))).all()
        return [{"id": row.seq, "type": row.type} | row.content for row in rows]

    assert events_of(outcome.stdout) == in_ledger(command, logged)


def test_it_is_listed(after: Command) -> None:
    listed = after("list").stdout
    assert only_id(after)[:8] in listed
    assert "completed" in listed
    assert "Backend Engineer" in listed
    assert "5/5" in listed


def test_its_report_is_there_in_three_forms(after: Command) -> None:
    interview_id = only_id(after)
    markdown = after("report", interview_id[:8])
    assert markdown.returncode == 0, markdown.stderr
    assert interview_id in markdown.stdout.replace("\\", "")
    page = after("report", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    report = json.loads(after("report", interview_id.upper(), "--format", "json").stdout)
    assert report["figures"]["graded"] == 5
    for text in (markdown.stdout, page):
        assert "That was story 5." in text
        assert f"{report['figures']['overall']:g} of 100" in text


def test_its_plan_is_shown_and_moved_to_another_day(after: Command) -> None:
    plan = after("plan")
    assert plan.returncode == 0, plan.stderr
    assert "Study plan until" in plan.stdout
    moved = after("plan", "--interview", only_id(after)[:8], "--interview-on", "2099-01-01")
    assert moved.returncode == 0, moved.stderr
    assert moved.stdout != plan.stdout
    assert after("plan").stdout == moved.stdout


def test_it_cannot_be_gone_on_with(after: Command) -> None:
    outcome = after("resume", only_id(after))
    assert outcome.returncode == 2
    assert f"greenroom report {only_id(after)}" in outcome.stderr
    outcome = after("resume")
    assert outcome.returncode == 2
    assert "no unfinished interview" in outcome.stderr


def test_an_id_that_fits_several_or_none_is_refused(after: Command) -> None:
    interview_id = only_id(after)

    def double(session: Session) -> None:
        found = session.exec(select(Interview)).one()
        session.add(Interview(**found.model_dump(exclude={"id"}), id=f"{found.id[:30]}000000"))

    in_ledger(after, double)
    outcome = after("report", interview_id[:8])
    assert outcome.returncode == 2
    assert "2 interviews begin with" in outcome.stderr
    assert after("report", interview_id).returncode == 0
    assert "There is no interview zzz" in after("report", "zzz").stderr


def test_the_doctor_finds_everything_in_order(after: Command) -> None:
    outcome = after("doctor", OPENAI_API_KEY="sk-secret-key")
    assert outcome.returncode == 0, outcome.stdout
    assert "Everything is in order" in outcome.stdout
    assert "OpenAI yes" in outcome.stdout
    assert "secret" not in outcome.stdout
    after.data.chmod(0o755)
    outcome = after("doctor")
    assert outcome.returncode == 1
    assert "chmod 700" in outcome.stdout
