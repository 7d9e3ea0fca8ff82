"""The engine that needs no model: every task's own rule."""

import re
from collections.abc import AsyncIterator

from engine.task import Given, Reply, Spoken, Task


class OfflineEngine:
    """Answers with the task's deterministic rule: no network, no key, the same reply every time."""

    @property
    def name(self) -> str:
        """Return `offline`."""
        return "offline"

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return what the rule says. Rules are quick, so they run in place."""
        return task.offline(given)

    async def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Yield what the rule says, a few words at a time; joined they are the rule's text, character for character."""
        for piece in re.findall(r"(?:\s*\S+){1,4}|\s+", task.offline(given).text):
            yield piece
