"""``replycoach review``: one draft as a page, or a stream of cases as lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from replycoach.cli.cases import case_from, case_options, each_line
from replycoach.cli.frame import LEVELS, SETTINGS, coach_for, told

if TYPE_CHECKING:
    from replycoach.model import Review


@click.command("review")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help="One case (JSON) a line in, one review a line out.")
@case_options
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
    case = case_from(file, options)
    coach = coach_for(config, options["strictness"])
    result = coach.review(case)
    if options["show"]:
        from replycoach.formats import reading

        click.echo(reading.render(coach.read(case)), nl=False)
    _print(result, options["form"])
    sys.exit(_exit_code(result, options["fail_level"]))


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

    coach = coach_for(config, options["strictness"])

    def answer(case: dict[str, Any]) -> tuple[str, int]:
        result = coach.review(case)
        return renderer.render(result), _exit_code(result, options["fail_level"])

    return each_line(file, answer, "reviewed")
