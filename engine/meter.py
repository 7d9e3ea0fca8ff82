"""How many calls and tokens each task took."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.messages.ai import UsageMetadata


@dataclass(frozen=True)
class Usage:
    """Calls made and tokens counted by the provider. A call that broke counts as a call without tokens."""

    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0  # the part of input_tokens that the provider had cached
    output_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.cached_tokens + other.cached_tokens,
            self.output_tokens + other.output_tokens,
        )


class Meter:
    """Adds up usage by engine and task. One object is passed to whatever should be counted together."""

    def __init__(self) -> None:
        self._used: dict[tuple[str, str], Usage] = {}

    def count(self, engine: str, task: str, reported: "UsageMetadata | None") -> None:
        """Add one call, with what the provider reported of it."""
        self._used[engine, task] = self._used.get((engine, task), Usage()) + _usage(reported)

    @property
    def used(self) -> Mapping[tuple[str, str], Usage]:
        """Usage by (engine, task), as it stands now."""
        return dict(self._used)

    @property
    def total(self) -> Usage:
        """Usage of everything counted."""
        return sum(self._used.values(), Usage())


def _usage(reported: "UsageMetadata | None") -> Usage:
    if reported is None:
        return Usage(calls=1)
    cached = reported.get("input_token_details", {}).get("cache_read", 0)
    return Usage(1, reported["input_tokens"], cached or 0, reported["output_tokens"])
