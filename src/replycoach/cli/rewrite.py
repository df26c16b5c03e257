"""``replycoach rewrite``: better words for one draft, or for a stream of cases."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from replycoach.cli.cases import case_from, case_options, each_line
from replycoach.cli.frame import SETTINGS, coach_for, for_stdout, told
from replycoach.errors import InputError

if TYPE_CHECKING:
    from replycoach.model import Rewrite


@click.command("rewrite", short_help="Rewrite a draft, or many cases, in better words.")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help="One case (JSON) a line in, one rewrite a line out.")
@case_options
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
        if options["diff"]:
            raise InputError("--diff shows one draft; with --jsonl each line out carries its own edits")
        sys.exit(_lines(file, config, options["safe_only"]))
    result = coach_for(config, file=file).rewrite(case_from(file, options), safe_only=options["safe_only"])
    _print(result, options["form"], options["diff"])
    sys.exit(_exit_code(result))


def _print(result: Rewrite, form: str, diff: bool) -> None:
    from replycoach.formats import rewrite_text

    if form == "json":
        click.echo(result.model_dump_json(indent=2))
    elif diff:
        click.echo(rewrite_text.render(result, colour=sys.stdout.isatty()), nl=False)
    else:
        click.echo(for_stdout(result.text), nl=not result.text.endswith("\n"))
        for slot in result.slots:
            click.echo(f"fill in: {slot.name}", err=True)


def _lines(file: str, config: str | None, safe_only: bool) -> int:
    """Rewrite a stream of cases; returns the exit code."""
    from replycoach.formats import rewrite_text

    coach = coach_for(config)

    def answer(case: dict[str, Any]) -> tuple[str, int]:
        result = coach.rewrite(case, safe_only=safe_only)
        return rewrite_text.line(result), _exit_code(result)

    return each_line(file, lambda: answer, "rewritten")


def _exit_code(result: Rewrite) -> int:
    return 2 if result.before.failures or result.after.failures else 0
