"""Who asks: at home in the trade, different in style, on the right side of the table, two questions each."""

from collections.abc import Sequence
from typing import get_args

import pytest

from content.bank import Persona, load_bank
from content.vocabulary import Industry, InterviewType
from graph.panel import SIZE, choose_panel, whose_turn

SEEDS = [f"seed {number}" for number in range(8)]


@pytest.fixture(scope="module")
def personas() -> Sequence[Persona]:
    return list(load_bank().personas.values())


def panels(personas: Sequence[Persona], kind: InterviewType, industry: Industry) -> list[list[Persona]]:
    return [choose_panel(personas, kind, industry, seed) for seed in SEEDS]


@pytest.mark.parametrize("industry", get_args(Industry))
@pytest.mark.parametrize("kind", get_args(InterviewType))
def test_a_panel_does_this_kind_of_interview_and_nobody_sits_in_it_twice(
    personas: Sequence[Persona], kind: InterviewType, industry: Industry
) -> None:
    for panel in panels(personas, kind, industry):
        assert 1 <= len(panel) <= SIZE
        assert len({persona.id for persona in panel}) == len(panel)
        assert all(kind in persona.types for persona in panel)


def test_the_first_two_differ_in_style_where_they_can(personas: Sequence[Persona]) -> None:
    for panel in panels(personas, "behavioral", "technology"):
        assert panel[0].style != panel[1].style


def test_a_salary_is_talked_over_with_those_who_hire(personas: Sequence[Persona]) -> None:
    for industry in get_args(Industry):
        clients = {
            p.id for panel in panels(personas, "rate_negotiation", industry) for p in panel if "client_discovery" in p.types
        }
        assert bool(clients) is (industry == "freelance"), industry


def test_a_freelancer_meets_clients_only(personas: Sequence[Persona]) -> None:
    for kind in ("rate_negotiation", "client_discovery"):
        for panel in panels(personas, kind, "freelance"):
            assert all("client_discovery" in persona.types for persona in panel)


def test_the_same_seed_seats_the_same_and_other_seeds_others(personas: Sequence[Persona]) -> None:
    seated = [[persona.id for persona in panel] for panel in panels(personas, "behavioral", "technology")]
    again = [persona.id for persona in choose_panel(personas, "behavioral", "technology", SEEDS[0])]
    assert seated[0] == again
    assert len({tuple(ids) for ids in seated}) > 1


def test_each_takes_two_questions_in_a_row(personas: Sequence[Persona]) -> None:
    panel = list(personas[:3])
    asked = [panel.index(whose_turn(panel, number)) for number in range(1, 9)]
    assert asked == [0, 0, 1, 1, 2, 2, 0, 0]
