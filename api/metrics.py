"""Figures for Prometheus, in its text format. Answered to this machine alone, as everything private is."""

from collections.abc import Iterator
from typing import Any, Final

from fastapi import APIRouter, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from api.deps import Room
from api.problems import refusals
from engine.meter import Meter

router = APIRouter(tags=["health"])

TEXT: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Runs by kind and status, their seconds, events, open streams, calls of models, memory and processor.",
        "content": {
            "text/plain": {
                "schema": {"type": "string"},
                "example": '# TYPE greenroom_runs_total counter\ngreenroom_runs_total{kind="answer",status="finished"} 4.0\n',
            }
        },
    },
    **refusals(),
}


class EngineCalls(Collector):
    """The calls of models and their tokens, as the meter has them when it is asked."""

    def __init__(self, meter: Meter) -> None:
        """Bind the meter."""
        self._meter = meter

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Yield the figures."""
        calls = CounterMetricFamily("greenroom_engine_calls", "Calls of models.", labels=["engine", "task"])
        tokens = CounterMetricFamily("greenroom_engine_tokens", "Tokens counted.", labels=["engine", "task", "direction"])
        for (engine, task), used in self._meter.used.items():
            calls.add_metric([engine, task], used.calls)
            tokens.add_metric([engine, task, "input"], used.input_tokens)
            tokens.add_metric([engine, task, "output"], used.output_tokens)
        yield calls
        yield tokens


def count_calls(registry: CollectorRegistry, meter: Meter) -> None:
    """Show what the meter counts among the other figures."""
    registry.register(EngineCalls(meter))


@router.get("/metrics", response_class=Response, responses=TEXT, summary="Figures for Prometheus")
async def metrics(room: Room) -> Response:
    """Return the figures of this process. There is nothing in them that anybody wrote."""
    return Response(generate_latest(room.backstage.ledger.metrics.registry), media_type=CONTENT_TYPE_LATEST)
