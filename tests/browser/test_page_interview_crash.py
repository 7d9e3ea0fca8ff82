"""The server dies in the middle of a turn: the page goes on by itself when it is back, without a reload."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.api.service import ANSWER
from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.talking import DEADLINE, UNREACHABLE, begun, box, enter, open_place, wait_for_next, wait_until_ready
from tests.crash.server import Server

PATIENCE = 300.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server in a process of its own, which can be killed."""
    with Server(tmp_path / "served") as started:
        wait_until_ready(started)
        yield started


@pytest.fixture
def address(server: Server) -> str:
    return server.address


def wait_until_dead(server: Server) -> None:
    assert server.process is not None
    server.process.wait(PATIENCE)
    server.process = None


def test_a_turn_is_finished_after_a_crash_in_the_middle_of_it(
    server: Server, client: httpx.Client, open_page: OpenPage, wrongs: Wrongs
) -> None:
    wrongs.allow(*UNREACHABLE)
    interview = begun(client)
    server.stop()
    server.settings["GREENROOM_CRASH_AT"] = "before_grade_row"
    server.launch()
    wait_until_ready(server)
    page = enter(open_page, interview)
    asked = open_place(page)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    wait_until_dead(server)
    expect(page.get_by_text("Reconnecting.")).to_be_visible()
    box(page).fill("Typed while the server was away")
    del server.settings["GREENROOM_CRASH_AT"]
    server.launch()
    wait_for_next(page, asked)
    expect(page.locator(".grade")).to_have_count(1, timeout=DEADLINE)
    expect(page.get_by_text("Reconnecting.")).to_have_count(0)
    expect(box(page)).to_have_value("Typed while the server was away")
    assert page.locator(".mine").count() == 1


def test_a_message_sent_while_the_server_is_away_arrives_once(
    server: Server, client: httpx.Client, open_page: OpenPage, wrongs: Wrongs
) -> None:
    wrongs.allow(*UNREACHABLE)
    interview = begun(client)
    page = enter(open_page, interview)
    asked = open_place(page)
    server.kill()
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".mine")).to_contain_text("Last spring")
    expect(page.locator(".mine")).to_contain_text("Sending")
    server.launch()
    wait_for_next(page, asked)
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert [one["text"] for one in report["transcript"] if one["role"] == "candidate"] == [ANSWER]


def test_a_turn_that_cannot_be_finished_says_so_and_is_sent_again(
    server: Server, client: httpx.Client, open_page: OpenPage, wrongs: Wrongs
) -> None:
    wrongs.allow(*UNREACHABLE)
    interview = begun(client)
    page = enter(open_page, interview)
    server.stop()
    server.settings["GREENROOM_CRASH_AT"] = "before_grade_row"
    server.launch()
    wait_until_ready(server)
    asked = open_place(page)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    failed = page.locator(".mine").get_by_role("button", name="Send again")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not failed.is_visible():
        if server.process is None or server.process.poll() is not None:
            server.process = None
            server.launch()
        page.wait_for_timeout(100)
    expect(failed).to_be_visible(timeout=DEADLINE)
    expect(box(page)).to_be_visible()
    server.stop()
    del server.settings["GREENROOM_CRASH_AT"]
    server.launch()
    wait_until_ready(server)
    failed.click()
    wait_for_next(page, asked)
    expect(page.locator(".grade")).to_have_count(1)
