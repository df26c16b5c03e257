"""``replycoach history``: keep an index of the replies that were sent, and ask it about a draft."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import click

from replycoach.archive.lines import json_object
from replycoach.cli.frame import read, told
from replycoach.errors import InputError

if TYPE_CHECKING:
    from replycoach.history import Match, Sent

DB = click.option("--db", required=True, type=click.Path(dir_okay=False), help="The index, an SQLite file.")


@click.group("history", short_help="Keep an index of sent replies; find near copies of a draft.")
def command() -> None:
    """Keep an index of the replies that were sent, and ask whether a draft is a near copy of one.

    The index holds keyed fingerprints of the replies and not their texts, unless it is made with --keep-texts; its key
    stands in a file beside it, named like it with ".key" behind.
    """


@command.command("add", short_help="Add replies that were sent.")
@click.argument("file")
@DB
@click.option("--keep-texts", is_flag=True, help="Also store the texts (decided when the index is made).")
@told
def add(file: str, db: str, keep_texts: bool) -> None:
    """Add the replies in FILE ("-" for stdin): one JSON object a line with text, and customer, agent, at, id where known.

    Rows of cases (reply, customer_name, …) do as well. A reply whose id is there already is passed over. A line that cannot
    be read is reported and the rest goes on, with exit code 2. The file is added as a whole: an interruption adds nothing.
    """
    from replycoach.history import History

    try:
        stream = click.open_file(file, "rb")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    counted = {"read": 0, "bad": 0}
    with stream, History(db, keep_texts=keep_texts or None) as history:
        new = history.add_many(_replies(stream, counted))
        total = len(history)
    known = counted["read"] - new
    click.echo(f"{new:,} added" + (f", {known:,} there already" if known else "") + f"; {db} holds {total:,} replies")
    if counted["bad"]:
        lines = "1 line" if counted["bad"] == 1 else f"{counted['bad']:,} lines"
        click.echo(f"replycoach: {lines} could not be read", err=True)
        sys.exit(2)


def _replies(stream: IO[bytes], counted: dict[str, int]) -> Iterator[Sent]:
    """The replies of the good lines; the others are reported with their numbers."""
    from replycoach.history import Sent

    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            sent = Sent.of(json_object(line.decode("utf-8-sig"), where))
            if not sent.text.strip():
                raise InputError("text: it is empty")
        except (InputError, UnicodeDecodeError) as error:
            reason = str(error) if isinstance(error, InputError) else "not UTF-8"
            click.echo(f"replycoach: {where}: {reason.removeprefix(f'{where}: ')}", err=True)
            counted["bad"] += 1
        else:
            counted["read"] += 1
            yield sent


@command.command("query", short_help="Ask whether a draft is a near copy of one.")
@click.argument("file", default="-")
@DB
@click.option("--customer", help="Whom the draft is for, by the name or mark used when adding.")
@click.option("--agent", help="Who signs it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@told
def query(file: str, db: str, customer: str | None, agent: str | None, form: str) -> None:
    """Ask whether the draft in FILE ("-" for stdin; plain text or HTML) is a near copy of replies sent before."""
    from replycoach.history import History

    text = read(file)
    with History(db, create=False) as history:
        matches = history.query(text, customer=customer, agent=agent)
    if form == "json":
        click.echo(json.dumps([match.model_dump(mode="json") for match in matches], indent=2))
        return
    for match in matches:
        click.echo(_told_of(match))
    if not matches:
        click.echo("No near copy of this was sent before.")


def _told_of(match: Match) -> str:
    """A match in one line.

    >>> from replycoach.history import Match
    >>> _told_of(Match(id="#7", similarity=0.953, same_customer=True, count=2))
    '95 % the same, sent 2 times, also to this customer: #7'
    """
    times = "once" if match.count == 1 else f"{match.count:,} times"
    to = ", also to this customer" if match.same_customer else ""
    name = "".join(character if character.isprintable() else "�" for character in match.id)
    when = f" on {match.at:%Y-%m-%d}" if match.at else ""
    return f"{int(100 * match.similarity)} % the same, sent {times}{to}: {name}{when}"
