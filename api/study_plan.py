"""The study plan: see the newest, or make one anew."""

from fastapi import APIRouter, status

from api.deps import OwnerId, Room
from api.problems import refusals
from api.schemas_study import StudyPlanIn, StudyPlanOut

router = APIRouter(prefix="/api/study-plan", tags=["study"])


@router.get("", response_model=StudyPlanOut, responses=refusals("not_found"), summary="See what to practise")
async def get_study_plan(owner: OwnerId, room: Room) -> StudyPlanOut:
    """Return the newest plan. Every interview that ends with something graded makes one."""
    return StudyPlanOut.model_validate(await room.studies.latest(owner))


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    response_model=StudyPlanOut,
    responses=refusals("not_found", "conflict"),
    summary="Make a study plan",
)
async def make_study_plan(body: StudyPlanIn, owner: OwnerId, room: Room) -> StudyPlanOut:
    """Make the plan of an interview anew, for example when the day has moved. It takes the place of the old one."""
    return StudyPlanOut.model_validate(await room.studies.make(owner, body.interview_id, body.interview_on))
