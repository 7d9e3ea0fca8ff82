"""What went wrong at a provider, in words fit to show to a person.

Providers' own texts are shown only where they help (a request turned down), and redacted: the body of a 401 echoes the key.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)

from engine.task import EngineError, Refused, Unavailable

PAUSE: Final = 0.25
"""Seconds before a passing fault is tried again when the provider names no time of its own."""

_KEY = re.compile(r"\b(?:sk|pk|rk|gsk|csk|hf|xai|nvapi|AIza|ya29)[-_.\w*]{6,}|(?<=earer )\S+|(?<=key=)[^\s&\"']+")
_STATUS: Final[Mapping[type[Exception], int]] = {
    ModelAuthenticationError: 401,
    ModelPermissionDeniedError: 403,
    ModelNotFoundError: 404,
    ModelRateLimitError: 429,
}
_NO_QUOTA: Final = ("insufficient_quota", "exceeded your current quota", "billing_hard_limit", "credit balance")
_OVERFLOW: Final = ("context_length_exceeded", "maximum context length", "context window")
_SCHEMA: Final = ("response_format", "json_schema", "guided_json")
_FILTER: Final = ("content_filter", "content_policy", "ContentFilter")


class SchemaRejected(Unavailable):
    """The server does not take a JSON schema with the request."""


@dataclass(frozen=True)
class Provider:
    """Whom an engine talks to, as far as error messages need it."""

    name: str  # `provider:model`
    address: str = ""
    secrets: Sequence[str] = ()

    def redacted(self, text: str) -> str:
        """Return the text without this provider's secrets and without anything that looks like a key."""
        for secret in self.secrets:
            text = text.replace(secret, "[key]") if len(secret) > 3 else text
        return _KEY.sub("[key]", text)


def explain(error: Exception, provider: Provider) -> EngineError:
    """Turn what a provider's client raised into our own error, without a link to the original, which holds the key."""
    status, text = _status(error), _detail(error)
    if any(word in text or word in type(error).__name__ for word in _FILTER):
        return Refused(f"{provider.name} declined to answer: its content filter stepped in.")
    if status is None:
        return _without_status(error, provider)
    if status in (400, 422) and any(word in text for word in _SCHEMA):
        return SchemaRejected(f"{provider.name} does not take a JSON schema: {_shown(error, provider)}")
    return _with_status(status, text, error, provider)


def _with_status(status: int, text: str, error: Exception, provider: Provider) -> Unavailable:
    if status >= 500 or status in (408, 409, 425):
        return Unavailable(f"{provider.name} is having trouble of its own (HTTP {status}). Try again in a while.", PAUSE)
    if status == 429 and not any(word in text for word in _NO_QUOTA):
        return Unavailable(f"{provider.name} is asked too often at the moment (HTTP 429).", _retry_after(error))
    if isinstance(error, ContextOverflowError) or any(word in text for word in _OVERFLOW):
        return Unavailable(f"The text is longer than {provider.name} can take. Allow fewer prompt tokens, or change the model.")
    return Unavailable(_turned_down(status, error, provider))


def _turned_down(status: int, error: Exception, provider: Provider) -> str:
    """Say what to change, for a request that would be turned down again."""
    if status == 401 or (status == 400 and "API key" in str(error)):
        return f"{provider.name} did not accept the API key. Check that it is complete and still valid."
    if status == 403:
        return f"The API key may not use {provider.name}. Choose a model that the key is allowed to use, or another key."
    if status == 404:
        return f"{provider.name} is not to be found{_at(provider)}. Check the model's name (and the address, if you set one)."
    if status in (402, 429):
        return f"The quota for {provider.name} is used up. Check plan and billing at the provider, or choose another model."
    return f"{provider.name} turned the request down (HTTP {status}): {_shown(error, provider)}"


def _without_status(error: Exception, provider: Provider) -> Unavailable:
    if isinstance(error, TimeoutError | ModelTimeoutError):
        return Unavailable(f"{provider.name} did not answer in time.", PAUSE)
    if isinstance(error, ModelConnectionError | OSError) or "Connect" in type(error).__name__:
        return Unavailable(f"The connection to {provider.name}{_at(provider)} failed. Check network and server.", PAUSE)
    return Unavailable(f"{provider.name} broke off or sent what is not an answer ({type(error).__name__}).", PAUSE)


def _at(provider: Provider) -> str:
    """Return the address without user name, password and query."""
    parts = urlsplit(provider.address)
    return f" at {parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.netloc else ""


def _status(error: Exception) -> int | None:
    """Return the HTTP status, from the error itself or from the client's error that it wraps."""
    for candidate in (error, error.__cause__):
        for attribute in ("status_code", "code"):
            if isinstance(value := getattr(candidate, attribute, None), int):
                return value
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), None)


def _detail(error: Exception) -> str:
    """Return the provider's own words and codes. Not fit to show before it is redacted."""
    body = getattr(error, "body", None)
    return f"{error} {body if isinstance(body, Mapping) else ''}"


def _retry_after(error: Exception) -> float | None:
    """Return the seconds that the provider asks for; None if it names a date or something unreadable, PAUSE if nothing."""
    response = getattr(error, "response", None) or getattr(error.__cause__, "response", None)
    headers = getattr(response, "headers", None) or {}
    try:
        if "retry-after-ms" in headers:
            return max(float(headers["retry-after-ms"]) / 1000, 0.0)
        return max(float(headers.get("retry-after", PAUSE)), 0.0)
    except ValueError:
        return None


def _shown(error: Exception, provider: Provider) -> str:
    """Return the provider's own words, redacted and short."""
    body = getattr(error, "body", None)
    text = provider.redacted(str(body.get("message") or error) if isinstance(body, Mapping) else str(error))
    return text if len(text) <= 300 else f"{text[:300]}..."
