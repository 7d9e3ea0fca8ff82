"""Progress over time."""

from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from api.schemas import Kept, Wire, example
from api.schemas_interviews import INTERVIEW_EXAMPLE
from content.vocabulary import Competency, GeneralTopic, InterviewType, RoleLevel

AT: Final = "2026-11-20T09:58:00Z"


class SessionPoint(Kept):
    """One interview and its score."""

    id: str
    interview_type: InterviewType
    role_level: RoleLevel
    at: datetime
    overall: float | None = Field(description="0 to 100; null where fewer than three answers were graded.")
    graded: int
    counted: bool = Field(description="Whether it enters the lines.")
    left_out: Literal["too_few_answers", "not_meant"] | None = None


class CompetencyPoint(Kept):
    """The mean of a competency's graded questions in one interview."""

    interview_id: str
    at: datetime
    overall: float


class CompetencyLine(Kept):
    """A competency over time."""

    competency: Competency | GeneralTopic
    points: list[CompetencyPoint]
    recent: float | None = Field(None, description="Mean of the last three points.")
    change: float | None = Field(None, description="Last point less the first; null where there is only one.")


class ProgressOut(Wire):
    """How it goes."""

    interviews: list[SessionPoint] = Field(description="Oldest first.")
    competencies: list[CompetencyLine]
    weakest: list[Competency | GeneralTopic] = Field(description="Up to three, lowest recent mean first.")

    model_config = example(
        interviews=[
            {
                "id": INTERVIEW_EXAMPLE["id"],
                "interviewType": "behavioral",
                "roleLevel": "mid",
                "at": AT,
                "overall": 61.3,
                "graded": 5,
                "counted": True,
                "leftOut": None,
            }
        ],
        competencies=[
            {
                "competency": "conflict_resolution",
                "points": [{"interviewId": INTERVIEW_EXAMPLE["id"], "at": AT, "overall": 61.3}],
                "recent": 61.3,
                "change": None,
            }
        ],
        weakest=["conflict_resolution"],
    )
