"""A real Chromium, and pages in it that note everything that goes wrong."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Playwright, sync_playwright

NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without a window of its own comes first: the same engine takes a quarter less of the processor."""
FLAGS: Final = (
    "--no-sandbox --disable-dev-shm-usage --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
NOTE_VIOLATIONS: Final = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
WIDE: Final = (1440, 900)
PHONE: Final = (390, 844)
NARROW: Final = (320, 640)
LARGEST_PHONE: Final = 500


@dataclass
class Wrongs:
    """Everything that went wrong in the pages of one test: errors, broken rules, requests to other hosts."""

    address: str
    found: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, *texts: str) -> None:
        """Let pass what a test provokes itself: Chromium reports every refused request as an error of the console."""
        self.allowed += texts

    def watch(self, page: Page) -> None:
        """Note what goes wrong in a page from now on."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.found.append(f"page error: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("dialog", self._asked_in_a_box)

    def left(self) -> list[str]:
        """Return what was not allowed."""
        return [text for text in self.found if not any(allowed in text for allowed in self.allowed)]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"console: {message.text}")

    def _asked_in_a_box(self, dialog: Dialog) -> None:
        self.found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.found.append(f"foreign request: {url}")


def chromium_path() -> str | None:
    """Return where Chromium is on this machine, or None."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as playwright:
        browser = _launch(playwright, path)
        try:
            yield browser
        finally:
            browser.close()


def _launch(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def room_for(
    browser: Browser, size: tuple[int, int] = WIDE, *, dark: bool = False, still: bool = False, contrast: bool = False
) -> BrowserContext:
    """Return a new profile: nothing is stored in it, and rules that were broken are told in its console."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce" if still else "no-preference",
        contrast="more" if contrast else "no-preference",
        has_touch=width < LARGEST_PHONE,
        locale="en-GB",
    )
    context.add_init_script(NOTE_VIOLATIONS)
    context.set_default_timeout(20_000)
    return context
