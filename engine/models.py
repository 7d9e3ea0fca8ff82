"""Chat models by name; the only file that imports the providers, and only when one is asked for."""

from typing import TYPE_CHECKING, Final, Literal, cast
from urllib.parse import urlsplit

from engine.task import Misconfigured

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Provider = Literal["openai", "google", "compatible"]

KEY_VARIABLES: Final[dict[Provider, str]] = {"openai": "OPENAI_API_KEY", "google": "GOOGLE_API_KEY"}
"""Where each provider's key is usually kept; whoever reads settings passes it in. Compatible servers often need none."""

_ALIASES: Final = {"gemini": "google"}
_KNOWN: Final = ("openai", "google", "compatible")
_NO_KEY: Final = "none"
"""Sent to compatible servers without a key: the client insists on one, and would else send OPENAI_API_KEY to a stranger."""


def split_name(name: str) -> tuple[Provider, str]:
    """Return provider and model of `provider:model`. Raises Misconfigured."""
    provider, colon, model = name.strip().partition(":")
    provider = _ALIASES.get(provider.lower(), provider.lower())
    if not colon or provider not in _KNOWN:
        raise Misconfigured(
            "The engine must be `offline` or `provider:model`: `openai:MODEL`, `google:MODEL`, or `compatible:MODEL` with the "
            "address of its server."
        )
    if not model.strip():
        raise Misconfigured(
            f"Which model of {provider}? Say `{provider}:MODEL` with the name of a model that your key may use."
        )
    return cast(Provider, provider), model.strip()


def chat_model(
    name: str,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    temperature: float | None = None,
    timeout: float = 60.0,
) -> "BaseChatModel":
    """Return the LangChain client of `openai:MODEL`, `google:MODEL` (or `gemini:MODEL`) or `compatible:MODEL`, retries off.

    `temperature` is left to the provider unless given (some models refuse any). `timeout` is per read, in seconds; the deadline
    is the engine's. Raises Misconfigured when the name, the key or the address is missing. Connects to nothing.
    """
    provider, model = split_name(name)
    if provider in KEY_VARIABLES and not api_key:
        raise Misconfigured(f"{name} needs an API key: set {KEY_VARIABLES[provider]}, or choose the engine `offline`.")
    if provider == "compatible" and not base_url:
        raise Misconfigured(f"{name} needs the address of its server, for example http://localhost:11434/v1.")
    if base_url and urlsplit(base_url).scheme not in ("http", "https"):
        raise Misconfigured("The address of the model server must begin with http:// or https://.")
    if provider == "google":
        return _google(model, base_url, api_key, temperature, timeout)
    return _openai(model, base_url, api_key or _NO_KEY, temperature, timeout)


def _openai(model: str, base_url: str | None, key: str, temperature: float | None, timeout: float) -> "BaseChatModel":
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(
        model=model,
        base_url=base_url,
        api_key=SecretStr(key),
        temperature=temperature,
        timeout=timeout,
        max_retries=0,
        stream_usage=True,  # without it no usage is reported with an address of one's own
        stream_chunk_timeout=None,  # the engine has a deadline; this one would start a task for every chunk
        use_responses_api=False,  # compatible servers have none, and it reports endings in another way
    )


def _google(model: str, base_url: str | None, key: str | None, temperature: float | None, timeout: float) -> "BaseChatModel":
    from langchain_google_genai import ChatGoogleGenerativeAI
    from pydantic import SecretStr

    return ChatGoogleGenerativeAI(
        model=model,
        base_url=base_url,
        google_api_key=SecretStr(key or ""),
        temperature=temperature,
        timeout=timeout,
        max_retries=1,  # attempts, not retries; 0 would mean the SDK's default of several
    )
