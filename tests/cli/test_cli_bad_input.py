"""Bad input is refused in one line with exit code 2, before anything is created."""

import subprocess

import pytest

from tests.cli.command import Command

CV = "# Ana Example\n\n## Work\n\n### Baker, Corner Bakery, 2020 - present\n- Baked 200 loaves a night with two others.\n"
JOB = "Baker\nCorner Bakery, Limerick\n\nWe look for a baker who likes early hours. You will bake and train two apprentices.\n"


def refused(outcome: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert outcome.returncode == 2, outcome.stderr
    assert outcome.stdout == ""
    lines = outcome.stderr.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("greenroom: ")
    for word in words:
        assert word in lines[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--type", "stand-up"], ["--type", "behavioral", "rate_negotiation"]),
        (["--industry", "mining"], ["--industry", "technology"]),
        (["--level", "boss"], ["--level", "senior"]),
        (["--mode", "exam"], ["--mode", "practice"]),
        (["--questions", "4"], ["--questions 4", "5 to 10"]),
        (["--questions", "11"], ["--questions 11", "5 to 10"]),
        (["--questions", "many"], ["--questions"]),
        (["--minutes", "20"], ["--minutes 20", "15, 30 or 60"]),
        (["--interview-on", "next week"], ["--interview-on", "2026-12-01"]),
        (["--interview-on", "2020-01-01"], ["--interview-on", "over"]),
        (["--language", "tlh"], ["--language tlh"]),
        (["--persona", "nobody"], ["--persona nobody", "marcus-technical-manager"]),
        (["--sample", "astronaut"], ["--sample", "hotel"]),
        (["--engine", "psychic"], ["--engine psychic", "offline"]),
        (["--engine", "openai:some-model"], ["OPENAI_API_KEY"]),
        (["--job", "https://jobs.example/1"], ["fetching pages comes later", "Save the page"]),
        (["--cv", "nowhere.pdf"], ["--cv nowhere.pdf", "no such file"]),
        (["--cv", ""], ["--cv"]),
        (["--job", "nowhere.txt"], ["--job nowhere.txt", "no such file"]),
        (["--cv", "."], ["--cv .", "folder"]),
        (["--answers", "nowhere.jsonl"], ["--answers nowhere.jsonl", "no such file"]),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(command: Command, arguments: list[str], words: list[str]) -> None:
    refused(command("practice", *arguments), *words)
    assert not command.data.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["empty"]),
        (b"   \n\n ", ["empty"]),
        (b"%PDF-1.7 broken", ["damaged"]),
        (b"PK\x03\x04 no archive", ["--cv cv.pdf"]),
        (b"x" * 5_000_001, ["5 MB"]),
        (b"\x7fELF\x02\x01\x01\x00", ["--cv cv.pdf"]),
        (b"Preheat the oven. Mix flour and water. Bake for forty minutes until brown. Let it cool. " * 8, ["--cv cv.pdf"]),
    ],
)
def test_a_cv_that_cannot_be_read_is_refused(command: Command, content: bytes, words: list[str]) -> None:
    (command.folder / "cv.pdf").write_bytes(content)
    (command.folder / "job.txt").write_text(JOB)
    refused(command("practice", "--cv", "cv.pdf", "--job", "job.txt"), *words)
    assert not command.data.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("job.txt", "", ["empty"]),
        ("job.json", '{"title": ', ["broken"]),
        ("job.json", '{"a": 1}', ["no job posting"]),
        ("job.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workzag-jobs>&b;</workzag-jobs>', ["job.xml"]),
    ],
)
def test_an_advert_that_cannot_be_read_leaves_no_cv_behind(command: Command, name: str, content: str, words: list[str]) -> None:
    (command.folder / "cv.md").write_text(CV)
    (command.folder / name).write_text(content)
    outcome = command("practice", "--cv", "cv.md", "--job", name, "--json")
    assert outcome.returncode == 2
    assert outcome.stdout == ""
    last = outcome.stderr.splitlines()[-1]
    assert last.startswith("greenroom: ")
    assert all(word in last for word in words)
    assert not command.data.exists()


def test_a_file_that_may_not_be_read_is_refused(command: Command) -> None:
    (command.folder / "loop").symlink_to("loop")
    refused(command("practice", "--cv", "loop"), "--cv loop")


def test_a_posting_that_the_feed_does_not_hold_is_refused(command: Command) -> None:
    (command.folder / "job.txt").write_text(JOB)
    refused(command("practice", "--job", "job.txt#2"), "one posting")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"no json", ["line 3", "no JSON"]),
        (b'{"question": "q1"}', ["line 3", "no answer"]),
        (b"17", ["line 3"]),
        (b'""', ["line 3", "empty"]),
        (b'{"answer": "  "}', ["line 3", "empty"]),
        (b'"\\ud800"', ["line 3", "character pair"]),
        (b'"\xff"', ["line 3", "UTF-8"]),
        (b'"' + b"a" * 20_001 + b'"', ["line 3", "20,001"]),
    ],
)
def test_a_bad_line_of_answers_is_named(command: Command, line: bytes, words: list[str]) -> None:
    (command.folder / "answers.jsonl").write_bytes(b'"A first answer."\n\n' + line + b'\n"A last answer."\n')
    refused(command("practice", "--sample", "backend", "--answers", "answers.jsonl"), *words)
    assert not command.data.exists()


def test_a_file_without_answers_is_refused(command: Command) -> None:
    (command.folder / "answers.jsonl").write_text("\n\n")
    refused(command("practice", "--sample", "backend", "--answers", "answers.jsonl"), "no answer in this file")


@pytest.mark.parametrize("arguments", [["report"], ["report", "abc"], ["resume"], ["resume", "abc"], ["plan"]])
def test_nothing_is_made_by_looking(command: Command, arguments: list[str]) -> None:
    refused(command(*arguments), "There is no interview yet")
    assert not command.data.exists()


def test_a_data_folder_that_is_a_file_is_refused(command: Command) -> None:
    command.data.write_text("")
    answers = command.folder / "answers.jsonl"
    answers.write_text('"One."\n')
    outcome = command("practice", "--answers", answers, "--json")
    assert outcome.returncode == 2
    assert "GREENROOM_DATA_DIR" in outcome.stderr.splitlines()[-1]


def test_a_setting_that_makes_no_sense_is_named(command: Command) -> None:
    refused(command("list", GREENROOM_PORT="many"), "setting", "GREENROOM_PORT")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_nothing_is_served_to_others(command: Command, host: str) -> None:
    refused(command("serve", "--host", host), host, "no sign-in")


@pytest.mark.parametrize("arguments", [["perform"], ["practice", "--loud"], ["report", "--format", "pdf"], ["plan", "extra"]])
def test_an_unknown_word_is_refused_in_one_line(command: Command, arguments: list[str]) -> None:
    refused(command(*arguments), "--help")
