"""Files and texts that are handed in: multipart with one file, or JSON."""

from dataclasses import dataclass
from json import JSONDecodeError
from pathlib import PurePath
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile

from api.errors import Refusal

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Upload:
    """A file as it was sent. The name is the sender's and only helps to tell the format."""

    content: bytes
    filename: str | None


async def read_upload(request: Request, model: type[Model]) -> Upload | Model:
    """Return the file of a form, or the JSON of the body as `model`. Raises Refusal or RequestValidationError."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "multipart/form-data":
        return await read_file(request)
    if media_type == "application/json":
        return await _read_json(request, model)
    raise Refusal("unsupported_media_type")


async def read_file(request: Request) -> Upload:
    """Return the file of a form. Raises RequestValidationError where there is none."""
    async with request.form(max_files=1, max_fields=4) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise RequestValidationError([{"type": "missing", "loc": ("body", "file")}])
        return Upload(await file.read(), PurePath(file.filename).name[:255] if file.filename else None)


async def _read_json(request: Request, model: type[Model]) -> Model:
    try:
        return model.model_validate(await request.json())
    except (JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        place = getattr(error, "pos", 0)
        raise RequestValidationError([{"type": "json_invalid", "loc": ("body", place)}]) from error
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        raise RequestValidationError([entry | {"loc": ("body", *entry["loc"])} for entry in found]) from error


def either(model: type[BaseModel], what: str) -> dict[str, Any]:
    """Return what /docs is to say of such a body."""
    schema = model.model_json_schema()
    [shown] = schema["examples"]
    file = {"type": "string", "format": "binary", "contentMediaType": "application/octet-stream", "description": what}
    form = {"type": "object", "properties": {"file": file}, "required": ["file"]}
    content = {
        "multipart/form-data": {"schema": form, "example": {"file": "(the bytes of the file)"}},
        "application/json": {"schema": schema, "example": shown},
    }
    return {"requestBody": {"required": True, "content": content}}
