"""Every state of an interview, its report and the study plan, in light, in dark, on a phone, at 200 %; how it is read out."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.api.service import serving
from tests.browser.chromium import NARROW, PHONE, Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.manners import enlarge_text, overflow, small_targets, violations
from tests.browser.states import World, make_world, place_of
from tests.browser.states_talk import TALK_STATES
from tests.browser.talking import DEADLINE, begun, box, enter, open_place, send, wait_for_next


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("greenroom")) as url:
        yield url


@pytest.fixture(scope="module")
def world(address: str) -> World:
    with httpx.Client(base_url=address, timeout=120) as client:
        return make_world(client)


def reached(name: str, world: World, open_page: OpenPage, wrongs: Wrongs, **look: object) -> Page:
    state = TALK_STATES[name]
    wrongs.allow(*state.refused)
    page = open_page(place_of(state, world), **look)
    state.reach(page)
    return page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", TALK_STATES)
def test_axe_finds_nothing_in_a_talk(name: str, dark: bool, world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached(name, world, open_page, wrongs, dark=dark, still=True)
    assert violations(page) == []


@pytest.mark.parametrize("name", TALK_STATES)
def test_a_small_phone_is_enough_for_a_talk(name: str, world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached(name, world, open_page, wrongs, size=NARROW, still=True)
    assert overflow(page) + small_targets(page) + violations(page) == []


@pytest.mark.parametrize("name", TALK_STATES)
def test_a_talk_is_readable_at_twice_the_size(name: str, world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached(name, world, open_page, wrongs, size=PHONE, still=True)
    enlarge_text(page)
    assert overflow(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_high_contrast_keeps_a_talk_readable(dark: bool, world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached("talk-behind-the-grade", world, open_page, wrongs, contrast=True, dark=dark, still=True)
    assert violations(page) == []


def test_tab_goes_through_a_talk_in_reading_order_and_is_never_covered(
    world: World, open_page: OpenPage, wrongs: Wrongs
) -> None:
    page = reached("talk", world, open_page, wrongs, still=True)
    page.evaluate("document.querySelector('h1').focus()")
    order = []
    for _press in range(60):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        found = page.evaluate(FOCUSED)
        if found["outside"]:
            break
        assert not found["covered"], f"{found['text']} has the focus, and something covers it"
        order.append(found["area"])
    assert order[0] == "head"
    assert list(dict.fromkeys(order)) == ["head", "log", "composer", "rail"]


def test_the_next_question_is_read_out_and_old_ones_are_not(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    page.evaluate(LISTEN)
    asked = open_place(page)
    box(page).fill("I led it, because nobody else knew the old system, and it cut the errors by a third in two months.")
    page.keyboard.press("Control+Enter")
    wait_for_next(page, asked)
    heard = page.evaluate("window.heard.join(' ')")
    assert page.locator("#open-question .said-question").inner_text() in heard
    fresh = open_page(f"interview/{interview['id']}")
    assert fresh.get_by_role("log").first.get_attribute("aria-live", timeout=DEADLINE) == "off"


def test_the_log_can_be_reached_and_scrolled_by_keyboard(open_page: OpenPage, client: httpx.Client) -> None:
    page = enter(open_page, begun(client))
    send(page)
    log = page.get_by_role("log")
    log.focus()
    expect(log).to_be_focused()
    page.keyboard.press("Home")
    page.wait_for_function("() => scrollY === 0")


def test_a_dialog_gives_the_focus_back(world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached("talk", world, open_page, wrongs, size=PHONE, still=True)
    page.get_by_role("button", name="Help", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Help", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Help", exact=True)).to_be_focused()


def test_on_a_phone_the_answer_bar_is_one_row_and_a_long_question_no_headline(
    world: World, open_page: OpenPage, wrongs: Wrongs
) -> None:
    page = reached("talk", world, open_page, wrongs, size=PHONE, still=True)
    tops = page.locator(".composer-row button").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert len(tops) > 2
    assert len(set(tops)) == 1
    page = reached("talk-paused", world, open_page, wrongs, size=PHONE, still=True)
    question = page.locator("#open-question .said-question")
    length, weight = question.evaluate("(one) => [one.innerText.length, getComputedStyle(one).fontWeight]")
    assert (length > 220, weight) == (True, "500")


FOCUSED = """() => {
  const one = document.activeElement;
  const area = one.closest(".talk-head") ? "head" : one.closest(".log") ? "log" : one.closest(".composer") ? "composer"
    : one.closest(".rail") ? "rail" : "";
  const box = one.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 40);
  const spots = [box.top + 4, box.top + box.height / 2, box.bottom - 4].filter((y) => y > 0 && y < innerHeight);
  const hit = (top) => top && (one.contains(top) || top.contains(one));
  const seen = spots.some((y) => hit(document.elementFromPoint(x, y)));
  return { area, outside: !area, covered: area !== "log" || one.getAttribute("role") !== "log" ? !seen : false,
    text: (one.innerText || one.tagName).slice(0, 60) };
}"""

LISTEN = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) window.heard.push(node.innerText ?? node.textContent);
  }).observe(document.querySelector("[role=log]"), { childList: true, subtree: true });
}"""
