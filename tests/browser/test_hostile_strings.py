"""Whatever somebody writes in a CV, an advert, an answer or an interviewer stays text on the page."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.api.service import answer, begin, serving
from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.hostile import OWN, packed, shared_texts

ROOM_OF_AN_ANSWER = 19_000
SEPARATOR = "\n\x00\n"
ROOM_OF_A_CV = 80_000
MADE_UP = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.matches("img, script, iframe, object, embed, style, link, base, marquee, video, audio")
    || [...one.attributes].some((attribute) => attribute.name.startsWith("on")))
  .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(params=["own", "shared"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    return list(OWN) if request.param == "own" else shared_texts(request.getfixturevalue("shared"))


def test_hostile_texts_stay_texts_everywhere(
    texts: list[str], open_page: OpenPage, client: httpx.Client, wrongs: Wrongs
) -> None:
    wrongs.allow("status of 404")  # a plan is asked for before there is one
    cvs = [hand_in_cv(client, piece.split(SEPARATOR)) for piece in packed(texts, ROOM_OF_A_CV, SEPARATOR)]
    job_id = hand_in_advert(client, texts)
    persona = add_interviewers(client, texts)
    interview = interviewed(client, texts, cvId=cvs[0][0], jobId=job_id, personas=[persona])

    page = open_page("home")
    for cv_id, shown in cvs:
        draft = {"cvId": cv_id, "jobId": job_id, "personas": [persona]}
        page.evaluate("(text) => localStorage.setItem('greenroom.setup', text)", json.dumps(draft))
        see_set_up(page, wrongs.address, shown)
        assert page.evaluate(MADE_UP) == []
    for place in ("home", f"interview/{interview['id']}", f"report/{interview['id']}"):
        page.goto(f"{wrongs.address}/#{place}")
        page.reload()
        expect(page.get_by_role("heading").first).to_be_visible()
        page.wait_for_timeout(500)
        assert page.evaluate(MADE_UP) == []
        for tab in page.get_by_role("tab").all():
            tab.click()
            assert page.evaluate(MADE_UP) == []


def hand_in_cv(client: httpx.Client, texts: list[str]) -> tuple[str, list[str]]:
    """Hand in a CV whose every line is hostile; return its id and the lines that were understood."""
    lines = [f"Said {text}" for text in texts]
    work = [{"name": lines[0][:80], "position": texts[1][:80], "startDate": "2020", "highlights": lines}]
    resume = {"basics": {"name": texts[0][:60] or "Nobody", "label": texts[-1][:80], "summary": texts[1]}, "work": work}
    reply = client.post("/api/documents", json={"text": json.dumps(resume), "filename": "cv.json"})
    assert reply.status_code == 201, reply.text
    cv: dict[str, Any] = reply.json()
    assert len(cv["examples"]) > len(texts) // 2
    return cv["id"], [line["text"] for line in cv["examples"]]


def hand_in_advert(client: httpx.Client, texts: list[str]) -> str:
    """Hand in an advert that asks for every text. A posting's description is markup, so the texts are written as such."""
    wanted = "".join(f"<li>{escape(text)}</li>" for text in texts)
    posting = {"@type": "JobPosting", "title": texts[0][:60], "description": f"<p>What we are looking for</p><ul>{wanted}</ul>"}
    reply = client.post("/api/jobs", json={"json": posting})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def add_interviewers(client: httpx.Client, texts: list[str]) -> str:
    """Write interviewers with hostile names and roles; those that are refused cannot be shown."""
    added = []
    for text in texts[:60]:
        reply = client.post(
            "/api/personas", json={"name": text[:80] or "x", "role": text[:300] or "x", "types": ["behavioral"]}
        )
        assert reply.status_code in (201, 422), reply.text
        added += [reply.json()["id"]] if reply.status_code == 201 else []
    assert added
    return str(added[0])


def interviewed(client: httpx.Client, texts: list[str], **setup: object) -> dict[str, Any]:
    """Say every text as an answer, and then something dull until the interview is over."""
    interview = begin(client, **setup, questionCount=10)
    question = interview["currentQuestion"]
    left = packed(texts, ROOM_OF_AN_ANSWER, "\n")
    while question:
        reply = answer(client, interview, question["id"], left.pop(0) if left else "That was all of it, thank you.")
        if reply.status_code == 422:  # a text that is no text at all, such as one with lone surrogates
            continue
        assert reply.status_code == 200, reply.text
        question = reply.json()["nextQuestion"]
    assert not left, "not every text was said"
    return interview


def see_set_up(page: Page, address: str, shown: list[str]) -> None:
    """See everything that was understood, and every interviewer."""
    page.goto(f"{address}/#/setup")
    page.reload()
    expect(page.locator("[data-kind=cv] .understood-name")).to_be_visible()
    expect(page.locator("[data-kind=job] .understood-name")).to_be_visible()
    for summary in page.locator("details > summary").all():
        summary.click()
    page.get_by_role("button", name="Show all").click()
    seen = " ".join(page.locator("[data-kind=cv]").inner_text().split())
    missing = [text for text in shown if " ".join(text.split()) not in seen and text.isascii()]
    assert missing == []
    for kind in ("cv", "job"):
        page.locator(f"[data-kind={kind}]").get_by_role("button", name="Correct it").click()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of their own: hostile interviewers stay in the lists of whoever comes after."""
    with serving(tmp_path_factory.mktemp("hostile")) as url:
        yield url


def test_the_shared_lists_are_read_whole(shared: Path) -> None:
    assert len(shared_texts(shared)) > 1000
