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


@pytest.mark.parametrize(
    ("dialect", "text", "broken"),
    [
        ("zendesk", "Hi {{ticket.id", ["{{ticket.id"]),
        ("zendesk", "Hi {ticket.id}}, hello", ["{ticket.id}}"]),
        ("zendesk", "{% if ticket.id %}a{% else if ticket.account %}b{% endif %}", ["{% else if ticket.account %}"]),
        ("zendesk", "{% endif %}a", ["{% endif %}"]),
        ("zendesk", "{% fi ticket.id %}a", ["{% fi ticket.id %}"]),
        ("zendesk", "a {{ }} b {{ticket.id & 1}}", ["{{ }}", "{{ticket.id & 1}}"]),
        ("jinja", "Hi { {name} }, hello", ["{ {name} }"]),
        ("jinja", "{{ a b }}", ["{{ a b }}"]),
        ("jinja", "{% for x of y %}a{% endfor %}", ["{% for x of y %}"]),
        ("jinja", "a\n  {{ x | nofilter( }}\n", ["{{ x | nofilter( }}"]),
        ("osticket", "Hi %{ticket.name.first, hello", ["%{ticket.name.first,"]),
        ("zammad", "Hi #{ticket.title, hello", ["#{ticket.title,"]),
        ("salesforce classic", "Hi {!Contact.Name, hello", ["{!Contact.Name, hello"]),
        ("gorgias", "{% if ticket.id %}a", ["{% if ticket.id %}"]),
        ("mustache", "{{#a}}b", ["{{#a}}"]),
        ("zendesk", "<style>@media x{a{b:c}}</style>Hi", []),
        ("plain", "f(x) = {{x}", []),
        ("jinja", "{% %}a", ["{% %}"]),
        ("jinja", "{% set %}a", ["{% set %}"]),
        (
            "jinja",
            "{% set a = 1 %}{% set b, c = a %}{% set d %}x{% endset %}{% set e|upper %}y{% endset %}{{ a ~ b ~ d ~ e }}",
            [],
        ),
        ("jinja", "{% macro m(a) %}{{ a }}{% endmacro %}{% with b = 1 %}{{ b }}{% endwith %}{{ m(1) }}", []),
        ("jinja", "{% if a %}x{% elsif b %}y{% endif %}", ["{% elsif b %}"]),
        ("zendesk", "{% if ticket.id %}x{% elif ticket.title %}y{% endif %}", ["{% elif ticket.title %}"]),
        ("zendesk", "{% case ticket.id %}{% when %}x{% endcase %}", ["{% when %}"]),
        ("zendesk", "{% if ticket.id %}{% when 1 %}x{% endif %}", ["{% when 1 %}"]),
        ("zendesk", "{% capture x %}a{% else %}b{% endcapture %}", ["{% else %}"]),
        ("zendesk", "{% assign 3 %}a", ["{% assign 3 %}"]),
        ("zendesk", "{% tablerow a in (1..3) %}{{ a }}{% endtablerow %}", []),
        ("mustache", "{{#a}}b{{^}}c{{/a}}{{&a.b}}{{{a}}}{{! no }}{{> part}}", []),
        ("mustache", "{{else}}b", ["{{else}}"]),
    ],
)
def test_syntax(dialect: str, text: str, broken: list[str]) -> None:
    assert found(text, dialect, "syntax-error") == broken


@pytest.mark.parametrize(
    ("dialect", "text", "names"),
    [
        ("zendesk", "{{ticket.reqester.name}}{{dc.anything}}{{ticket.organization.custom}}", ["ticket.reqester.name"]),
        ("chatwoot", "{{contact.custom_attribute.colour}}{{agnet.name}}", ["agnet.name"]),
        ("gorgias", "{{ticket.customer.integrations.shopify.orders}}", []),
        ("discourse", "%{my_nmae,fallback:me}", ["my_nmae"]),
        ("jinja", "{% for o in orders %}{{ o.id }}{% endfor %}{{ loop }}{% set z = 1 %}{{ z }}{{ anything }}", []),
        ("front", "{{recipient.frist_name}}", ["recipient.frist_name"]),
    ],
)
def test_unknown_variables(dialect: str, text: str, names: list[str]) -> None:
    assert found(text, dialect, "unknown-variable") == names


def test_the_house_declares_variables() -> None:
    text = "{{ order.nubmer }}{{ order.number }}{{ shop.anything }}{{ other }}"
    names = found(text, "jinja", "unknown-variable", variables=["order.number", "shop"])
    assert names == ["order.nubmer", "other"]


def test_private_pieces_may_hold_notes() -> None:
    from dataclasses import replace

    piece = replace(Piece.of("a.txt", "INTERNAL: look here\nHi {%customer.firstName%},", "help scout"), private=True)
    assert list(faults(piece, Settings())) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("{% if n > 5 %}{% if n < 3 %}a{% endif %}{% endif %}", ["{% if n < 3 %}"]),
        ("{% if n > 3 %}{% if n < 5 %}a{% endif %}{% endif %}", []),
        ("{% if a == 'x' %}a{% elif a != 'x' %}b{% else %}c{% endif %}", ["{% else %}"]),
        ("{% if xs %}{% for x in xs %}a{% else %}b{% endfor %}{% endif %}", ["{% else %}"]),
        ("{% if a %}{% if a %}b{% endif %}{% endif %}", ["{% if a %}"]),
        ("{% for x in xs %}{% if loop.first %}a{% endif %}{% if x.a and not x.b %}b{% endif %}{% endfor %}", []),
        ("{% set a = f() %}{% if a %}{% if not a %}b{% endif %}{% endif %}", []),
        ("{% if f(a) %}{% if not f(a) %}b{% endif %}{% endif %}", ["{% if not f(a) %}"]),
        ("".join(f"{{% if v == {n} %}}a{{% endif %}}" for n in range(40)), []),
    ],
)
def test_dead_branches(text: str, dead: list[str]) -> None:
    told = found(text, "jinja", "dead-branch")
    assert told == dead
