"""Help with a question while practising."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.deps import InterviewId, OwnerId, Room
from api.problems import refusals
from api.schemas_coaching import HelpOut

router = APIRouter(prefix="/api/interviews/{interview_id}/questions", tags=["interviews"])
QuestionId = Annotated[str, Path(max_length=64, description="Id of a question that was asked.")]


@router.get("/{question_id}/help", response_model=HelpOut, responses=refusals("not_found"), summary="Get help with a question")
async def get_help(interview_id: InterviewId, question_id: QuestionId, owner: OwnerId, room: Room) -> HelpOut:
    """Return what a strong answer does, a tip, the lines of the CV to build on and a sample answer."""
    return HelpOut.model_validate(await room.coaching.help(owner, interview_id, question_id))
