"""From findings to a score of 0–100, with the arithmetic shown.

Every finding leaves a share of the score: a finding of a rule worth 25 points leaves 75%, and ::

    score = 100 × share₁ × share₂ × …        worst finding first

so two findings of 25 and 10 points give 100 × 0.75 × 0.90 = 67.5. Further findings of the same rule count half, and
what is only advice takes 6 points at the most, whatever its rule weighs. The score
of a group is the same product over that group's findings. Rules that did not apply do not count, and a group none of whose
rules applied has no score. As every share is at most 1, no finding can raise the score.

Last comes what the sentence model makes of the whole: a reply to a known message that reads like less than `GOOD` on the scale of 1 to 5 by which
drafts were judged keeps the share that it has of `GOOD`. It breaks ties between drafts of which no single fault, or the same, can be told.
Where nothing worse than advice is found, nobody could say why, and what is missing counts half.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from replycoach.model import SEVERITIES, Deduction, Finding, Verdict
from replycoach.rules.rule import DEFAULT_POINTS, Rule

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


IMPRESSION = "impression"
"""The name, in the arithmetic, of what is taken off for the draft as a whole."""
AS_A_WHOLE = "the reply as a whole"
"""The same for people."""
GOOD = 4.0
ADVICE = 6.0
"""What a finding can take at the most where it is only advice, unless the house has set its own number."""


@cache
def fitted() -> dict[str, float]:
    """The published weights in points by rule id, fitted to judged quality (``weights.toml``)."""
    text = files("replycoach").joinpath("weights.toml").read_text(encoding="utf-8")
    return {rule: float(points) for rule, points in tomllib.loads(text)["points"].items()}


def points(rule: Rule) -> float:
    """What one finding of this rule takes off a flawless 100.

    The rule's own number (the house's, say) first, then the fitted weight, then the default of its severity.
    """
    if rule.points is not None:
        return rule.points
    return fitted().get(rule.id, DEFAULT_POINTS[rule.severity])


def worst_first(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Findings in the order in which they should be dealt with: severity, then weight, then place."""

    def key(finding: Finding) -> tuple[int, float, int, str]:
        place = -1 if finding.start is None else finding.start
        return SEVERITIES.index(finding.severity), -points(rules[finding.rule]), place, finding.rule

    return sorted(findings, key=key)


def deductions(
    findings: Iterable[Finding], rules: Mapping[str, Rule], quality: float | None = None
) -> tuple[Deduction, ...]:
    """The share that each finding leaves and the points that it takes at its turn, in the order given; last the impression of the whole.

    `quality` is what the sentence model makes of the draft, 1 to 5; None where nothing is to be made of it.

    >>> deductions([], {}, quality=3.0)
    (Deduction(rule='impression', factor=0.875, points=12.5),)
    >>> deductions([], {}, quality=4.2)
    ()
    """
    told, left = [], 100.0
    for rule, factor in _shares(findings, rules, quality):
        told.append(Deduction(rule=rule, factor=round(factor, 4), points=round(left * (1 - factor), 2)))
        left *= factor
    return tuple(told)


def _shares(
    findings: Iterable[Finding], rules: Mapping[str, Rule], quality: float | None
) -> Iterator[tuple[str, float]]:
    """What is told of, and the share that it leaves."""
    seen = set()
    counts = 0.5
    for finding in findings:
        counts = counts if finding.severity == "advice" else 1.0
        rule = rules[finding.rule]
        advice = finding.severity == "advice" and rule.points is None
        loss = min(points(rule), ADVICE if advice else 100.0) / 100
        yield finding.rule, 1 - (loss / 2 if finding.rule in seen else loss)
        seen.add(finding.rule)
    if quality is not None and quality < GOOD:
        yield IMPRESSION, 1 - counts * (1 - quality / GOOD)


def score(findings: Iterable[Finding], rules: Mapping[str, Rule], quality: float | None = None) -> float:
    """The score of these findings and this quality (see `deductions`), 0–100, one decimal."""
    left = 100.0
    for _, factor in _shares(findings, rules, quality):
        left *= round(factor, 4)
    return round(left, 1)


def group_scores(
    findings: Iterable[Finding], verdicts: Mapping[str, Verdict], rules: Mapping[str, Rule]
) -> dict[str, float]:
    """The score of each group of which at least one rule applied."""
    by_group: dict[str, list[Finding]] = {}
    for finding in findings:
        by_group.setdefault(finding.group, []).append(finding)
    return {
        group: score(by_group.get(group, ()), rules)
        for group, names in _by_group(tuple(verdicts))
        if any(verdicts[name].state != "not_applicable" for name in names)
    }


@lru_cache(maxsize=64)
def _by_group(names: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The rules of each group, by its name; a coach asks for the same ones again and again."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.partition("/")[0], []).append(name)
    return sorted(groups.items())
