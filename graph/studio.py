"""The same graph and the same data under `langgraph dev`, for whoever inspects runs in LangGraph Studio."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from engine.choose import choose
from graph.build import Compiled, compiled
from graph.open import checkpointer, open_backstage, utc_now
from settings import Settings


@asynccontextmanager
async def graph(config: RunnableConfig) -> AsyncIterator[Compiled]:  # noqa: ARG001  (the server calls it with one)
    """Yield the graph without a checkpointer: the server brings the one below."""
    settings = Settings()
    engine = choose(settings.engine, base_url=settings.base_url, api_key=settings.key_for_engine())
    async with open_backstage(settings.data_dir, engine, utc_now) as backstage:
        yield compiled(backstage, None)


@asynccontextmanager
async def checkpoints() -> AsyncIterator[AsyncSqliteSaver]:
    """Yield the checkpoints of the data folder, so that a session made by the service can be opened here."""
    async with checkpointer(Settings().data_dir) as saver:
        yield saver
