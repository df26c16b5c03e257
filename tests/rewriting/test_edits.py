"""Edits by themselves: applied, clashing, carried back to the source; held against a plain model of what they should do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycoach.model import Edit
from replycoach.rewriting.edits import STAND_IN, Filled, Patches, apply, clash, in_source, prose_span, slots_of
from replycoach.text.prose import Prose


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(start=start, end=end, text=text)


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text, and edits of it that do not touch, in any order."""
    text = draw(st.text("abc ", min_size=1, max_size=20))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [edit(start, end, draw(st.text("XYZ", max_size=3))) for start, end in spans]
    return text, draw(st.permutations(edits))


@settings(deadline=None)
@given(texts_and_edits())
def test_edits_are_made_whatever_their_order(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    model = list(text)
    for one in sorted(edits, key=lambda one: -one.start):
        model[one.start : one.end] = [one.text]
    assert apply(text, edits) == "".join(model)


def test_two_insertions_at_one_place_keep_their_order() -> None:
    assert apply("ab", [edit(1, 1, "X"), edit(1, 1, "Y")]) == "aXYb"
    assert apply("ab", [edit(1, 2, "Y"), edit(1, 1, "X")]) == "aXY"
    assert apply("ab", [edit(0, 1, "X"), edit(1, 2, "Y")]) == "XY"
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [edit(0, 2), edit(1, 3)])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((0, 2), (2, 4), False),
        ((2, 4), (0, 2), False),
        ((0, 3), (2, 4), True),
        ((2, 4), (0, 3), True),
        ((0, 4), (1, 2), True),
        ((1, 2), (0, 4), True),
        ((1, 1), (1, 1), False),
        ((1, 2), (1, 2), True),
        ((1, 1), (0, 2), True),
        ((0, 2), (1, 1), True),
        ((0, 0), (0, 2), False),
        ((2, 2), (0, 2), False),
        ((3, 4), (0, 2), False),
    ],
)
def test_what_clashes(one: tuple[int, int], other: tuple[int, int], told: bool) -> None:
    assert clash([edit(*one)], [edit(*other)]) is told
    assert clash([edit(7, 8), edit(*one)], [edit(9, 9), edit(*other)]) is told
    assert clash([], [edit(*other)]) is False


def test_slots_and_their_fills() -> None:
    text = "Hi, [when: e.g. by noon] it is, says [agent name]. [x] [When: e.g. no]"
    assert [(one.name, one.example) for one in slots_of(text)] == [("when", "by noon"), ("agent name", "")]
    assert [text[one.start : one.end] for one in slots_of(text)] == ["[when: e.g. by noon]", "[agent name]"]
    filled = Filled.of(text, "Jo")
    assert filled.text == "Hi, by noon it is, says Jo. [x] [When: e.g. no]"
    assert [(filled.text[a:b], text[c:d]) for a, b, c, d in filled.fills] == [
        ("by noon", "[when: e.g. by noon]"),
        ("Jo", "[agent name]"),
    ]
    assert Filled.of("I am [agent name].").text == f"I am {STAND_IN}."
    assert Filled.of("None.") == Filled("None.", "None.", ())


@pytest.mark.parametrize(
    ("agent", "label"),
    [("Jo", "[agent name]"), ("A longer name than the slot", "[agent name]"), ("Jo", "[when: e.g. today by 17:00]")],
)
def test_edits_go_back_behind_and_before_slots(agent: str, label: str) -> None:
    source = f"One {label} two {label}{label} six."
    filled = Filled.of(source, agent)
    covered = {at for start, end, _, _ in filled.fills for at in range(start, end)}
    for start in range(len(filled.text) + 1):
        for end in range(start, len(filled.text) + 1):
            back = filled.back(edit(start, end, "X"))
            touched = any(start < high and low < end for low, high, _, _ in filled.fills)
            assert (back is None) is touched, (start, end)
            if back and not covered & set(range(start, end)):
                assert source[back.start : back.end] == filled.text[start:end]
                assert back.text == "X"


def test_an_insertion_beside_a_fill_stays_beside_its_slot() -> None:
    filled = Filled.of("At [when: e.g. noon].")
    assert filled.text == "At noon."
    assert filled.back(edit(3, 3, "x")) == edit(3, 3, "x")
    assert filled.back(edit(7, 7, "x")) == edit(20, 20, "x")
    assert filled.back(edit(4, 4, "x")) is None
    assert filled.back(edit(0, 8, "x")) is None


HTML = "<p>Hi &amp; hello <b>Ana</b>,</p><p>it ships soon.</p>"


def test_where_source_stands_in_prose() -> None:
    prose = Prose.from_source(HTML)
    at = HTML.index("soon")
    start, end = prose_span(prose, at, at + 4)
    assert prose.text[start:end] == "soon"
    at = HTML.index("&amp;")
    start, end = prose_span(prose, at, at + 5)
    assert prose.text[start:end] == "&"
    assert prose_span(prose, len(HTML), len(HTML)) == (len(prose.text), len(prose.text))
    assert prose_span(prose, at, at) == (start, start)
    plain = Prose.from_source("Hi Ana, it ships.")
    for low in range(len(plain.text)):
        for high in range(low, len(plain.text)):
            assert prose_span(plain, low, high) == (low, high)


def test_edits_in_the_source() -> None:
    prose = Prose.from_source(HTML)
    start = prose.text.index("soon")
    told = in_source(prose, [edit(start, start + 4, "to <you> today")])
    assert told is not None
    assert apply(HTML, told) == HTML.replace("soon", "to &lt;you&gt; today")
    assert in_source(prose, []) == ()
    lines = Prose.from_source("Hi Ana,\r\n\r\nit ships soon.\r\n")
    start = lines.text.index("soon")
    made = in_source(lines, [edit(start, start + 4, "today.\n\nOr\r\ntomorrow")])
    assert made is not None
    assert made[0].text == "today.\r\n\r\nOr\r\ntomorrow"
    assert lines.source[made[0].start : made[0].end] == "soon"
    unix = in_source(Prose.from_source("Hi,\nsoon."), [edit(4, 8, "a\nb")])
    assert unix == (edit(4, 8, "a\nb"),)


def test_what_is_frozen_stays() -> None:
    prose = Prose.from_source("Hi {{name}}, it ships soon.")
    assert in_source(prose, [edit(22, 26, "x"), edit(4, 6, "x")]) is None
    signed = Prose.from_source("It ships soon.\n\nKind regards,\nJo\n-- \nACME Ltd\nPhone 123")
    assert signed.body_end < len(signed.text)
    assert in_source(signed, [edit(0, 2, "x")]) is not None
    assert in_source(signed, [edit(signed.body_end, signed.body_end + 2, "x")]) is None
    assert in_source(signed, [edit(signed.body_end - 1, signed.body_end + 1, "x")]) is None


def test_each_change_owns_what_it_made() -> None:
    made = Patches("I'll call you soon, or so.")
    made.add([edit(14, 18, "today"), edit(0, 4, "We will")], 1)
    assert made.text == "We will call you today, or so."
    made.add([edit(made.text.index("We"), 2, "I")], 2)
    at = made.text.index("or so")
    made.add([edit(at, at + 5, "at last")], 3)
    assert made.text == "I will call you today, at last."
    assert made.of(1) == (edit(0, 4, "I will"), edit(14, 18, "today"))
    assert made.of(2) == ()
    assert made.of(3) == (edit(20, 25, "at last"),)
    assert apply(made.source, [*made.of(1), *made.of(3)]) == made.text
    made.add([edit(made.text.index(","), made.text.index(".") + 1, "!")], 4)  # it touches "today", and so is taken in
    assert made.of(1) == (edit(0, 4, "I will"), edit(14, 26, "today!"))
    assert made.of(3) == made.of(4) == ()


def test_a_change_of_words_that_another_wrote_is_taken_in() -> None:
    made = Patches("It ships soon.")
    made.add([edit(9, 13, "in a short while")], 1)
    start = made.text.index("short")
    made.add([edit(start, start + 5, "long")], 2)
    assert made.text == "It ships in a long while."
    assert made.of(1) == (edit(9, 13, "in a long while"),)
    assert made.of(2) == ()
    far = Patches("a b c d e")
    far.add([edit(0, 1, "AAA"), edit(8, 9, "EE")], 1)
    far.add([edit(6, 7, "CC")], 2)
    assert far.text == "AAA b CC d EE"
    assert far.of(2) == (edit(4, 5, "CC"),)
    far.add([edit(2, 7, "-")], 3)
    assert far.text == "AA-C d EE"
    assert far.of(1) == (edit(0, 5, "AA-C"), edit(8, 9, "EE"))
    assert far.of(2) == far.of(3) == ()


@settings(deadline=None)
@given(st.text("abcdef ", min_size=4, max_size=16), st.data())
def test_patches_are_what_editing_the_text_gives(source: str, data: st.DataObject) -> None:
    """Whatever is changed in whatever order, the replacements are disjoint and give the text that plain editing gives."""
    made, model = Patches(source), source
    for owner in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(model)))
        end = data.draw(st.integers(start, min(len(model), start + 4)))
        one = edit(start, end, data.draw(st.text("XYZ", max_size=4)))
        made.add([one], owner)
        model = apply(model, [one])
        assert made.text == model
        spans = [(low, high) for low, high, _, _ in made.made]
        assert spans == sorted(spans)
        assert all(high <= low for (_, high), (low, _) in pairwise(spans))
