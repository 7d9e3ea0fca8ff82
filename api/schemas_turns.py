"""Answers, and what the agents make of them."""

from typing import Any, Final

from pydantic import Field

from api.schemas import Body, Kept, Wire, example
from api.schemas_interviews import INTERVIEW_EXAMPLE, Id
from api.schemas_questions import QUESTION_EXAMPLE, QuestionOut
from api.schemas_study import Drills
from content.vocabulary import MAX_ANSWER_CHARACTERS, Source, Status
from tools.answer_grade import Feedback, Grade
from tools.answer_session import SessionScore

QUOTE = "I moved tariff pricing to an on-demand service"


GRADE_EXAMPLE: Final[dict[str, Any]] = {
    "questionId": "q1",
    "rubric": "general",
    "status": "scored",
    "overall": 22.5,
    "score10": 2.3,
    "dimensions": [
        {
            "dimension": "evidence",
            "name": "Evidence",
            "level": 3,
            "weight": 0.3,
            "points": 22.5,
            "maxPoints": 30.0,
            "anchor": "One instance with its effect.",
            "nextAnchor": "Every claim is backed and can be checked.",
            "gain": 7.5,
            "spans": [{"questionId": "q1", "start": 72, "end": 118, "quote": QUOTE}],
            "about": "",
            "point": "",
        }
    ],
    "cap": None,
    "completeness": None,
    "star": [],
    "flags": [],
    "conditions": [],
    "hedges": 0.0,
    "feedback": {
        "strength": {"text": "You name what you did and what came of it.", "quote": QUOTE, "dimension": "evidence"},
        "change": {"text": "Say by how much, and who noticed.", "dimension": "evidence", "gain": 7.5},
    },
    "engine": "offline",
    "degraded": False,
}


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
    """Which question is skipped, or is open when the interview is ended."""

    question_id: Id | None = Field(None, description="The open question; left out, whichever is open.")

    model_config = example(questionId="q1")


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
    figures: SessionScore = Field(description="The arithmetic of the whole interview.")


class Change(Kept):
    """A figure before and after a retry; null where it was not scored."""

    before: float | None
    after: float | None


class TotalChange(Change):
    """The total before and after a retry."""

    difference: float | None = None


class ChangeOut(Kept):
    """What the latest retry of a question changed."""

    overall: TotalChange
    levels: dict[str, Change] = Field(description="By dimension of the rubric, 0 to 4.")


class TurnOut(Wire):
    """What became of an answer, a skip, the end or a retry."""

    run_id: str
    question_id: str
    attempt: int = Field(1, description="Which attempt at the question this is; a retry makes one more.")
    status: Status = Field(description="Of the interview after this turn.")
    feedback: Feedback | None = Field(None, description="What to keep and what to change; the same as in the grade.")
    grade: Grade | None = Field(None, description="Null where nothing was answered, and in practice mode.")
    change: ChangeOut | None = Field(None, description="After a retry: what counted before, and what counts now.")
    examples: list[ExampleOut] = Field(description="Lines of the CV that fit the question.")
    message: str | None = Field(None, description="What the interviewer says next.")
    next_question: QuestionOut | None = Field(None, description="Null when the interview is over.")
    degraded: bool = Field(False, description="A model failed and the rules of Greenroom answered in its place.")
    analysis: AnalysisOut | None = Field(None, description="Only with the turn that ends the interview.")
    study_plan: Drills | None = Field(None, description="Only with the turn that ends the interview.")

    model_config = example(
        runId="5b1f6f0e-0c6e-4f3b-9a3f-3d9b1a7a2c11",
        questionId="q1",
        status="active",
        feedback=GRADE_EXAMPLE["feedback"],
        grade=GRADE_EXAMPLE,
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
