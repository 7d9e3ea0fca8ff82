"""The reading order of a page: columns one after the other.

The order in which a PDF draws its text is often not the order in which a person reads it: many CV generators write all headings
first, or the name last. So rows are put in order by the white space between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tools.cv_headings import heading_of
from tools.cv_places import is_margin_note
from tools.document_layout import Row, continues

GUTTER: Final = 6.0
"""Points of white that divide columns at least."""
MOST_ROWS: Final = 300
"""A page with more rows than this is no page of a CV, and is read across."""

SAME_EDGE: Final = 6.0
"""Points by which the left edges of one column may differ from page to page."""

Gap = tuple[float, float]
Signs = dict[str, str]
"""What a text is by its words alone: "heading", "note" (a date or a place) or ""."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows from `start` to before `stop` that stand in two columns, divided at `x`."""

    start: int
    stop: int
    x: float


def in_reading_order(rows: Sequence[Row]) -> list[list[Row]]:
    """Return blocks of rows in the order in which a person reads them: the left column before the right one."""
    return _ordered(rows, {part.text: _sign(part.text) for row in rows for part in row})


def _sign(text: str) -> str:
    return "heading" if heading_of(text) else "note" if is_margin_note(text) else ""


def _ordered(rows: Sequence[Row], signs: Signs) -> list[list[Row]]:
    columns = widest_columns(rows, signs)
    if columns is None:
        return [list(rows)] if rows else []
    inside = rows[columns.start : columns.stop]
    left = [tuple(part for part in row if part.right <= columns.x) for row in inside]
    right = [tuple(part for part in row if part.left >= columns.x) for row in inside]
    return [
        *_ordered(rows[: columns.start], signs),
        *_ordered([row for row in left if row], signs),
        *_ordered([row for row in right if row], signs),
        *_ordered(rows[columns.stop :], signs),
    ]


def widest_columns(rows: Sequence[Row], signs: Signs) -> Columns | None:
    """Return the longest run of rows that stand in two columns, None where the rows are read across."""
    if len(rows) > MOST_ROWS:
        return None
    found = [run for start in range(len(rows)) for run in _runs_from(rows, start, signs)]
    longest_first = sorted(dict.fromkeys(found), key=lambda run: run.start - run.stop)
    return next((run for run in longest_first if are_columns(rows[run.start : run.stop], run.x, signs)), None)


def _runs_from(rows: Sequence[Row], start: int, signs: Signs) -> Iterator[Columns]:
    """Yield the two-column runs that begin at `start`: each gap as far as it stays white, and up to each heading on the way."""
    gaps: list[Gap] = [(float("-inf"), float("inf"))]
    first_end, last_begin = float("inf"), float("-inf")
    for stop in range(start, len(rows) + 1):
        headed = stop == len(rows) or signs[rows[stop][0].text] == "heading"
        narrowed = _without(gaps, rows[stop]) if stop < len(rows) else []
        for low, high in gaps:
            closed = not any(low <= other[0] and other[1] <= high for other in narrowed)
            if (closed or headed) and first_end <= low and high <= last_begin:
                run = _trim(rows, start, stop, (low, high))
                if run:
                    yield run
        if not narrowed:
            return
        first_end = min(first_end, *(part.right for part in rows[stop]))
        last_begin = max(last_begin, *(part.left for part in rows[stop]))
        gaps = narrowed


def _without(gaps: Sequence[Gap], row: Row) -> list[Gap]:
    """Return what is left of the gaps after the row has taken its place."""
    left = list(gaps)
    for part in row:
        cut: list[Gap] = []
        for low, high in left:
            if part.right <= low or part.left >= high:
                cut.append((low, high))
                continue
            cut += [pair for pair in ((low, part.left), (part.right, high)) if pair[1] - pair[0] >= GUTTER]
        left = cut
    return left


def _trim(rows: Sequence[Row], start: int, stop: int, gap: Gap) -> Columns | None:
    """Leave out the rows above the first one that has text on both sides: they are the head of the page."""
    low, high = gap
    while start < stop and not (rows[start][0].right <= low and rows[start][-1].left >= high):
        start += 1
    return Columns(start, stop, (low + high) / 2) if stop - start >= 3 else None


def are_columns(rows: Sequence[Row], x: float, signs: Signs) -> bool:
    """Tell two columns from a table, from dates in the margin and from headings in the margin."""
    left = [[part for part in row if part.right <= x] for row in rows]
    right = [[part for part in row if part.left >= x] for row in rows]
    if min(sum(map(bool, left)), sum(map(bool, right))) < 3:
        return False
    sides = [[part.text for row in side for part in row] for side in (left, right)]
    if any(sum(signs[text] == "note" for text in side) >= 0.5 * len(side) for side in sides):
        return False
    headings = [sum(signs[text] == "heading" for text in side) for side in sides]
    if any(count >= 0.7 * len(side) for count, side in zip(headings, sides, strict=True)):
        return False
    if all(headings):
        return True
    alone = [
        sum(1 for one, other in zip(side, across, strict=True) if one and not other)
        for side, across in ((left, right), (right, left))
    ]
    wraps = [sum(continues(above, below) for above, below in pairwise(side)) for side in sides]
    return (all(wraps) and not any(headings)) or (min(alone) >= 3 and min(map(len, sides)) >= 6 and any(headings))


def across_pages(pages: Sequence[Sequence[list[Row]]]) -> list[list[Row]]:
    """Put the blocks of all pages in one order: text that goes on without a heading goes on below the same column.

    Otherwise the rest of a post, on the second page or below the side column, would follow the side column.
    """
    ordered: list[list[Row]] = []
    before: list[list[Row]] = []
    for page in pages:
        placed: list[list[Row]] = []
        for block in page:
            above = [other for other in (*before, *placed) if abs(_left_of(other) - _left_of(block)) <= SAME_EDGE]
            if above and heading_of(block[0][0].text) is None:
                at = next(index for index, other in enumerate(ordered) if other is above[-1])
                ordered.insert(at + 1, block)
            else:
                ordered.append(block)
            placed.append(block)
        before = placed
    return ordered


def _left_of(block: Sequence[Row]) -> float:
    return min(row[0].left for row in block)
