"""Open the checkpoints beside the ledger; those of a release that did not encrypt them are sealed once."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any, Final

import aiosqlite

from graph.saver import IN_CLEAR, LeanSaver
from graph.sealed import SEALED, Bound, SealedSerializer, place, plain_serializer
from storage.cipher import Cipher
from storage.database import Database, private_folder
from storage.encryption import without_names
from storage.errors import Corrupt

FILE: Final = "checkpoints.sqlite"
log = logging.getLogger(__name__)


@asynccontextmanager
async def checkpointer(data_dir: Path, database: Database) -> AsyncIterator[LeanSaver]:
    """Open the checkpoints with the key of their ledger. Raises Corrupt."""
    folder = await asyncio.to_thread(private_folder, data_dir)
    (folder / FILE).touch(mode=0o600)
    cipher = database.cipher("checkpoints")
    async with aiosqlite.connect(folder / FILE) as connection:
        try:
            await _prepare(connection)
            saver = LeanSaver(connection, cipher)
            await saver.setup()
            if not await database.checkpoints_are_sealed():
                await _seal(saver, cipher, database.cipher("content"))
                await database.note_checkpoints_sealed()
        except aiosqlite.DatabaseError as error:
            raise Corrupt(
                f"{folder / FILE} cannot be read ({error}). It only serves to go on where you stopped: move it away, and "
                "interviews go on from what the ledger holds."
            ) from error
        yield saver


async def _prepare(connection: aiosqlite.Connection) -> None:
    await connection.execute("PRAGMA busy_timeout = 10000")
    # Checkpoints are blobs of 1-2 kB: on SQLite's own pages of 4 kB one in two fills a page alone.
    await connection.execute("PRAGMA page_size = 16384")
    await connection.execute("PRAGMA synchronous = NORMAL")
    await connection.execute("PRAGMA secure_delete = ON")


async def _seal(saver: LeanSaver, cipher: Cipher, names: Cipher) -> None:
    """Seal every row that an earlier release kept in plaintext, in one transaction, and leave no plaintext in the file."""
    plain, sealing, connection = plain_serializer(), SealedSerializer(cipher), saver.conn
    await connection.execute("BEGIN IMMEDIATE")
    rows = await connection.execute_fetchall(
        "SELECT rowid, thread_id, checkpoint_ns, checkpoint_id, type, checkpoint, metadata FROM checkpoints WHERE type <> ?",
        (SEALED,),
    )
    for rowid, thread_id, space, checkpoint_id, kind, content, metadata in rows:
        every = without_names(json.loads(metadata), names)
        value = {"checkpoint": _nameless(plain.loads_typed((kind, content)), names), "metadata": every, "id": checkpoint_id}
        sealed = sealing.dumps_typed(Bound(place("checkpoint", thread_id, space, checkpoint_id), value))
        clear = json.dumps({name: every[name] for name in IN_CLEAR if name in every})
        change = "UPDATE checkpoints SET type = ?, checkpoint = ?, metadata = ? WHERE rowid = ?"
        await connection.execute(change, (*sealed, clear.encode(), rowid))
    writes = await connection.execute_fetchall(
        "SELECT rowid, thread_id, checkpoint_ns, checkpoint_id, task_id, channel, type, value FROM writes WHERE type <> ?",
        (SEALED,),
    )
    for rowid, *row, kind, content in writes:
        sealed = sealing.dumps_typed(Bound(place("write", *row), _nameless(plain.loads_typed((kind, content)), names)))
        await connection.execute("UPDATE writes SET type = ?, value = ? WHERE rowid = ?", (*sealed, rowid))
    await connection.commit()
    await saver.sweep()
    log.info("encrypted %d checkpoints of an earlier release", len(list(rows)))


def _nameless(value: Any, names: Cipher) -> Any:  # noqa: ANN401  (whatever a channel held)
    """Return a value without names in ids; an interrupt holds its value inside."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, value=without_names(value.value, names)) if hasattr(value, "value") else value
    if isinstance(value, list | tuple):
        return type(value)(_nameless(item, names) for item in value)
    return without_names(value, names)
