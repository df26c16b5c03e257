"""A rewrite for a terminal: the new text, or the draft with its changes marked, and what is left for the agent to do."""

from __future__ import annotations

import io
import json

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from replycoach.formats.changes import changes
from replycoach.formats.text import printable
from replycoach.model import Rewrite, Slot


def render(rewrite: Rewrite, *, width: int = 100, colour: bool = False) -> str:
    """The page with the changes: what went is struck out (``[-so-]``), what came stands out (``{+so+}``), as `git diff` has it."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False
    )
    console.print(page(rewrite, colour))
    written: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in written.splitlines()) + "\n"


def page(rewrite: Rewrite, colour: bool = False) -> RenderableType:
    """The page as a rich renderable, for callers with a console of their own."""
    old = rewrite.before.case.reply if rewrite.before.case else rewrite.text
    parts: list[RenderableType] = [Padding(_marked(rewrite, colour), (1, 2))]
    line = Text("Score ", style="bold")
    line.append(f"{rewrite.before.score:g} → {rewrite.after.score:g}", style="bold")
    if rewrite.slots:
        line.append(" once the blanks are filled")
    parts.append(line)
    if old == rewrite.text:
        parts.append(Text("Nothing to change." if not rewrite.left_alone else "Nothing was changed."))
    parts += [Text(f"  ✎ {edit.rule}  ({edit.safety})") for edit in rewrite.edits]
    parts += [Text(f"  □ fill in: {_blank(slot)}", style="cyan") for slot in rewrite.slots]
    parts += [
        Text(f"  · left alone: {left.rule}: {printable(left.reason)}", style="dim") for left in rewrite.left_alone
    ]
    return Group(*parts)


def _blank(slot: Slot) -> str:
    return printable(f"{slot.name}, e.g. {slot.example}" if slot.example else slot.name)


def _marked(rewrite: Rewrite, colour: bool) -> Text:
    text = Text()
    for change in changes(rewrite):
        shown = printable(change.text)
        if change.sign == "=":
            text.append(shown, style="underline cyan" if change.slot else "")
        elif change.sign == "-":
            text.append(shown if colour else f"[-{shown}-]", style="strike red")
        else:
            text.append(shown if colour else f"{{+{shown}+}}", style="underline green" if change.slot else "green")
    return text


def line(rewrite: Rewrite) -> str:
    """The rewrite as one line of JSON, without the reviews."""
    return json.dumps(
        {
            "id": rewrite.id,
            "text": rewrite.text,
            "score_before": rewrite.before.score,
            "score_after": rewrite.after.score,
            "edits": [edit.model_dump(mode="json") for edit in rewrite.edits],
            "slots": [slot.model_dump(mode="json") for slot in rewrite.slots],
            "left_alone": [left.model_dump(mode="json") for left in rewrite.left_alone],
        },
        ensure_ascii=False,
    )
