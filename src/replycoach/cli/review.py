"""``replycoach review``: one draft as a page, or a stream of cases as lines."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import replycoach
from replycoach.archive.lines import Teller
from replycoach.cli.cases import case_from, case_options, each_line
from replycoach.cli.frame import DEPTH, LEVELS, SETTINGS, coach_for, told

if TYPE_CHECKING:
    from replycoach.model import Review
    from replycoach.profile import Settings


@click.command("review", short_help="Review a draft, or many cases.")
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help="One case (JSON) a line in, one review a line out.")
@case_options
@click.option("--strictness", type=click.Choice(["lenient", "balanced", "strict"]), help="How much to raise.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--show", type=click.Choice(["reading"]), help="Also print what was understood.")
@click.option("--fail-level", type=click.Choice(LEVELS), help="Exit with 1 on a finding of this severity or worse.")
@click.option(
    "--jobs", type=click.IntRange(0), default=1, show_default=True, help="With --jsonl: processes; 0 for one a core."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="With --jsonl: write to this new file instead of stdout."
)
@click.option(
    "--resume", is_flag=True, help="With --output: go on with the file where an earlier run of the same stopped."
)
@DEPTH
@SETTINGS
@told
def command(file: str, jsonl: bool, config: str | None, **options: Any) -> None:
    """Review the draft in FILE (or on stdin, "-"): plain text, or a case as a JSON object in a .json file."""
    if (options["resume"] and not options["output"]) or (not jsonl and (options["output"] or options["jobs"] != 1)):
        raise click.UsageError("--jobs and --output are for --jsonl, and --resume for --output")
    if jsonl:
        sys.exit(_review_lines(file, config, options))
    case = case_from(file, options)
    coach = coach_for(config, options["strictness"], file, options["depth"])
    if options["show"] and coach.settings.depth == "surface":
        raise click.UsageError("--show reading is for depth full: at depth surface no model reads the draft")
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
    settings = coach_for(config, options["strictness"], depth=options["depth"]).settings
    make = partial(_teller, settings, options["fail_level"])
    jobs = options["jobs"] or os.cpu_count() or 1
    if jobs > 1:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not options["output"]:
        return each_line(file, make, "reviewed", jobs)
    from replycoach.archive.output import Output

    depends_on = f"{replycoach.__version__} {settings.model_dump_json()}"
    with Output(Path(options["output"]), depends_on, resume=options["resume"]) as output:
        return each_line(file, make, "reviewed", jobs, output)


def _teller(settings: Settings, fail_level: str | None) -> Teller:
    """What reviews a case and gives the line and its exit code; made once in every process."""
    from replycoach.coach import Coach
    from replycoach.formats import json as renderer

    coach = Coach(settings=settings)

    def tell(case: dict[str, Any]) -> tuple[str, int]:
        result = coach.review(case)
        return renderer.render(result), _exit_code(result, fail_level)

    return tell
