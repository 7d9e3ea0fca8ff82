"""Open the engine that an eval names, without rules behind it: an eval that fell back silently would measure the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.meter import Meter
from engine.offline import OfflineEngine
from engine.task import Engine
from evals.replies import RememberingEngine


@dataclass(frozen=True)
class Wanted:
    """An engine as the command line names it. `price` is dollars for a million tokens in and out, where it is known."""

    name: str
    base_url: str | None = None
    api_key: str | None = None
    cache: Path = Path("replies.jsonl")
    at_once: int = 8
    patience: float = 3.0
    price: tuple[float, float] | None = None


def open_engine(wanted: Wanted) -> tuple[Engine, Callable[[], str]]:
    """Return the engine and what tells of its calls, tokens and money so far ("" offline). Raises Misconfigured."""
    rules = OfflineEngine()
    if wanted.name.strip().lower() == rules.name:
        return rules, lambda: ""
    from engine.chat import DEADLINE, ChatEngine  # LangChain is loaded only if a model is wanted
    from engine.models import chat_model, split_name

    provider, model = split_name(wanted.name)
    meter = Meter()
    client = chat_model(
        wanted.name, base_url=wanted.base_url, api_key=wanted.api_key, timeout=max(60.0, DEADLINE * wanted.patience)
    )
    chat = ChatEngine(client, f"{provider}:{model}", patience=wanted.patience, address=wanted.base_url or "", meter=meter)
    engine = RememberingEngine(chat, wanted.cache, wanted.at_once)
    return engine, lambda: _told(meter, engine.remembered, wanted.price)


def _told(meter: Meter, remembered: int, price: tuple[float, float] | None) -> str:
    used = meter.total
    told = f"{used.calls} calls ({remembered} replies remembered), {used.input_tokens:,} tokens in, {used.output_tokens:,} out"
    if price is None:
        return told
    return f"{told}, ${(used.input_tokens * price[0] + used.output_tokens * price[1]) / 1e6:.4f}"
