"""The playground's page in a real browser: from a poor draft to a good one by keyboard, and whatever could go wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from replycoach.rewriting.slots import SAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 120_000
"""Milliseconds that a loaded machine may take for an answer."""
CUSTOMER = "My coffee grinder (order 4417) arrived with a cracked lid, and I've been waiting two weeks for it! When will I get one that works?"
DRAFT = (
    "I can't send the replacement grinder until 3 December. Someone will look into the damaged lid as soon as possible."
)
HOSTILE = (
    "<script>hacked = 1</script>",
    "<img src=x onerror='hacked = 1'>",
    '"><svg/onload=hacked=1>',
    "</textarea><script>hacked = 1</script>",
    "<iframe srcdoc='<script>parent.hacked = 1</script>'></iframe>",
    "javascript:hacked=1",
    "{{constructor.constructor('hacked = 1')()}} ${hacked = 1}",
    "<a href='javascript:hacked=1' autofocus onfocus=hacked=1>soon</a>",
    "[<b>x: e.g. <img src=x onerror=hacked=1>] \u202etxet\u2066",
)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console says of errors."""
    return []


@pytest.fixture
def page(browser: Browser, playground: str, complaints: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(playground)
    page.wait_for_selector("#notice", state="hidden")
    yield page
    context.close()


def fill(page: Page, reply: str, customer: str = CUSTOMER) -> None:
    page.fill("#customer", customer)
    page.select_option("#channel", "email")
    page.fill("#customer_name", "Ana")
    page.fill("#agent_name", "John")
    page.fill("#reply", reply)


def coached(page: Page) -> None:
    """Wait until the marks are those of the draft as it stands."""
    page.wait_for_function("() => review && shown === reply.value && version === answered")


def offered(page: Page) -> None:
    """Wait until the suggestions are those of the draft as it stands."""
    page.wait_for_function("() => version === offered && shown === reply.value")


def test_from_a_poor_draft_to_a_good_one_by_keyboard(page: Page, complaints: list[str]) -> None:
    page.focus("#customer")
    page.keyboard.type(CUSTOMER)
    for value in ("email", "Ana", "John"):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    for _ in range(2):  # the company, the draft
        page.keyboard.press("Tab")
    page.keyboard.type(DRAFT)
    offered(page)
    assert page.locator("#score.error, #score.warning").count()
    steps = page.locator(".steps .done").count()
    for _ in range(12):
        offered(page)
        if not page.locator("#offers li").count():
            break
        page.keyboard.press("Alt+Enter")
        page.wait_for_timeout(200)
    assert "[when: e.g. today by 17:00]" in page.input_value("#reply")
    page.keyboard.press("Control+Home")
    while page.locator("#slots li").count():
        page.keyboard.press("Tab")
        assert page.evaluate("reply.value.slice(reply.selectionStart, reply.selectionEnd)").startswith("[")
        page.keyboard.type("today by 17:00")
    offered(page)
    assert page.locator("#findings .error, #findings .warning").count() == 0, page.inner_text("#findings")
    assert page.locator("#score.good").count() == 1
    assert "Good to send" in page.inner_text("#verdict")
    assert page.locator(".steps .done").count() > steps
    page.wait_for_function("() => live.textContent.startsWith('Score')")
    assert complaints == []


def test_a_suggestion_by_number_by_click_and_back(page: Page) -> None:
    draft = f"{DRAFT} We recieved your picture."  # a slip, mended for sure
    fill(page, draft)
    offered(page)
    safe = page.locator("#offers li").filter(has_text="keeps facts and meaning").count()
    assert safe
    page.focus("#reply")
    page.keyboard.press("Alt+Digit2")
    assert page.input_value("#reply") != draft
    page.keyboard.press("Control+z")
    assert page.input_value("#reply") == draft
    offered(page)
    page.click("#safe")
    assert page.input_value("#reply") != draft
    page.keyboard.press("Control+z")
    assert page.input_value("#reply") == draft
    offered(page)
    page.locator("#offers button").first.click()
    assert page.input_value("#reply") != draft
    assert page.evaluate("document.activeElement === reply")


def test_a_suggestion_is_shown_in_whole_words(page: Page) -> None:
    shown = "(([start, end, text], draft) => { const one = whole({ start, end, text }, draft); return [one.start, one.end, one.text]; })"
    for edit, draft, whole in (
        ([7, 8, "Thanks. Y"], "Hello, your lamp", [7, 11, "Thanks. Your"]),
        ([3, 3, "un"], "we able", [3, 3, "un"]),
        ([4, 5, "X"], "I can't", [2, 7, "caX't"]),
        ([5, 5, " Soon."], "Done.", [5, 5, " Soon."]),
    ):
        assert page.evaluate(f"([edit, draft]) => {shown}(edit, draft)", [edit, draft]) == whole


def test_suggestions_taken_one_by_one_come_to_the_rewrite(page: Page) -> None:
    fill(page, DRAFT)
    offered(page)
    whole = page.evaluate("api('rewrite', caseNow()).then((told) => told.text)")
    for number in reversed(range(page.locator("#offers li").count())):  # backwards: every place has to hold
        page.evaluate(f"accept([{number}])")
        page.evaluate("clearTimeout(timer)")  # no newer suggestions
    assert page.input_value("#reply") == whole


def test_marks_lie_under_their_words(page: Page) -> None:
    paragraph = (
        "Thanks for writing 🙂👍🏽, Ana. I'll get to it soon. "
        + "The grinder is on the way to you with the carrier. " * 4
    )
    fill(page, "\n\n".join([paragraph] * 8) + "\n")
    coached(page)
    words = page.locator(".marks mark").filter(has_text="soon")
    assert words.count()
    assert set(words.all_inner_texts()) == {"soon"}
    for width in (1300, 900, 390):
        page.set_viewport_size({"width": width, "height": 700})
        sizes = page.evaluate(
            """() => [reply, document.querySelector('.marks')].map((one) => {
                const style = getComputedStyle(one);
                const box = one.getBoundingClientRect();
                return [box.x, box.y, box.width, box.height, one.scrollHeight, one.clientWidth, one.scrollTop, style.font, style.padding];
            })"""
        )
        assert sizes[0] == sizes[1]
        assert page.evaluate("editor.scrollHeight > editor.clientHeight")
        page.evaluate("editor.scrollTop = 200")
        tops = page.evaluate("[reply, document.querySelector('.marks')].map((one) => one.getBoundingClientRect().y)")
        assert tops[0] == tops[1]


def test_the_why_by_pointer_and_by_cursor(page: Page) -> None:
    fill(page, "Hi Ana,\n\nI'll get to it soon.\n\nRegards,\nJohn")
    coached(page)
    mark = page.locator(".marks mark").filter(has_text="soon").first
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 8)
    page.wait_for_selector("#card:not([hidden])")
    for words in ("▲", "“soon” says no time.", "Why:", "ES", "time/vague", "→"):
        assert words in page.inner_text("#card")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    page.mouse.move(5, 5)
    page.focus("#reply")
    page.evaluate("reply.setSelectionRange(0, 0)")
    at = page.input_value("#reply").index("soon")
    for _ in range(at + 1):
        page.keyboard.press("ArrowRight")
    page.wait_for_selector("#card:not([hidden])")
    page.wait_for_function("() => live.textContent.includes('says no time')")
    page.get_by_role("button", name="“soon” says no time.").click()
    assert page.evaluate("reply.value.slice(reply.selectionStart, reply.selectionEnd)") == "soon"


def test_tab_goes_through_the_blanks_and_out(page: Page) -> None:
    fill(page, "I'll call [when: e.g. today by 17:00] and wait [how long: e.g. two minutes].")
    assert page.locator("#slots li").count() == 2
    page.focus("#reply")
    page.evaluate("reply.setSelectionRange(0, 0)")
    chosen = "reply.value.slice(reply.selectionStart, reply.selectionEnd)"
    page.keyboard.press("Tab")
    assert page.evaluate(chosen).startswith("[when")
    page.keyboard.press("Tab")
    assert page.evaluate(chosen).startswith("[how long")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(chosen).startswith("[when")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement === reply")


def test_words_to_be_said_anew_are_a_blank(page: Page) -> None:
    for name in SAY.values():
        fill(page, f"Hi Ana, [{name}: “You said “no”, so wait.”] I'll call [when: e.g. today by 17:00].")
        assert page.locator("#slots li").all_inner_texts()[0] == f"□ {name.capitalize()}"
        assert page.locator("#slots li").count() == 2


def test_an_answer_that_comes_late_is_dropped(page: Page) -> None:
    page.evaluate(
        """() => {
            let number = 0;
            const review = (score) => ({ score, findings: [], carp: {}, deductions: [], failures: [], customer: null });
            window.fetch = (path) => {
                const first = path.endsWith("review") && ++number === 1;
                const told = path.endsWith("review") ? review(first ? 1 : 99) : { edits: [], before: review(99) };
                return new Promise((done) => setTimeout(() => done({ ok: true, json: async () => told }), first ? 600 : 5));
            };
        }"""
    )
    page.fill("#reply", "Hello")
    page.wait_for_timeout(250)
    page.fill("#reply", "Hello Ana")
    page.wait_for_function("() => points.textContent === '99'")
    page.wait_for_timeout(800)
    assert page.text_content("#points") == "99"


def test_a_coach_that_is_gone_costs_no_word(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.fill("#reply", DRAFT)
    page.wait_for_selector("#notice.trouble")
    assert "your draft is safe" in page.inner_text("#notice")
    assert page.input_value("#reply") == DRAFT
    page.unroute("**/api/**")
    coached(page)
    assert page.locator("#notice").is_hidden()
    page.route(
        "**/api/**", lambda route: route.fulfill(status=400, json={"error": "reply: <b>no</b>", "code": "bad-case"})
    )
    page.fill("#reply", "Hi")
    page.wait_for_selector("#notice.trouble")
    assert page.inner_text("#notice") == "reply: <b>no</b>"


def test_a_page_without_the_token(browser: Browser, playground: str) -> None:
    page = browser.new_page()
    page.goto(playground.partition("#")[0])
    page.wait_for_selector("#notice.trouble")
    assert "replycoach play" in page.inner_text("#notice")
    page.close()


def test_hostile_texts_are_texts(page: Page, complaints: list[str]) -> None:
    page.on("dialog", lambda _: complaints.append("a dialog"))
    for field in ("customer", "customer_name", "agent_name", "company"):
        page.fill(f"#{field}", " ".join(HOSTILE))
    reply = "Hi Ana,\n\n" + "\n\n".join(f"You failed to read {text}. I'll get to {text} soon." for text in HOSTILE)
    page.fill("#reply", reply)
    offered(page)
    assert page.locator("#findings li").count() > 2
    page.evaluate(
        "for (const mark of document.querySelectorAll('.marks mark')) showCard(mark.dataset.numbers.split(' '), mark)"
    )
    assert page.input_value("#reply") == reply
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("main img, main iframe, main a, main script, #card img, main b, main svg").count() == 0
    assert complaints == []


def test_copy_says_what_is_still_to_fill(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.fill("#reply", "I'll call [when: e.g. today by 17:00].")
    page.click("#copy")
    page.wait_for_function(
        "() => document.getElementById('notice').textContent === 'Copied; 1 blank is still to fill.'"
    )
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("#reply")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
def test_it_fits_and_everybody_can_use_it(page: Page, width: int, scheme: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    fill(page, DRAFT + " " + "x" * 120 + " [when: e.g. today by 17:00]")
    offered(page)
    page.evaluate("showCard([0, 1], document.querySelector('.marks mark'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
