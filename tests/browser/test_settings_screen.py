"""Settings: who answers, how the page looks and sounds, and what becomes of one's data."""

import json
from zipfile import ZipFile

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import hand_in, hold


def test_it_says_which_engine_answers_and_nothing_about_keys(open_page: OpenPage) -> None:
    page = open_page("settings")
    expect(page.get_by_role("region", name="Who asks and grades")).to_contain_text("The offline engine")
    assert "API_KEY" not in page.content()


def test_the_look_is_kept(open_page: OpenPage) -> None:
    page = open_page("settings")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("radio", name="Dark").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.evaluate(ground) == dark
    page.get_by_role("radio", name="System").check()
    assert page.evaluate(ground) == light


def test_reading_aloud_is_chosen_here_for_all_interviews(open_page: OpenPage) -> None:
    page = open_page("settings")
    box = page.get_by_role("checkbox", name="Read the interviewer's words aloud")
    box.check()
    page.reload()
    expect(box).to_be_checked()


@pytest.fixture
def lived_in(fresh_address: str) -> str:
    """A server that holds a CV, an advert and an interview."""
    with httpx.Client(base_url=fresh_address, timeout=60) as client:
        hold(client, 1, **hand_in(client))
    return fresh_address


def test_a_copy_is_saved_and_taken_in_again(lived_in: str, open_page: OpenPage) -> None:
    page = open_page("settings")
    expect(page.get_by_text("Kept here: 1 CV, 1 advert, and 1 interview.")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save a copy").click()
    path = saved.value.path()
    assert ZipFile(path).namelist()
    erase(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "c.zip", "mimeType": "application/zip", "buffer": path.read_bytes()}
    )
    expect(page.get_by_text("Restored: 1 CV, 1 advert, and 1 interview.")).to_be_visible()
    assert len(httpx.get(f"{lived_in}/api/interviews").json()["interviews"]) == 1


def test_erasing_takes_a_typed_word_and_leaves_nothing(lived_in: str, open_page: OpenPage) -> None:
    page = open_page("settings")
    page.evaluate("localStorage.setItem('greenroom.setup', JSON.stringify({ cvText: 'private' }))")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("in the field first.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_focused()
    edge, red = page.get_by_role("textbox").evaluate(
        "(field) => [getComputedStyle(field).borderColor, getComputedStyle(field.form.querySelector('.wrong')).color]"
    )
    assert edge == red
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Erase everything")).to_be_focused()
    assert len(httpx.get(f"{lived_in}/api/interviews").json()["interviews"]) == 1
    erase(page)
    assert httpx.get(f"{lived_in}/api/interviews").json()["interviews"] == []
    assert httpx.get(f"{lived_in}/api/documents").json()["documents"] == []
    assert json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))")) == []


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("textbox").fill("erase")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
