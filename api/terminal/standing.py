"""Where an interview stands, told from its event log."""

from dataclasses import dataclass
from typing import Any

from graph.events import Event


@dataclass(frozen=True)
class OpenQuestion:
    """The question that waits for an answer; follow-ups carry the number of their main question."""

    id: str
    text: str
    number: int
    total: int
    follow_up: int


@dataclass
class Standing:
    """What the events so far say: which run is under way, which question is open, how the last run ended."""

    run_id: str | None = None
    question: OpenQuestion | None = None
    status: str = "pending"
    failure: str | None = None
    answered: str | None = None
    """The question that was answered last."""
    message: Event | None = None
    """What the interviewer said last."""
    required: int = 0
    """The number of the event that opened the question."""
    seq: int = 0

    def note(self, event: Event) -> None:
        """Take in the next event."""
        self.seq = event.seq or self.seq
        if event.type == "run.started":
            self.run_id, self.failure = event.data["runId"], None
            self.answered = event.data["questionId"] if event.data["kind"] == "answer" else self.answered
        elif event.type == "message.completed":
            self.message = event
        elif event.type == "answer.required":
            self.question, self.required = _question(event.data["question"]), self.seq
        elif event.type == "run.finished":
            self._settle(event.data)
        elif event.type == "run.failed":
            self.failure = str(event.data.get("message") or "The turn could not be finished.")
            self._settle({"runId": event.data["runId"], "status": self.status})

    @property
    def over(self) -> bool:
        """Return whether there is nothing left to answer."""
        return self.status in ("completed", "abandoned")

    def _settle(self, data: dict[str, Any]) -> None:
        if data["runId"] == self.run_id:
            self.run_id = None
        self.status = str(data["status"])
        if self.over:
            self.question = None


def _question(public: dict[str, Any]) -> OpenQuestion:
    return OpenQuestion(
        id=public["id"],
        text=public["text"],
        number=public["number"],
        total=public["totalQuestions"],
        follow_up=public["followUp"],
    )
