"""Every state of every screen, in light and dark: axe finds nothing, everything can be hit, nothing runs out of the page."""

from collections.abc import Iterator
from itertools import pairwise

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.api.service import serving
from tests.browser.chromium import NARROW, PHONE, Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.manners import enlarge_text, overflow, small_targets, violations
from tests.browser.states import STATES, World, make_world, place_of


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("greenroom")) as url:
        yield url


@pytest.fixture(scope="module")
def world(address: str) -> World:
    with httpx.Client(base_url=address, timeout=60) as client:
        return make_world(client)


def reached(name: str, world: World, open_page: OpenPage, wrongs: Wrongs, **look: object) -> Page:
    state = STATES[name]
    wrongs.allow(*state.refused)
    page = open_page(place_of(state, world), **look)
    state.reach(page)
    return page


@pytest.mark.parametrize("name", STATES)
def test_a_state_has_manners(name: str, world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    """In light, in dark, on the smallest phone, and with text twice as large."""
    page = reached(name, world, open_page, wrongs, still=True)
    found = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    found["small phone"] = violations(page) + overflow(page) + small_targets(page)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    enlarge_text(page)
    found["large text"] = overflow(page)
    assert {look: what for look, what in found.items() if what} == {}


def test_somebody_new_is_welcomed_accessibly(fresh_address: str, open_page: OpenPage) -> None:
    page = open_page(size=NARROW)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) + overflow(page) + small_targets(page) == []


def test_high_contrast_keeps_everything_readable(world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    for dark in (False, True):
        page = reached("setup-sample", world, open_page, wrongs, contrast=True, dark=dark)
        assert violations(page) == []


def test_nothing_moves_for_those_who_want_stillness(world: World, open_page: OpenPage, wrongs: Wrongs) -> None:
    page = reached("home", world, open_page, wrongs, still=True)
    lasting = "(one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.001"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({lasting}).length") == 0


def test_the_focus_follows_the_screen_and_the_skip_link_skips(open_page: OpenPage) -> None:
    page = open_page("settings")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("link", name="New interview").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="New interview")).to_be_focused()
    assert page.title() == "New interview · Greenroom"


def test_everything_in_the_set_up_is_reached_by_tab_in_reading_order_and_seen(open_page: OpenPage, world: World) -> None:
    page = open_page("setup")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    seen: list[tuple[float, str]] = []
    for _press in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const one = document.activeElement; const box = (one.closest("label") || one).getBoundingClientRect();
              const bar = document.querySelector(".begin-bar").getBoundingClientRect();
              return { text: (one.closest("label") || one).innerText.slice(0, 40) || one.type || one.tagName,
                inMain: Boolean(one.closest("main")), inBar: Boolean(one.closest(".begin-bar")),
                top: box.top + scrollY, hidden: !one.closest(".begin-bar") && box.top > bar.top } }"""
        )
        assert not found["hidden"], f"{found['text']} has the focus under the bar"
        if found["inBar"]:
            break
        if found["inMain"]:
            seen.append((found["top"], found["text"]))
    else:
        pytest.fail("the button that begins was not reached")
    assert len(seen) > 15
    assert [top for top, _text in seen] == sorted(top for top, _text in seen) or _nearly(seen), seen


def _nearly(seen: list[tuple[float, str]]) -> bool:
    """Cards stand in two columns, so a control may stand a little above the one before it, never a screen above."""
    return all(later[0] > earlier[0] - 120 for earlier, later in pairwise(seen))
