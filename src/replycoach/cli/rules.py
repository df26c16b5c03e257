"""``replycoach rules``: the rules that these settings select."""

from __future__ import annotations

import json

import click

from replycoach.cli.frame import SETTINGS, settings_for, told


@click.command("rules", short_help="List the rules that these settings select.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@SETTINGS
@told
def command(form: str, config: str | None) -> None:
    """List the rules that these settings select."""
    from replycoach.formats.rules import as_data
    from replycoach.rules import select

    chosen = select(settings_for(config)).values()
    if form == "json":
        click.echo(json.dumps([as_data(rule) for rule in chosen], ensure_ascii=False, indent=2))
        return
    width = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        click.echo(f"{rule.id:{width}}  {rule.severity:7}  {rule.title}")
