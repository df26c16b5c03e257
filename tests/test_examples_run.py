"""Every script of examples/ runs as it is, offline and in seconds; the JSON endpoint answers as its page says."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import Review, Rewrite

EXAMPLES = Path(__file__).parent.parent / "examples"
NEEDS = {"frames.py": "polars", "team_report.py": "vl_convert"}
"""What a script needs beyond the package."""
NOT_RUN = {"promises_refund_date.py", "server.py"}
"""A rule, which own_rule.py runs, and the endpoint, which has tests of its own."""


@pytest.mark.parametrize(
    "script", sorted(set(EXAMPLES.glob("*.py")) - {EXAMPLES / name for name in NOT_RUN}), ids=lambda path: path.name
)
def test_script_runs(script: Path) -> None:
    if script.name in NEEDS:
        pytest.importorskip(NEEDS[script.name], reason=f"{script.name} was NOT run: it needs {NEEDS[script.name]}")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.fixture(scope="module")
def port(coach: Coach) -> Iterator[int]:
    sys.path.insert(0, str(EXAMPLES))
    try:
        from server import CoachServer  # type: ignore[import-not-found, unused-ignore]
    finally:
        sys.path.remove(str(EXAMPLES))
    with CoachServer(("127.0.0.1", 0), coach) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_endpoint_is_ready(port: int) -> None:
    assert ask(port, "GET", "/health") == (200, {"ready": True})


def test_endpoint_reviews_as_the_coach_does(port: int, coach: Coach) -> None:
    case = {"id": "4711", "reply": "It ships soon. 😀", "customer": "Where is my order?", "channel": "chat"}
    status, data = ask(port, "POST", "/review", json.dumps(case).encode())
    assert status == 200
    assert data == coach.review(case).model_dump(mode="json")
    assert Review.model_validate(data).id == "4711"


def test_endpoint_rewrites(port: int) -> None:
    status, data = ask(
        port, "POST", "/rewrite", json.dumps({"reply": "You failed to attach the form.", "channel": "chat"}).encode()
    )
    assert status == 200
    assert Rewrite.model_validate(data).text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"reply": " "}', "empty"),
        (b'{"reply": "Hi", "channel": "fax"}', "fax"),
        (b'{"customer": "Hi"}', "reply"),
    ],
)
def test_endpoint_says_what_is_wrong(port: int, body: bytes, reason: str) -> None:
    status, data = ask(port, "POST", "/review", body)
    assert status == 400
    assert reason in data["error"]


def test_endpoint_refuses_a_body_that_is_too_long_before_it_comes(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", "/review")
    connection.putheader("Content-Length", "1000001")
    connection.endheaders()
    response = connection.getresponse()
    assert response.status == 400
    assert "Content-Length" in json.loads(response.read())["error"]
    connection.close()


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/reviews"), ("GET", "/../etc/passwd")])
def test_endpoint_knows_its_paths(port: int, method: str, path: str) -> None:
    assert ask(port, method, path, b"{}" if method == "POST" else None)[0] == 404
