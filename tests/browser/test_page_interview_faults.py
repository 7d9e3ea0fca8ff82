"""Nothing is lost on the page: the line breaks, another window is quicker, a message is refused."""

import httpx
from playwright.sync_api import Request, Route, expect

from tests.api.service import ANSWER
from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.talking import DEADLINE, UNREACHABLE, begun, box, enter, is_over, open_place, said, send, wait_for_next

OTHER = "Somebody else's words for this question, from another window."


def test_two_tabs_agree(open_page: OpenPage, client: httpx.Client, wrongs: Wrongs) -> None:
    interview = begun(client)
    one = enter(open_page, interview)
    other = one.context.new_page()
    wrongs.watch(other)
    other.goto(one.url)
    expect(box(other)).to_be_visible()
    asked = open_place(other)
    send(one)
    wait_for_next(other, asked)
    expect(other.locator(".grade")).to_have_count(1)
    assert said(other) == said(one)
    other.get_by_role("button", name="Pause").click()
    expect(one.get_by_role("button", name="Go on")).to_be_visible()
    one.get_by_role("button", name="Go on").click()
    expect(box(other)).to_be_visible()


def test_what_was_begun_in_another_tab_is_offered_when_the_question_has_moved_on(
    open_page: OpenPage, client: httpx.Client
) -> None:
    interview = begun(client)
    one, other = enter(open_page, interview), enter(open_page, interview)
    box(other).fill("My own beginning, never sent")
    asked = open_place(other)
    send(one)
    wait_for_next(other, asked)
    expect(other.get_by_text("You had begun to write this")).to_be_visible()
    other.get_by_role("button", name="Use it here").click()
    expect(box(other)).to_have_value("My own beginning, never sent")


def test_an_interview_that_is_ended_elsewhere_keeps_what_was_written(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    box(page).fill("Half an answer, not sent")
    client.post(f"/api/interviews/{interview['id']}/end", json={}).raise_for_status()
    expect(page.get_by_role("heading", name="That was the interview")).to_be_visible(timeout=DEADLINE)
    expect(page.get_by_text("Half an answer, not sent")).to_be_visible()


def test_a_question_that_was_answered_elsewhere_meanwhile_gives_the_words_back(
    open_page: OpenPage, client: httpx.Client, wrongs: Wrongs
) -> None:
    wrongs.allow("409")
    interview = begun(client)
    page = enter(open_page, interview)
    question = client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]

    def overtaken(route: Route) -> None:
        client.post(f"/api/interviews/{interview['id']}/answer", json={"questionId": question["id"], "answer": OTHER})
        route.continue_()

    page.route("**/answer", overtaken, times=1)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The interview has moved on, probably in another window.")).to_be_visible(timeout=DEADLINE)
    page.get_by_role("button", name="Put it back in the answer box").click()
    expect(box(page)).to_have_value(ANSWER)
    send(page, "Another answer, to the question that is open now, with a reason and a result.")


def test_a_pause_in_another_window_is_met_with_a_way_on(open_page: OpenPage, client: httpx.Client, wrongs: Wrongs) -> None:
    wrongs.allow("409")
    interview = begun(client)
    page = enter(open_page, interview)
    asked = open_place(page)

    def paused(route: Route) -> None:
        client.post(f"/api/interviews/{interview['id']}/pause").raise_for_status()
        route.continue_()

    page.route("**/answer", paused, times=1)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    refusal = page.get_by_role("alert").filter(has_text="The interview is paused.")
    expect(refusal).to_be_visible()
    refusal.get_by_role("button", name="Go on").click()
    wait_for_next(page, asked)
    expect(page.locator(".mine-text")).to_have_text(ANSWER)


def test_a_failed_message_is_sent_again_under_the_same_key(open_page: OpenPage, client: httpx.Client, wrongs: Wrongs) -> None:
    wrongs.allow("500")
    page = enter(open_page, begun(client))
    asked = open_place(page)
    keys: list[str] = []

    def broken(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        problem = {"code": "internal", "detail": "Something went wrong.", "status": 500}
        route.fulfill(status=500, json=problem, content_type="application/problem+json")

    page.route("**/answer", broken, times=1)

    def noted(request: Request) -> None:
        if request.url.endswith("/answer"):
            keys.append(request.headers["idempotency-key"])

    page.on("request", noted)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".mine").get_by_role("alert")).to_contain_text("Your words are safe in this browser.")
    page.reload()
    wait_for_next(page, asked)
    assert len(set(keys)) == 1, "the same words were sent under several keys"
    expect(page.locator(".mine-text")).to_have_text(ANSWER)


def test_a_line_that_breaks_again_and_again_still_holds_a_whole_interview(
    open_page: OpenPage, client: httpx.Client, wrongs: Wrongs
) -> None:
    wrongs.allow(*UNREACHABLE)
    page = enter(open_page, begun(client))
    for turn in range(40):
        if is_over(page):
            break
        asked = open_place(page)
        box(page).fill(f"{ANSWER} {turn}")
        page.keyboard.press("Control+Enter")
        page.context.set_offline(True)
        page.wait_for_timeout(120)
        page.context.set_offline(False)
        wait_for_next(page, asked)
    assert is_over(page)
    texts = page.locator(".mine-text").all_inner_texts()
    assert texts == [f"{ANSWER} {turn}" for turn in range(len(texts))]
