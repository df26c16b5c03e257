"""Cards and tables in a real browser: axe has nothing to say, nothing overflows on a phone, nothing is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from replycoach import Coach, Review
from replycoach.display import show

REASON = "the cards were NOT tried in a browser: "
sync_api = pytest.importorskip("playwright.sync_api", reason=REASON + "install playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=REASON + "install axe-playwright-python")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

EXAMPLES = Path(__file__).parent.parent / "examples"
HTML = '<p>Hi Ana,</p><p>You failed to read <a href="https://x.example/a">the policy</a> &amp; I will do it <b>as soon as possible</b>!!!</p><p>Best,<br>Jo</p>'


@pytest.fixture(scope="module")
def cards() -> dict[str, str]:
    coach = Coach()
    draft, customer = ((EXAMPLES / name).read_text(encoding="utf-8") for name in ("draft.txt", "customer.txt"))
    review: Review = coach.review(
        draft, customer=customer, channel="email", customer_name="Ana", agent_name="John", id="T-1"
    )
    page = coach.review(HTML, channel="email")
    clean = review.model_copy(update={"findings": (), "score": 100.0, "id": None})
    return {
        "review": review._repr_html_(),
        "rewrite": coach.rewrite(review)._repr_html_(),
        "html": page._repr_html_(),
        "clean": clean._repr_html_(),
        "table": show([review, page, clean] * 3)._repr_html_(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Any, cards: dict[str, str], tmp_path: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    for name, card in cards.items():
        file = tmp_path / f"{name}.html"
        file.write_text(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
            f"<meta name=color-scheme content='light dark'><title>{name}</title><body><main><h1>{name}</h1>{card}</main>",
            encoding="utf-8",
        )
        complaints: list[str] = []
        page = context.new_page()
        page.on("console", lambda message, told=complaints: told.append(message.text))
        own = file.as_uri()
        page.on("request", lambda asked, told=complaints, own=own: told.append(asked.url) if asked.url != own else None)
        page.goto(own)
        for summary in page.query_selector_all("summary"):
            summary.click()
        found = axe.Axe().run(page).response["violations"]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found]
        assert told == [], (name, told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert complaints == []
        page.close()
    context.close()
