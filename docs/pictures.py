"""Draw the pictures of the documentation: ``python docs/pictures.py``. The same draft gives the same picture."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from replycoach import Coach, Review
from replycoach.formats import text

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
WIDTH = 100
CARD = (860, 690)
"""Width and height of the card in pixels."""
SHOWN = 4
"""Findings in the picture; the rest would make it longer than a screen."""


def told() -> Review:
    """The review of the example draft."""
    return Coach().review(
        (EXAMPLES / "draft.txt").read_text(encoding="utf-8"),
        customer=(EXAMPLES / "customer.txt").read_text(encoding="utf-8"),
        channel="email",
        customer_name="Ana",
        agent_name="John",
    )


def terminal(shown: Review) -> str:
    """The page of ``replycoach review`` as SVG, with fonts of the reader's machine."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        emoji=False,
    )
    console.print(text.page(shown, WIDTH))
    form = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    form = form.replace("Fira Code, monospace", "monospace")
    svg = console.export_svg(title="replycoach review draft.txt", code_format=form, unique_id="review")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def card(shown: Review, picture: Path) -> None:
    """The card of a notebook as PNG; needs Chromium."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("no Chromium, so the card was not drawn", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "card.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><body>{shown._repr_html_()}", encoding="utf-8")
        size, flags = (
            f"--window-size={CARD[0]},{CARD[1]}",
            ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
        )
        subprocess.run(
            [browser, *flags, size, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True
        )


def main() -> None:
    """Draw the pictures."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    review = told()
    shown = review.model_copy(update={"findings": review.findings[:SHOWN]})
    (folder / "review.svg").write_text(terminal(shown), encoding="utf-8")
    card(shown, folder / "card.png")


if __name__ == "__main__":
    main()
