"""Cards and tables for notebooks: HTML that loads nothing and runs nothing, light and dark, readable without colour.

A `Review` and a `Rewrite` show themselves; `show` makes a table of several reviews. ``%load_ext replycoach.display`` shows every
list or tuple of reviews as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from replycoach.formats.rewrite_text import WORDS
from replycoach.formats.text import SIGN, STAGE_NAMES, printable
from replycoach.model import SEVERITIES, Finding, Review, Rewrite, Severity, Slot

LONGEST_TABLE = 100
"""Rows of a table that are shown; the rest is counted."""

TRAITS = ("complaint", "urgent", "vague", "abusive", "churn")


@dataclass(frozen=True)
class Piece:
    """A stretch of the draft on which the same findings lie (by their numbers), and the numbers of those that end with it."""

    text: str
    findings: tuple[tuple[int, Finding], ...] = ()
    ending: tuple[int, ...] = ()

    @property
    def severity(self) -> Severity:
        """The gravest of its findings."""
        return min((finding.severity for _, finding in self.findings), key=SEVERITIES.index)


@dataclass(frozen=True)
class Change:
    """Words that stay ("="), go ("-") or come ("+"); a slot is for the agent to fill."""

    sign: str
    text: str
    slot: bool = False


@dataclass(frozen=True)
class ReviewTable:
    """Several reviews, one a line: a table in a notebook, plain lines where it is printed."""

    reviews: tuple[Review, ...]

    def __len__(self) -> int:
        return len(self.reviews)

    def __repr__(self) -> str:
        lines = [f"<ReviewTable {self.summary}>"]
        for number, review in enumerate(self.reviews[:LONGEST_TABLE], 1):
            lines.append(
                f"{review.id or number!s:>8}  {review.score:5.1f}  {_counts(review):12}  {_beginning(review, 60)}"
            )
        if self.left_out:
            lines.append(f"… and {self.left_out} more")
        return "\n".join(lines)

    @property
    def summary(self) -> str:
        """How many there are, and the score in the middle."""
        count = f"{len(self)} draft{'' if len(self) == 1 else 's'}"
        return (
            f"{count}, median score {round(median(one.score for one in self.reviews), 1):g}" if self.reviews else count
        )

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return max(0, len(self) - LONGEST_TABLE)

    def _repr_html_(self) -> str:
        return _render("table.html.j2", table=self, reviews=self.reviews[:LONGEST_TABLE])


def show(reviews: Iterable[Review]) -> ReviewTable:
    """Several reviews as a table.

    >>> show([])
    <ReviewTable 0 drafts>
    """
    return ReviewTable(tuple(reviews))


def card(shown: Review | Rewrite) -> str:
    """A review or a rewrite as a piece of HTML with its own, scoped style."""
    if isinstance(shown, Review):
        return _render("card.html.j2", review=shown, rewrite=None)
    return _render("card.html.j2", review=shown.before, rewrite=shown)


def load_ipython_extension(shell: Any) -> None:
    """Show lists and tuples of reviews as tables in this notebook (``%load_ext replycoach.display``)."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        formatter.for_type(kind, _table_of)


def unload_ipython_extension(shell: Any) -> None:
    """Show lists and tuples plainly again."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        formatter.pop(kind, None)


def _table_of(several: list[Any] | tuple[Any, ...]) -> str | None:
    """The table, where all of these are reviews; None leaves the display as it was."""
    if several and all(isinstance(one, Review) for one in several):
        return show(several)._repr_html_()
    return None


def pieces(review: Review) -> Iterator[Piece]:
    """The draft cut wherever a finding begins or ends; findings may overlap."""
    if review.case is None:
        return
    reply = review.case.reply
    placed = [
        (number, one) for number, one in enumerate(review.findings, 1) if one.start is not None and one.end is not None
    ]
    edges = {edge for _, one in placed for edge in (one.start, one.end) if edge is not None}
    for start, end in pairwise(
        [0, *sorted({0, *edges, len(reply)})]
    ):  # (0, 0) first: something may end before all words
        over = tuple((number, one) for number, one in placed if one.start <= start and end <= one.end and start < end)  # type: ignore[operator]
        ending = tuple(number for number, one in placed if one.end == end and (start < end or one.start == one.end))
        yield Piece(reply[start:end], over, ending)


def changes(rewrite: Rewrite) -> Iterator[Change]:
    """What the rewrite keeps, takes out and puts in, its slots apart."""
    old = rewrite.before.case.reply if rewrite.before.case else rewrite.text
    edges = sorted({edge for slot in rewrite.slots for edge in (slot.start, slot.end)})
    at = 0
    for sign, words in _runs(_tokens(old), _tokens(rewrite.text, rewrite.slots)):
        if sign == "-":
            yield Change(sign, words)
            continue
        ends = [edge for edge in edges if at < edge < at + len(words)]
        for start, end in pairwise([at, *ends, at + len(words)]):
            slot = any(one.start <= start and end <= one.end for one in rewrite.slots)
            yield Change(sign, words[start - at : end - at], slot)
        at += len(words)


def _tokens(text: str, slots: Iterable[Slot] = ()) -> list[str]:
    """Words, spaces and signs; a slot is one token, so that no word of it is taken for one of the draft."""
    tokens, at = [], 0
    for slot in slots:
        tokens += [*WORDS.findall(text[at : slot.start]), text[slot.start : slot.end]]
        at = slot.end
    return tokens + WORDS.findall(text[at:])


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """What stays, goes and comes; changes that only a space parts are taken together.

    >>> list(_runs(_tokens("I'll do it as soon as possible."), _tokens("I'll do it by noon today.")))
    [('=', "I'll do it "), ('-', 'as soon as possible'), ('+', 'by noon today'), ('=', '.')]
    """
    gone = come = ""
    for what, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        first, second = "".join(old[a:b]), "".join(new[c:d])
        if what == "equal" and (first.strip() or not (gone or come)):
            yield from _change(gone, come)
            yield "=", first
            gone = come = ""
        else:
            gone, come = gone + first, come + second
    yield from _change(gone, come)


def _change(gone: str, come: str) -> Iterator[tuple[str, str]]:
    if gone.strip() or (gone and not come):
        yield "-", gone
    if come:
        yield "+", come


def _counts(review: Review) -> str:
    """The findings in short: a sign and a number for each severity, a tick for none."""
    counts = {level: sum(one.severity == level for one in review.findings) for level in SEVERITIES}
    return " ".join(f"{SIGN[level]}{count}" for level, count in counts.items() if count) or "✔"


def _beginning(review: Review, width: int = 90) -> str:
    text = " ".join(printable(review.case.reply).split()) if review.case else ""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _shown(value: Any) -> Any:
    """What a template writes: no character that would reorder or hide words; escaping follows."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _render(name: str, **names: Any) -> str:
    return _environment().get_template(name).render(**names).strip().encode("utf-8", "replace").decode()


@cache
def _environment() -> Environment:
    loader = PackageLoader("replycoach", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    environment.globals.update(
        pieces=pieces,
        changes=changes,
        counts=_counts,
        beginning=_beginning,
        SIGN=SIGN,
        STAGE_NAMES=STAGE_NAMES,
        TRAITS=TRAITS,
    )
    environment.filters["points"] = lambda number: f"{number:g}"
    return environment
