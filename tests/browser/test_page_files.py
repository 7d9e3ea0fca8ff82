"""The page's files as they are served: small, kept by browsers, under rules that forbid everything foreign."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

WEB = Path(__file__).resolve().parents[2] / "web"
LARGEST_OPENING = 150_000
FIRST_PAINT_MILLISECONDS = 1000
TRIES = 3
DRAWN = "performance.getEntriesByName('greenroom-drawn')[0].startTime"


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


def test_the_first_screen_is_there_within_a_second_and_weighs_little(open_page: OpenPage) -> None:
    page = open_page("home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    drawn = page.evaluate(DRAWN)
    entries = "performance.getEntries().filter((one) => ['navigation', 'resource'].includes(one.entryType))"
    loaded = page.evaluate(f"{entries}.filter((one) => one.startTime <= {drawn}).map((one) => [one.name, one.transferSize])")
    assert len(loaded) > 20
    assert sum(size for _name, size in loaded) <= LARGEST_OPENING
    warm = []
    for _load in range(TRIES):
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        warm.append(page.evaluate(DRAWN))
    assert min(warm) < FIRST_PAINT_MILLISECONDS, warm


def test_what_the_first_screen_needs_is_named_up_front() -> None:
    """One round for all modules instead of one for each import within an import."""
    needed: set[Path] = set()
    wanted = [WEB / "js" / "main.js", WEB / "js" / "screens" / "home.js"]
    while wanted:
        module = wanted.pop()
        needed.add(module)
        imported = re.findall(r'from "([.][^"]+)"', module.read_text(encoding="utf-8"))
        wanted += [path for name in imported if (path := (module.parent / name).resolve()) not in needed]
    named = re.findall(r'rel="modulepreload" href="/web/([^"]+)"', (WEB / "index.html").read_text(encoding="utf-8"))
    assert {WEB / name for name in named} == needed - {WEB / "js" / "main.js"}


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
