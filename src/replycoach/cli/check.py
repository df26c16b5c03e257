"""``replycoach check``: lint template files, in a terminal or in CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from replycoach.cli.frame import DEPTH, LEVELS, SETTINGS, for_stdout, read, told
from replycoach.errors import InputError

if TYPE_CHECKING:
    from replycoach.checking.baseline import Baseline
    from replycoach.checking.report import CheckReport, Located
    from replycoach.profile import Settings

FORMATS = {
    "text": "check_text", "concise": "concise", "json": "check_json", "sarif": "sarif", "github": "github",
    "gitlab": "gitlab", "junit": "junit", "checkstyle": "checkstyle", "rdjson": "rdjson", "html": "check_html",
}  # fmt: skip
BASELINE = "replycoach-baseline.json"


@click.command("check", short_help="Check template files: what would hurt, what does not parse.")
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--write", multiple=True, metavar="FORMAT=FILE", help="Write the report to a file as well; may be repeated."
)
@click.option("--fix", is_flag=True, help="Make the safe edits in the files, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--baseline", type=click.Path(dir_okay=False), help="Leave out the findings that this file holds.")
@click.option(
    "--write-baseline", is_flag=True, help=f"Write the findings of now to --baseline ({BASELINE} by default)."
)
@click.option(
    "--fail-level",
    type=click.Choice([*LEVELS, "none"]),
    help="Exit with 1 from this severity on (warning; error with --max-warnings).",
)
@click.option("--fail-under", type=click.FloatRange(0, 100), help="Exit with 1 if a file scores less.")
@click.option("--max-warnings", type=click.IntRange(0), help="Exit with 1 on more warnings than this.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave out of folders, as in .gitignore; may be repeated."
)
@click.option("--stdin-filename", metavar="NAME", help="What the file on stdin (-) is called.")
@click.option("--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes; 0 for one a core.")
@click.option(
    "--cache", type=click.Path(file_okay=False), help="Keep results, which quote the templates, in this folder."
)
@DEPTH
@SETTINGS
@told
def command(paths: tuple[str, ...], config: str | None, form: str, write: tuple[str, ...], **options: Any) -> None:
    """Check template files: PATHS are files, folders, globs in quotes, or "-" for stdin; this folder by default.

    Exit codes: 0 clean, 1 findings at or above --fail-level, 2 wrong usage or a file that cannot be checked.
    """
    sys.exit(_check(paths, config, form, write, options))


def _check(
    paths: tuple[str, ...], config: str | None, form: str, write: tuple[str, ...], options: dict[str, Any]
) -> int:
    """Do it; returns the exit code."""
    targets = [_target(one) for one in write]
    settings = _settings(config)
    texts = _stdin(paths, options)
    chosen = [path for path in paths if path != "-"] or ([] if texts else ["."])
    checked = _checker(chosen, settings, texts, options)
    if options["write_baseline"]:
        if options["fix"] or options["diff"]:
            raise InputError("--write-baseline takes what is there now; run --fix by itself first")
        _write_baseline(checked(), options["baseline"])
        return 0
    known = _baseline(options["baseline"])
    report = checked(baseline=known)
    if options["fix"] or options["diff"]:  # safe edits are made in old faults too
        changed, count = _fix(
            checked() if known else report, settings, texts, depth=options["depth"], dry=options["diff"]
        )
        if options["diff"]:
            click.echo(for_stdout(changed), nl=False)
            if not changed:
                click.echo(f"No safe edit to make; {_raised(report)}.", err=True)
            return _exit_code(report, options)
        report = checked(baseline=known) if changed else report
        click.echo(f"{count or 'No'} file{'s' * (count != 1)} changed.", err=True)
    for name, file in targets:
        _save(file, _render(name, report))
    _print(form, report)
    if not report.files and not report.failures:
        click.echo(
            f"No file to check in: {', '.join(paths or ('.',))}. Look at the path, .gitignore and --exclude.",
            err=True,
        )
    if options["depth"] == "surface":
        from replycoach.rules import left_out

        click.echo(f"Not asked, since they need the sentence model: {', '.join(left_out(settings))}.", err=True)
    return _exit_code(report, options)


def _settings(config: str | None) -> Settings | None:
    """The settings that are given for all files; None where each file has those nearest to it."""
    from replycoach.rules import settings_of

    return settings_of(config) if config else None


def _raised(report: CheckReport) -> str:
    count = len(report.findings)
    if not count:
        return "nothing was raised"
    return f"{count} finding{'s' * (count != 1)} that a person must look at: run without --diff"


def _target(written: str) -> tuple[str, str]:
    name, _, file = written.partition("=")
    if name not in FORMATS or not file:
        raise InputError(f"--write {written}: give FORMAT=FILE, with one of {', '.join(FORMATS)}")
    return name, file


def _stdin(paths: tuple[str, ...], options: dict[str, Any]) -> dict[str, str]:
    if "-" not in paths:
        return {}
    if not options["stdin_filename"]:
        raise InputError("-: give --stdin-filename, so that the kind of file is known")
    if options["fix"]:
        raise InputError("--fix cannot change what comes from stdin; use --diff")
    from replycoach.checking.files import shown

    return {shown(Path(options["stdin_filename"]), Path()): read("-")}


def _checker(
    paths: list[str], settings: Settings | None, texts: dict[str, str], options: dict[str, Any]
) -> Callable[..., CheckReport]:
    from replycoach.checking.check import check

    jobs = options["jobs"] or os.cpu_count() or 1
    return partial(
        check,
        paths,
        settings,
        exclude=options["exclude"],
        texts=texts,
        jobs=jobs,
        cache=options["cache"],
        depth=options["depth"],
    )


def _baseline(file: str | None) -> Baseline | None:
    from replycoach.checking.baseline import Baseline

    return Baseline.load(file) if file else None


def _write_baseline(report: CheckReport, file: str | None) -> None:
    from replycoach.checking.baseline import Baseline

    if report.failures:
        failure = report.failures[0]
        raise InputError(f"{failure.path}: {failure.error}; no baseline was written")
    Baseline.of(report.findings).save(file or BASELINE)
    click.echo(f"{len(report.findings)} findings are now in {file or BASELINE}.", err=True)


def _fix(
    report: CheckReport, settings: Settings | None, texts: dict[str, str], *, depth: Any, dry: bool
) -> tuple[str, int]:
    """Make the safe edits; returns the changes as a diff, and in how many files they are."""
    from replycoach.checking import files
    from replycoach.checking.check import check_text
    from replycoach.checking.fix import diff, fixed
    from replycoach.checking.houses import Houses

    before, after, houses = {}, {}, Houses(settings, Path(), depth)
    for path in dict.fromkeys(one.path for one in report.findings if one.fix):
        text = texts[path] if path in texts else files.read(Path(path))

        def again(changed: str, path: str = path) -> Sequence[Located]:
            return check_text(path, changed, settings, depth).findings

        house = houses.of(path)
        new = fixed(path, text, again(text), house.settings, again, house.name)  # it may have changed since the report
        if new != text:
            before[path], after[path] = text, new
            if not dry:
                files.rewrite(Path(path), new, before=text)
    return diff(before, after), len(after)


def _render(name: str, report: CheckReport) -> str:
    from importlib import import_module

    text: str = import_module(f"replycoach.formats.{FORMATS[name]}").render(report)
    return text


def _save(file: str, text: str) -> None:
    from replycoach.checking.writing import write_atomically

    write_atomically(Path(file), text.encode("utf-8", "replace"))


def _print(form: str, report: CheckReport) -> None:
    if form == "text":
        from shutil import get_terminal_size

        from replycoach.formats import check_text

        terminal = sys.stdout.isatty()
        width = min(120, get_terminal_size().columns) if terminal else 100
        click.echo(check_text.render(report, width=width, colour=terminal), nl=False)
        return
    sys.stdout.buffer.write(_render(form, report).encode("utf-8", "replace"))
    sys.stdout.flush()
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        from replycoach.formats import github

        with Path(summary).open("a", encoding="utf-8", errors="replace") as file:
            file.write(github.summary(report))


def _exit_code(report: CheckReport, options: dict[str, Any]) -> int:
    if report.failures:
        return 2
    if options["exit_zero"]:
        return 0
    level = options["fail_level"] or ("warning" if options["max_warnings"] is None else "error")
    grave = [] if level == "none" else LEVELS[: LEVELS.index(level) + 1]
    lowest = report.lowest()
    failed = (
        any(one.finding.severity in grave for one in report.findings)
        or (options["max_warnings"] is not None and report.count("warning") > options["max_warnings"])
        or (options["fail_under"] is not None and lowest is not None and lowest < options["fail_under"])
    )
    return int(failed)
