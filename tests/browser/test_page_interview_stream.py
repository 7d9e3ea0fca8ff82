"""A model that speaks slowly: the interviewer's words come one after the other, and a reload in mid-sentence loses nothing."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from tests.api.service import ANSWER
from tests.browser.conftest import OpenPage
from tests.browser.talking import DEADLINE, begun, box, enter, open_place, said, wait_for_next, wait_until_ready
from tests.crash.server import Server
from tests.wire.answers import Answer
from tests.wire.openai_server import OpenAIServer


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with OpenAIServer(default=Answer(drip=0.12)) as model:
        settings = {
            "GREENROOM_ENGINE": "compatible:test-model",
            "GREENROOM_BASE_URL": model.base_url,
            "GREENROOM_COMPATIBLE_API_KEY": "test",
        }
        with Server(tmp_path_factory.mktemp("slow") / "served", settings=settings) as started:
            wait_until_ready(started)
            yield started.address


def test_words_stream_and_enter_the_log_when_they_are_whole(client: httpx.Client, open_page: OpenPage) -> None:
    page = enter(open_page, begun(client))
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    speaking = page.locator(".speaking")
    expect(speaking).to_be_visible(timeout=DEADLINE)
    first = speaking.inner_text()
    assert speaking.get_attribute("aria-hidden") == "true", "half sentences would be read out"
    page.wait_for_function("(was) => (document.querySelector('.speaking')?.innerText.length ?? 0) > was", arg=len(first))
    expect(speaking).to_have_count(0, timeout=DEADLINE)
    assert page.locator("[role=log] .said").count() == 2


def test_a_reload_in_the_middle_of_a_sentence_loses_nothing(client: httpx.Client, open_page: OpenPage) -> None:
    interview = begun(client)
    page = enter(open_page, interview)
    asked = open_place(page)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".speaking")).to_be_visible(timeout=DEADLINE)
    page.reload()
    wait_for_next(page, asked)
    expect(page.locator(".grade")).to_have_count(1, timeout=DEADLINE)
    expect(page.locator(".mine-text")).to_have_text(ANSWER)
    after = said(page)
    fresh = enter(open_page, interview)
    expect(fresh.locator(".mine-text")).to_have_text(ANSWER, timeout=DEADLINE)
    assert said(fresh) == after


def test_what_is_written_ahead_of_the_question_goes_along_with_it(client: httpx.Client, open_page: OpenPage) -> None:
    page = enter(open_page, begun(client))
    asked = open_place(page)
    box(page).fill(ANSWER)
    page.keyboard.press("Control+Enter")
    page.keyboard.type("I already begin")
    wait_for_next(page, asked)
    expect(box(page)).to_have_value("I already begin")
    expect(box(page)).to_be_focused()
