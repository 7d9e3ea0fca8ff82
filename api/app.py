"""The HTTP door: one app, made from routers that decide nothing."""

import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final

from fastapi import FastAPI

from api import (
    coaching,
    documents,
    errors,
    health,
    interviews,
    jobs,
    me,
    metrics,
    page,
    personas,
    progress,
    questions,
    recordings,
    samples,
    study_plan,
    tips,
    turns,
)
from api.metrics import count_calls
from api.openapi import DESCRIPTION, TAGS, describe
from api.pace import Pace
from api.problems import refusals
from api.safety import Safety, allowed_hosts
from engine.choose import choose
from engine.meter import Meter
from graph.crash_points import crash_at
from graph.open import Greenroom, open_greenroom
from settings import Settings

ROUTERS: Final = (
    interviews.router,
    turns.router,
    coaching.router,
    recordings.router,
    documents.router,
    jobs.router,
    samples.router,
    questions.router,
    personas.router,
    study_plan.router,
    progress.router,
    tips.router,
    me.router,
    health.router,
    metrics.router,
    page.router,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the app. Nothing is read or opened before it starts; without settings they come from the environment."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        chosen = settings or Settings()
        app.state.hosts = allowed_hosts(chosen.host)
        app.state.pace = Pace(chosen.rate_per_second, chosen.rate_burst, time.monotonic)
        meter = Meter()
        async with _greenroom(chosen, meter) as room, room.warming():
            count_calls(room.backstage.ledger.metrics.registry, meter)
            app.state.greenroom = room
            try:
                yield
            finally:
                del app.state.greenroom

    app = FastAPI(
        title="Greenroom",
        description=DESCRIPTION,
        lifespan=lifespan,
        openapi_tags=TAGS,
        license_info={"name": "MIT", "identifier": "MIT"},
        docs_url=None,
        redoc_url=None,
        responses=refusals(),
        generate_unique_id_function=lambda route: route.name,
    )
    app.add_middleware(Safety)
    errors.install(app)
    for router in ROUTERS:
        app.include_router(router)
    page.mount_files(app)
    describe(app)
    return app


def _greenroom(chosen: Settings, meter: Meter) -> AbstractAsyncContextManager[Greenroom]:
    return open_greenroom(
        chosen.data_dir,
        choose(chosen.engine, base_url=chosen.base_url, api_key=chosen.key_for_engine(), meter=meter),
        passed=crash_at(chosen.crash_at),
        key_file=chosen.key_file,
        retention_days=chosen.retention_days,
        ensemble=chosen.grader_ensemble,
    )


def __getattr__(name: str) -> FastAPI:
    """Make `app` for whoever serves `api.app:app`; `greenroom serve` makes its own, and need not wait for another."""
    if name == "app":
        return create_app()
    raise AttributeError(name)
