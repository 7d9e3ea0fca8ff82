"""The same graph and the same data under `langgraph dev`, for whoever inspects runs in LangGraph Studio."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from engine.choose import choose
from graph.backstage import Backstage
from graph.build import Compiled, compiled
from graph.checkpoints import checkpointer
from graph.open import open_backstage, utc_now
from graph.saver import LeanSaver
from settings import Settings


async def graph() -> Compiled:
    """Return the graph without a checkpointer: the server brings the one below. The server asks for it at every run."""
    return compiled(await asyncio.to_thread(_backstage), None)


@asynccontextmanager
async def checkpoints() -> AsyncIterator[LeanSaver]:
    """Yield the checkpoints of the data folder, so that a session made by the service can be opened here."""
    settings = await asyncio.to_thread(Settings)
    backstage = await asyncio.to_thread(_backstage)
    async with checkpointer(settings.data_dir, backstage.ledger.database) as saver:
        yield saver


@cache
def _backstage() -> Backstage:
    """Open what the nodes need once for the whole server, which gives its graphs no moment to close anything."""
    settings = Settings()
    engine = choose(settings.engine, base_url=settings.base_url, api_key=settings.key_for_engine())
    return open_backstage(settings.data_dir, engine, utc_now, key_file=settings.key_file)
