"""Who asks: the interviewers of a panel, and whose turn it is."""

import hashlib
from collections.abc import Sequence
from typing import Final

from content.bank import Persona
from content.vocabulary import Industry, InterviewType

SIZE: Final = 3


def choose_panel(personas: Sequence[Persona], interview_type: InterviewType, industry: Industry, seed: str) -> list[Persona]:
    """Return up to three interviewers for the type and the industry, different in style where possible.

    Whoever does this kind of interview in this industry comes first, then whoever does this kind anywhere. The industry that
    a persona names first is their own, and nobody else sits beside those who are at home: no chief technology officer in the
    panel for a ward manager. The seed (the interview's id) decides among equals, so that a second rehearsal brings other
    faces.
    """

    def distance(persona: Persona) -> tuple[bool, bool, bool, bytes]:
        draw = hashlib.blake2b(f"{seed}:{persona.id}".encode(), digest_size=4).digest()
        at_home = industry in persona.industries or "any" in persona.industries
        return (interview_type not in persona.types, not at_home, persona.industries[0] not in (industry, "any"), draw)

    ranked = sorted(personas, key=distance)
    fit = _across_the_table([persona for persona in ranked if interview_type in persona.types], interview_type, industry)
    at_home = [persona for persona in fit if industry == "any" or not distance(persona)[1]]
    own = [persona for persona in at_home if industry == "any" or not distance(persona)[2]]
    pool = own if len(own) > 1 else at_home or fit or ranked
    panel: list[Persona] = []
    for persona in pool:
        if all(persona.style != seated.style for seated in panel):
            panel.append(persona)
    rest = [persona for persona in pool if persona not in panel]
    return [*panel, *rest][:SIZE]


def _across_the_table(personas: list[Persona], interview_type: InterviewType, industry: Industry) -> list[Persona]:
    """Return who would sit opposite in a talk about money: clients for a freelancer, whoever hires for everybody else."""
    if interview_type != "rate_negotiation":
        return personas
    clients = industry == "freelance"
    return [persona for persona in personas if ("client_discovery" in persona.types) == clients] or personas


def whose_turn(panel: Sequence[Persona], number: int) -> Persona:
    """Return who asks main question `number` (from 1): each takes two in a row, so that a conversation can settle."""
    return panel[((number - 1) // 2) % len(panel)]
