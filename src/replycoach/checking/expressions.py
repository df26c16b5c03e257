"""Conditions and values of templates as plain data, read from Jinja or Liquid, worked out without running anything.

Jinja's own parser reads its expressions, and only the parser: names stay names, so no attribute is ever looked up and no
function called. What is beyond this small language becomes `Opaque`, a question that may be answered either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Union

from jinja2 import nodes

Value = Union[str, int, float, bool, None, "Items"]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of so many items; templates see that many turns of a loop."""

    count: int


@dataclass(frozen=True, slots=True)
class Const:
    """A value written in the template."""

    value: Value


@dataclass(frozen=True, slots=True)
class Var:
    """A variable by its full dotted name."""

    name: str


@dataclass(frozen=True, slots=True)
class Op:
    """An operator over others: not, and, or, if, ==, !=, <, <=, >, >=, join."""

    sign: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter over its first part; the others are its arguments."""

    name: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Opaque:
    """What is not understood, by the words that stand in the template, and the variables that it names."""

    words: str
    names: tuple[str, ...] = ()


Expr = Const | Var | Op | Filter | Opaque
Lookup = Callable[[str], Value]

COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
SIZES: Final = frozenset({"length", "count", "size"})
DEEPEST_EXPRESSION: Final = 60
DEFAULTS: Final = frozenset({"default", "d", "fallback"})
_SIGNS: Final = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
_PRESENCE: Final = {"defined": False, "undefined": True, "none": True}


def walk(expr: Expr) -> Iterator[Expr]:
    """The expression and all its parts."""
    yield expr
    if isinstance(expr, (Op, Filter)):
        for part in expr.parts:
            yield from walk(part)


def is_deep(expr: Expr) -> bool:
    """Whether an expression is nested deeper than anybody would write it."""
    level: list[Expr] = [expr]
    for _ in range(DEEPEST_EXPRESSION):
        level = [part for one in level if isinstance(one, (Op, Filter)) for part in one.parts]
        if not level:
            return False
    return True


def names_in(expr: Expr) -> Iterator[str]:
    """Every variable named in the expression, also in what is not understood."""
    for part in walk(expr):
        if isinstance(part, Var):
            yield part.name
        elif isinstance(part, Opaque):
            yield from part.names


def from_jinja(node: Any) -> Expr:
    """Jinja's expression *node*."""
    if isinstance(node, nodes.Const):
        return (
            Const(node.value) if isinstance(node.value, (str, int, float, bool, type(None))) else Opaque(_written(node))
        )
    name = _dotted(node)
    if name:
        return Var(name)
    parts: list[Expr] = []
    if isinstance(node, nodes.Not):
        return Op("not", (from_jinja(node.node),))
    if isinstance(node, (nodes.And, nodes.Or)):
        parts = [from_jinja(node.left), from_jinja(node.right)]
        return Op("and" if isinstance(node, nodes.And) else "or", tuple(parts))
    if isinstance(node, (nodes.Concat, nodes.TemplateData)):
        return Op("join", tuple(from_jinja(one) for one in getattr(node, "nodes", ())))
    if isinstance(node, nodes.CondExpr):
        other = from_jinja(node.expr2) if node.expr2 else Const("")
        return Op("if", (from_jinja(node.test), from_jinja(node.expr1), other))
    if isinstance(node, nodes.Compare) and len(node.ops) == 1:
        return _jinja_comparison(node)
    if isinstance(node, nodes.Filter) and node.node is not None:
        arguments = tuple(from_jinja(one) for one in node.args)
        return Filter(node.name, (from_jinja(node.node), *arguments))
    if isinstance(node, nodes.Test) and node.name in _PRESENCE:
        tested = from_jinja(node.node)
        present = Op("!=", (tested, Const(None)))
        return Op("not", (present,)) if _PRESENCE[node.name] else present
    return Opaque(_written(node), tuple(_names(node)))


def _jinja_comparison(node: nodes.Compare) -> Expr:
    operand = node.ops[0]
    left = from_jinja(node.expr)
    if operand.op in _SIGNS:
        return comparison(_SIGNS[operand.op], left, from_jinja(operand.expr), _written(node))
    if operand.op in ("in", "notin") and isinstance(operand.expr, (nodes.List, nodes.Tuple)) and operand.expr.items:
        any_of: Expr | None = None
        for item in operand.expr.items:
            one = comparison("==", left, from_jinja(item), _written(node))
            any_of = Op("or", (any_of, one)) if any_of else one
        assert any_of
        return Op("not", (any_of,)) if operand.op == "notin" else any_of
    return Opaque(_written(node), tuple(_names(node)))


def comparison(sign: str, left: Expr, right: Expr, words: str) -> Expr:
    """A comparison of a variable (or its size) with a value; any other kind may be answered either way."""
    if isinstance(left, Const) and not isinstance(right, Const):
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
        left, right, sign = right, left, turned.get(sign, sign)
    sized = isinstance(left, Filter) and left.name in SIZES and isinstance(left.parts[0], Var)
    ordered = sign in ("==", "!=") or (isinstance(right, Const) and isinstance(right.value, (int, float)))
    if isinstance(right, Const) and ordered and (isinstance(left, (Var, Const)) or sized):
        return Op(sign, (left, right))
    return Opaque(words, tuple(names_in(left)) + tuple(names_in(right)))


_BINARY: Final = {
    "Add": "+",
    "Sub": "-",
    "Mul": "*",
    "Div": "/",
    "FloorDiv": "//",
    "Mod": "%",
    "Pow": "**",
    "And": "and",
    "Or": "or",
}


def _written(node: Any) -> str:
    """An expression in words again, near enough to be recognised; the same for the same expression."""
    name, kind = _dotted(node), type(node).__name__
    if name or isinstance(node, nodes.Const):
        return name or repr(node.value)
    if isinstance(node, nodes.Call):
        named = [f"{one.key}={_written(one.value)}" for one in node.kwargs]
        return f"{_written(node.node)}({', '.join([*map(_written, node.args), *named])})"
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Compare):
        return " ".join(
            [_written(node.expr), *(f"{_SIGNS.get(one.op, one.op)} {_written(one.expr)}" for one in node.ops)]
        )
    if isinstance(node, (nodes.Filter, nodes.Test)):
        sign = "|" if isinstance(node, nodes.Filter) else "is"
        inside = _written(node.node) if node.node is not None else ""
        return f"{inside} {sign} {node.name}" + (f"({', '.join(map(_written, node.args))})" if node.args else "")
    if isinstance(node, nodes.BinExpr):
        return f"{_written(node.left)} {_BINARY.get(kind, '?')} {_written(node.right)}"
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return f"[{', '.join(map(_written, node.items))}]"
    return f"{kind.lower()} {' '.join(map(_written, node.iter_child_nodes()))}".strip()


def _dotted(node: Any) -> str:
    """``a.b.c`` of names, attributes and constant keys; empty for anything else."""
    parts: list[str] = []
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        if isinstance(node, nodes.Getattr):
            parts.append(node.attr)
        elif isinstance(node.arg, nodes.Const):
            parts.append(str(node.arg.value))
        else:
            return ""
        node = node.node
    return ".".join([node.name, *reversed(parts)]) if isinstance(node, nodes.Name) else ""


def _names(node: Any) -> Iterator[str]:
    """Variables named anywhere in a node, the longest dotted form of each; a called name is not a variable."""
    name = _dotted(node)
    if name:
        yield name
        return
    for field, child in node.iter_fields():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, nodes.Node) and not (isinstance(node, nodes.Call) and field == "node"):
                yield from _names(one)


_TOKEN: Final = re.compile(
    r"\s*(?:(?P<text>\"[^\"]*\"|'[^']*')|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])|(?P<sign>==|!=|<>|<=|>=|<|>|\||:|,|\(|\))"
    r"|(?P<word>[A-Za-z_#][\w-]*\??(?:\.[\w-]+\??|\[\s*(?:\d+|\"[^\"\]]*\"|'[^'\]]*')\s*\])*)|(?P<odd>\S))"
)
_WORDS: Final[dict[str, Value]] = {
    "true": True, "false": False, "nil": None, "null": None, "blank": "", "empty": "",
}  # fmt: skip


class LiquidError(ValueError):
    """A Liquid expression that does not read."""


def from_liquid(words: str) -> Expr:
    """A Liquid condition or output; and/or bind from the right, as Liquid does.

    >>> from_liquid("a.b == 'x' and c")
    Op(sign='and', parts=(Op(sign='==', parts=(Var(name='a.b'), Const(value='x'))), Var(name='c')))
    """
    tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(words.rstrip())]
    odd = next((word for kind, word in tokens if kind == "odd"), None)
    if odd:
        raise LiquidError(f"{odd!r} has no meaning here")
    if not tokens:
        raise LiquidError("nothing stands between the marks")
    split = [i for i, token in enumerate(tokens) if token in (("word", "and"), ("word", "or"))]
    pieces, at = [], 0
    for i in [*split, len(tokens)]:
        pieces.append(_liquid_comparison(tokens[at:i], words))
        at = i + 1
    expr = pieces[-1]
    for i, piece in zip(reversed(split), reversed(pieces[:-1]), strict=True):
        expr = Op(tokens[i][1], (piece, expr))
    return expr


def _liquid_comparison(tokens: list[tuple[str, str]], words: str) -> Expr:
    at = next((i for i, (kind, word) in enumerate(tokens) if (kind == "sign" and word in COMPARISONS | {"<>"})), None)
    contains = next((i for i, token in enumerate(tokens) if token == ("word", "contains")), None)
    if contains is not None:
        left, right = _liquid_value(tokens[:contains]), _liquid_value(tokens[contains + 1 :])
        return Opaque(" ".join(word for _, word in tokens), tuple(names_in(left)) + tuple(names_in(right)))
    if at is None:
        return _liquid_value(tokens)
    sign = "!=" if tokens[at][1] == "<>" else tokens[at][1]
    return comparison(sign, _liquid_value(tokens[:at]), _liquid_value(tokens[at + 1 :]), words.strip())


def _liquid_value(tokens: list[tuple[str, str]]) -> Expr:
    if not tokens:
        raise LiquidError("a value is missing")
    expr = _liquid_atom(*tokens[0])
    rest = tokens[1:]
    while rest:
        if rest[0][1] != "|" or len(rest) < 2 or rest[1][0] != "word":
            raise LiquidError(f"{rest[0][1]!r} is not expected here")
        end = next((i for i, (_, word) in enumerate(rest) if i and word == "|"), len(rest))
        arguments = [token for token in rest[2:end] if token[1] not in (":", ",", "(", ")")]
        expr = Filter(rest[1][1], (expr, *(_liquid_atom(*token) for token in arguments)))
        rest = rest[end:]
    return expr


def _liquid_atom(kind: str, word: str) -> Expr:
    if kind == "text":
        return Const(word[1:-1])
    if kind == "number":
        return Const(float(word) if "." in word else int(word))
    if kind != "word":
        raise LiquidError(f"{word!r} is not expected here")
    if word in _WORDS:
        return Const(_WORDS[word])
    name = re.sub(r"\[\s*[\"']?([^\"'\]]*?)[\"']?\s*\]", r".\1", word)
    base, _, last = name.rpartition(".")
    return Filter(last, (Var(base),)) if last in ("size", "first", "last") and base else Var(name)


LONGEST_VALUE = 2_000
"""A value that is joined together is cut here: a name may be joined to itself as often as there are statements."""


def truth(value: Value) -> bool:
    """Whether a value counts as true; the empty string does not, as nobody writes a condition to greet nobody."""
    return value.count > 0 if isinstance(value, Items) else bool(value)


def evaluate(expr: Expr, lookup: Lookup) -> Value:
    """What the expression comes to, with the values that *lookup* gives its variables."""
    if isinstance(expr, Const):
        return expr.value
    if isinstance(expr, Var):
        return lookup(expr.name)
    if isinstance(expr, Opaque):
        return lookup(f"({expr.words})")
    if isinstance(expr, Filter):
        return _filtered(expr, lookup)
    first = evaluate(expr.parts[0], lookup)
    if expr.sign == "not":
        return not truth(first)
    if expr.sign == "if":
        return evaluate(expr.parts[1 if truth(first) else 2], lookup)
    if expr.sign == "join":
        return "".join(shown(evaluate(part, lookup)) for part in expr.parts)[:LONGEST_VALUE]
    if expr.sign in ("and", "or"):
        return first if truth(first) == (expr.sign == "or") else evaluate(expr.parts[1], lookup)
    return _compare(expr.sign, first, evaluate(expr.parts[1], lookup))


def _compare(sign: str, left: Value, right: Value) -> bool:
    if left in (None, "") and right in (None, ""):
        return sign in ("==", "<=", ">=")
    if isinstance(left, Items):
        left = left.count if isinstance(right, (int, float)) and not isinstance(right, bool) else truth(left) or ""
    if sign in ("==", "!="):
        return (left == right) == (sign == "==")
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]
    return False


def _filtered(expr: Filter, lookup: Lookup) -> Value:
    value = evaluate(expr.parts[0], lookup)
    if expr.name in DEFAULTS:
        return value if truth(value) or len(expr.parts) < 2 else evaluate(expr.parts[1], lookup)
    if expr.name in SIZES:
        return value.count if isinstance(value, Items) else len(shown(value))
    if "date" in expr.name and value:
        return "12 June"
    if isinstance(value, str):
        plain: dict[str, Callable[[str], str]] = {
            "upper": str.upper, "upcase": str.upper, "lower": str.lower, "downcase": str.lower, "trim": str.strip,
            "strip": str.strip, "capitalize": str.capitalize, "title": str.title,
        }  # fmt: skip
        return plain.get(expr.name, str)(value)
    return value


def shown(value: Value) -> str:
    """A value as a template prints it."""
    if value is None or isinstance(value, Items):
        return ""
    return str(value)
