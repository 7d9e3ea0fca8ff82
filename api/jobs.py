"""Job adverts: hand one in, see what was understood, delete it."""

import json
from collections.abc import Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request, Response, status

from api.deps import OwnerId, Room
from api.errors import Refusal
from api.problems import refusals
from api.schemas_library import JobIn, JobOut, JobsOut, JobSummary, OtherJob, job_fields
from api.uploads import Upload, either, read_upload
from graph.library import Library
from storage.tables import Advert

router = APIRouter(prefix="/api/jobs", tags=["jobs"])
JobId = Annotated[str, Path(max_length=64, description="Id of the advert.")]

UNREADABLE: Final = refusals(
    "unsupported_media_type",
    "malformed_body",
    "job_too_large",
    "job_error",
    "job_empty",
    "not_a_job",
    "job_corrupt",
    "job_hostile",
    "url_not_supported",
)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    response_model=JobOut,
    responses=UNREADABLE,
    openapi_extra=either(JobIn, "A saved page, a feed (JSON or XML) or plain text, at most 2 MB."),
    summary="Hand in a job advert",
)
async def add_job(request: Request, owner: OwnerId, room: Room, response: Response) -> JobOut:
    """Read an advert from text, a page's source, a hiring system's JSON, or a file. A feed of several postings returns the
    first that says something and names the others.
    """
    rows = await _kept(room.library, owner, await read_upload(request, JobIn))
    first = next((row for row in rows if row.content["description"]), rows[0])
    others = [OtherJob(id=row.id, title=row.content["title"]) for row in rows if row is not first]
    response.headers["Location"] = f"/api/jobs/{first.id}"
    return JobOut.model_validate(job_fields(first) | {"others": others})


async def _kept(library: Library, owner: str, sent: Upload | JobIn) -> Sequence[Advert]:
    if isinstance(sent, Upload):
        return await library.add_jobs(owner, sent.content, sent.filename)
    if sent.url is not None:
        raise Refusal("url_not_supported")
    if sent.posting is not None:
        return await library.add_jobs(owner, json.dumps(sent.posting), "advert.json")
    if sent.html is not None:
        return await library.add_jobs(owner, sent.html, "advert.html")
    return await library.add_jobs(owner, sent.text or "")


@router.get("", response_model=JobsOut, responses=refusals(), summary="List your adverts")
async def list_jobs(owner: OwnerId, room: Room) -> JobsOut:
    """Return the adverts, newest first."""
    return JobsOut(jobs=[JobSummary.model_validate(job_fields(row)) for row in await room.library.jobs(owner)])


@router.get("/{job_id}", response_model=JobOut, responses=refusals("not_found"), summary="See what was understood")
async def get_job(job_id: JobId, owner: OwnerId, room: Room) -> JobOut:
    """Return an advert as it was understood."""
    return JobOut.model_validate(job_fields(await room.library.job(owner, job_id)))


@router.delete("/{job_id}", status_code=status.HTTP_204_NO_CONTENT, responses=refusals("not_found"), summary="Delete an advert")
async def delete_job(job_id: JobId, owner: OwnerId, room: Room) -> None:
    """Delete an advert. Interviews that used it keep what was said in them."""
    await room.library.remove_job(owner, job_id)
