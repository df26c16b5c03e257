"""``replycoach explain``: the page of one rule."""

from __future__ import annotations

import click

from replycoach.cli.frame import SETTINGS, settings_for, told


@click.command("explain")
@click.argument("rule")
@SETTINGS
@told
def command(rule: str, config: str | None) -> None:
    """Explain one RULE: what it finds, why it hurts, where that is known from, examples and near misses."""
    from replycoach.formats.rules import page
    from replycoach.rules import find

    click.echo(page(find(rule, settings_for(config))), nl=False)
