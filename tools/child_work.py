"""What a child process does that is asked about one file: bytes on stdin, JSON on stdout, limited memory and time."""

import json
import os
import sys
from collections.abc import Callable
from typing import Final, NoReturn

MEMORY: Final = 512 * 1024 * 1024


def answer_once(work: Callable[[bytes], dict[str, object]], processor_seconds: int) -> NoReturn:
    """Write what `work` makes of stdin, and end. What it needs must be imported before: the limits stand in the way of that."""
    _limit(processor_seconds)
    content = sys.stdin.buffer.read()
    # Libraries may write to stdout; the answer goes out through a copy that they do not know of.
    answer_to = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    answer = work(content)
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(answer).encode("utf-8", errors="replace"))
    os._exit(0)  # the libraries' clean-up is of no use to a process that ends, and can crash on a damaged file


def _limit(processor_seconds: int) -> None:
    """Limit memory, processor time and what may be written; there is no such thing on Windows."""
    try:
        import resource
    except ImportError:
        return
    for name, limit in (("AS", MEMORY), ("CPU", processor_seconds), ("FSIZE", 0), ("CORE", 0)):
        number = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(number)[1]
        resource.setrlimit(number, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
