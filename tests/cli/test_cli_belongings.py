"""Everything can be written to a file, taken in again and erased; and without the key nothing is opened."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from storage.keys import create_key
from tests.cli.command import Command

SAID = ("Quayline", "Wieliczko", "shipment search")


def found(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return the words that stand in any file of a folder."""
    held = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    return [word for word in words if word.encode() in held]


def test_an_archive_brings_everything_to_another_folder(after: Command, tmp_path: Path) -> None:
    report = after("report", "--format", "json").stdout
    outcome = after("export", "mine.zip")
    assert outcome.returncode == 0, outcome.stderr
    assert "1 interview, 1 CV, 1 advert" in outcome.stdout
    assert "not encrypted" in outcome.stdout
    archive = after.folder / "mine.zip"
    assert archive.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(archive) as opened:
        counts = json.loads(opened.read("manifest.json"))["counts"]
        assert {noun: count for noun, count in counts.items() if count} == {"documents": 1, "jobs": 1, "interviews": 1}
    (tmp_path / "elsewhere").mkdir()
    other = Command(tmp_path / "elsewhere")
    taken = other("import", archive)
    assert taken.returncode == 0, taken.stderr
    assert "Taken in: 1 interview, 1 CV, 1 advert." in taken.stdout
    assert other("report", "--format", "json").stdout == report
    assert "Here already" in other("import", archive).stdout


def test_an_archive_is_never_written_over(after: Command) -> None:
    (after.folder / "mine.zip").write_text("dear")
    outcome = after("export", "mine.zip")
    assert outcome.returncode == 2
    assert "is there already" in outcome.stderr
    assert (after.folder / "mine.zip").read_text() == "dear"


@pytest.mark.parametrize(("arguments", "said"), [(["export", "x.zip"], "no interview yet"), (["import", "x.zip"], "no file")])
def test_where_there_is_nothing_it_is_said(command: Command, arguments: list[str], said: str) -> None:
    outcome = command(*arguments)
    assert outcome.returncode == 2
    assert said in outcome.stderr
    assert list(command.folder.iterdir()) == []


def test_what_is_no_archive_is_said_in_one_line(after: Command) -> None:
    (after.folder / "x.zip").write_text("no zip")
    outcome = after("import", "x.zip")
    assert outcome.returncode == 2
    assert outcome.stderr == "greenroom: This is not a zip archive, or it breaks off. Nothing was taken in.\n"


def test_an_erasure_is_asked_for_and_leaves_nothing(after: Command) -> None:
    assert found(after.data, SAID) == [], "nothing is readable while it is there"
    ids = after("list").stdout.split()[0]
    interview = json.loads(after("report", "--format", "json").stdout)["interviewId"]
    unasked = after("erase")
    assert unasked.returncode == 2
    assert "--yes" in unasked.stderr
    assert found(after.data, (interview,)) == [interview]
    outcome = after("erase", "--yes")
    assert outcome.returncode == 0, outcome.stderr
    assert "Everything is erased." in outcome.stdout
    assert found(after.data, (interview,)) == []
    assert ids not in after("list").stdout.split()
    assert not (after.data / "chroma").exists()


def test_there_may_be_nothing_to_erase(command: Command) -> None:
    outcome = command("erase")
    assert (outcome.returncode, command.data.exists()) == (0, False)
    assert "nothing" in outcome.stdout


@pytest.mark.parametrize("arguments", [["serve", "--port", "0"], ["list"], ["practice", "--json"], ["export", "x.zip"]])
def test_without_its_key_nothing_is_opened_and_none_is_made(after: Command, tmp_path: Path, arguments: list[str]) -> None:
    missing = tmp_path / "nowhere" / "key"
    outcome = after(*arguments, GREENROOM_KEY_FILE=str(missing))
    assert outcome.returncode == 2
    assert f"there is no {missing}" in outcome.stderr.splitlines()[-1]
    assert "Traceback" not in outcome.stderr
    assert not missing.exists()


def test_another_key_and_one_that_others_can_read_are_refused(after: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create_key(other)
    wrong = after("serve", "--port", "0", GREENROOM_KEY_FILE=str(other))
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
    assert "is not the key" in wrong.stderr
    other.chmod(0o644)
    exposed = after("list", GREENROOM_KEY_FILE=str(other))
    assert exposed.returncode == 2
    assert f"chmod 600 {other}" in exposed.stderr


def test_a_page_damaged_in_the_middle_stops_the_server(after: Command) -> None:
    path = after.data / "greenroom.sqlite"
    content = bytearray(path.read_bytes())
    for start in range(4096 * 2, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    outcome = after("serve", "--port", "0")
    assert (outcome.returncode, len(outcome.stderr.splitlines())) == (2, 1)
    assert str(path) in outcome.stderr
    assert "greenroom import FILE" in outcome.stderr
    assert path.read_bytes() == content, "it is left as it is"


def test_damaged_checkpoints_stop_the_server_and_can_be_moved_away(after: Command) -> None:
    path = after.data / "checkpoints.sqlite"
    path.write_bytes(b"no database at all " * 100)
    outcome = after("serve", "--port", "0")
    assert (outcome.returncode, len(outcome.stderr.splitlines())) == (2, 1)
    assert f"{path} cannot be read" in outcome.stderr
    path.unlink()
    assert after("report").returncode == 0


def test_the_doctor_looks_at_the_key(after: Command, key_file: Path, tmp_path: Path) -> None:
    healthy = after("doctor")
    assert healthy.returncode == 0, healthy.stdout
    assert "key" in healthy.stdout
    assert "keep a copy" in " ".join(healthy.stdout.split())
    secret = key_file.read_text().split()[-1]
    assert secret not in healthy.stdout
    sick = after("doctor", GREENROOM_KEY_FILE=str(tmp_path / "nowhere"))
    assert sick.returncode == 1
    assert "Not in order: key" in sick.stdout


def test_a_folder_of_the_first_release_is_taken_over(command: Command) -> None:
    from tests.fixtures.ledgers.opened import put

    kept = put(1, command.data)
    assert found(command.data, ("hauliers", "Quayline")) == ["hauliers", "Quayline"]
    listed = command("list")
    assert listed.returncode == 0, listed.stderr
    assert command("report", kept.completed).returncode == 0
    with sqlite3.connect(command.data / "greenroom.sqlite") as ledger:
        assert ledger.execute("SELECT action FROM audit WHERE action = 'encrypted'").fetchall() == [("encrypted",)]
    ledger.close()
    held = (command.data / "greenroom.sqlite").read_bytes()
    assert b"hauliers" not in held
