"""Prose: what the customer reads, and that every position leads back to the source."""

from __future__ import annotations

import itertools
import string
import sys
import unicodedata
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycoach.text.characters import PLAINER
from replycoach.text.prose import Prose

FAST = settings(max_examples=60, deadline=None)

odd_pieces = [
    *"<>{}[]&;/=\"'`%#$|_Xx-: \n\r\t\0a1",
    "\u200b",
    "\u200d",
    "\u00a0",
    "’",
    "\ud83d",
    "\ude00",
    "e\u0301",
    "👩\u200d🚒",
]
anything = st.text(st.characters(), max_size=80) | st.lists(st.sampled_from(odd_pieces), max_size=60).map("".join)
snippets = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br>", "<b>", "</b>", "<div class=gmail_quote>", "</div>", "<blockquote>", "&amp;", "&nbsp;", "Hi Ana,", "[NAME]", "{{x}}", "\n",
         "> old", "-- ", "On 3 May 2026, Ana <a@x.example> wrote:", "<!--", "-->", "<script>", "</script>", "<a href='", "it's", " ", "<pre>", "</pre>",
         "From: a", "Sent: b", "Subject: c", "-----Original Message-----", "<NAME>", "\r\n", "https://x.example/a.", "&#0;", "&#xd800;", "&bogus;"]
    ),
    max_size=25,
).map("".join)  # fmt: skip
kinds = st.sampled_from(["auto", "plain", "html"])


def places(prose: Prose) -> list[tuple[int, int]]:
    return [prose.to_source(i, i + 1) for i in range(len(prose.text))]


@FAST
@given(anything | snippets, kinds)
def test_positions_are_inside_the_source_in_order_and_tight(source: str, kind: str) -> None:
    prose = Prose.from_source(source, kind=kind)  # type: ignore[arg-type]
    spans = places(prose)
    assert all(0 <= start < end <= len(source) for start, end in spans)
    assert all(a <= b for a, b in itertools.pairwise(spans))
    if spans:
        assert prose.to_source(0, len(prose.text)) == (spans[0][0], spans[-1][1])


@FAST
@given(anything | snippets)
def test_a_visible_character_of_plain_text_leads_to_itself(source: str) -> None:
    prose = Prose.from_source(source, kind="plain")
    for character, (start, end) in zip(prose.text, places(prose), strict=True):
        original = source[start:end]
        if len(original) == 1 and not "\ud800" <= original <= "\udfff":
            assert original.translate(PLAINER).replace("\r", "\n") == character
        else:
            assert (
                character in unicodedata.normalize("NFC", original)
                or character in "\n\ufffd"
                or ord(character) > 0xFFFF
            )


@FAST
@given(anything | snippets, kinds)
def test_text_can_always_be_read_and_frozen_spans_are_sorted_and_inside(source: str, kind: str) -> None:
    prose = Prose.from_source(source, kind=kind)  # type: ignore[arg-type]
    prose.text.encode("utf-8")
    assert not set(prose.text) & {"\0", "\r", "\t", "\u200b", "\u202e", "\ufeff", "\u00a0"}
    assert 0 <= prose.body_end <= len(prose.text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(prose.frozen))
    assert all(0 <= start <= end <= len(prose.text) for start, end in prose.frozen)
    assert all(not prose.editable(p.start, p.end) for p in prose.placeholders)


@FAST
@given(st.lists(st.text(string.ascii_letters, min_size=1, max_size=8), min_size=1, max_size=12), st.data())
def test_the_words_of_html_are_all_there_and_lead_back(words: list[str], data: st.DataObject) -> None:
    tags = st.sampled_from(
        [" ", "<br>", "</p><p>", "</div>\n<div>", " <b>", "</b> ", "<!-- no -->\n", "<li>", "&nbsp;", "<o:p></o:p> "]
    )
    source = "<div>" + "".join(word + data.draw(tags) for word in words)
    prose = Prose.from_source(source)
    assert prose.kind == "html"
    assert prose.text.split() == words
    at = 0
    for word in words:
        at = prose.text.index(word, at)
        start, end = prose.to_source(at, at + len(word))
        assert source[start:end] == word
        at += len(word)


def test_characters_that_no_reader_sees_are_dropped_and_others_are_made_plain() -> None:
    source = "\ufeffDon’t\u00a0wo\u200brry\x00,\r\nit is “fine” \u202e\ud83d\ude00\ud800 e\u0301 👩\u200d🚒"
    prose = Prose.from_source(source)
    assert prose.text == 'Don\'t worry,\nit is "fine" 😀\ufffd é 👩\u200d🚒'
    start = prose.text.index("worry")
    low, high = prose.to_source(start, start + 5)
    assert source[low:high] == "wo\u200brry"
    newline = prose.text.index("\n")
    assert source[slice(*prose.to_source(newline, newline + 1))] == "\r\n"
    assert prose.frozen == ()


def test_plain_text_stays_as_it_is() -> None:
    source = "Hi Ana,\n\nOrder 4417 is on its way.\n\nBest wishes,\nTom\n"
    prose = Prose.from_source(source)
    assert (prose.text, prose.kind, prose.body, prose.signature) == (source, "plain", source, None)
    assert all(place == (i, i + 1) for i, place in enumerate(places(prose)))
    assert not prose.has_quote


@pytest.mark.parametrize("source", ["", " \n ", "\0", "\u200b", "<p></p>", "<!--", "> old words", "<script>x()"])
def test_a_draft_without_own_words_reads_blank(source: str) -> None:
    kind = "html" if source.startswith("<") else "auto"
    prose = Prose.from_source(source, kind=kind)  # type: ignore[arg-type]
    assert prose.text.strip() == ""
    assert prose.to_source(0, 0) == (0, 0) or prose.text


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        Prose.from_source("abc").to_source(2, 5)


def test_frozen_are_placeholders_links_addresses_code_and_signature() -> None:
    text = "Hi [NAME], see https://x.example/a(1). Mail help@x.example or run `rm x`.\n-- \nTom"
    prose = Prose.from_source(text)
    assert [prose.text[a:b] for a, b in prose.frozen] == [
        "[NAME]",
        "https://x.example/a(1",
        "help@x.example",
        "`rm x`",
        "-- \nTom",
    ]
    assert prose.editable(0, 2)
    assert prose.editable(3, 3)
    assert not prose.editable(0, 4)
    assert not prose.editable(5, 5)


def test_no_edit_spans_a_tag_or_a_quoted_line() -> None:
    prose = Prose.from_source("<p>one <b>two</b> three</p>")
    two = prose.text.index("two")
    assert prose.editable(two, two + 3)
    assert not prose.editable(two - 2, two + 3)
    inline = Prose.from_source("First.\n> old\nSecond.")
    assert inline.text == "First.\nSecond."
    assert not inline.editable(3, 10)
    assert inline.editable(7, 13)


def test_words_for_html_are_escaped() -> None:
    assert Prose.from_source("<p>x</p>").as_source("a < b & c\nd") == "a &lt; b &amp; c<br>\nd"
    assert Prose.from_source("x").as_source("a < b") == "a < b"


ADVERSARIAL = [
    "<", "{", ">\n", "[", "&", "<div>", "<a =\"", "<!--", "`", "[NAME] ", "{{", "From: x\n",
    "--\n", "On 3 x\n", "\ud800", "<blockquote>", "XX-", "_", "$contact.", "%{a", "<script>", "</a",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    def steps(size: int) -> int:
        return count_calls(lambda: Prose.from_source(piece * (size // len(piece))))

    few, many = steps(4_000), steps(8_000)
    assert many <= 2.3 * few + 500


@pytest.mark.parametrize("piece", ["<", "{", ">\n", "[", "&", "<div>"])
def test_a_megabyte_of_the_worst_is_read(piece: str) -> None:
    source = piece * (1_000_000 // len(piece))
    prose = Prose.from_source(source)
    assert prose.text in ("", source)
    assert prose.placeholders == ()


def count_calls(work: Callable[[], object]) -> int:
    """How many functions, Python's and C's, are called while *work* is done."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
