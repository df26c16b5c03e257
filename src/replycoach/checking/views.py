"""The ways in which a customer may see a template: every branch, no, one and two items, with and without a value.

A view is made by walking the template's tree with answers to its questions. Sample values stand for what placeholders
bring; every code point of the template's own words maps back to its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from replycoach.checking.choices import OTHER, PRESENT, Assignment, counted, covering, questions
from replycoach.checking.expressions import DEFAULTS, Filter, Items, Opaque, Value, Var, evaluate, shown, truth
from replycoach.checking.piece import Piece
from replycoach.checking.quoted import span_in
from replycoach.checking.samples import SAMPLE_AGENT, SAMPLE_COMPANY, SAMPLE_CUSTOMER, sample
from replycoach.checking.source import Assign, Hole, If, Loop, Node, Note, Text, read
from replycoach.model import LONGEST
from replycoach.profile import Settings
from replycoach.text.mapping import Builder, Mapping, Pair

__all__ = ["SAMPLE_AGENT", "SAMPLE_COMPANY", "SAMPLE_CUSTOMER", "View", "views"]

MOST_CHARACTERS: Final = 2_000_000
"""How long all views of one piece may be together; those beyond are left out."""

MOST_TOLD: Final = 12
"""How many answers `View.when` names; a view that needs more says how many more."""

DEEP_LOOPS: Final = 2
"""Loops inside so many others show one item at most, so that nesting does not multiply."""


@dataclass(frozen=True, slots=True)
class View:
    """One way the customer may see a piece: the reply, when it is seen so, and what of it comes from placeholders.

    `frozen` are the spans of the reply that a placeholder brings, an empty one where a statement stands.
    """

    reply: str
    when: str
    frozen: tuple[Pair, ...]
    _source: str = field(repr=False, compare=False)
    _mapping: Mapping = field(repr=False, compare=False)

    def to_piece(self, start: int, end: int) -> Pair | None:
        """The span of the piece that this stretch of the reply comes from; None where it is nothing but sample values."""
        if start == end:
            return span_in(self._mapping, start, end)
        if any(a <= start and end <= b for a, b in self.frozen):
            return None
        first, last = self._mapping.source_of(start), self._mapping.source_of(end - 1)
        if first[0] <= last[0]:
            return first[0], last[1]
        turns = [self._mapping.source_of(at) for at in range(start, end)]  # over the end of a turn of a loop
        return min(turn[0] for turn in turns), max(turn[1] for turn in turns)

    def editable(self, start: int, end: int) -> bool:
        """Whether the reply there is a plain copy of the piece, so that an edit touches no placeholder and no tag."""
        if any(start < b and a < end if a < b else a in range(start + 1, end) for a, b in self.frozen):
            return False
        low, high = self.to_piece(start, end) or (0, 0)
        return self._source[low:high] == self.reply[start:end]


def views(piece: Piece, settings: Settings) -> list[View]:
    """The views of a piece, the usual one first; no two read alike, and none is empty.

    >>> piece = Piece.of("a.txt", "Hi {% if vip %}dear {% endif %}{{ customer.name }}", "jinja")
    >>> [(view.reply, view.when) for view in views(piece, Settings())]
    [('Hi dear Maria Lopez', 'if vip'), ('Hi Maria Lopez', 'if not vip')]
    """
    source = read(piece.text, piece.dialect)
    optional = frozenset(_optional(source.nodes))
    told: dict[str, View] = {}
    size = 0
    for answers in covering(questions(source.nodes)):
        scene = _Scene(piece, settings, answers, optional)
        scene.show(source.nodes)
        view = scene.view()
        size += len(view.reply) + 1
        if told and size > MOST_CHARACTERS:
            break
        if view.reply.strip() and view.reply not in told:
            told[view.reply] = view
    return list(told.values())


class _Scene:
    """Writes one view: the answers, what loops and settings have named, and which answers mattered."""

    def __init__(self, piece: Piece, settings: Settings, answers: Assignment, optional: frozenset[str]) -> None:
        self.piece, self.answers, self.optional = piece, answers, optional
        self.company = settings.company
        self.out = Builder()
        self.frozen: list[Pair] = []
        self.named: dict[str, Value] = {}
        self.turns: dict[str, tuple[int, int]] = {}
        self.loops: list[tuple[int, int]] = []
        self.mattered: dict[str, Value] = {}
        self.notes: dict[str, None] = {}

    def view(self) -> View:
        reply = self.out.text()
        frozen = tuple(dict.fromkeys(self.frozen))
        return View(reply, self.when(), frozen, self.piece.text, self.out.mapping)

    def show(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if len(self.out) > LONGEST:
                return
            if isinstance(node, Text):
                room = LONGEST - len(self.out)
                end = min(node.end, node.start + room)
                self.out.put(self.piece.text[node.start : end], node.start, end)
            elif isinstance(node, Hole):
                self.fill(node)
            elif isinstance(node, If):
                self.choose(node)
            elif isinstance(node, Loop):
                self.repeat(node)
            elif isinstance(node, Assign):
                self.named[node.name] = evaluate(node.expr, self.lookup)
            elif isinstance(node, Note):
                self.notes[node.words] = None

    def seam(self) -> None:
        """A statement stands here: no edit may span the place."""
        self.frozen.append((len(self.out), len(self.out)))

    def fill(self, node: Hole) -> None:
        words = shown(evaluate(node.expr, self.lookup))
        start = len(self.out)
        if words:
            # one code point longer than the placeholder, or shorter, so that it maps as a whole
            first = node.end - node.start == len(words)
            self.out.put(words[:1] if first else words, node.start, node.end)
            if first:
                self.out.put(words[1:], node.start, node.end)
        self.frozen.append((start, len(self.out)))

    def choose(self, node: If) -> None:
        self.seam()
        for branch in node.branches:
            if branch.condition is None or truth(evaluate(branch.condition, self.lookup)):
                self.show(branch.body)
                break
        self.seam()

    def repeat(self, node: Loop) -> None:
        over = evaluate(node.over, self.lookup) if not isinstance(node.over, Opaque) else self.lookup(counted(node))
        count = over.count if isinstance(over, Items) else 2 if truth(over) else 0
        count = min(count, 1 if len(self.loops) >= DEEP_LOOPS else 25)
        before = {name: self.turns.get(name) for name in node.names}
        for turn in range(count):
            self.seam()
            self.loops.append((turn, count))
            self.turns.update(dict.fromkeys(node.names, (turn, count)))
            self.show(node.body)
            self.loops.pop()
        self.turns.update({name: turn for name, turn in before.items() if turn})
        if not count and node.otherwise:
            self.show(node.otherwise.body)
        self.seam()

    def lookup(self, name: str) -> Value:
        if name in self.named:
            return self.named[name]
        root, _, rest = name.partition(".")
        if root in ("loop", "forloop") and self.loops:
            return self.of_loop(rest)
        turn = self.turns[root][0] if root in self.turns else 0
        value = sample(name, self.piece.dialect, self.company, turn)
        if name not in self.answers:
            return value
        answer = self.answers[name]
        self.mattered[name] = answer
        return value if answer == PRESENT else answer

    def of_loop(self, name: str) -> Value:
        turn, count = self.loops[-1]
        told: dict[str, Value] = {
            "index": turn + 1, "index0": turn, "first": turn == 0, "last": turn == count - 1, "length": count,
            "revindex": count - turn, "revindex0": count - turn - 1, "rindex": count - turn, "rindex0": count - turn - 1,
        }  # fmt: skip
        return told.get(name, "")

    def when(self) -> str:
        mattered = list(self.mattered.items())
        told = [words for name, answer in mattered[:MOST_TOLD] if (words := self.words_for(name, answer))]
        if len(mattered) > MOST_TOLD:
            told.append(f"and {len(mattered) - MOST_TOLD} more conditions")
        told += [f"without what {{% {note} %}} brings" for note in self.notes]
        return "; ".join(told)

    def words_for(self, name: str, answer: Value) -> str:
        opaque = name.startswith("(")
        plain = name[1:-1] if opaque else name
        if isinstance(answer, Items):
            return f"{plain} has {answer.count or 'none'}"
        if answer is True or answer == PRESENT:
            return "" if name in self.optional else f"if {plain}"
        if answer is False:
            return f"if not ({plain})" if opaque else f"if not {plain}"
        if answer == "":
            return f"without {plain}" if name in self.optional else f"if not {plain}"
        return f"if {plain} is {'something else' if answer == OTHER else answer}"


def _optional(nodes: Iterable[Node]) -> Iterator[str]:
    """Variables that a fallback asks about."""
    for node in holes(nodes):
        if isinstance(node.expr, Filter) and node.expr.name in DEFAULTS and isinstance(node.expr.parts[0], Var):
            yield node.expr.parts[0].name


def holes(nodes: Iterable[Node]) -> Iterator[Hole]:
    """Every output of a template, in whatever branch."""
    for node in nodes:
        if isinstance(node, Hole):
            yield node
        elif isinstance(node, If):
            for branch in node.branches:
                yield from holes(branch.body)
        elif isinstance(node, Loop):
            yield from holes(node.body)
            yield from holes(node.otherwise.body if node.otherwise else ())
