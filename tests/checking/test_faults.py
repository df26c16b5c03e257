"""Faults of templates: the examples of the template rules, and cases beyond them."""

from __future__ import annotations

import pytest

from replycoach import Settings
from replycoach.checking.faults import faults
from replycoach.checking.piece import Piece
from replycoach.rules import ours
from replycoach.rules.rule import Example, Rule

OURS = {"syntax-error", "unknown-variable", "missing-fallback", "dead-branch", "private-note"}
RULES = [rule for rule in ours().values() if rule.group == "template" and rule.id.partition("/")[2] in OURS]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples, 1)
]


def found(text: str, dialect: str, rule: str = "", **settings: object) -> list[str]:
    piece = Piece.of("a.txt", text, dialect)
    told = faults(piece, Settings.of(dict(settings)))
    return [text[one.start : one.end] for one in told if not rule or one.rule == f"template/{rule}"]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    piece = Piece.of("a.txt", example.reply, str(example.case.get("dialect", "plain")))
    told = [one for one in faults(piece, Settings()) if one.rule == rule.id]
    assert [(one.start, one.end) for one in told] == list(example.spans), told
    for one in told:
        assert rule.message.format(found="", **one.words)
        assert rule.todo.format(found="", **one.words)


def test_all_template_rules_are_there() -> None:
    assert len(RULES) == len(OURS)
    assert all(rule.kind == "template" for rule in RULES)
