"""The page in a real browser, offline: it opens, counts as Python does when filtered, fits a phone, and axe has nothing grave to say."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach.report import Report
from replycoach.report.figures import figures, select

REASON = "the page was NOT tried in a browser: "
sync_api = pytest.importorskip("playwright.sync_api", reason=REASON + "install playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=REASON + "install axe-playwright-python")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def file(page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def opened(browser: Any, file: str, complaints: list[str], **options: Any) -> Any:
    context = browser.new_context(offline=True, **options)
    shown = context.new_page()
    shown.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("request", lambda request: complaints.append(request.url) if request.url != file else None)
    shown.on("dialog", lambda dialog: complaints.append(dialog.message))
    shown.goto(file)
    shown.wait_for_selector("[data-plot=scores] .vega-embed svg, [data-plot=scores] svg.marks")
    return shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_opens_offline_fits_and_is_accessible(browser: Any, file: str, width: int, scheme: str) -> None:
    complaints: list[str] = []
    shown = opened(browser, file, complaints, viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown.wait_for_timeout(300)
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = axe.Axe().run(shown).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert complaints == []
    shown.context.close()


def test_filters_count_as_python_does(browser: Any, file: str, team: Report) -> None:
    complaints: list[str] = []
    shown = opened(browser, file, complaints)
    for who, channel, first, last in (
        (0, None, None, None),
        (None, 0, None, None),
        (None, None, 1, 2),
        (1, 1, 0, 2),
        (2, None, None, None),
    ):
        for name, value in (("who", who), ("channel", channel), ("first", first), ("last", last)):
            shown.select_option(f"[name={name}]", "" if value is None else str(value))
        weeks = None if first is None or last is None else (first, last)
        facts = select(team.facts, who, channel, weeks)
        own = figures(facts, len(team.people), len(team.channels), len(team.weeks), team.groups)
        assert shown.inner_text("output") == f"{len(facts)} of {len(team.facts)} replies"
        enough = 5 if who is None else 20
        mean = own.score.value if own.score.n >= enough else None
        assert shown.inner_text("#mean") == ("too few" if mean is None else f"{mean:.1f}")
        if mean is not None:
            assert f"{int((own.score.low or 0) + 0.5)}–{int((own.score.high or 0) + 0.5)}" in shown.inner_text(
                "#mean-told"
            )
        for i, one in enumerate(own.people):
            row = shown.locator(f"tr[data-row=people][data-i='{i}']")
            assert row.is_visible() == (one.n > 0)
            if one.n:
                assert row.locator(".value").inner_text() == ("too few" if one.value is None else f"{one.value:.1f}")
        for i, (stage, share) in enumerate(own.stages.items()):
            assert shown.inner_text(f"tr[data-row=stages][data-i='{i}'] .n") == f"{share.count} of {share.n}", stage
    shown.click("button[type=reset]")
    shown.wait_for_timeout(200)
    assert shown.inner_text("output").startswith(f"{len(team.facts)} of")
    assert complaints == []


def test_habits_follow_the_person(browser: Any, file: str, team: Report) -> None:
    shown = opened(browser, file, [])
    shown.select_option("[name=who]", "0")
    costs = [float(text) for text in shown.locator(".habit:visible .cost").all_inner_texts()]
    assert costs == sorted(costs, reverse=True)
    assert costs
    whose = shown.locator(".habit:visible li:visible").evaluate_all("items => items.map(one => one.dataset.who)")
    assert set(whose) == {"0"}
    assert shown.locator(".person:visible").count() == 1
    assert team.people[0] in shown.inner_text(".person:visible")


def test_reads_without_scripts(browser: Any, file: str, team: Report) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    shown = context.new_page()
    shown.goto(file)
    assert shown.inner_text("#mean") == f"{team.figures.score.value:.1f}"
    assert not shown.locator("#filters").is_visible()
    assert shown.locator("[data-plot=scores] svg").is_visible()
    context.close()
