"""What a candidate does in the page during an interview."""

import re
import time
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.api.service import ANSWER, begin
from tests.browser.conftest import OpenPage
from tests.browser.people import hand_in
from tests.crash.server import Server

DEADLINE = 90_000
UNREACHABLE = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INTERNET_DISCONNECTED", "ERR_INCOMPLETE_CHUNKED", "ERR_FAILED")
"""What Chromium's console says of requests to a server that is away."""
READY_SECONDS = 120.0
NEXT_IS_THERE = """(asked) => {
  if ([...document.querySelectorAll("h2")].some((one) => one.textContent === "That was the interview")) return true;
  const question = document.getElementById("open-question");
  return question && question.innerText !== asked && !document.querySelector(".talk .busy");
}"""


def begun(client: httpx.Client, **setup: object) -> dict[str, Any]:
    """Begin an interview with a sample's CV and advert."""
    return begin(client, **{**hand_in(client), **setup})


def enter(open_page: OpenPage, interview: dict[str, Any], **look: Any) -> Page:  # noqa: ANN401  (as open_page takes it)
    """Open the page of an interview and wait for its question."""
    page = open_page(f"interview/{interview['id']}", **look)
    expect(box(page)).to_be_visible(timeout=DEADLINE)
    return page


def box(page: Page) -> Locator:
    """Return the box in which the answer is written."""
    return page.get_by_role("textbox", name="Your answer")


def send(page: Page, text: str = ANSWER) -> None:
    """Answer the open question and wait until the next one can be answered, or all is over."""
    asked = open_place(page)
    box(page).fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    wait_for_next(page, asked)


def wait_for_next(page: Page, asked: str) -> None:
    """Wait until another question is open and the turn is over, or the interview is."""
    page.wait_for_function(NEXT_IS_THERE, arg=asked, timeout=DEADLINE)


def open_place(page: Page) -> str:
    """Return the words of the open question."""
    return page.locator("#open-question").inner_text()


def is_over(page: Page) -> bool:
    """Whether the interview has ended."""
    return page.get_by_role("heading", name="That was the interview").is_visible()


def said(page: Page) -> list[str]:
    """Return the conversation as it stands on the page: who said what, and what was noted."""
    return [
        re.sub(r"\s+", " ", text).strip()
        for text in page.locator(".log > .said, .log > .mine, .log > .log-note").all_inner_texts()
    ]


def wait_until_ready(server: Server) -> None:
    """Wait until a server in a process of its own answers."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{server.address}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"the server is not ready:\n{server.tail()}")
