"""Hostile text in a CV, an advert or an answer is shown as text."""

import json

from tests.cli.command import STRONG, Command

ANSI = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m[bold red]red[/] \u202eevil"


def test_no_control_character_reaches_the_terminal(command: Command) -> None:
    cv = {
        "basics": {"name": f"Ana {ANSI} Example", "summary": f"Baker {ANSI} of twelve years."},
        "work": [
            {
                "name": f"Corner {ANSI} Bakery",
                "position": "Baker",
                "startDate": "2020",
                "highlights": [f"Baked {ANSI} 200 loaves a night with two others.", "Cut waste by 30 % in one year."],
            }
        ],
    }
    (command.folder / "cv.json").write_text(json.dumps(cv))
    job = {
        "title": f"Baker {ANSI}",
        "company": f"Corner {ANSI} Bakery",
        "description": f"You will bake bread {ANSI} at night and train two apprentices.",
        "responsibilities": [f"Bake {ANSI} bread for forty shops"],
    }
    (command.folder / "job.json").write_text(json.dumps(job))
    answers = command.write("answers.jsonl", f"{STRONG} {ANSI}", f"{ANSI} <script>alert(1)</script> {STRONG}")
    outcome = command("practice", "--cv", "cv.json", "--job", "job.json", "--answers", answers)
    assert outcome.returncode == 0, outcome.stderr
    pages = [outcome.stdout, outcome.stderr, *(command(*words).stdout for words in LOOKS)]
    for page in pages:
        assert not set(page) & CONTROLS, sorted(set(page) & CONTROLS)
    assert "[bold red]red[/]" in outcome.stdout, "markup is text"
    assert "<script>" not in command("report", "--format", "html").stdout


CONTROLS = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e"} - {"\n"}
LOOKS = (["list"], ["report"], ["report", "--format", "html"], ["report", "--format", "json"], ["plan"])
