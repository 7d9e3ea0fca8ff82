"""Remember what a model replied, so that a run that was cut goes on where it stopped and nothing is paid twice."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from engine.prompt import render
from engine.task import Engine, EngineError, Given, Reply, Spoken, Task, Unavailable
from evals.records import InputError

PROMPT_TOKENS: Final = 16_000
IN_A_ROW: Final = 12
"""Failures in a row after which the model is taken to be gone."""

TRIES: Final = 3
LONGEST_PAUSE: Final = 60.0


class ModelGone(RuntimeError):
    """The model answers nothing any more. The message is fit to show to a person."""


class RememberingEngine:
    """Asks another engine, at most `at_once` calls at a time, and keeps every good reply in a file of JSON lines.

    A reply is kept under a hash of the engine, the whole prompt (and with it the case) and the reply's schema; asking the same
    thing again in one run (an ensemble does) is told apart by how often it was asked. Failures are not kept: they reach the
    grader as they are. After IN_A_ROW of them ModelGone is raised, which no grader catches.
    """

    def __init__(self, engine: Engine, path: Path, at_once: int) -> None:
        """Read what is remembered. Raises InputError if the file cannot be used."""
        self._engine = engine
        self._path = path
        self._slots = asyncio.Semaphore(at_once)
        self._known = _read(path)
        self._asked: Counter[str] = Counter()
        self._failures = 0
        self.remembered = 0

    @property
    def name(self) -> str:
        """Return the name of the engine that is asked."""
        return self._engine.name

    async def ask(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Return the remembered reply or a new one. Raises EngineError or ModelGone."""
        key = self._key(task, given)
        if key in self._known:
            try:
                reply = task.reply.model_validate(self._known[key])
            except ValidationError:
                del self._known[key]  # the schema allows less than it did
            else:
                self.remembered += 1
                return reply
        async with self._slots:
            reply = await self._patiently(task, given)
        self._keep(key, reply.model_dump(mode="json"))
        return reply

    async def write(self, task: Task[Given, Spoken], given: Given) -> AsyncIterator[str]:
        """Pass spoken text on; it is not remembered."""
        async for piece in self._engine.write(task, given):
            yield piece

    async def _patiently(self, task: Task[Given, Reply], given: Given) -> Reply:
        """Ask, and wait and ask again where the provider says when."""
        for left in reversed(range(TRIES)):
            try:
                reply = await self._engine.ask(task, given)
            except EngineError as error:
                pause = error.retry_after if isinstance(error, Unavailable) else None
                if pause is None or not left:
                    self._failed(error)
                    raise
                await asyncio.sleep(min(pause, LONGEST_PAUSE))
            else:
                self._failures = 0
                return reply
        raise AssertionError("unreachable: the last try returns or raises")

    def _failed(self, error: EngineError) -> None:
        self._failures += 1
        if self._failures >= IN_A_ROW:
            told = f"{self.name} failed {IN_A_ROW} times in a row. The last time: {error}"
            raise ModelGone(f"{told} Run the same command again to go on where it stopped.") from error

    def _key(self, task: Task[Given, Reply], given: Given) -> str:
        prompt = render(task.prompt, given, PROMPT_TOKENS)
        schema = json.dumps(task.reply.model_json_schema(), sort_keys=True)
        key = hashlib.sha256("\0".join([self.name, prompt.static, prompt.material, schema]).encode()).hexdigest()
        self._asked[key] += 1
        return f"{key}.{self._asked[key]}"

    def _keep(self, key: str, reply: object) -> None:
        self._known[key] = reply
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, "reply": reply}, ensure_ascii=False) + "\n")


def _read(path: Path) -> dict[str, object]:
    """Return what is remembered. A last line that was cut off is passed over: its reply is asked for again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError(
            f"{path}: replies cannot be kept there ({error.strerror or error}). Choose another --cache."
        ) from error
    known: dict[str, object] = {}
    for line in lines:
        try:
            entry = json.loads(line)
            known[str(entry["key"])] = entry["reply"]
        except (json.JSONDecodeError, KeyError, TypeError):
            continue
    if lines and not path.read_bytes().endswith(b"\n"):
        with path.open("ab") as file:
            file.write(b"\n")
    return known
