"""A check report as JSON, by the versioned schema of `CheckReport`."""

from __future__ import annotations

from replycoach.checking.report import CheckReport


def render(report: CheckReport) -> str:
    """The report as one JSON object."""
    return report.model_dump_json(indent=2) + "\n"
