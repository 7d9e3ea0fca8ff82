"""What is entered and said publicly when a run is over: where the interview stands, and which question is open."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from content.vocabulary import MAX_ANSWER_CHARACTERS
from graph.asking import attempt_of, spoken
from graph.events import EventType
from storage import events, interviews, runs
from storage.content import Json
from storage.tables import AskedQuestion, Interview, Run, RunEvent


def settle(session: Session, run: Run, worker: str, ending: runs.Ending, state: Json) -> Sequence[RunEvent] | None:
    """Close a run, move its interview on and return what says so publicly; None where it was not this worker's to close."""
    if not runs.settle(session, run.id, worker, ending):
        return None
    interview = session.get(Interview, run.interview_id)
    if interview is None:
        return ()
    if ending.status == "finished":
        _bring_forward(interview, state, ending.at)
    interview.updated_at = max(ending.at, interview.updated_at)
    session.add(interview)
    open_id = interview.open_question_id
    question = interviews.question(session, interview.id, open_id) if open_id else None
    return events.append(session, interview.id, _closing_events(run, ending, interview, question), ending.at)


def _bring_forward(interview: Interview, state: Json, now: datetime) -> None:
    """Move the interview to what the graph has reached. A pause or an end that came during the run stays."""
    if interview.status == "abandoned":
        return
    question = state.get("question")
    interview.open_question_id = question["id"] if question else None
    if state.get("ended") and interview.status != "completed":
        interview.status, interview.ended_at = "completed", max(now, interview.created_at)
    elif interview.status in ("pending", "completed"):  # completed: a question of it is retried
        interview.status, interview.ended_at = "active", None


def _closing_events(
    run: Run, ending: runs.Ending, interview: Interview, question: AskedQuestion | None
) -> list[tuple[EventType, Json]]:
    if ending.status != "finished":
        return [("run.failed", {"runId": run.id, "message": ending.error, "retryable": True})]
    closing: list[tuple[EventType, Json]] = []
    if question is not None:
        closing.append(("answer.required", _required(question, interview)))
    closing.append(("run.finished", {"runId": run.id, "status": interview.status}))
    return closing


def _required(question: AskedQuestion, interview: Interview) -> Json:
    """Return what a client needs to show the open question and to answer it over HTTP."""
    attempt = attempt_of(question)
    public = {name: question.content.get(name) for name in ("text", "why", "persona")} | {"spoken": spoken(question)}
    public |= {"id": question.id, "number": question.number, "followUp": question.follow_up, "kind": question.kind}
    public |= {"totalQuestions": interview.question_count, "attempt": attempt}
    answer = {"type": "string", "minLength": 1, "maxLength": MAX_ANSWER_CHARACTERS}
    properties: Json = {"questionId": {"const": question.id}, "answer": answer}
    schema: Json = {"type": "object", "properties": properties, "required": ["questionId", "answer"]}
    return {"questionId": question.id, "attempt": attempt, "question": public, "schema": schema}
