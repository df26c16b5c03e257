"""A check report for a terminal: file by file, each finding with its line and what to do, and a summary."""

from __future__ import annotations

import io
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from replycoach.checking.report import CheckReport, Located
from replycoach.formats.shown import as_read, message_of
from replycoach.formats.text import SIGN, STYLE, printable
from replycoach.model import SEVERITIES


def render(report: CheckReport, *, width: int = 100, colour: bool = False) -> str:
    """The page as text; ANSI styles only with `colour`."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False
    )
    for path, group in groupby(report.findings, key=lambda one: one.path):
        console.print(Text(_flat(path), style="bold underline"))
        table = Table.grid(padding=(0, 1))
        table.add_column(min_width=7, justify="right", no_wrap=True)
        table.add_column()
        for one in group:
            table.add_row(Text(f"{one.line}:{one.column}", style="dim"), _finding(one, width))
        console.print(table)
    for failure in report.failures:
        rule = f" (rule {failure.rule})" if failure.rule else ""
        console.print(Text(f"! {_flat(failure.where)}{rule}: {_flat(failure.error)}", style="bold red"))
    for entry in report.stale_baseline:
        console.print(
            Text(f"The baseline still holds {entry.rule} in {_flat(entry.path)}, which is gone: write it again.")
        )
    console.print(Text(summary(report), style="bold"), soft_wrap=True)
    written: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in written.splitlines()) + "\n"


DATA = (".json", ".jsonl", ".yaml", ".yml", ".csv", ".toml", ".xml", ".po")
"""Ends of files whose fields hold templates."""


def summary(report: CheckReport) -> str:
    """The closing line: how much was checked and what was found.

    >>> summary(CheckReport(version="1"))
    '0 templates in 0 files: nothing to raise.'
    """
    pieces = sum(file.pieces for file in report.files)
    checked = f"{pieces} template{'s' * (pieces != 1)} in {len(report.files)} file{'s' * (len(report.files) != 1)}"
    counts = [f"{count} {_counted(name, count)}" for name in SEVERITIES if (count := report.count(name))]
    lowest = report.lowest()
    told = [", ".join(counts) + (f"; lowest score {lowest:g}" if lowest is not None else "")] if counts else []
    told = told or (["nothing to raise"] if pieces or not report.failures else [])
    fixable = sum(bool(one.fix) for one in report.findings)
    told += [f"{fixable} can be fixed with --fix"] if fixable else []
    told += [f"{report.suppressed} suppressed"] if report.suppressed else []
    told += [f"{report.baselined} in the baseline"] if report.baselined else []
    told += [f"{len(report.failures)} failed"] if report.failures else []
    failed = {failure.path for failure in report.failures}
    empty = [one.path for one in report.files if not one.pieces and one.path not in failed and one.path.endswith(DATA)]
    told += (
        [
            f"no text found in {', '.join(map(_flat, empty[:3]))}{' …' * (len(empty) > 3)}: name its `fields` in the settings"
        ]
        if empty
        else []
    )
    return f"{checked}: {'; '.join(told)}."


def _counted(severity: str, count: int) -> str:
    return severity if severity == "advice" or count == 1 else f"{severity}s"


def _finding(one: Located, width: int) -> Text:
    finding = one.finding
    text = Text()
    text.append(f"{SIGN[finding.severity]} {finding.severity} ", STYLE[finding.severity])
    text.append(_flat(message_of(one)))
    text.append(f"  {finding.rule}", "dim")
    about = [_flat(one.piece), f"shown {_flat(one.when)}" if one.when else ""]
    if any(about):
        text.append("\n" + "; ".join(filter(None, about)), "italic")
    if one.words and one.start != one.end:
        before, words, after = as_read(one.before, one.words, one.after)
        room = max(10, (width - 12 - len(words)) // 2)
        text.append("\n" + _flat_keeping(before)[-room:].lstrip(), "dim")
        text.append(_flat(words), f"underline {STYLE[finding.severity]}")
        text.append(_flat_keeping(after)[:room].rstrip(), "dim")
    for suggestion in finding.suggestions:
        text.append(f"\nDo: {_flat(suggestion.text)}")
    return text


def _flat(text: str) -> str:
    return " ".join(printable(text).split())


def _flat_keeping(text: str) -> str:
    """On one line, with the spaces at either end."""
    return printable(text).replace("\n", " ").replace("\t", " ")
