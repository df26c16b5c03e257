"""``replycoach redact``: a draft or case without the people in it, to show in a bug report."""

from __future__ import annotations

import json

import click

from replycoach.archive.lines import json_object
from replycoach.cli.frame import for_stdout, read, told


@click.command("redact", short_help="Mask names, numbers, addresses and links in a text.")
@click.argument("file", default="-")
@click.option("--name", "names", multiple=True, help="A name to mask wherever it stands; may be repeated.")
@told
def command(file: str, names: tuple[str, ...]) -> None:
    """Mask names, numbers, e-mail addresses and links in FILE ("-" for stdin): text, a case (.json) or cases (.jsonl).

    The findings stay the same where they can. Look the result over before you send it: what no program can tell is left.
    """
    from replycoach.redaction import Redactor

    text, redactor = read(file), Redactor(names)
    if file.endswith(".jsonl"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                click.echo(json.dumps(Redactor(names).data(json_object(line, f"line {number}"))))
    elif file.endswith(".json"):
        click.echo(json.dumps(redactor.data(json_object(text, file)), indent=2))
    else:
        click.echo(for_stdout(redactor.text(text)), nl=False)
