"""A check report as GitHub workflow commands, which become annotations, and as the Markdown of a step summary.

GitHub shows ten errors, ten warnings and ten notices a step, so the worst come first and the last notice tells how many more there
are. All findings stand in the log as plain text, with commands stopped, so that no template can give orders to the runner.
"""

from __future__ import annotations

import re
from hashlib import sha256

from replycoach.checking.report import CheckFailure, CheckReport, Located
from replycoach.formats.check_text import summary as summary_line
from replycoach.formats.concise import render as concise
from replycoach.formats.shown import message_of
from replycoach.formats.text import printable
from replycoach.model import SEVERITIES, Severity

CAP = 10
"""Annotations of one kind that GitHub shows for one step."""
ROWS = 200
"""Findings that the step summary lists."""
COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}


def render(report: CheckReport) -> str:
    """The plain list, then the annotations."""
    listing = concise(report) + summary_line(report) + "\n"
    token = sha256(listing.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{token}\n{listing}::{token}::\n" + "".join(f"{one}\n" for one in _commands(report))


def _commands(report: CheckReport) -> list[str]:
    failed = [_failed(one) for one in report.failures]
    room = dict.fromkeys(SEVERITIES, CAP)
    room["error"] -= min(len(failed), CAP)
    if not _fits(report, room):
        room["advice"] -= 1
    shown = [one for severity in SEVERITIES for one in _of(report, severity)[: room[severity]]]
    commands = failed[:CAP] + [_command(one) for one in shown]
    more = len(report.findings) - len(shown) + max(0, len(failed) - CAP)
    if more:
        commands.append(f"::notice title=replycoach::…and {more} more; the log of this step lists them all.")
    return commands


def _failed(one: CheckFailure) -> str:
    line = {} if one.line is None else {"line": one.line, "col": one.column or 1}
    return f"::error {_properties(file=one.path, **line, title='replycoach failed')}::{data(one.error)}"


def _fits(report: CheckReport, room: dict[Severity, int]) -> bool:
    return len(report.failures) <= CAP and all(report.count(severity) <= room[severity] for severity in SEVERITIES)


def _of(report: CheckReport, severity: Severity) -> list[Located]:
    return [one for one in report.findings if one.finding.severity == severity]


def _command(one: Located) -> str:
    finding = one.finding
    columns = {"col": one.column, "endColumn": one.end_column} if one.line == one.end_line else {}
    where = _properties(file=one.path, line=one.line, endLine=one.end_line, **columns, title=finding.rule)
    todo = " ".join(suggestion.text for suggestion in finding.suggestions)
    shown = f" (shown {one.when})" if one.when else ""
    return f"::{COMMAND[finding.severity]} {where}::{data(f'{message_of(one)}{shown} {todo}'.strip())}"


def data(text: str) -> str:
    """The message of a command.

    >>> data("50%\\n::error::x")
    '50%25%0A::error::x'
    """
    return printable(text.replace("%", "%25").replace("\r", "%0D")).replace("\n", "%0A")


def _properties(**values: str | int) -> str:
    escaped = {name: data(str(value)).replace(":", "%3A").replace(",", "%2C") for name, value in values.items()}
    return ",".join(f"{name}={value}" for name, value in escaped.items())


def summary(report: CheckReport) -> str:
    """The report as Markdown, for ``$GITHUB_STEP_SUMMARY``."""
    parts = ["### Templates", "", _cell(summary_line(report)), ""]
    if report.findings:
        parts += ["| | Where | What | Rule |", "|---|---|---|---|"]
        parts += [_row(one) for one in report.worst_first()[:ROWS]]
        if len(report.findings) > ROWS:
            parts.append(f"\n…and {len(report.findings) - ROWS} more.")
    for failure in report.failures:
        parts.append(f"- **failed** {_cell(failure.where)}: {_cell(failure.error)}")
    return "\n".join(parts) + "\n"


def _row(one: Located) -> str:
    shown = f" *shown {_cell(one.when)}*" if one.when else ""
    return f"| {one.finding.severity} | {_cell(one.path)}:{one.line} | {_cell(message_of(one))}{shown} | {one.finding.rule} |"


def _cell(text: str) -> str:
    """Text on one line that neither Markdown nor HTML takes for anything else."""
    return " ".join(re.sub(r"[&<>|`@*_\[\]~\\!]", lambda sign: f"&#{ord(sign[0])};", printable(text)).split())
