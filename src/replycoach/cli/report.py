"""``replycoach report``: many replies in, one page for the team out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from replycoach.cli.frame import SETTINGS, coach_for, read, told
from replycoach.errors import InputError


@click.command("report", short_help="Write a page about the replies of a team.")
@click.argument("file")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The page to write.")
@click.option("--by", default="agent", show_default=True, help="The column that replies are told apart by, “team” say.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Where a column has a name of its own: time=Sent, say.",
)
@click.option("--no-text", is_flag=True, help="Leave out all words of replies and messages.")
@click.option("--title", default="Team report", show_default=True, help="The heading of the page.")
@click.option("--strictness", type=click.Choice(["lenient", "balanced", "strict"]), help="How much to raise.")
@SETTINGS
@told
def command(
    file: str,
    output: str,
    by: str,
    columns: tuple[str, ...],
    no_text: bool,
    title: str,
    strictness: Any,
    config: str | None,
) -> None:
    """Write a page about the replies in FILE, for coaching: scores over time, costly habits, strengths.

    FILE holds one case (JSON) a line, "-" for stdin, or is a .csv file with a heading. A row has the fields of a case and, where
    known, agent and time. Exits with 2 where a line could not be read; the page is written from the others.
    """
    from replycoach.report import charts, render, team_report
    from replycoach.report.rows import csv_rows, json_lines

    charts.library()  # say that it is missing before the replies are read
    names = _columns(columns)
    text = read(file)
    lines = csv_rows(text, names) if file.lower().endswith(".csv") else json_lines(text)
    coach = coach_for(config, strictness)
    report = team_report(_with_progress(lines), coach=coach, by=by, columns=names, texts=not no_text, title=title)
    for one in report.refused:
        click.echo(f"replycoach: line {one.line}: {one.reason}", err=True)
    for note in report.notes:
        click.echo(f"replycoach: {note}", err=True)
    try:
        Path(output).write_text(render(report), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from None
    n = report.figures.score.n
    click.echo(f"{output}: {n} repl{'y' if n == 1 else 'ies'}, {Path(output).stat().st_size / 1e6:.1f} MB", err=True)
    sys.exit(2 if report.refused else 0)


def _columns(given: Iterable[str]) -> dict[str, str]:
    from replycoach.model import did_you_mean
    from replycoach.report.rows import FIELDS

    names = {}
    for one in given:
        field, sign, name = one.partition("=")
        if field not in FIELDS:
            raise InputError(
                f"--column {field}: not a field of a row; use one of {', '.join(FIELDS)}{did_you_mean(field, FIELDS)}"
            )
        if not sign or not name:
            raise InputError(f"--column {field}: write FIELD=COLUMN")
        names[field] = name
    return names


def _with_progress(lines: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(list(lines), "Reviewing", console=Console(stderr=True))
