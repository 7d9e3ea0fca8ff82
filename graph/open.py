"""The one place where everything is opened and bound together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from content.bank import Bank, load_bank
from content.phrases import load_phrases
from content.rubrics import load_rubrics
from engine.offline import OfflineEngine
from engine.task import Engine
from graph.backstage import Backstage
from graph.build import compiled
from graph.coaching import Coaching
from graph.finder import Finder
from graph.hub import Hub
from graph.interviews import Interviews
from graph.ledger import Clock, Ledger
from graph.library import Library
from graph.personas import Personas
from graph.runs import Runs
from graph.saver import LeanSaver
from graph.studies import Studies
from retrieval.minilm import MiniLm
from storage.database import Database, private_folder


@dataclass(frozen=True)
class Greenroom:
    """Everything that a door needs, open and ready."""

    bank: Bank
    library: Library
    interviews: Interviews
    personas: Personas
    studies: Studies
    coaching: Coaching
    backstage: Backstage


def utc_now() -> datetime:
    """Return the time, aware."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_greenroom(data_dir: Path, engine: Engine | None = None, clock: Clock = utc_now) -> AsyncIterator[Greenroom]:
    """Open the data folder, continue what a crash left open, and close it all at the end.

    Raises storage.errors.StorageError where the folder cannot be used.
    """
    async with open_backstage(data_dir, engine or OfflineEngine(), clock) as backstage, checkpointer(data_dir) as saver:
        database = backstage.ledger.database
        runs = Runs(database, backstage.ledger.hub, compiled(backstage, saver), clock)
        await runs.start()
        warming = asyncio.create_task(backstage.finder.warm())
        try:
            yield Greenroom(
                bank=backstage.bank,
                library=Library(database, backstage.finder, clock),
                interviews=Interviews(database, runs, backstage),
                personas=Personas(database, backstage.bank, clock),
                studies=Studies(backstage),
                coaching=Coaching(backstage),
                backstage=backstage,
            )
        finally:
            await runs.stop()
            await asyncio.wait([warming])


@asynccontextmanager
async def open_backstage(data_dir: Path, engine: Engine, clock: Clock) -> AsyncIterator[Backstage]:
    """Open what the nodes need, without the checkpoints: Studio brings its own."""
    folder = private_folder(data_dir)
    database = Database(folder / "greenroom.sqlite")
    try:
        bank = load_bank()
        ledger = Ledger(database, Hub(), clock)
        with closing(Finder(folder, bank, ledger, MiniLm())) as finder:
            yield Backstage(bank, load_rubrics(), load_phrases(), ledger, engine, finder, clock)
    finally:
        database.close()


@asynccontextmanager
async def checkpointer(data_dir: Path) -> AsyncIterator[LeanSaver]:
    """Open the checkpoints. State is plain JSON, so nothing else is ever unpacked from them."""
    async with aiosqlite.connect(private_folder(data_dir) / "checkpoints.sqlite") as connection:
        await connection.execute("PRAGMA busy_timeout = 10000")
        await connection.execute("PRAGMA synchronous = NORMAL")
        saver = LeanSaver(connection, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
        await saver.setup()
        yield saver
