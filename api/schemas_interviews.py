"""Interviews: what is asked for, and how one stands."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas import Body, Wire, example
from api.schemas_questions import QUESTION_EXAMPLE, QuestionOut, asked
from content.vocabulary import MAX_QUESTIONS, MIN_QUESTIONS, Industry, InterviewType, Mode, RoleLevel, Status
from graph.state import Setup
from storage.tables import AskedQuestion, Interview

Id = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]

INTERVIEW_EXAMPLE = {
    "id": "0d7a3c1e-6f0b-4f5e-9a55-2b8f6f1d9c10",
    "status": "active",
    "interviewType": "behavioral",
    "industry": "technology",
    "roleLevel": "mid",
    "mode": "graded",
    "questionCount": 5,
    "durationMinutes": None,
    "language": "en",
    "engine": "offline",
    "personas": [],
    "cvId": "7c0f0e3a-55a1-4bd8-8d5c-0f5a0c5f4f2e",
    "jobId": "b1de1d8a-93a5-4f1e-8c29-5e0f4f7f0a44",
    "interviewOn": "2026-12-04",
    "createdAt": "2026-11-20T09:30:00Z",
    "updatedAt": "2026-11-20T09:30:00Z",
    "endedAt": None,
    "score": None,
}


class InterviewIn(Body):
    """What the interview is to be."""

    interview_type: InterviewType = Field(description="What is trained.")
    industry: Industry
    role_level: RoleLevel
    mode: Mode = Field(
        "graded", description="`graded` shows the grade after each answer, `practice` keeps it until it is asked for."
    )
    question_count: int = Field(5, ge=MIN_QUESTIONS, le=MAX_QUESTIONS)
    duration_minutes: Literal[15, 30, 60] | None = Field(
        None, description="Sets the number of questions; nothing is ever cut off."
    )
    personas: list[Id] = Field(default_factory=list, max_length=5, description="Ids of the interviewers; empty: we choose.")
    cv_id: Id | None = Field(None, description="From POST /api/documents.")
    job_id: Id | None = Field(None, description="From POST /api/jobs.")
    language: Language = "en"
    interview_on: date | None = Field(None, description="Day of the real interview; the study plan runs up to it.")

    model_config = example(
        interviewType="behavioral",
        industry="technology",
        roleLevel="mid",
        mode="graded",
        questionCount=5,
        cvId="7c0f0e3a-55a1-4bd8-8d5c-0f5a0c5f4f2e",
        jobId="b1de1d8a-93a5-4f1e-8c29-5e0f4f7f0a44",
        interviewOn="2026-12-04",
    )

    def setup(self) -> Setup:
        """Return it as the graph takes it."""
        return Setup.model_validate(self.model_dump(mode="json"))


class InterviewSummary(Wire):
    """An interview in a list."""

    id: str
    status: Status
    interview_type: InterviewType
    industry: Industry
    role_level: RoleLevel
    mode: Mode
    question_count: int
    duration_minutes: int | None = None
    language: str
    engine: str = Field(description='Who asks and grades: "offline", or "provider:model".')
    personas: list[str]
    cv_id: str | None = None
    job_id: str | None = None
    interview_on: date | None = None
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None = None
    score: float | None = Field(None, description="0 to 100 over the graded answers; null: not scored.")


class InterviewOut(InterviewSummary):
    """An interview and the question that is open in it."""

    current_question: QuestionOut | None = Field(None, description="The open question; null while none is open.")

    model_config = example(**INTERVIEW_EXAMPLE, currentQuestion=QUESTION_EXAMPLE)


class InterviewsOut(Wire):
    """The interviews, newest first."""

    interviews: list[InterviewSummary]

    model_config = example(interviews=[INTERVIEW_EXAMPLE])


class InterviewBegun(Wire):
    """An interview that is being prepared."""

    id: str
    run_id: str
    status: Status
    events_url: str = Field(description="Follow it here; `answer.required` brings the first question.")

    model_config = example(
        id=INTERVIEW_EXAMPLE["id"],
        runId="5b1f6f0e-0c6e-4f3b-9a3f-3d9b1a7a2c11",
        status="pending",
        eventsUrl=f"/api/interviews/{INTERVIEW_EXAMPLE['id']}/events",
    )


def summary(interview: Interview) -> InterviewSummary:
    """Return an interview's row as it is listed."""
    return InterviewSummary.model_validate(_fields(interview))


def standing(interview: Interview, question: AskedQuestion | None) -> InterviewOut:
    """Return an interview's row with its open question."""
    current = None if question is None else asked(question, interview.question_count)
    return InterviewOut.model_validate(_fields(interview) | {"current_question": current})


def _fields(interview: Interview) -> dict[str, object]:
    figures = (interview.analysis or {}).get("figures") or {}
    return interview.model_dump(exclude={"owner_id", "analysis", "setup", "document_id"}) | {
        "cv_id": interview.document_id,
        "duration_minutes": interview.setup.get("duration_minutes"),
        "personas": interview.setup.get("personas", []),
        "score": figures.get("overall"),
    }
