"""Progress: how the scores change from interview to interview."""

from fastapi import APIRouter

from api.deps import OwnerId, Room
from api.problems import refusals
from api.schemas_progress import ProgressOut

router = APIRouter(prefix="/api/progress", tags=["study"])


@router.get("", response_model=ProgressOut, responses=refusals(), summary="See how you do over time")
async def get_progress(owner: OwnerId, room: Room) -> ProgressOut:
    """Return every interview with its score, and a line per competency. Interviews with fewer than three graded answers, and
    those whose answers were mostly blank, gibberish or off the question, are listed but left out of the lines.
    """
    return ProgressOut.model_validate(await room.progress.of(owner))
