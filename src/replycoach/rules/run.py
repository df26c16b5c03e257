"""Ask every selected rule about one reading: findings in positions of the source, verdicts with reasons, failures."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from replycoach.model import FOREIGN, Failure, Finding, Severity, Suggestion, Verdict
from replycoach.profile import Settings
from replycoach.reading import Reading
from replycoach.rules.house import phrase_pattern
from replycoach.rules.rule import Clean, Found, NotApplicable, Rule

SURE = 0.9
"""How likely an error must be to be called one; a likely one is raised as a warning."""

LONGEST_QUOTE = 90
"""Quoted words in a message are cut in the middle beyond this many characters."""


@dataclass
class Outcome:
    """What the rules came to for one reading."""

    findings: list[Finding] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


def run(rules: Mapping[str, Rule], reading: Reading, settings: Settings) -> Outcome:
    """Ask the rules in order; one that raises is reported as a failure of that rule and the others go on."""
    outcome = Outcome()
    failures = []
    for name, rule in rules.items():
        missing = _not_known(rule, reading)
        if missing:
            outcome.verdicts[name] = Verdict(state="not_applicable", reason=missing)
            continue
        try:
            findings, verdict = _ask(rule, reading, settings)
        except Exception as error:
            failures.append(Failure(rule=name, error=_where(error)))
            outcome.verdicts[name] = Verdict(state="not_applicable", reason="the rule failed")
            continue
        outcome.findings.extend(findings)
        outcome.verdicts[name] = verdict
    outcome.failures = tuple(failures)
    return outcome


def quote(text: str) -> str:
    """Words of the draft for a message: white space folded, cut in the middle when they are many.

    >>> quote("as  soon as\\npossible")
    'as soon as possible'
    """
    folded = " ".join(text.split())
    if len(folded) <= LONGEST_QUOTE:
        return folded
    half = LONGEST_QUOTE // 2
    return f"{folded[:half].rsplit(' ', 1)[0]} … {folded[-half:].split(' ', 1)[-1]}"


def _not_known(rule: Rule, reading: Reading) -> str:
    if not reading.english and not rule.any_language:
        return FOREIGN
    known = {
        "customer": bool(reading.case.message.strip()),
        "thread": bool(reading.case.thread),
        "history": bool(reading.case.history) or reading.history is not None,
        "times": reading.case.sent_at is not None and any(one.at for one in reading.case.thread),
    }
    lacking = [need for need in rule.needs if not known[need]]
    if "customer" in rule.needs and known["customer"] and reading.customer is None:
        return "the customer's message is not in English"
    words = {
        "customer": "the customer's message",
        "thread": "the thread",
        "history": "earlier replies",
        "times": "time stamps",
    }
    return f"needs {' and '.join(words[need] for need in lacking)}" if lacking else ""


def _ask(rule: Rule, reading: Reading, settings: Settings) -> tuple[list[Finding], Verdict]:
    assert rule.check is not None
    findings, reason = [], "nothing found"
    for told in rule.check(reading):
        if isinstance(told, NotApplicable):
            return [], Verdict(state="not_applicable", reason=told.reason)
        if isinstance(told, Clean):
            reason = told.reason
        elif not _allowed(told, reading, settings):
            findings.append(_finding(rule, told, reading, settings))
    added = settings.phrases.add.get(rule.id)
    if added:
        for match in phrase_pattern(added).finditer(reading.text):
            if not any(_overlaps(one, reading.prose.to_source(*match.span())) for one in findings):
                findings.append(_finding(rule, Found(*match.span()), reading, settings))
    if findings:
        reason = "; ".join(dict.fromkeys(finding.message for finding in findings))
        return findings, Verdict(state="flagged", reason=reason)
    return [], Verdict(state="clean", reason=reason)


def _overlaps(finding: Finding, span: tuple[int, int]) -> bool:
    if finding.start is None or finding.end is None:
        return False
    return finding.start < span[1] and span[0] < finding.end


def _allowed(found: Found, reading: Reading, settings: Settings) -> bool:
    """Whether the house allows the words found: an allowed phrase that holds them, or that they hold and little else."""
    if found.start is None or found.end is None or not settings.phrases.allow:
        return False
    for match in phrase_pattern(settings.phrases.allow).finditer(reading.text):
        start, end = match.span()
        if start <= found.start and found.end <= end:
            return True
        if found.start <= start and end <= found.end and 2 * (end - start) >= found.end - found.start:
            return True
    return False


def _finding(rule: Rule, found: Found, reading: Reading, settings: Settings) -> Finding:
    start = end = None
    words = dict(found.words)
    if found.start is not None and found.end is not None:
        start, end = reading.prose.to_source(found.start, found.end)
        words["found"] = quote(reading.case.reply[start:end])
    message = (found.message or rule.message).format(**words)
    todo = (found.todo or rule.todo).format(**words)
    suggestions = tuple(_in_source(one, reading) for one in found.suggestions)
    return Finding(
        rule=rule.id,
        severity=_severity(rule, found, reading, settings),
        start=start,
        end=end,
        message=message,
        why=rule.why,
        source=", ".join(rule.source),
        suggestions=(*suggestions, Suggestion(text=todo)),
    )


def _severity(rule: Rule, found: Found, reading: Reading, settings: Settings) -> Severity:
    """What the house says; else an error has to be certain: one that the model decides and is not sure of is a warning."""
    if rule.id in settings.severity:
        return rule.severity
    if found.severity or rule.severity != "error" or rule.by_form:
        return found.severity or rule.severity
    return "error" if reading.flags.get(rule.id, 1.0) >= SURE else "warning"


def _in_source(suggestion: Suggestion, reading: Reading) -> Suggestion:
    edits = []
    for edit in suggestion.edits:
        start, end = reading.prose.to_source(edit.start, edit.end)
        edits.append(edit.model_copy(update={"start": start, "end": end}))
    return suggestion.model_copy(update={"edits": tuple(edits)})


def _where(error: Exception) -> str:
    """The kind of error and the line it came from, without its message, which may quote the draft."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
