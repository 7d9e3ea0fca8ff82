"""Show the interviews there are, newest first."""

from collections.abc import Sequence
from typing import Any, Final

from rich.text import Text

from api.terminal.screen import Screen
from api.terminal.visible import one_line

SHORT: Final = 8
"""Characters of an id that are shown; `resume` and `report` take any beginning that is unambiguous."""
TYPES: Final = {"client_discovery": "discovery", "rate_negotiation": "negotiation"}
LINE: Final = "{:<{length}}  {:<12}  {:<9}  {:<11}  {:>5}  {:>5}"


def show_interviews(screen: Screen, rows: Sequence[dict[str, Any]]) -> None:
    """Show two lines for each interview: where it stands, and what it is for."""
    if not rows:
        screen.say("No interviews yet; `greenroom practice --sample backend` begins one.", indent=0)
        return
    short = len({row["id"][:SHORT] for row in rows}) == len(rows)
    length = SHORT if short else len(rows[0]["id"])
    screen.put(Text(LINE.format("id", "begun", "status", "type", "done", "score", length=length), "dim", no_wrap=True))
    for row in rows:
        screen.put(Text(LINE.format(*_cells(row, length), length=length), no_wrap=True))
        if row["role"]:
            screen.put(Text(one_line(row["role"], screen.width - length - 2), "dim", no_wrap=True), length + 2)


def _cells(row: dict[str, Any], length: int) -> tuple[str, ...]:
    score = "-" if row["score"] is None else f"{row['score']:g}"
    begun = f"{row['at'].day} {row['at']:%b %H:%M}"
    kind = TYPES.get(row["type"], row["type"])
    return row["id"][:length], begun, row["status"], kind, f"{row['answered']}/{row['total']}", score
