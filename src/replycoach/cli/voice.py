"""``replycoach voice``: learn an agent's voice from their earlier replies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from replycoach.archive.lines import json_object
from replycoach.cli.frame import read, told
from replycoach.errors import InputError

FIELDS = ("reply", "text", "body")


@click.command("voice", short_help="Learn the voice of an agent or team from their replies.")
@click.argument("replies", default="-")
@click.option("--agent-name", help="Learn from the replies of this agent only (field agent_name).")
@told
def command(replies: str, agent_name: str | None) -> None:
    """Learn the voice of an agent or team from REPLIES: one JSON object a line, the text in "reply", "text" or "body".

    Prints the table for the settings, with the counts behind every line.
    """
    from replycoach.habits import learn

    found = learn(_texts(read(replies), agent_name))
    if not found.replies:
        raise InputError(f"{replies}: no reply in it" + (f" by {agent_name}" if agent_name else ""))
    click.echo(found.as_toml(), nl=False)


def _texts(lines: str, agent_name: str | None) -> Iterator[str]:
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        data: dict[str, Any] = json_object(line, f"line {number}")
        if agent_name and str(data.get("agent_name", "")).strip().lower() != agent_name.strip().lower():
            continue
        text = next((data[field] for field in FIELDS if isinstance(data.get(field), str)), None)
        if text is None:
            raise InputError(f"line {number}: no text in {', '.join(FIELDS)}")
        yield text
