"""A progress bar on the error stream, and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.graders import Watch, unwatched


@contextmanager
def watching() -> Iterator[Watch]:
    """Show a bar for each piece of work until the block ends; nothing stays behind."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def watch(what: str, whole: int) -> Callable[[], None]:
            if not what or not whole:
                return unwatched(what, whole)
            for earlier in list(progress.task_ids):
                progress.remove_task(earlier)
            task = progress.add_task(what, total=whole)
            return lambda: progress.advance(task)

        yield watch
