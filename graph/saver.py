"""The checkpoints: LangGraph's SQLite saver, sealed row by row, and with short versions."""

from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Final, Self, cast

import aiosqlite
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    DeltaChannelHistory,
    get_checkpoint_metadata,
)
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from graph.sealed import Bound, SealedSerializer, place
from storage.cipher import Cipher

IN_CLEAR: Final = frozenset({"source", "step"})
"""What of the metadata stands outside the seal, so that it can be searched for; the rest may be what a configuration held."""


class LeanSaver(AsyncSqliteSaver):
    """Seals every checkpoint and write for its row, and counts channel versions in whole numbers.

    The saver's own versions are 50 characters each, three dozen of them in every checkpoint: more than the interview itself.
    Their random part tells forks apart where values are stored by version; SQLite stores values inside the checkpoint, so it is
    not needed.
    """

    def __init__(self, connection: aiosqlite.Connection, cipher: Cipher) -> None:
        """Bind an open connection and the cipher."""
        super().__init__(connection, serde=SealedSerializer(cipher))
        self._deleted: set[str] = set()

    def with_allowlist(self, extra_allowlist: Collection[tuple[str, ...]]) -> Self:  # noqa: ARG002
        """Return the saver as it is: the state is plain JSON, so nothing else is ever unpacked."""
        return self

    def get_next_version(self, current: Any, channel: None) -> Any:  # noqa: ANN401, ARG002  (the base class says so)
        """Return the version after `current`; a long version of an older checkpoint counts on from its number."""
        number = int(str(current).split(".")[0]) if current is not None else 0
        return number + 1

    async def aput(
        self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata, new_versions: ChannelVersions
    ) -> RunnableConfig:
        """Keep a checkpoint, sealed with its metadata."""
        every: dict[str, Any] = {**get_checkpoint_metadata(config, metadata)}
        told = {name: config["configurable"].get(name) for name in ("thread_id", "checkpoint_ns", "checkpoint_id")}
        where = place("checkpoint", told["thread_id"], told["checkpoint_ns"], checkpoint["id"])
        sealed: Any = Bound(where, {"id": checkpoint["id"], "checkpoint": checkpoint, "metadata": every})
        clear: Any = {name: every[name] for name in IN_CLEAR if name in every}
        return await super().aput({"configurable": told}, sealed, clear, new_versions)

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """Keep what a task wrote, sealed for the task and the channel."""
        told = config["configurable"]
        rows = (told["thread_id"], told["checkpoint_ns"], told["checkpoint_id"], task_id)
        sealed = [(channel, Bound(place("write", *rows, channel), value)) for channel, value in writes]
        await super().aput_writes(config, sealed, task_id, task_path)
        if told["thread_id"] in self._deleted:
            await self._forget_strays(told["thread_id"])

    async def adelete_thread(self, thread_id: str) -> None:
        """Delete all of a thread, also what is written to it too late.

        A run that is cancelled hands in what became of its tasks when it is over already, and nobody can wait for that.
        """
        self._deleted.add(thread_id)
        await super().adelete_thread(thread_id)

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """Return a checkpoint. Raises Forged."""
        found = await super().aget_tuple(config)
        return None if found is None else opened(found)

    async def alist(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> AsyncGenerator[CheckpointTuple, None]:
        """Yield checkpoints, newest first. What is asked of sealed metadata is looked up after opening. Raises Forged."""
        clear = {name: value for name, value in (filter or {}).items() if name in IN_CLEAR}
        hidden = {name: value for name, value in (filter or {}).items() if name not in IN_CLEAR}
        count = 0
        # Closed at once where it is left early: it holds the saver's lock.
        every = super().alist(config, filter=clear, before=before, limit=None if hidden else limit)
        async with aclosing(cast("AsyncGenerator[CheckpointTuple, None]", every)):
            async for found in every:
                if limit is not None and count >= limit:
                    return
                read = opened(found)
                if all(dict(read.metadata).get(name) == value for name, value in hidden.items()):
                    count += 1
                    yield read

    async def aget_delta_channel_history(
        self, *, config: RunnableConfig, channels: Sequence[str]
    ) -> Mapping[str, DeltaChannelHistory]:
        """Go through the checkpoints one by one: the saver's own short cut would read past the seals."""
        return await BaseCheckpointSaver.aget_delta_channel_history(self, config=config, channels=channels)

    async def _forget_strays(self, thread_id: str) -> None:
        """Delete the writes to checkpoints that are not there."""
        there = "SELECT checkpoint_id FROM checkpoints WHERE thread_id = ?"
        async with self.lock:
            await self.conn.execute(
                f"DELETE FROM writes WHERE thread_id = ? AND checkpoint_id NOT IN ({there})", (thread_id, thread_id)
            )
            await self.conn.commit()

    async def threads(self) -> set[str]:
        """Return the threads of which anything is kept."""
        every = "SELECT thread_id FROM checkpoints UNION SELECT thread_id FROM writes"
        async with self.lock:
            return {str(thread_id) for (thread_id,) in await self.conn.execute_fetchall(every)}

    async def forget_writes(self, thread_id: str) -> None:
        """Delete the writes of all but the newest checkpoint of a thread.

        They serve to go on inside a superstep that did not finish; of supersteps that did, the next checkpoint has the outcome.
        """
        newest = "SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?"
        async with self.lock:
            await self.conn.execute(
                f"DELETE FROM writes WHERE thread_id = ? AND checkpoint_id < ({newest})", (thread_id, thread_id)
            )
            await self.conn.commit()

    async def sweep(self) -> None:
        """Leave no byte of what was deleted in the file or its log."""
        async with self.lock:
            await self.conn.execute("VACUUM")
            await self.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def opened(found: CheckpointTuple) -> CheckpointTuple:
    """Return what was read without its seals. Raises Forged for whatever was sealed for another row."""
    told = found.config["configurable"]
    row = (told["thread_id"], told.get("checkpoint_ns", ""), told["checkpoint_id"])
    content = Bound.of(found.checkpoint).at(place("checkpoint", *row))
    writes = [
        (task_id, channel, Bound.of(value).at(place("write", *row, task_id, channel)))
        for task_id, channel, value in found.pending_writes or []
    ]
    return found._replace(checkpoint=content["checkpoint"], metadata=content["metadata"], pending_writes=writes)
