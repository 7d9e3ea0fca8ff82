"""Reading a reply: all of it, in its schema, or nothing."""

import json

import pytest
from langchain_core.messages import AIMessage

from engine.reply import Heard, Speech, complaint, finish_reason, heard, read
from engine.task import Malformed, Refused
from tests.engine.sample import Level

GOOD = '{"level": 2, "quote": "x", "share": 0.5}'


@pytest.mark.parametrize(
    "text", [GOOD, f"  {GOOD}\n", f"```json\n{GOOD}\n```", f"```\n{GOOD}```", f"<think>\nhm {{\n</think>\n{GOOD}"]
)
def test_complete_json_is_read_whatever_stands_around_it(text: str) -> None:
    assert read(Heard(text, "stop"), Level, "m") == Level(level=2, quote="x", share=0.5)


@pytest.mark.parametrize(
    "text",
    [
        GOOD[:-1],
        GOOD[:20],
        f"Sure: {GOOD}",
        f"{GOOD}{GOOD}",
        "[]",
        "null",
        "{}",
        '{"level": 11}',
        '{"level": -1}',
        '{"level": 2.5}',
        '{"level": NaN}',
        '{"level": 2, "share": NaN}',
        '{"level": 2, "share": Infinity}',
        '{"level": 2, "share": 1e999}',
        '{"level": "two"}',
        '{"level": null}',
        '{"level": 2, "quote": "\\ud800"}',
        json.dumps({"level": 2, "quote": "q" * 201}),
        "[" * 100_000,
        '{"level": ' + "9" * 5000 + "}",
        "",
        "   ",
        "<think>only thoughts",
    ],
)
def test_anything_else_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        read(Heard(text, "stop"), Level, "m")


@pytest.mark.parametrize("finish", ["", "length", "max_tokens", "tool_calls", "error"])
def test_a_good_text_that_did_not_end_well_is_malformed(finish: str) -> None:
    with pytest.raises(Malformed):
        read(Heard(GOOD, finish), Level, "m")


@pytest.mark.parametrize("said", [Heard(GOOD, "content_filter"), Heard("", "safety"), Heard("", "stop", refused=True)])
def test_a_refusal_is_not_a_malformed_reply(said: Heard) -> None:
    with pytest.raises(Refused, match="declined"):
        read(said, Level, "m")


def test_the_model_is_told_what_was_wrong() -> None:
    with pytest.raises(Malformed) as caught:
        read(Heard('{"level": 11}', "stop"), Level, "m")
    assert "level: Input should be less than or equal to 4" in complaint(caught.value)


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ({"finish_reason": "stop"}, "stop"),
        ({"finish_reason": "STOP"}, "stop"),
        ({"stop_reason": "end_turn"}, "end_turn"),
        ({"done_reason": "stop"}, "stop"),
        ({"prompt_feedback": {"block_reason": 1}}, "safety"),
        ({}, ""),
    ],
)
def test_every_provider_says_in_its_own_way_why_it_ended(metadata: dict[str, object], reason: str) -> None:
    assert finish_reason(AIMessage("x", response_metadata=metadata)) == reason


def test_both_forms_of_a_refusal_are_recognised() -> None:
    assert heard(AIMessage("", additional_kwargs={"refusal": "No."})).refused
    assert heard(AIMessage([{"type": "refusal", "refusal": "No."}])).refused
    assert not heard(AIMessage("", additional_kwargs={"refusal": None})).refused


@pytest.mark.parametrize(
    ("pieces", "passed_on"),
    [
        (["Hello", " there"], ["Hello", " there"]),
        (["", "\n ", " Hi", " "], ["", "", "Hi", " "]),
        (["<th", "ink>secret", " </thi", "nk>", "\n", "Hi"], ["", "", "", "", "", "Hi"]),
        (["<think>a</think>Hi", " <think>"], ["Hi", " <think>"]),
        (["<thing", " more"], ["<thing", " more"]),
    ],
)
def test_thoughts_and_leading_blanks_are_not_spoken(pieces: list[str], passed_on: list[str]) -> None:
    speech = Speech()
    assert [speech.hear(piece) for piece in pieces] == passed_on
