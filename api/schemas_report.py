"""The report: everything about one interview."""

from datetime import datetime
from typing import Any, Final

from pydantic import Field

from api.schemas import Kept, example
from api.schemas_interviews import INTERVIEW_EXAMPLE
from api.schemas_questions import Asker
from api.schemas_turns import AnalysisOut, ChangeOut, ExampleOut
from content.vocabulary import Competency, GeneralTopic, Industry, InterviewType, Mode, QuestionKind, RoleLevel, Status
from tools.answer_grade import Grade
from tools.answer_session import SessionScore

FIGURES_EXAMPLE: Final[dict[str, Any]] = {
    "status": "scored",
    "overall": 61.3,
    "score10": 6.1,
    "graded": 5,
    "answered": 5,
    "metrics": {"content_quality": 58.0, "communication": 66.5, "confidence": 80.0, "responsiveness": 71.4},
}


class AttemptReport(Kept):
    """One answer to a question, with what was made of it."""

    attempt: int
    answer: str
    answered_at: datetime
    grade: Grade | None = Field(None, description="For a main question with the follow-ups up to the next attempt merged in.")
    examples: list[ExampleOut]


class FollowUpReport(Kept):
    """What was asked again under a question, and what was answered."""

    id: str
    text: str
    status: str
    answer: str
    attempts: list[AttemptReport] = Field(default_factory=list)
    change: ChangeOut | None = None


class QuestionReport(Kept):
    """One main question, what was answered and what was made of it."""

    id: str
    number: int
    kind: QuestionKind
    competency: Competency | GeneralTopic
    text: str
    why: str | None = None
    persona: Asker | None = None
    status: str
    answer: str
    follow_ups: list[FollowUpReport] = Field(default_factory=list)
    grade: Grade | None = Field(None, description="The grade that counts: of the latest attempt, its follow-ups merged in.")
    examples: list[ExampleOut]
    attempts: list[AttemptReport] = Field(default_factory=list, description="Every attempt, oldest first. Answers are kept.")
    change: ChangeOut | None = Field(None, description="What the latest retry changed; null where nothing was retried.")


class Said(Kept):
    """Something that was said."""

    role: str = Field(description="`interviewer` or `candidate`.")
    question_id: str
    text: str
    persona: Asker | None = None
    attempt: int | None = Field(None, description="Of an answer that is not the first to its question.")


class ReportOut(Kept):
    """The whole report."""

    interview_id: str
    status: Status
    interview_type: InterviewType
    role_level: RoleLevel
    industry: Industry
    mode: Mode
    engine: str
    created_at: datetime
    ended_at: datetime | None = None
    figures: SessionScore = Field(
        description="The arithmetic of the whole interview: what was graded and how the score came about. Of a question that "
        "was retried, the latest attempt counts."
    )
    analysis: AnalysisOut | None = Field(None, description="When the interview is over.")
    questions: list[QuestionReport]
    transcript: list[Said]

    model_config = example(
        interviewId=INTERVIEW_EXAMPLE["id"],
        status="completed",
        interviewType="behavioral",
        roleLevel="mid",
        industry="technology",
        mode="graded",
        engine="offline",
        createdAt="2026-11-20T09:30:00Z",
        endedAt="2026-11-20T09:58:00Z",
        figures=FIGURES_EXAMPLE,
        analysis={
            "summary": "You tell what you did clearly; the reasons behind it stay short.",
            "strengths": [{"text": "You name what came of it.", "questionId": "q1", "quote": "now take two seconds"}],
            "improvements": [{"text": "Say why you chose this way.", "questionId": "q2", "quote": ""}],
            "keyMoments": [],
            "figures": FIGURES_EXAMPLE,
        },
        questions=[
            {
                "id": "q1",
                "number": 1,
                "kind": "general",
                "competency": "introduction",
                "text": "Would you tell me about yourself, with the backend role in mind?",
                "why": None,
                "persona": None,
                "status": "answered",
                "answer": "I am a backend engineer with six years in freight and payroll.",
                "grade": None,
                "examples": [],
            }
        ],
        transcript=[
            {
                "role": "interviewer",
                "questionId": "q1",
                "text": "Would you tell me about yourself, with the backend role in mind?",
            },
            {"role": "candidate", "questionId": "q1", "text": "I am a backend engineer with six years in freight and payroll."},
        ],
    )
