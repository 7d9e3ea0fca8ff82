"""What every screen owes everybody: axe finds nothing, nothing is too small to hit, nothing runs out of the page."""

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SETTLED = (
    "document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"
)

SMALL_TARGETS = """() => {
  const inline = (one) => getComputedStyle(one).display === "inline";
  const shown = (one) => one.checkVisibility() && !one.closest(".unseen, .skip") && !one.classList.contains("unseen");
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => shown(one) && !inline(one))
    .map((one) => [one.closest("label") || one, one])
    .map(([area, one]) => [area.getBoundingClientRect(), one])
    .filter(([box]) => box.width < 24 || box.height < 24)
    .map(([box, one]) => `${one.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""

OVERFLOW = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("main *, header *")]
    .filter((one) => one.checkVisibility() && !one.closest(".unseen") && one.getBoundingClientRect().right > room + 1)
    .map((one) => `${one.tagName}.${one.className} ends at ${Math.round(one.getBoundingClientRect().right)} of ${room}`);
}"""


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until an expression holds. Playwright's own wait evaluates in the page, which the page's CSP forbids."""
    for _try in range(round(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


@cache
def _axe() -> str:
    [found] = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return found.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line for each element. It comes in through the debugger, which no CSP forbids."""
    wait_until(page, SETTLED)
    page.evaluate(_axe() + ";0")
    result: dict[str, Any] = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })", RULES
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary'][:200]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def small_targets(page: Page) -> list[str]:
    """Return the controls that are smaller than 24 by 24 pixels."""
    return list(page.evaluate(SMALL_TARGETS))


def overflow(page: Page) -> list[str]:
    """Return what makes the page scroll sideways."""
    return list(page.evaluate(OVERFLOW))


def enlarge_text(page: Page) -> None:
    """Read the page at 200 % text."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(100)
