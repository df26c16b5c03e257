"""Draw the pictures of the documentation: ``python docs/pictures.py``. The same draft gives the same picture."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from replycoach import Coach
from replycoach.formats import text

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
WIDTH = 100
SHOWN = 4
"""Findings in the picture; the rest would make it longer than a screen."""


def review() -> str:
    """The page of ``replycoach review`` as SVG, with fonts of the reader's machine."""
    told = Coach().review(
        (EXAMPLES / "draft.txt").read_text(encoding="utf-8"),
        customer=(EXAMPLES / "customer.txt").read_text(encoding="utf-8"),
        channel="email", customer_name="Ana", agent_name="John",
    )  # fmt: skip
    told = told.model_copy(update={"findings": told.findings[:SHOWN]})
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        emoji=False,
    )
    console.print(text.page(told, WIDTH))
    form = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
        "Fira Code, monospace", "monospace"
    )
    svg = console.export_svg(title="replycoach review draft.txt", code_format=form, unique_id="review")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write the pictures."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    (folder / "review.svg").write_text(review(), encoding="utf-8")


if __name__ == "__main__":
    main()
