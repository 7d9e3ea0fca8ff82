"""Interviews: begin one, see how it stands, pause, look back, delete."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Response, status
from fastapi.responses import JSONResponse

from api.deps import IdempotencyKey, InterviewId, LogPosition, OwnerId, Room, Wanted
from api.errors import Refusal
from api.openapi import EVENT_STREAM, LINKS, NOW_OR_LATER
from api.problems import refusals
from api.schemas_interviews import InterviewBegun, InterviewIn, InterviewOut, InterviewsOut, standing, summary
from api.schemas_report import ReportOut
from api.stream import sse, until

router = APIRouter(prefix="/api/interviews", tags=["interviews"])

BEGUN: Final[dict[int | str, dict[str, Any]]] = {
    201: {"description": "The interview with its first question.", "links": LINKS},
    202: {"model": InterviewBegun, "description": "It is being prepared.", "headers": NOW_OR_LATER},
    **refusals("not_found", "idempotency_key_reused", "turn_failed"),
}
STREAMED: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "Events, oldest first.", "content": EVENT_STREAM},
    **refusals("not_found"),
}


@router.post(
    "", status_code=status.HTTP_201_CREATED, response_model=InterviewOut, responses=BEGUN, summary="Begin an interview"
)
async def begin_interview(
    body: InterviewIn, owner: OwnerId, room: Room, wanted: Wanted, response: Response, *, key: IdempotencyKey = None
) -> InterviewOut | Response:
    """Plan the questions from the bank, the CV and the advert, and put the first one. Sent again with the same
    `Idempotency-Key`, it returns the interview that it began.
    """
    interview, run_id = await room.interviews.begin(owner, body.setup(), key)
    response.headers["Location"] = url = f"/api/interviews/{interview.id}"
    if wanted == "respond-async":
        begun = InterviewBegun(id=interview.id, run_id=run_id, status="pending", events_url=f"{url}/events")
        headers = {"Location": url, "Preference-Applied": "respond-async"}
        return JSONResponse(begun.model_dump(by_alias=True), status.HTTP_202_ACCEPTED, headers)
    run = await room.interviews.settled(run_id)
    if run.status != "finished":
        raise Refusal("turn_failed", run.error, {"runId": run_id, "interviewId": interview.id, "retryable": True})
    return standing(*await room.interviews.get(owner, interview.id))


@router.get("", response_model=InterviewsOut, responses=refusals(), summary="List your interviews")
async def list_interviews(owner: OwnerId, room: Room) -> InterviewsOut:
    """Return the newest hundred, newest first."""
    return InterviewsOut(interviews=[summary(interview) for interview in await room.interviews.all(owner)])


@router.get(
    "/{interview_id}", response_model=InterviewOut, responses=refusals("not_found"), summary="See how an interview stands"
)
async def get_interview(interview_id: InterviewId, owner: OwnerId, room: Room) -> InterviewOut:
    """Return the interview with the question that is open in it."""
    return standing(*await room.interviews.get(owner, interview_id))


@router.delete(
    "/{interview_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals("not_found"),
    summary="Delete an interview",
)
async def delete_interview(interview_id: InterviewId, owner: OwnerId, room: Room) -> None:
    """Delete the interview with its answers, grades and events. A turn under way is stopped, and streams of it end."""
    await room.interviews.delete(owner, interview_id)


@router.post(
    "/{interview_id}/pause",
    response_model=InterviewOut,
    responses=refusals("not_found", "interview_ended", "idempotency_key_reused"),
    summary="Pause an interview",
)
async def pause(interview_id: InterviewId, owner: OwnerId, room: Room, key: IdempotencyKey = None) -> InterviewOut:
    """Take no more answers until it is resumed. A turn under way is finished and kept."""
    await room.interviews.pause(owner, interview_id, key)
    return standing(*await room.interviews.get(owner, interview_id))


@router.post(
    "/{interview_id}/resume",
    response_model=InterviewOut,
    responses=refusals("not_found", "interview_ended", "idempotency_key_reused"),
    summary="Go on after a pause",
)
async def resume(interview_id: InterviewId, owner: OwnerId, room: Room, key: IdempotencyKey = None) -> InterviewOut:
    """Go on where it was paused: the same question is open."""
    await room.interviews.resume(owner, interview_id, key)
    return standing(*await room.interviews.get(owner, interview_id))


@router.post(
    "/{interview_id}/abandon",
    response_model=InterviewOut,
    responses=refusals("not_found", "interview_ended", "idempotency_key_reused"),
    summary="Give an interview up",
)
async def abandon(interview_id: InterviewId, owner: OwnerId, room: Room, key: IdempotencyKey = None) -> InterviewOut:
    """Take no more answers, for good. A turn under way is finished and kept; the report shows what was answered, without the
    look back that `end` brings.
    """
    await room.interviews.abandon(owner, interview_id, key)
    return standing(*await room.interviews.get(owner, interview_id))


@router.get("/{interview_id}/report", response_model=ReportOut, responses=refusals("not_found"), summary="Look back")
async def get_report(interview_id: InterviewId, owner: OwnerId, room: Room) -> ReportOut:
    """Return every question with its answer, grade and CV lines, the figures and the transcript. It can be read at any time;
    the analysis comes when the interview is over.
    """
    return ReportOut.model_validate(await room.interviews.report(owner, interview_id))


@router.get(
    "/{interview_id}/events", response_class=Response, responses=STREAMED, tags=["events"], summary="Follow an interview"
)
async def follow_events(
    interview_id: InterviewId,
    owner: OwnerId,
    room: Room,
    after: LogPosition,
    once: Annotated[bool, Query(description="Send what is there and end, instead of following on.")] = False,
) -> Response:
    """Replay the log after a position and follow it. Whatever has an `id` is in the log: without a gap, and in the same bytes
    for every reader. `message.delta` has none: it is live only, and `message.completed` brings the whole message.
    """
    events = await room.interviews.follow(owner, interview_id, after)
    return sse(until(events, await room.interviews.last_event(interview_id), after) if once else events)
