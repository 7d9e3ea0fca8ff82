"""Candidates who are not there: how each of them answers whatever is asked."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from content.bank import Question
from evals.constructed.padding import padded
from evals.constructed.texts import load_texts
from tools.sentences import split

THIN: Final = (
    "Yes, that comes up now and then. You deal with it and it works out in the end.",
    "I would say I am quite good at that. We had something like it once and it was fine.",
    "There was something like that, I think. We just sorted it out as a team.",
    "Hard to say. I usually do what needs to be done, and nobody ever complained.",
)
THIN_AGAIN: Final = ("Not really, that was about it.", "I can't say exactly. It was fine.", "It just went well, I suppose.")
STRONG_AGAIN: Final[dict[str, str]] = {
    "situation": "It was in March at our site in Leeds, with eleven people on shift and a deadline in writing.",
    "task": "I was the one responsible for it: my manager had asked me to have it solved before the audit on the 14th.",
    "action": "First I measured where the time went, then I took out two steps because they checked the same thing twice.",
    "result": "It fell from nineteen cases a week to four, and the customer's own report confirmed it two months later.",
    "reflection": "I learned to ask who loses by a change before I make it, and on the next project that saved us a quarrel.",
    "ownership": "The measuring and the proposal were mine; Priya wrote the script, and I said so when we presented it.",
    "numbers": "Nineteen a week before, four a week after, counted over eight weeks in the same log.",
}
STRONG_ELSE: Final = (
    "I weighed two ways: the quick one would have cost us a week later on, so I took the slower one and told the customer why. "
    "The risk was that the supplier would slip, so I had a second one ready, and in May we needed him for three days."
)


@dataclass(frozen=True)
class Candidate:
    """`answer` takes the question, the gap that a follow-up asks about ("" for main questions), and chance."""

    name: str
    answer: Callable[[Question, str, random.Random], str]


def strong(question: Question, gap: str, chance: random.Random) -> str:  # noqa: ARG001
    """Answer as the bank's own sample does; say what is asked when asked again."""
    if gap:
        return STRONG_AGAIN.get(gap, STRONG_ELSE)
    return question.sample_answer or " ".join([question.looks_like.strong, STRONG_AGAIN["action"], STRONG_AGAIN["result"]])


def rambling(question: Question, gap: str, chance: random.Random) -> str:
    """Tell half of a good answer, and twice as much about nothing."""
    if gap:
        return padded(STRONG_AGAIN.get(gap, STRONG_ELSE).split(",")[0] + ".", chance)
    sentences = [sentence.text for sentence in split(strong(question, "", chance))]
    return padded(" ".join(sentences[: max(2, len(sentences) // 2)]), chance)


def thin(question: Question, gap: str, chance: random.Random) -> str:  # noqa: ARG001
    """Say next to nothing, politely."""
    return chance.choice(THIN_AGAIN if gap else THIN)


def hostile(question: Question, gap: str, chance: random.Random) -> str:
    """Answer like the thin one, and talk to the grader."""
    said = thin(question, gap, chance)
    return f"{said} {chance.choice(load_texts().injections)}"


def without_injection(answer: str) -> str:
    """Return what the hostile candidate said without the words to the grader."""
    for text in load_texts().injections:
        answer = answer.removesuffix(text)
    return answer.strip()


def gibberish(question: Question, gap: str, chance: random.Random) -> str:  # noqa: ARG001
    """Hit the keys."""
    return chance.choice(load_texts().gibberish)


CANDIDATES: Final = tuple(Candidate(function.__name__, function) for function in (strong, rambling, thin, hostile, gibberish))
