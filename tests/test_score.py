from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycoach import Coach, Finding, Rule, Verdict
from replycoach.model import SEVERITIES, Severity
from replycoach.score import deductions, group_scores, score, worst_first


def rule(name: str, severity: Severity, points: float) -> Rule:
    return Rule(id=name, severity=severity, source=("CH",), message="m", why="w", todo="t", points=points)


RULES = {
    "a/one": rule("a/one", "error", 25), "a/two": rule("a/two", "warning", 10),
    "b/three": rule("b/three", "advice", 3), "b/free": rule("b/free", "advice", 0),
}  # fmt: skip
FINDINGS = st.lists(st.sampled_from(sorted(RULES)), max_size=8)


def finding(name: str, start: int | None = 0) -> Finding:
    severity = RULES[name].severity
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


def test_the_whole_comes_last_and_takes_its_share_of_what_is_left() -> None:
    found = [finding("a/one")]
    told = deductions(found, RULES, quality=2.0)
    assert [(one.rule, one.points) for one in told] == [("a/one", 25), ("impression", 37.5)]
    assert score(found, RULES, quality=2.0) == 37.5
    assert score(found, RULES, quality=4.0) == score(found, RULES) == 75


def test_a_draft_without_a_message_has_no_impression(coach: Coach) -> None:
    draft = {"channel": "chat", "reply": "It is what it is. Read the manual."}
    bare = coach.review(draft)
    answered = coach.review({**draft, "customer": "My kettle stopped working after a week, what can I do?"})
    assert "impression" not in {one.rule for one in bare.deductions}
    assert "impression" in {one.rule for one in answered.deductions}
    assert answered.score == pytest.approx(100 - sum(one.points for one in answered.deductions), abs=0.1)
