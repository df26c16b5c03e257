"""What is wrong with a template as a template: syntax, names, greetings that can end in nothing, branches never seen, notes left in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product
from math import prod
from typing import Final

from replycoach.checking.choices import MOST_VALUES, questions
from replycoach.checking.dialect import engine
from replycoach.checking.expressions import (
    DEFAULTS,
    Const,
    Expr,
    Filter,
    Op,
    Opaque,
    Value,
    Var,
    evaluate,
    names_in,
    truth,
    walk,
)  # fmt: skip
from replycoach.checking.piece import Piece
from replycoach.checking.samples import role
from replycoach.checking.source import Assign, Branch, Hole, If, Loop, Node, Scope, Source, Text, read
from replycoach.checking.variables import is_known, is_slip, judged, known_names, near
from replycoach.model import Severity
from replycoach.profile import Settings
from replycoach.text.mapping import Pair

MOST_ASSIGNMENTS: Final = 2_048
"""How many combinations of values are tried before a branch is taken to be alive."""

MOST_TRIED: Final = 50_000
"""How many for a whole template."""

MOST_FAULTS: Final = 100
"""How many faults of one rule are told for one piece."""

_GREETING: Final = re.compile(
    r"(?:^|[\n>])[^\S\n]*(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|welcome)(?: (?:there|back))?,?\s{1,3}$",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(
    r"(?m)(?:^|>)[ \t>*_(\[]{0,20}(?:internal(?: note| only| use)?|note to (?:self|agents?|staff|team)|agents? note|staff note)\s*[:\-–—][^\n<]{0,120}"
    r"|\b(?:internal (?:use )?only|for internal use(?: only)?|not for (?:the )?customers?|(?:note|message) to (?:the )?agents?\b)"
    r"|\b(?:TODO|FIXME)\b(?=\s*[:(\]\-–—])|(?:^|>)[ \t]*(?:TODO|FIXME)\b"
    r"|\bDO NOT SEND\b|(?<!please )\bdo not send (?:this )?(?:(?:to|as) (?:the )?(?:customer|is)\b|(?:macro|template|reply)\b|yet\b)"
    r"|\b(?:delete|remove) (?:this|these) (?:lines?|notes?|sections?|paragraphs?) before sending\b",
    re.IGNORECASE,
)
_SHOUTED: Final = ("todo", "fixme", "do not send")
_NO_NAME_NEEDED: Final = frozenset({"zendesk", "freshdesk", "osticket", "jira", "uvdesk", "replycoach", "plain"})
"""Dialects where a requester always has a name, or where greetings see to it themselves."""

_HOW: Final[dict[str, str]] = {
    "help scout": "{{%{name},fallback=there%}}", "intercom": '{{{{{name}|fallback:"there"}}}}', "chatwoot": '{{{{ {name} | default: "there" }}}}',
    "liquid": '{{{{ {name} | default: "there" }}}}', "jinja": '{{{{ {name} | default("there", true) }}}}',
    "frappe": '{{{{ {name} or "there" }}}}', "discourse": "%{{{name},fallback:there}}", "hubspot": '{{{{ {name}|default("there") }}}}',
    "zendesk contact center": '{{{{{name} || "there"}}}}', "gorgias": '{{{{{name}|fallback("there")}}}}',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a template: the rule, the place in the piece, the words that fill the rule's message, and how grave it is where
    that is not what the rule says."""

    rule: str
    start: int
    end: int
    words: dict[str, str] = field(default_factory=dict)
    severity: Severity | None = None


def faults(piece: Piece, settings: Settings) -> Iterator[Fault]:
    """All faults of a piece, rule by rule.

    >>> piece = Piece.of("a.txt", "Hi {{ticket.requester.frist_name}},", "zendesk")
    >>> [(fault.rule, fault.words["hint"]) for fault in faults(piece, Settings())]
    [('template/unknown-variable', '; did you mean “ticket.requester.first_name”?')]
    """
    source = read(piece.text, piece.dialect)
    for problem in source.problems[:MOST_FAULTS]:
        yield Fault("template/syntax-error", problem.start, problem.end, {"what": problem.words})
    yield from islice(_unknown(piece, source, settings), MOST_FAULTS)
    yield from islice(_dead(source), MOST_FAULTS)
    if not piece.private:
        yield from islice(_nameless(piece, source.nodes, frozenset()), MOST_FAULTS)
        yield from islice(_leaked(piece, source.nodes), MOST_FAULTS)


def _unknown(piece: Piece, source: Source, settings: Settings) -> Iterator[Fault]:
    kind = engine(piece.dialect)
    known = known_names(piece.dialect, settings.variables)
    unlike = judged(piece.dialect, settings.variables)
    if not known:
        return
    for start, end, name in _uses(source.nodes, _bound(source.nodes)):
        if is_known(name, piece.dialect, kind, settings.variables):
            continue
        like = near(name, known)
        severity = "error" if like and is_slip(name, like) else unlike or ("advice" if like else None)
        if severity is None:
            continue
        place = _place_of(name, piece.text, start, end)
        written = name if place == (start, end) else piece.text[slice(*place)]
        hint = "" if severity == "error" else " as far as is known here"
        hint += f"; did you mean “{like}”?" if like else "."
        words = {"name": written, "dialect": piece.dialect, "hint": hint}
        yield Fault("template/unknown-variable", *place, words, severity)


def _place_of(name: str, text: str, start: int, end: int) -> Pair:
    """Where a name stands in its statement: all of it, or as much as is written with dots."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        at = re.compile(rf"(?<![\w.]){re.escape('.'.join(parts[:count]))}(?!\w)").search(text, start, end)
        if at:
            return at.span()
    return start, end


def _bound(nodes: Iterable[Node]) -> set[str]:
    """Names that the template itself gives a value."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, Assign):
            names.add(node.name)
        elif isinstance(node, Scope):
            names |= set(node.names)
        elif isinstance(node, Loop):
            names |= {*node.names} | _bound(node.body) | _bound(node.otherwise.body if node.otherwise else ())
        elif isinstance(node, If):
            for branch in node.branches:
                names |= _bound(branch.body)
    return names


def _uses(nodes: Iterable[Node], bound: set[str]) -> Iterator[tuple[int, int, str]]:
    for start, end, expr in _exprs(nodes):
        for name in dict.fromkeys(names_in(expr)):
            if name.split(".")[0] not in bound:
                yield start, end, name


def _exprs(nodes: Iterable[Node]) -> Iterator[tuple[int, int, Expr]]:
    for node in nodes:
        if isinstance(node, (Hole, Assign)):
            yield node.start, node.end, node.expr
        elif isinstance(node, If):
            for branch in node.branches:
                if branch.condition is not None:
                    yield branch.start, branch.end, branch.condition
                yield from _exprs(branch.body)
        elif isinstance(node, Loop):
            yield node.start, node.end, node.over
            yield from _exprs(node.body)
            yield from _exprs(node.otherwise.body if node.otherwise else ())


def _nameless(piece: Piece, nodes: Iterable[Node], asked: frozenset[str]) -> Iterator[Fault]:
    """Greetings that end in nothing when a name is missing; *asked* are the names that a condition around has asked about."""
    if piece.dialect in _NO_NAME_NEEDED:
        return
    for node in nodes:
        if isinstance(node, Hole):
            name = _without_fallback(node.expr)
            greeted = _GREETING.search(piece.text[max(0, node.start - 60) : node.start])
            optional = role(name, piece.dialect) in ("customer_first_name", "customer_name")
            if name and name not in asked and optional and greeted:
                yield Fault(
                    "template/missing-fallback", node.start, node.end, {"name": name, "how": _how(piece.dialect, name)}
                )
        elif isinstance(node, If):
            names = frozenset(
                name for branch in node.branches if branch.condition for name in names_in(branch.condition)
            )
            for branch in node.branches:
                yield from _nameless(piece, branch.body, asked | names)
        elif isinstance(node, Loop):
            yield from _nameless(piece, node.body, asked)


def _without_fallback(expr: Expr) -> str:
    """The variable that is shown as it is; empty where another value may stand in for it."""
    if any(
        (isinstance(part, Filter) and part.name in DEFAULTS) or (isinstance(part, Op) and part.sign in ("or", "if"))
        for part in walk(expr)
    ):
        return ""
    return next(iter(names_in(expr)), "")


def _how(dialect: str, name: str) -> str:
    form = _HOW.get(dialect)
    return f"Write {form.format(name=name)}." if form else "This helpdesk has no fallback: greet without the name."


def _leaked(piece: Piece, nodes: Iterable[Node]) -> Iterator[Fault]:
    """Notes to agents in what the customer reads."""
    for start, end in _texts(nodes):
        for match in _NOTES.finditer(piece.text, start, end):
            words = match[0].strip(" \t>*_([")
            low = words.lower()
            if any(
                low.startswith(one) and low[: len(one)] == words[: len(one)]
                for one in _SHOUTED
                if len(words) <= len(one) + 2
            ):
                continue
            at = match.end() - len(match[0].lstrip(" \t>*_(["))
            yield Fault("template/private-note", at, at + len(match[0][at - match.start() :].rstrip()))


def _texts(nodes: Iterable[Node]) -> Iterator[Pair]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.start, node.end
        elif isinstance(node, If):
            for branch in node.branches:
                yield from _texts(branch.body)
        elif isinstance(node, Loop):
            yield from _texts(node.body)
            yield from _texts(node.otherwise.body if node.otherwise else ())


def _dead(source: Source) -> Iterator[Fault]:
    """Branches that no customer ever sees, and conditions that hold for everybody."""
    asked = questions(source.nodes)
    unsure = _bound(source.nodes) | {"loop", "forloop"}
    yield from _Paths(asked, unsure).dead(source.nodes, ())


class _Paths:
    """Walks the branches with the conditions that lead to them."""

    def __init__(self, asked: dict[str, tuple[Value, ...]], unsure: set[str]) -> None:
        self.asked, self.unsure, self.tried = asked, unsure, 0

    def dead(self, nodes: Iterable[Node], outer: tuple[Expr, ...]) -> Iterator[Fault]:
        for node in nodes:
            if isinstance(node, If):
                yield from self.dead_branches(node.branches, outer)
            elif isinstance(node, Loop):
                some = (*outer, node.over) if isinstance(node.over, Var) else outer
                yield from self.unless_dead(Branch(node.start, node.end, None, node.body), some, outer)
                if node.otherwise:
                    none = (*outer, Op("not", (node.over,))) if isinstance(node.over, Var) else outer
                    yield from self.unless_dead(node.otherwise, none, outer)

    def dead_branches(self, branches: list[Branch], outer: tuple[Expr, ...]) -> Iterator[Fault]:
        before: tuple[Expr, ...] = ()
        for number, branch in enumerate(branches):
            own = (branch.condition,) if branch.condition is not None else ()
            if _is_case(branches) and not number:
                continue
            if not number and own and branch.body and self.always(outer, own[0]):
                yield Fault(
                    "template/dead-branch",
                    branch.start,
                    branch.end,
                    {"what": "holds for everybody, so the condition can go"},
                )
                yield from self.dead(branch.body, outer)
            else:
                yield from self.unless_dead(branch, (*outer, *before, *own), outer)
            before = (*before, *(Op("not", (one,)) for one in own))

    def unless_dead(self, branch: Branch, path: tuple[Expr, ...], outer: tuple[Expr, ...]) -> Iterator[Fault]:
        if not branch.body:
            return
        if self.possible(path) or not self.possible(outer):
            yield from self.dead(branch.body, path)
        else:
            yield Fault("template/dead-branch", branch.start, branch.end, {"what": "is never seen by anybody"})

    def always(self, outer: tuple[Expr, ...], condition: Expr) -> bool:
        return self.possible(outer) and not self.possible((*outer, Op("not", (condition,))))

    def possible(self, path: tuple[Expr, ...]) -> bool:
        """Whether some values make all conditions hold; yes where there are too many to try, or too little is known."""
        sure = [one for one in path if not any(name.split(".")[0] in self.unsure for name in names_in(one))]
        names = list(dict.fromkeys(name for one in sure for name in _questions_in(one)))
        answers = [self.asked.get(name, ("\0", "")) for name in names]
        size = prod(len(one) for one in answers)
        self.tried += size
        if size > MOST_ASSIGNMENTS or self.tried > MOST_TRIED or any(len(one) >= MOST_VALUES for one in answers):
            return True
        for row in product(*answers):
            values = dict(zip(names, row, strict=True))
            if all(truth(evaluate(one, lambda name: values.get(name, "\0"))) for one in sure):  # noqa: B023
                return True
        return False


def _is_case(branches: list[Branch]) -> bool:
    """Whether this is a Liquid case, whose first branch is what stands before the first when."""
    return branches[0].condition == Const(False) and not branches[0].body


def _questions_in(expr: Expr) -> Iterator[str]:
    for part in walk(expr):
        if isinstance(part, Var):
            yield part.name
        elif isinstance(part, Opaque):
            yield f"({part.words})"
