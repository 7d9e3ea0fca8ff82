"""Your data as a whole: how much there is, all of it in one archive, taken in from one, erased."""

from dataclasses import asdict
from io import BytesIO
from typing import Any, Final

from fastapi import APIRouter, Request, status
from fastapi.responses import StreamingResponse

from api.deps import OwnerId, Room
from api.errors import Refusal
from api.problems import refusals
from api.schemas_me import MeOut, RestoredOut

router = APIRouter(prefix="/api/me", tags=["privacy"])

ZIP: Final = "application/zip"
ZIP_TYPES: Final = frozenset({ZIP, "application/x-zip-compressed", "application/octet-stream"})
ARCHIVE: Final[dict[str, Any]] = {
    "schema": {"type": "string", "format": "binary"},
    "example": "(a zip of JSON files with a manifest.json)",
}
EXPORTED: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The archive, as it is written.", "content": {ZIP: ARCHIVE}},
    **refusals(),
}


@router.get("", response_model=MeOut, responses=refusals(), summary="See how much is kept of you")
async def get_me(owner: OwnerId, room: Room) -> MeOut:
    """Return how many CVs, adverts, own interviewers and interviews there are, and for how long they are kept."""
    return MeOut.model_validate(await room.privacy.holds(owner) | {"retention_days": room.privacy.retention_days})


@router.get("/export", response_class=StreamingResponse, responses=EXPORTED, summary="Take everything with you")
async def export_me(owner: OwnerId, room: Room) -> StreamingResponse:
    """Return a zip of JSON: CVs, adverts, own interviewers, interviews with all that was said, graded and planned, and the log
    of what was done with them. It can be imported again, here or elsewhere. The archive is not encrypted.
    """
    headers = {"Content-Disposition": 'attachment; filename="greenroom.zip"'}
    return StreamingResponse(await room.privacy.export(owner), media_type=ZIP, headers=headers)


@router.post(
    "/import",
    response_model=RestoredOut,
    responses=refusals("unsupported_media_type"),
    openapi_extra={"requestBody": {"required": True, "content": {ZIP: ARCHIVE}}},
    summary="Bring everything back",
)
async def import_me(request: Request, owner: OwnerId, room: Room) -> RestoredOut:
    """Take in an archive that was exported here or elsewhere. All of it is checked before any of it is kept; what is here
    already is left as it is. A larger one than this takes is for the command line: `greenroom import FILE`.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in ZIP_TYPES:
        raise Refusal("unsupported_media_type", "Send the archive itself as application/zip.")
    restored = await room.privacy.restore(owner, BytesIO(await request.body()))
    return RestoredOut.model_validate(asdict(restored))


@router.delete("", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(), summary="Erase everything")
async def erase_me(owner: OwnerId, room: Room) -> None:
    """Erase everything that is kept of you, down to the bytes on the disk; turns under way are stopped. Cannot be undone."""
    await room.privacy.erase(owner)
