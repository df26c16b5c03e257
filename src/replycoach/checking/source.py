"""A template as a tree of few kinds of node, the same for every dialect: text, outputs, branches, loops, settings.

Nothing is run. What a template asks of other files (include, import, macros) is noted and not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import jinja2

from replycoach.checking.dialect import Engine, engine
from replycoach.checking.expressions import (
    Const,
    Expr,
    Filter,
    LiquidError,
    Op,
    Opaque,
    Var,
    comparison,
    from_jinja,
    from_liquid,
    is_deep,
)  # fmt: skip
from replycoach.checking.tokens import Problem, Token, tokens
from replycoach.model import did_you_mean

DEEPEST_BLOCK: Final = 40
"""How deeply statements may be nested."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand in the template as the customer reads them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hole:
    """A value that is filled in."""

    start: int
    end: int
    expr: Expr


@dataclass(slots=True)
class Branch:
    """One branch: the statement that opens it, its condition (None: else), and what it holds."""

    start: int
    end: int
    condition: Expr | None
    body: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class If:
    """Branches of which the first whose condition holds is shown."""

    branches: list[Branch]


@dataclass(slots=True)
class Loop:
    """A body that is shown once an item, and what is shown when there is none."""

    start: int
    end: int
    names: tuple[str, ...]
    over: Expr
    body: list[Node] = field(default_factory=list)
    otherwise: Branch | None = None


@dataclass(frozen=True, slots=True)
class Assign:
    """A name that is given a value."""

    start: int
    end: int
    name: str
    expr: Expr


@dataclass(frozen=True, slots=True)
class Note:
    """A statement that is not followed."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Names that a statement brings (macro arguments, imports); its body, when it has one, is part of the tree."""

    names: tuple[str, ...]


Node = Text | Hole | If | Loop | Assign | Note | Scope


@dataclass(frozen=True, slots=True)
class Source:
    """A template that was read: its nodes and what is broken in it."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]


@lru_cache(maxsize=64)
def read(text: str, dialect: str) -> Source:
    """Read a template of this dialect; never fails, what is broken is in `problems`.

    >>> source = read("Hi {% if vip %}dear {{ name }}{% endif %}", "jinja")
    >>> [type(node).__name__ for node in source.nodes], source.problems
    (['Text', 'If'], ())
    """
    found, problems = tokens(text, dialect)
    builder = _Builder(text, engine(dialect))
    for token in found:
        builder.take(token)
    nodes = builder.finish()
    problems = [*problems, *builder.problems]
    if engine(dialect) == "jinja" and not problems:
        problems = _jinja_problems(text)
    return Source(tuple(nodes), tuple(sorted(problems, key=lambda problem: problem.start)))


_ENVIRONMENT: Final = jinja2.Environment(
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True
)


@lru_cache(maxsize=1024)
def _parsed(words: str) -> Expr:
    return from_jinja(_ENVIRONMENT.parse("{{ " + words + " }}").body[0].nodes[0])  # type: ignore[attr-defined]


def _jinja_problems(text: str) -> list[Problem]:
    """What Jinja's own parser says, on the line that it names."""
    try:
        _ENVIRONMENT.parse(text)
    except jinja2.TemplateSyntaxError as error:
        lines = text.splitlines(keepends=True) or [""]
        number = min(max(error.lineno, 1), len(lines)) - 1
        start = sum(map(len, lines[:number]))
        line = lines[number]
        start += len(line) - len(line.lstrip())
        return [Problem(start, start + len(line.strip()), (error.message or "it does not parse").rstrip("."))]
    except RecursionError:
        return [Problem(0, len(text), "it is nested too deeply")]
    return []


_JINJA_OPEN: Final = frozenset("block with filter call macro autoescape trans".split())
_JINJA_SINGLE: Final = frozenset("include import from extends do break continue debug pluralize".split())
_LIQUID_OPEN: Final = frozenset("tablerow capture form paginate schema style javascript".split())
_LIQUID_SINGLE: Final = frozenset(
    "assign cycle increment decrement include render break continue echo liquid layout section".split()
)
_HIDDEN: Final = frozenset("macro capture schema style javascript".split())
_NOT_FOLLOWED: Final = frozenset("include import from extends render layout section macro".split())
_WORD: Final = re.compile(r"\s*#?([A-Za-z_]+)\s*")
_FOR: Final = re.compile(
    r"([\w\s,()]{1,100}?)\s+in\s+(.+?)(\s+recursive|\s+if\s.*|\s+(?:limit|offset|reversed|cols)\b.*)?", re.DOTALL
)


@dataclass(slots=True)
class _Open:
    """A statement that is not ended yet."""

    name: str
    token: Token
    node: If | Loop | None
    body: list[Node]
    subject: Expr | None = None


class _Builder:
    def __init__(self, text: str, kind: Engine) -> None:
        self.text, self.kind = text, kind
        self.nodes: list[Node] = []
        self.body = self.nodes
        self.open: list[_Open] = []
        self.problems: list[Problem] = []

    def problem(self, token: Token, words: str) -> None:
        if len(self.problems) < 50:
            self.problems.append(Problem(token.start, token.end, words))

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self.body.append(Text(token.start, token.end))
        elif token.kind == "out":
            self.output(token)
        elif token.kind == "statement":
            self.statement(token)

    def output(self, token: Token) -> None:
        words = self.text[slice(*token.inner)].strip()
        if token.name:
            value: Expr = Var(token.name)
            if token.fallback is not None:
                value = Filter("fallback", (value, Const(token.fallback)))
            self.body.append(Hole(token.start, token.end, value))
        elif self.kind == "sections":
            self.section(token, words)
        else:
            self.body.append(Hole(token.start, token.end, self.expr(token, words)))

    def section(self, token: Token, words: str) -> None:
        sign, name = words[:1], words[1:].strip()
        if words in ("else", "^"):
            self.otherwise(token, None)
        elif sign in ("#", "^"):
            given = Var(name.split()[-1] if name else "")
            self.enter(
                "section", token, If([Branch(token.start, token.end, Op("not", (given,)) if sign == "^" else given)])
            )
        elif sign == "/":
            self.leave(token, "section")
        elif sign not in ("!", ">"):
            name = words.strip("&{} ")
            spelled = re.fullmatch(r"[\w.\[\]-]+", name)
            self.body.append(Hole(token.start, token.end, Var(name) if spelled else self.odd(token, name)))

    def odd(self, token: Token, words: str) -> Expr:
        if not words:
            self.problem(token, "nothing stands between the marks")
        name = re.match(r"[\w.\[\]-]+", words)
        return Var(name[0]) if name and words[name.end() :].lstrip()[:1] in (".", "|", "(", " ", "") else Opaque(words)

    def expr(self, token: Token, words: str) -> Expr:
        """The expression that stands in *token*; one that is nested beyond reason may be anything."""
        expr = self.parsed(token, words)
        return Opaque(words) if is_deep(expr) else expr

    def parsed(self, token: Token, words: str) -> Expr:
        """The expression; one that does not read is a problem and may be anything."""
        if self.kind == "liquid":
            try:
                return from_liquid(words)
            except LiquidError as error:
                self.problem(token, str(error))
                return Opaque(words)
        if not words:
            self.problem(token, "nothing stands between the marks")
            return Const("")
        try:
            return _parsed(words)
        except (jinja2.TemplateSyntaxError, RecursionError, AttributeError, IndexError) as error:
            said = error.message if isinstance(error, jinja2.TemplateSyntaxError) else "it is nested too deeply"
            self.problem(token, (said or "it does not parse").rstrip("."))
            return Opaque(words)

    def statement(self, token: Token) -> None:
        words = self.text[slice(*token.inner)]
        found = _WORD.match(words)
        name = found[1] if found else ""
        rest = words[found.end() :].strip() if found else ""
        if words.strip().startswith("#") and self.kind == "liquid":
            return
        if name.startswith("end"):
            self.leave(token, name[3:])
        elif name == "for" or (name == "tablerow" and self.kind == "liquid"):
            self.loop(token, name, rest)
        elif name == "if" or (name == "unless" and self.kind == "liquid"):
            condition = self.expr(token, rest)
            if name == "unless":
                condition = Op("not", (condition,))
            self.enter(name, token, If([Branch(token.start, token.end, condition)]))
        elif name == "case" and self.kind == "liquid":
            self.enter(name, token, If([Branch(token.start, token.end, Const(False))]), self.expr(token, rest))
        elif name in ("elif", "elsif", "else", "when"):
            self.middle(token, name, rest)
        elif name in ("set", "assign"):
            self.assign(token, name, rest)
        else:
            self.other(token, name, rest)

    def other(self, token: Token, name: str, rest: str) -> None:
        opening = _JINJA_OPEN if self.kind == "jinja" else _LIQUID_OPEN
        single = _JINJA_SINGLE if self.kind == "jinja" else _LIQUID_SINGLE
        if name not in opening | single:
            known = [
                *opening,
                *single,
                "if",
                "for",
                "else",
                "endif",
                "endfor",
                "elif" if self.kind == "jinja" else "elsif",
            ]
            self.problem(
                token,
                f"there is no statement {name!r}{did_you_mean(name, known)}" if name else "a statement without a name",
            )
            return
        if name in _NOT_FOLLOWED:
            self.body.append(Note(token.start, token.end, name))
        if name in ("macro", "import", "from", "with", "call", "capture", "increment", "decrement", "trans", "do"):
            self.body.append(Scope(tuple(re.findall(r"[A-Za-z_]\w*", rest))))
        if name in opening:
            self.enter(name, token, None)
            if name in _HIDDEN:
                self.body = []

    def assign(self, token: Token, name: str, rest: str) -> None:
        target, equals, value = rest.partition("=")
        target = target.strip()
        if not equals and name == "set" and re.fullmatch(r"\w+(?:\s*\|.*)?", target):
            self.body.append(Scope((target.split("|")[0].strip(),)))
            self.enter("set", token, None)
            self.body = []
        elif re.fullmatch(r"[A-Za-z_][\w-]*", target):
            self.body.append(Assign(token.start, token.end, target, self.expr(token, value.strip())))
        elif equals and re.fullmatch(r"[\w\s,.]+", target):
            self.body.append(Scope(tuple(re.findall(r"[A-Za-z_]\w*", target))))
        else:
            self.problem(token, f"“{name}” gives no name a value")

    def loop(self, token: Token, name: str, rest: str) -> None:
        found = _FOR.fullmatch(rest)
        if found is None:
            self.problem(token, "a loop is written “for item in items”")
        names = tuple(re.findall(r"\w+", found[1])) if found else ()
        over = found[2] if found else "items"
        ranged = self.kind == "liquid" and over.startswith("(")
        expr: Expr = Opaque(over) if ranged or not found else self.expr(token, over)
        self.enter(name, token, Loop(token.start, token.end, names, expr))

    def middle(self, token: Token, name: str, rest: str) -> None:
        wrong = {"jinja": "elsif", "liquid": "elif"}.get(self.kind)
        if name == wrong or (name == "else" and rest.startswith("if")) or (name == "when" and self.kind == "jinja"):
            right = "elif" if self.kind == "jinja" else "elsif"
            self.problem(token, f"write “{right}” here")
        inside = self.open[-1] if self.open else None
        if inside is None or inside.node is None or (name == "when") != (inside.name == "case" and name != "else"):
            if name != wrong:
                self.problem(token, f"“{name}” stands in no statement that it belongs to")
            return
        if name == "else" or not rest:
            if not rest and name != "else":
                self.problem(token, "the condition is missing")
            self.otherwise(token, None)
        elif name == "when" and inside.subject is not None:
            self.otherwise(token, self.one_of(token, inside.subject, rest))
        else:
            self.otherwise(token, self.expr(token, rest))

    def one_of(self, token: Token, subject: Expr, rest: str) -> Expr:
        any_of: Expr | None = None
        for words in re.findall(r"\"[^\"]*\"|'[^']*'|[^\s,]+", rest):
            if words != "or":
                value = self.expr(token, words)
                one = comparison("==", subject, value, f"{words}")
                any_of = Op("or", (any_of, one)) if any_of else one
        return any_of or Opaque(rest)

    def otherwise(self, token: Token, condition: Expr | None) -> None:
        node = self.open[-1].node if self.open else None
        branch = Branch(token.start, token.end, condition)
        if isinstance(node, If):
            node.branches.append(branch)
        elif isinstance(node, Loop):
            node.otherwise = branch
        else:
            self.problem(token, "“else” stands in no statement that it belongs to")
            return
        self.body = branch.body

    def enter(self, name: str, token: Token, node: If | Loop | None, subject: Expr | None = None) -> None:
        if len(self.open) >= DEEPEST_BLOCK:
            self.problem(token, f"statements are nested deeper than {DEEPEST_BLOCK} levels")
        self.open.append(_Open(name, token, node, self.body, subject))
        if node is None or len(self.open) > DEEPEST_BLOCK:
            return
        self.body.append(node)
        self.body = node.body if isinstance(node, Loop) else node.branches[0].body

    def leave(self, token: Token, name: str) -> None:
        if not self.open:
            self.problem(token, f"“end{name}” ends nothing" if name != "section" else "this section was never opened")
            return
        inside = self.open[-1]
        if name != inside.name:
            self.problem(token, f"“end{name}” stands where “end{inside.name}” is due")
            if name not in [one.name for one in self.open]:
                return
        while self.open:
            inside = self.open.pop()
            self.body = inside.body
            if inside.name == name:
                break

    def finish(self) -> list[Node]:
        for inside in self.open[:DEEPEST_BLOCK]:
            what = "the section" if inside.name == "section" else f"“{inside.name}”"
            self.problem(inside.token, f"{what} is never ended")
        return self.nodes
