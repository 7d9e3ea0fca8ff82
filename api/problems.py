"""What a refusal looks like (RFC 9457) and every code there is, so that /docs can name them route by route."""

from collections import defaultdict
from http import HTTPStatus
from typing import Any, Final

from pydantic import Field

from api.schemas import Kept, Wire, example

MEDIA_TYPE: Final = "application/problem+json"
SCHEMAS: Final = "#/components/schemas/"

PROBLEMS: Final[dict[str, tuple[int, str]]] = {
    "malformed_json": (400, "The body is not valid JSON: a comma is missing at character 17."),
    "malformed_body": (400, "The body could not be read. Send it again as described in /docs."),
    "foreign_host": (403, "This server answers only to its own name. Open it as http://localhost:8000."),
    "foreign_machine": (403, "This server answers only to the machine it runs on, because it has no sign-in yet."),
    "foreign_origin": (403, "Another web page tried to change something here. Use Greenroom's own page or a program."),
    "consent_required": (403, "Nobody agreed to recordings yet, or it was taken back. Your answer is kept without one."),
    "not_found": (404, "There is no interview 0d7a3c1e-6f0b-4f5e-9a55-2b8f6f1d9c10."),
    "no_such_path": (404, "There is nothing at this address. /docs lists what there is."),
    "method_not_allowed": (405, "This address does not take PUT."),
    "conflict": (409, "This interview is paused; resume it first."),
    "stale_question": (409, "Question q1 is not open; q2 is."),
    "run_active": (409, "The last answer is still being worked on; try again in a moment."),
    "idempotency_key_reused": (409, "This Idempotency-Key was used with another body; send a new key with a new answer."),
    "interview_ended": (409, "This interview is over. Its report is at /report; start a new one to go on practising."),
    "body_too_large": (413, "The body is larger than 6 MB. Send a smaller file, or paste its text."),
    "document_too_large": (413, "This file has 5.6 MB; at most 5 MB are read."),
    "recording_too_large": (
        413,
        "This recording is too large: at most 10 MB are kept. Your answer is kept.",
    ),
    "recording_too_long": (413, "This recording is longer than 15 minutes. Your answer is kept; record a shorter one."),
    "job_too_large": (413, "This is 2.4 MB; an advert may have 2 MB. Paste only the advert itself."),
    "unsupported_media_type": (415, "Send the file as multipart/form-data in the field `file`, or JSON as application/json."),
    "recording_unsupported": (415, "This is not a recording that can be kept. Send WebM, Ogg, MP4 (M4A) or WAV."),
    "invalid": (422, "interviewType must be one of behavioral, technical, case, client_discovery, rate_negotiation."),
    "document_unreadable": (422, "This file could not be read. Save it as PDF or DOCX, or paste its text."),
    "document_empty": (422, "This file is empty. Choose another file, or paste the text of your CV."),
    "document_corrupt": (422, "This file is damaged and cannot be opened. Save it again as PDF or DOCX, or paste its text."),
    "document_password": (422, "This file is locked with a password. Save a copy without the password and send that."),
    "document_scanned": (
        422,
        "This file holds no text, only pictures of pages (a scan). Send the original file, or paste the text.",
    ),
    "document_unsupported": (
        422,
        "This kind of file is not supported. Send PDF, DOCX, Markdown, LaTeX, HTML, JSON Resume or plain text.",
    ),
    "recording_empty": (422, "There is no sound in this recording. Check the microphone, then record again."),
    "recording_corrupt": (422, "This recording is damaged and cannot be played. Your answer is kept."),
    "recording_unreadable": (422, "This recording could not be read. Your answer is kept."),
    "not_a_cv": (422, "This does not look like a CV. Send a CV with the posts you held and what you did there."),
    "job_error": (422, "This advert could not be read. Paste its text."),
    "job_empty": (422, "The advert is empty. Paste its text, or choose another file."),
    "not_a_job": (422, "This is a JSON Resume: a CV, not a job advert. Give it as your CV, and the advert here."),
    "job_corrupt": (422, "This JSON is broken at line 1, column 9. Save it again, or paste the advert as text."),
    "job_hostile": (422, "This XML declares entities and is not read. Paste the advert as text."),
    "too_many_requests": (429, "These are more changes than anybody could make. Wait a moment, then go on more slowly."),
    "turn_failed": (500, "The turn could not be finished. Your answer is kept; send it again."),
    "internal": (500, "Something went wrong in Greenroom itself. Nothing that was acknowledged is lost; try again."),
    "url_not_supported": (501, "Adverts cannot be fetched from an address yet. Open the page and paste its text."),
    "starting": (503, "Greenroom is still starting; try again in a moment."),
    "storage_busy": (503, "The data folder is busy in another process; try again in a moment."),
    "storage_unavailable": (503, "The data folder cannot be used."),
    "engine_unavailable": (503, "The model could not be reached, and no other engine stands in for it."),
    "storage_full": (507, "The disk is full, so nothing can be kept. Make room on it, then send this again; nothing is lost."),
}
"""Code -> (status, an example of its words). Codes are stable; the words are not."""

ANYWHERE: Final = (
    "malformed_json",
    "foreign_host",
    "foreign_machine",
    "foreign_origin",
    "body_too_large",
    "invalid",
    "too_many_requests",
    "internal",
    "storage_busy",
    "storage_full",
    "storage_unavailable",
    "starting",
)
"""What any route may refuse with."""


class FieldError(Wire):
    """What is wrong with one field."""

    field: str = Field(description="Path of the field, camelCase, dots between levels.")
    message: str


class Problem(Kept):
    """Why something was not done. Some problems carry more fields, such as `openQuestion` or `retryAfter`."""

    type: str = Field(description="urn:greenroom: and the code.")
    title: str
    status: int
    detail: str = Field(description="What happened and what to do, fit to show to a person.")
    code: str = Field(description="Stable; decide by this.")
    instance: str = Field(description="The path that was asked.")
    errors: list[FieldError] | None = Field(None, description="One entry for each field that is wrong.")

    model_config = example(
        type="urn:greenroom:not_found",
        title="Not found",
        status=404,
        detail=PROBLEMS["not_found"][1],
        code="not_found",
        instance="/api/interviews/0d7a3c1e-6f0b-4f5e-9a55-2b8f6f1d9c10",
    )


def problem_schemas() -> dict[str, Any]:
    """Return the schemas of a problem for /docs. FastAPI would announce them as plain JSON, so they are entered by hand."""
    schema = Problem.model_json_schema(ref_template=SCHEMAS + "{model}")
    return {**schema.pop("$defs"), "Problem": schema}


def title_of(code: str) -> str:
    """Return the short name of a problem, the same every time it happens."""
    return code.replace("_", " ").capitalize()


def shown(code: str) -> dict[str, Any]:
    """Return the example of a problem for /docs."""
    status, detail = PROBLEMS[code]
    return {
        "type": f"urn:greenroom:{code}",
        "title": title_of(code),
        "status": status,
        "detail": detail,
        "code": code,
        "instance": "/api/...",
    }


def refusals(*codes: str) -> dict[int | str, dict[str, Any]]:
    """Return the answers of a route that refuses with these codes and with what any may, for FastAPI's `responses`."""
    by_status: defaultdict[int, list[str]] = defaultdict(list)
    for code in (*codes, *ANYWHERE):
        by_status[PROBLEMS[code][0]].append(code)
    return {
        status: {
            "description": f"{HTTPStatus(status).phrase}: {', '.join(f'`{code}`' for code in group)}",
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": f"{SCHEMAS}Problem"},
                    "examples": {code: {"value": shown(code)} for code in group},
                }
            },
        }
        for status, group in by_status.items()
    }
