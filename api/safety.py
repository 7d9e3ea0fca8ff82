"""Keep other web pages out, and bodies small. Pure ASGI, because nothing here may hold back a stream.

A page in the same browser can reach a server on this machine: by DNS rebinding (it makes its own name point here, which the
Host header shows) and by sending forms (which Origin and Sec-Fetch-Site show). Another machine can reach it where it listens on
more than the loopback address. There is no sign-in yet, so nothing here answers to a foreign name, page or machine.
Only what is private is guarded: health probes come by address, and LangGraph Studio, where it serves this app, is foreign by
design.
"""

import contextlib
import ipaddress
import math
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import Refusal, fault_of, problem
from api.pace import Pace

GUARDED: Final = ("/api/", "/metrics")
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
OUR_SITES: Final = frozenset({"same-origin", "none"})
"""What a browser says of a request of our own page, and of one that the person typed. Another port is `same-site`."""
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY: Final = 6_000_000
"""A CV may have 5 MB; the rest is room for its wrapping."""
RECORDING: Final = re.compile(r"/api/interviews/[^/]+/questions/[^/]+/recording")
LARGEST_RECORDING: Final = 10_100_000
"""A recording may have 10 MB."""

PAGE_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; media-src blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
DATA_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
HEADERS: Final[Mapping[str, str]] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Safety:
    """Checks who asks, by which name, from which page, how often and how much; and sets the headers that browsers heed."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, guarded = Headers(scope=scope), scope["path"].startswith(GUARDED)
        safe_send = _with_headers(send, _headers_for(scope["path"]))
        try:
            if guarded:
                state = scope["app"].state
                _check_peer(scope)
                _check_host(headers, getattr(state, "hosts", LOOPBACK))
                _check_origin(headers, scope["method"])
                if scope["method"] not in SAFE_METHODS:
                    _check_pace(scope, getattr(state, "pace", None))
            _check_length(headers, scope["path"])
        except Refusal as refusal:
            await problem(fault_of(refusal), scope["path"])(scope, receive, safe_send)
            return
        await self._app(scope, _counted(receive, scope["path"]), safe_send)


def allowed_hosts(configured: str) -> frozenset[str]:
    """Return the names that this server answers to: never that of "any address", which browsers lead to this machine."""
    return LOOPBACK | ({configured.strip("[]").lower()} - {"0.0.0.0", "::", ""})


def _check_peer(scope: Scope) -> None:
    """Refuse another machine, whatever name it calls us by. A peer without an address (a local socket) is this machine."""
    peer = scope.get("client")
    with contextlib.suppress(ValueError):
        if peer is not None and not _own(ipaddress.ip_address(peer[0].partition("%")[0])):
            raise Refusal("foreign_machine")


def _own(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _check_pace(scope: Scope, pace: Pace | None) -> None:
    """Refuse a client that changes things faster than anybody could."""
    wait = pace.wait(str((scope.get("client") or ("",))[0])) if pace is not None else 0.0
    if wait > 0:
        raise Refusal("too_many_requests", more={"retryAfter": math.ceil(wait)})


def _check_host(headers: Headers, allowed: frozenset[str]) -> None:
    name = _host_name(headers.get("host", ""))
    if name not in allowed:
        raise Refusal("foreign_host")


def _host_name(host: str) -> str | None:
    """Return the name in a Host header without its port; None where it makes no sense."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _check_origin(headers: Headers, method: str) -> None:
    """Refuse a change that another page asks for. Programs send neither header; browsers send both with every change."""
    origin = headers.get("origin")
    if method in SAFE_METHODS:
        return
    if headers.get("sec-fetch-site", "none").lower() not in OUR_SITES:
        raise Refusal("foreign_origin")
    if origin is None:
        return
    if origin.lower() not in {f"{scheme}://{headers.get('host', '').lower()}" for scheme in ("http", "https")}:
        raise Refusal("foreign_origin")


def _check_length(headers: Headers, path: str) -> None:
    length = headers.get("content-length", "0")
    most, refusal = _limit(path)
    if length.isdecimal() and int(length) > most:
        raise refusal


def _limit(path: str) -> tuple[int, Refusal]:
    """Return how many bytes a body may have, and what is said of a larger one."""
    if RECORDING.fullmatch(path):
        return LARGEST_RECORDING, Refusal("recording_too_large")
    return LARGEST_BODY, Refusal("body_too_large")


def _counted(receive: Receive, path: str) -> Receive:
    """Return `receive` that refuses a body without a length as soon as it grows too large."""
    seen = 0
    most, refusal = _limit(path)

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                raise refusal
        return message

    return counting


def _headers_for(path: str) -> Mapping[str, str]:
    """Return what browsers are told with an answer. Pages that are not ours (Studio's) bring their own policy, or need none."""
    if path.startswith(GUARDED):  # private, so nobody may keep it
        return {**HEADERS, "Content-Security-Policy": DATA_POLICY, "Cache-Control": "no-store"}
    if path == "/" or path.startswith("/web/"):
        return {**HEADERS, "Content-Security-Policy": PAGE_POLICY}
    return HEADERS


def _with_headers(send: Send, wanted: Mapping[str, str]) -> Send:
    """Return `send` that sets the headers that are not set yet."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in wanted.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
