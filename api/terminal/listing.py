"""Show the interviews there are, newest first."""

from collections.abc import Sequence
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from api.terminal.screen import Screen
from api.terminal.visible import one_line

SHORT: Final = 8
"""Characters of an id that are shown; `resume` and `report` take any beginning that is unambiguous."""


def show_interviews(screen: Screen, rows: Sequence[dict[str, Any]]) -> None:
    """Show one line for each interview."""
    if not rows:
        screen.say("No interviews yet; `greenroom practice --sample backend` begins one.", indent=0)
        return
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    for title in ("id", "begun", "status", "type", "role"):
        table.add_column(title, no_wrap=True, overflow="ellipsis")
    table.add_column("answered", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    length = SHORT if len({row["id"][:SHORT] for row in rows}) == len(rows) else None
    for row in rows:
        table.add_row(*_cells(row, length))
    screen.put(table)


def _cells(row: dict[str, Any], length: int | None) -> list[Text]:
    score = "-" if row["score"] is None else f"{row['score']:g}"
    when = row["at"]
    texts = [
        row["id"][:length],
        f"{when.day} {when:%b %H:%M}",
        row["status"],
        row["type"].replace("_", " "),
        one_line(row["role"], 40),
        f"{row['answered']} of {row['total']}",
        score,
    ]
    return [Text(text) for text in texts]
