"""Draw the pictures of the documentation: ``python docs/pictures.py``. The same draft gives the same picture."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from replycoach import Coach, Review
from replycoach.formats import text

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
WIDTH = 100
CARD = (860, 690)
"""Width and height of the card in pixels."""
PAGE = (1280, 760)
"""Width and height of the playground in pixels."""
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


def playground(picture: Path) -> None:
    """The playground with its example as PNG; needs Chromium and Playwright."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-u", "-m", "replycoach", "play", "--no-open"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as playwright,
    ):
        assert server.stdout
        address = server.stdout.readline().split()[-1]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": PAGE[0], "height": PAGE[1]})
        page.goto(address)
        page.click("#example")
        page.wait_for_selector("#offers li", timeout=120_000)
        page.locator(".marks mark").last.hover(force=True)
        page.wait_for_selector("#card:not([hidden])")
        page.screenshot(path=picture)
        browser.close()
        server.terminate()


def team(folder: Path) -> None:
    """The team report of the example, wide, dark and narrow, as PNG; needs Chromium, Playwright and vl-convert."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        page = Path(place) / "report.html"
        subprocess.run([sys.executable, str(EXAMPLES / "team_report.py"), str(page)], check=True, capture_output=True)
        team_shots(playwright, page, folder)


def team_shots(playwright: Playwright, report: Path, folder: Path) -> None:
    """Pictures of a report that is there."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for name, (width, height), who in (
        ("report", (1120, 1180), ""),
        ("report-narrow", (390, 1180), ""),
        ("report-dark", (1120, 820), "1"),
    ):
        scheme: Literal["dark", "light"] = "dark" if "dark" in name else "light"
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(report.as_uri())
        page.wait_for_selector("[data-plot=scores] svg.marks")
        page.select_option("[name=who]", who)
        if who:
            page.evaluate("document.querySelector('#habits').scrollIntoView()")
            page.evaluate("scrollBy(0, -90)")
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"{name}.png")
    browser.close()


def main() -> None:
    """Draw the pictures."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    review = told()
    shown = review.model_copy(update={"findings": review.findings[:SHOWN]})
    (folder / "review.svg").write_text(terminal(shown), encoding="utf-8")
    card(review, folder / "card.png")
    playground(folder / "playground.png")
    team(folder)


if __name__ == "__main__":
    main()
