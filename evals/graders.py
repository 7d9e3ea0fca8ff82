"""The one place where evals grade: the product's own grader, with whichever engine, every answer once."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from agents.grader import ToGrade, grade
from engine.task import Engine
from evals.cases import Case
from retrieval.minilm import MiniLm
from retrieval.sentence_vectors import SentenceVectors
from tools.answer_grade import Grade
from tools.meaning import Meaning
from tools.sentences import Sentence, split
from tools.star_tagging import Tagged, tag_sentences

Key = tuple[str, str, str, str, tuple[str, ...]]
"""What a grade depends on; a constructed answer that equals another is not graded again."""


class Watch(Protocol):
    """Shows how far the work is."""

    def __call__(self, what: str, whole: int) -> "Callable[[], None]":
        """Return what to call after each step of `what`."""


def unwatched(what: str, whole: int) -> Callable[[], None]:  # noqa: ARG001
    """Show nothing."""
    return lambda: None


@dataclass(frozen=True)
class Means:
    """What grading takes: an engine, the local model opened once, and the event loop that the engine's connections belong to.

    `meaning` reads sentences with that same model; `ensemble` is how often a model grades each answer.
    """

    engine: Engine
    meaning: Meaning
    runner: asyncio.Runner
    ensemble: int = 1


async def grade_case(case: Case, means: Means) -> Grade:
    """Grade one case exactly as an interview does (graph.turn.grade_answer)."""
    state = ToGrade(
        question_id=case.id,
        question=case.question,
        kind=case.type,
        competency=case.competency,
        answer=case.answer,
        key_points=list(case.key_points),
    )
    return Grade.model_validate((await grade(state, means.engine, ensemble=means.ensemble, meaning=means.meaning))["grade"])


def opened(engine: Engine, runner: asyncio.Runner, *, ensemble: int = 1) -> Means:
    """Return the means, the local model among them, opened once for everything that reads with it."""
    return Means(engine, SentenceVectors(MiniLm()), runner, ensemble)


def tag_case(case: Case, means: Means) -> list[Tagged]:
    """Return the parts of a case's sentences: as the file cuts them, or as we do where it does not."""
    if not case.sentences:
        return tag_sentences(split(case.answer), means.meaning)
    place, cut = 0, []
    for given in case.sentences:
        start = case.answer.index(given.text, place)
        place = start + len(given.text)
        cut.append(Sentence(start, place, given.text.removeprefix("- ")))
    # The bullet sign says nothing about the part, but the text is given back as it came.
    return [replace(tag, text=given.text) for tag, given in zip(tag_sentences(cut, means.meaning), case.sentences, strict=True)]


class Judge:
    """Grades cases and remembers every grade, so that checks may ask for the same answer twice."""

    def __init__(self, means: Means, watch: Watch = unwatched) -> None:
        """Bind the means; nothing is opened here."""
        self._means = means
        self._watch = watch
        self._known: dict[Key, Grade] = {}

    def __call__(self, cases: Iterable[Case], what: str = "grading") -> list[Grade]:
        """Return the grades of the cases in their order."""
        wanted = list(cases)
        new = list({_key(case): case for case in wanted if _key(case) not in self._known}.values())
        step = self._watch(what, len(new))
        self._means.runner.run(self._grade_all(new, step))
        return [self._known[_key(case)] for case in wanted]

    async def _grade_all(self, cases: Sequence[Case], step: Callable[[], None]) -> None:
        async def one(case: Case) -> None:
            self._known[_key(case)] = await grade_case(case, self._means)
            step()

        # Rules keep to one core; a model's engine limits its calls, but thousands of waiting prompts would fill the memory.
        together = 1 if self._means.engine.name == "offline" else 32
        for start in range(0, len(cases), together):
            await asyncio.gather(*(one(case) for case in cases[start : start + together]))


def _key(case: Case) -> Key:
    return case.type, case.question, case.answer, case.competency, tuple(case.key_points)
