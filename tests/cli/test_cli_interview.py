"""A whole interview on the command line, unattended."""

import json
import re
import sqlite3
from typing import Any

from rich.cells import cell_len

from tests.cli.command import STRONG, Command, events_of, id_to_resume

FIVE = [f"{STRONG} That was story {number}." for number in range(1, 6)]


def of_type(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["type"] == kind]


def interview_ids(command: Command) -> list[str]:
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        return [row[0] for row in ledger.execute("select id from interviews order by created_at")]


def kept(command: Command, table: str) -> int:
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        return int(ledger.execute(f"select count(*) from {table}").fetchone()[0])


def test_live_pieces_join_to_what_was_said(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--sample", "backend", "--answers", answers, "--json", "--deltas")
    events = events_of(outcome.stdout)
    said = {event["messageId"]: event["text"] for event in of_type(events, "message.completed")}
    pieces: dict[str, str] = {}
    for event in of_type(events, "message.delta"):
        assert "id" not in event
        pieces[event["messageId"]] = pieces.get(event["messageId"], "") + event["text"]
    assert pieces
    assert all(said[message].split() == text.split() for message, text in pieces.items())


def test_answers_that_run_out_pause_and_the_rest_can_follow(command: Command) -> None:
    first = command("practice", "--sample", "backend", "--answers", command.write("two.jsonl", *FIVE[:2]), "--json")
    assert first.returncode == 0
    open_question = of_type(events_of(first.stdout), "answer.required")[-1]
    rest = command.write("three.jsonl", *({"answer": answer} for answer in FIVE[2:]), "One for a follow-up.")
    second = command("resume", id_to_resume(first.stderr)[:8], "--answers", rest, "--json")
    assert second.returncode == 0, second.stderr
    events = events_of(second.stdout)
    assert events[0] == open_question, "the same question is asked again"
    assert events[-1]["status"] == "completed"
    report = json.loads(command("report", "--format", "json").stdout)
    assert report["figures"]["graded"] == 5
    assert [question["answer"] for question in report["questions"]][:2] == FIVE[:2]
    finished = command("resume", report["interviewId"])
    assert finished.returncode == 2
    assert "over" in finished.stderr


def test_a_person_reads_who_asks_what_and_what_it_was_worth(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0], "[bold]I do not know[/bold], honestly.")
    outcome = command("practice", "--sample", "backend", "--answers", answers, COLUMNS="60")
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stderr == ""
    page = outcome.stdout
    assert "\x1b" not in page, "no colours where nobody looks"
    assert max(cell_len(line) for line in page.splitlines()) <= 60
    assert "Tomasz Wieliczko" in page
    assert "Backend Engineer" in page
    assert "Question 1 of 5" in page
    assert "Question 2 of 5" in page
    assert "[bold]I do not know[/bold], honestly." in page
    assert "To move up a level" in page
    assert "Your CV line" in page
    totals = re.findall(r"Your answer: ([\d.]+) of 100", page)
    sums = re.findall(r"^ +Total +([\d.]+)$", page, re.MULTILINE)
    assert totals
    assert totals == sums
    id_to_resume(page)


def test_what_was_asked_for_decides_the_interview(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    wanted = ["--type", "technical", "--questions", "6", "--level", "senior", "--industry", "finance"]
    wanted += ["--persona", "nadia-finance-director", "--interview-on", "2099-01-01", "--language", "en"]
    outcome = command("practice", "--sample", "backend", "--answers", answers, "--json", *wanted)
    assert outcome.returncode == 0, outcome.stderr
    events = events_of(outcome.stdout)
    assert {event["persona"]["id"] for event in of_type(events, "message.completed")} == {"nadia-finance-director"}
    assert of_type(events, "answer.required")[0]["question"]["totalQuestions"] == 6
    report = json.loads(command("report", "--format", "json").stdout)
    assert (report["interviewType"], report["roleLevel"], report["industry"]) == ("technical", "senior", "finance")


def test_answers_may_be_piped_in_as_a_person_would_type_them(command: Command) -> None:
    outcome = command("practice", "--sample", "backend", "--json", given="First line.\nSecond line.\n\n/skip\n/end\ny\n")
    assert outcome.returncode == 0, outcome.stderr
    events = events_of(outcome.stdout)
    assert [event["kind"] for event in of_type(events, "run.started")] == ["start", "answer", "skip", "end"]
    assert events[-1]["status"] == "completed"
    report = json.loads(command("report", "--format", "json").stdout)
    assert report["transcript"][1]["text"] == "First line.\nSecond line."


def test_an_unknown_interviewer_of_ones_own_leaves_nothing_behind(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--sample", "backend", "--persona", "own-nobody-00000000", "--answers", answers, "--json")
    assert outcome.returncode == 2
    assert "own-nobody-00000000" in outcome.stderr.splitlines()[-1]
    assert [kept(command, table) for table in ("interviews", "documents", "jobs", "run_events")] == [0, 0, 0, 0]


def test_an_advert_is_read_from_standard_input_and_practice_shows_no_grades(command: Command) -> None:
    advert = "Baker\nCorner Bakery, Limerick\n\nYou will bake bread at night and train two apprentices.\n"
    answers = command.write("answers.jsonl", FIVE[0])
    wanted = ["--job", "-", "--mode", "practice", "--minutes", "30", "--answers", answers, "--json"]
    outcome = command("practice", *wanted, given=advert)
    assert outcome.returncode == 0, outcome.stderr
    assert "Baker" in outcome.stderr
    events = events_of(outcome.stdout)
    assert of_type(events, "answer.required")[0]["question"]["totalQuestions"] == 6
    assert len(of_type(events, "run.finished")) > 1
    assert not of_type(events, "grade")
