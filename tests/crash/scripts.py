"""Interviews by script: what is asked for, and what is done with each question. The same number is the same interview."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from benchmarks.answers import load_answers
from content.vocabulary import INDUSTRIES, INTERVIEW_TYPES, ROLE_LEVELS

ROOT: Final = Path(__file__).parents[2]
PEOPLE: Final = ROOT / "content" / "people"
ANSWERS: Final = load_answers()
PERSONS: Final = 14

Act = Literal["answer", "skip", "end"]
Told = Literal["wait", "stream", "respond-async"]


@dataclass(frozen=True)
class Deed:
    """What is done with a question, how the client wants to be told, and whether it pauses before."""

    act: Act
    text: str
    told: Told
    pauses: bool


@dataclass(frozen=True)
class Script:
    """One interview: its number decides everything."""

    number: int
    setup: dict[str, Any]
    with_papers: bool
    ends_at: str | None
    retries: frozenset[str]

    def deed(self, question: dict[str, Any], attempt: int = 1) -> Deed:
        """Return what is done with an open question; it depends on nothing but the script and the question's place."""
        chance = random.Random(f"{self.number}:{question['id']}:{attempt}")
        told: Told = chance.choice(("wait", "stream", "respond-async"))
        pauses = chance.random() < 0.06
        if question["id"] == self.ends_at:
            return Deed("end", "", told, pauses)
        if chance.random() < 0.08 and attempt == 1:
            return Deed("skip", "", told, pauses)
        text = chance.choice(ANSWERS["general" if question["id"] == "q1" else self.setup["interviewType"]])
        if chance.random() < 0.25:  # cut short, which calls for a follow-up
            text = ". ".join(text.split(". ")[:2])
        return Deed("answer", text, told, pauses)


def scripts(first: int, count: int) -> list[Script]:
    """Return `count` scripts from number `first` on."""
    return [_script(number) for number in range(first, first + count)]


def person_of(number: int) -> str:
    """Return whose papers a group of scripts uses, as the stem of files in content/people."""
    return sorted(path.name.removesuffix(".cv.json") for path in PEOPLE.glob("*.cv.json"))[number % PERSONS]


def _script(number: int) -> Script:
    chance = random.Random(number)
    count = chance.choice((5, 5, 6))
    setup: dict[str, Any] = {
        "interviewType": INTERVIEW_TYPES[number % len(INTERVIEW_TYPES)],
        "industry": chance.choice(INDUSTRIES),
        "roleLevel": chance.choice(ROLE_LEVELS),
        "mode": "practice" if number % 7 == 3 else "graded",
        "questionCount": count,
        "interviewOn": "2030-12-04",
    }
    ends_at = f"q{chance.randint(3, count)}" if chance.random() < 0.2 else None
    retries = frozenset({f"q{chance.randint(1, 3)}"}) if chance.random() < 0.3 else frozenset[str]()
    return Script(number, setup, number % 4 == 1, ends_at, retries)
