"""The states of every screen that tests and screenshots go through: where each is, and how to get there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
from playwright.sync_api import Page, expect

from tests.api.service import answer
from tests.browser.answers import fitting
from tests.browser.people import finish, hand_in, hold


@dataclass(frozen=True)
class World:
    """What was put into the server: ids of interviews in each state."""

    finished: str
    unfinished: str
    practice: str
    paused: str
    short: str
    retried: str


@dataclass(frozen=True)
class State:
    """One state of a screen. `place` may name an interview of the world; `reach` does what else is needed."""

    place: str
    reach: Callable[[Page], None]
    refused: tuple[str, ...] = ()
    """What the console will say because this state is one in which something is refused."""


def make_world(client: httpx.Client) -> World:
    """Hold the interviews that the screens show."""
    given = {**hand_in(client), "say": fitting}
    short = hold(client, 1, **given, interviewType="case")
    client.post(f"/api/interviews/{short['id']}/end", json={}).raise_for_status()
    finish(client, **given, interviewOn="2099-12-04")
    finished = finish(client, **given, weak=5, interviewOn="2099-12-04")
    paused = hold(client, 1, **given, interviewType="rate_negotiation")
    client.post(f"/api/interviews/{paused['id']}/pause").raise_for_status()
    practice = hold(client, 1, **given, mode="practice")
    retried = hold(client, 1, **given, weak=1)
    _retry(client, retried)
    unfinished = hold(client, 2, **given)
    return World(finished["id"], unfinished["id"], practice["id"], paused["id"], short["id"], retried["id"])


def _retry(client: httpx.Client, interview: dict[str, Any]) -> None:
    """Answer the first question once more, and better."""
    first = client.get(f"/api/interviews/{interview['id']}/report").json()["questions"][0]
    client.post(f"/api/interviews/{interview['id']}/questions/{first['id']}/retry", json={}).raise_for_status()
    answer(client, interview, first["id"], fitting(first["text"], first["competency"])).raise_for_status()


STALLED: Final = """() => {
  const fetched = fetch;
  const stalls = (path, ask) => path === "/api/interviews" && ask?.method === "POST";
  window.fetch = (path, ask) => (stalls(path, ask) ? new Promise(() => {}) : fetched(path, ask));
}"""


def _welcome(page: Page) -> None:
    expect(page.get_by_role("link", name="Try the sample")).to_be_visible()


def _home(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your interviews")).to_be_visible()
    expect(page.locator("canvas")).to_be_visible()
    expect(page.locator(".advice")).to_be_visible()


def _deleting(page: Page) -> None:
    _home(page)
    page.get_by_role("button", name="Delete: ").first.click()


def _setup(page: Page) -> None:
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(page.locator(".earlier").first).to_be_visible()


def _sample(page: Page) -> None:
    page.get_by_role("button", name="Try the sample").click()
    expect(page.get_by_text("Filled in:")).to_be_visible()


def _understood(page: Page) -> None:
    _sample(page)
    for summary in page.locator("details > summary").all():
        summary.click()
    page.locator("[data-kind=cv]").get_by_role("button", name="Correct it").click()


def _refused(page: Page) -> None:
    _setup(page)
    for kind in ("cv", "job"):
        chosen = page.locator(f"[data-kind={kind}]")
        chosen.locator("input[type=file]").set_input_files({"name": f"{kind}.txt", "mimeType": "text/plain", "buffer": b""})
        expect(chosen.get_by_role("alert")).to_be_visible()


def _beginning(page: Page) -> None:
    """Begin while the connection is away, which is when these steps are looked at for longer."""
    _sample(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Begin interview").click()
    expect(page.get_by_role("alert")).to_be_visible(timeout=20_000)


def _working(page: Page) -> None:
    """Begin at a server that takes its time."""
    _sample(page)
    page.evaluate(STALLED)
    page.get_by_role("button", name="Begin interview").click()
    expect(page.locator(".step.doing")).to_have_text("Opening the interview (now)")


def _settings(page: Page) -> None:
    expect(page.get_by_text("interviewers are ready")).to_be_visible()


def _erase(page: Page) -> None:
    _settings(page)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("in the field first.")).to_be_visible()


def _interview(page: Page) -> None:
    expect(page.locator("#open-question")).to_be_visible()


def _paused(page: Page) -> None:
    expect(page.get_by_role("button", name="Go on").first).to_be_visible()


def _quiet(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


STATES: Final[Mapping[str, State]] = {
    "home": State("home", _home),
    "home-deleting": State("home", _deleting),
    "settings": State("settings", _settings),
    "settings-erase": State("settings", _erase),
    "setup": State("setup", _setup),
    "setup-sample": State("setup", _sample),
    "setup-understood": State("setup", _understood),
    "setup-refused": State("setup", _refused, ("422",)),
    "setup-working": State("setup", _working),
    "setup-beginning": State("setup", _beginning, ("ERR_INTERNET_DISCONNECTED",)),
    "interview": State("interview/{unfinished}", _interview),
    "interview-practice": State("interview/{practice}", _interview),
    "interview-paused": State("interview/{paused}", _paused),
    "report": State("report/{finished}", _quiet),
    "report-too-few": State("report/{short}", _quiet),
    "study": State("study", _quiet),
}


WELCOME: Final[Mapping[str, State]] = {
    "home-first": State("home", _welcome),
    "study-first": State("study", _quiet, ("404",)),
}
"""States of a server on which nothing has happened yet."""


def place_of(state: State, world: World) -> str:
    """Return the part of the address after #."""
    return state.place.format(**vars(world))
