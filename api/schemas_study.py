"""What to practise, and advice."""

from datetime import date

from pydantic import Field

from api.schemas import Body, Kept, Wire, example
from api.schemas_interviews import INTERVIEW_EXAMPLE, Id
from content.vocabulary import Competency, GeneralTopic


class StudyPlanIn(Body):
    """Which interview to plan from, and up to which day."""

    interview_id: Id
    interview_on: date | None = Field(None, description="Day of the real interview; left out, the one named at the beginning.")

    model_config = example(interviewId=INTERVIEW_EXAMPLE["id"], interviewOn="2026-12-04")


class StudyItemOut(Kept):
    """One drill on one day."""

    on: date
    competency: Competency | GeneralTopic
    what: str
    why: str = Field(description="Which answer showed the need.")
    question_id: str
    minutes: int


class Drills(Kept):
    """What to practise until the day."""

    interview_on: date
    items: list[StudyItemOut]


class StudyPlanOut(Drills):
    """What to practise until the day, and after which interview."""

    interview_id: str

    model_config = example(
        interviewId=INTERVIEW_EXAMPLE["id"],
        interviewOn="2026-12-04",
        items=[
            {
                "on": "2026-11-20",
                "competency": "conflict_resolution",
                "what": "Tell the story of one disagreement in ninety seconds; give the other side's reason its best form.",
                "why": "You said “we disagreed about the deadline”. Say what the other side wanted and why.",
                "questionId": "q2",
                "minutes": 15,
            }
        ],
    )


class TipOut(Wire):
    """A piece of advice and the reason for it."""

    id: str
    scope: str = Field(description="When it applies, such as `type:case` or `stage:before`.")
    text: str
    why: str


class TipsOut(Wire):
    """Advice."""

    tips: list[TipOut]

    model_config = example(
        tips=[
            {
                "id": "tip-001",
                "scope": "type:behavioral",
                "text": "Give the background two sentences and spend the rest on what you did.",
                "why": "Actions and results are what gets scored.",
            }
        ]
    )
