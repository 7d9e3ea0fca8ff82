"""One question is tried again, not the whole interview: both attempts are kept and compared."""

import re

import httpx
from playwright.sync_api import Page, expect

from tests.api.service import ANSWER
from tests.browser.conftest import OpenPage
from tests.browser.people import WEAK, finish, hand_in
from tests.browser.talking import DEADLINE, begun, box, enter, open_place, said, send, wait_for_next

AGAIN = "Retry this question"


def retry(page: Page) -> None:
    """Open the first question again."""
    asked = open_place(page)
    page.get_by_role("button", name=AGAIN).first.click()
    wait_for_next(page, asked)
    expect(page.get_by_text("attempt 2")).to_be_visible()


def test_a_retry_shows_before_and_after_and_goes_back_to_the_open_question(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    first = page.locator("#open-question .said-question").inner_text()
    send(page, WEAK)
    before = page.locator(".grade .score strong").first.inner_text()
    waiting = page.locator("#open-question .said-question").inner_text()
    retry(page)
    assert page.locator("#open-question .said-question").inner_text() == first
    send(page, ANSWER)
    comparison = page.get_by_role("table", name="Before and after")
    total = comparison.locator("tfoot td").all_inner_texts()
    assert total[0] == before
    assert float(total[1]) == float(page.locator(".grade .score strong").last.inner_text())
    assert float(total[2].replace("−", "-")) == round(float(total[1]) - float(total[0]), 2)
    assert page.locator("#open-question .said-question").inner_text() == waiting
    texts = page.locator(".mine-text").all_inner_texts()
    assert texts == [WEAK, ANSWER]
    conversation = said(page)
    page.reload()
    expect(page.locator(".mine-text")).to_have_text([WEAK, ANSWER], timeout=DEADLINE)
    assert said(page) == conversation


def test_a_retry_can_be_left_at_the_earlier_answer(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    send(page, ANSWER)
    score = page.locator(".grade .score strong").first.inner_text()
    retry(page)
    asked = open_place(page)
    page.get_by_role("button", name="Keep the earlier answer").click()
    wait_for_next(page, asked)
    expect(page.get_by_text("You left it at your earlier answer.")).to_be_visible()
    report = client.get(f"/api/interviews/{interview['id']}/report").json()
    assert report["questions"][0]["grade"]["overall"] == float(score)


def test_a_finished_interview_is_opened_again_from_its_report(open_page: OpenPage, client: httpx.Client) -> None:
    interview = finish(client, **hand_in(client))
    page = open_page(f"report/{interview['id']}/questions")
    expect(page.get_by_role("button", name=AGAIN).first).to_be_visible(timeout=DEADLINE)
    page.get_by_role("button", name=AGAIN).nth(1).click()
    expect(page).to_have_url(re.compile("#/interview/"), timeout=DEADLINE)
    expect(box(page)).to_be_visible(timeout=DEADLINE)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    page.get_by_role("link", name="See your report").click(timeout=DEADLINE)
    page.get_by_role("tab", name="Questions").click(timeout=DEADLINE)
    question = page.locator(".question-report").nth(1)
    expect(question.get_by_role("table", name="Before and after")).to_be_visible()
    question.get_by_text("Attempts at this question").click()
    expect(question.get_by_text(re.compile(r"^Attempt 1 · "))).to_be_visible()


def test_a_pause_offers_no_retry_but_an_end(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    send(page, WEAK)
    expect(page.get_by_role("button", name=AGAIN)).to_have_count(1)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_role("button", name=AGAIN)).to_have_count(0)
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="End and look back").click()
    expect(page.get_by_role("heading", name="That was the interview")).to_be_visible(timeout=DEADLINE)


def test_practice_shows_what_trying_again_has_brought_when_asked_for(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client, mode="practice"))
    send(page, WEAK)
    retry(page)
    send(page, ANSWER)
    page.get_by_role("button", name="Show what this was worth").last.click()
    expect(page.get_by_role("table", name="Before and after")).to_be_visible(timeout=DEADLINE)
