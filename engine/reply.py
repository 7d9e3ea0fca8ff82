"""What a model sent back, read strictly: complete, in its schema, in range, or not at all.

The clients are of no help here: a truncated stream counts as success, JSON that was cut off is "repaired" into a partial
object, and a refusal is an empty text (measured with langchain-openai 1.7, langchain-google-genai 4.4).
"""

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from engine.task import Malformed, Refused

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

Model = TypeVar("Model", bound=BaseModel)

COMPLETE: Final = {"stop", "end_turn", "stop_sequence"}
FILTERED: Final = {
    "content_filter",
    "safety",
    "recitation",
    "blocklist",
    "prohibited_content",
    "spii",
    "image_safety",
    "refusal",
}
CUT_OFF: Final = {"length", "max_tokens"}


@dataclass(frozen=True)
class Heard:
    """One message of a model: its text, why it ended (`""` if it never said so), and whether it declined."""

    text: str
    finish: str
    refused: bool = False


def heard(message: "AIMessage") -> Heard:
    """Take from a LangChain message what decides whether it may be used."""
    blocks = message.content if isinstance(message.content, list) else []
    refusal = message.additional_kwargs.get("refusal") or any(
        isinstance(b, dict) and b.get("type") == "refusal" for b in blocks
    )
    return Heard(str(message.text), finish_reason(message), bool(refusal))


def finish_reason(message: "AIMessage") -> str:
    """Return why the message ended, in small letters, whichever provider says it; `""` if it did not say."""
    said = message.response_metadata
    blocked = (said.get("prompt_feedback") or {}).get("block_reason")  # Gemini: the prompt itself was blocked
    reason = said.get("finish_reason") or said.get("stop_reason") or said.get("done_reason") or (blocked and "safety")
    return str(reason or "").lower()


def check_ending(finish: str, refused: bool, engine: str) -> None:
    """Raise Refused or Malformed unless the model ended of its own accord."""
    if refused or finish in FILTERED:
        raise Refused(f"{engine} declined to answer this.")
    if finish in CUT_OFF:
        raise Malformed(f"The reply of {engine} hit its length limit and is incomplete.")
    if finish not in COMPLETE:
        raise Malformed(f"The reply of {engine} broke off before its end.")


def read(said: Heard, model: type[Model], engine: str) -> Model:
    """Return the validated reply. Raises Refused, or Malformed with what was wrong as its `__notes__`."""
    check_ending(said.finish, said.refused, engine)
    text = _bare(said.text)
    if not text:
        raise Malformed(f"{engine} sent an empty reply.")
    problem = ""
    try:
        json.loads(text, parse_constant=_no_number, parse_float=_finite)
        return model.model_validate_json(text)
    except ValidationError as error:
        problem = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'reply'}: {e['msg']}" for e in error.errors()[:5])
    except (ValueError, RecursionError) as error:
        problem = f"not complete, plain JSON ({error})"
    malformed = Malformed(f"The reply of {engine} is outside its schema.")
    malformed.add_note(problem)
    raise malformed


def complaint(error: Malformed) -> str:
    """Return what to tell the model so that its next reply fits."""
    problem = " ".join(getattr(error, "__notes__", [])) or str(error)
    return f"That reply cannot be used: {problem}. Reply once more, complete and brief, with nothing but the JSON."


def _bare(text: str) -> str:
    """Strip the thoughts and the fence that servers without a grammar put around JSON."""
    text = text.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2].strip()
    if text.startswith("```"):
        text = text.removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    return text


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _no_number(digits: str) -> NoReturn:
    raise ValueError(f"{digits} is no number")


class Speech:
    """Passes on streamed text, without leading blanks and without the thoughts that some open models put first."""

    def __init__(self) -> None:
        self._held = ""
        self._open = True

    def hear(self, text: str) -> str:
        """Take the next piece and return what may be spoken of it."""
        if not self._open:
            return text
        self._held = (self._held + text).lstrip()
        if "<think>".startswith(self._held[:7]):
            _, ended, rest = self._held.partition("</think>")
            self._held = rest.lstrip() if ended else self._held
            if not ended:
                return ""
        self._open = not self._held
        return self._held
