"""Home: what somebody sees first, last time's interview, coaching, trend and history."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.api.service import serving
from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.manners import wait_until
from tests.browser.people import finish, hand_in, hold


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with two finished interviews, one that was ended at once, and one that is under way."""
    folder: Path = tmp_path_factory.mktemp("greenroom")
    with serving(folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        sources = hand_in(client)
        finish(client, **sources, interviewOn="2099-12-04")
        finish(client, **sources, weak=5, interviewOn="2099-12-04")
        ended = hold(client, 0, **sources, interviewType="case")
        client.post(f"/api/interviews/{ended['id']}/end", json={}).raise_for_status()
        hold(client, 2, **sources, interviewType="technical")
        yield url


@pytest.fixture
def home(open_page: OpenPage) -> Page:
    page = open_page("home")
    expect(page.get_by_role("heading", name="Your interviews")).to_be_visible()
    return page


def test_somebody_new_is_told_what_this_is_and_how_to_begin(fresh_address: str, open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rehearse before you go on stage")
    expect(page.get_by_role("link", name="Set up an interview")).to_be_visible()
    page.get_by_role("link", name="Try the sample").click()
    expect(page.get_by_text("Filled in: Backend engineer")).to_be_visible()


def test_the_page_is_served_under_both_addresses(open_page: OpenPage) -> None:
    page = open_page("settings", path="/interview-practice")
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
    assert page.url.endswith("/interview-practice#/settings")


def test_what_is_unfinished_comes_first_and_is_one_click_away(home: Page) -> None:
    expect(home.locator("main section").first).to_contain_text("Go on where you stopped")
    link = home.get_by_role("link", name=re.compile(r"^Continue: question \d of \d$"))
    link.click()
    expect(home).to_have_url(re.compile(r"#/interview/"))


def test_the_newest_advice_leads_to_its_report(home: Page, client: httpx.Client) -> None:
    interviews = client.get("/api/interviews").json()["interviews"]
    latest = next(one for one in interviews if one["status"] == "completed" and one["score"] is not None)
    advice = client.get(f"/api/interviews/{latest['id']}/report").json()["analysis"]
    card = home.get_by_role("region", name="Newest coaching")
    said = advice["improvements"][0]["text"] if advice["improvements"] else advice["summary"]
    expect(card).to_contain_text(said)
    assert (card.get_by_role("link", name="Open the report").get_attribute("href") or "").endswith(latest["id"])


def test_what_to_practise_comes_from_the_plan_and_the_weakest(home: Page, client: httpx.Client) -> None:
    card = home.get_by_role("region", name="Practise next")
    plan = client.get("/api/study-plan").json()["items"]
    expect(card).to_contain_text(plan[0]["what"])
    expect(card).to_contain_text(plan[0]["why"])
    assert card.locator(".weakest li").count() == len(client.get("/api/progress").json()["weakest"])


def test_the_trend_shows_the_same_figures_as_a_chart_and_as_a_table(home: Page, client: httpx.Client) -> None:
    card = home.get_by_role("region", name="How it goes over time")
    expect(card.locator("canvas")).to_be_visible()
    counted = [round(one["overall"]) for one in client.get("/api/progress").json()["interviews"] if one["counted"]]
    assert [int(cell) for cell in card.locator("tbody td:nth-child(2)").all_inner_texts()] == counted
    assert card.get_by_role("img").get_attribute("aria-label")
    expect(card.get_by_role("status")).to_have_text(
        f"Two interviews so far: {counted[0]}, then {counted[1]}. Two are too few to call it progress."
    )
    for day in card.locator("tbody td:first-child").all_inner_texts():
        assert re.search(r", \d\d:\d\d$", day), "both are of today"


def test_the_history_tells_scores_from_what_was_not_scored(home: Page, client: httpx.Client) -> None:
    rows = home.locator(".history-row")
    interviews = client.get("/api/interviews").json()["interviews"]
    assert rows.count() == len(interviews)
    for row, interview in zip(rows.all(), interviews, strict=True):
        expected = "Unfinished" if interview["status"] == "active" else "Not scored" if interview["score"] is None else "of 100"
        expect(row.locator(".history-score")).to_contain_text(expected)
        alike = interview["interviewType"] == "behavioral"
        assert bool(re.search(r"\d\d:\d\d", row.inner_text())) == alike, "the time tells those of one name and day apart"
        if expected == "Not scored":
            expect(row).to_contain_text("Too few answers")
    edges = home.evaluate("[...document.querySelectorAll('.history-score')].map((one) => one.getBoundingClientRect().right)")
    assert max(edges) - min(edges) < 1, "the scores stand under each other"


def test_filters_narrow_the_history_and_say_how_many_are_left(home: Page) -> None:
    home.get_by_label("Type", exact=True).select_option("technical")
    expect(home.get_by_text("1 interview", exact=True)).to_be_visible()
    home.locator("#filter-status").select_option("unscored")
    expect(home.get_by_text("No interview is like that.")).to_be_visible()
    home.get_by_role("button", name="Show all").click()
    expect(home.locator(".history-row").nth(1)).to_be_visible()


def test_nothing_is_deleted_by_one_press(home: Page, client: httpx.Client) -> None:
    before = len(client.get("/api/interviews").json()["interviews"])
    home.get_by_role("button", name=re.compile(r"^Delete: Case")).click()
    sure = home.get_by_role("button", name="Delete for good")
    expect(sure).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.get_by_role("button", name=re.compile(r"^Delete: Case"))).to_be_focused()
    assert len(client.get("/api/interviews").json()["interviews"]) == before
    home.get_by_role("button", name=re.compile(r"^Delete: Case")).click()
    sure.click()
    expect(home.get_by_text(re.compile("^Deleted: Case"))).to_be_visible()
    expect(home.get_by_role("heading", name="Your interviews")).to_be_focused()
    assert len(client.get("/api/interviews").json()["interviews"]) == before - 1


def test_a_server_that_is_away_is_said_and_asked_again(open_page: OpenPage, wrongs: Wrongs) -> None:
    page = open_page("settings")
    wait_until(page, "performance.getEntriesByType('resource').some((one) => one.name.endsWith('screens/home.js'))")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    wrongs.allow("ERR_INTERNET_DISCONNECTED")
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Still trying.", timeout=3500)
    expect(page.get_by_role("alert")).to_contain_text("Is it still running?", timeout=20_000)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Your interviews")).to_be_visible()
