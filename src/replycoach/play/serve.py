"""Listening: on the loopback address only, without a log of requests."""

from __future__ import annotations

import contextlib
import secrets
import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from replycoach.errors import SettingsError
from replycoach.play.app import application
from replycoach.play.desk import PoliteCoach

LOOPBACK = "127.0.0.1"


def listen(port: int = 0) -> socket.socket:
    """A socket on this port of the loopback address, on a free one for 0.

    Raises `SettingsError` where the port cannot be had.
    """
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((LOOPBACK, port))
    except OSError as error:
        bound.close()
        raise SettingsError(f"port {port} cannot be had: {error.strerror}; leave --port out for a free one") from None
    return bound


def serve(coach: PoliteCoach, bound: socket.socket, started: Callable[[str], None]) -> None:
    """Serve the playground until interrupted; `started` is told its address, with the token, once it listens."""
    token = secrets.token_urlsafe(24)
    port = bound.getsockname()[1]
    app = application(coach, port=port, token=token)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        ws="none",
    )

    class Server(uvicorn.Server):
        """Tells when it listens."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                started(f"http://{LOOPBACK}:{port}/#{token}")

    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run(sockets=[bound])


def open_browser(address: str) -> bool:
    """Whether a browser could be told to open the page."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
