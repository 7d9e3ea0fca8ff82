"""Answers as they were spoken: agree to it, hand one in, play it, delete it."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response, status

from api.deps import InterviewId, OwnerId, QuestionId, Room
from api.errors import Refusal
from api.problems import refusals
from api.schemas_recordings import ConsentIn, ConsentOut, RecordingOut, RecordingsOut, consent_out, recording_out
from api.uploads import read_file
from graph.errors import Impossible
from graph.recordings import Answered
from tools.speech_kind import MEDIA_TYPES

router = APIRouter(prefix="/api", tags=["recordings"])

SOUND: Final[dict[str, Any]] = {
    "schema": {"type": "string", "format": "binary"},
    "example": "(the bytes of the recording)",
}
FORM: Final[dict[str, Any]] = {
    "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]},
    "example": {"file": "(the bytes of the recording)"},
}
HANDED_IN: Final = {
    "requestBody": {
        "required": True,
        "content": {**dict.fromkeys(MEDIA_TYPES.values(), SOUND), "multipart/form-data": FORM},
    }
}
PLAYED: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The sound, as it was recorded.", "content": dict.fromkeys(MEDIA_TYPES.values(), SOUND)},
    **refusals("not_found"),
}
UNUSABLE: Final = refusals(
    "not_found",
    "consent_required",
    "malformed_body",
    "unsupported_media_type",
    "recording_unsupported",
    "recording_too_large",
    "recording_too_long",
    "recording_empty",
    "recording_corrupt",
    "recording_unreadable",
)
RAW: Final = ("audio/", "video/webm", "video/mp4", "application/octet-stream")
"""What a body may be called. Its bytes decide; some browsers call sound video."""

Attempt = Annotated[int, Query(ge=1, le=1000, description="Which answer to the question: 1 is the first, 2 the retry.")]
Delete = Annotated[bool, Query(alias="deleteRecordings", description="Delete all recordings as well.")]


@router.get("/recording-consent", response_model=ConsentOut, responses=refusals(), summary="See what recording asks of you")
async def get_recording_consent(owner: OwnerId, room: Room) -> ConsentOut:
    """Return the words that are asked, whether you agreed to them, and how many recordings there are."""
    return consent_out(await room.recordings.standing(owner))


@router.post("/recording-consent", response_model=ConsentOut, responses=refusals("conflict"), summary="Agree to be recorded")
async def give_recording_consent(body: ConsentIn, owner: OwnerId, room: Room) -> ConsentOut:
    """Agree to the words of a version; others are refused, since they are not what was read. Nothing is recorded by this."""
    return consent_out(await room.recordings.agree(owner, body.version))


@router.delete("/recording-consent", response_model=ConsentOut, responses=refusals(), summary="Agree no longer")
async def withdraw_recording_consent(owner: OwnerId, room: Room, *, delete: Delete = False) -> ConsentOut:
    """Take the consent back: no recording is kept from now on. Those that are there stay, unless they are to go too."""
    return consent_out(await room.recordings.withdraw(owner, delete=delete))


@router.delete(
    "/recordings", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(), summary="Delete all your recordings"
)
async def delete_recordings(owner: OwnerId, room: Room) -> None:
    """Delete every recording with its measures. The answers and their grades stay."""
    await room.recordings.remove_all(owner)


@router.get(
    "/interviews/{interview_id}/recordings",
    response_model=RecordingsOut,
    responses=refusals("not_found"),
    summary="List the recordings of an interview",
)
async def list_recordings(interview_id: InterviewId, owner: OwnerId, room: Room) -> RecordingsOut:
    """Return what was recorded in an interview and how it sounded, oldest first."""
    rows = await room.recordings.of_interview(owner, interview_id)
    return RecordingsOut(recordings=[recording_out(row) for row in rows])


@router.put(
    "/interviews/{interview_id}/questions/{question_id}/recording",
    status_code=status.HTTP_201_CREATED,
    response_model=RecordingOut,
    responses=UNUSABLE,
    openapi_extra=HANDED_IN,
    summary="Hand in a recording",
)
async def put_recording(
    interview_id: InterviewId, question_id: QuestionId, request: Request, owner: OwnerId, room: Room, *, attempt: Attempt = 1
) -> RecordingOut:
    """Keep how an answer was spoken, and measure pace and pauses. The answer is sent first; its grade does not change. The body
    is the recording itself, or a form with the field `file`: WebM, Ogg, MP4 or WAV, at most 10 MB and 15 minutes. It takes the
    place of an earlier recording of the same answer.
    """
    answered = Answered(interview_id, question_id, attempt)
    try:
        await room.recordings.check(owner, answered)
    except Impossible:
        async for _ in request.stream():  # a browser only hears a refusal when it was heard out itself
            pass
        raise
    row = await room.recordings.keep(owner, answered, await _sound(request))
    return recording_out(row)


async def _sound(request: Request) -> bytes:
    """Return the bytes of a recording. Raises Refusal or RequestValidationError."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "multipart/form-data":
        return (await read_file(request)).content
    if media_type.startswith(RAW):
        return await request.body()
    raise Refusal("unsupported_media_type", "Send the recording itself, as audio/webm for one, or as a form with a `file`.")


@router.get(
    "/interviews/{interview_id}/questions/{question_id}/recording",
    response_class=Response,
    responses=PLAYED,
    summary="Play a recording",
)
async def get_recording(
    interview_id: InterviewId, question_id: QuestionId, owner: OwnerId, room: Room, *, attempt: Attempt = 1
) -> Response:
    """Return the sound of an answer. Nobody may keep it."""
    row = await room.recordings.one(owner, Answered(interview_id, question_id, attempt))
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(bytes(row.audio), media_type=row.content_type, headers=headers)


@router.delete(
    "/interviews/{interview_id}/questions/{question_id}/recording",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals("not_found"),
    summary="Delete a recording",
)
async def delete_recording(
    interview_id: InterviewId, question_id: QuestionId, owner: OwnerId, room: Room, *, attempt: Attempt = 1
) -> None:
    """Delete a recording with its measures. The answer and its grade stay."""
    await room.recordings.remove(owner, Answered(interview_id, question_id, attempt))
