"""Choose the engine that the settings name."""

import time
from collections.abc import Callable

from engine.fallback import FallbackEngine, Notify, log_degraded
from engine.meter import Meter
from engine.offline import OfflineEngine
from engine.task import Engine


def choose(
    engine: str,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    temperature: float | None = None,
    patience: float = 1.0,
    prompt_tokens: int | None = None,
    meter: Meter | None = None,
    clock: Callable[[], float] = time.monotonic,
    notify: Notify = log_degraded,
) -> Engine:
    """Return the engine for `offline` or `provider:model`; a model always has the rules behind it.

    `patience` multiplies every deadline, for models on a slow machine. Connects to nothing. Raises Misconfigured, which says
    what to set.
    """
    rules = OfflineEngine()
    if engine.strip().lower() == rules.name:
        return rules
    from engine.chat import DEADLINE, PROMPT_TOKENS, ChatEngine  # LangChain is loaded only if a model is wanted
    from engine.models import chat_model, split_name

    provider, model = split_name(engine)
    per_read = max(60.0, DEADLINE * patience)  # never shorter than the deadline, which is what counts
    chat = ChatEngine(
        chat_model(engine, base_url=base_url, api_key=api_key, temperature=temperature, timeout=per_read),
        f"{provider}:{model}",
        patience=patience,
        prompt_tokens=prompt_tokens or PROMPT_TOKENS,
        address=base_url or "",
        meter=meter,
    )
    return FallbackEngine([chat, rules], clock=clock, notify=notify)
