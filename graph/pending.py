"""Look, before anything is driven, whether every open interview can go on from its checkpoint in the graph as it is now."""

import logging
from collections.abc import Collection
from typing import Any, Final

from sqlmodel import Session, col, select

from graph.build import Compiled
from graph.saver import LeanSaver
from graph.state import SCHEMA_VERSION
from storage.database import Database
from storage.errors import Forged
from storage.tables import Interview

OPEN: Final = ("pending", "active", "paused")
NEXT: Final = ("branch:", "join:")
"""How LangGraph names the channels that say what is due. Those it does not know it drops, and the interview stands still."""

log = logging.getLogger(__name__)


async def check_pending(database: Database, graph: Compiled, saver: LeanSaver) -> list[str]:
    """Forget checkpoints from which nothing can go on, and return the interviews whose they were.

    Those interviews go on from the ledger, at the question that is open there, with the next thing that is done in them.
    """
    forgotten = []
    for interview_id in await database.read(_open):
        reason = await _reason(saver, interview_id, graph.channels)
        if reason is not None:
            log.warning("interview %s goes on from the ledger: its checkpoint %s", interview_id, reason)
            await saver.adelete_thread(interview_id)
            forgotten.append(interview_id)
    return forgotten


async def forget_deleted(database: Database, saver: LeanSaver) -> int:
    """Forget the checkpoints of interviews that are no longer there, and return how many interviews those were.

    They are deleted with their interview, but after it: a crash may come between.
    """
    kept = await saver.threads()
    left_over = kept - set(await database.read(lambda session: session.exec(select(Interview.id)).all()))
    for interview_id in left_over:
        await saver.adelete_thread(interview_id)
    if left_over:
        log.info("the checkpoints of %d deleted interviews were still there and are gone now", len(left_over))
        await saver.sweep()
    return len(left_over)


def _open(session: Session) -> list[str]:
    return list(session.exec(select(Interview.id).where(col(Interview.status).in_(OPEN))).all())


async def _reason(saver: LeanSaver, interview_id: str, channels: Collection[str]) -> str | None:
    """Return why an interview cannot go on from its checkpoint; None where it can, or where there is none."""
    try:
        found = await saver.aget_tuple({"configurable": {"thread_id": interview_id}})
    except Forged as error:
        return f"is not ours ({error})"
    if found is None:
        return None
    values: dict[str, Any] = found.checkpoint["channel_values"]
    unknown = [name for name in values if name.startswith(NEXT) and name not in channels]
    if unknown:
        return f"waits for a step that is no longer there ({', '.join(unknown)})"
    if values.get("schema_version", 0) > SCHEMA_VERSION:
        return f"was written by a later Greenroom (state {values['schema_version']})"
    return None
