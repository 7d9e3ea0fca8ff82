"""Answers, and what the agents make of them."""

from typing import Any

from pydantic import Field

from api.schemas import Body, Kept, Wire, example
from api.schemas_interviews import INTERVIEW_EXAMPLE, Id
from api.schemas_questions import QUESTION_EXAMPLE, QuestionOut
from content.vocabulary import MAX_ANSWER_CHARACTERS, Source, Status

QUOTE = "I moved tariff pricing to an on-demand service"


class AnswerBody(Body):
    """The answer to the open question."""

    question_id: Id = Field(description="The question that is answered; it must be the open one.")
    answer: str = Field(
        description=f"What the candidate says, up to {MAX_ANSWER_CHARACTERS:,} characters.",
        json_schema_extra={"minLength": 1, "maxLength": MAX_ANSWER_CHARACTERS},
    )
    source: Source = Field("typed", description="How the words came about; speech is not blamed for its spelling.")

    model_config = example(
        questionId="q1",
        answer="I am a backend engineer with six years in freight and payroll. Last year I moved tariff pricing to an "
        "on-demand service, and quotes that took until the next morning now take two seconds.",
        source="typed",
    )


class MoveOnBody(Body):
    """Which question is skipped, or open when the interview is ended."""

    question_id: Id | None = Field(None, description="The open question; left out, whichever is open.")

    model_config = example(questionId="q1")


class Span(Kept):
    """Words of the answer: `answer[start:end] == quote`."""

    start: int
    end: int
    quote: str


class DimensionOut(Kept):
    """One line of the rubric."""

    dimension: str
    name: str
    level: int | None = Field(description="0 to 4; null: not scored.")
    weight: float | None = None
    points: float
    max_points: float
    spans: list[Span] = Field(description="The words that the level rests on.")


class Note(Kept):
    """A remark on the answer with the words that it is about."""

    text: str
    quote: str = ""


class FeedbackOut(Kept):
    """What to keep and what to change."""

    strength: Note | None = None
    change: Note | None = None


class GradeOut(Kept):
    """The grade of one answer; its points add up to the total."""

    overall: float | None = Field(description="0 to 100; null: not scored.")
    dimensions: list[DimensionOut]
    flags: list[str] = Field(description="What is unusual about the answer, such as `off_topic`.")
    feedback: FeedbackOut


class ExampleOut(Kept):
    """A line of the CV that fits the question."""

    id: str
    text: str
    employer: str | None = None
    role: str | None = None
    score: float = Field(description="How well it fits, 0 to 1.")
    used: bool = Field(description="Whether the answer used it.")
    quote: str = Field(description="The words of the answer that show it, empty where it was not used.")


class Remark(Kept):
    """Something true of one answer, with its words."""

    text: str
    question_id: str
    quote: str = ""


class AnalysisOut(Kept):
    """What to take away from the whole interview."""

    summary: str
    strengths: list[Remark]
    improvements: list[Remark]
    key_moments: list[Remark]
    figures: dict[str, Any] = Field(default_factory=dict, description="The arithmetic of the whole interview.")


class TurnOut(Wire):
    """What became of an answer, a skip or the end."""

    run_id: str
    question_id: str
    status: Status = Field(description="Of the interview after this turn.")
    feedback: FeedbackOut | None = Field(None, description="Null where nothing is graded, and in practice mode.")
    grade: GradeOut | None = None
    examples: list[ExampleOut] = Field(description="Lines of the CV that fit the question.")
    message: str | None = Field(None, description="What the interviewer says next.")
    next_question: QuestionOut | None = Field(None, description="Null when the interview is over.")
    degraded: bool = Field(False, description="A model failed and the rules of Greenroom answered in its place.")
    analysis: AnalysisOut | None = Field(None, description="Only with the turn that ends the interview.")
    study_plan: dict[str, Any] | None = Field(None, description="Only with the turn that ends the interview.")

    model_config = example(
        runId="5b1f6f0e-0c6e-4f3b-9a3f-3d9b1a7a2c11",
        questionId="q1",
        status="active",
        feedback={
            "strength": {"text": "You name what you did and what came of it.", "quote": QUOTE},
            "change": {"text": "Say why the service was needed before you say what it did.", "quote": ""},
        },
        grade={
            "overall": 62.5,
            "dimensions": [
                {
                    "dimension": "evidence",
                    "name": "Evidence",
                    "level": 3,
                    "weight": 0.3,
                    "points": 22.5,
                    "maxPoints": 30.0,
                    "spans": [{"start": 69, "end": 115, "quote": QUOTE}],
                }
            ],
            "flags": [],
            "feedback": {"strength": {"text": "You name what you did and what came of it.", "quote": QUOTE}, "change": None},
        },
        examples=[
            {
                "id": "e01",
                "text": "Moved tariff pricing from an overnight batch to an on-demand Kotlin service.",
                "employer": "Quayline Freight Systems",
                "role": "Backend Engineer",
                "score": 0.71,
                "used": True,
                "quote": QUOTE,
            }
        ],
        message="Thank you. Next one on my list: tell me about a time you disagreed with a colleague.",
        nextQuestion=QUESTION_EXAMPLE | {"id": "q2", "number": 2},
        degraded=False,
        analysis=None,
        studyPlan=None,
    )


class TurnBegun(Wire):
    """An answer that is in the ledger and is being worked on."""

    run_id: str
    events_url: str = Field(description="The events of this turn; `run.finished` or `run.failed` with the same runId ends it.")

    model_config = example(
        runId="5b1f6f0e-0c6e-4f3b-9a3f-3d9b1a7a2c11",
        eventsUrl=f"/api/interviews/{INTERVIEW_EXAMPLE['id']}/events?after=12",
    )
