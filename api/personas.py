"""Interviewers: see who there is, write one, delete one of your own."""

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from api.deps import OwnerId, Room
from api.problems import refusals
from api.schemas_personas import PersonaIn, PersonaOut, PersonasOut, shown

router = APIRouter(prefix="/api/personas", tags=["personas"])


@router.get("", response_model=PersonasOut, responses=refusals(), summary="See who can interview")
async def list_personas(owner: OwnerId, room: Room) -> PersonasOut:
    """Return ours and then your own."""
    everybody = await room.personas.all(owner)
    return PersonasOut(personas=[shown(persona, own=persona.id not in room.bank.personas) for persona in everybody])


@router.post(
    "", status_code=status.HTTP_201_CREATED, response_model=PersonaOut, responses=refusals(), summary="Write an interviewer"
)
async def add_persona(body: PersonaIn, owner: OwnerId, room: Room, response: Response) -> PersonaOut:
    """Keep an interviewer of your own. Name them in `personas` when you begin an interview."""
    persona = await room.personas.add(owner, body.persona())
    response.headers["Location"] = f"/api/personas/{persona.id}"
    return shown(persona, own=True)


@router.delete(
    "/{persona_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals("not_found"),
    summary="Delete an interviewer of your own",
)
async def delete_persona(
    persona_id: Annotated[str, Path(max_length=120, description="Id of the interviewer.")], owner: OwnerId, room: Room
) -> None:
    """Delete one of your own; ours stay."""
    await room.personas.remove(owner, persona_id)
