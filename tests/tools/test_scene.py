"""Play the other side of a scene: a client answers what was asked, and never asks for what was dealt with."""

import pytest

from content.bank import load_bank
from tools.scene import REPLY, SCENES, play_on

SHOP = (
    "Stock? Oh, we oversold forty chairs last month, that was embarrassing.",
    "Can't we just drop something small to make room?",
    "I already told the dealers they'd have it on the 20th.",
)
EVASION = "I'd have to find that out for you."
LONG = (
    "I would look at what the shop does today, who works with it, and then draw up what the first two weeks would bring. " * 2
)


def test_a_client_answers_what_the_candidate_asked_before_anything_else() -> None:
    line, spoken = play_on(SHOP, "What goes wrong with the stock at the moment?", [], EVASION, again=False)
    assert line == spoken == SHOP[0]


def test_a_reply_to_something_nobody_raised_is_never_said() -> None:
    assert play_on(SHOP[:1], "Let me think about the schedule.", [], EVASION, again=False) == ("", "")


def test_what_was_dealt_with_is_not_brought_up() -> None:
    line, _ = play_on(SHOP, "I would tell the dealers that the 20th will not hold.", [], EVASION, again=False)
    assert line == SHOP[1]


def test_a_question_without_a_reply_is_met_and_not_passed_over() -> None:
    line, spoken = play_on(SHOP[1:], "Who else has a say in this?", [], EVASION, again=False)
    assert spoken == f"{EVASION} {line}"


def test_no_line_is_said_twice() -> None:
    first, _ = play_on(SHOP, "Fine.", [], EVASION, again=False)
    second, _ = play_on(SHOP, "Fine.", [first], EVASION, again=True)
    assert second
    assert second != first
    assert play_on(SHOP, "Fine.", SHOP, EVASION, again=True) == ("", "")


@pytest.mark.parametrize(("answer", "goes_on"), [(LONG, False), (LONG + "And the stock?", True), ("No, sorry.", True)])
def test_a_scene_goes_on_where_the_candidate_asked_or_hardly_spoke(answer: str, goes_on: bool) -> None:
    assert bool(play_on(SHOP, answer, [], EVASION, again=True)[0]) is goes_on


def test_every_scene_of_the_bank_has_a_line_that_can_be_said_unasked() -> None:
    scenes = load_bank().of_kind(*SCENES)
    assert scenes
    silent = [scene.id for scene in scenes if all(REPLY.match(offer.text) for offer in scene.follow_ups)]
    assert silent == []
