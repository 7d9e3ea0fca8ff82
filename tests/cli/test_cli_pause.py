"""An interview can be left at any point and gone on with in another process."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from typing import IO, Any

import pytest

from tests.cli.command import SECONDS, STRONG, Command, events_of, id_to_resume


def events_until(kind: str, output: IO[str]) -> list[dict[str, Any]]:
    """Read printed events up to one of a kind."""
    events: list[dict[str, Any]] = []
    for line in output:
        events.append(json.loads(line))
        if events[-1]["type"] == kind:
            return events
    raise AssertionError(f"no {kind} came: {events}")


def ended(process: "subprocess.Popen[str]") -> tuple[str, str]:
    output, errors = process.communicate(timeout=SECONDS)
    assert "Traceback" not in errors
    return output, errors


@pytest.fixture
def begun(command: Command) -> Iterator["subprocess.Popen[str]"]:
    """An interview that a person holds at a keyboard, printed as events."""
    process = command.start("practice", "--sample", "backend", "--json")
    yield process
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        assert pipe is not None
        with contextlib.suppress(OSError):
            pipe.close()


def test_ctrl_c_pauses_and_another_process_asks_the_same_question(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdout is not None
    required = events_until("answer.required", begun.stdout)[-1]
    begun.send_signal(signal.SIGINT)
    _, errors = ended(begun)
    assert begun.returncode == 0
    interview_id = id_to_resume(errors)
    assert "paused" in command("list").stdout
    answers = command.write("answers.jsonl", *[STRONG] * 5)
    resumed = command("resume", interview_id, "--answers", answers, "--json")
    assert resumed.returncode == 0, resumed.stderr
    events = events_of(resumed.stdout)
    assert events[0] == required
    assert events[-1]["status"] == "completed"
    assert [event["id"] for event in events] == list(range(required["id"], required["id"] + len(events)))


def test_ctrl_c_while_it_is_being_prepared_loses_nothing(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdout is not None
    events_until("run.started", begun.stdout)
    begun.send_signal(signal.SIGINT)
    _, errors = ended(begun)
    assert begun.returncode == 0
    resumed = command("resume", id_to_resume(errors), "--json", given="")
    assert events_of(resumed.stdout)[0]["type"] == "answer.required"


def test_ctrl_c_in_the_middle_of_a_turn_keeps_the_answer(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdin is not None
    assert begun.stdout is not None
    events_until("answer.required", begun.stdout)
    begun.stdin.write(f"{STRONG}\n\n")
    begun.stdin.flush()
    events_until("run.started", begun.stdout)
    begun.send_signal(signal.SIGINT)
    _, errors = ended(begun)
    interview_id = id_to_resume(errors)
    report = json.loads(command("report", interview_id, "--format", "json").stdout)
    assert report["questions"][0]["answer"] == STRONG
    assert report["questions"][0]["grade"]["overall"] is not None


def test_a_killed_process_is_gone_on_with_and_its_turn_finished(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdin is not None
    assert begun.stdout is not None
    events_until("answer.required", begun.stdout)
    begun.stdin.write(f"{STRONG}\n\n")
    begun.stdin.flush()
    events_until("run.started", begun.stdout)
    begun.kill()
    begun.wait()
    resumed = command("resume", "--json", given="")
    assert resumed.returncode == 0, resumed.stderr
    events = events_of(resumed.stdout)
    assert events[-1]["type"] == "run.finished"
    assert [event["id"] for event in events] == list(range(events[0]["id"], events[0]["id"] + len(events)))
    graded = [event for event in events if event["type"] == "grade"]
    assert [event["questionId"] for event in graded] == ["q1"], "the turn is finished, once"


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.long)])
def test_a_closed_terminal_pauses(command: Command, begun: "subprocess.Popen[str]", number: signal.Signals) -> None:
    assert begun.stdout is not None
    events_until("answer.required", begun.stdout)
    begun.send_signal(number)
    ended(begun)
    assert "paused" in command("list").stdout


def test_a_reader_that_leaves_pauses(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdin is not None
    assert begun.stdout is not None
    events_until("run.finished", begun.stdout)
    begun.stdout.close()
    begun.stdin.write(f"{STRONG}\n\n")
    begun.stdin.close()
    assert begun.stderr is not None
    errors = begun.stderr.read()
    begun.wait(timeout=SECONDS)
    assert "Traceback" not in errors
    report = json.loads(command("report", "--format", "json").stdout)
    assert report["status"] == "paused"
    assert report["questions"][0]["answer"] == STRONG


def test_the_end_of_input_pauses(command: Command) -> None:
    outcome = command("practice", "--sample", "backend", given="Half an answer, sent by the end of input.")
    assert outcome.returncode == 0, outcome.stderr
    id_to_resume(outcome.stdout)
    report = json.loads(command("report", "--format", "json").stdout)
    assert report["status"] == "paused"
    assert report["questions"][0]["answer"] == "Half an answer, sent by the end of input."


@pytest.mark.long
def test_two_processes_hold_interviews_on_one_data_folder(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdout is not None
    assert begun.stdin is not None
    events_until("answer.required", begun.stdout)
    other = command("practice", "--sample", "hotel", "--answers", command.write("answers.jsonl", *[STRONG] * 5), "--json")
    assert other.returncode == 0, other.stderr
    assert events_of(other.stdout)[-1]["status"] == "completed"
    begun.stdin.write("/end\ny\n")
    begun.stdin.flush()
    output, _ = ended(begun)
    assert begun.returncode == 0
    assert events_of(output)[-1]["status"] == "completed"


@pytest.mark.long
def test_an_answer_given_elsewhere_moves_this_one_on(command: Command, begun: "subprocess.Popen[str]") -> None:
    assert begun.stdout is not None
    assert begun.stdin is not None
    required = events_until("answer.required", begun.stdout)[-1]
    elsewhere = command("resume", "--answers", command.write("one.jsonl", STRONG), "--json")
    assert events_of(elsewhere.stdout)[0] == required
    begun.stdin.write("This comes too late.\n\n")
    begun.stdin.flush()
    time.sleep(0.2)
    begun.stdin.write("/end\ny\n")
    begun.stdin.flush()
    output, errors = ended(begun)
    assert "is not open" in errors
    assert events_of(output)[-1]["status"] == "completed"
    report = json.loads(command("report", "--format", "json").stdout)
    assert "too late" not in json.dumps(report["transcript"])


def test_nothing_is_there_when_it_is_stopped_before_it_begins(command: Command) -> None:
    os.mkfifo(command.folder / "cv.md")
    process = command.start("practice", "--cv", "cv.md", "--json")
    with (command.folder / "cv.md").open("w"):  # opens as soon as the command reads
        process.send_signal(signal.SIGINT)
        _, errors = ended(process)
    assert process.returncode == 130
    assert errors.splitlines() == ["greenroom: Stopped."]
    assert not command.data.exists()
