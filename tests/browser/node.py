"""Tools that run on Node. None is needed to run Greenroom, so their tests are skipped where there is no npm, except in CI."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NoReturn

import pytest

INSTALL_SECONDS: Final = 300
IN_CI: Final = os.environ.get("CI") == "true"


def tools(package: Path, empty: Path) -> Path:
    """Return the node_modules of a package: those beside its package.json, or freshly installed ones in an empty folder."""
    installed = package / "node_modules"
    if (installed / ".bin").is_dir():
        return installed
    if shutil.which("npm") is None:
        _give_up("there is no npm on this machine")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(package / name, empty)
    done = subprocess.run(["npm", "ci"], cwd=empty, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    if done.returncode:
        _give_up(f"npm could not install the tools: {done.stderr[-500:]}")
    return empty / "node_modules"


def _give_up(why: str) -> NoReturn:
    if IN_CI:
        pytest.fail(why)
    pytest.skip(why)
