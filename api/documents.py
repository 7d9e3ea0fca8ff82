"""CVs: hand one in, see what was understood, delete it."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Request, Response, status

from api.deps import OwnerId, Room
from api.problems import refusals
from api.schemas_library import DocumentIn, DocumentOut, DocumentsOut, DocumentSummary, document_fields
from api.uploads import Upload, either, read_upload
from graph.library import Library
from storage.tables import Document

router = APIRouter(prefix="/api/documents", tags=["documents"])
DocumentId = Annotated[str, Path(max_length=64, description="Id of the CV.")]

UNREADABLE: Final = refusals(
    "unsupported_media_type",
    "malformed_body",
    "document_too_large",
    "document_unreadable",
    "document_empty",
    "document_corrupt",
    "document_password",
    "document_scanned",
    "document_unsupported",
    "not_a_cv",
)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    response_model=DocumentOut,
    responses=UNREADABLE,
    openapi_extra=either(DocumentIn, "PDF, DOCX, Markdown, LaTeX, HTML, JSON Resume or plain text, at most 5 MB."),
    summary="Hand in a CV",
)
async def add_document(request: Request, owner: OwnerId, room: Room, response: Response) -> DocumentOut:
    """Read a CV from a file (multipart, field `file`) or from text (JSON), keep it here, and show what was understood."""
    row = await _kept(room.library, owner, await read_upload(request, DocumentIn))
    response.headers["Location"] = f"/api/documents/{row.id}"
    return DocumentOut.model_validate(document_fields(row))


async def _kept(library: Library, owner: str, sent: Upload | DocumentIn) -> Document:
    if isinstance(sent, Upload):
        return await library.add_cv(owner, sent.content, sent.filename)
    if sent.filename is not None:
        return await library.add_cv(owner, sent.text.encode(), sent.filename)
    return await library.add_cv_text(owner, sent.text)


@router.get("", response_model=DocumentsOut, responses=refusals(), summary="List your CVs")
async def list_documents(owner: OwnerId, room: Room) -> DocumentsOut:
    """Return the CVs, newest first."""
    rows = await room.library.documents(owner)
    return DocumentsOut(documents=[DocumentSummary.model_validate(document_fields(row)) for row in rows])


@router.get("/{document_id}", response_model=DocumentOut, responses=refusals("not_found"), summary="See what was understood")
async def get_document(document_id: DocumentId, owner: OwnerId, room: Room) -> DocumentOut:
    """Return a CV as it was understood."""
    return DocumentOut.model_validate(document_fields(await room.library.document(owner, document_id)))


@router.delete("/{document_id}", status_code=status.HTTP_204_NO_CONTENT, responses=refusals("not_found"), summary="Delete a CV")
async def delete_document(document_id: DocumentId, owner: OwnerId, room: Room) -> None:
    """Delete a CV. Interviews that used it keep what was said in them."""
    await room.library.remove_document(owner, document_id)
