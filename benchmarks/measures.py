"""One figure and the promise it is held against; how they are printed."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True)
class Measure:
    """What was measured, how often, and the most that the README promises. `value` and `limit` are in `unit`."""

    name: str
    value: float
    limit: float
    unit: str
    count: int

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.value <= self.limit


def median(name: str, values: Sequence[float], limit: float, unit: str) -> Measure:
    """Return the median of several values as a measure."""
    return Measure(name, statistics.median(values), limit, unit, len(values))


def table(measures: Sequence[Measure], title: str) -> Table:
    """Return the measures as they are printed."""
    table = Table("measured", "n", "figure", "at most", "", title=title)
    for measure in measures:
        verdict = "[green]kept[/]" if measure.kept else "[red]broken[/]"
        figure, limit = f"{measure.value:.3g} {measure.unit}", f"{measure.limit:g} {measure.unit}"
        table.add_row(measure.name, str(measure.count), figure, limit, verdict)
    return table
