"""The questions on which a template depends, and few answers to them that together show every branch.

A question is a variable (or a condition that is not understood) with the values that matter: absent or there, each word
that it is compared with and another one, no item, one or two. All combinations are tried up to `ALL`; beyond that
every pair of answers stands together in some view, as most faults need no more than two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations as pairs_of
from itertools import pairwise, product
from math import prod
from typing import Final

from replycoach.checking.expressions import (
    COMPARISONS,
    DEFAULTS,
    SIZES,
    Const,
    Expr,
    Filter,
    Items,
    Op,
    Opaque,
    Value,
    Var,
)  # fmt: skip
from replycoach.checking.source import Assign, Hole, If, Loop, Node

ALL: Final = 16
MOST: Final = 64
MOST_PAIRED: Final = 20
MOST_VALUES: Final = 12
OTHER: Final = "another"
PRESENT: Final = "\0present"
"""Stands for the sample value of a variable, whatever that is."""

Assignment = Mapping[str, Value]


@dataclass
class _Facts:
    """What conditions ask of one variable."""

    truth: bool = False
    literals: list[Value] = field(default_factory=list)
    items: bool = False
    sizes: set[int] = field(default_factory=set)
    opaque: bool = False


def questions(nodes: Iterable[Node]) -> dict[str, tuple[Value, ...]]:
    """Every question of the template with its answers, the usual one first.

    >>> from replycoach.checking.source import read
    >>> questions(read("{% if vip %}a{% elif kind == 'new' %}b{% endif %}", "jinja").nodes)
    {'vip': ('\\x00present', ''), 'kind': ('new', 'another')}
    """
    asked: dict[str, _Facts] = {}
    given: dict[str, list[Expr]] = {}
    _collect(nodes, asked, given)
    for _ in range(3):
        for name in [name for name in given if name in asked]:
            for expr in given.pop(name):
                _ask(expr, asked, truth=True)
            del asked[name]
    own = {name for name in asked if name.startswith(("loop.", "forloop."))} | {"loop", "forloop"}
    return {name: _answers(facts) for name, facts in asked.items() if name not in own}


def _collect(nodes: Iterable[Node], asked: dict[str, _Facts], given: dict[str, list[Expr]]) -> None:
    for node in nodes:
        if isinstance(node, Hole):
            _ask(node.expr, asked, truth=False)
        elif isinstance(node, Assign):
            _ask(node.expr, asked, truth=False)
            given.setdefault(node.name, []).append(node.expr)
        elif isinstance(node, If):
            for branch in node.branches:
                if branch.condition is not None:
                    _ask(branch.condition, asked, truth=True)
                _collect(branch.body, asked, given)
        elif isinstance(node, Loop):
            key = _counted(node.over)
            asked.setdefault(key, _Facts()).items = True
            _collect(node.body, asked, given)
            if node.otherwise:
                _collect(node.otherwise.body, asked, given)


def counted(loop: Loop) -> str:
    """The question that a loop asks: how many items there are."""
    return _counted(loop.over)


def _counted(over: Expr) -> str:
    while isinstance(over, Filter):
        over = over.parts[0]
    if isinstance(over, Var):
        return over.name
    return f"({over.words})" if isinstance(over, Opaque) else "(items)"


def _ask(expr: Expr, asked: dict[str, _Facts], *, truth: bool) -> None:
    if isinstance(expr, Var) and truth:
        asked.setdefault(expr.name, _Facts()).truth = True
    elif isinstance(expr, Opaque) and truth:
        asked.setdefault(f"({expr.words})", _Facts()).opaque = True
    elif isinstance(expr, Filter):
        _ask(expr.parts[0], asked, truth=truth or expr.name in DEFAULTS)
        for part in expr.parts[1:]:
            _ask(part, asked, truth=False)
    elif isinstance(expr, Op):
        _ask_op(expr, asked, truth=truth)


def _ask_op(expr: Op, asked: dict[str, _Facts], *, truth: bool) -> None:
    if expr.sign in COMPARISONS:
        left, right = expr.parts
        value = right.value if isinstance(right, Const) else None
        if isinstance(left, Filter) and left.name in SIZES and isinstance(left.parts[0], Var):
            facts = asked.setdefault(left.parts[0].name, _Facts())
            facts.items = True
            if isinstance(value, (int, float)) and 0 <= value <= 20:
                facts.sizes |= {int(value), int(value) + 1}
        elif isinstance(left, Var):
            facts = asked.setdefault(left.name, _Facts())
            if value in (None, ""):
                facts.truth = True
            elif value not in facts.literals:
                facts.literals.append(value)
    elif expr.sign == "if":
        _ask(expr.parts[0], asked, truth=True)
        _ask(expr.parts[1], asked, truth=truth)
        _ask(expr.parts[2], asked, truth=truth)
    elif expr.sign in ("and", "or"):
        _ask(expr.parts[0], asked, truth=True)
        _ask(expr.parts[1], asked, truth=truth)
    else:
        for part in expr.parts:
            _ask(part, asked, truth=truth or expr.sign == "not")


def _answers(facts: _Facts) -> tuple[Value, ...]:
    if facts.items and not facts.literals:
        return tuple(Items(count) for count in dict.fromkeys([2, 1, 0, *sorted(facts.sizes)]))[:MOST_VALUES]
    if facts.opaque:
        return (True, False)
    if not facts.literals:
        return (PRESENT, "")
    numbers = sorted(
        {float(one) for one in facts.literals if isinstance(one, (int, float)) and not isinstance(one, bool)}
    )
    answers: list[Value] = list(facts.literals)
    if any(isinstance(one, bool) for one in answers):
        answers += [True, False]
    if numbers:
        between = [(low + high) / 2 for low, high in pairwise(numbers)]
        answers += [_whole(number) for number in (numbers[-1] + 1, numbers[0] - 1, *between)]
    elif any(isinstance(one, str) for one in answers):
        answers.append(OTHER)
    if facts.truth and not numbers:
        answers.append("")
    return tuple({(type(one), one): one for one in answers}.values())[:MOST_VALUES]


def _whole(number: float) -> Value:
    return int(number) if number == int(number) else number


def covering(asked: Mapping[str, Sequence[Value]]) -> list[Assignment]:
    """Answers to all questions: every combination up to `ALL`, else such that every pair of answers meets.

    The first has the usual answer everywhere.

    >>> len(covering({"a": (1, 0), "b": (1, 0)})), len(covering({str(n): (1, 0) for n in range(12)})) < 20
    (4, True)
    """
    names = list(asked)
    if prod(len(asked[name]) for name in names) <= ALL:
        return [dict(zip(names, row, strict=True)) for row in product(*(asked[name] for name in names))]
    paired = [range(len(asked[name])) for name in names[:MOST_PAIRED]]
    rows = _pairwise([len(numbers) for numbers in paired])
    told: list[Assignment] = []
    for number, row in enumerate(rows):
        rest = [(number + place) % len(asked[name]) if number else 0 for place, name in enumerate(names[MOST_PAIRED:])]
        told.append({name: asked[name][at] for name, at in zip(names, (*row, *rest), strict=True)})
    return told


def _pairwise(sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """Rows of answers, by number, in which every pair of answers to two questions stands; greedy, at most `MOST` rows."""
    count = len(sizes)
    left = {
        (i, a, j, b) for i, j in pairs_of(range(count), 2) for a in range(sizes[i]) for b in range(sizes[j])
    }  # fmt: skip
    rows: list[tuple[int, ...]] = []
    row: list[int] = [0] * count
    while len(rows) < MOST:
        rows.append(tuple(row))
        left -= {(i, row[i], j, row[j]) for i, j in pairs_of(range(count), 2)}
        if not left:
            break
        i, a, j, b = min(left)
        fixed = {i: a, j: b}
        for place in range(count):
            if place not in fixed:
                fixed[place] = max(range(sizes[place]), key=lambda value: (_gain(left, fixed, place, value), -value))
        row = [fixed[place] for place in range(count)]
    return rows


def _gain(left: set[tuple[int, int, int, int]], fixed: Mapping[int, int], place: int, value: int) -> int:
    met = 0
    for other, answer in fixed.items():
        pair = (other, answer, place, value) if other < place else (place, value, other, answer)
        met += pair in left
    return met
