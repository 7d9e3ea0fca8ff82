"""The content is complete, consistent and fit to be spoken: every entry of every file."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

from content.bank import Bank, Conditions, Probe, Question, load_bank
from content.phrases import Phrases, load_phrases
from content.vocabulary import INDUSTRIES, INTERVIEW_TYPES, ROLE_LEVELS, Competency, Gap, GeneralTopic, QuestionKind
from graph.panel import choose_panel

PEOPLE = Path(__file__).parents[2] / "content" / "people"
COMPETENCIES = get_args(Competency)
OFTEN_PROBED: tuple[Competency, ...] = (
    "problem_solving", "initiative", "leadership", "teamwork", "customer_focus", "planning", "analysis", "communication",
    "conflict_resolution", "mentoring", "learning", "influence", "domain_knowledge",
)  # fmt: skip
STORY = {"situation", "task", "action", "result", "reflection", "ownership"}
REASONED = {"depth", "numbers", "alternatives", "risks", "trade_offs", "assumptions"}
GAPS = dict.fromkeys(get_args(QuestionKind), REASONED) | {
    "behavioral": STORY,
    "general": {"directness", "evidence", "fit", "insight"},
}
PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX|lorem ipsum)\b|[{}<>]|\[[a-z ]+\]|\s{2}|\s$|^\s", re.IGNORECASE)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return load_phrases()


def texts(value: object) -> Iterator[str]:
    """Yield every string of an entry, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts(value.model_dump())
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(texts, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(texts, value))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_the_bank_holds_484_questions(bank: Bank) -> None:
    assert Counter(question.type for question in bank.questions.values()) == {
        "behavioral": 140,
        "general": 40,
        "technical": 200,
        "case": 32,
        "client_discovery": 24,
        "rate_negotiation": 24,
        "meeting": 12,
        "presentation": 12,
    }


def test_no_id_stands_twice_in_the_files(bank: Bank) -> None:
    folder = PEOPLE.parent
    lines = [line for file in [*folder.glob("bank/*.jsonl"), folder / "probes.jsonl"] for line in file.read_text().splitlines()]
    ids = [json.loads(line)["id"] for line in lines]
    assert [entry for entry, count in Counter(ids).items() if count > 1] == []
    assert set(ids) == {*bank.questions, *bank.probes}
    for name, kept in (("personas", len(bank.personas)), ("competencies", len(bank.competencies)), ("tips", len(bank.tips))):
        entries = json.loads((folder / f"{name}.json").read_text())
        assert len({entry["id"] for entry in entries}) == len(entries) == kept


def test_nothing_is_asked_in_the_same_words_twice(bank: Bank) -> None:
    asked = [*bank.questions.values(), *bank.probes.values()]
    said = Counter(re.sub(r"\W+", " ", entry.text.lower()).strip() for entry in asked)
    assert [text for text, count in said.items() if count > 1] == []
    for entry in asked:
        follow_ups = [follow_up.text for follow_up in entry.follow_ups]
        assert len({entry.text, *follow_ups}) == 1 + len(follow_ups), entry.id


def test_every_text_is_finished(bank: Bank) -> None:
    entries = [*bank.questions.values(), *bank.probes.values(), *bank.tips, *bank.competencies.values()]
    personas = [persona.model_copy(update={"greeting": ""}) for persona in bank.personas.values()]
    # Technical questions show mark-up and code; everything else is spoken.
    spoken = [entry for entry in [*entries, *personas] if not (isinstance(entry, Question) and entry.type == "technical")]
    unfinished = [text for text in chain.from_iterable(map(texts, spoken)) if PLACEHOLDER.search(text)]
    assert unfinished == []


def test_ids_tell_the_kind(bank: Bank) -> None:
    letters = {"meeting": "sce", "presentation": "sce"}
    for question in bank.questions.values():
        assert question.id.startswith(letters.get(question.type, question.type.split("_")[-1][:3])), question.id


def test_general_questions_have_topics_and_all_others_competencies(bank: Bank) -> None:
    for question in bank.questions.values():
        known = get_args(GeneralTopic) if question.type == "general" else COMPETENCIES
        assert question.competency in known, question.id


def test_sample_answers_are_neither_stubs_nor_essays(bank: Bank) -> None:
    lengths = {question.id: len(question.sample_answer.split()) for question in bank.questions.values()}
    assert {name: length for name, length in lengths.items() if not 80 <= length <= 240} == {}


def test_follow_ups_ask_for_what_answers_of_the_kind_leave_open(bank: Bank) -> None:
    for entry in [*bank.questions.values(), *bank.probes.values()]:
        tags = {follow_up.when for follow_up in entry.follow_ups}
        assert tags <= GAPS[entry.type], entry.id
        assert len(tags) >= 2, entry.id
        assert 3 <= len(entry.follow_ups) <= 5, entry.id


def test_every_kind_is_asked_at_every_level(bank: Bank) -> None:
    for kind in get_args(QuestionKind):
        asked = Counter(level for question in bank.of_kind(kind) for level in question.levels)
        assert all(asked[level] >= 3 for level in ROLE_LEVELS), (kind, asked)


def test_every_competency_has_a_guide_and_questions(bank: Bank) -> None:
    assert set(bank.competencies) == set(COMPETENCIES)
    asked = Counter(question.competency for question in bank.of_kind("behavioral"))
    assert [competency for competency in COMPETENCIES if asked[competency] < 2] == []


def test_tips_have_scopes_that_exist_and_cover_them(bank: Bank) -> None:
    known = {f"type:{kind}" for kind in get_args(QuestionKind) if kind != "general"}
    known |= {f"competency:{competency}" for competency in COMPETENCIES}
    known |= {f"industry:{industry}" for industry in INDUSTRIES if industry != "any"}
    known |= {f"stage:{stage}" for stage in ("before", "day_of", "during", "after")}
    assert {tip.scope for tip in bank.tips} == known


def test_personas_do_what_can_be_trained_where_it_can_be(bank: Bank) -> None:
    for persona in bank.personas.values():
        assert persona.types, persona.id
        assert persona.industries, persona.id
        assert "general" not in persona.types, persona.id
        assert len(set(persona.types)) == len(persona.types), persona.id
        assert persona.industries == ("any",) or "any" not in persona.industries, persona.id
        assert set(persona.focus) <= set(COMPETENCIES), persona.id


def test_greetings_name_the_candidate_and_the_role(bank: Bank) -> None:
    for persona in bank.personas.values():
        assert fields(persona.greeting) == {"candidate", "role"}, persona.id
        assert "Ama" in persona.greeting.format(candidate="Ama", role="ward manager")


@pytest.mark.parametrize("interview_type", INTERVIEW_TYPES)
def test_somebody_can_hold_every_interview_in_every_industry(bank: Bank, interview_type: QuestionKind) -> None:
    for industry in INDUSTRIES:
        panel = choose_panel(list(bank.personas.values()), interview_type, industry, seed="a")  # type: ignore[arg-type]
        assert panel, industry
        assert all(interview_type in persona.types for persona in panel), industry


def test_phrases_cover_every_type_and_gap_and_can_be_filled_in(phrases: Phrases) -> None:
    assert set(phrases.advert) == set(phrases.cv) == set(INTERVIEW_TYPES)
    assert set(phrases.gap) == set(get_args(Gap))
    for template in chain.from_iterable(phrases.cv.values()):
        assert fields(template) == {"lead"}
    for template in chain.from_iterable(chain.from_iterable(kinds.values()) for kinds in phrases.advert.values()):
        assert fields(template) == {"phrase"}
    for template in (*phrases.next, *phrases.skipped, *phrases.stuck, *chain.from_iterable(phrases.gap.values())):
        assert fields(template) == set()


def test_every_competency_is_probed_at_every_level(bank: Bank) -> None:
    probed = Counter(probe.competency for probe in bank.probes.values())
    assert {competency: count for competency, count in probed.items() if count < 3} == {}
    assert set(probed) == set(COMPETENCIES)
    assert {competency: probed[competency] for competency in OFTEN_PROBED if probed[competency] < 5} == {}
    at = Counter((probe.competency, level) for probe in bank.probes.values() for level in probe.levels)
    assert [(c, level) for c in COMPETENCIES for level in ROLE_LEVELS if at[c, level] < 2] == []


def test_a_probe_is_a_question_about_the_line_just_named(bank: Bank) -> None:
    for probe in bank.probes.values():
        assert probe.text.count("?") <= 2, probe.id
        assert re.search(r"\b(?:that|it|there)\b", probe.text), probe.id
        assert not re.search(r"a time when|tell me about a time|your (?:cv|team)\b|\d", probe.text, re.IGNORECASE), probe.id
        assert len(probe.text.split()) <= 35, probe.id
        assert {follow_up.when for follow_up in probe.follow_ups} >= {"action", "result"}, probe.id
        assert len(probe.follow_ups) >= 4, probe.id
        assert 2 <= len(probe.key_points) <= 4, probe.id


def test_only_probes_go_without_a_sample_answer(bank: Bank) -> None:
    assert {probe.sample_answer for probe in bank.probes.values()} == {""}
    bare = bank.questions["beh-0001"].model_dump() | {"sample_answer": ""}
    with pytest.raises(ValidationError, match="sample_answer"):
        Question.model_validate(bare)
    assert Probe.model_validate(bare | {"id": "prb-9999"}).sample_answer == ""


def test_conditions_name_only_questions_that_exist(bank: Bank) -> None:
    conditions = bank.conditions
    assert conditions.ids <= set(bank.questions)
    assert conditions.any_line <= set(bank.probes)
    for place in (
        {"no_lead": frozenset({"beh-9999"})},
        {"any_line": frozenset({"prb-9999"})},
        {"needs": {"gen-9999": "advert"}},
    ):
        broken = conditions.model_copy(update=place)
        with pytest.raises(ValidationError, match="9999"):
            Bank.model_validate(dict(bank) | {"conditions": broken})


def test_one_lead_is_forbidden_only_where_both_are_not(bank: Bank) -> None:
    conditions = bank.conditions
    assert not conditions.no_lead & (conditions.no_cv_lead | conditions.no_advert_lead)
    assert not conditions.no_cv_lead & conditions.no_advert_lead


def test_some_probe_follows_any_line_at_every_level(bank: Bank) -> None:
    for level in ROLE_LEVELS:
        assert any(level in bank.probes[name].levels for name in bank.conditions.any_line)


def test_a_broken_expression_is_refused_by_name(bank: Bank) -> None:
    broken = bank.conditions.model_dump() | {"cv_signals": {"planning": ["("]}}
    with pytest.raises(ValidationError, match="planning"):
        Conditions.model_validate(broken)


def test_every_competency_has_signals(bank: Bank) -> None:
    assert {competency for competency, found in bank.conditions.cv_signals.items() if found} == set(COMPETENCIES)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Mentored two apprentices through their final year", "mentoring"),
        ("Persuaded the board to fund a second minibus", "influence"),
        ("Diagnosed an intermittent fault on the bottling line", "problem_solving"),
        ("Settled a dispute between two site managers", "conflict_resolution"),
        ("Kept the store open during lockdowns", "adaptability"),
        ("Refused to sign off an incomplete safety check", "integrity"),
        ("Interviewed 14 nurses about handovers", "discovery"),
        ("Reconciled supplier accounts for three entities", "attention_to_detail"),
        ("hired, trained, and retained a team of 35", "leadership"),
        ("Cut energy costs by 14% in one winter", "problem_solving"),
        # Words that look like a competency and are none.
        ("Led to a 10% drop in returns", None),
        ("Replaced 400 LED lights across three sites", None),
        ("LED lighting retrofit in two schools", None),
        ("Reported directly to the chief financial officer", None),
        ("Started as a cashier and moved to the bakery", None),
        ("Promoted to senior analyst in 2020", None),
        ("Supervised learning on sensor data", None),
        ("Trained two neural networks on satellite images", None),
        ("Booked a coach for 50 pensioners", None),
        ("Fixed database deadlocks in the order service", None),
        ("Merge conflicts in a distributed sync engine", None),
        ("Complaints declined by 20% over the year", None),
        ("Used BIM clash detection on a hospital build", None),
        ("Provided tender loving care to residents", None),
        ("Patients admitted through the emergency department", None),
        ("Interviewed 20 candidates for graduate roles", None),
        ("Set up the stage and lights each evening", None),
        ("Picked up the phone within three rings", None),
        ("Lost property officer for the summer festival", None),
        ("Settled invoices within ten days", None),
    ],
)
def test_signals_know_a_competency_from_its_look_alikes(bank: Bank, line: str, shown: Competency | None) -> None:
    signals = bank.conditions.cv_signals.items()
    found = [competency for competency, patterns in signals if any(re.search(each, line, re.IGNORECASE) for each in patterns)]
    assert found == ([shown] if shown else [])


def test_the_lines_of_the_people_stand_in_their_cvs() -> None:
    lines = [json.loads(line) for line in (PEOPLE / "lines.jsonl").read_text().splitlines()]
    assert len(lines) == len({line["line"] for line in lines}) == 224
    cvs = {path.name[:2]: set(texts(json.loads(path.read_text()))) for path in PEOPLE.glob("*.cv.json")}
    assert [line["line"] for line in lines if line["text"] not in cvs[line["cv"]]] == []
