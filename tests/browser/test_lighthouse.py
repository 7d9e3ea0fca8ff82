"""Lighthouse, on a warm server. It brings two hundred packages, so it runs in CI and where they are installed already."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.node import IN_CI, tools

PACKAGE = Path(__file__).parent / "lighthouse"
TRIES = 4
"""The score of a run falls when something else keeps the processor busy; the best of a few says what the page can do."""


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not IN_CI and not (PACKAGE / "node_modules").is_dir():
        pytest.skip("Lighthouse is not installed (npm ci in tests/browser/lighthouse)")
    return tools(PACKAGE, tmp_path_factory.mktemp("lighthouse")) / ".bin" / "lighthouse"


def run(lighthouse: Path, url: str, into: Path, categories: str) -> dict[str, float]:
    """Return the score of each category, 0 to 1."""
    flags = " ".join(["--headless=new", *FLAGS])
    command = [str(lighthouse), url, "--quiet", "--output=json", f"--output-path={into}", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": chromium_path() or ""}
    subprocess.run([*command, f"--only-categories={categories}"], env=environment, capture_output=True, timeout=180, check=True)
    found: dict[str, Any] = json.loads(into.read_text(encoding="utf-8"))
    return {name: category["score"] for name, category in found["categories"].items()}


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("screen", ["home", "setup", "study", "settings"])
def test_lighthouse_finds_every_screen_accessible(lighthouse: Path, address: str, screen: str, tmp_path: Path) -> None:
    scores = run(lighthouse, f"{address}/#/{screen}", tmp_path / "found.json", "accessibility")
    assert scores == {"accessibility": 1}


@pytest.mark.usefixtures("browser")
def test_lighthouse_finds_the_page_quick_on_a_warm_server(lighthouse: Path, address: str, tmp_path: Path) -> None:
    httpx.get(f"{address}/readyz").raise_for_status()
    best = 0.0
    for attempt in range(TRIES):
        best = max(best, run(lighthouse, f"{address}/", tmp_path / f"{attempt}.json", "performance")["performance"])
        if best >= 0.95:
            return
    pytest.fail(f"performance was {best} at best")
