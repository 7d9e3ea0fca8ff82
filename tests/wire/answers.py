"""What a provider may send back: replies and faults, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True)
class Answer:
    """One answer of the server. As it stands it is well: the server makes up a reply that fits the request.

    `content` is the text; `finish` the reason of its end (None: never sent); `delay` seconds pass before the first byte and
    `drip` seconds between its parts (words of a stream, 20 parts of a plain body). After `parts` of these the connection ends
    as `ending` says: `clean` as if that were all, `cut` in the middle of the transfer, `reset` by a TCP reset. `{key}` in an
    error's text becomes the key that was sent, because providers echo it.
    """

    content: str | None = None
    finish: str | None = "stop"
    refusal: str | None = None
    status: int = 200
    error: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    delay: float = 0.0
    drip: float = 0.0
    parts: int | None = None
    ending: Literal["clean", "cut", "reset"] = "clean"
    stream_error: str | None = None


WELL = Answer()
EMPTY = Answer(content="")
LENGTH = Answer(content='{"level": 2, "quo', finish="length")
HALF_JSON = Answer(content='{"level": 2, "quo')
WRONG_JSON = Answer(content='{"unexpected": true}')
NOT_JSON = Answer(content="Sure! I would say two.")
NOT_A_NUMBER = Answer(content='{"level": NaN, "quote": "x", "share": NaN}')
REFUSAL = Answer(refusal="I cannot help with that.")
FILTERED = Answer(content="", finish="content_filter")
NO_FINISH = Answer(finish=None)
CUT_OFF = Answer(parts=3, ending="cut")
TRUNCATED = Answer(finish=None, parts=3, ending="clean")
RESET = Answer(parts=3, ending="reset")
RESET_AT_ONCE = Answer(parts=0, ending="reset")
ERROR_IN_STREAM = Answer(parts=3, stream_error="The server had an error while processing your request")
HTML = Answer(body="<html><body>Welcome to the proxy</body></html>", headers={"Content-Type": "text/html"})
NULL_CHOICES = Answer(body='{"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": null}')
HANG = Answer(delay=60.0)
SLOW_DRIP = Answer(drip=0.15, content='{"level": 2, "quote": "slow", "share": 0.5}' + " " * 400)
UNAUTHORIZED = Answer(
    status=401,
    error={"message": "Incorrect API key provided: {key}.", "code": "invalid_api_key", "type": "invalid_request_error"},
)
FORBIDDEN = Answer(status=403, error={"message": "Key {key} has no access to this model", "code": "model_not_found"})
NO_SUCH_MODEL = Answer(status=404, error={"message": "The model does not exist", "code": "model_not_found"})
BAD_REQUEST = Answer(status=400, error={"message": "Unknown parameter, sent with Bearer {key}", "code": "unknown_parameter"})
NO_SCHEMA = Answer(
    status=400, error={"message": "This response_format type is unavailable now", "code": "invalid_request_error"}
)
TOO_LONG = Answer(status=400, error={"message": "Too many tokens", "code": "context_length_exceeded"})
FILTERED_PROMPT = Answer(status=400, error={"message": "The prompt was filtered", "code": "content_filter"})
QUOTA = Answer(status=429, error={"message": "You exceeded your current quota", "code": "insufficient_quota"})
BUSY = Answer(status=429, error={"message": "Rate limit reached for requests", "code": "rate_limit_exceeded"})
BROKEN = Answer(status=500, error={"message": "The server had an error, key {key}", "code": "server_error"})
OVERLOADED = Answer(status=503, error={"message": "Overloaded", "code": "overloaded"})


def busy(retry_after: str) -> Answer:
    """Return a 429 that says when to come back."""
    return replace(BUSY, headers={"Retry-After": retry_after})


def says(content: str) -> Answer:
    """Return a well answer with that text."""
    return Answer(content=content)
