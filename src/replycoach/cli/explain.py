"""``replycoach explain``: the page of one rule, or of what a rule cites."""

from __future__ import annotations

import click

from replycoach.cli.frame import SETTINGS, settings_for, told

ABOUT_THE_WHOLE = """\
impression  The reply as a whole.

No rule, and no finding: the last thing that is taken off the score. Where the customer's message is known and the reply, read as a
whole, seems less than good to the sentence model (below 4 on a scale of 1 to 5), a share of what is missing goes; half of it
where nothing worse than advice is found. docs/score.md has the arithmetic."""


@click.command("explain", short_help="Explain a rule: why it is there, with examples.")
@click.argument("rule")
@SETTINGS
@told
def command(rule: str, config: str | None) -> None:
    """Explain one RULE: what it finds, why it hurts, where that is known from, examples and near misses.

    The key of a document, as in "Why: … (BD, ES)", is spelt out, with the rules that cite it.
    """
    from replycoach.formats.rules import cited, page
    from replycoach.rules import catalogue, find
    from replycoach.rules.rule import SOURCES
    from replycoach.score import IMPRESSION

    if rule == IMPRESSION:
        click.echo(ABOUT_THE_WHOLE)
        return
    settings = settings_for(config)
    click.echo(cited(rule, catalogue(settings).values()) if rule in SOURCES else page(find(rule, settings)), nl=False)
