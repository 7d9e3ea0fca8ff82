"""What routes are given: who asks, what is open, how the answer is wanted."""

from typing import Annotated, Final, Literal

from fastapi import Depends, Header, Path, Query, Request

from api.errors import Refusal
from graph.open import Greenroom
from storage.tables import LOCAL_OWNER

LAST_POSITION: Final = 2**53 - 1
"""The largest number that every client can hold."""

Wish = Literal["wait", "stream", "respond-async"]
"""How an answer is wanted: when the turn is done, as it happens, or at once with an address to follow."""


async def owner_id() -> str:
    """Return who asks. The one place where authentication will come in."""
    return LOCAL_OWNER


async def greenroom(request: Request) -> Greenroom:
    """Return everything that the server has open. Raises Refusal while it is starting."""
    room = getattr(request.app.state, "greenroom", None)
    if not isinstance(room, Greenroom):
        raise Refusal("starting", more={"retryAfter": 1})
    return room


async def wish(
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
    prefer: Annotated[str, Header(description="`respond-async` answers 202 at once with an address to follow.")] = "",
) -> Wish:
    """Return how the answer is wanted. `Prefer: respond-async` goes before `Accept`."""
    if "respond-async" in prefer.lower():
        return "respond-async"
    return "stream" if "text/event-stream" in accept.lower() else "wait"


async def log_position(
    after: Annotated[int, Query(ge=0, le=LAST_POSITION, description="Only events with a number above this.")] = 0,
    last_event_id: Annotated[
        int | None,
        Header(alias="Last-Event-ID", ge=0, le=LAST_POSITION, description="The same; browsers send it when they reconnect."),
    ] = None,
) -> int:
    """Return after which number events are wanted. The header is newer than the address that the client began with."""
    return after if last_event_id is None else last_event_id


OwnerId = Annotated[str, Depends(owner_id)]
Room = Annotated[Greenroom, Depends(greenroom)]
Wanted = Annotated[Wish, Depends(wish)]
LogPosition = Annotated[int, Depends(log_position)]
QuestionId = Annotated[str, Path(description="Id of a question that was asked, such as q2 or q2f1.", max_length=64)]
InterviewId = Annotated[str, Path(description="Id of the interview.", max_length=64)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        description="Any text that is new for each request. Sent again with the same body, it returns the first result.",
    ),
]
