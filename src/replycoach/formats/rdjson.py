"""A check report as reviewdog's rdjson, with safe edits as suggestions to accept with a click. Columns are UTF-8 bytes."""

from __future__ import annotations

import json
from typing import Any

from replycoach.checking.report import RULE_PAGES, CheckFailure, CheckReport, Located, Place
from replycoach.formats.shown import message_of
from replycoach.model import Severity

SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "advice": "INFO"}


def render(report: CheckReport) -> str:
    """The report as one ``DiagnosticResult``."""
    diagnostics = [_diagnostic(one, report.rules[one.finding.rule].url) for one in report.findings]
    diagnostics += [
        {"message": failure.error, "location": {"path": failure.path, **_line(failure)}, "severity": "ERROR"}
        for failure in report.failures
    ]
    result = {"source": {"name": "replycoach", "url": RULE_PAGES}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(one: Located, url: str) -> dict[str, Any]:
    finding = one.finding
    told = [message_of(one), f"Shown {one.when}." if one.when else "", *(each.text for each in finding.suggestions)]
    diagnostic: dict[str, Any] = {
        "message": " ".join(filter(None, told)),
        "location": {"path": one.path, "range": _range(one)},
        "severity": SEVERITY[finding.severity],
        "code": {"value": finding.rule, "url": url},
    }
    if len(one.fix) == 1:  # several suggestions are alternatives, not parts
        diagnostic["suggestions"] = [{"range": _range(edit), "text": edit.text} for edit in one.fix]
    return diagnostic


def _line(failure: CheckFailure) -> dict[str, Any]:
    return {} if failure.line is None else {"range": {"start": {"line": failure.line}}}


def _range(place: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.byte_end_column},
    }
