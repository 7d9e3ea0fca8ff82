"""Lines of a CV for a question: the fitting one first, all of them there, and no text embedded that need not be."""

from collections.abc import Sequence

import numpy as np
import pytest

from content.bank import Question
from retrieval.bank_vectors import BankVectors
from retrieval.embedder import Vectors
from retrieval.examples import Line, Query, query_of, rank
from retrieval.minilm import MiniLm
from retrieval.reference import Reference

LINES = [
    Line("e01", "Ran the dye house of a wool mill, 14 people on two shifts."),
    Line("e02", "Talked the owners out of a third shade range by showing them eleven months of returns."),
    Line("e03", "Taught three apprentices to match colours by eye; two run their own vats now."),
    Line("e04", "Mixed a batch for the wrong customer, 600 kg. Rang them before it left the yard and paid for the reweave."),
    Line("e05", "Stood between the weaving and dyeing foremen for a winter until they shared one schedule."),
    Line("e06", "Set up a second-hand spectrophotometer nobody had asked for and halved the number of re-dyes."),
    Line("e07", "Kept deliveries going through the 2021 flood with two borrowed boilers."),
]
ASKED = {
    "e04": Query(
        "When did you own up to a mistake that cost other people something?",
        hint="Wrong delivery, figure or dose reported at once; customer or patient told; loss made good, second check",
        competency="integrity",
    ),
    "e03": Query(
        "How have you helped somebody less experienced to grow into the job?",
        hint="Apprentices, trainees or juniors coached step by step; now work unaided or train others",
        competency="mentoring",
    ),
    "e05": Query(
        "Tell me how you settled a quarrel between two colleagues.",
        hint="Stood between two supervisors or teams, heard both, common timetable or rule agreed, still kept",
        competency="conflict_resolution",
    ),
    "e02": Query(
        "When did you change the mind of someone who had the last word?",
        hint="Directors or owners persuaded with figures over months, plan dropped or changed",
        competency="influence",
    ),
    "e06": Query(
        "What did you start without being told to?",
        hint="Found used equipment or wrote a small tool unasked; fewer repeats, adopted by others",
        competency="initiative",
    ),
}


class Silent:
    """An embedder that must not be needed."""

    name = MiniLm.name
    dimension = MiniLm.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(f"embedded {texts}")


@pytest.fixture(scope="module")
def reference(questions: tuple[Question, ...], bank_vectors: BankVectors) -> Reference:
    return Reference(questions, bank_vectors)


def test_the_line_that_serves_a_question_comes_first_or_second(minilm: MiniLm, reference: Reference) -> None:
    places = []
    for wanted, query in ASKED.items():
        ranked = rank(query, LINES, minilm, reference)
        places.append([found.line.id for found in ranked].index(wanted))
    assert max(places) <= 1
    assert places.count(0) >= 4


def test_every_line_comes_back_once_by_falling_score(
    minilm: MiniLm, reference: Reference, questions: tuple[Question, ...]
) -> None:
    ranked = rank(questions[0], LINES, minilm, reference)
    assert sorted(found.line.id for found in ranked) == [line.id for line in LINES]
    scores = [found.score for found in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_similarity_is_the_cosine_of_line_and_question(
    minilm: MiniLm, reference: Reference, questions: tuple[Question, ...]
) -> None:
    best = rank(questions[0], LINES, minilm, reference)[0]
    line, asked = minilm.embed([best.line.text, query_of(questions[0]).evidence])
    assert best.similarity == pytest.approx(float(line @ asked), abs=1e-3)


def test_a_question_of_the_bank_needs_no_embedding(
    minilm: MiniLm, reference: Reference, questions: tuple[Question, ...]
) -> None:
    vectors = minilm.embed([line.text for line in LINES])
    ours = rank(questions[5], LINES, Silent(), reference, vectors)
    embedded = rank(query_of(questions[5]), LINES, minilm, reference, vectors)
    assert [found.score for found in ours] == pytest.approx([found.score for found in embedded], abs=2e-3)


def test_a_reworded_question_is_embedded_anew(minilm: MiniLm, reference: Reference, questions: tuple[Question, ...]) -> None:
    other = questions[5].model_copy(update={"text": "Which boiler would you buy, and why?"})
    vectors = minilm.embed([line.text for line in LINES])
    with pytest.raises(AssertionError, match="boiler"):
        rank(other, LINES, Silent(), reference, vectors)


def test_a_summary_yields_to_a_story_of_the_same_words(minilm: MiniLm, reference: Reference) -> None:
    text = "Settled quarrels between foremen."
    told = [Line("s", text, "summary"), Line("k", text, "skill"), Line("w", text, "work")]
    ranked = rank(Query("Tell me how you settled a quarrel between two colleagues."), told, minilm, reference)
    assert [found.line.id for found in ranked] == ["w", "s", "k"]
    assert ranked[0].score > 1.5 * ranked[1].score


def test_an_unknown_competency_and_a_line_of_no_words_do_no_harm(minilm: MiniLm, reference: Reference) -> None:
    ranked = rank(Query("Why?", competency="juggling"), [Line("a", "…"), Line("b", "Juggled.")], minilm, reference)
    assert len(ranked) == 2
    assert np.isfinite([found.score for found in ranked]).all()


def test_no_lines_rank_as_none(reference: Reference, questions: tuple[Question, ...]) -> None:
    assert rank(questions[0], [], Silent(), reference) == []
