"""What could be asked of a candidate: anchors near enough, none after a mishap, a probe for every line one can speak of."""

import numpy as np
import pytest

from content.bank import Bank, Question, load_bank
from retrieval.minilm import MiniLm
from retrieval.shortlist import Material, Matrix, Wanted, bank_candidates, probe_candidates
from tools.cv import Example
from tools.question_choice import Anchor

WANTED = Wanted(frozenset(), frozenset(), frozenset(), seed="one")
CLOUD = "Cut the cloud bill by 31% over three quarters by right-sizing machines that ran all day."
CRASH = "Crashed a spindle proving out my own cloud program, about 31 thousand and nine days down."


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def example(line_id: str, text: str) -> Example:
    return Example(id=line_id, text=text, section="work", employer="Kettle Bend")


def material(minilm: MiniLm, lines: list[Example], phrases: list[Anchor]) -> Material:
    nothing: Matrix = np.zeros((0, minilm.dimension), dtype=np.float32)
    return Material(
        lines=lines,
        line_vectors=minilm.embed([line.text for line in lines]) if lines else nothing,
        phrases=phrases,
        phrase_vectors=minilm.embed([phrase["phrase"] for phrase in phrases]) if phrases else nothing,
    )


def vectors(minilm: MiniLm, questions: list[Question]) -> Matrix:
    return minilm.embed([f"{question.text} {question.evidence_hint}" for question in questions])


def anchors_of(minilm: MiniLm, bank: Bank, question_id: str, given: Material) -> set[str]:
    questions = [bank.questions[question_id]]
    found = bank_candidates(questions, vectors(minilm, questions), given, bank, WANTED)
    assert found[0]["anchor"] is None, "a question can always be asked as it stands"
    return {one["anchor"]["id"] for one in found if one["anchor"]}


def test_a_near_line_leads_over_to_a_case_and_a_far_one_does_not(minilm: MiniLm, bank: Bank) -> None:
    lines = [example("near", CLOUD), example("far", "Taught Scratch to a dozen children every second Saturday morning.")]
    assert anchors_of(minilm, bank, "cas-0027", material(minilm, lines, [])) == {"near"}


def test_a_mishap_leads_over_to_no_case(minilm: MiniLm, bank: Bank) -> None:
    assert anchors_of(minilm, bank, "cas-0027", material(minilm, [example("mishap", CRASH)], [])) == set()


def test_a_question_that_bears_no_lead_is_asked_as_it_is(minilm: MiniLm, bank: Bank) -> None:
    phrase = Anchor(id="p01", source="requirement", phrase="running a team on a tight budget")
    question_id = sorted(bank.conditions.no_lead & {one.id for one in bank.of_kind("behavioral")})[0]
    assert anchors_of(minilm, bank, question_id, material(minilm, [], [phrase])) == set()


def test_every_line_that_can_be_spoken_of_gets_one_probe_for_what_it_shows(minilm: MiniLm, bank: Bank) -> None:
    lines = [
        example("led", "Led a crew of nine through the move to the new hall."),
        example("row", "Mediated between two teams who would not work together any more."),
        Example(id="skill", text="Figma, service blueprints, prototyping", section="skill"),
    ]
    hints = {
        competency: vectors(minilm, [one for one in bank.of_kind("behavioral") if one.competency == competency])
        for competency in bank.competencies
    }
    found = probe_candidates(hints, material(minilm, lines, []), bank, WANTED, "mid")
    told = {one["anchor"]["id"]: one["competency"] for one in found if one["anchor"]}
    assert told == {"led": "leadership", "row": "conflict_resolution"}


def test_what_is_asked_for_in_the_trade_is_worth_more(minilm: MiniLm, bank: Bank) -> None:
    questions = [bank.questions["cas-0027"]]
    given = material(minilm, [], [])
    at_home = Wanted(frozenset(), frozenset(), frozenset({"devops"}), seed="one")
    plain = bank_candidates(questions, vectors(minilm, questions), given, bank, WANTED)[0]
    wanted = bank_candidates(questions, vectors(minilm, questions), given, bank, at_home)[0]
    assert wanted["fit"] > plain["fit"]
