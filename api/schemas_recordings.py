"""What is said of recordings and of the consent to them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from api.schemas import Body, Wire, example
from graph.recordings import Standing
from storage.content import Json
from storage.tables import Recording

MEASURES: Json = {
    "seconds": 62.4,
    "firstWord": 1.2,
    "speaking": 51.3,
    "pauses": 9,
    "longPauses": 1,
    "longestPause": 2.1,
    "words": 124,
    "pace": 145,
    "fillersPer100": 1.6,
    "advice": {"code": "good", "text": "Easy to follow. Keep it as it is."},
}
RECORDING: Json = {
    "questionId": "q1",
    "attempt": 1,
    "contentType": "audio/webm",
    "createdAt": "2026-11-20T09:31:00Z",
    "measures": MEASURES,
}


class AdviceOut(Wire):
    """One thing to try next time."""

    code: Literal["faster", "slower", "long_pause", "late_start", "fillers", "good"]
    text: str


class MeasuresOut(Wire):
    """How an answer sounded, in seconds; not part of any score. What cannot be told is null."""

    seconds: float = Field(description="Length of the recording.")
    first_word: float | None = Field(description="Until the first word; null where nobody speaks.")
    speaking: float = Field(description="Time spent speaking.")
    pauses: int = Field(description="Pauses of half a second and more between words.")
    long_pauses: int = Field(description="Of these, pauses of two seconds and more. Thinking is welcome.")
    longest_pause: float
    words: int = Field(description="Words of the answer that was sent.")
    pace: int | None = Field(
        description="Words a minute of speaking; null where too little was said, or the text cannot be what was said."
    )
    fillers_per_100: float | None = Field(
        alias="fillersPer100", description="Fillers in each 100 words of the text, which may have been cleaned."
    )
    advice: AdviceOut | None


class RecordingOut(Wire):
    """A recording of an answer, without its sound."""

    question_id: str
    attempt: int
    content_type: Literal["audio/webm", "audio/ogg", "audio/mp4", "audio/wav"]
    created_at: datetime
    measures: MeasuresOut

    model_config = example(**RECORDING)


class RecordingsOut(Wire):
    """The recordings of an interview, oldest first."""

    recordings: list[RecordingOut]

    model_config = example(recordings=[RECORDING])


class ConsentIn(Body):
    """That somebody agrees."""

    version: int = Field(ge=1, le=10_000, description="Of the words that were read: `version` of the GET.")

    model_config = example(version=1)


class ConsentOut(Wire):
    """How somebody stands to being recorded."""

    given: bool
    version: int = Field(description="Of the words that are asked now.")
    text: list[str] = Field(description="What is asked for; show it before anybody agrees.")
    given_at: datetime | None
    withdrawn_at: datetime | None
    recordings: int = Field(description="How many recordings there are.")

    model_config = example(
        given=False,
        version=1,
        text=["When you press Record, your voice is recorded until you stop. Nothing is recorded at any other time."],
        givenAt="2026-11-20T09:30:00Z",
        withdrawnAt="2026-11-21T18:00:00Z",
        recordings=2,
    )


def recording_out(row: Recording) -> RecordingOut:
    """Return a recording as it is told of."""
    return RecordingOut(
        question_id=row.question_id,
        attempt=row.attempt,
        content_type=row.content_type,
        created_at=row.created_at,
        measures=MeasuresOut.model_validate(row.measures),
    )


def consent_out(standing: Standing) -> ConsentOut:
    """Return how somebody stands to being recorded."""
    return ConsentOut(
        given=standing.given,
        version=standing.asked.version,
        text=list(standing.asked.text),
        given_at=standing.given_at,
        withdrawn_at=standing.withdrawn_at,
        recordings=standing.recordings,
    )
