"""``replycoach rewrite``: better words for one draft, or for a stream of cases."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from replycoach.cli.frame import CHANNELS, SETTINGS, coach_for, json_object, read, told
from replycoach.errors import InputError, ReplycoachError

if TYPE_CHECKING:
    from replycoach.model import Case, Rewrite


@click.command("rewrite")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help="One case (JSON) a line in, one rewrite a line out.")
@click.option("--customer", help="The customer's message, or @FILE that holds it.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where the reply goes.")
@click.option("--customer-name", default="", help="The customer's name.")
@click.option("--agent-name", default="", help="The agent's name.")
@click.option("--company", default="", help="The company that the agent speaks for.")
@click.option("--diff", is_flag=True, help="Show what changed and why, instead of the new text alone.")
@click.option("--safe-only", is_flag=True, help="Only changes that keep facts and meaning for sure.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@SETTINGS
@told
def command(file: str, jsonl: bool, config: str | None, **options: Any) -> None:
    """Rewrite the draft in FILE (or on stdin, "-"): plain text, or a case as a JSON object in a .json file.

    What only you can know stands in the new text as a slot, "[when: e.g. today by 17:00]"; slots are listed on stderr.
    """
    if jsonl:
        sys.exit(_lines(file, config, options["safe_only"]))
    result = coach_for(config).rewrite(_case(file, options), safe_only=options["safe_only"])
    _print(result, options["form"], options["diff"])
    sys.exit(2 if result.before.failures or result.after.failures else 0)


def _case(file: str, options: dict[str, Any]) -> Case:
    from replycoach.model import Case

    text = read(file)
    data: dict[str, Any] = json_object(text, file) if file.endswith(".json") else {"reply": text}
    customer = options["customer"]
    if customer is not None:
        data["customer"] = read(customer[1:]) if customer.startswith("@") else customer
    for name in ("channel", "customer_name", "agent_name", "company"):
        if options[name]:
            data[name] = options[name]
    return Case.of(data)


def _print(result: Rewrite, form: str, diff: bool) -> None:
    from replycoach.formats import rewrite_text

    if form == "json":
        click.echo(result.model_dump_json(indent=2))
    elif diff:
        click.echo(rewrite_text.render(result, colour=sys.stdout.isatty()), nl=False)
    else:
        click.echo(result.text.encode("utf-8"), nl=not result.text.endswith("\n"))
        for slot in result.slots:
            click.echo(f"fill in: {slot.name}", err=True)


def _lines(file: str, config: str | None, safe_only: bool) -> int:
    """Rewrite a stream of cases; returns the exit code."""
    from replycoach.formats import rewrite_text

    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    coach = coach_for(config)
    code = 0
    with stream:
        for number, line in enumerate(iter(stream.readline, b""), 1):
            if not line.strip():
                continue
            data: Any = {}
            try:
                data = json_object(line.decode("utf-8"), f"line {number}")
                result = coach.rewrite(data, safe_only=safe_only)
            except (ReplycoachError, UnicodeDecodeError) as error:
                reason = str(error) if isinstance(error, ReplycoachError) else "not UTF-8"
                click.echo(f"replycoach: line {number}: {reason.removeprefix(f'line {number}: ')}", err=True)
                identity = data.get("id") if isinstance(data, dict) else None
                click.echo(json.dumps({"id": identity, "error": reason}))
                code = 2
            else:
                click.echo(rewrite_text.line(result))
                code = max(code, 2 if result.before.failures or result.after.failures else 0)
    return code
