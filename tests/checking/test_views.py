"""Templates as customers may see them: branches, loops, fallbacks, and where each word stands."""

from __future__ import annotations

import random
import time

import pytest

from replycoach import Settings
from replycoach.checking.choices import covering
from replycoach.checking.dialect import NAMES
from replycoach.checking.faults import faults
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.views import View, views


def seen(text: str, dialect: str = "jinja", kind: str = "plain") -> list[View]:
    return views(Piece.of("a.txt", text, dialect, kind), Settings())  # type: ignore[arg-type]


def told(text: str, dialect: str = "jinja") -> list[tuple[str, str]]:
    return [(view.reply, view.when) for view in seen(text, dialect)]


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        ("jinja", "{% if vip %}Dear{% elif new %}Welcome{% else %}Hi{% endif %}", [
            ("Dear", "if vip"), ("Welcome", "if not vip; if new"), ("Hi", "if not vip; if not new")]),
        ("zendesk", "{% unless ticket.tags == blank %}Tagged{% else %}Bare{% endunless %}", [
            ("Tagged", "if ticket.tags"), ("Bare", "if not ticket.tags")]),
        ("zendesk", "{% case ticket.status %}{% when 'new' %}New{% when 'open', 'hold' %}Open{% else %}Done{% endcase %}", [
            ("New", "if ticket.status is new"), ("Open", "if ticket.status is open"), ("Done", "if ticket.status is something else")]),
        ("jinja", "{% for i in xs %}<{{ i.price }}>{% else %}none{% endfor %}", [
            ("<£24.50><£12.00>", "xs has 2"), ("<£24.50>", "xs has 1"), ("none", "xs has none")]),
        ("jinja", "{% if xs | length > 2 %}many{% else %}few{% endif %}", [("few", "xs has 2"), ("many", "xs has 3")]),
        ("jinja", "{% if n > 3 %}late{% else %}fine{% endif %}", [("fine", "if n is 3"), ("late", "if n is 4")]),
        ("help scout", "Hi {%customer.firstName,fallback=there%},", [("Hi Maria,", ""), ("Hi there,", "without customer.firstName")]),
        ("intercom", 'Hi {{user.name|fallback:"there"}}', [("Hi Maria Lopez", ""), ("Hi there", "without user.name")]),
        ("intercom", 'Hi <attribute key="first_name" default="you"/>', [("Hi Maria", ""), ("Hi you", "without first_name")]),
        ("chatwoot", 'Hi {{ contact.first_name | default: "there" }}', [("Hi Maria", ""), ("Hi there", "without contact.first_name")]),
        ("jinja", "Hi {{ customer.first_name or 'there' }}", [("Hi Maria", "if customer.first_name"), ("Hi there", "if not customer.first_name")]),
        ("jinja", "{{ 'A' if x else 'B' }}{# no #}{% raw %}{{ y }}{% endraw %}", [("A{{ y }}", "if x"), ("B{{ y }}", "if not x")]),
        ("jinja", "{% set n = customer.name or 'you' %}{{ n }}", [("Maria Lopez", "if customer.name"), ("you", "if not customer.name")]),
        ("jinja", "a  {%- if x -%}  b  {%- endif %} c", [("ab c", "if x"), ("a c", "if not x")]),
        ("jinja", "{% include 'x' %}Hi", [("Hi", "without what {% include %} brings")]),
        ("jinja", "{% if f(x) %}A{% endif %}{% if f(x) %}B{% endif %}c", [("ABc", "if f(x)"), ("c", "if not (f(x))")]),
        ("liquid", "{% comment %}no{% endcomment %}Hi {{ a | upcase }}", [("Hi A", "")]),
        ("mustache", "{{#vip}}Dear{{/vip}}{{^vip}}Hi{{/vip}} {{ name }}", [("Dear Maria Lopez", "if vip"), ("Hi Maria Lopez", "if not vip")]),
        ("mustache", "{{#vip}}Dear{{^}}Hi{{/vip}} you", [("Dear you", "if vip"), ("Hi you", "if not vip")]),
        ("osticket", "Hi %{ticket.name.first}, no %{url%7D", [("Hi Maria, no https://example.com/help", "")]),
        ("salesforce classic", "Dear {!Contact.FirstName}", [("Dear Maria", "")]),
        ("jinja", "{% for i in xs %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %}, {% endif %}{% endfor %}.", [
            ("1/2, 2/2.", "xs has 2"), ("1/1.", "xs has 1"), (".", "xs has none")]),
        ("plain", "50% {off}", [("50% {off}", "")]),
        ("zendesk", "Hi {{ticket.requester.first_name}, it is done", [("Hi Maria, it is done", "")]),
        ("zendesk", "<!-- note -->Hi {{ticket.requester.first_name}}", [("Hi Maria", "")]),
    ],
)  # fmt: skip
def test_views(dialect: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, dialect) == expected


def test_the_same_condition_has_the_same_answer() -> None:
    text = "{% if vip %}a{% endif %}{% if not vip %}b{% endif %}{% if vip %}c{% endif %}"
    assert [view.reply for view in seen(text)] == ["ac", "b"]


def test_every_pair_of_branches_meets_beyond_the_bound() -> None:
    text = "".join(f"{{% if v{n} %}}+{n:02}{{% else %}}-{n:02}{{% endif %}}" for n in range(12))
    shown = [view.reply for view in seen(text)]
    assert len(shown) < 30
    for one in range(12):
        for other in range(one):
            pairs = {(f"+{one:02}" in reply, f"+{other:02}" in reply) for reply in shown}
            assert len(pairs) == 4


def test_more_questions_than_are_paired_still_show_every_branch() -> None:
    rows = covering({str(number): (1, 2, 3) for number in range(60)})
    assert len(rows) <= 64
    assert all({row[str(number)] for row in rows} == {1, 2, 3} for number in range(60))


def test_positions_lead_back_to_the_template() -> None:
    text = "Hi {{ customer.first_name }}, {% if late %}sorry it is late{% endif %}."
    view = seen(text)[0]
    start = view.reply.index("sorry")
    span = view.to_piece(start, start + 5)
    assert span
    assert text[slice(*span)] == "sorry"
    assert view.editable(start, start + 5)
    name = view.reply.index("Maria")
    assert view.to_piece(name, name + 5) is None
    assert not view.editable(name, name + 5)
    assert not view.editable(name - 1, name + 2)
    across = view.to_piece(name - 3, name + 8)
    assert across
    assert text[slice(*across)].startswith("Hi {{ customer.first_name }}")
    assert not view.editable(start - 2, start + 2)


def test_a_span_over_two_turns_of_a_loop_is_the_whole_body() -> None:
    text = "{% for i in xs %}one {{ i.x }} two{% endfor %}"
    view = seen(text)[0]
    start = view.reply.index("two")
    span = view.to_piece(start, start + 7)
    assert span
    assert text[slice(*span)] == "one {{ i.x }} two"


def test_json_positions_through_a_view() -> None:
    text = '{"title": "Late", "content": "It\\u2019s \\"late\\", {{contact.name}}.", "short_code": "l"}'
    piece = pieces("a.json", text, Settings())[0]
    view = views(piece, Settings())[0]
    start = view.reply.index('"late"')
    span = view.to_piece(start, start + 6)
    assert span
    assert text[slice(*piece.to_file(*span))] == '\\"late\\"'


PARTS = [
    *(
        "{{ }} {% %} {# #} {{{ }}} {%- -%} if else endif endfor name customer.first_name == 'a' and or not ' \" ( ) [ ] { } %{ #{ {! <p> "
        "<!-- --> TODO: raw endraw {%customer.firstName%} %{ticket.name} {{#a}} {{/a}} {{^a}} case when comment é 😀"
    ).split(),
    "{% if a %}", "{% else %}", "{% endif %}", "{% for i in xs %}", "{% endfor %}", "{{ i.name }}", "{% raw %}", "{% endraw %}",
    "{% if a == 1 %}", "{% elif a > 2 %}", "{% unless a %}", "{% endunless %}", " ", "\n", "\r\n", "Hi ",
]  # fmt: skip


@pytest.mark.parametrize("dialect", NAMES)
def test_any_text_can_be_read(dialect: str) -> None:
    chance = random.Random(dialect)
    for _ in range(60):
        text = "".join(chance.choice(PARTS) for _ in range(chance.randint(1, 40)))
        piece = Piece.of("a.txt", text, dialect)
        for fault in faults(piece, Settings()):
            assert 0 <= fault.start <= fault.end <= len(text)
        for view in views(piece, Settings()):
            for at, letter in enumerate(view.reply):
                span = view.to_piece(at, at + 1)
                assert span is None or text[slice(*span)] == letter


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("jinja", "{{ '" * 40_000),
        ("jinja", "{% if a %}" * 15_000),
        ("jinja", "{% for a in b %}" * 40 + "x" * 1000 + "{% endfor %}" * 40),
        ("jinja", "".join(f"{{% if v{n} == {n} %}}a{{% endif %}}" for n in range(3000))),
        ("jinja", "{{ " + "(" * 2000 + "a" + ")" * 2000 + " }}"),
        ("jinja", "{{ 'a' * 10**9 }}{{ range(10**9) | list }}{{ x.__class__.__mro__ }}"),
        ("jinja", "<!-- " * 30_000),
        ("zendesk", "{{ a" + " | f" * 1200 + " }}"),
        ("help scout", "{%" * 90_000),
        ("zammad", "#{a}" * 45_000),
    ],
)
def test_hostile_templates_end_soon(dialect: str, text: str) -> None:
    began = time.process_time()
    piece = Piece.of("a.txt", text, dialect)
    assert all(len(view.reply) <= 200_000 for view in views(piece, Settings()))
    assert len(list(faults(piece, Settings()))) <= 500
    assert time.process_time() - began < 10
