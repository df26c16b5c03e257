"""A review as a calm page for a terminal: the draft with its marks, the score, the stages, the findings worst first."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from replycoach.formats.shown import Shown, nothing_found, taken_by
from replycoach.model import FOREIGN, STAGES, Finding, Review, Severity

STYLE: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "advice": "cyan"}
SIGN: dict[Severity, str] = {"error": "✖", "warning": "▲", "advice": "•"}
STAGE_NAMES = {
    "control": "Control",
    "acknowledge": "Acknowledge",
    "refocus": "Refocus",
    "problem_solve": "Problem-solve",
}
TRAITS = {
    "complaint": "a complaint",
    "urgent": "urgent",
    "vague": "vague",
    "abusive": "abusive",
    "churn": "may leave",
}
"""What a customer's message is beside its emotion, in words."""


def render(review: Review, *, width: int = 100, colour: bool = False) -> str:
    """The page as text; ANSI styles only with `colour`."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        emoji=False,
    )
    console.print(page(review, width))
    written: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in written.splitlines()) + "\n"


def page(review: Review, width: int = 100) -> RenderableType:
    """The page as a rich renderable, for callers with a console of their own."""
    parts: list[RenderableType] = []
    if review.case is not None:
        parts += [Padding(_draft(review), (1, 2))]
    parts += [_score_line(review)] if review.depth == "surface" else [_score_line(review), _carp_line(review)]
    if review.customer is not None:
        parts.append(_customer_line(review))
    parts.append(Text(""))
    if any(verdict.reason == FOREIGN for verdict in review.verdicts.values()):
        parts.append(Text("The reply is not in English: nearly all rules did not apply, and the score says nothing."))
    elif not review.findings:
        parts.append(Text(nothing_found(review)))
    for number, finding in enumerate(review.findings, 1):
        told = Shown.of(review.case.reply).message(finding) if review.case else finding.message
        parts.append(_finding(number, finding, told, width))
    if review.left_out:
        parts.append(Text(f"Not asked, since they need the sentence model: {', '.join(review.left_out)}.", style="dim"))
    for failure in review.failures:
        parts.append(Text(f"! the rule {failure.rule} failed: {failure.error}", style="bold red"))
    return Group(*parts)


def _draft(review: Review) -> Text:
    assert review.case is not None
    shown = Shown.of(review.case.reply)
    text, words = Text(), shown.text.rstrip()
    numbers = {id(finding): number for number, finding in enumerate(review.findings, 1)}
    marks: list[tuple[int, int, int, Severity]] = []
    for finding in review.findings:  # the gravest first: of two that overlap it is the one to be seen
        if finding.start is None or finding.end is None:
            continue
        start, end = shown.place(finding.start, finding.end)
        if not any(start < other[1] and other[0] < end for other in marks):
            marks.append((start, end, numbers[id(finding)], finding.severity))
    at = 0
    for start, end, number, severity in sorted(marks):
        text.append(printable(words[at:start]))
        text.append(f"[{printable(words[start:end])}]", style=f"underline {STYLE[severity]}")
        text.append(f"{number}", style=STYLE[severity])
        at = end
    text.append(printable(words[at:]))
    return text


def printable(text: str) -> str:
    """The text without characters that a terminal would obey or that cannot be encoded.

    >>> printable("a\\x1b[31mb")
    'a�[31mb'
    """
    return "".join(
        character if character in "\n\t" or not _commands(character) else "�"
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
    )


def _commands(character: str) -> bool:
    code = ord(character)
    return (
        code < 32
        or 127 <= code < 160
        or 0xD800 <= code < 0xE000
        or code in (0x200E, 0x200F, 0x061C)
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
    )


def _score_line(review: Review) -> Text:
    line = Text().append("Score ", style="bold")
    line.append(f"{review.score:g}", style="bold")
    line.append(" of 100" if review.depth == "full" else " of 100 by the rules that need no model")
    if review.deductions:
        steps = " ".join(f"− {one.points:g} ({taken_by(one.rule)})" for one in review.deductions)
        line.append(f"\n100 {steps} = {review.score:g}", style="dim")
    groups = "   ".join(f"{group} {value:g}" for group, value in review.groups.items())
    line.append(f"\n{groups}", style="dim")
    return line


def _carp_line(review: Review) -> Text:
    line = Text().append("CARP  ", style="bold")
    for stage in STAGES:
        there = getattr(review.carp, stage)
        line.append(f"{'✔' if there else '·'} {STAGE_NAMES[stage]}   ", style="" if there else "dim")
    return line


def _customer_line(review: Review) -> Text:
    customer = review.customer
    assert customer is not None
    traits = [words for name, words in TRAITS.items() if getattr(customer, name)]
    line = Text().append("Customer  ", style="bold")
    line.append(", ".join([customer.emotion, *traits]))
    for question in customer.questions:
        line.append(f"\n  asks: {printable(' '.join(question.split()))}", style="dim")
    return line


def _finding(number: int, finding: Finding, told: str, width: int) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=4, justify="right")
    table.add_column(max_width=max(40, width - 6))
    head = Text(printable(told))
    head.append(f"  {finding.severity} {finding.rule}", style="dim")
    table.add_row(Text(f"{number} {SIGN[finding.severity]}", style=STYLE[finding.severity]), head)
    table.add_row("", Text(f"Why: {finding.why} ({finding.source})", style="dim"))
    for suggestion in finding.suggestions:
        table.add_row("", Text(f"Do:  {printable(suggestion.text)}"))
    table.add_row("", "")
    return table
