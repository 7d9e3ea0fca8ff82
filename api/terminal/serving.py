"""Serve the page and the HTTP interface on this machine."""

import contextlib
import ipaddress
import socket
from collections.abc import Sequence
from functools import partial
from typing import Final

import uvicorn

from api.terminal.ledger import look
from api.terminal.trouble import BadInput
from api.terminal.wishes import chosen_engine
from graph.ledger import Ledger
from settings import Settings

GRACE_SECONDS: Final = 5
"""How long open streams may go on once the server is told to stop."""


class Announced(uvicorn.Server):
    """A server that says where it is as soon as it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started and sockets:
            print(f"Greenroom is at {address_of(sockets)} (Ctrl-C stops it)", flush=True)


def serve(settings: Settings) -> int:
    """Serve until stopped; return the exit code. Raises BadInput or Broken for what can be told before."""
    check_host(settings.host)
    chosen_engine(settings, None)
    _check_data(settings)
    listener = listen(settings.host, settings.port)
    from api.app import create_app

    config = uvicorn.Config(
        partial(create_app, settings),
        factory=True,
        log_level=settings.log_level.lower(),
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = Announced(config)
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once everything is closed
        server.run(sockets=[listener])
    return 0 if server.started else 1


def _check_data(settings: Settings) -> None:
    """Open what is there already: a lost key or a damaged file is better told in one line than in the server's log."""

    async def open_all(ledger: Ledger) -> None:
        from graph.checkpoints import checkpointer

        async with checkpointer(settings.data_dir, ledger.database):
            pass

    if (settings.data_dir / "greenroom.sqlite").exists():
        look(settings, open_all)


def check_host(host: str) -> None:
    """Refuse an address that others could reach. Raises BadInput."""
    try:
        found = {ipaddress.ip_address(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError) as error:
        raise BadInput(f"--host {host}: there is no such address. 127.0.0.1 is the usual one.") from error
    if not found or not all(address.is_loopback for address in found):
        raise BadInput(f"--host {host}: others could reach this, and Greenroom has no sign-in yet. Use 127.0.0.1.")


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that is bound. Raises BadInput where the port is taken."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise BadInput(f"--port {port}: {error.strerror}. Stop what uses it, or take another with --port.") from error
    listener.set_inheritable(True)
    return listener


def address_of(sockets: Sequence[socket.socket]) -> str:
    """Return the address to open in a browser."""
    host, port = sockets[0].getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
