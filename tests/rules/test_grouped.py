"""One finding per fault: which of two related findings speaks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from replycoach.model import Finding, Severity, Verdict
from replycoach.rules.grouped import grouped


def finding(rule: str, start: int | None = 0, end: int | None = 9, severity: Severity = "warning") -> Finding:
    return Finding(rule=rule, severity=severity, start=start, end=end, message="m", why="w", source="ES")


def told(*findings: Finding, **odds: float) -> list[str]:
    reading: Any = SimpleNamespace(flags={name.replace("__", "/").replace("_", "-"): odd for name, odd in odds.items()})
    verdicts = {one.rule: Verdict(state="flagged", reason="m") for one in findings}
    left, after = grouped(findings, verdicts, reading)
    names = [one.rule for one in left]
    assert {name for name, one in after.items() if one.state == "flagged"} == set(names)
    return names


def test_of_the_same_words_the_likelier_fault_of_tone_speaks() -> None:
    pair = finding("language/blame"), finding("language/rude")
    assert told(*pair, language__blame=0.9, language__rude=0.4) == ["language/blame"]
    assert told(*pair, language__blame=0.3, language__rude=0.4) == ["language/rude"]


def test_the_more_serious_is_never_silenced_by_a_lesser() -> None:
    grave, light = finding("language/blame", severity="error"), finding("language/commanding")
    assert told(light, grave, language__commanding=0.99) == ["language/blame"]
    advice = finding("time/vague", severity="advice")
    assert told(finding("time/missing"), advice) == ["time/missing", "time/vague"]


def test_other_words_are_another_fault() -> None:
    assert told(finding("language/blame", 0, 9), finding("language/rude", 9, 20)) == ["language/blame", "language/rude"]


def test_a_dead_end_is_always_told() -> None:
    pair = finding("language/dead-end"), finding("language/negative-phrasing")
    assert told(*pair, language__negative_phrasing=0.9) == ["language/dead-end", "language/negative-phrasing"]
    assert told(*pair, language__dead_end=0.9) == ["language/dead-end", "language/negative-phrasing"]


@pytest.mark.parametrize("cause", ["clarity/unasked-question", "structure/missing-next-step"])
def test_what_follows_from_another_fault_is_not_told(cause: str) -> None:
    missing = [finding(name, None, None) for name in ("structure/missing-solution", "structure/missing-control", cause)]
    assert told(*missing) == [cause]


def test_the_reason_names_the_rule_that_speaks() -> None:
    pair = [finding("time/missing"), finding("time/vague")]
    reading: Any = SimpleNamespace(flags={})
    _, verdicts = grouped(pair, {one.rule: Verdict(state="flagged", reason="m") for one in pair}, reading)
    assert verdicts["time/missing"] == Verdict(state="not_applicable", reason="time/vague speaks of it")
