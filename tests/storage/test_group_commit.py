"""Writes that wait together are committed together, and each stands or falls by itself."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlmodel import Session

from storage.database import Database
from storage.tables import OwnPersona

pytestmark = pytest.mark.anyio
MOMENT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path, key_file: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "greenroom.sqlite", key_file)
    yield opened
    opened.close()


@asynccontextmanager
async def held(database: Database) -> AsyncIterator[list[int]]:
    """Keep the writer busy until the block ends; count the commits from then on."""
    commits: list[int] = []
    busy, go_on = threading.Event(), threading.Event()

    def wait(session: Session) -> None:
        busy.set()
        assert go_on.wait(10)

    waiting = asyncio.create_task(database.write(wait))
    assert await asyncio.to_thread(busy.wait, 10)
    event.listen(database._writing, "commit", lambda connection: commits.append(1))
    try:
        yield commits
    finally:
        go_on.set()
        await waiting


def adding(name: str, padding: int = 0) -> Callable[[Session], str]:
    def work(session: Session) -> str:
        session.add(OwnPersona(id=name, content={"name": name, "padding": "x" * padding}, created_at=MOMENT))
        session.flush()
        if name == "refused":
            raise ValueError("refused after it was written")
        return name

    return work


async def there(database: Database) -> set[str]:
    return await database.read(lambda session: set(session.execute(text("SELECT id FROM personas")).scalars()))


async def test_writes_that_wait_together_share_a_commit_and_keep_their_results(database: Database) -> None:
    names = [f"p{number}" for number in range(10)]
    async with held(database) as commits:
        tasks = [asyncio.create_task(database.write(adding(name))) for name in names]
        await asyncio.sleep(0.05)
    assert await asyncio.gather(*tasks) == names
    assert await there(database) == set(names)
    assert len(commits) == 1, "one for all ten"


async def test_one_that_fails_undoes_itself_alone(database: Database) -> None:
    async with held(database):
        tasks = [asyncio.create_task(database.write(adding(name))) for name in ("a", "refused", "b")]
        await asyncio.sleep(0.05)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert results[0] == "a"
    assert isinstance(results[1], ValueError)
    assert results[2] == "b"
    assert await there(database) == {"a", "b"}


async def test_whoever_went_away_before_it_began_has_written_nothing(database: Database) -> None:
    async with held(database):
        gone, stays = (asyncio.create_task(database.write(adding(name))) for name in ("gone", "stays"))
        await asyncio.sleep(0.05)
        gone.cancel()
        await asyncio.sleep(0.05)
    assert await stays == "stays"
    assert gone.cancelled()
    assert await there(database) == {"stays"}


async def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_there(database: Database) -> None:
    def fill(session: Session) -> None:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + 8}"))

    await database.write(fill)
    wanted = {"small": 10, "large": 400_000, "after": 10, "later": 10}
    async with held(database):
        tasks = {name: asyncio.create_task(database.write(adding(name, size))) for name, size in wanted.items()}
        await asyncio.sleep(0.05)
    results = dict(zip(tasks, await asyncio.gather(*tasks.values(), return_exceptions=True), strict=True))
    assert not isinstance(results["large"], str)
    assert await there(database) == {name for name, result in results.items() if result == name}
    assert await database.write(adding("room again")) == "room again"
