"""Advice for the situation that somebody is in."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.deps import Room
from api.problems import refusals
from api.schemas_study import TipOut, TipsOut
from content.vocabulary import Competency, Industry, QuestionKind

router = APIRouter(prefix="/api/tips", tags=["study"])
Stage = Literal["before", "day_of", "during", "after"]


@router.get("", response_model=TipsOut, responses=refusals(), summary="Get advice")
async def list_tips(
    room: Room,
    stage: Annotated[Stage | None, Query(description="When it is needed.")] = None,
    type: Annotated[QuestionKind | None, Query(description="For this kind of question.")] = None,
    industry: Annotated[Industry | None, Query()] = None,
    competency: Annotated[Competency | None, Query()] = None,
) -> TipsOut:
    """Return the tips for everything that is named, or all of them. A tip is about one thing, so filters add up."""
    named = {"stage": stage, "type": type, "industry": industry, "competency": competency}
    scopes = {f"{kind}:{value}" for kind, value in named.items() if value is not None}
    return TipsOut(
        tips=[TipOut.model_validate(tip.model_dump()) for tip in room.bank.tips if not scopes or tip.scope in scopes]
    )
