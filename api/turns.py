"""Answer, skip, end, retry: one turn, told in whichever of three ways the client asks for."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Depends, Response, status
from fastapi.responses import JSONResponse

from api.deps import IdempotencyKey, InterviewId, OwnerId, QuestionId, Room, Wanted
from api.errors import Refusal
from api.openapi import EVENT_STREAM, NOW_OR_LATER
from api.problems import refusals
from api.schemas_questions import QuestionOut
from api.schemas_turns import AnswerBody, MoveOnBody, TurnBegun, TurnOut
from api.stream import let_go, sse
from graph.admission import Deed
from graph.events import Event

router = APIRouter(prefix="/api/interviews/{interview_id}", tags=["interviews"])

LAST: Final = ("run.finished", "run.failed")
REFUSED: Final = refusals(
    "not_found", "conflict", "stale_question", "run_active", "idempotency_key_reused", "interview_ended", "turn_failed"
)
ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The turn is done, or is streamed as it happens.", "content": EVENT_STREAM},
    202: {"model": TurnBegun, "description": "Taken and kept; the turn goes on without you.", "headers": NOW_OR_LATER},
    **REFUSED,
}


@dataclass(frozen=True)
class Asked:
    """Who does something in which interview, and how the answer is wanted."""

    interview_id: InterviewId
    owner: OwnerId
    room: Room
    wanted: Wanted
    key: IdempotencyKey = None

    async def log(self, after: int = 0) -> AsyncIterator[Event]:
        """Return the events of the interview after a position."""
        return await self.room.interviews.follow(self.owner, self.interview_id, after)


@dataclass(frozen=True)
class Turn:
    """A turn that is in the ledger. Its events come after position `before` of the log."""

    run_id: str
    question_id: str
    before: int


Who = Annotated[Asked, Depends()]
MoveOn = Annotated[MoveOnBody | None, Body(openapi_examples={"the open question": {"value": {"questionId": "q1"}}})]


@router.post("/answer", response_model=TurnOut, responses=ANSWERS, summary="Answer the open question")
async def answer(who: Who, body: AnswerBody) -> TurnOut | Response:
    """Take the answer to the open question. It is kept before anything else happens, and the turn is finished whether or not
    the client waits for it. With an `Idempotency-Key` it can be sent again without being counted twice.
    """
    return await _carry_out(who, Deed("answer", body.question_id, body.answer, body.source, who.key))


@router.post("/skip", response_model=TurnOut, responses=ANSWERS, summary="Skip the open question")
async def skip(who: Who, body: MoveOn = None) -> TurnOut | Response:
    """Go on without an answer. A skipped question is not scored; it never counts as 0."""
    return await _carry_out(who, Deed("skip", body.question_id if body else None, key=who.key))


@router.post("/end", response_model=TurnOut, responses=ANSWERS, summary="End the interview now")
async def end(who: Who, body: MoveOn = None) -> TurnOut | Response:
    """Stop here, look back on what was answered and plan what to practise."""
    return await _carry_out(who, Deed("end", body.question_id if body else None, key=who.key))


@router.post("/questions/{question_id}/retry", response_model=TurnOut, responses=ANSWERS, summary="Ask a question once more")
async def retry(who: Who, question_id: QuestionId) -> TurnOut | Response:
    """Open a question again that was answered or skipped, at any time while nothing is being worked on, after the end too.
    Answer it as any other: both attempts are kept, the latest one counts, and the interviewer then goes back to the question
    that was open. Skipped, the former attempt stands.
    """
    return await _carry_out(who, Deed("retry", question_id, key=who.key))


async def _carry_out(who: Asked, deed: Deed) -> TurnOut | Response:
    """Admit the deed and tell of its turn as wanted."""
    turn = await _admitted(who, deed)
    if who.wanted == "stream":
        return sse(turn_events(await who.log(turn.before), turn.run_id))
    if who.wanted == "respond-async":
        url = f"/api/interviews/{who.interview_id}/events?after={turn.before}"
        begun = TurnBegun(run_id=turn.run_id, events_url=url).model_dump(by_alias=True)
        return JSONResponse(begun, status.HTTP_202_ACCEPTED, {"Location": url, "Preference-Applied": "respond-async"})
    await who.room.interviews.settled(turn.run_id)
    return await _told(who, turn)


async def _admitted(who: Asked, deed: Deed) -> Turn:
    before = await who.room.interviews.last_event(who.interview_id)
    admitted = await who.room.interviews.act(who.owner, who.interview_id, deed)
    if admitted.repeated:
        before = await _start_of(await who.log(), admitted.run_id)
    return Turn(admitted.run_id, admitted.question_id, before)


async def _start_of(log: AsyncIterator[Event], run_id: str) -> int:
    """Return the position in the log before the first event of a run."""
    try:
        async for event in log:
            if event.type == "run.started" and event.data["runId"] == run_id and event.seq is not None:
                return event.seq - 1
    finally:
        await let_go(log)
    return 0


async def turn_events(log: AsyncIterator[Event], run_id: str) -> AsyncGenerator[Event, None]:
    """Yield the events of one run and end with its last."""
    begun = False
    try:
        async for event in log:
            ours = event.data.get("runId") == run_id
            begun = begun or (event.type == "run.started" and ours)
            if begun:
                yield event
            if ours and event.type in LAST:
                return
    finally:
        await let_go(log)


async def _told(who: Asked, turn: Turn) -> TurnOut:
    """Put a finished turn together from its events, so that it is told in the same words however often it is asked for."""
    said = {event.type: event.data async for event in turn_events(await who.log(turn.before), turn.run_id)}
    failed = said.get("run.failed")
    if failed is not None:
        raise Refusal("turn_failed", failed["message"], {"runId": turn.run_id, "retryable": failed["retryable"]})
    graded = said.get("grade", {})
    grade = graded.get("grade")
    return TurnOut(
        run_id=turn.run_id,
        question_id=turn.question_id,
        attempt=said["run.started"].get("attempt", 1),
        status=said["run.finished"]["status"],
        feedback=grade and grade.get("feedback"),
        grade=grade,
        change=graded.get("change"),
        examples=said.get("examples", {}).get("examples", []),
        message=said.get("message.completed", {}).get("text"),
        next_question=_next_question(said.get("answer.required")),
        degraded="degraded" in said,
        analysis=said.get("analysis", {}).get("analysis"),
        study_plan=said.get("study_plan", {}).get("studyPlan"),
    )


def _next_question(required: dict[str, Any] | None) -> QuestionOut | None:
    if required is None:
        return None
    return QuestionOut.model_validate(required["question"] | {"why": required["question"].get("why") or None})
