"""A served Greenroom and real Chromium pages. A test fails when its pages had errors, broke a rule or asked another host."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.api.service import serving
from tests.browser.chromium import WIDE, Wrongs, chromium, chromium_path, room_for

OpenPage = Callable[..., Page]

EVERYWHERE = frozenset({"test_page_manners.py", "test_page_interview_manners.py"})
"""Files that look at every state of the page in every form."""
SHORT_FORM = frozenset({"home", "interview", "report", "talk-light", "report-questions-dark"})
"""The states that every run looks at."""
LONG = frozenset(
    {
        "test_lighthouse.py",
        "test_hostile_texts_stay_texts_everywhere[shared]",
        "test_every_collected_string_stays_text_everywhere",
        "test_page_interview_crash.py",
        "test_page_interview_hostile.py",
        "test_the_page_is_served_under_both_addresses",
        "test_a_server_that_is_away_is_said_and_asked_again",
        "test_words_stream_and_enter_the_log_when_they_are_whole",
        "test_what_is_written_ahead_of_the_question_goes_along_with_it",
        "test_what_was_begun_in_another_tab_is_offered_when_the_question_has_moved_on",
        "test_a_very_long_answer_is_taken_and_folded",
        "test_a_finished_interview_is_opened_again_from_its_report",
        "test_high_contrast_keeps_everything_readable",
        "test_it_is_said_again_on_demand_and_falls_silent_when_one_types",
        "test_without_these_abilities_there_are_no_buttons_for_them",
        "test_a_microphone_that_is_refused_is_explained_and_nothing_is_lost",
        "test_a_failed_upload_says_so_loses_no_answer_and_can_be_tried_again",
        "test_sending_while_one_speaks_ends_the_recording_and_keeps_it",
        "test_by_keyboard_alone_on_a_narrow_page_with_large_text",
        "test_what_is_deleted_before_sending_is_never_sent",
    }
)
"""Files and tests that take minutes: `make browser` runs them, and every state in every form."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what only the long run does."""
    for item in items:
        state = item.name.partition("[")[2].rstrip("]")
        if LONG & {item.path.name, item.name} or (item.path.name in EVERYWHERE and state and state not in SHORT_FORM):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without one these tests are skipped, except where CI promises that they ran.

    It is gone before the next folder's tests begin: while it lives, Playwright keeps an event loop running in this thread.
    """
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no Chromium: install the package chromium")
        pytest.skip("there is no Chromium on this machine (on Debian and Ubuntu: apt-get install chromium)")
    with chromium(path) as started:
        yield started


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all tests of this folder that do not care what else is stored in it."""
    with serving(tmp_path_factory.mktemp("greenroom")) as url:
        yield url


@pytest.fixture
def fresh_address(tmp_path: Path) -> Iterator[str]:
    """A server on which nothing has happened yet."""
    with serving(tmp_path / "greenroom") as url:
        yield url


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened


@pytest.fixture
def wrongs(request: pytest.FixtureRequest) -> Iterator[Wrongs]:
    """What went wrong in the pages; whatever a test did not allow fails it."""
    fresh = "fresh_address" in request.fixturenames
    noted = Wrongs(request.getfixturevalue("fresh_address" if fresh else "address"))
    yield noted
    assert noted.left() == []


@pytest.fixture
def open_page(browser: Browser, wrongs: Wrongs) -> Iterator[OpenPage]:
    """Open a page of the app in a profile of its own: `open_page("setup", size=PHONE, dark=True)`."""
    opened: list[BrowserContext] = []

    def opening(place: str = "home", size: tuple[int, int] = WIDE, *, path: str = "/", **look: bool) -> Page:
        context = room_for(browser, size, **look)
        opened.append(context)
        page = context.new_page()
        wrongs.watch(page)
        page.goto(f"{wrongs.address}{path}#/{place}")
        return page

    yield opening
    for context in opened:
        context.close()
