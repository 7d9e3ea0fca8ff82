"""The study plan on the page: today first, why, what is ticked off, and the calendar file."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.people import finish, hand_in
from tests.browser.talking import DEADLINE

AGAIN = "Answer it again"


def in_days(days: int) -> str:
    return (datetime.now(tz=UTC) + timedelta(days=days)).date().isoformat()


def planned(client: httpx.Client, open_page: OpenPage) -> Page:
    day = in_days(12)
    finish(client, **hand_in(client), interviewOn=day)
    page = open_page("study")
    expect(page.locator(".drill").first).to_be_visible(timeout=DEADLINE)
    return page


def open_question(client: httpx.Client, interview_id: str) -> dict[str, Any]:
    """Return the question that is open once the turn under way is over: it is seen before that."""
    deadline = time.monotonic() + DEADLINE / 1000
    while time.monotonic() < deadline:
        asked: dict[str, Any] | None = client.get(f"/api/interviews/{interview_id}").json()["currentQuestion"]
        if asked is not None:
            return asked
        time.sleep(0.1)
    raise TimeoutError("no question was opened")


def test_somebody_without_a_plan_is_told_how_to_get_one(fresh_address: str, open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("404")
    page = open_page("study")
    expect(page.get_by_text("There is no plan yet.")).to_be_visible(timeout=DEADLINE)
    page.get_by_role("link", name="Start an interview").click()
    expect(page).to_have_url(re.compile("#/setup$"))


def test_days_are_counted_and_today_comes_first(open_page: OpenPage, client: httpx.Client) -> None:
    page = planned(client, open_page)
    expect(page.get_by_text("12 days until the interview")).to_be_visible()
    plan = client.get("/api/study-plan").json()["items"]
    first = page.locator(".drill").first
    expect(first).to_contain_text(plan[0]["what"])
    expect(first).to_contain_text(plan[0]["why"])
    assert page.locator(".drill").count() == len(plan)
    first.get_by_role("link", name="See the answer that showed it").click()
    expect(page.get_by_role("tab", name="Questions")).to_have_attribute("aria-selected", "true", timeout=DEADLINE)
    page.go_back()
    expect(page.locator(".drill")).to_have_count(len(plan), timeout=DEADLINE)
    expect(page.get_by_role("button", name=AGAIN)).to_have_count(1)  # only what is due is done now
    page.get_by_role("button", name=AGAIN).click()
    expect(page.locator("#open-question")).to_be_visible(timeout=DEADLINE)
    assert open_question(client, page.url.rpartition("/")[2])["id"] == plan[0]["questionId"]


def test_what_is_ticked_stays_ticked(open_page: OpenPage, client: httpx.Client) -> None:
    page = planned(client, open_page)
    total = page.locator(".drill").count()
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_text(f"1 of {total} drills done")).to_be_visible()
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked(timeout=DEADLINE)
    page.get_by_role("checkbox").first.press("Space")
    expect(page.get_by_text(f"0 of {total} drills done")).to_be_visible()


def test_a_drill_that_was_missed_is_not_forgotten(open_page: OpenPage, client: httpx.Client) -> None:
    page = planned(client, open_page)
    page.clock.set_fixed_time(f"{in_days(2)}T12:00:00")
    page.reload()
    missed = page.locator("section", has=page.get_by_role("heading", name="Left from earlier days"))
    expect(missed).to_be_visible(timeout=DEADLINE)
    before = missed.locator(".drill").count()
    missed.get_by_role("checkbox").first.check()
    expect(missed.locator(".drill")).to_have_count(before)
    expect(missed.get_by_role("checkbox").first).to_be_focused()
    page.reload()
    expect(page.locator("section", has=page.get_by_role("heading", name="Done"))).to_be_visible()
    expect(missed.locator(".drill")).to_have_count(before - 1)


def test_the_calendar_file_holds_every_drill(open_page: OpenPage, client: httpx.Client) -> None:
    page = planned(client, open_page)
    plan = client.get("/api/study-plan").json()["items"]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download for your calendar").click()
    written = Path(saved.value.path()).read_bytes()
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    events = [_fields(part) for part in _unfolded(written).split("BEGIN:VEVENT\r\n")[1:]]
    assert [event["DTSTART;VALUE=DATE"] for event in events] == [item["on"].replace("-", "") for item in plan]
    assert len({event["UID"] for event in events}) == len(plan)
    for event, item in zip(events, plan, strict=True):
        assert re.sub(r"\\([\\;,])", r"\1", event["DESCRIPTION"]).startswith(item["what"])


def _unfolded(written: bytes) -> str:
    """Return the lines of a calendar as they were before they were folded (RFC 5545, 3.1)."""
    return written.replace(b"\r\n ", b"").decode()


def _fields(event: str) -> dict[str, str]:
    lines = event.partition("END:VEVENT")[0].strip().split("\r\n")
    return dict(line.split(":", 1) for line in lines)
