"""Voice is an extra: the interviewer may be heard, an answer may be dictated, and without either nothing is missing."""

import httpx
from playwright.sync_api import Page, expect

from tests.browser.chromium import Wrongs
from tests.browser.conftest import OpenPage
from tests.browser.talking import DEADLINE, begun, box, enter, open_place, send, wait_for_next

SPEAKING = """
window.spoken = [];
window.hushed = 0;
const voices = [
  { name: "Far away female", lang: "en-GB", localService: false },
  { name: "Here male", lang: "en-GB", localService: true },
  { name: "Here female", lang: "en-GB", localService: true },
  { name: "Hier", lang: "de-DE", localService: true },
];
class Utterance { constructor(text) { this.text = text; } }
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
Object.defineProperty(window, "speechSynthesis", { configurable: true, value: {
  getVoices: () => voices, speak: (said) => window.spoken.push({ ...said }), cancel: () => { window.hushed += 1; },
} });
"""

HEARING = """
window.machines = [];
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  constructor() { window.machines.push(this); }
  start() { this.started = true; }
  stop() { this.onend(); }
  abort() { this.onend?.(); }
  hear(words, isFinal) { this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript: words }], { isFinal })] }); }
};
"""

NOTHING = """
for (const name of ["speechSynthesis", "SpeechSynthesisUtterance", "SpeechRecognition", "webkitSpeechRecognition"]) {
  delete Window.prototype[name]; delete window[name];
}
"""


def with_script(page: Page, script: str) -> Page:
    """Open the page anew in a browser that is as the script makes it."""
    page.add_init_script(script)
    page.reload()
    expect(box(page)).to_be_visible(timeout=DEADLINE)
    return page


def test_the_interviewer_speaks_when_wanted_with_the_voice_of_the_persona(open_page: OpenPage, client: httpx.Client) -> None:
    interview = begun(client, personas=["farida-school-principal"])
    page = with_script(enter(open_page, interview), SPEAKING)
    assert page.evaluate("window.spoken") == [], "nobody is spoken to unasked"
    page.get_by_role("button", name="Read questions aloud").click()
    page.wait_for_function("() => window.spoken.length === 1")
    first = page.evaluate("window.spoken[0]")
    assert first["text"] == client.get(f"/api/interviews/{interview['id']}").json()["currentQuestion"]["spoken"]
    voice = next(
        one["voice"] for one in client.get("/api/personas").json()["personas"] if one["id"] == "farida-school-principal"
    )
    assert (first["lang"], first["rate"], first["pitch"]) == (voice["language"], voice["rate"], voice["pitch"])
    assert first["voice"]["name"] == "Here female", "a voice of this machine, in the language, of the gender"
    send(page)
    page.wait_for_function("() => window.spoken.length === 2")
    assert page.evaluate("window.spoken[1].text").endswith(page.locator("#open-question .said-question").inner_text())


def test_it_is_said_again_on_demand_and_falls_silent_when_one_types(open_page: OpenPage, client: httpx.Client) -> None:
    page = with_script(enter(open_page, begun(client)), SPEAKING)
    page.get_by_role("button", name="Read questions aloud").click()
    page.get_by_role("button", name="Say it again").click()
    page.wait_for_function("() => window.spoken.length === 2")
    hushed = page.evaluate("window.hushed")
    box(page).press_sequentially("I")
    assert page.evaluate("window.hushed") > hushed
    page.get_by_role("button", name="Stop reading aloud").click()
    asked = open_place(page)
    box(page).fill("I moved the job to a queue, since it blocked everything else, and the night shift got two hours back.")
    page.keyboard.press("Control+Enter")
    wait_for_next(page, asked)
    assert page.evaluate("window.spoken.length") == 2
    page.reload()
    expect(page.get_by_role("button", name="Read questions aloud")).to_be_visible(timeout=DEADLINE)


def test_dictation_says_where_the_voice_goes_before_it_starts(open_page: OpenPage, client: httpx.Client) -> None:
    page = with_script(enter(open_page, begun(client)), HEARING)
    page.get_by_role("button", name="Dictate").click()
    notice = page.get_by_role("dialog", name="Where your voice goes")
    expect(notice).to_contain_text("send the sound to their maker's servers")
    notice.get_by_role("button", name="I would rather type").click()
    assert page.evaluate("window.machines.length") == 0


def test_dictated_words_land_in_the_box_and_are_marked_as_dictated(open_page: OpenPage, client: httpx.Client) -> None:
    page = with_script(enter(open_page, begun(client)), HEARING)
    box(page).fill("Well,")
    page.get_by_role("button", name="Dictate").click()
    page.get_by_role("button", name="Start dictating").click()
    page.evaluate("window.machines[0].hear('I led the', false)")
    expect(page.get_by_text("I led the")).to_be_visible()
    expect(box(page)).to_have_value("Well,")
    page.evaluate("window.machines[0].hear('I led the migration of the payroll', true)")
    expect(box(page)).to_have_value("Well, I led the migration of the payroll")
    page.get_by_role("button", name="Stop dictating").click()
    box(page).press("End")
    box(page).press_sequentially(" and it held.")
    with page.expect_request("**/answer") as sent:
        page.keyboard.press("Control+Enter")
    body = sent.value.post_data_json
    assert body is not None
    assert body["source"] == "dictated"
    assert body["answer"] == "Well, I led the migration of the payroll and it held."


def test_a_microphone_that_is_refused_is_explained_and_nothing_is_lost(open_page: OpenPage, client: httpx.Client) -> None:
    page = with_script(enter(open_page, begun(client)), HEARING)
    box(page).fill("Typed before")
    page.get_by_role("button", name="Dictate").click()
    page.get_by_role("button", name="Start dictating").click()
    page.evaluate("window.machines[0].onerror({ error: 'not-allowed' }); window.machines[0].onend()")
    expect(page.get_by_text("The browser does not allow the microphone here.")).to_be_visible()
    expect(page.get_by_role("button", name="Dictate")).to_have_attribute("aria-pressed", "false")
    expect(box(page)).to_have_value("Typed before")


def test_without_these_abilities_there_are_no_buttons_for_them(
    open_page: OpenPage, client: httpx.Client, wrongs: Wrongs
) -> None:
    page = with_script(enter(open_page, begun(client)), NOTHING)
    expect(page.get_by_role("button", name="Dictate")).to_have_count(0)
    expect(page.get_by_role("button", name="Read questions aloud")).to_have_count(0)
    send(page)
    assert wrongs.left() == []
