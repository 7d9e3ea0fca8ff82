"""The checkpoints: LangGraph's SQLite saver, with short versions."""

from typing import Any

from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver


class LeanSaver(AsyncSqliteSaver):
    """Counts channel versions in whole numbers.

    The saver's own versions are 50 characters each, three dozen of them in every checkpoint: more than the interview itself.
    Their random part tells forks apart where values are stored by version; SQLite stores values inside the checkpoint, so it is
    not needed.
    """

    def get_next_version(self, current: Any, channel: None) -> Any:  # noqa: ANN401, ARG002  (the base class says so)
        """Return the version after `current`; a long version of an older checkpoint counts on from its number."""
        number = int(str(current).split(".")[0]) if current is not None else 0
        return number + 1

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
