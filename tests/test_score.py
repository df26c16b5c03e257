from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycoach import Coach, Finding, Rule, Verdict
from replycoach.model import SEVERITIES, Severity
from replycoach.rules.rule import DEFAULT_POINTS
from replycoach.score import deductions, fitted, group_scores, points, score, worst_first


def rule(name: str, severity: Severity, points: float) -> Rule:
    return Rule(id=name, severity=severity, source=("CH",), message="m", why="w", todo="t", points=points)


RULES = {
    "a/one": rule("a/one", "error", 25), "a/two": rule("a/two", "warning", 10),
    "b/three": rule("b/three", "advice", 3), "b/free": rule("b/free", "advice", 0),
}  # fmt: skip
FINDINGS = st.lists(st.sampled_from(sorted(RULES)), max_size=8)


def finding(name: str, start: int | None = 0, rules: Mapping[str, Rule] = RULES) -> Finding:
    severity = rules[name].severity
    return Finding(
        rule=name, severity=severity, start=start, end=start and start + 1, message="m", why="w", source="CH"
    )


def test_the_documented_example() -> None:
    found = [finding("a/one"), finding("a/two")]
    assert score(found, RULES) == 67.5
    assert [one.points for one in deductions(found, RULES)] == [25, 7.5]


def test_clean_is_100_and_repeats_count_half() -> None:
    assert score([], RULES) == 100
    assert score([finding("a/two"), finding("a/two")], RULES) == pytest.approx(90 * 0.95)


@given(FINDINGS)
def test_fixing_a_finding_never_lowers_the_score(names: list[str]) -> None:
    whole = score(worst_first(map(finding, names), RULES), RULES)
    assert 0 < whole <= 100
    for fewer in combinations(names, max(0, len(names) - 1)):
        assert score(worst_first(map(finding, fewer), RULES), RULES) >= whole


@given(FINDINGS)
def test_the_arithmetic_adds_up(names: list[str]) -> None:
    found = worst_first(map(finding, names), RULES)
    lost = sum(one.points for one in deductions(found, RULES))
    assert 100 - lost == pytest.approx(score(found, RULES), abs=0.2)
    assert [SEVERITIES.index(one.severity) for one in found] == sorted(SEVERITIES.index(one.severity) for one in found)


def test_groups_count_only_what_applied() -> None:
    verdicts = {
        "a/one": Verdict(state="flagged", reason="r"),
        "b/three": Verdict(state="not_applicable", reason="r"),
        "b/free": Verdict(state="not_applicable", reason="r"),
    }
    assert group_scores([finding("a/one")], verdicts, RULES) == {"a": 75}


def test_the_houses_points_go_before_the_fitted_and_those_before_the_severitys() -> None:
    known = next(name for name, weight in fitted().items() if weight not in DEFAULT_POINTS.values())
    assert points(rule(known, "error", 7)) == 7
    assert points(rule(known, "error", 0)) == 0
    assert points(replace(rule(known, "error", 0), points=None)) == fitted()[known]
    for severity in SEVERITIES:
        assert points(replace(rule("a/new", severity, 0), points=None)) == DEFAULT_POINTS[severity]


def test_advice_takes_little_whatever_its_rule_weighs_unless_the_house_says_so() -> None:
    heavy = max(fitted(), key=lambda name: fitted()[name])
    weighed = replace(rule(heavy, "warning", 0), points=None)
    told = finding(heavy, rules={heavy: replace(weighed, severity="advice")})
    assert score([told], {heavy: weighed}) == 94.0
    assert score([finding(heavy, rules={heavy: weighed})], {heavy: weighed}) < 94.0
    assert score([told], {heavy: replace(weighed, points=50.0)}) == 50.0


def test_the_worst_come_first() -> None:
    rules = {**RULES, "a/heavy": rule("a/heavy", "warning", 30), "a/twin": rule("a/twin", "warning", 30)}
    order = [
        ("a/one", 9),
        ("a/heavy", None),
        ("a/heavy", 0),
        ("a/twin", 0),
        ("a/heavy", 5),
        ("a/two", 0),
        ("b/three", 0),
        ("b/free", 0),
    ]
    found = [finding(name, start, rules) for name, start in order]
    assert worst_first(reversed(found), rules) == found
    assert worst_first(sorted(found, key=lambda one: one.rule), rules) == found


def test_shares_are_rounded_and_points_are_those_at_their_turn() -> None:
    rules = {**RULES, "c/odd": rule("c/odd", "advice", 3.33333)}
    told = deductions(
        [finding("a/two"), finding("c/odd", 0, rules), finding("c/odd", 0, rules), finding("a/two")], rules
    )
    assert [(one.rule, one.factor, one.points) for one in told] == [
        ("a/two", 0.9, 10), ("c/odd", 0.9667, 3), ("c/odd", 0.9833, 1.45), ("a/two", 0.95, 4.28),
    ]  # fmt: skip
    assert score([finding("c/odd", 0, rules)], rules) == 96.7


def test_a_group_without_findings_has_all_and_each_group_its_own() -> None:
    verdicts = {name: Verdict(state="clean", reason="r") for name in ("b/three", "b/free", "a/one", "a/two")}
    found = [finding("a/one"), finding("a/two")]
    scores = group_scores(found, verdicts, RULES)
    assert scores == {"a": 67.5, "b": 100}
    assert list(scores) == ["a", "b"]
    half = {**verdicts, "b/three": Verdict(state="not_applicable", reason="r")}
    assert group_scores(iter([finding("b/free")]), half, RULES) == {"a": 100, "b": 100}


def test_the_whole_comes_last_and_takes_its_share_of_what_is_left() -> None:
    found = [finding("a/one")]
    told = deductions(found, RULES, quality=2.0)
    assert [(one.rule, one.points) for one in told] == [("a/one", 25), ("impression", 37.5)]
    assert score(found, RULES, quality=2.0) == 37.5
    assert score(found, RULES, quality=4.0) == score(found, RULES) == 75
    assert deductions([], RULES, quality=4.0) == ()
    assert deductions([], RULES, quality=2.0)[0].factor == 0.75, "what no finding explains counts half"


def test_a_draft_without_a_message_has_no_impression(coach: Coach) -> None:
    draft = {"channel": "chat", "reply": "It is what it is. Read the manual."}
    bare = coach.review(draft)
    answered = coach.review({**draft, "customer": "My kettle stopped working after a week, what can I do?"})
    assert "impression" not in {one.rule for one in bare.deductions}
    assert "impression" in {one.rule for one in answered.deductions}
    assert answered.score == pytest.approx(100 - sum(one.points for one in answered.deductions), abs=0.1)
