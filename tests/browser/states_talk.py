"""The states of an interview, of its report and of the study plan that tests and screenshots go through."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import Page, expect

from tests.api.service import ANSWER
from tests.browser.states import State
from tests.browser.talking import DEADLINE, box

UNREACHED: Final = ("ERR_INTERNET_DISCONNECTED",)


def _open(page: Page) -> None:
    expect(box(page)).to_be_visible(timeout=DEADLINE)
    _with_its_words(page)


def _with_its_words(page: Page) -> None:
    """Wait for the words of the answers, which the page fetches after the log."""
    expect(page.locator(".mine-text").first).not_to_contain_text("its text is being loaded", timeout=DEADLINE)


def _retried(page: Page) -> None:
    _open(page)
    expect(page.get_by_role("table", name="Before and after")).to_be_visible(timeout=DEADLINE)


def _behind(page: Page) -> None:
    """Open what stands behind the grades."""
    _open(page)
    for summary in page.locator(".behind summary").all():
        summary.click()


def _help(page: Page) -> None:
    """Look at the help: beside the question, or on a phone in front of it."""
    _open(page)
    button = page.get_by_role("button", name="Help", exact=True)
    if button.is_visible():
        button.click()
    expect(page.locator(".help section").first).to_be_visible(timeout=DEADLINE)


def _helped(page: Page) -> None:
    _help(page)
    page.get_by_role("button", name="Show a sample answer").click()


def _worth(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="Show what this was worth").first.click()
    expect(page.locator(".grade")).to_be_visible(timeout=DEADLINE)


def _moment(page: Page) -> None:
    _open(page)
    button = page.get_by_role("button", name="Help", exact=True)
    if button.is_visible():
        button.click()
    page.get_by_role("button", name="Take a moment").click()
    expect(page.get_by_role("dialog", name="Nobody is waiting")).to_be_visible()


def _ending(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_role("dialog", name="End the interview now?")).to_be_visible()


def _dictating(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="Dictate").click()
    expect(page.get_by_role("dialog", name="Where your voice goes")).to_be_visible()


def _sending(page: Page) -> None:
    """Send while the connection is away."""
    _open(page)
    page.context.set_offline(True)
    box(page).fill(ANSWER)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".mine .busy")).to_be_visible()


def _refused(page: Page) -> None:
    """Be refused by a server that is broken."""
    _open(page)
    problem = {"code": "internal", "detail": "Something went wrong in Greenroom itself.", "status": 500}
    page.route("**/answer", lambda route: route.fulfill(status=500, json=problem, content_type="application/problem+json"))
    box(page).fill(ANSWER)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("button", name="Send again")).to_be_visible(timeout=DEADLINE)


def _empty(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Write something first")).to_be_visible()


def _paused(page: Page) -> None:
    expect(page.get_by_role("button", name="Go on")).to_be_visible(timeout=DEADLINE)


def _over(page: Page) -> None:
    expect(page.get_by_role("heading", name="That was the interview")).to_be_visible(timeout=DEADLINE)
    _with_its_words(page)


def _report(page: Page) -> None:
    expect(page.get_by_role("tab", name="Overview")).to_be_visible(timeout=DEADLINE)


def _report_behind(page: Page) -> None:
    _report(page)
    for summary in page.locator(".panel.chosen .behind summary").all():
        summary.click()


def _report_first_behind(page: Page) -> None:
    _report(page)
    page.locator(".panel.chosen .behind summary").first.click()


def _study(page: Page) -> None:
    expect(page.locator(".drill").first).to_be_visible(timeout=DEADLINE)
    page.get_by_role("checkbox").first.check()


TALK_STATES: Final[Mapping[str, State]] = {
    "talk": State("interview/{unfinished}", _open),
    "talk-behind-the-grade": State("interview/{unfinished}", _behind),
    "talk-retried": State("interview/{retried}", _retried),
    "talk-practice-help": State("interview/{practice}", _helped),
    "talk-practice-worth": State("interview/{practice}", _worth),
    "talk-moment": State("interview/{unfinished}", _moment),
    "talk-ending": State("interview/{unfinished}", _ending),
    "talk-dictating": State("interview/{unfinished}", _dictating),
    "talk-sending": State("interview/{unfinished}", _sending, UNREACHED),
    "talk-refused": State("interview/{unfinished}", _refused, ("500",)),
    "talk-empty": State("interview/{unfinished}", _empty),
    "talk-paused": State("interview/{paused}", _paused),
    "talk-over": State("interview/{finished}", _over),
    "report-overview": State("report/{finished}/overview", _report),
    "report-questions": State("report/{finished}/questions", _report_behind),
    "report-transcript": State("report/{finished}/transcript", _report),
    "report-unfinished": State("report/{unfinished}", _report),
    "study-plan": State("study", _study),
}


SHOWN: Final[Mapping[str, State]] = {
    "interview-grade": TALK_STATES["talk-behind-the-grade"],
    "interview-retried": TALK_STATES["talk-retried"],
    "interview-help": State("interview/{practice}", _help),
    "interview-ending": TALK_STATES["talk-ending"],
    "interview-over": TALK_STATES["talk-over"],
    "report-questions": State("report/{finished}/questions", _report_first_behind),
    "report-transcript": TALK_STATES["report-transcript"],
}
"""Those that are shown in pictures too, under the names of their screens."""
