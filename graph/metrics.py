"""Figures of this process for whoever watches over it: runs, events, readers. Numbers and our own words only, never content."""

from collections import Counter as Tally
from collections.abc import Callable, Iterable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

from storage.runs import Ending
from storage.tables import Run, RunEvent

SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Counts what happens. It has a registry of its own, so that two rooms in one process do not count together."""

    def __init__(self) -> None:
        """Start from zero."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._runs = Counter("greenroom_runs", "Runs settled.", ["kind", "status"], registry=self.registry)
        self._seconds = Histogram(
            "greenroom_run_seconds", "From admitting a run to settling it.", ["kind"], buckets=SECONDS, registry=self.registry
        )
        self._events = Counter("greenroom_events", "Events appended to logs.", ["type"], registry=self.registry)
        self._degraded = Counter(
            "greenroom_degraded", "Tasks that a model failed and the rules answered.", ["task"], registry=self.registry
        )
        self._open_runs = Gauge("greenroom_open_runs", "Runs under way.", registry=self.registry)
        self._open_streams = Gauge("greenroom_open_streams", "Readers that follow an event log.", registry=self.registry)

    def watch(self, open_runs: Callable[[], int], open_streams: Callable[[], int]) -> None:
        """Say where to look for what is open now."""
        self._open_runs.set_function(open_runs)
        self._open_streams.set_function(open_streams)

    def settled(self, run: Run, ending: Ending) -> None:
        """Count a run that is over. A clock that was set back makes it short, never negative."""
        self._runs.labels(run.kind, ending.status).inc()
        self._seconds.labels(run.kind).observe(max(0.0, (ending.at - run.created_at).total_seconds()))

    def appended(self, rows: Iterable[RunEvent]) -> None:
        """Count events that are in the log now."""
        rows = list(rows)
        for kind, times in Tally(row.type for row in rows).items():
            self._events.labels(kind).inc(times)
        for row in rows:
            if row.type == "degraded":
                self._degraded.labels(str(row.content["task"])).inc()
