"""A whole interview on the command line, unattended."""

import json
import re
import sqlite3
from typing import Any

import pytest
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


def test_five_answers_make_a_whole_interview(command: Command) -> None:
    answers = command.write("answers.jsonl", *FIVE)
    outcome = command("practice", "--sample", "backend", "--answers", answers, "--json")
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


def test_what_is_printed_is_what_the_log_holds(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--sample", "hotel", "--answers", answers, "--json")
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        rows = ledger.execute("select seq, type, content from run_events order by seq").fetchall()
    assert events_of(outcome.stdout) == [{"id": seq, "type": kind} | json.loads(content) for seq, kind, content in rows]


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


def test_practice_shows_no_grades(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--sample", "backend", "--mode", "practice", "--answers", answers, "--json")
    events = events_of(outcome.stdout)
    assert of_type(events, "examples")
    assert not of_type(events, "grade")


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


def test_industry_and_level_are_told_from_the_advert(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    command("practice", "--sample", "hotel", "--answers", answers, "--json")
    assert json.loads(command("report", "--format", "json").stdout)["industry"] == "hospitality"


def test_minutes_set_the_number_of_questions(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--minutes", "30", "--answers", answers, "--json")
    assert of_type(events_of(outcome.stdout), "answer.required")[0]["question"]["totalQuestions"] == 6


FEED = {
    "jobs": [
        {"absolute_url": "https://jobs.example/1", "title": "Night baker", "content": "", "location": {"name": "Cork"}},
        {
            "absolute_url": "https://jobs.example/2",
            "title": "Head baker",
            "content": "<p>You lead four bakers and plan the week. You need five years in a bakery.</p>",
            "location": {"name": "Cork"},
        },
        {
            "absolute_url": "https://jobs.example/3",
            "title": "Shop assistant",
            "content": "<p>You sell bread and cakes, and you keep the shop clean. You like people.</p>",
            "location": {"name": "Cork"},
        },
    ]
}


@pytest.mark.parametrize(("named", "title", "place"), [("feed.json", "Head baker", 2), ("feed.json#3", "Shop assistant", 3)])
def test_one_posting_of_a_feed_is_taken_and_named(command: Command, named: str, title: str, place: int) -> None:
    (command.folder / "feed.json").write_text(json.dumps(FEED))
    outcome = command("practice", "--job", named, "--answers", command.write("answers.jsonl", FIVE[0]), "--json")
    assert outcome.returncode == 0, outcome.stderr
    assert title in outcome.stderr
    assert f"posting {place} of 3" in outcome.stderr
    assert kept(command, "jobs") == 1


def test_an_advert_is_read_from_standard_input(command: Command) -> None:
    advert = "Baker\nCorner Bakery, Limerick\n\nYou will bake bread at night and train two apprentices.\n"
    answers = command.write("answers.jsonl", FIVE[0])
    outcome = command("practice", "--job", "-", "--answers", answers, "--json", given=advert)
    assert outcome.returncode == 0, outcome.stderr
    assert "Baker" in outcome.stderr


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


def test_what_is_there_is_listed_reported_and_planned(command: Command) -> None:
    for number in (1, 2):
        command("practice", "--sample", "backend", "--answers", command.write(f"{number}.jsonl", *FIVE), "--json")
    first, second = interview_ids(command)
    listed = command("list").stdout
    assert listed.index(second[:8]) < listed.index(first[:8])
    assert listed.count("completed") == 2
    assert "Backend Engineer" in listed
    markdown = command("report", first[:8])
    assert markdown.returncode == 0
    assert first in markdown.stdout.replace("\\", "")
    assert FIVE[4][-15:] in markdown.stdout
    page = command("report", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    plan = command("plan")
    assert plan.returncode == 0
    assert "Study plan until" in plan.stdout
    moved = command("plan", "--interview", first[:8], "--interview-on", "2099-01-01")
    assert moved.returncode == 0, moved.stderr
    assert command("report", "").returncode == 0, "an empty id is the latest"


def test_an_id_that_fits_several_is_refused(command: Command) -> None:
    answers = command.write("answers.jsonl", FIVE[0])
    command("practice", "--answers", answers, "--json")
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        ledger.execute("create temp table twin as select * from interviews")
        ledger.execute("update twin set id = substr(id, 1, 30) || '000000'")
        ledger.execute("insert into interviews select * from twin")
    interview_id = interview_ids(command)[0]
    outcome = command("report", interview_id[:8])
    assert outcome.returncode == 2
    assert "2 interviews begin with" in outcome.stderr
    assert command("report", interview_id).returncode == 0


def test_the_doctor_finds_everything_in_order(command: Command) -> None:
    command("practice", "--answers", command.write("answers.jsonl", FIVE[0]), "--json")
    outcome = command("doctor", OPENAI_API_KEY="sk-secret-key")
    assert outcome.returncode == 0, outcome.stdout
    assert "Everything is in order" in outcome.stdout
    assert "OpenAI yes" in outcome.stdout
    assert "secret" not in outcome.stdout
    command.data.chmod(0o755)
    outcome = command("doctor")
    assert outcome.returncode == 1
    assert "chmod 700" in outcome.stdout


def test_a_damaged_ledger_is_named_and_never_made_anew(command: Command) -> None:
    command.data.mkdir()
    (command.data / "greenroom.sqlite").write_bytes(b"no database at all " * 100)
    for arguments in (["list"], ["report"], ["practice", "--answers", command.write("answers.jsonl", FIVE[0])]):
        outcome = command(*arguments)
        assert outcome.returncode == 1
        assert "cannot be read as a Greenroom database" in outcome.stderr
        assert "Traceback" not in outcome.stderr
    assert (command.data / "greenroom.sqlite").read_bytes().startswith(b"no database")
