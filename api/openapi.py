"""What /docs says beyond what the routes themselves say."""

from importlib.metadata import version
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import problem_schemas

DESCRIPTION: Final = """
Greenroom is an interview coach that runs on your own machine. Bring a CV and a job advert, be interviewed, and see every answer
graded against a published rubric with the words that earned or lost each point.

**A first interview**
1. `POST /api/documents` with your CV, `POST /api/jobs` with the text of the advert (both are optional).
2. `POST /api/interviews` returns the first question.
3. `POST /api/interviews/{id}/answer` returns the grade and the next question; repeat until `nextQuestion` is null.
4. `GET /api/interviews/{id}/report` and `GET /api/study-plan`.
5. `POST /api/interviews/{id}/questions/q2/retry` asks a question once more, at any time: both answers are kept, and the latest
counts.

**Changing one's mind.** `skip` goes on, `pause` and `resume` come back later, `end` looks back on what was answered, `abandon`
gives the interview up: each takes an `Idempotency-Key`, as answers do. `DELETE` leaves nothing of it.

**Waiting, streaming, or neither.** An answer can be waited for (`Accept: application/json`), streamed as the agents work on it
(`Accept: text/event-stream`) or just handed in (`Prefer: respond-async`). It is kept before anything is acknowledged, and the
turn is finished whether or not anybody waits.

**Names** are camelCase; snake_case is understood too. **Errors** are RFC 9457 problems: decide by `code`, show `detail`.
"""

TAGS: Final = [
    {"name": "interviews", "description": "Begin an interview, answer, pause, look back. One question is open at a time."},
    {"name": "events", "description": "What the agents do while they do it, as server-sent events that can be resumed."},
    {"name": "recordings", "description": "Answers as they were spoken, where you agreed to it. They never touch a grade."},
    {"name": "documents", "description": "CVs. They stay on this machine."},
    {"name": "jobs", "description": "Job advertisements, as text, a saved page or a hiring system's feed."},
    {"name": "questions", "description": "The question bank."},
    {"name": "personas", "description": "Interviewers: ours, and your own."},
    {"name": "study", "description": "What to practise until the day, and advice."},
    {"name": "privacy", "description": "Everything that is kept of you: in one archive, taken in again, erased."},
    {"name": "health", "description": "For whatever watches over the server."},
]

EVENT_STREAM: Final[dict[str, Any]] = {
    "text/event-stream": {
        "schema": {"type": "string", "description": "id: number in the log, event: type, data: one JSON object"},
        "example": 'id: 14\nevent: run.started\ndata: {"id":14,"type":"run.started","runId":"5b1f6f0e","kind":"answer"}\n\n'
        'event: message.delta\ndata: {"type":"message.delta","messageId":"q1.1.converse","text":"Thank you. "}\n\n'
        'id: 21\nevent: run.finished\ndata: {"id":21,"type":"run.finished","runId":"5b1f6f0e","status":"active"}\n\n',
    }
}
NOW_OR_LATER: Final[dict[str, Any]] = {
    "Location": {"schema": {"type": "string"}, "description": "Where to follow it."},
    "Preference-Applied": {"schema": {"type": "string"}, "description": "`respond-async`"},
}
FROM_ID: Final = {"interview_id": "$response.body#/id"}
LINKS: Final[dict[str, Any]] = {
    "answer": {
        "operationId": "answer",
        "parameters": FROM_ID,
        "requestBody": {"questionId": "$response.body#/currentQuestion/id"},
        "description": "Answer the question that is open.",
    },
    "report": {"operationId": "get_report", "parameters": FROM_ID, "description": "The report so far."},
    "events": {"operationId": "follow_events", "parameters": FROM_ID, "description": "What happens, as it happens."},
    "interview": {"operationId": "get_interview", "parameters": FROM_ID, "description": "How it stands."},
}


def describe(app: FastAPI) -> None:
    """Let the app describe itself when it is first asked to."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = get_openapi(
                title=app.title,
                version=version("greenroom"),
                description=app.description,
                routes=app.routes,
                tags=app.openapi_tags,
                license_info=app.license_info,
            )
            app.openapi_schema["components"]["schemas"] |= problem_schemas()
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's documented way
