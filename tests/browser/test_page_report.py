"""The report on the page: tabs, figures, words, what is saved and printed, and the two ways on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.api.service import ANSWER, serving
from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.people import finish, hand_in, hold
from tests.browser.talking import DEADLINE


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a finished interview, one that is under way, and one in which too little was answered."""
    with serving(tmp_path_factory.mktemp("greenroom")) as url, httpx.Client(base_url=url, timeout=120) as client:
        sources = hand_in(client)
        short = hold(client, 1, **sources)
        client.post(f"/api/interviews/{short['id']}/end", json={}).raise_for_status()
        empty = hold(client, 0, **sources)
        client.post(f"/api/interviews/{empty['id']}/end", json={}).raise_for_status()
        ids = {"short": short["id"], "empty": empty["id"], "under way": hold(client, 2, **sources)["id"]}
        yield url, ids | {"finished": finish(client, **sources, interviewOn="2099-12-04")["id"]}


@pytest.fixture(scope="module")
def address(held: tuple[str, dict[str, str]]) -> str:
    return held[0]


@pytest.fixture
def report(held: tuple[str, dict[str, str]], open_page: OpenPage) -> Page:
    page = open_page(f"report/{held[1]['finished']}")
    expect(page.get_by_role("tab", name="Overview")).to_be_visible(timeout=DEADLINE)
    return page


def told(client: httpx.Client, interview_id: str) -> dict[str, object]:
    return dict(client.get(f"/api/interviews/{interview_id}/report").json())


def test_gauges_show_the_figures_in_words(report: Page, client: httpx.Client, held: tuple[str, dict[str, str]]) -> None:
    figures = told(client, held[1]["finished"])["figures"]
    assert isinstance(figures, dict)
    shown = [int(text) for text in report.locator(".gauge strong").all_inner_texts()]
    assert shown == [int(value + 0.5) for value in (figures["overall"], *figures["metrics"].values())]
    expect(report.get_by_text(f"showing at {shown[0]} of 100")).to_be_visible()
    expect(report.locator(".report-what")).to_contain_text("Behavioural: Backend Engineer (mid-level), Ardcairn Grid Services")
    tracks = report.locator(".bar-track").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
    assert len(set(tracks)) == 1, "the same level has the same length everywhere"
    assert all(re.fullmatch(r"[\d.]+ of 4 · \d answers?", text) for text in report.locator(".bar-text").all_inner_texts())


def test_tabs_go_by_arrow_keys_and_stand_in_the_address(report: Page) -> None:
    overview = report.get_by_role("tab", name="Overview")
    overview.focus()
    report.keyboard.press("ArrowRight")
    expect(report.get_by_role("tab", name="Questions")).to_be_focused()
    expect(report.get_by_role("tabpanel")).to_contain_text("Why this was asked")
    report.keyboard.press("End")
    expect(report.get_by_role("tab", name="Transcript")).to_have_attribute("aria-selected", "true")
    report.keyboard.press("ArrowRight")
    expect(overview).to_be_focused()
    report.keyboard.press("ArrowLeft")
    expect(report).to_have_url(re.compile(r"/transcript$"))
    report.reload()
    expect(report.get_by_role("tab", name="Transcript")).to_have_attribute("aria-selected", "true", timeout=DEADLINE)
    assert report.locator("[role=tab][tabindex='0']").count() == 1


def test_quick_arrow_keys_each_go_one_tab_on(report: Page) -> None:
    """Both keys come before the page is drawn anew."""
    report.get_by_role("tab", name="Overview").focus()
    report.evaluate(
        "() => { for (const key of ['ArrowRight', 'ArrowRight']) "
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })) }"
    )
    expect(report.get_by_role("tab", name="Transcript")).to_be_focused()
    expect(report).to_have_url(re.compile(r"/transcript$"))
    expect(report.get_by_role("tabpanel")).to_have_count(1)


def test_a_remark_leads_to_its_question(report: Page) -> None:
    link = report.get_by_role("link", name=re.compile(r"^Question \d$")).first
    number = link.inner_text()
    link.click()
    expect(report.get_by_role("tab", name="Questions")).to_have_attribute("aria-selected", "true")
    focused = report.locator("h2:focus")
    expect(focused).to_be_in_viewport()
    assert number in report.locator("article:has(h2:focus)").inner_text()


def test_every_question_has_its_answer_and_a_sum_that_adds_up(
    report: Page, client: httpx.Client, held: tuple[str, dict[str, str]]
) -> None:
    questions = told(client, held[1]["finished"])["questions"]
    assert isinstance(questions, list)
    report.get_by_role("tab", name="Questions").click()
    articles = report.locator(".question-report")
    expect(articles).to_have_count(len(questions))
    for article, question in zip(articles.all(), questions, strict=True):
        expect(article).to_contain_text(question["text"])
        article.get_by_text("The words and the arithmetic behind it").click()
        points = [
            float(text.replace("−", "-"))
            for text in article.locator(".sum tbody :is(.points, .sum-cap .number)").all_inner_texts()
        ]
        assert abs(sum(points) - question["grade"]["overall"]) < 0.005


def test_the_transcript_is_what_was_said(report: Page, client: httpx.Client, held: tuple[str, dict[str, str]]) -> None:
    report.get_by_role("tab", name="Transcript").click()
    shown = report.locator(".transcript .mine-text").all_inner_texts()
    transcript = told(client, held[1]["finished"])["transcript"]
    assert isinstance(transcript, list)
    assert shown == [one["text"] for one in transcript]


def test_it_is_saved_as_json_and_as_markdown(report: Page, client: httpx.Client, held: tuple[str, dict[str, str]]) -> None:
    whole = told(client, held[1]["finished"])
    with report.expect_download() as saved:
        report.get_by_role("button", name="Save as JSON").click()
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8")) == whole
    with report.expect_download() as saved:
        report.get_by_role("button", name="Save as Markdown").click()
    assert re.fullmatch(r"greenroom-\d{4}-\d\d-\d\d\.md", saved.value.suggested_filename)
    written = Path(saved.value.path()).read_text(encoding="utf-8")
    questions = whole["questions"]
    assert isinstance(questions, list)
    assert written.count("\n## ") >= len(questions)
    assert ANSWER.split(".")[0] in written


def test_on_paper_everything_is_shown(report: Page) -> None:
    report.emulate_media(media="print")
    for panel in report.locator(".panel").all():
        expect(panel).to_be_visible()
    expect(report.locator(".tabs")).to_be_hidden()
    expect(report.get_by_role("link", name="Practise this again")).to_be_hidden()
    assert report.locator(".question-report .sum").first.is_visible(), "what is folded up is printed too"


def test_the_two_ways_on_are_there(report: Page, held: tuple[str, dict[str, str]]) -> None:
    again = report.get_by_role("link", name="Practise this again")
    expect(again).to_have_attribute("href", f"#/setup?again={held[1]['finished']}")
    report.get_by_role("link", name="Next: your study plan").click()
    expect(report.get_by_role("heading", level=1)).to_have_text("Study plan")


def test_too_few_answers_are_said_plainly(open_page: OpenPage, held: tuple[str, dict[str, str]]) -> None:
    page = open_page(f"report/{held[1]['short']}")
    expect(page.get_by_text("Too few answers for an overall score: one could be graded")).to_be_visible(timeout=DEADLINE)
    expect(page.locator(".gauge")).to_have_count(0)


def test_where_nothing_was_answered_there_is_one_thing_to_do(open_page: OpenPage, held: tuple[str, dict[str, str]]) -> None:
    page = open_page(f"report/{held[1]['empty']}")
    expect(page.get_by_text("Nothing was answered in this interview")).to_be_visible(timeout=DEADLINE)
    page.get_by_role("link", name="Start another interview").click()
    expect(page).to_have_url(re.compile("#/setup$"))


def test_an_interview_that_is_not_over_leads_back_into_it(open_page: OpenPage, held: tuple[str, dict[str, str]]) -> None:
    page = open_page(f"report/{held[1]['under way']}")
    page.get_by_role("link", name="Go on with the interview").click()
    expect(page.get_by_role("textbox", name="Your answer")).to_be_visible(timeout=DEADLINE)


def test_a_report_that_is_not_there_says_so(open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("404")
    page = open_page("report/0d7a3c1e-6f0b-4f5e-9a55-2b8f6f1d9c10")
    expect(page.get_by_role("alert")).to_contain_text("There is no interview")
