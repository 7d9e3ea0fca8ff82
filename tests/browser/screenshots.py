"""`python -m tests.browser.screenshots`: every screen, light and dark, wide and phone, into docs/screenshots/."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.api.service import serving
from tests.browser.chromium import PHONE, WIDE, chromium, chromium_path, room_for
from tests.browser.states import STATES, WELCOME, State, make_world
from tests.browser.states_talk import SHOWN

FOLDER: Final = Path(__file__).parents[2] / "docs" / "screenshots"
COLOURS: Final = 160
"""Enough for a page of few colours, at a third of the size."""
TALLEST: Final = 6000
"""Pixels of a page that are shown: the beginning, or where the page itself scrolled to."""
SIZES: Final = {"wide": WIDE, "phone": PHONE}


def main(wanted: list[str]) -> int:
    """Take the screenshots of the wanted states, or of all."""
    path = chromium_path()
    if path is None:
        print("There is no Chromium on this machine; install it, or name it in CHROMIUM.")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full, chromium(path) as browser:
        with serving(Path(empty)) as address:
            for taken in _take(browser, address, WELCOME, {}, wanted):
                print(taken)
        with serving(Path(full)) as address, httpx.Client(base_url=address, timeout=60) as client:
            for taken in _take(browser, address, {**STATES, **SHOWN}, vars(make_world(client)), wanted):
                print(taken)
    return 0


def _take(
    browser: Browser, address: str, states: Mapping[str, State], world: Mapping[str, str], wanted: list[str]
) -> Iterator[Path]:
    for name, state in states.items():
        if wanted and not any(name.startswith(part) for part in wanted):
            continue
        for look, size in SIZES.items():
            for dark in (False, True):
                context = room_for(browser, size, dark=dark, still=True)
                page = context.new_page()
                page.goto(f"{address}/#{state.place.format(**world)}")
                state.reach(page)
                yield _shoot(page, FOLDER / f"{name}-{look}-{'dark' if dark else 'light'}.png")
                context.close()


def _shoot(page: Page, path: Path) -> Path:
    """Take the page whole or as far as anybody looks, or only the window while a dialog stands in the middle of it.

    What is fixed to the window is put where it belongs first, or it would cover the middle.
    """
    page.wait_for_timeout(300)
    if not page.locator("dialog[open]").count():
        height = page.evaluate("document.documentElement.scrollHeight")
        width = page.evaluate("innerWidth")
        page.set_viewport_size({"width": width, "height": min(max(height, 600), TALLEST)})
        page.wait_for_timeout(200)
    taken = Image.open(BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS).save(path, optimize=True)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
