"""What can be done at a place: other words, all that is safe at once, a comment that leaves a finding out.

Every action was tried before it is offered: the text with its edit was checked again, the finding is gone and no other came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from lsprotocol.types import CodeActionKind, TextEdit

from replycoach.checking.dialect import engine
from replycoach.checking.fix import apply, fixed
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.report import CheckReport, FileEdit, Lines, Located
from replycoach.checking.views import View, views
from replycoach.coach import Coach
from replycoach.errors import ReplycoachError
from replycoach.formats.text import printable
from replycoach.lsp.document import Checked
from replycoach.lsp.positions import Positions
from replycoach.lsp.told import at
from replycoach.model import Applied, Case, Rewrite

MOST: Final = 10
"""Findings of one request for which actions are sought; more than that is a selection of everything."""
LONGEST_REWRITTEN: Final = 20_000
REASON: Final = "TODO: say why"
BLANK: Final = "template/unfilled"
"""The rule that marks a blank; in a draft a rewrite may bring one, for the agent to fill."""
_NO_COMMENTS: Final = {".json", ".jsonl", ".csv"}
_HASHED: Final = {".yaml", ".yml", ".toml"}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done: what it is called, its kind, its edits, the finding that it settles (None: many)."""

    title: str
    kind: CodeActionKind | str
    edits: tuple[FileEdit, ...]
    settles: Located | None = None
    preferred: bool = False


def text_edits(edits: Sequence[FileEdit], places: Positions) -> list[TextEdit]:
    """Edits as the editor takes them."""
    return [TextEdit(places.range(edit.start, edit.end), edit.text) for edit in edits]


@dataclass(frozen=True, slots=True)
class _Change:
    """What a rewrite does for a rule, and whether it keeps facts and meaning for sure."""

    rule: str
    edits: tuple[FileEdit, ...]
    sure: bool


class Desk:
    """One checked version of a document in hand; what was worked out once is known."""

    def __init__(self, checked: Checked, places: Positions) -> None:
        self.checked, self.places = checked, places
        self.text, self.report = checked.document.text, checked.report
        self.lines = Lines(self.text)
        self._rewrites: dict[int, tuple[Rewrite, list[_Change]] | None] = {}
        self._tried: dict[tuple[tuple[FileEdit, ...], str], bool] = {}

    def actions(
        self, start: int, end: int, only: Sequence[str] | None = None, *, asked: bool = True
    ) -> Iterator[Action]:
        """What can be done about the findings that a stretch touches; `only` names the kinds that are asked for.

        Without `asked` the editor just wants to know whether there is something: no draft is rewritten as a whole for that.
        """

        def wanted(kind: str) -> bool:
            return only is None or any(kind == one or kind.startswith(f"{one}.") for one in only)

        if wanted(CodeActionKind.QuickFix):
            for one in list(at(self.checked, self.places, start, end))[:MOST]:
                yield from self.settling(one)
        if wanted(CodeActionKind.SourceFixAll) and (new := self.all_safe) != self.text:
            title = "Make all safe edits (replycoach)"
            yield Action(title, CodeActionKind.SourceFixAll, self.difference(self.text, new))
        if asked and wanted(CodeActionKind.RefactorRewrite):
            yield from self.whole()

    def settling(self, one: Located) -> Iterator[Action]:
        """Ways to settle one finding: its safe edit, other words, a comment."""
        seen: list[tuple[FileEdit, ...]] = []
        if one.fix and self._settles(one.fix, one.finding.rule):
            seen.append(one.fix)
            yield Action(self._title(one.fix), CodeActionKind.QuickFix, one.fix, one, preferred=True)
        for action in self._other_words(one):
            if action.edits not in seen:
                yield action
        for edit in self._comments(one):
            if self._settles((edit,), one.finding.rule):
                title = f"Leave out {one.finding.rule} here, with a reason"
                yield Action(title, CodeActionKind.QuickFix, (edit,), one)
                break

    @cached_property
    def all_safe(self) -> str:
        """The text with every safe edit made, as ``replycoach check --fix`` would."""
        name, settings = self.checked.name, self.checked.settings
        return fixed(name, self.text, self.report.findings, settings, lambda new: self.checked.again(new).findings)

    def whole(self) -> Iterator[Action]:
        """The rewrite of a draft as a whole."""
        for piece in self._pieces:
            if piece.name or piece.dialect != "plain":
                continue
            rewritten = self._rewritten(piece)
            if rewritten is None or rewritten[0].text == piece.text:
                continue
            rewrite = rewritten[0]
            low, high = piece.to_file(0, len(piece.text))
            blanks = f", {len(rewrite.slots)} blank{'s' * (len(rewrite.slots) != 1)} to fill" if rewrite.slots else ""
            title = f"Rewrite the draft: score {rewrite.before.score:g} → {rewrite.after.score:g}{blanks}"
            edits = self.difference(self.text, self.text[:low] + rewrite.text + self.text[high:])
            yield Action(title, CodeActionKind.RefactorRewrite, edits)

    def difference(self, old: str, new: str) -> tuple[FileEdit, ...]:
        """The lines that change, so that the rest keeps its place in the editor."""
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
        starts = [0]
        for line in before:
            starts.append(starts[-1] + len(line))
        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return tuple(
            self._edit(starts[a], starts[b], "".join(after[c:d])) for what, a, b, c, d in codes if what != "equal"
        )

    def _edit(self, start: int, end: int, text: str) -> FileEdit:
        return FileEdit(**self.lines.place(start, end).model_dump(), text=text)

    @cached_property
    def _pieces(self) -> list[Piece]:
        try:
            found = pieces(self.checked.name, self.text, self.checked.settings)
        except ReplycoachError:
            return []
        return [piece for piece in found if not piece.private]

    def _piece_of(self, one: Located) -> Piece | None:
        for piece in self._pieces:
            low, high = piece.to_file(0, len(piece.text))
            if piece.name == one.piece and low <= one.start <= high:
                return piece
        return None

    def _other_words(self, one: Located) -> Iterator[Action]:
        piece = self._piece_of(one)
        rewritten = self._rewritten(piece) if piece is not None else None
        if piece is None or rewritten is None:
            return
        allowed = BLANK if piece.dialect == "plain" else ""
        for change in rewritten[1]:
            there = one.finding.start is None or any(
                edit.start < one.end and one.start < edit.end for edit in change.edits
            )
            if change.rule == one.finding.rule and there and self._settles(change.edits, change.rule, allowed):
                yield Action(self._title(change.edits), CodeActionKind.QuickFix, change.edits, one, change.sure)

    def _rewritten(self, piece: Piece) -> tuple[Rewrite, list[_Change]] | None:
        """The rewrite of what the customer sees first of a template, and those of its changes that the file can take."""
        key = piece.to_file(0, 0)[0]
        if key not in self._rewrites:
            settings = self.checked.settings
            view = next(iter(views(piece, settings)), None)
            if view is None or len(view.reply) > LONGEST_REWRITTEN:
                self._rewrites[key] = None
            else:
                rewrite = Coach(settings=settings).rewrite(Case(reply=view.reply, channel=piece.channel))
                changes = (self._change(one, view, piece) for one in rewrite.edits)
                self._rewrites[key] = rewrite, [one for one in changes if one is not None]
        return self._rewrites[key]

    def _change(self, applied: Applied, view: View, piece: Piece) -> _Change | None:
        """A change of the rewrite as edits of the file; None where it touches a placeholder, or composes what a template lacks."""
        edits: list[FileEdit] = []
        for edit in applied.edits:
            span = view.to_piece(edit.start, edit.end)
            encoded = piece.encode(edit.text)
            if span is None or encoded is None or not view.editable(edit.start, edit.end):
                return None
            if edit.start == edit.end and piece.dialect != "plain":
                return None
            edits.append(self._edit(*piece.to_file(*span), encoded))
        return _Change(applied.rule, tuple(edits), applied.safety == "safe" and "[" not in applied.after)

    def _comments(self, one: Located) -> Iterator[FileEdit]:
        """Where a comment that leaves the finding out could stand, in the file's own syntax."""
        suffix = PurePosixPath(self.checked.name).suffix.lower()
        piece = self._piece_of(one)
        if piece is None or suffix in _NO_COMMENTS:
            return
        words = f"replycoach: ignore[{one.finding.rule}] {REASON}"
        start = self.places.line_start(one.start)
        if suffix in _HASHED:
            line = self.text[start : self.places.line_end(start)]
            indent = line[: len(line) - len(line.lstrip())]
            yield self._edit(start, start, f"{indent}# {words}{self._newline()}")
        kind = engine(piece.dialect)
        signs = {"jinja": ("{# ", " #}"), "liquid": ("{% comment %} ", " {% endcomment %}")}.get(kind)
        if signs is None and piece.kind in ("html", "markdown"):
            signs = "<!-- ", " -->"
        if signs:
            line = self.text[start : self.places.line_end(start)]
            end = start + len(line.rstrip())
            yield self._edit(end, end, f"{signs[0]}{words}{signs[1]}")

    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def _settles(self, edits: tuple[FileEdit, ...], rule: str, allowed: str = "") -> bool:
        """Whether the text with these edits has the finding no more, and no other one in its place."""
        if (edits, rule) not in self._tried:
            after = self.checked.again(apply(self.text, edits))
            had, has = _count(self.report), _count(after)
            has.pop(allowed, None)
            self._tried[edits, rule] = not after.failures and has[rule] < had[rule] and not has - had
        return self._tried[edits, rule]

    def _title(self, edits: Sequence[FileEdit]) -> str:
        old = _short(self.text[edits[0].start : edits[-1].end])
        new = _short(apply(self.text, edits)[edits[0].start : self._end_after(edits)])
        if not old:
            return f"Add “{new}”"
        return f"Write “{new}” instead of “{old}”" if new else f"Take out “{old}”"

    def _end_after(self, edits: Sequence[FileEdit]) -> int:
        return edits[-1].end + sum(len(edit.text) - (edit.end - edit.start) for edit in edits)


def _count(report: CheckReport) -> Counter[str]:
    return Counter(one.finding.rule for one in report.findings)


def _short(text: str, longest: int = 70) -> str:
    flat = " ".join(printable(text).split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
