"""Say something aloud through an engine, whole even where a model breaks off half-way."""

from collections.abc import Callable

from engine.task import Engine, EngineError, Given, Spoken, Task


async def say_aloud(engine: Engine, task: Task[Given, Spoken], given: Given, say: Callable[[str], None]) -> str:
    """Say the text piece by piece and return it whole.

    Where the engine breaks off, the pieces so far are forgotten and the task's own rule speaks: no half text is kept.
    """
    pieces: list[str] = []
    try:
        async for piece in engine.write(task, given):
            pieces.append(piece)
            say(piece)
    except EngineError:
        return task.offline(given).text
    return "".join(pieces)
