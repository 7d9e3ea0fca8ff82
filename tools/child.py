"""Ask a child process about a file that a stranger sent, so that a hostile one can harm nothing but that.

ChildError
├── NotStarted  no process could be started
├── TooSlow     it was killed when its time was over
├── Killed      it ran out of memory, or was brought down by the file
└── Babbled     it ended without an answer
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "TMPDIR")
"""The child gets nothing else of our environment: keys and tokens of the server stay here."""


class ChildError(Exception):
    """The child gave no answer."""


class NotStarted(ChildError):
    """There is no child."""


class TooSlow(ChildError):
    """The child was killed when its time was over."""


class Killed(ChildError):
    """The child was killed by a signal."""


class Babbled(ChildError):
    """What the child wrote is no answer."""


def ask_child(module: str, kind: str, content: bytes, seconds: float) -> dict[str, Any]:
    """Return the JSON object that `python -m module kind` (see tools.child_work) answers when it is handed the content.

    Blocks for up to `seconds`: call it through `asyncio.to_thread`. Raises ChildError, one of its classes.
    """
    try:
        finished = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", module, kind],
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name in KEPT},
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    except OSError as error:
        raise NotStarted from error
    try:
        answer = json.loads(finished.stdout)
    except ValueError as error:
        raise (Killed if finished.returncode < 0 else Babbled) from error
    if not isinstance(answer, dict):
        raise Babbled
    return answer
