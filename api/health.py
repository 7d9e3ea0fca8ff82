"""For whatever watches over the server."""

import logging

from fastapi import APIRouter

from api.deps import Room
from api.errors import Refusal
from api.problems import refusals
from api.schemas import Wire, example

router = APIRouter(tags=["health"])
log = logging.getLogger(__name__)


class Alive(Wire):
    """The process is up."""

    status: str

    model_config = example(status="ok")


class Ready(Wire):
    """Everything is open and can be used."""

    status: str
    engine: str
    questions: int
    personas: int

    model_config = example(status="ready", engine="offline", questions=1200, personas=18)


@router.get("/healthz", response_model=Alive, responses=refusals(), summary="Is the process up?")
async def healthz() -> Alive:
    """Answer as long as the process does; says nothing about what it depends on."""
    return Alive(status="ok")


@router.get("/readyz", response_model=Ready, responses=refusals(), summary="Can it be used?")
async def readyz(room: Room) -> Ready:
    """Read from the ledger and say which engine answers; 503 where that does not work."""
    try:
        await room.interviews.last_event("")
    except Exception as error:
        log.exception("the ledger cannot be read")
        raise Refusal("storage_unavailable") from error
    return Ready(
        status="ready",
        engine=room.backstage.engine.name,
        questions=len(room.bank.questions),
        personas=len(room.bank.personas),
    )
