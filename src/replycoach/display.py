"""Cards and tables for notebooks: HTML that loads nothing and runs nothing, light and dark, readable without colour.

A `Review` and a `Rewrite` show themselves; `show` makes a table of several reviews. ``%load_ext replycoach.display`` shows every
list or tuple of reviews as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from replycoach.formats.changes import changes as changes
from replycoach.formats.shown import Shown, nothing_found, taken_by
from replycoach.formats.text import SIGN, STAGE_NAMES, TRAITS, printable
from replycoach.model import SEVERITIES, Finding, Review, Rewrite, Severity

LONGEST_TABLE = 100
"""Rows of a table that are shown; the rest is counted."""


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
    """The draft, of HTML the words that are read, cut wherever a finding begins or ends; findings may overlap."""
    if review.case is None:
        return
    shown = Shown.of(review.case.reply)
    placed = [
        (number, one, *shown.place(one.start, one.end))
        for number, one in enumerate(review.findings, 1)
        if one.start is not None and one.end is not None
    ]
    edges = {edge for *_, low, high in placed for edge in (low, high)}
    for start, end in pairwise(
        [0, *sorted({0, *edges, len(shown.text)})]
    ):  # (0, 0): something may end before all words
        over = tuple((number, one) for number, one, low, high in placed if low <= start < end <= high)
        ending = tuple(number for number, _, low, high in placed if high == end and (start < end or low == high))
        yield Piece(shown.text[start:end], over, ending)


def message(finding: Finding, review: Review) -> str:
    """The message of a finding, of an HTML draft with the words that are read."""
    return Shown.of(review.case.reply).message(finding) if review.case else finding.message


def _counts(review: Review) -> str:
    """The findings in short: a sign and a number for each severity, a tick for none."""
    counts = {level: sum(one.severity == level for one in review.findings) for level in SEVERITIES}
    return " ".join(f"{SIGN[level]}{count}" for level, count in counts.items() if count) or "✔"


def _beginning(review: Review, width: int = 90) -> str:
    text = " ".join(printable(Shown.of(review.case.reply).text).split()) if review.case else ""
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
        message=message,
        counts=_counts,
        beginning=_beginning,
        SIGN=SIGN,
        STAGE_NAMES=STAGE_NAMES,
        TRAITS=TRAITS,
        nothing_found=nothing_found,
        taken_by=taken_by,
    )
    environment.filters["points"] = lambda number: f"{number:g}"
    return environment
