"""Set-up: from nothing to the first question, and every way in which a CV or an advert can be refused."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.api.service import begin
from tests.browser.chromium import PHONE, Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.people import hand_in, sample


def stored(page: Page) -> dict[str, object]:
    return dict(json.loads(page.evaluate("localStorage['greenroom.setup'] ?? '{}'")))


def test_the_sample_fills_in_everything_and_one_more_click_begins(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup", size=PHONE)
    expect(page.get_by_text("Choose a file", exact=True)).to_have_count(2)  # nothing can be dropped on a phone
    page.get_by_role("button", name="Try the sample").click()
    expect(page.get_by_text("Filled in: Backend engineer")).to_be_visible()
    expect(page.locator("[data-kind=cv] .understood-name")).to_have_text("Tomasz Wieliczko")
    expect(page.locator("[data-kind=job]")).to_contain_text("Backend Engineer (mid-level)")
    expect(page.get_by_label("Industry")).to_have_value("technology")
    about = page.get_by_role("region", name="What you are about to begin").locator("strong")
    expect(about).to_have_text("Behavioural · 5 questions · graded · mid level · technology")
    assert about.evaluate("(line) => line.scrollWidth <= line.clientWidth"), "nothing of it is cut off"
    assert page.get_by_role("checkbox").count() == 5, "those who do not fit are not offered"
    expect(page.get_by_role("checkbox", name=re.compile("Daniel Kinsella"))).to_have_count(0)
    heights = page.locator(".pills .choice").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert max(heights) < 50, "each length stands in one line"
    page.get_by_role("button", name="Begin interview").click()
    expect(page).to_have_url(re.compile(r"#/interview/[0-9a-f-]{36}$"))
    begun = client.get(f"/api/interviews/{page.url.rpartition('/')[2]}").json()
    assert (begun["industry"], begun["roleLevel"], begun["questionCount"]) == ("technology", "mid", 5)
    assert begun["cvId"]
    assert begun["jobId"]
    page.goto(page.url.partition("#")[0] + "#/setup?sample=first")
    expect(page.get_by_text("Filled in: Backend engineer")).to_be_visible()
    assert {name: stored(page)[name] for name in ("cvId", "jobId")} == {name: begun[name] for name in ("cvId", "jobId")}


def test_every_choice_reaches_the_interview(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup")
    page.get_by_role("radio", name=re.compile("^Technical")).check()
    page.get_by_label("Industry").select_option("healthcare")
    page.get_by_label("Level of the job").select_option("senior")
    page.get_by_role("checkbox", name=re.compile("Daniel Kinsella")).check()
    page.get_by_role("radio", name="15 minutes").check()
    page.get_by_role("radio", name=re.compile("^Practice")).check()
    page.get_by_label("Day of the interview").fill("2099-01-05")
    expect(page.get_by_role("region", name="What you are about to begin")).to_contain_text(
        "Technical · 15 minutes · practice · senior · healthcare"
    )
    page.get_by_role("button", name="Begin interview").click()
    expect(page).to_have_url(re.compile("#/interview/"))
    begun = client.get(f"/api/interviews/{page.url.rpartition('/')[2]}").json()
    named = ("interviewType", "industry", "roleLevel", "mode", "durationMinutes", "interviewOn", "personas")
    assert {name: begun[name] for name in named} == {
        "interviewType": "technical",
        "industry": "healthcare",
        "roleLevel": "senior",
        "mode": "practice",
        "durationMinutes": 15,
        "interviewOn": "2099-01-05",
        "personas": ["daniel-head-nurse"],
    }


def test_practising_again_fills_in_what_that_interview_was(open_page: OpenPage, client: httpx.Client) -> None:
    sources = hand_in(client, "nurse")
    chosen = {"interviewType": "technical", "industry": "healthcare", "roleLevel": "senior", "mode": "practice"}
    before = begin(client, **sources, **chosen, questionCount=7, personas=["daniel-head-nurse"], interviewOn="2099-01-05")
    page = open_page("setup")
    page.get_by_role("radio", name=re.compile("^Case")).check()
    page.goto(f"{page.url.partition('#')[0]}#/setup?again={before['id']}")
    expect(page.get_by_role("region", name="What you are about to begin")).to_contain_text(
        "Technical · 7 questions · practice · senior · healthcare"
    )
    expect(page.get_by_role("checkbox", name=re.compile("Daniel Kinsella"))).to_be_checked()
    expect(page.get_by_label("Day of the interview")).to_have_value("2099-01-05")
    assert "again" not in page.url, "a reload does not undo what is changed now"
    page.get_by_role("radio", name="5 questions").check()
    page.reload()
    expect(page.get_by_role("radio", name="5 questions")).to_be_checked()
    page.get_by_role("button", name="Begin interview").click()
    expect(page).to_have_url(re.compile(r"#/interview/[0-9a-f-]{36}$"))
    now = client.get(f"/api/interviews/{page.url.rpartition('/')[2]}").json()
    same = ("interviewType", "industry", "roleLevel", "mode", "cvId", "jobId", "personas", "interviewOn")
    assert {name: now[name] for name in same} == {name: before[name] for name in same}
    assert (now["id"] != before["id"], now["questionCount"]) == (True, 5)


def test_practising_an_interview_again_that_was_deleted_leaves_setup_as_it_was(open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("404")
    page = open_page("setup")
    page.get_by_role("radio", name=re.compile("^Case")).check()
    page.goto(f"{page.url.partition('#')[0]}#/setup?again=00000000-0000-4000-8000-000000000000")
    expect(page.get_by_role("radio", name=re.compile("^Case"))).to_be_checked()


def test_a_reload_loses_nothing_that_was_chosen_or_typed(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup")
    page.get_by_role("radio", name=re.compile("^Case")).check()
    page.locator("[data-kind=cv] input[type=file]").set_input_files(cv_file(client))
    expect(page.locator("[data-kind=cv] .understood-name")).to_have_text("Tomasz Wieliczko")
    page.get_by_label("Or paste its text").fill("Half an advert, still being")
    page.reload()
    expect(page.get_by_role("radio", name=re.compile("^Case"))).to_be_checked()
    expect(page.locator("[data-kind=cv] .understood-name")).to_have_text("Tomasz Wieliczko")
    expect(page.get_by_label("Or paste its text")).to_have_value("Half an advert, still being")


def test_what_was_pasted_is_read_when_the_interview_begins(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup")
    page.locator("[data-kind=job]").get_by_label("Or paste its text").fill(sample(client, "nurse")["jobText"])
    page.get_by_role("button", name="Begin interview").click()
    expect(page).to_have_url(re.compile("#/interview/"))
    begun = client.get(f"/api/interviews/{page.url.rpartition('/')[2]}").json()
    assert client.get(f"/api/jobs/{begun['jobId']}").json()["description"]
    assert stored(page)["jobText"] == ""


def test_a_pasted_text_that_cannot_be_read_stops_the_beginning_and_stays(open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("422")
    page = open_page("setup")
    page.locator("[data-kind=cv]").get_by_label("Or paste its text").fill("hello there")
    page.get_by_role("button", name="Begin interview").click()
    fault = page.locator("[data-kind=cv]").get_by_role("alert")
    expect(fault).to_contain_text("This is not a CV")
    expect(fault.get_by_role("button").first).to_be_focused()
    expect(page.locator("[data-kind=cv]").get_by_label("Or paste its text")).to_have_value("hello there")


def test_what_was_understood_can_be_seen_and_corrected(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup")
    cv = page.locator("[data-kind=cv]")
    cv.locator("input[type=file]").set_input_files(cv_file(client))
    expect(cv.get_by_role("heading", name="Understood")).to_be_visible()
    cv.get_by_text("See everything that was understood").click()
    expect(cv.get_by_text("Moved tariff pricing from an overnight batch")).to_be_visible()
    expect(cv.get_by_role("heading", name="Backend Engineer, Quayline Freight Systems Feb 2023 – now")).to_be_visible()
    taught = cv.locator("div", has=page.get_by_role("heading", name="Tutor, Northside Saturday Code Room")).last
    expect(taught.get_by_text("Teach Scratch and first steps in Python")).to_be_visible()
    understood = lines_of(client, page)
    cv.get_by_role("button", name="Correct it").click()
    area = cv.get_by_role("textbox")
    expect(area).to_be_focused()
    assert area.evaluate("(area) => [area.selectionStart, area.scrollTop]") == [0, 0], "it opens at its beginning"
    assert [line for line in understood if line not in area.input_value()] == []
    area.fill(area.input_value().replace("Tomasz Wieliczko", "Tomasz Adam Wieliczko"))
    cv.get_by_role("button", name="Read it again").click()
    expect(cv.locator(".understood-name")).to_have_text("Tomasz Adam Wieliczko")
    expect(cv.get_by_role("heading", name="Understood")).to_be_focused()
    assert lines_of(client, page) == understood, "nothing but the name was changed"


def lines_of(client: httpx.Client, page: Page) -> set[str]:
    """Return the lines of the chosen CV that answers can be built on."""
    return {line["text"] for line in client.get(f"/api/documents/{stored(page)['cvId']}").json()["examples"]}


def test_industry_and_level_follow_the_advert_until_they_are_changed(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page("setup")
    job = page.locator("[data-kind=job]")
    job.get_by_label("Or paste its text").fill(sample(client, "nurse")["jobText"])
    job.get_by_role("button", name="Read it").click()
    expect(page.get_by_label("Industry")).to_have_value("healthcare")
    expect(page.get_by_label("Level of the job")).to_have_value("senior")
    expect(page.get_by_text("Set from the advert.")).to_be_visible()
    page.get_by_label("Level of the job").select_option("mid")
    expect(page.get_by_text("Set from the advert.")).to_have_count(0)


def test_at_most_five_interviewers_can_be_picked(open_page: OpenPage) -> None:
    page = open_page("setup")
    page.get_by_role("button", name="Show all 18 interviewers").click()
    boxes = page.get_by_role("checkbox")
    for number in range(5):
        boxes.nth(number).check()
    expect(page.get_by_text("5 chosen")).to_be_visible()
    expect(boxes.nth(5)).to_be_disabled()
    page.get_by_role("button", name="Let Greenroom choose").click()
    expect(boxes.nth(5)).to_be_enabled()


def test_a_cv_that_was_deleted_meanwhile_is_said(open_page: OpenPage, client: httpx.Client, wrongs: Wrongs) -> None:
    page = open_page("setup")
    page.locator("[data-kind=cv] input[type=file]").set_input_files(cv_file(client))
    expect(page.locator("[data-kind=cv] .understood-name")).to_have_text("Tomasz Wieliczko")
    client.delete(f"/api/documents/{stored(page)['cvId']}").raise_for_status()
    wrongs.allow("404")
    page.reload()
    expect(page.get_by_text("The one you chose before has been deleted.")).to_be_visible()


def test_beginning_twice_begins_once(open_page: OpenPage, client: httpx.Client) -> None:
    """A reload while it begins sends the same key again."""
    before = len(client.get("/api/interviews").json()["interviews"])
    page = open_page("setup")
    page.get_by_role("button", name="Begin interview").click()
    expect(page).to_have_url(re.compile("#/interview/"))
    body = {"interviewType": "behavioral", "industry": "any", "roleLevel": "mid", "mode": "graded", "questionCount": 5}
    begun = json.dumps({"begun": {"key": "0b51f2d0-7c55-4b0e-9f39-8b7cf2b3c2aa", "body": body}})
    for _reload in range(2):
        page.evaluate("(text) => localStorage.setItem('greenroom.setup', text)", begun)
        page.goto(page.url.partition("#")[0] + "#/home")
        page.goto(page.url.partition("#")[0] + "#/setup")
        expect(page).to_have_url(re.compile("#/interview/"))
    assert len(client.get("/api/interviews").json()["interviews"]) == before + 2


def cv_file(client: httpx.Client) -> FilePayload:
    chosen = sample(client)
    return {"name": chosen["cvFilename"], "mimeType": "application/json", "buffer": chosen["cvText"].encode()}


@dataclass(frozen=True)
class Refused:
    kind: str
    name: str
    content: bytes
    title: str
    way: str


CV_TEXT = (
    b'{"basics": {"name": "Ana Ruiz"}, "work": [{"name": "Alto", "position": "Nurse", "highlights": ["Led a ward of 30."]}]}'
)
BLANK_PDF = Path(__file__).parent / "blank.pdf"
REFUSED = [
    Refused("cv", "cv.pdf", b"", "The file is empty", "Paste the text"),
    Refused("cv", "cv.pdf", b"%PDF-1.7\nbroken", "The file is damaged", "Choose another file"),
    Refused("cv", "cv.pdf", BLANK_PDF.read_bytes(), "The file holds pictures, no text", "Paste the text"),
    Refused("cv", "cv.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "This kind of file is not read", "Choose another file"),
    Refused("cv", "list.txt", b"milk, eggs, bread", "This is not a CV", "Use it as the advert"),
    Refused("cv", "cv.pdf", b"x" * 5_500_000, "The file is too large", "Choose another file"),
    Refused("job", "advert.txt", b"", "The advert is empty", "Paste the text"),
    Refused("job", "advert.json", b'{"a": ', "The file is damaged", "Paste the text"),
    Refused("job", "advert.json", CV_TEXT, "This is a CV, not an advert", "Use it as my CV"),
    Refused("job", "a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "The file is not safe to read", "Paste the text"),
    Refused("job", "advert.txt", b"x" * 2_500_000, "The advert is too large", "Paste the text"),
]


SEEN_ALWAYS = (0, 2, 4, 6, 8)
"""Places of those that the short tests see."""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{case.kind}: {case.title}", marks=() if place in SEEN_ALWAYS else pytest.mark.long)
        for place, case in enumerate(REFUSED)
    ],
)
def test_every_refusal_has_its_words_and_a_way_on(case: Refused, open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("422", "413")
    page = open_page("setup")
    card = page.locator(f"[data-kind={case.kind}]")
    card.locator("input[type=file]").set_input_files(
        {"name": case.name, "mimeType": "application/octet-stream", "buffer": case.content}
    )
    fault = card.get_by_role("alert")
    expect(fault).to_contain_text(case.title)
    expect(fault.get_by_role("button", name=case.way)).to_be_visible()
    told = fault.locator("p").nth(1).inner_text()
    assert len(told) > 20, "the server's own words stand below"
    assert f"{case.title.split(' ', 1)[1]}." not in told, "and do not say the title again"
    ways = [way for way in fault.get_by_role("button").all_inner_texts() if way in ("Choose another file", "Paste the text")]
    assert ways == sorted(ways), "the ways come in the same order everywhere"


def test_a_cv_given_as_the_advert_is_taken_as_the_cv(open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("422")
    page = open_page("setup")
    page.locator("[data-kind=job] input[type=file]").set_input_files(
        {"name": "cv.json", "mimeType": "application/json", "buffer": CV_TEXT}
    )
    page.get_by_role("button", name="Use it as my CV").click()
    expect(page.locator("[data-kind=cv]")).to_contain_text("Ana Ruiz")
    expect(page.locator("[data-kind=job]").get_by_role("alert")).to_have_count(0)


def test_an_address_is_refused_in_words_and_can_be_left_out(open_page: OpenPage, wrongs: Wrongs) -> None:
    wrongs.allow("501")
    page = open_page("setup")
    page.get_by_label("Or its address").fill("https://example.com/job")
    page.get_by_role("button", name="Fetch it").click()
    expect(page.get_by_role("alert")).to_contain_text("paste its text")
    page.get_by_role("button", name="Paste the text").click()
    expect(page.locator("[data-kind=job]").get_by_label("Or paste its text")).to_be_focused()
    page.get_by_role("button", name="Go on without it").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Or its address")).to_have_value("")
