"""Findings as an editor shows them: a diagnostic in the text, and what hovering over it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Position, Range

from replycoach.checking.report import CheckFailure, Located
from replycoach.formats.text import printable
from replycoach.lsp.document import Checked
from replycoach.lsp.positions import Positions
from replycoach.model import Severity
from replycoach.rules.rule import SOURCES

SOURCE: Final = "replycoach"
MOST: Final = 1000
"""Findings that are shown of one document; a large export may hold more than an editor can draw."""
SEVERITY: Final[dict[Severity, DiagnosticSeverity]] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "advice": DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, places: Positions) -> list[Diagnostic]:
    """What was found, in the order of the text; of very many the gravest."""
    report = checked.report
    told = [_failed(failure, places) for failure in report.failures]
    shown = report.findings
    if len(shown) > MOST:
        shown = tuple(report.worst_first()[:MOST])
        text = f"{len(report.findings):,} findings, of which the {MOST:,} gravest are shown."
        told.append(_at_top(text, DiagnosticSeverity.Information, places))
    return told + [diagnostic(one, places) for one in sorted(shown, key=lambda one: (one.start, one.end))]


def diagnostic(one: Located, places: Positions) -> Diagnostic:
    """A finding in the text; the code is the rule's id."""
    about = [f"In {_flat(one.piece)}." if one.piece else "", f"Shown {_flat(one.when)}." if one.when else ""]
    return Diagnostic(
        range=places.range(*stretch(one, places)),
        severity=SEVERITY[one.finding.severity],
        code=one.finding.rule,
        source=SOURCE,
        message="\n".join(filter(None, [_flat(one.finding.message), *about])),
    )


def stretch(one: Located, places: Positions) -> tuple[int, int]:
    """The code points where a finding is shown; what is missing is shown on the first word of the text."""
    if one.start != one.end:
        return one.start, one.end
    word = re.compile(r"\S*").match(places.text, one.start)
    return one.start, word.end() if word else one.start


def at(checked: Checked, places: Positions, start: int, end: int) -> Iterator[Located]:
    """The findings that this stretch touches."""
    for one in checked.report.findings:
        low, high = stretch(one, places)
        if low <= end and start <= high:
            yield one


def explained(found: Iterable[Located], *, markdown: bool = True) -> str:
    """Why, where that is known from and what to do; in Markdown no words of the text are markup."""
    return "\n\n---\n\n".join(_explained(one, _words if markdown else _flat) for one in found)


def _explained(one: Located, words: Callable[[str], str]) -> str:
    finding = one.finding
    known = "; ".join(SOURCES.get(key.strip(), key.strip()) for key in finding.source.split(","))
    head = f"{words(finding.message)} ({finding.severity}, {finding.rule})"
    parts = [f"**{words(finding.message)}**\n\n*{finding.severity}, {finding.rule}*" if words is _words else head]
    parts += [f"In {words(one.piece)}."] if one.piece else []
    parts += [f"Shown {words(one.when)}."] if one.when else []
    parts += [f"Why: {words(finding.why)}"]
    parts += [f"Do: {words(suggestion.text)}" for suggestion in finding.suggestions]
    parts += [f"Known from: {words(known)}"] if known else []
    command = f"replycoach explain {finding.rule}"
    return "\n\n".join([*parts, f"`{command}` tells more." if words is _words else f"{command} tells more."])


def _failed(failure: CheckFailure, places: Positions) -> Diagnostic:
    told = f"{failure.rule} failed: {failure.error}" if failure.rule else failure.error
    if failure.line is None:
        return _at_top(told, DiagnosticSeverity.Error, places)
    start = places.offset(Position(failure.line - 1, 0)) + (failure.column or 1) - 1
    place = places.range(start, max(start, places.line_end(start)))
    return Diagnostic(range=place, severity=DiagnosticSeverity.Error, source=SOURCE, message=_flat(told))


def _at_top(message: str, severity: DiagnosticSeverity, places: Positions) -> Diagnostic:
    place: Range = places.range(0, places.line_end(0))
    return Diagnostic(range=place, severity=severity, source=SOURCE, message=_flat(message))


def _flat(text: str) -> str:
    return " ".join(printable(text).split())


def _words(text: str) -> str:
    """Words that Markdown leaves as they are.

    >>> _words("“*<b>” [x]")
    '“\\\\*\\\\<b\\\\>” \\\\[x\\\\]'
    """
    return re.sub(r"([\\`*_{}\[\]<>~&|])", r"\\\1", _flat(text))
