"""Show what an interview came to: the analysis, and what to practise until the day."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from rich.text import Text

from api.terminal.grade_figures import metrics_of
from api.terminal.screen import INDENT, Screen, pair
from api.terminal.visible import visible

PARTS: Final = (
    ("strengths", "What carried it"),
    ("improvements", "What would move it most"),
    ("keyMoments", "Moments to go over"),
)


def show_analysis(screen: Screen, analysis: dict[str, Any]) -> None:
    """Show the summary and every remark with the words it rests on."""
    screen.heading("Looking back")
    screen.say(analysis["summary"])
    measured = [f"{name} {value}" for name, value in metrics_of(analysis["figures"])]
    if measured:
        screen.note(f"Of 100: {', '.join(measured)}")
    for key, title in PARTS:
        if analysis[key]:
            screen.blank()
            screen.say(title, "bold")
            _show_remarks(screen, analysis[key])


def _show_remarks(screen: Screen, remarks: Sequence[dict[str, Any]]) -> None:
    for remark in remarks:
        text = Text(visible(remark["text"]))
        if remark["quote"]:
            text.append(f"\n“{visible(remark['quote'])}”", style="italic dim")
        screen.put(pair(Text(place_of(remark["questionId"])), text, 4), INDENT)


def place_of(question_id: str) -> str:
    """Return "Q2" for the question "q2" and for its follow-ups."""
    return question_id.partition("f")[0].upper()


def show_plan(screen: Screen, plan: dict[str, Any]) -> None:
    """Show the drills in the order of their days, each with why."""
    screen.heading(f"Study plan until {day(plan['interviewOn'])}")
    if not plan["items"]:
        screen.say("Nothing was weak enough to drill. Rehearse once more with another panel.")
    said: set[str] = set()
    for item in plan["items"]:
        head = Text(day(item["on"]), style="bold")
        text = Text(f"{visible(item['what'])} ({item['minutes']} min)")
        why = f"{place_of(item['questionId'])}, as above" if item["why"] in said else item["why"]
        text.append(f"\n{visible(why)}", style="dim")
        said.add(item["why"])
        screen.put(pair(head, text, 10), INDENT)


def day(iso: str) -> str:
    """Return "Sat 21 Nov" for a day."""
    on = date.fromisoformat(iso)
    return f"{on:%a} {on.day} {on:%b}"
