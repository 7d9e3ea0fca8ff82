"""An answer is recorded with consent, measured, played and deleted; and a recording that fails takes nothing with it."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.chromium import FLAGS, NARROW, WIDE, Wrongs, chromium_path
from tests.browser.conftest import OpenPage
from tests.browser.manners import enlarge_text, overflow, small_targets, violations
from tests.browser.people import hold
from tests.browser.talking import DEADLINE, begun, box, enter, open_place, wait_for_next
from tests.fixtures.voices import as_wav, spoken

NO_SOUND = '{"code": "recording_empty", "detail": "No sound."}'
DENIED = "void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
WORDS = "We lost one file in ten on the night ferry, so I wrote a check that compared both sides, and by June we lost none."


@pytest.fixture(scope="module")
def browser(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium of its own whose microphone hears a file, over and over."""
    path = chromium_path()
    assert path, "there is one, or this would have been skipped"
    voice = tmp_path_factory.mktemp("voice") / "voice.wav"
    voice.write_bytes(as_wav(spoken(((0.6, 1.4), (0.7, 1.2)), after=0.4)))
    flags = [*FLAGS, *MICROPHONE, f"--use-file-for-fake-audio-capture={voice}"]
    started = browser.browser_type.launch(executable_path=path, args=flags)
    yield started
    started.close()


@pytest.fixture
def page(open_page: OpenPage, fresh_address: str) -> Page:
    """An interview whose first question is open, where nobody agreed to anything yet."""
    with httpx.Client(base_url=fresh_address, timeout=60) as client:
        return enter(open_page, begun(client, mode="practice"))


def agree(page: Page) -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="I agree, start recording").click()


def record(page: Page, milliseconds: int = 4500) -> None:
    """Speak for a while, then stop."""
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    page.wait_for_timeout(milliseconds)
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_role("group", name="Your recording")).to_be_visible()


def test_from_consent_to_deletion(page: Page, fresh_address: str) -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    dialog = page.get_by_role("dialog", name="Record how you answer?")
    expect(dialog).to_contain_text("stays on this computer, encrypted")
    expect(dialog).to_contain_text("They never change your score.")
    assert violations(page) + small_targets(page) + overflow(page) == []
    dialog.get_by_role("button", name="I would rather not").click()
    assert httpx.get(f"{fresh_address}/api/recording-consent").json()["given"] is False
    agree(page)
    expect(page.get_by_role("status").filter(has_text="Recording")).to_be_attached()
    assert violations(page) == []
    record(page)
    expect(page.get_by_role("status").filter(has_text="Recording stopped.")).to_be_attached()
    page.get_by_role("group", name="Your recording").get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause the recording")).to_be_visible()
    page.get_by_role("button", name="Pause the recording").click()
    assert httpx.get(f"{fresh_address}/api/me").json()["recordings"] == 0, "nothing is kept before the answer is sent"

    asked = open_place(page)
    box(page).fill(WORDS)
    page.keyboard.press("Control+Enter")
    card = page.get_by_role("region", name="How it sounded")
    expect(card).to_be_visible(timeout=DEADLINE)
    expect(card).to_contain_text("not part of your score")
    expect(card).to_contain_text("First word")
    wait_for_next(page, asked)
    url = f"{fresh_address}/api/interviews/{page.url.rpartition('/')[2]}"
    (kept,) = httpx.get(f"{url}/recordings").json()["recordings"]
    assert kept["contentType"] == "audio/webm"
    assert 4 < kept["measures"]["seconds"] < 7, "its length is found, though the browser does not write it"
    assert kept["measures"]["firstWord"] < 2
    assert kept["measures"]["pauses"] >= 1
    assert violations(page) + small_targets(page) + overflow(page) == []

    page.reload()
    card.get_by_role("button", name="Play").click()
    expect(card.get_by_role("button", name="Pause")).to_be_visible()
    expect(card.locator(".player-time")).to_contain_text(" of 0:0")
    card.get_by_role("button", name="Delete").click()
    card.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("The recording is deleted.")).to_be_focused()
    assert httpx.get(f"{url}/recordings").json()["recordings"] == []
    assert httpx.get(f"{url}/report").json()["questions"][0]["answer"] == WORDS


def test_what_is_deleted_before_sending_is_never_sent(page: Page, fresh_address: str) -> None:
    agree(page)
    record(page, 1200)
    page.get_by_role("button", name="Delete the recording of this answer").click()
    expect(page.get_by_role("group", name="Your recording")).to_have_count(0)
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_focused()
    asked = open_place(page)
    box(page).fill(WORDS)
    page.keyboard.press("Control+Enter")
    wait_for_next(page, asked)
    assert httpx.get(f"{fresh_address}/api/me").json()["recordings"] == 0


def test_sending_while_one_speaks_ends_the_recording_and_keeps_it(page: Page) -> None:
    agree(page)
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    page.wait_for_timeout(2500)
    box(page).fill(WORDS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="How it sounded")).to_be_visible(timeout=DEADLINE)
    expect(page.get_by_role("button", name="Stop recording")).to_have_count(0)


def test_a_failed_upload_says_so_loses_no_answer_and_can_be_tried_again(page: Page, wrongs: Wrongs, fresh_address: str) -> None:
    wrongs.allow("422")
    agree(page)
    record(page, 2500)
    page.route("**/recording?attempt=1", refuse)
    asked = open_place(page)
    box(page).fill(WORDS)
    page.keyboard.press("Control+Enter")
    wait_for_next(page, asked)
    note = page.get_by_role("alert").filter(has_text="Your answer is sent, your recording is not kept yet.")
    expect(note).to_be_visible(timeout=DEADLINE)
    assert httpx.get(f"{fresh_address}/api/interviews").json()["interviews"]
    page.unroute("**/recording?attempt=1")
    note.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("region", name="How it sounded")).to_be_visible(timeout=DEADLINE)


def refuse(route: Route) -> None:
    route.fulfill(
        status=422, content_type="application/problem+json", body='{"code": "recording_empty", "detail": "No sound."}'
    )


def test_by_keyboard_alone_on_a_narrow_page_with_large_text(open_page: OpenPage, fresh_address: str) -> None:
    with httpx.Client(base_url=fresh_address, timeout=60) as client:
        page = enter(open_page, begun(client, mode="practice"), size=NARROW, dark=True)
    enlarge_text(page)
    page.get_by_role("button", name="Record", exact=True).focus()
    page.keyboard.press("Enter")
    agreeing = page.get_by_role("button", name="I agree, start recording")
    expect(agreeing).to_be_visible()
    page.keyboard.press("Tab")
    expect(agreeing).to_be_focused()
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    expect(stop).to_have_attribute("aria-pressed", "true")
    assert overflow(page) + small_targets(page) == []
    page.wait_for_timeout(1500)
    page.keyboard.press("Space")
    again = page.get_by_role("button", name="Record again")
    expect(again).to_be_focused()
    assert overflow(page) + small_targets(page) + violations(page) == []
    made = page.get_by_role("group", name="Your recording")
    for name in ("Play the recording of this answer", "Delete the recording of this answer"):
        made.get_by_role("button", name=name).focus()
        expect(made.get_by_role("button", name=name)).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_focused()


def test_a_microphone_that_is_refused_is_explained(page: Page) -> None:
    page.evaluate(DENIED)
    box(page).fill("Typed before")
    agree(page)
    expect(page.get_by_text("The browser does not allow the microphone here.")).to_be_visible()
    expect(box(page)).to_have_value("Typed before")
    expect(page.get_by_role("button", name="Record", exact=True)).to_have_attribute("aria-pressed", "false")


def test_a_browser_that_cannot_record_shows_no_button(page: Page) -> None:
    page.add_init_script("delete window.MediaRecorder; delete Window.prototype.MediaRecorder;")
    page.reload()
    expect(box(page)).to_be_visible(timeout=DEADLINE)
    expect(page.get_by_role("button", name="Record", exact=True)).to_have_count(0)


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (NARROW, True)], ids=["wide", "narrow-dark"])
def test_settings_tell_take_back_and_delete(open_page: OpenPage, fresh_address: str, size: tuple[int, int], dark: bool) -> None:
    with httpx.Client(base_url=fresh_address, timeout=60) as client:
        page = open_page("settings", size=size, dark=dark)
        card = page.get_by_role("region", name="Recordings of your voice")
        expect(card).to_contain_text("You have not agreed to recordings.")
        recorded(client)
        page.reload()
        expect(card).to_contain_text("You agreed to recordings on")
        expect(card).to_contain_text("1 recording is kept.")
        assert violations(page) + small_targets(page) + overflow(page) == []
        card.get_by_role("button", name="Take it back").click()
        page.get_by_role("button", name="Take it back, keep them").click()
        expect(card).to_contain_text("You took your consent back on")
        expect(card).to_contain_text("1 recording is kept.")
        card.get_by_role("button", name="Delete all recordings").click()
        card.get_by_role("button", name="Delete them").click()
        expect(card).to_contain_text("No recording is kept.")
        assert client.get("/api/me").json()["recordings"] == 0


@pytest.mark.parametrize(("size", "dark"), [(WIDE, True), (NARROW, False)], ids=["wide-dark", "narrow"])
def test_the_report_has_the_recordings_too(open_page: OpenPage, fresh_address: str, size: tuple[int, int], dark: bool) -> None:
    with httpx.Client(base_url=fresh_address, timeout=60) as client:
        interview_id = recorded(client)
    page = open_page(f"report/{interview_id}/questions", size=size, dark=dark)
    card = page.get_by_role("region", name="How it sounded")
    expect(card).to_contain_text("after 0.6 seconds")
    assert violations(page) + small_targets(page) + overflow(page) == []


def recorded(client: httpx.Client) -> str:
    """Agree, answer a question aloud, and return the interview's id."""
    version = client.get("/api/recording-consent").json()["version"]
    client.post("/api/recording-consent", json={"version": version}).raise_for_status()
    interview = hold(client, 1)
    url = f"/api/interviews/{interview['id']}/questions/q1/recording"
    content = as_wav(spoken(((0.6, 14.0), (0.7, 20.0))))
    client.put(url, content=content, headers={"Content-Type": "audio/wav"}).raise_for_status()
    return str(interview["id"])
