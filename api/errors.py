"""Turn whatever goes wrong into problem+json: one place, stable codes, words fit to show, no trace to the client."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.plain_words import field_errors
from api.problems import MEDIA_TYPE, PROBLEMS, FieldError, title_of
from engine.task import EngineError
from graph.errors import Impossible
from storage.errors import Busy, Full, StorageError
from tools.document_errors import DocumentError
from tools.job_errors import JobError
from tools.speech_errors import RecordingError

OF_HTTP: Final = {400: "malformed_body", 404: "no_such_path", 405: "method_not_allowed"}
BUSY_SECONDS: Final = 2
FULL_SECONDS: Final = 30


class Refusal(HTTPException):
    """A request that this layer refuses itself. An HTTPException, so that it passes FastAPI's reading of bodies unchanged."""

    def __init__(self, code: str, detail: str | None = None, more: Mapping[str, Any] | None = None) -> None:
        """Refuse with a code of `PROBLEMS` and its words, or better ones."""
        status, words = PROBLEMS[code]
        super().__init__(status, detail or words)
        self.code = code
        self.more = dict(more or {})


@dataclass(frozen=True)
class Fault:
    """What is said of an error. `more` goes into the problem beside the fields that every problem has."""

    code: str
    detail: str
    status: int
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@singledispatch
def fault_of(error: Exception) -> Fault:  # noqa: ARG001
    """Return what is said of an error; nothing of it where we do not know it."""
    return _of_catalogue("internal")


@fault_of.register
def _(error: Impossible) -> Fault:
    named = error.more.get("field")
    errors = {"errors": [_on_wire(FieldError(field=named, message=error.detail))]} if named else {}
    return Fault(error.code, error.detail, error.status, {**error.more, **errors})


@fault_of.register
def _(error: Refusal) -> Fault:
    return Fault(error.code, error.detail, error.status_code, error.more)


@fault_of.register
def _(error: RequestValidationError) -> Fault:
    if any(entry["type"] == "json_invalid" for entry in error.errors()):
        place = error.errors()[0]["loc"][-1]
        return _of_catalogue("malformed_json", f"The body is not valid JSON: it breaks off or goes wrong at character {place}.")
    found = field_errors(error.errors())
    detail = " ".join(entry.message for entry in found[:3])
    return _of_catalogue("invalid", detail, errors=[_on_wire(entry) for entry in found])


@fault_of.register
def _(error: HTTPException) -> Fault:
    code = OF_HTTP.get(error.status_code)
    if code is None:
        return Fault("http_error", str(error.detail), error.status_code, headers=error.headers or {})
    detail = "This address does not take this method; /docs lists what it takes." if code == "method_not_allowed" else None
    return _of_catalogue(code, detail, headers=error.headers)


@fault_of.register
def _(error: DocumentError | JobError | RecordingError) -> Fault:
    status, _words = PROBLEMS[error.code]
    return Fault(error.code, str(error), status)


@fault_of.register
def _(error: StorageError) -> Fault:
    if isinstance(error, Busy):
        return _of_catalogue("storage_busy", retryAfter=BUSY_SECONDS)
    if isinstance(error, Full):
        return _of_catalogue("storage_full", retryAfter=FULL_SECONDS)
    return _of_catalogue("storage_unavailable", str(error))


@fault_of.register
def _(error: EngineError) -> Fault:
    wait = getattr(error, "retry_after", None)
    return _of_catalogue("engine_unavailable", str(error), **({} if wait is None else {"retryAfter": math.ceil(wait)}))


def _of_catalogue(code: str, detail: str | None = None, headers: Mapping[str, str] | None = None, **more: object) -> Fault:
    status, words = PROBLEMS[code]
    return Fault(code, detail or words, status, more, headers or {})


def _on_wire(entry: FieldError) -> dict[str, str]:
    return {"field": entry.field, "message": entry.message}


def problem(fault: Fault, path: str) -> JSONResponse:
    """Return the answer that says what went wrong."""
    content = {
        "type": f"urn:greenroom:{fault.code}",
        "title": title_of(fault.code),
        "status": fault.status,
        "detail": fault.detail,
        "code": fault.code,
        "instance": path,
    }
    # Said here, because the answer to an unexpected error passes no other layer of ours.
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **fault.headers}
    if "retryAfter" in fault.more:
        headers["Retry-After"] = str(fault.more["retryAfter"])
    return JSONResponse({**fault.more, **content}, fault.status, headers, MEDIA_TYPE)


async def answer_fault(request: Request, error: Exception) -> JSONResponse:
    """Answer a request that went wrong. What is not known to us is logged by the server with its trace."""
    return problem(fault_of(error), request.url.path)


def install(app: FastAPI) -> None:
    """Let every error of the app be answered here."""
    for kind in (
        Impossible,
        DocumentError,
        JobError,
        RecordingError,
        StorageError,
        EngineError,
        RequestValidationError,
        HTTPException,
        Exception,
    ):
        app.add_exception_handler(kind, answer_fault)
