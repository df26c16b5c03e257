"""A check report as GitLab Code Quality, for the widget of a merge request."""

from __future__ import annotations

import json

from replycoach.checking.report import CheckReport, digest
from replycoach.formats.shown import message_of
from replycoach.model import Severity

SEVERITY: dict[Severity, str] = {"error": "critical", "warning": "major", "advice": "info"}


def render(report: CheckReport) -> str:
    """The findings as a JSON list; every one has a fingerprint of its own, for GitLab shows equal ones once.

    A file that failed is told as a blocker.
    """
    issues = [
        {
            "description": f"{message_of(one)} (shown {one.when})" if one.when else message_of(one),
            "check_name": one.finding.rule,
            "fingerprint": identity,
            "severity": SEVERITY[one.finding.severity],
            "location": {"path": one.path, "lines": {"begin": one.line, "end": one.end_line}},
        }
        for one, identity in zip(report.findings, report.identities(), strict=True)
    ]
    issues += [
        {
            "description": failure.error,
            "check_name": failure.rule or "replycoach/failed",
            "fingerprint": digest(failure.path, failure.rule, failure.error, "failed"),
            "severity": "blocker",
            "location": {"path": failure.path, "lines": {"begin": failure.line or 1}},
        }
        for failure in report.failures
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
