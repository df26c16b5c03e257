"""Conditions and outputs as they are read, and what they come to."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from replycoach.checking.expressions import (
    Const,
    Expr,
    Filter,
    Items,
    LiquidError,
    Op,
    Opaque,
    Value,
    Var,
    evaluate,
    from_jinja,
    from_liquid,
)

A, B = Var("a"), Var("b")


def jinja(words: str) -> Expr:
    output: Any = jinja2.Environment().parse("{{ " + words + " }}").body[0]
    return from_jinja(output.nodes[0])


@pytest.mark.parametrize(
    ("words", "expr"),
    [
        ("a.b['c'].d", Var("a.b.c.d")),
        ("not a", Op("not", (A,))),
        ("a and b or 1", Op("or", (Op("and", (A, B)), Const(1)))),
        ("a ~ ' ' ~ b", Op("join", (A, Const(" "), B))),
        ("'x' if a", Op("if", (A, Const("x"), Const("")))),
        ("a if b else 2", Op("if", (B, A, Const(2)))),
        ("a is none", Op("not", (Op("!=", (A, Const(None))),))),
        ("a is defined", Op("!=", (A, Const(None)))),
        ("2 < a", Op(">", (A, Const(2)))),
        ("2 >= a", Op("<=", (A, Const(2)))),
        ("a|length >= 3", Op(">=", (Filter("length", (A,)), Const(3)))),
        ("a in ['x', 'y']", Op("or", (Op("==", (A, Const("x"))), Op("==", (A, Const("y")))))),
        ("a not in ('x',)", Op("not", (Op("==", (A, Const("x"))),))),
        ("a|default('x')", Filter("default", (A, Const("x")))),
        ("a < 'x'", Opaque("a < 'x'", ("a",))),
        ("a == b", Opaque("a == b", ("a", "b"))),
        ("a < b < 3", Opaque("a < b < 3", ("a", "b"))),
        ("a in b", Opaque("a in b", ("a", "b"))),
        ("f(a, k=b.c)", Opaque("f(a, k=b.c)", ("a", "b.c"))),
        ("a[b].c", Opaque("getitem a b.c", ("a", "b"))),
        ("a + 1 * b", Opaque("a + 1 * b", ("a", "b"))),
        ("a - b / 2 // 3 % 4 ** 5", Opaque("a - b / 2 // 3 % 4 ** 5", ("a", "b"))),
        ("a is divisibleby(b)", Opaque("a is divisibleby(b)", ("a", "b"))),
        ("[a, (b, 1)]", Opaque("[a, [b, 1]]", ("a", "b"))),
        ("-a", Opaque("neg a", ("a",))),
    ],
)
def test_jinja(words: str, expr: Expr) -> None:
    assert jinja(words) == expr


@pytest.mark.parametrize(
    ("words", "expr"),
    [
        ("a['b'][0].c", Var("a.b.0.c")),
        ("a.size", Filter("size", (A,))),
        ("size", Var("size")),
        ("a.first == 'x'", Opaque("a.first == 'x'", ("a",))),
        ("a.size > 2", Op(">", (Filter("size", (A,)), Const(2)))),
        ("a <> -1.5", Op("!=", (A, Const(-1.5)))),
        ("a == blank and b or nil", Op("and", (Op("==", (A, Const(""))), Op("or", (B, Const(None)))))),
        ("a contains b", Opaque("a contains b", ("a", "b"))),
        ("a | append: 'x', b | upcase", Filter("upcase", (Filter("append", (A, Const("x"), B)),))),
        ("true", Const(True)),
        ("'a|b'", Const("a|b")),
        ("a? ", Var("a?")),
    ],
)
def test_liquid(words: str, expr: Expr) -> None:
    assert from_liquid(words) == expr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "nothing stands between"), ("a ==", "a value is missing"), ("and a", "a value is missing"), ("a b", "'b' is not expected"), ("a |", "'|' is not expected"),
        ("a | 'x'", "'|' is not expected"), ("a == :", "':' is not expected"), ("a %", "'%' has no meaning"), ("a.b.", "'.' has no meaning"),
    ],
)  # fmt: skip
def test_liquid_that_does_not_read(words: str, why: str) -> None:
    with pytest.raises(LiquidError) as raised:
        from_liquid(words)
    assert why in str(raised.value)


VALUES: dict[str, Value] = {
    "name": "ana ruiz ",
    "gone": None,
    "empty": "",
    "three": 3,
    "yes": True,
    "two": Items(2),
    "no": Items(0),
}


def comes_to(words: str) -> Value:
    known: dict[str, Any] = {**VALUES, "(f(name))": "known"}
    return evaluate(jinja(words), lambda name: known[name])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("gone == ''", True), ("gone != ''", False), ("gone < 3", False), ("name == 'ana ruiz '", True), ("name != 'x'", True),
        ("three > 2", True), ("three >= 3", True), ("three < 3", False), ("three <= 2", False), ("two > 1", True), ("two == 2", True),
        ("no == ''", True), ("two == ''", False), ("yes and three", 3), ("no and three", Items(0)), ("gone or name", "ana ruiz "), ("yes or gone", True), ("not two", False),
        ("name|upper", "ANA RUIZ "), ("name|title|trim", "Ana Ruiz"), ("name|lower|capitalize", "Ana ruiz "), ("name|strange", "ana ruiz "), ("three|upper", 3),
        ("gone|default('you')", "you"), ("name|default('you')", "ana ruiz "), ("gone|default", None), ("name|length", 9), ("two|length", 2), ("gone|length", 0),
        ("name|date", "12 June"), ("gone|date", None), ("name ~ three ~ gone ~ two", "ana ruiz 3"), ("'a' if no else 'b'", "b"), ("'a' if two", "a"), ("f(name)", "known"),
    ],
)  # fmt: skip
def test_what_it_comes_to(words: str, value: Value) -> None:
    assert comes_to(words) == value


def test_what_is_joined_together_is_cut() -> None:
    assert len(str(comes_to("name ~ name" + " ~ name" * 400))) == 2_000
