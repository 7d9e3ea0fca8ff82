"""Questions of the bank, and questions as they are put in an interview."""

from typing import Any, Final

from pydantic import Field

from api.schemas import Body, Kept, Wire, example
from content.vocabulary import Competency, Difficulty, Gap, GeneralTopic, Industry, QuestionKind, RoleFamily, RoleLevel, Style
from graph.asking import attempt_of, spoken
from storage.tables import AskedQuestion

QUESTION_EXAMPLE: Final[dict[str, Any]] = {
    "id": "q1",
    "text": "Would you tell me about yourself, with the backend role in mind?",
    "number": 1,
    "totalQuestions": 5,
    "followUp": 0,
    "persona": {"id": "marcus-technical-manager", "name": "Marcus Oyelaran", "role": "Engineering manager", "style": "neutral"},
    "spoken": "Hello Tomasz, I'm Marcus. Would you tell me about yourself, with the backend role in mind?",
    "why": "Every interview opens with one general question.",
}


class Asker(Wire):
    """Who asks."""

    id: str
    name: str
    role: str
    style: Style


class QuestionOut(Wire):
    """A question as it is put to the candidate."""

    id: str = Field(description="q3, or q3f1 for the first follow-up to it. Send it back with the answer.")
    text: str = Field(description="The question itself.")
    number: int = Field(description="Number of the main question, from 1.")
    total_questions: int
    follow_up: int = Field(description="0 for a main question, 1 or 2 for a follow-up to it.")
    persona: Asker | None = Field(None, description="Who asks.")
    spoken: str | None = Field(None, description="The interviewer's whole words, the question among them.")
    why: str | None = Field(None, description="Why this question was chosen for this candidate.")
    attempt: int = Field(1, description="As which attempt it is asked: more than 1 when it is retried.")

    model_config = example(**QUESTION_EXAMPLE)


def asked(row: AskedQuestion, total: int) -> QuestionOut:
    """Return a question of the ledger as the candidate sees it."""
    content: dict[str, Any] = row.content
    return QuestionOut(
        id=row.id,
        text=content["text"],
        number=row.number,
        total_questions=total,
        follow_up=row.follow_up,
        persona=content.get("persona"),
        spoken=spoken(row),
        why=content.get("why") or None,
        attempt=attempt_of(row),
    )


class FollowUpOut(Wire):
    """What is asked where an answer leaves something open."""

    when: Gap
    text: str


class Looks(Wire):
    """What a weak and a strong answer look like."""

    weak: str
    strong: str


class BankQuestion(Kept):
    """A question of the bank. What helps to answer it is left out unless `full=true`."""

    id: str
    type: QuestionKind
    industries: list[Industry]
    roles: list[RoleFamily]
    levels: list[RoleLevel]
    difficulty: Difficulty
    competency: Competency | GeneralTopic
    text: str
    evidence_hint: str | None = Field(None, description="What in a CV could carry the answer.")
    follow_ups: list[FollowUpOut] | None = None
    key_points: list[str] | None = None
    looks_like: Looks | None = None
    sample_answer: str | None = None
    tip: str | None = None


OPEN_FIELDS: Final = {"id", "type", "industries", "roles", "levels", "difficulty", "competency", "text"}
"""What is shown of a question by default: nothing that would spoil it."""


class QuestionFilter(Body):
    """Which questions of the bank are wanted; everything together."""

    type: QuestionKind | None = Field(None, description="What kind of question.")
    industry: Industry | None = Field(None, description="Questions for this industry and for any.")
    level: RoleLevel | None = None
    role: RoleFamily | None = Field(None, description="Questions for this kind of role and for any.")
    competency: Competency | GeneralTopic | None = None
    q: str = Field("", max_length=200, description="Words that the question holds.")
    full: bool = Field(False, description="Also key points, follow-ups and a sample answer: a spoiler.")
    limit: int = Field(20, ge=1, le=200)
    offset: int = Field(0, ge=0)


class QuestionsOut(Wire):
    """A page of the question bank."""

    total: int = Field(description="How many questions fit the filters.")
    limit: int
    offset: int
    questions: list[BankQuestion]

    model_config = example(
        total=1,
        limit=20,
        offset=0,
        questions=[
            {
                "id": "beh-0001",
                "type": "behavioral",
                "industries": ["any"],
                "roles": ["any"],
                "levels": ["entry"],
                "difficulty": "easy",
                "competency": "teamwork",
                "text": "Think of a group you worked in where people had very different ways of doing things. "
                "How did you help it hold together?",
            }
        ],
    )
