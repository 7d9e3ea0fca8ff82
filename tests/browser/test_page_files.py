"""The page's files as they are served: small, kept by browsers, under rules that forbid everything foreign."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

WEB = Path(__file__).parents[2] / "web"
LARGEST_OPENING = 150_000
FIRST_PAINT_MILLISECONDS = 1000


@pytest.mark.parametrize("path", ["/", "/interview-practice"])
def test_the_page_is_served_under_strict_rules(client: httpx.Client, path: str) -> None:
    reply = client.get(path)
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    rules = reply.headers["content-security-policy"]
    assert "default-src 'self'" in rules
    assert "require-trusted-types-for 'script'" in rules
    assert "unsafe" not in rules


def test_files_are_zipped_and_asked_for_again_without_being_sent_again(client: httpx.Client) -> None:
    first = client.get("/web/css/app.css", headers={"Accept-Encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/web/css/app.css", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_cold_start_is_small_and_quick(open_page: OpenPage) -> None:
    """Everything that is loaded, the screens that come in afterwards among it; the second load is the warm one."""
    page = open_page("home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    entries = "performance.getEntries().filter((one) => ['navigation', 'resource'].includes(one.entryType))"
    sizes = page.evaluate(f"{entries}.map((one) => one.transferSize)")
    assert len(sizes) > 20
    assert sum(sizes) <= LARGEST_OPENING
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < FIRST_PAINT_MILLISECONDS


def test_the_page_names_no_other_host() -> None:
    addresses = {
        f"{path.relative_to(WEB)}: {found}"
        for path in [*WEB.rglob("*.js"), *WEB.rglob("*.css"), *WEB.rglob("*.html"), WEB / "package-lock.json"]
        if "vendor" not in path.parts and "node_modules" not in path.parts
        for found in re.findall(r"https?://[\w.-]+", path.read_text(encoding="utf-8"))
    }
    assert addresses == set()


def test_modules_are_short_and_say_what_they_are_for() -> None:
    modules = list((WEB / "js").rglob("*.js"))
    lengths = {str(path.relative_to(WEB)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
    silent = [str(path.relative_to(WEB)) for path in modules if not path.read_text(encoding="utf-8").startswith("/**")]
    assert silent == []
