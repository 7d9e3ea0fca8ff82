"""Interviewers: ours, and those whom the candidate writes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas import Body, Wire, example
from content.bank import Persona
from content.vocabulary import Competency, Industry, QuestionKind, Style

ONE_LINE = r"^[^\x00-\x1f\x7f]+$"
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=ONE_LINE)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=ONE_LINE)]
Lines = Annotated[list[Line], Field(min_length=2, max_length=12)]

PERSONA_EXAMPLE = {
    "name": "Ingrid Solberg",
    "role": "Head of operations",
    "style": "tough",
    "focus": ["decision_making", "planning"],
    "background": "Ran a depot for eleven years and asks for the number before the story.",
    "greeting": "Good morning {candidate}, I'm Ingrid. Let's see how you would do as {role}.",
}


TRANSITIONS = ["Let's go on.", "Here is my next question."]
OPENERS = ["Let me stay with that for a moment.", "One thing I want to understand better."]
CHALLENGES = ["What would somebody say who disagrees?", "How do you know that it was your part that did it?"]
CLOSING = "Thank you. That was my last question."

PERSONA_OUT_EXAMPLE = PERSONA_EXAMPLE | {
    "id": "own-1f2e3d4c5b6a",
    "organisationKind": "the organisation that you apply to",
    "types": ["behavioral"],
    "industries": ["any"],
    "transitions": TRANSITIONS,
    "followUpOpeners": OPENERS,
    "challengeLines": CHALLENGES,
    "closing": CLOSING,
    "voice": {"language": "en", "gender": "neutral", "rate": 1.0, "pitch": 1.0},
    "own": True,
}


class VoiceIn(Body):
    """How the interviewer sounds; rate and pitch are factors around 1."""

    language: Annotated[str, StringConstraints(max_length=20)] = "en"
    gender: Literal["female", "male", "neutral"] = "neutral"
    rate: float = Field(1.0, ge=0.5, le=2)
    pitch: float = Field(1.0, ge=0.5, le=2)


class PersonaIn(Body):
    """An interviewer of your own. Name, role and style are enough; everything else has a default."""

    name: Name
    role: Line = Field(description="What they do, such as: Head of operations.")
    style: Style = "neutral"
    organisation_kind: Line = "the organisation that you apply to"
    types: list[QuestionKind] = Field(default_factory=list, description="What they ask for; empty: anything.")
    industries: list[Industry] = Field(default=["any"])
    focus: list[Competency] = Field(default_factory=list, max_length=8)
    background: Annotated[str, StringConstraints(max_length=600)] = ""
    greeting: Line = Field(
        "Hello {candidate}, good to meet you. Let's talk about you and the {role} role.",
        description="May hold {candidate} and {role}.",
    )
    transitions: Lines = Field(default=TRANSITIONS)
    follow_up_openers: Lines = Field(default=OPENERS)
    challenge_lines: Lines = Field(default=CHALLENGES)
    closing: Line = CLOSING
    voice: VoiceIn = VoiceIn()

    model_config = example(**PERSONA_EXAMPLE)

    def persona(self) -> Persona:
        """Return it as the core takes it; the id is given there."""
        return Persona.model_validate({"id": "own", **self.model_dump(mode="json")})


class PersonaOut(Wire):
    """An interviewer."""

    id: str
    name: str
    role: str
    organisation_kind: str
    types: list[QuestionKind]
    industries: list[Industry]
    style: Style
    focus: list[Competency]
    background: str
    greeting: str
    transitions: list[str]
    follow_up_openers: list[str]
    challenge_lines: list[str]
    closing: str
    voice: VoiceIn
    own: bool = Field(description="Written by you; only these can be deleted.")

    model_config = example(**PERSONA_OUT_EXAMPLE)


class PersonasOut(Wire):
    """The interviewers, ours first."""

    personas: list[PersonaOut]

    model_config = example(personas=[PERSONA_OUT_EXAMPLE])


def shown(persona: Persona, *, own: bool) -> PersonaOut:
    """Return an interviewer as it is sent."""
    return PersonaOut.model_validate(persona.model_dump() | {"own": own})
