"""Read an answer before it is graded: what in it counts, and what is wrong with it as an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from content.vocabulary import AnswerFlag, RubricName
from tools.answer_gibberish import is_gibberish
from tools.answer_injection import find_injections
from tools.answer_words import shared, stems, words
from tools.cues import SELF, WE
from tools.meaning import Meaning
from tools.sentences import Sentence, split

TOO_SHORT: Final = 12
"""Words below which no answer is complete."""

REPEATS: Final = 0.25
"""Share of an answer that must be repetition to be called repetitive."""

SAME: Final = 0.85
"""Share of its words that a sentence must have in common with an earlier one to be a repetition of it."""

FAR: Final[dict[RubricName, float]] = {
    "behavioral": 0.25,
    "general": 0.25,
    "technical": 0.15,
    "case": 0.3,
    "rate_negotiation": 0.2,
    "client_discovery": 0.2,
    "scenario": 0.15,
}
"""Cosine of question and answer (all-MiniLM-L6-v2) below which an answer that also shares no word is off topic.

Real answers of the gold set lie above: the lowest technical one at .18, case .52, negotiation .29, discovery .40.
Behavioural and general answers often share nothing with their question (as low as .08 and .00): there nobody may speak of
themselves either. Of 990 rated answers no general one does without.
"""


@dataclass(frozen=True)
class Reading:
    """An answer as read. `plain` is as long as `answer`, with line breaks where nothing counts: places stay the same."""

    question: str
    answer: str
    plain: str
    sentences: tuple[Sentence, ...]
    flags: tuple[AnswerFlag, ...]
    similarity: float | None = None

    @property
    def text(self) -> str:
        """Return what counts, as one text."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def length(self) -> int:
        """Return the number of words that count."""
        return len(words(self.text))


def read(
    rubric: RubricName, question: str, answer: str, key_points: tuple[str, ...] = (), meaning: Meaning | None = None
) -> Reading:
    """Read an answer. `meaning` tells how near it is to the question; it is asked only where their words do not.

    Stories are not asked about here: their fitted grader has the vectors of the sentences. Raises what `meaning` raises.
    Words to the grader, the question read back and repeated sentences do not count: they are blanked in `plain`.
    """
    if not words(answer):
        return Reading(question, answer, "\n" * len(answer), (), ("blank",))
    injected = find_injections(answer, question)
    plain = _without(answer, injected)
    echoes = [sentence for sentence in split(plain) if _is_echo(sentence.text, question)]
    plain = _without(plain, [(echo.start, echo.end) for echo in echoes])
    again = _repetitions(split(plain))
    repeats = sum(len(words(sentence.text)) for sentence in again) > REPEATS * len(words(answer))
    plain = _without(plain, [(sentence.start, sentence.end) for sentence in again])
    left = words(plain)
    subject = stems(" ".join((question, *key_points)))
    found: dict[AnswerFlag, bool] = {
        "prompt_injection": bool(injected),
        "gibberish": is_gibberish(answer, subject) or (bool(left) and is_gibberish(plain, subject)),
        "question_echo": bool(echoes) and len(left) < TOO_SHORT // 2,
        "repetitive": repeats,
        "too_short": len(left) < TOO_SHORT,
    }
    found["off_topic"] = not any(found[flag] for flag in ("gibberish", "question_echo")) and _is_off_topic(
        rubric, plain, subject, partial(_cosine, meaning, question, answer) if meaning and rubric != "behavioral" else None
    )
    flags = tuple(flag for flag, holds in found.items() if holds)
    return Reading(question, answer, plain, tuple(split(plain)), flags)


def without_orders(answer: str, question: str) -> str:
    """Return the answer with line breaks in place of words to the grader: what is left stands where it stood."""
    return _without(answer, find_injections(answer, question))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with line breaks in place of the spans, which keeps every other character where it stood."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\n" * (end - start)
    return "".join(characters)


def _is_echo(sentence: str, question: str) -> bool:
    """Say whether a sentence only reads the question back: nearly all its words in one run of the question's."""
    said, asked = words(sentence), words(question)
    if len(said) < 4 or sum(word in asked for word in said) < 0.7 * len(said):
        return False
    longest = max((_run(said, asked, start) for start in range(len(said))), default=0)
    return longest >= 4 and longest / len(said) >= 0.7


def _run(said: list[str], asked: list[str], start: int) -> int:
    """Return how many words from `start` on stand in the question in the same order, one after the other."""
    best = 0
    for place, word in enumerate(asked):
        length = 0
        while word == said[start] and start + length < len(said) and place + length < len(asked):
            if said[start + length] != asked[place + length]:
                break
            length += 1
        best = max(best, length)
    return best


def _repetitions(sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences that say again, word for word or nearly so, what an earlier one said."""
    earlier: list[frozenset[str]] = []
    again = []
    for sentence in sentences:
        said = frozenset(words(sentence.text))
        if len(said) >= 3 and any(len(said & before) >= SAME * len(said | before) for before in earlier):
            again.append(sentence)
        else:
            earlier.append(said)
    return again


def _is_off_topic(rubric: RubricName, plain: str, subject: frozenset[str], similarity: Callable[[], float] | None) -> bool:
    """Say whether an answer has nothing to do with the question; careful, because good answers often share no word with it.

    Where nothing tells the similarity, only an answer in which nobody speaks of themselves and no word of the question returns
    is off topic.
    """
    if len(words(plain)) < TOO_SHORT // 2 or shared(stems(plain), subject) > 0.02:
        return False
    if similarity is not None and similarity() >= FAR[rubric]:
        return False
    speaks = len(SELF.findall(plain)) + len(WE.findall(plain))
    return speaks == 0 or (similarity is not None and rubric not in ("behavioral", "general"))


def _cosine(meaning: Meaning, question: str, answer: str) -> float:
    from tools.fitted_vectors import unit  # numpy is loaded only where something is graded

    asked, said = unit(meaning.known([question])[0]), unit(meaning([answer])[0, -1])
    return float(asked @ said)
