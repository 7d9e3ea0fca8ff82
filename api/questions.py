"""The question bank: look through it."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import Room
from api.problems import refusals
from api.schemas_questions import OPEN_FIELDS, BankQuestion, QuestionFilter, QuestionsOut
from content.bank import Question

router = APIRouter(prefix="/api/questions", tags=["questions"])


@router.get(
    "",
    response_model=QuestionsOut,
    response_model_exclude_unset=True,
    responses=refusals(),
    summary="Look through the question bank",
)
async def list_questions(room: Room, wanted: Annotated[QuestionFilter, Query()]) -> QuestionsOut:
    """Filter the bank. Without `full=true` nothing is shown that would spoil a question."""
    found = [question for question in room.bank.questions.values() if _fits(question, wanted)]
    page = found[wanted.offset : wanted.offset + wanted.limit]
    return QuestionsOut(
        total=len(found),
        limit=wanted.limit,
        offset=wanted.offset,
        questions=[
            BankQuestion.model_validate(question.model_dump(include=None if wanted.full else OPEN_FIELDS)) for question in page
        ],
    )


def _fits(question: Question, wanted: QuestionFilter) -> bool:
    return (
        wanted.type in (None, question.type)
        and wanted.level in (None, *question.levels)
        and wanted.competency in (None, question.competency)
        and _meant_for(wanted.industry, question.industries)
        and _meant_for(wanted.role, question.roles)
        and all(word in question.text.lower() for word in wanted.q.lower().split())
    )


def _meant_for(wanted: str | None, named: Sequence[str]) -> bool:
    return wanted is None or wanted in named or "any" in named
