"""One line of JSON in, one line out: a line that is no case is answered by an object that says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from typing import Any, NamedTuple, TypeAlias

from replycoach.errors import InputError, ReplycoachError, json_fault

LINES = 32
BYTES = 1 << 20
"""A chunk for a worker has at most so many lines, and ends with the line that makes it reach so many bytes."""

NAMES = {
    "NoneType": "null",
    "list": "an array",
    "str": "a string",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
}

Line: TypeAlias = tuple[int, bytes]
"""A line of the input and its number, from 1."""
Teller: TypeAlias = Callable[[dict[str, Any]], tuple[str, int]]
"""Gives the line to write about a case, and its exit code."""


class Answer(NamedTuple):
    """What a line came to: the line to write, its exit code, and what to say on stderr where something is wrong with it."""

    line: str
    code: int = 0
    complaint: str = ""


def answer(line: Line, tell: Teller) -> Answer:
    r"""The answer to a line; `tell` is asked where it holds an object.

    >>> answer((7, b'{"id": "a"}\n'), lambda case: (case["id"], 0)).line
    'a'
    >>> answer((7, b"[]\n"), lambda case: (case["id"], 0))
    Answer(line='{"id": null, "line": 7, "error": "a case is a JSON object, not an array"}', code=2, complaint='a case is a JSON object, not an array')
    """
    number, raw = line
    data: dict[str, Any] = {}
    try:
        data = json_object(raw.decode("utf-8-sig"), f"line {number}")
        return Answer(*tell(data))
    except UnicodeDecodeError:
        return refused(number, data, "not UTF-8")
    except ReplycoachError as error:
        return refused(number, data, str(error).removeprefix(f"line {number}: "))
    except Exception as error:  # one line of a million must not end the rest; the error's own words may quote it
        last = extract_tb(error.__traceback__)[-1]
        return refused(
            number, data, f"internal failure ({type(error).__name__} at {Path(last.filename).name}:{last.lineno})"
        )


def refused(number: int, data: dict[str, Any], reason: str) -> Answer:
    """The answer to a line that cannot be answered otherwise."""
    return Answer(json.dumps({"id": data.get("id"), "line": number, "error": reason}), 2, reason)


def json_object(text: str, where: str) -> dict[str, Any]:
    """A JSON object; `where` names its place in an error.

    Raises `InputError` for anything else.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        told = "" if text.lstrip().startswith("{") else '; write a case as {"reply": "…"}'
        raise InputError(f"{where}: not valid JSON: {json_fault(error)}{told}") from None
    if not isinstance(data, dict):
        raise InputError(f"{where}: a case is a JSON object, not {NAMES[type(data).__name__]}")
    return data


def chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in pieces that are worth sending to a worker and bounded in size.

    >>> [len(chunk) for chunk in chunks([(n, b"x") for n in range(70)])]
    [32, 32, 6]
    """
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line[1])
        if len(chunk) == LINES or size >= BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
