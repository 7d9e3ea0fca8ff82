"""The one place where everything is opened and bound together."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from content.bank import Bank, load_bank
from content.phrases import load_phrases
from content.rubrics import load_examples, load_rubrics
from engine.offline import OfflineEngine
from engine.task import Engine
from graph.backstage import Backstage
from graph.build import compiled
from graph.checkpoints import checkpointer
from graph.coaching import Coaching
from graph.crash_points import Passed, go_on
from graph.finder import Finder
from graph.hub import Hub
from graph.interviews import Interviews
from graph.ledger import Clock, Ledger
from graph.library import Library
from graph.pending import check_pending, forget_deleted
from graph.personas import Personas
from graph.privacy import Places, Privacy
from graph.progress import Progress
from graph.recordings import Recordings
from graph.runs import Runs
from graph.saver import LeanSaver
from graph.studies import Studies
from retrieval.minilm import MiniLm
from storage.database import Database, private_folder
from storage.keys import default_key_file

AT_ONCE: Final = 64
"""Turns that are worked on at the same time where a model is asked: they mostly wait for it."""
AT_ONCE_BY_RULE: Final = 4
"""The same where the rules answer: they need the processor, and a dozen begun together are all finished late."""


@dataclass(frozen=True)
class Greenroom:
    """Everything that a door needs, open and ready."""

    bank: Bank
    library: Library
    interviews: Interviews
    personas: Personas
    studies: Studies
    coaching: Coaching
    progress: Progress
    recordings: Recordings
    privacy: Privacy
    backstage: Backstage

    @asynccontextmanager
    async def warming(self) -> AsyncIterator[None]:
        """Load the model and the index beside the block, for doors through which an interview will come."""
        loading = asyncio.create_task(self.backstage.finder.warm())
        try:
            yield
        finally:
            await asyncio.wait([loading])


def utc_now() -> datetime:
    """Return the time, aware."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_greenroom(
    data_dir: Path,
    engine: Engine | None = None,
    clock: Clock = utc_now,
    passed: Passed = go_on,
    *,
    key_file: Path | None = None,
    retention_days: int | None = None,
    ensemble: int = 1,
) -> AsyncIterator[Greenroom]:
    """Open the data folder, continue what a crash left open, and close it all at the end.

    The key is where `key_file` says, else where storage.keys.default_key_file does. Raises storage.errors.StorageError where
    the folder cannot be used. `ensemble`: how often a model grades each group of dimensions.
    """
    backstage = await asyncio.to_thread(open_backstage, data_dir, engine or OfflineEngine(), clock, passed, key_file)
    backstage = replace(backstage, ensemble=ensemble)
    try:
        async with checkpointer(data_dir, backstage.ledger.database) as saver:
            graph = compiled(backstage, saver)
            await check_pending(backstage.ledger.database, graph, saver)
            await forget_deleted(backstage.ledger.database, saver)
            runs = Runs(backstage.ledger, graph, AT_ONCE_BY_RULE if isinstance(backstage.engine, OfflineEngine) else AT_ONCE)
            privacy = Privacy(_places(backstage, saver), runs.forget, clock, retention_days)
            await runs.start()
            try:
                async with privacy.keeping():
                    yield _greenroom(backstage, runs, privacy)
            finally:
                await runs.stop()
    finally:
        await asyncio.to_thread(backstage.close)


@asynccontextmanager
async def open_privacy(data_dir: Path, clock: Clock = utc_now, key_file: Path | None = None) -> AsyncIterator[Privacy]:
    """Open the data folder to hand out, take in or erase what is there, and continue nothing. Raises StorageError."""
    backstage = await asyncio.to_thread(open_backstage, data_dir, OfflineEngine(), clock, go_on, key_file)
    try:
        async with checkpointer(data_dir, backstage.ledger.database) as saver:

            async def forget(interview_id: str, run_id: str | None) -> None:  # noqa: ARG001  (whoever drives it notices)
                await saver.adelete_thread(interview_id)

            yield Privacy(_places(backstage, saver), forget, clock, retention_days=None)
    finally:
        await asyncio.to_thread(backstage.close)


def _places(backstage: Backstage, saver: LeanSaver) -> Places:
    return Places(backstage.ledger.database, saver, backstage.finder)


def _greenroom(backstage: Backstage, runs: Runs, privacy: Privacy) -> Greenroom:
    database, clock = backstage.ledger.database, backstage.clock
    return Greenroom(
        bank=backstage.bank,
        library=Library(database, backstage.finder, clock),
        interviews=Interviews(database, runs, backstage),
        personas=Personas(database, backstage.bank, clock),
        studies=Studies(backstage),
        coaching=Coaching(backstage),
        progress=Progress(backstage),
        recordings=Recordings(database, clock),
        privacy=privacy,
        backstage=backstage,
    )


def open_backstage(
    data_dir: Path, engine: Engine, clock: Clock, passed: Passed = go_on, key_file: Path | None = None
) -> Backstage:
    """Open what the nodes need, without the checkpoints: Studio brings its own. Blocks; whoever opens it closes it."""
    folder = private_folder(data_dir)
    bank = load_bank()
    load_examples()  # read now, in the caller's thread: a node may not read files while others wait for the loop
    database = Database(folder / "greenroom.sqlite", key_file or default_key_file(os.environ))
    ledger = Ledger(database, Hub(), clock, passed)
    finder = Finder(folder, bank, ledger, MiniLm())
    return Backstage(bank, load_rubrics(), load_phrases(), ledger, engine, finder, clock)
