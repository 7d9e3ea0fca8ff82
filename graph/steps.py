"""Wrap the work of a node so that it is done once: recalled after a crash, kept with its events when it is finished."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from content.bank import Persona
from engine.fallback import Degraded, noting
from graph.backstage import Backstage, public_persona
from graph.crash_points import CrashPoint
from graph.events import Event, EventType
from graph.ledger import Outcome
from graph.state import InterviewState
from storage.content import Json

Work = Callable[[InterviewState, "Say", Backstage], Awaitable[Outcome]]
Node = Callable[..., Awaitable[dict[str, Any]]]
POINTS: Final[dict[str, tuple[CrashPoint, CrashPoint]]] = {
    "ask": ("before_question_row", "after_question_row"),
    "retry": ("before_question_row", "after_question_row"),
    "grade": ("before_grade_row", "after_grade_row"),
    "converse": ("before_question_row", "after_question_row"),
    "analyse": ("before_analysis_row", "after_analysis_row"),
}
"""The crash points before and after a node's rows are entered."""


@dataclass(frozen=True)
class Say:
    """Takes a piece of what is being said and passes it on at once, with who says it."""

    pass_on: Callable[[Json], None]
    persona: Json | None = None

    def __call__(self, text: str) -> None:
        """Say a piece."""
        self.pass_on({"text": text} | ({"persona": self.persona} if self.persona else {}))

    def by(self, persona: Persona) -> "Say":
        """Return the same, spoken by this interviewer."""
        return replace(self, persona=public_persona(persona))


def step(name: str, work: Work, backstage: Backstage) -> Node:
    """Return a node of the graph that does `work` and records it as one step of the open turn.

    Live pieces of speech go to followers and, through LangGraph's writer, to whoever watches the run in Studio. Where a model
    failed and the rules answered, the step says so.
    """
    ledger = backstage.ledger

    async def node(state: InterviewState, writer: Callable[[Any], None]) -> dict[str, Any]:
        interview_id, key = state["interview_id"], turn_key(state, name)
        done = await ledger.begin(interview_id, key, ("node.started", {"node": name}))
        if done is not None:
            return done

        def pass_on(piece: Json) -> None:
            event = Event("message.delta", {"messageId": key} | piece)
            ledger.live(interview_id, event)
            writer(event.as_json())

        degraded: list[Degraded] = []
        outcome = await work(state, Say(pass_on), replace(backstage, engine=noting(backstage.engine, degraded.append)))
        notes: list[tuple[EventType, Json]] = [("degraded", asdict(note)) for note in degraded]
        finished = Outcome(outcome.update, [*notes, *outcome.events, ("node.finished", {"node": name})], outcome.writes)
        return await _kept(interview_id, key, finished)

    async def _kept(interview_id: str, key: str, finished: Outcome) -> dict[str, Any]:
        if name not in POINTS:
            return await ledger.keep(interview_id, key, finished)
        before, after = POINTS[name]
        ledger.passed(before)
        update = await ledger.keep(interview_id, key, finished)
        ledger.passed(after)
        return update

    node.__name__ = name
    return node


def turn_key(state: InterviewState, name: str) -> str:
    """Return the name of a step within its interview: the question and attempt it belongs to, and the node.

    A retry belongs to what asked for it, and so does what is done when no question is open any more: an interview that was
    opened again by a retry ends a second time.
    """
    question, answer, heard = state.get("question"), state.get("answer"), state.get("heard")
    if heard and (question is None or (answer and answer["action"] == "retry")):
        return f"{heard}.{name}"
    turn = question["id"] if question else "opening"
    attempt = answer.get("attempt", 1) if answer else 1
    return f"{turn}.{attempt}.{name}"
