"""How commands take cases: one from a file and options, or a stream of JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from replycoach.archive.lines import Answer, Line, answer, chunks, json_object
from replycoach.cli.frame import CHANNELS, read, text_or_file
from replycoach.errors import InputError

if TYPE_CHECKING:
    from replycoach.archive.output import Output
    from replycoach.archive.workers import Maker
    from replycoach.model import Case

OPTIONS = (
    click.option("--customer", help="The customer's message, or @FILE that holds it."),
    click.option("--channel", type=click.Choice(CHANNELS, case_sensitive=False), help="Where the reply goes."),
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


def each_line(file: str, make: Maker, done: str, jobs: int = 1, output: Output | None = None) -> int:
    """Write the answer to each line of JSON, a bad line as an object with its number and error; returns the exit code.

    `make` makes what gives the line to write and its exit code, in each of `jobs` processes; `done` says in the progress bar what has
    been done. The answers go to stdout, or into `output`, which may have some of them already.
    """
    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    code = output.code if output else 0
    with stream:
        lines = _new_lines(_with_progress(stream, done), output)
        with closing(_answered(lines, make, jobs)) as answered:
            for some, answers in answered:
                if output:
                    output.put(some, answers)
                else:
                    click.echo("\n".join(one.line for one in answers))
                for (number, _), one in zip(some, answers, strict=True):
                    if one.complaint:
                        click.echo(f"replycoach: line {number}: {one.complaint}", err=True)
                    code = max(code, one.code)
    return code


def _new_lines(lines: Iterator[Line], output: Output | None) -> Iterator[Line]:
    """The lines that hold something and have no answer yet."""
    for line in lines:
        if line[1].strip() and not (output and output.passes(line)):
            yield line
    if output:
        output.ended()


def _answered(lines: Iterator[Line], make: Maker, jobs: int) -> Generator[tuple[list[Line], list[Answer]]]:
    if jobs > 1:
        from replycoach.archive.workers import in_order

        yield from in_order(chunks(lines), jobs, make, lambda told: click.echo(f"replycoach: {told}", err=True))
        return
    tell = make()
    for line in lines:
        yield [line], [answer(line, tell)]


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
