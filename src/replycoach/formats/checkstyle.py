"""A check report as Checkstyle XML, which most CI servers and review bots read."""

from __future__ import annotations

from replycoach.checking.report import CheckFailure, CheckReport, Located
from replycoach.formats.elements import element
from replycoach.formats.shown import message_of
from replycoach.model import Severity

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SEVERITY: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "info"}


def render(report: CheckReport) -> str:
    """The report: one ``file`` a file, one ``error`` a finding."""
    paths = dict.fromkeys([file.path for file in report.files] + [one.path for one in report.failures])
    files = []
    for path in paths:
        errors = [_failure(one) for one in report.failures if one.path == path]
        errors += [_finding(one) for one in report.findings if one.path == path]
        files.append(element("file", {"name": path}, *(f"\n{error}" for error in errors), "\n") + "\n")
    return HEAD + element("checkstyle", {"version": "10.0"}, "\n", *files) + "\n"


def _finding(one: Located) -> str:
    shown = f" (shown {one.when})" if one.when else ""
    return element(
        "error",
        {
            "line": one.line,
            "column": one.column,
            "severity": SEVERITY[one.finding.severity],
            "message": message_of(one) + shown,
            "source": f"replycoach.{one.finding.rule.replace('/', '.')}",
        },
    )


def _failure(one: CheckFailure) -> str:
    place = {} if one.line is None else {"line": one.line, "column": one.column or 1}
    return element("error", {**place, "severity": "error", "message": one.error, "source": "replycoach.failed"})
