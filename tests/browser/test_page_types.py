"""The page's modules, checked by TypeScript. Node is a tool of ours: without it this is skipped, except in CI."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
INSTALL_SECONDS = 180


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the tools of web/package.json, installed where they are not yet."""
    installed = WEB / "node_modules"
    if (installed / ".bin" / "tsc").exists():
        return installed
    must = os.environ.get("CI") == "true"
    if shutil.which("npm") is None:
        (pytest.fail if must else pytest.skip)("there is no npm on this machine")
    folder = tmp_path_factory.mktemp("tools")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(WEB / name, folder)
    done = subprocess.run(["npm", "ci"], cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    if done.returncode:
        (pytest.fail if must else pytest.skip)(f"npm could not install the tools: {done.stderr[-500:]}")
    return folder / "node_modules"


def test_every_module_has_sound_types(tools: Path) -> None:
    done = subprocess.run(
        [str(tools / ".bin" / "tsc"), "--project", str(WEB / "tsconfig.json")], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0
