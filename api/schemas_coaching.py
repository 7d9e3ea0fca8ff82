"""Help with a question."""

from pydantic import Field

from api.schemas import Kept, example


class FittingLine(Kept):
    """A line of the CV that fits a question."""

    id: str
    text: str
    employer: str | None = None
    role: str | None = None
    score: float = Field(description="How well it fits, 0 to 1.")


class HelpOut(Kept):
    """Help with a question while practising."""

    question_id: str
    strong: str = Field(description="What a strong answer does.")
    tip: str
    lines: list[FittingLine] = Field(description="Lines of the CV to build on, best first.")
    sample_answer: str

    model_config = example(
        questionId="q2",
        strong="Names the clash in working styles, one habit the candidate brought in, and what the group delivered.",
        tip="Choose a group where the difference was about habits of work.",
        lines=[
            {
                "id": "e04",
                "text": "Argued with our architect over splitting the monolith, built a prototype to settle it.",
                "employer": "Quayline Freight Systems",
                "role": "Backend Engineer",
                "score": 0.66,
            }
        ],
        sampleAnswer="I spent a year at a small print shop, five of us. Jobs kept stopping, so I started a card per job.",
    )
