"""The endpoints answer as the command line does, and refuse whoever has no business there."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the playground needs pip install 'replycoach[play]'")

from starlette.testclient import TestClient

from replycoach import Coach
from replycoach.model import LONGEST, Case, Review, Rewrite
from replycoach.play.app import PAGE, application
from replycoach.play.desk import Desk, Left, PoliteCoach
from replycoach.play.door import HEADERS, LARGEST

TOKEN = "a-token-of-these-tests"
BASE = "http://127.0.0.1:8000"
CASE = {"reply": "I'll get to it soon.", "customer": "Where is my order 4417?", "channel": "chat"}
POSTS = ("review", "rewrite")


@pytest.fixture(scope="module")
def polite() -> PoliteCoach:
    return PoliteCoach()


@pytest.fixture
def client(polite: PoliteCoach) -> Iterator[TestClient]:
    with TestClient(application(polite, port=8000, token=TOKEN), base_url=BASE, raise_server_exceptions=False) as made:
        made.headers["Authorization"] = f"Bearer {TOKEN}"
        yield made


def refused(answer: Any, status: int, code: str) -> str:
    assert answer.status_code == status, answer.text
    told = answer.json()
    assert set(told) == {"error", "code"}
    assert told["code"] == code
    reason: str = told["error"]
    return reason


def test_a_review_is_that_of_the_coach(client: TestClient, coach: Coach) -> None:
    answer = client.post("/api/v1/review", json=CASE)
    assert answer.status_code == 200
    assert Review(**answer.json()).model_dump() == coach.review(CASE).model_dump()
    assert answer.headers["server-timing"].startswith("coach;dur=")


def test_a_rewrite_is_that_of_the_coach(client: TestClient, coach: Coach) -> None:
    answer = client.post("/api/v1/rewrite", json=CASE)
    assert answer.status_code == 200
    assert Rewrite(**answer.json()).model_dump() == coach.rewrite(CASE).model_dump()
    assert answer.json()["slots"]


def test_health(client: TestClient) -> None:
    told = client.get("/api/v1/health").json()
    assert set(told) == {"ready", "version", "schema_version"}


@pytest.mark.parametrize("path", PAGE)
def test_the_page_needs_no_token_and_holds_none(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Authorization": ""})
    assert answer.status_code == 200
    assert TOKEN not in answer.text
    assert "http" not in answer.text.replace("http-equiv", ""), "nothing is loaded from elsewhere"


@pytest.mark.parametrize("path", ["/", "/play.js", "/api/v1/health", "/api/v1/nothing", "/nothing"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == dict(HEADERS)
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "given", ["", TOKEN, "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer täken"]
)
@pytest.mark.parametrize("path", ["review", "rewrite", "health", "nothing"])
def test_a_wrong_token(client: TestClient, path: str, given: str) -> None:
    answer = client.request(
        "GET" if path == "health" else "POST",
        f"/api/v1/{path}",
        json=CASE,
        headers={b"Authorization": given.encode("latin-1")},
    )
    assert "token" in refused(answer, 401, "wrong-token")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "127.0.0.1:8000.evil.example",
        "[::1]:8000",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/v1/health"])
def test_a_wrong_host(client: TestClient, path: str, host: str) -> None:
    refused(client.get(path, headers={"Host": host}), 403, "wrong-host")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000"])
def test_our_own_hosts_and_origins(client: TestClient, host: str) -> None:
    answer = client.post("/api/v1/review", json=CASE, headers={"Host": host, "Origin": f"http://{host}"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:8001",
        "https://127.0.0.1:8000",
        "http://127.0.0.1:8000.evil.example",
    ],
)
@pytest.mark.parametrize("path", POSTS)
def test_a_wrong_origin(client: TestClient, path: str, origin: str) -> None:
    refused(client.post(f"/api/v1/{path}", json=CASE, headers={"Origin": origin}), 403, "wrong-origin")
    refused(client.options(f"/api/v1/{path}", headers={"Origin": origin}), 403, "wrong-origin")


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"]
)
@pytest.mark.parametrize("path", POSTS)
def test_a_wrong_type(client: TestClient, path: str, kind: str) -> None:
    refused(client.post(f"/api/v1/{path}", content=json.dumps(CASE), headers={"Content-Type": kind}), 415, "not-json")


def test_a_charset_does_no_harm(client: TestClient) -> None:
    kind = {"Content-Type": "application/json; charset=utf-8"}
    assert client.post("/api/v1/review", content=json.dumps(CASE), headers=kind).status_code == 200


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"reply": ' + b"9" * 5000 + b"}", "not valid JSON"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b"[]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"{}", "reply: it is missing"),
        (b'{"reply": " "}', "reply: it is empty"),
        (b'{"reply": 7}', "reply: "),
        (b'{"reply": "Hi", "channel": "emial"}', "did you mean 'email'"),
        (b'{"reply": "Hi", "custmer": "x"}', "did you mean 'customer'"),
        (json.dumps({"reply": "a" * (LONGEST + 1)}).encode(), "longer than the 200,000"),
    ],
)
@pytest.mark.parametrize("path", POSTS)
def test_a_case_that_is_none(client: TestClient, path: str, body: bytes, reason: str) -> None:
    answer = client.post(f"/api/v1/{path}", content=body, headers={"Content-Type": "application/json"})
    assert reason in refused(answer, 400, "bad-case")


def test_a_request_that_is_too_long(client: TestClient) -> None:
    kind = {"Content-Type": "application/json"}
    refused(client.post("/api/v1/review", content=b" " * (LARGEST + 1), headers=kind), 413, "too-long")
    refused(
        client.post("/api/v1/review", content=b"{}", headers={**kind, "Content-Length": "9" * 400}), 413, "too-long"
    )

    def chunks() -> Iterator[bytes]:  # no Content-Length
        for _ in range(LARGEST // 100_000 + 1):
            yield b" " * 100_000

    refused(client.post("/api/v1/review", content=chunks(), headers=kind), 413, "too-long")


def test_other_methods_and_paths(client: TestClient) -> None:
    refused(client.get("/api/v1/review"), 405, "wrong-method")
    refused(client.delete("/"), 405, "wrong-method")
    refused(client.get("/api/v1/nothing"), 404, "not-found")
    refused(client.get("/../pyproject.toml"), 404, "not-found")
    refused(client.get("/%2e%2e/app.py"), 404, "not-found")


def test_a_coach_that_breaks_says_nothing_of_the_draft(
    client: TestClient, polite: PoliteCoach, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(case: Case) -> Review:
        raise RuntimeError(f"could not read {case.reply}")

    monkeypatch.setattr(polite, "review", broken)
    reason = refused(client.post("/api/v1/review", json=CASE), 500, "failure")
    assert reason.startswith("internal failure (RuntimeError at test_endpoints.py:")
    told = capfd.readouterr()
    assert "soon" not in reason + told.out + told.err


def test_a_rewrite_gives_way_to_a_review() -> None:
    """The order: the rewrite begins, a review comes, the review is answered first."""
    begun, order = threading.Event(), []
    polite = PoliteCoach()
    whole = polite._judge

    async def scene() -> None:
        desk = Desk(polite)
        rewriting = asyncio.create_task(desk.rewrite(CASE, stays))
        rewriting.add_done_callback(lambda _: order.append("rewrite"))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        await desk.review({"reply": "Hi Ana, it ships today."}, stays)
        order.append("review")
        rewrite = await rewriting
        assert rewrite.slots
        desk.close()

    def slow(reading: Any) -> Review:
        review = whole(reading)
        begun.set()
        return review

    polite._judge = slow  # type: ignore[method-assign]
    asyncio.run(scene())
    assert order == ["review", "rewrite"]


def test_who_has_gone_is_not_served(polite: PoliteCoach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite, "review", lambda _: pytest.fail("nobody waits for this"))

    async def gone() -> bool:
        return True

    async def scene() -> None:
        with pytest.raises(Left):
            await Desk(polite).review(CASE, gone)

    asyncio.run(scene())


async def stays() -> bool:
    return False
