"""A whole interview on the page: by mouse, by keyboard alone, on a small phone, graded and in practice."""

import re

import httpx
from playwright.sync_api import Page, expect

from tests.api.service import ANSWER, SETUP, begin
from tests.browser.chromium import NARROW, Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.manners import overflow
from tests.browser.people import WEAK
from tests.browser.talking import DEADLINE, begun, box, enter, is_over, open_place, said, send, wait_for_next


def test_a_whole_interview_by_mouse_ends_in_its_report(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    turns = 0
    while not is_over(page):
        send(page, WEAK if turns % 2 else ANSWER)
        turns += 1
    assert page.locator(".log .grade").count() == turns == page.locator(".log .mine").count()
    page.get_by_role("link", name="See your report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your report")
    expect(page.get_by_text("of 100").first).to_be_visible()


def test_a_whole_interview_by_keyboard_alone(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    _tab_to(page, "answer")
    for turn in range(30):
        if is_over(page):
            break
        asked = open_place(page)
        page.keyboard.insert_text(WEAK if turn % 2 else ANSWER)
        page.keyboard.press("Control+Enter")
        wait_for_next(page, asked)
        assert is_over(page) or page.evaluate("document.activeElement.id") == "answer", "the focus was lost"
    expect(page.get_by_role("heading", name="That was the interview")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your report")


def test_a_whole_interview_on_a_narrow_phone(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client), size=NARROW)
    while not is_over(page):
        expect(page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport()
        assert overflow(page) == []
        send(page)
    assert overflow(page) == []
    expect(page.get_by_role("link", name="See your report")).to_be_in_viewport()


def test_a_reload_after_every_step_shows_the_same_conversation(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    for turn in range(40):
        if is_over(page):
            break
        send(page, f"{ANSWER} This was answer {turn}." if turn % 2 else WEAK)
        before = said(page)
        page.reload()
        expect(page.locator(".log > *").first).to_be_visible(timeout=DEADLINE)
        expect(page.get_by_text("its text is being loaded")).to_have_count(0, timeout=DEADLINE)
        expect(page.locator(".log > .said, .log > .mine")).to_have_count(len(before), timeout=DEADLINE)
        assert said(page) == before
    assert is_over(page)


def test_what_is_typed_survives_a_reload(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    box(page).press_sequentially("A draft with “quotes” and\ntwo lines")
    page.reload()
    expect(box(page)).to_have_value("A draft with “quotes” and\ntwo lines")
    send(page, "Something else entirely, said at once and with reasons.")
    page.reload()
    expect(box(page)).to_have_value("")


def test_the_grade_adds_up_and_shows_the_words_it_rests_on(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    send(page)
    send(page)
    card = page.get_by_role("article", name="Feedback on question 2").last
    card.get_by_text("The words and the arithmetic behind it").click()
    points = [float(text) for text in card.locator(".sum tbody .points").all_inner_texts()]
    shown = float(card.locator(".sum tfoot td.number").inner_text())
    assert abs(sum(points) - shown) < 0.005
    assert float(card.locator(".score strong").inner_text()) == shown
    card.get_by_role("button", name="Result", exact=True).click()
    expect(card.get_by_role("button", name="Result", exact=True)).to_have_attribute("aria-pressed", "true")
    [mark, *_] = card.locator("mark").all()
    assert mark.inner_text().removeprefix("Result:").strip() in ANSWER


def test_marks_stand_on_the_graded_words_after_signs_that_javascript_counts_twice(
    open_page: OpenPage, client: httpx.Client
) -> None:
    page = enter(open_page, begun(client))
    send(page, f"🙂🙂🙂 𝔘nfortunately 👩‍👩‍👧 {ANSWER}")
    report = client.get(f"/api/interviews/{_id(page)}/report").json()
    spans = [span["quote"] for part in report["questions"][0]["grade"]["dimensions"] for span in part["spans"]]
    card = page.locator(".grade").first
    card.get_by_text("The words and the arithmetic behind it").click()
    marked = " ".join(card.locator("mark").all_inner_texts())
    assert any(quote in marked for quote in spans)
    for mark in card.locator("mark").all_inner_texts():
        assert any(mark.replace("highlighted: ", "").strip() in quote or quote in mark for quote in spans), mark


def test_practice_shows_help_before_and_a_grade_only_when_asked_for(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client, mode="practice"))
    helping = page.get_by_role("complementary", name="Help with this question")
    expect(helping.get_by_role("heading", name="Your CV line to use")).to_be_visible(timeout=DEADLINE)
    helping.get_by_role("button", name="Show a sample answer").click()
    expect(helping.locator(".sample")).not_to_be_empty()
    send(page)
    expect(page.locator(".grade")).to_have_count(0)
    page.get_by_role("button", name="Show what this was worth").click()
    expect(page.locator(".grade .score strong")).to_be_visible()


def test_a_graded_interview_keeps_hints_back_and_says_so(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    helping = page.get_by_role("complementary", name="Help", exact=True)
    expect(helping).to_contain_text("hints come after the answer")
    send(page)
    expect(helping.get_by_role("heading", name="For your last answer, from your CV")).to_be_visible()
    assert helping.get_by_text("You could have used this").count() <= 1, "one line to think of, not three"
    expect(helping.get_by_text("You used this")).to_have_count(1)


def test_a_pause_keeps_the_draft_until_tomorrow(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    box(page).fill("Half an answer")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    expect(box(page)).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{client.base_url}/#/interview/{interview['id']}")
    page.get_by_role("button", name="Go on").click()
    expect(box(page)).to_have_value("Half an answer")
    send(page)
    expect(page.locator(".grade")).to_have_count(1)


def test_a_skipped_question_is_not_scored(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    asked = open_place(page)
    page.get_by_role("button", name="Skip", exact=True).click()
    wait_for_next(page, asked)
    expect(page.get_by_text("You skipped this question.")).to_be_visible()
    expect(page.locator(".grade")).to_have_count(0)


def test_ending_takes_two_steps(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    send(page)
    page.get_by_role("button", name="End", exact=True).click()
    question = page.get_by_role("dialog", name="End the interview now?")
    expect(question).to_be_visible()
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(page.get_by_role("button", name="End", exact=True)).to_be_focused()
    page.get_by_role("button", name="End", exact=True).click()
    question.get_by_role("button", name="End and look back").click()
    expect(page.get_by_role("heading", name="That was the interview")).to_be_visible(timeout=DEADLINE)
    assert client.get(f"/api/interviews/{_id(page)}").json()["status"] == "completed"


def test_an_empty_and_a_far_too_long_answer_are_refused_in_the_box(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert").get_by_text("Write something first")).to_be_visible()
    expect(box(page)).to_be_focused()
    box(page).fill("word " * 4001)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert").get_by_text("5 characters too many")).to_be_visible()
    assert len(box(page).input_value()) == 20_005
    expect(page.locator(".mine")).to_have_count(0)


def test_a_very_long_answer_is_taken_and_folded(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    long = (ANSWER + "\n") * 26
    send(page, long)
    mine = page.locator(".mine").first
    mine.get_by_role("button", name="Show the whole answer").click()
    assert mine.locator(".mine-text").inner_text().strip() == long.strip()


def test_an_interview_without_cv_and_advert_works_as_well(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begin(client, **SETUP))
    send(page)
    expect(page.get_by_text("No CV belongs to this interview")).to_be_visible()


def test_an_interview_that_was_deleted_is_said_to_be_gone(open_page: OpenPage, client: httpx.Client, wrongs: Wrongs) -> None:
    interview = begun(client)
    client.delete(f"/api/interviews/{interview['id']}").raise_for_status()
    wrongs.allow("404")
    page = open_page(f"interview/{interview['id']}")
    expect(page.get_by_text("does not exist any more")).to_be_visible()
    page.get_by_role("link", name="To the start page").click()
    expect(page).to_have_url(re.compile("#/home$"))


def _tab_to(page: Page, element_id: str) -> None:
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == element_id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"#{element_id} cannot be reached with Tab")


def _id(page: Page) -> str:
    return page.url.rsplit("/", 1)[1]
