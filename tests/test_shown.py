"""An HTML draft is shown as its reader sees it, with the marks on the right words; positions stay those of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycoach import Coach
from replycoach.checking.check import check_text
from replycoach.display import changes, pieces
from replycoach.formats import check_html, rewrite_text, text
from replycoach.formats import check_text as check_page
from replycoach.formats.shown import Shown, as_read, nothing_found
from replycoach.model import Deduction

PAGE = (
    "<p>Hi Ana,</p>\n<p>I&rsquo;ll send the <b>green &amp; blue</b> mugs <i>as soon</i> as <a href=\"https://x.example/?a=1&amp;b=2\">possible</a>.</p>"
    "<!-- note --><script>x()</script><p>Best,<br>Jo</p>\n"
)  # fmt: skip
COACH = Coach(settings={"select": ["time/vague"]})


def test_marks_lie_on_the_words_that_are_read() -> None:
    review = COACH.review(PAGE, channel="email")
    (finding,) = review.findings
    assert PAGE[finding.start : finding.end].startswith("as soon</i> as <a")
    marked = [piece for piece in pieces(review) if piece.findings]
    assert [piece.text for piece in marked] == ["as soon as possible"]
    assert "".join(piece.text for piece in pieces(review)) == Shown.of(PAGE).text
    told = text.render(review)
    assert "[as soon as possible]1." in told
    assert "green & blue" in told
    assert "“as soon as possible” says no time." in told
    card = review._repr_html_()
    for source in ("&lt;b&gt;", "&lt;p&gt;", "&amp;amp;", "href"):
        assert source not in told
        assert source not in card


def test_a_rewrite_shows_whole_words_and_slots() -> None:
    rewrite = COACH.rewrite(PAGE)
    signs = {sign: "".join(one.text for one in changes(rewrite) if one.sign == sign) for sign in "-+"}
    assert "<" not in "".join(one.text for one in changes(rewrite))
    if rewrite.edits:
        assert signs["-"].strip() == "as soon as possible"
    plain = COACH.rewrite("Hi Ana,\n\nI will do it as soon as possible.\n\nBest,\nJo\n")
    told = " ".join(rewrite_text.render(plain).split())
    assert "[-as soon as possible-]{+[when: e.g. today by 17:00]+}." in told
    assert [one.text for one in changes(plain) if one.slot] == ["[when: e.g. today by 17:00]"]


def test_the_check_page_shows_no_tags() -> None:
    house = {"select": ["house"], "house": [{"id": "house/cheap", "phrases": ["very cheap"], "message": "“{found}”"}]}
    coach = Coach(settings=house)
    report = check_text("a.html", '<p>Hi,</p><p class="x">It is <b>very</b> cheap &amp; good.</p>', coach.settings)
    assert "It is <mark>very cheap</mark> &amp; good." in check_html.render(report)
    assert "It is very cheap & good." in check_page.render(report)
    assert "“very cheap”" in check_html.render(report)
    assert "<b>" not in check_page.render(report)
    assert report.findings[0].words == "very</b> cheap"


@pytest.mark.parametrize(
    "parts",
    [("a < b, ", "c > d", ""), ("", "<attribute key=x>", ""), ("x <", "y", "> z"), ("", "<b></b>", ""), ("", "", "")],
)
def test_what_is_no_markup_stays(parts: tuple[str, str, str]) -> None:
    assert as_read(*parts) == parts


@given(st.text("<>/bp a&;=\"'x1\n"), st.text("<>/bp a&;=\"'x1\n"), st.text("<>/bp a&;=\"'x1\n"))
def test_any_words_are_read(before: str, words: str, after: str) -> None:
    read = as_read(before, words, after)
    assert bool(read[1].strip()) == bool(words.strip())


@given(st.text('<>/bp a&;"x\n'), st.data())
def test_places_are_inside(inside: str, data: st.DataObject) -> None:
    source = f"<p>{inside}</p>"
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    shown = Shown.of(source)
    low, high = shown.place(start, end)
    assert 0 <= low <= high <= len(shown.text)


def test_words_of_two_paragraphs_do_not_run_together() -> None:
    assert as_read("Hi Ana,</p><p>", "Wait.", "</p><p>Bye") == ("Hi Ana, ", "Wait.", " Bye")
    assert as_read('"<p>Hi ', "<b>Ana</b>", "") == ('"Hi ', "Ana", "")


def test_points_that_are_missing_without_a_finding_are_told() -> None:
    review = COACH.review("Hi Ana, here it is.").model_copy(
        update={"deductions": (Deduction(rule="impression", factor=0.972, points=2.8),)}
    )
    assert nothing_found(review).endswith("the points missing from 100 are for the reply as a whole.")


def test_changes_are_shown_where_they_were_made(coach: Coach) -> None:
    """Two sentences with words in common, each turned: no word of the one is shown as taken from the other."""
    draft = "<p>Hi Ana, you failed to attach the form.</p><ul><li>It ships <i>soon</i>.</li></ul>"
    told = " ".join(rewrite_text.render(coach.rewrite({"reply": draft, "channel": "email"})).split())
    assert "[-you failed to attach the form-]{+the form wasn't attached; could you send it, please?+}" in told.replace(
        ".-]", "-]"
    )
    assert "It ships [-soon-]{+[when: e.g. by Friday]+}." in told
