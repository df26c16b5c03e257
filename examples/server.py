"""A JSON endpoint that a helpdesk can ask before a reply is sent; the standard library is enough for it.

    python examples/server.py --port 8765
    curl -s localhost:8765/review -d '{"reply": "It ships soon.", "customer": "Where is my order?", "channel": "chat"}'

POST /review and /rewrite take a case and answer with a review or a rewrite, as the command line does with ``--format json``. GET /health
answers once the models are loaded. A case that cannot be read is answered with 400 and the reason; texts are neither stored nor logged.

It is a sketch: it listens on this machine only. Put it behind the server that does your TLS and your authentication, and let nobody
else reach it, for what is sent to it is personal data.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any

from replycoach import Coach, InputError, Review, Rewrite

LARGEST = 1_000_000
"""Bytes that a request may have."""
WAIT_SECONDS = 10
"""How long a client that says nothing may hold a connection."""


class CoachServer(ThreadingHTTPServer):
    """A server with one coach for all requests; reviews are made one at a time."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], coach: Coach) -> None:
        super().__init__(address, Handler)
        self.coach = coach
        self.turn = Lock()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: CoachServer
    timeout = WAIT_SECONDS

    def do_GET(self) -> None:
        """Say that the coach is ready."""
        if self.path == "/health":
            self._answer(200, {"ready": True})
        else:
            self._answer(404, {"error": "there is /health, /review and /rewrite"})

    def do_POST(self) -> None:
        """Review or rewrite the draft in the body."""
        coach = self.server.coach
        asks: dict[str, Callable[[dict[str, Any]], Review | Rewrite]] = {
            "/review": coach.review,
            "/rewrite": coach.rewrite,
        }
        ask = asks.get(self.path)
        if ask is None:
            self._answer(404, {"error": "there is /health, /review and /rewrite"})
            return
        try:
            case = self._case()
            with self.server.turn:
                result = ask(case)
        except InputError as error:
            self._answer(400, {"error": str(error)})
            return
        self._answer(200, result.model_dump(mode="json"))

    def _case(self) -> dict[str, Any]:
        """The JSON object in the body; raises `InputError` for anything else."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            raise InputError(f"give a Content-Length of at most {LARGEST:,} bytes")
        try:
            case = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            raise InputError("the body is not JSON") from None
        if not isinstance(case, dict):
            raise InputError("the body is not a JSON object")
        return case

    def _answer(self, status: int, data: dict[str, Any]) -> None:
        body = json.dumps(data, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    """Load the models, then answer until interrupted."""
    parser = argparse.ArgumentParser(description="A JSON endpoint for reviews.")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--config", help="settings file")
    options = parser.parse_args()
    coach = Coach.from_config(options.config) if options.config else Coach()
    coach.review("Hi Ana, it ships today.")  # so that the first agent does not wait for the models
    with CoachServer(("127.0.0.1", options.port), coach) as server:
        print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    main()
