"""The page and the JSON endpoints as a Starlette application."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from traceback import extract_tb
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import replycoach
from replycoach.errors import InputError
from replycoach.model import SCHEMA_VERSION, Review, Rewrite
from replycoach.play.desk import Desk, Gone, Left, PoliteCoach
from replycoach.play.door import LARGEST, Door, Refusal, too_long

PAGE = {
    "/": ("index.html", "text/html"),
    "/play.css": ("play.css", "text/css"),
    "/text.js": ("text.js", "text/javascript"),
    "/card.js": ("card.js", "text/javascript"),
    "/play.js": ("play.js", "text/javascript"),
}
Ask = Callable[[dict[str, Any], Gone], Awaitable[Review | Rewrite]]


def application(coach: PoliteCoach, *, port: int, token: str) -> Starlette:
    """The playground of this coach for a server that listens on this port of the loopback address."""
    desk = Desk(coach)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        warming = asyncio.create_task(desk.warm_up())
        yield
        warming.cancel()
        desk.close()

    async def health(_: Request) -> Response:
        ready = {"ready": desk.ready, "version": replycoach.__version__, "schema_version": SCHEMA_VERSION}
        return JSONResponse(ready)

    routes = [
        *(Route(path, partial(_page, *page)) for path, page in PAGE.items()),
        Route("/api/v1/health", health),
        Route("/api/v1/review", partial(_answer, desk.review), methods=["POST"]),
        Route("/api/v1/rewrite", partial(_answer, desk.rewrite), methods=["POST"]),
    ]
    handlers: dict[Any, Any] = {HTTPException: _no_such_door, Refusal: _refused}
    door = Middleware(Door, port=port, token=token)
    return Starlette(routes=routes, middleware=[door], exception_handlers=handlers, lifespan=lifespan)


async def _page(name: str, kind: str, _: Request) -> Response:
    return Response(files(__package__).joinpath("page", name).read_bytes(), media_type=kind)


async def _answer(ask: Ask, request: Request) -> Response:
    """What the coach says of the case in the body; an error of ours says nothing of the texts."""
    began = time.perf_counter()
    try:
        told = await ask(await _case(request), request.is_disconnected)
    except InputError as error:
        raise Refusal(400, "bad-case", str(error)) from None
    except (Left, ClientDisconnect):
        return Response(status_code=499)
    except Refusal:
        raise
    except Exception as error:  # its own words may quote the draft
        last = extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}"
        raise Refusal(500, "failure", f"internal failure ({where}); please report it") from None
    spent = f"coach;dur={1000 * (time.perf_counter() - began):.1f}"
    return Response(told.model_dump_json(), media_type="application/json", headers={"Server-Timing": spent})


async def _case(request: Request) -> dict[str, Any]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise too_long()
    try:
        case = json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"the request is not UTF-8 at byte {error.start}") from None
    except (ValueError, RecursionError):
        raise InputError("the request is not valid JSON") from None
    if not isinstance(case, dict):
        raise InputError("the request is not a JSON object; a case is one, with a reply")
    return case


async def _refused(_: Request, refusal: Refusal) -> Response:
    return refusal.response()


async def _no_such_door(_: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        answer = Refusal(405, "wrong-method", "POST a case to review and rewrite, GET health").response()
        answer.headers.update(error.headers or {})
        return answer
    return Refusal(
        error.status_code, "not-found", "there is /api/v1/review, /api/v1/rewrite and /api/v1/health"
    ).response()
