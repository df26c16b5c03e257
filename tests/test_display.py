"""What a notebook shows: complete, escaped, without anything loaded or run, and readable without colour."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from replycoach import Coach
from replycoach.display import ReviewTable, card, changes, pieces, show
from replycoach.model import (
    Applied,
    Carp,
    Case,
    CustomerReading,
    Edit,
    Failure,
    Finding,
    LeftAlone,
    Review,
    Rewrite,
    Severity,
    Slot,
    Suggestion,
)

NOTEBOOK = Path(__file__).parent.parent / "examples" / "notebook.ipynb"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}</style></mark>&lt;"
VOID = {"br", "img"}


class Page(HTMLParser):
    """The tags of a page; a tag that is not closed where it should be is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def finding(
    rule: str, start: int | None, end: int | None, text: str = "Too vague.", severity: Severity = "warning"
) -> Finding:
    return Finding(
        rule=rule, severity=severity, start=start, end=end, message=text, why=f"Why: {text}", source="ES",
        suggestions=(Suggestion(text=f"Do: {text}"),),
    )  # fmt: skip


def review(reply: str | None, *findings: Finding, text: str = "", score: float = 50.0) -> Review:
    customer = CustomerReading(
        emotion="angry",
        vague=False,
        clear=True,
        urgent=True,
        abusive=False,
        complaint=True,
        questions=(f"When? {text}",),
    )
    return Review(
        id=text or None, score=score, groups={"tone": 50.0}, carp=Carp(control=True), customer=customer, sentences=(),
        findings=findings, verdicts={}, failures=(Failure(rule=f"a/b{text}", error=f"broke {text}"),),
        case=None if reply is None else Case(reply=reply),
    )  # fmt: skip


def rewrite(old: str, new: str, *slots: Slot, text: str = "") -> Rewrite:
    edit = Applied(
        rule=f"time/vague{text}", safety="safe", edits=(Edit(start=0, end=1, text="x"),), before=text, after=text
    )
    left = LeftAlone(rule=f"tone/cold{text}", start=None, reason=f"no safe way {text}")
    before, after = review(old, score=40.0), review(new, score=90.0)
    return Rewrite(text=new, edits=(edit,), slots=slots, left_alone=(left,), before=before, after=after)


def test_the_card_has_it_all(coach: Coach) -> None:
    read = coach.review(
        "I can't send it until May. I'll call soon.", customer="Where is it? This is awful!", customer_name="Ana"
    )
    html = card(read)
    assert read._repr_html_() == html
    words = unescape(" ".join(Page(html).text))
    assert f"Score {read.score:g} of 100" in " ".join(words.split())
    for number, one in enumerate(read.findings, 1):
        assert f"{number} " in words
        for part in (one.message, one.why, one.source, one.rule, one.severity, *(two.text for two in one.suggestions)):
            assert part in words
    for stage in ("Control", "Acknowledge", "Refocus", "Problem-solve"):
        assert re.search(rf"[✔○] {stage}", words)
    assert read.customer is not None
    assert read.customer.emotion in words
    assert "Where is it?" in words


def test_repr_and_print_stay_plain(coach: Coach) -> None:
    read = coach.review("Call soon.")
    assert repr(read) == str(read) == f"<Review score={read.score:g} findings={len(read.findings)}>"


@pytest.mark.parametrize(
    "html",
    [
        card(review(HOSTILE, finding("x/" + HOSTILE, 0, 9, HOSTILE), finding("x/y", 4, 20, HOSTILE), text=HOSTILE)),
        card(rewrite(HOSTILE, HOSTILE[3:], Slot(start=0, end=5, name=HOSTILE, example=HOSTILE), text=HOSTILE)),
        show([review(HOSTILE, finding("x/y", 0, 9, HOSTILE), text=HOSTILE)])._repr_html_(),
    ],
    ids=["review", "rewrite", "table"],
)
def test_hostile_text_is_text(html: str) -> None:
    page = Page(html)
    tags = {tag for tag, _ in page.seen}
    assert not tags & {"script", "img", "link", "iframe", "a", "object"}
    for _, attributes in page.seen:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "href")]
    assert html.count("<style>") == html.count("</style>") == 1
    assert not re.search(r"url\(|@import|https?:", html)
    assert "{{ 7 * 7 }}" in unescape(html)


def test_style_reaches_only_the_card() -> None:
    style = re.sub(r"@media[^{]*\{", "", card(review("Hi")).partition("</style>")[0].partition("<style>")[2])
    for selectors in re.findall(r"([^{}]+)\{", style):
        assert all(".replycoach" in selector for selector in selectors.split(",")), selectors


def test_characters_that_reorder_or_hide_are_shown_as_such() -> None:
    html = card(review("pay \u202etfel\x00\x1b[31m now", text="\u2066x"))
    assert not re.search("[\u202e\u2066\x00\x1b]", html)
    assert "pay \ufffdtfel" in html


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("", ()), ("abcdef", ())]),
        ([(1, 3)], [("", ()), ("a", ()), ("bc", (1,)), ("def", ())]),
        ([(1, 4), (2, 6)], [("", ()), ("a", ()), ("b", ()), ("cd", (1,)), ("ef", (2,))]),
        ([(0, 6), (2, 3)], [("", ()), ("ab", ()), ("c", (2,)), ("def", (1,))]),
        ([(0, 2), (0, 2)], [("", ()), ("ab", (1, 2)), ("cdef", ())]),
        ([(0, 0)], [("", (1,)), ("abcdef", ())]),
        ([(3, 3)], [("", ()), ("abc", (1,)), ("def", ())]),
        ([(None, None)], [("", ()), ("abcdef", ())]),
    ],
)
def test_findings_may_overlap(
    spans: list[tuple[int | None, int | None]], expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    found = review("abcdef", *(finding("x/y", *span) for span in spans))
    assert [(piece.text, piece.ending) for piece in pieces(found)] == expected
    assert "".join(piece.text for piece in pieces(found)) == "abcdef"


def test_the_gravest_finding_colours_the_words_and_all_explain_them() -> None:
    html = card(review("abcdef", finding("x/y", 0, 4, "Mild.", "advice"), finding("x/z", 2, 6, "Grave.", "error")))
    marks = [attributes for tag, attributes in Page(html).seen if tag == "mark"]
    assert [mark["class"] for mark in marks] == ["advice", "error", "error"]
    assert "Mild." in str(marks[1]["title"])
    assert "Grave." in str(marks[1]["title"])


def test_a_review_without_its_case() -> None:
    assert "without its draft" in card(review(None, finding("x/y", 0, 3)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I call soon.", "I call [when: e.g. today] then."),
        ("as soon as possible", "[when: e.g. today by 17:00]"),
        ("x", "x"),
        ("x", "y z"),
        ("a b  c", "a  c"),
        ("one\n\ntwo", "one\n\nand\n\ntwo"),
    ],
)
def test_changes_add_up_to_the_new_text(old: str, new: str) -> None:
    at = new.find("[")
    slots = [Slot(start=at, end=new.find("]") + 1, name="when", example="today")] if at >= 0 else []
    made = list(changes(rewrite(old, new, *slots)))
    assert "".join(one.text for one in made if one.sign != "-") == new
    assert "".join(one.text for one in made if one.slot) == new[at : new.find("]") + 1] * bool(slots)


def test_a_rewrite_shows_what_went_and_what_came() -> None:
    made = rewrite("I call soon.", "I call [when: e.g. today].", Slot(start=7, end=25, name="when", example="today"))
    html = made._repr_html_()
    assert "<del>soon</del>" in html
    assert re.search(r'<ins class="slot"[^>]*>\[when: e\.g\. today\]</ins>', html)
    assert "Score 40 → 90" in html
    assert "Left alone: tone/cold" in html
    assert repr(made) == "<Rewrite 40 → 90 edits=1 slots=1>"


def test_a_table_of_reviews() -> None:
    table = show(review(f"Hi number {number}") for number in range(130))
    html = table._repr_html_()
    assert len([tag for tag, _ in Page(html).seen if tag == "tr"]) == 101
    assert "and 30 more" in html
    assert repr(table).startswith("<ReviewTable 130 drafts, median score 50>\n")
    assert len(repr(table).splitlines()) == 102


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_ipython_shows_lists_of_reviews_as_tables_and_leaves_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)  # of another environment it warns
    core = pytest.importorskip("IPython.core.interactiveshell")
    shell = core.InteractiveShell()
    html = shell.display_formatter.formatters["text/html"]
    assert html([review("Hi")]) is None
    shell.run_line_magic("load_ext", "replycoach.display")
    assert "<table" in html([review("Hi")])
    assert "<table" in html((review("Hi"),))
    assert html([1]) is None
    assert html([]) is None
    shell.run_line_magic("unload_ext", "replycoach.display")
    assert html([review("Hi")]) is None


@pytest.mark.filterwarnings("ignore")
def test_the_example_notebook_runs_and_shows() -> None:
    reason = "the example notebook was not run: install nbconvert and ipykernel"
    preprocessors = pytest.importorskip("nbconvert.preprocessors", reason=reason)
    pytest.importorskip("ipykernel", reason=reason)
    pytest.importorskip("pandas", reason=reason)
    nbformat = pytest.importorskip("nbformat", reason=reason)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not [cell for cell in notebook.cells if cell.get("outputs")], "outputs are not kept in the repository"
    run = preprocessors.ExecutePreprocessor(timeout=120, kernel_name="python3")
    run.preprocess(notebook, {"metadata": {"path": str(NOTEBOOK.parent)}})
    shown = "".join(
        output["data"].get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "data" in output
    )
    assert shown.count('<div class="replycoach">') == 3
    for part in ("<mark ", "<ins", '<table role="table">', "customer_complaint"):
        assert part in shown


def test_table_is_a_value() -> None:
    assert show([]) == ReviewTable(())
    assert len(show([review("Hi")])) == 1
