"""How commands take cases: one from a file and options, or a stream of JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from replycoach.cli.frame import CHANNELS, json_object, read, text_or_file
from replycoach.errors import InputError, ReplycoachError

if TYPE_CHECKING:
    from replycoach.model import Case

OPTIONS = (
    click.option("--customer", help="The customer's message, or @FILE that holds it."),
    click.option("--channel", type=click.Choice(CHANNELS), help="Where the reply goes."),
    click.option("--customer-name", default="", help="The customer's name."),
    click.option("--agent-name", default="", help="The agent's name."),
    click.option("--company", default="", help="The company that the agent speaks for."),
)


def case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is known of the case beside the draft, as options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def case_from(file: str, options: dict[str, Any]) -> Case:
    """The case in a file: plain text, or a JSON object in a .json file, with what the options add.

    Raises `InputError` where there is none.
    """
    from replycoach.model import Case

    if file.endswith(".jsonl"):
        raise InputError(f"{file}: lines of JSON; pass --jsonl")
    text = read(file)
    data: dict[str, Any] = json_object(text, file) if file.endswith(".json") else {"reply": text}
    if options["customer"] is not None:
        data["customer"] = text_or_file(options["customer"])
    for name in ("channel", "customer_name", "agent_name", "company"):
        if options[name]:
            data[name] = options[name]
    return Case.of(data)


def each_line(file: str, answer: Callable[[dict[str, Any]], tuple[str, int]], done: str) -> int:
    """Write the answer to each line of JSON, a bad line as an object with its number and error; returns the exit code.

    `answer` gives the line to write and its exit code; `done` says in the progress bar what has been done.
    """
    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    code = 0
    with stream:
        for number, line in _with_progress(stream, done):
            if not line.strip():
                continue
            data: dict[str, Any] = {}
            try:
                data = json_object(line.decode("utf-8-sig"), f"line {number}")
                told, own = answer(data)
            except (ReplycoachError, UnicodeDecodeError) as error:
                reason = str(error) if isinstance(error, ReplycoachError) else "not UTF-8"
                reason = reason.removeprefix(f"line {number}: ")
                click.echo(f"replycoach: line {number}: {reason}", err=True)
                told, own = json.dumps({"id": data.get("id"), "line": number, "error": reason}), 2
            click.echo(told)
            code = max(code, own)
    return code


def _with_progress(stream: IO[bytes], done: str) -> Iterator[tuple[int, bytes]]:
    lines = enumerate(iter(stream.readline, b""), 1)
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,}} {done}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(done)
        for number, line in lines:
            yield number, line
            progress.update(task, completed=number)
