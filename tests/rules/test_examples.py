"""Every example of every rule is a test: the marked words are found, exactly, and the near misses stay silent."""

from __future__ import annotations

import pytest

from replycoach import Coach, Settings
from replycoach.rules import ours
from replycoach.rules.rule import Example, Rule
from replycoach.rules.run import run

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in ours().values()
    if rule.kind == "reply"
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example, coach: Coach) -> None:
    outcome = run({rule.id: rule}, coach.read(example.as_case()), Settings())
    assert outcome.failures == ()
    spans = sorted((one.start, one.end) for one in outcome.findings if one.start is not None and one.end is not None)
    if example.missing:
        assert outcome.findings, "nothing found where something is missing"
        assert spans == []
    else:
        assert spans == list(example.spans), [example.reply[start:end] for start, end in spans]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in ours().values()])
def test_rule_is_whole(rule: Rule) -> None:
    assert sum(example.flags for example in rule.examples) >= 3
    assert sum(not example.flags for example in rule.examples) >= 3
    assert len(rule.page.splitlines()) >= 3, "a page needs a title and a body"
    assert rule.title.endswith(".")
    assert rule.source
    assert rule.why.count(".") == 1, "the why is one sentence"
