"""Who may come in: requests from this machine to this server, and to the API only with the token.

A page of a stranger, open in the same browser, can send requests to 127.0.0.1 and can make a name of its own point there. Without
the token, with its own Origin or its own Host, it gets nothing, not even whether the server runs a coach.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from replycoach.model import LONGEST

LARGEST = 8 * LONGEST
"""Bytes that a request may have: a draft and a message of full length, both in signs of four bytes."""
API = "/api/"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


@dataclass(eq=False)
class Refusal(Exception):
    """Why a request is not answered: the status, a code for programs and the reason for people."""

    status: int
    code: str
    reason: str

    def response(self) -> JSONResponse:
        """The refusal as it is sent."""
        return JSONResponse({"error": self.reason, "code": self.code}, self.status)


class Door:
    """ASGI middleware that lets in what may come in and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        self._app = app
        self._token = token.encode()
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope, Headers(scope=scope))
        await (refusal.response() if refusal else self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return Refusal(403, "wrong-host", "the Host header is not that of this server")
        if "origin" in headers and headers["origin"] not in self._origins:
            return Refusal(403, "wrong-origin", "another page asked; only the playground's own may")
        if not scope["path"].startswith(API):
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode("latin-1", "replace"), self._token):
            return Refusal(
                401, "wrong-token", "send the token that `replycoach play` printed: Authorization: Bearer TOKEN"
            )
        if scope["method"] != "POST":
            return None
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Refusal(415, "not-json", "send the case as Content-Type: application/json")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > LARGEST:
            return too_long()
        return None


def too_long() -> Refusal:
    """The refusal of a request that is longer than `LARGEST`."""
    return Refusal(413, "too-long", f"the request is longer than {LARGEST:,} bytes")
