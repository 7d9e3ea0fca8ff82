"""The page's modules, checked by TypeScript. Node is a tool of ours: without it this is skipped, except in CI."""

import subprocess
from pathlib import Path

from tests.browser.node import tools

WEB = Path(__file__).parents[2] / "web"


def test_every_module_has_sound_types(tmp_path: Path) -> None:
    compiler = tools(WEB, tmp_path) / ".bin" / "tsc"
    done = subprocess.run([str(compiler), "--project", str(WEB)], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0
