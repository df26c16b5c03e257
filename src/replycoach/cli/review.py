"""``replycoach review``: one draft as a page, or a stream of cases as lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from replycoach.cli.frame import CHANNELS, LEVELS, SETTINGS, coach_for, json_object, read, text_or_file, told
from replycoach.errors import InputError, ReplycoachError

if TYPE_CHECKING:
    from replycoach.model import Case, Review


@click.command("review")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help="One case (JSON) a line in, one review a line out.")
@click.option("--customer", help="The customer's message, or @FILE that holds it.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where the reply goes.")
@click.option("--customer-name", default="", help="The customer's name.")
@click.option("--agent-name", default="", help="The agent's name.")
@click.option("--company", default="", help="The company that the agent speaks for.")
@click.option("--strictness", type=click.Choice(["lenient", "balanced", "strict"]), help="How much to raise.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--show", type=click.Choice(["reading"]), help="Also print what was understood.")
@click.option("--fail-level", type=click.Choice(LEVELS), help="Exit with 1 on a finding of this severity or worse.")
@SETTINGS
@told
def command(file: str, jsonl: bool, config: str | None, **options: Any) -> None:
    """Review the draft in FILE (or on stdin, "-"): plain text, or a case as a JSON object in a .json file."""
    if jsonl:
        sys.exit(_review_lines(file, config, options))
    case = _case(file, options)
    coach = coach_for(config, options["strictness"])
    result = coach.review(case)
    if options["show"]:
        from replycoach.formats import reading

        click.echo(reading.render(coach.read(case)), nl=False)
    _print(result, options["form"])
    sys.exit(_exit_code(result, options["fail_level"]))


def _case(file: str, options: dict[str, Any]) -> Case:
    from replycoach.model import Case

    if file.endswith(".jsonl"):
        raise InputError(f"{file}: lines of JSON; pass --jsonl")
    text = read(file)
    data: dict[str, Any] = {"reply": text}
    if file.endswith(".json"):
        data = json_object(text, file)
    customer = options["customer"]
    if customer is not None:
        data["customer"] = text_or_file(customer)
    for name in ("channel", "customer_name", "agent_name", "company"):
        if options[name]:
            data[name] = options[name]
    return Case.of(data)


def _print(result: Review, form: str) -> None:
    if form == "json":
        from replycoach.formats import json as renderer

        click.echo(renderer.render(result, indent=2))
        return
    from replycoach.formats import text

    terminal = sys.stdout.isatty()
    width = min(100, _columns()) if terminal else 100
    click.echo(text.render(result, width=width, colour=terminal), nl=False)


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _exit_code(result: Review, fail_level: str | None) -> int:
    if result.failures:
        return 2
    worst = result.worst()
    return int(fail_level is not None and worst is not None and LEVELS.index(worst) <= LEVELS.index(fail_level))


def _review_lines(file: str, config: str | None, options: dict[str, Any]) -> int:
    """Review a stream of cases; returns the exit code."""
    from replycoach.formats import json as renderer

    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    coach = coach_for(config, options["strictness"])
    code = 0
    with stream:
        for number, line in _with_progress(stream):
            if not line.strip():
                continue
            data: Any = {}
            try:
                data = json_object(line.decode("utf-8-sig"), f"line {number}")
                result = coach.review(data)
            except (ReplycoachError, UnicodeDecodeError) as error:
                reason = str(error) if isinstance(error, ReplycoachError) else "not UTF-8"
                click.echo(f"replycoach: line {number}: {reason.removeprefix(f'line {number}: ')}", err=True)
                identity = data.get("id") if isinstance(data, dict) else None
                click.echo(
                    json.dumps({"id": identity, "line": number, "error": reason.removeprefix(f"line {number}: ")})
                )
                code = 2
            else:
                click.echo(renderer.render(result))
                code = max(code, _exit_code(result, options["fail_level"]))
    return code


def _with_progress(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    lines = enumerate(iter(stream.readline, b""), 1)
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} reviewed"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("review")
        for number, line in lines:
            yield number, line
            progress.update(task, completed=number)
