"""A check report as one line a finding: ``path:line:column: severity rule message``."""

from __future__ import annotations

from replycoach.checking.report import CheckReport, Located
from replycoach.formats.shown import message_of
from replycoach.formats.text import printable


def render(report: CheckReport) -> str:
    """The findings in the order of the files, then what failed."""
    lines = [line(one) for one in report.findings]
    lines += [f"{_flat(failure.where)}: failed: {_flat(failure.error)}" for failure in report.failures]
    return "".join(f"{one}\n" for one in lines)


def line(one: Located) -> str:
    """One finding on one line."""
    finding = one.finding
    where = f" [{_flat(one.when)}]" if one.when else ""
    return (
        f"{_flat(one.path)}:{one.line}:{one.column}: {finding.severity} {finding.rule} {_flat(message_of(one))}{where}"
    )


def _flat(text: str) -> str:
    return " ".join(printable(text).split())
