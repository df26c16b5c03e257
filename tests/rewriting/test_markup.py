"""Edits across the tags of HTML drafts: the tags go around what is left of their words, and never through a word or a slot."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replycoach import Coach
from replycoach.model import Edit
from replycoach.rewriting.edits import apply, in_source, slots_of
from replycoach.rewriting.elements import INLINE
from replycoach.rewriting.markup import exchanged, loosened
from replycoach.rewriting.tags import emphasis_objection, objection
from replycoach.text.html import tags
from replycoach.text.prose import Prose

OPENINGS = ["<b>", "<i>", "<strong>", "<u>", '<span style="color:red">', '<font face="Arial">', '<a href="https://x.example/?a=1&amp;b=2">']  # fmt: skip


def block_tags(source: str) -> list[str]:
    return [source[tag.start : tag.end] for tag in tags(source) if tag.name not in INLINE]


def links(source: str) -> list[str]:
    return re.findall(r"<a [^>]*>", source)


def nests(source: str) -> bool:
    open_: list[str] = []
    for tag in tags(source):
        if tag.name in {"br", "hr", "img"}:
            continue
        if not tag.closing:
            open_.append(tag.name)
        elif not open_ or open_.pop() != tag.name:
            return False
    return not open_


def empty(source: str) -> bool:
    return re.search(r"<(\w+)[^>]*></\1>", source) is not None


@st.composite
def marked(draw: st.DrawFn, text: str, openings: list[str] = OPENINGS) -> str:
    """The text as HTML with inline elements around some of its stretches, nested, also within words."""
    spans: list[tuple[int, int]] = []
    for start in draw(st.lists(st.integers(0, len(text) - 1), max_size=6)):
        end = draw(st.integers(start + 1, min(len(text), start + 30)))
        touches = text[start:end] != text[start:end].strip() or "\n" in text[start:end]
        if not touches and all(end <= a or b <= start or (a <= start and end <= b) for a, b in spans):
            spans.append((start, end))
    names = [draw(st.sampled_from(openings)) for _ in spans]
    out = []
    for at in range(len(text) + 1):
        ending = [number for number, (_, end) in enumerate(spans) if end == at]
        out += [f"</{re.findall('[a-z]+', names[number])[0]}>" for number in reversed(ending)]
        out += [names[number] for number, (start, _) in enumerate(spans) if start == at]
        out.append(escape(text[at : at + 1], quote=False).replace("\n", "<br>"))
    return "".join(out)


def changed(source: str, start: int, end: int, text: str) -> str | None:
    told = in_source(loosened(Prose.from_source(source, kind="html")), [Edit(start=start, end=end, text=text)])
    return None if told is None else apply(source, told)


@pytest.mark.parametrize(
    ("source", "old", "new", "told"),
    [
        ("<p>It <i>ships</i> soon.</p>", "ships soon", "ships today", "<p>It <i>ships</i> today.</p>"),
        ("<p>It ships <b>so</b>on.</p>", "soon", "[when: e.g. by noon]", "<p>It ships [when: e.g. by noon].</p>"),
        ("<p>It ships <b>as soon as possible</b>.</p>", "ships as soon as possible", "is here [when: e.g. by noon]",
         "<p>It <b>is here [when: e.g. by noon]</b>.</p>"),
        ("<p>as <b>so</b>on as <i>possible</i></p>", "as soon as possible", "[when: e.g. by noon]", "<p>[when: e.g. by noon]</p>"),
        ("<p>Do <b>so</b>on it.</p>", "Do soon", "Please do soon", "<p>Please do <b>so</b>on it.</p>"),
        ("<p>you <b>failed to attach the <a href=x>form</a></b>.</p>", "you failed to attach the form", "the form wasn't there",
         "<p><b>the <a href=x>form</a></b> wasn't there.</p>"),
        ("<p>Kindly <a href=x>utilise the portal</a> now.</p>", "Kindly utilise", "Please use", "<p>Please <a href=x>use the portal</a> now.</p>"),
        ("<p>It is <a href=x>here</a> soon.</p>", "here soon", "today", None),
        ("<p>It is <a href=x>here</a> soon.</p>", "is here soon", "is here today", "<p>It is <a href=x>here</a> today.</p>"),
        ("<p>It is <a id=x></a>soon.</p>", "is soon", "is today", None),
        ("<p>It is <b>x <i>y</b> z</i> soon.</p>", "x y z", "w", None),
        ("<p>It is <img src=x> soon.</p>", "is soon", "is today", None),
        ("<p>It is,<br>soon.</p>", "is,\nsoon", "is today", None),
        ("<p>A&nbsp;<b>B</b>&nbsp;C &ndash; D</p>", "B C – D", "B E – D", "<p>A&nbsp;<b>B</b>&nbsp;E &ndash; D</p>"),
        ("<p>One. &nbsp;Two is soon.</p>", "One. Two is soon", "Two is today", "<p>Two is today.</p>"),
        ("<p>It was the shop<u>, not us</u>.</p>", ", not us", ". I'll see to it", "<p>It was the shop. <u>I'll see to it</u>.</p>"),
        ("<p>It is <u>late.</u> Bye.</p>", "It is late", "You hear from me", "<p>You hear from me. Bye.</p>"),
    ],
)  # fmt: skip
def test_tags_go_around_what_is_left_of_their_words(source: str, old: str, new: str, told: str | None) -> None:
    start = Prose.from_source(source).text.index(old)
    assert changed(source, start, start + len(old), new) == told


@pytest.mark.parametrize(
    ("source", "at", "new", "told"),
    [
        ("<p>It is <b>here.</b></p>", 11, " Good?", "<p>It is <b>here.</b> Good?</p>"),
        ("<p><b>It</b> is.</p>", 0, "Yes. ", "<p>Yes. <b>It</b> is.</p>"),
        ("<p><font face=Arial><b>It</b> is.</font></p>", 0, "Yes. ", "<p><font face=Arial>Yes. <b>It</b> is.</font></p>"),
        ("<p><span>It <i>is.</i></span></p>", 6, " Yes.", "<p><span>It <i>is.</i> Yes.</span></p>"),
        ("<p>It <b>is.</b></p><blockquote><p>Is it?</p></blockquote><p>Jo</p>", 6, " Yes.",
         "<p>It <b>is.</b> Yes.</p><blockquote><p>Is it?</p></blockquote><p>Jo</p>"),
        ("<p>It is.<img src=x></p>", 6, " Yes.", "<p>It is. Yes.<img src=x></p>"),
        ("<p><span>It</span><span> is </span><b><span>so.</span></b></p>", 0, "Yes. ",
         "<p><span>Yes. It</span><span> is </span><b><span>so.</span></b></p>"),
        ("<p><span>It</span><span> is.</span></p>", 6, " Yes.", "<p><span>It</span><span> is. Yes.</span></p>"),
        ("<p><span>It</span> is.</p>", 0, "Yes. ", "<p>Yes. <span>It</span> is.</p>"),
        ("<p>Do:</p><ol><li>A</li><li>B.</li></ol>", 9, "\n\nAll well?", "<p>Do:</p><ol><li>A</li><li>B.</li></ol><p>All well?</p>"),
        ("<p>Do:</p><ol><li>A</li><li>B.</li></ol>", 9, " All well?", "<p>Do:</p><ol><li>A</li><li>B.</li></ol><p>All well?</p>"),
        ("<p>Hi,</p><ol><li>A</li><li>B.</li></ol>", 5, "Thanks.\n\n", "<p>Hi,</p><p>Thanks.</p><ol><li>A</li><li>B.</li></ol>"),
        ("<p>Do:</p><ol><li>A.</li><li>B.</li></ol>", 7, " Now.", "<p>Do:</p><ol><li>A. Now.</li><li>B.</li></ol>"),
        ("<p>Do:</p><ol><li>A.</li><li>B.</li></ol>", 7, "\n\nNow.", None),
        ("<p>Do:</p><ol><li>A it.</li></ol>", 9, " [when: e.g. now]", "<p>Do:</p><ol><li>A it [when: e.g. now].</li></ol>"),
        ("<h3>News</h3><p>It is.</p>", 0, "Hi Ana,\n\n", "<p>Hi Ana,</p><h3>News</h3><p>It is.</p>"),
        ("<table><tr><td>Sum</td><td>5</td></tr></table><p>It is.</p>", 0, "Hi. ",
         "<p>Hi.</p><table><tr><td>Sum</td><td>5</td></tr></table><p>It is.</p>"),
        ("<table><tr><td>It is here.</td></tr></table>", 11, " Good?", "<table><tr><td>It is here. Good?</td></tr></table>"),
    ],
)  # fmt: skip
def test_words_come_in_outside_of_marks_lists_and_tables(source: str, at: int, new: str, told: str | None) -> None:
    assert changed(source, at, at, new) == told


WORDS = "the form is here, you can't see it & that's the end soon. Please attach <it> to order HB-204 by 5"
PLAIN = st.text("abc d", min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    [
        "[when: e.g. today by 17:00]",
        "the form isn't here",
        "Please see it",
        "by 5 & that's it.",
        "",
        "I'll look. See you",
    ]
)


@settings(deadline=None, max_examples=300)
@given(marked(WORDS), st.integers(0, len(WORDS)), st.integers(0, 40), PLAIN)
def test_whatever_is_changed_the_words_are_those_and_the_tags_nest(
    source: str, start: int, size: int, new: str
) -> None:
    source = f"<div><p>{source}</p></div>"
    end = min(len(WORDS), start + size)
    got = changed(source, start, end, new)
    if got is None:
        assert links(source)
        return
    wanted = WORDS[:start] + new + WORDS[end:]
    assert Prose.from_source(got, kind="html").text.split() == wanted.split()
    assert nests(got)
    assert links(got) == links(source)
    assert block_tags(got) == block_tags(source)
    assert not empty(got)
    assert len(slots_of(got)) == len(slots_of(wanted))


@pytest.mark.parametrize(
    ("source", "words", "told"),
    [
        ("<p>One.</p><p>Two.</p><p>Three.</p>", "Two.\n\n", "<p>One.</p><p>Three.</p>"),
        ("<p>One.</p>\n<p><b>Two</b>.</p>\n<p>Three.</p>", "Two.\n\n", "<p>One.</p>\n\n<p>Three.</p>"),
        ("<div>One.</div><div><br></div><div>Two.</div><div><br></div><div>Three.</div>", "Two.\n\n",
         "<div>One.</div><div><br></div><div>Three.</div>"),
        ("<p>One.<br><br>Two.<br><br>Three.</p>", "Two.\n\n", "<p>One.<br><br>Three.</p>"),
        ("<p class=a><span>One.<o:p></o:p></span></p><p class=a><span>Two.<o:p></o:p></span></p><p>3.</p>", "Two.\n\n",
         "<p class=a><span>One.<o:p></o:p></span></p><p>3.</p>"),
        ("<p>One.</p><p>Two, <a href=x>here</a>.</p><p>Three.</p>", "Two, here.\n\n", None),
        ("<p>One.</p><p><b>Two.</p><p>Three.</b></p>", "Two.\n\n", None),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", "Two.\n\nThree", None),
        ("<ul><li>One.</li><li>Two.</li><li>Three.</li></ul>", "Two.\n", "<ul><li>One.</li><li></li><li>Three.</li></ul>"),
    ],
)  # fmt: skip
def test_a_line_goes_with_its_paragraph(source: str, words: str, told: str | None) -> None:
    start = Prose.from_source(source).text.index(words)
    assert changed(source, start, start + len(words), "") == told


DRAFTS = [
    "Hi Ana, you failed to attach the form. Your refund of £20 will be paid soon.",
    "Hi Ana, someone will get back to you about order HB-31 in due course.",
    "Hi Ana, you must print the label and you must tape it to the box.",
    "HI ANA, YOUR ACCOUNT IS OPEN AGAIN SINCE 10:45. PLEASE TRY NOW!!!",
    "Hi Ana, we don't have the oak shelf.\nSomeone will call you as soon as possible.",
    "Hi Ana, I need to ask my manager first.",
    "Hi Ana, it should probably switch off by itself, I guess.",
]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_draft_with_tags_is_rewritten_like_the_plain_one(coach: Coach, data: st.DataObject) -> None:
    draft = data.draw(st.sampled_from(DRAFTS))
    with_links = data.draw(st.booleans())
    source = f"<div dir=ltr>{data.draw(marked(draft, OPENINGS if with_links else OPENINGS[:-1]))}</div>"
    case = {"customer": "When does it come?", "channel": "chat", "customer_name": "Ana", "agent_name": "Jo Carter"}
    rewrite = coach.rewrite({"reply": source, **case})
    assert nests(rewrite.text)
    assert links(rewrite.text) == links(source)
    assert not empty(rewrite.text)
    words = Prose.from_source(rewrite.text).text
    assert [words[slot.start : slot.end] for slot in slots_of(words)] == [
        Prose.from_source(rewrite.text[slot.start : slot.end]).text for slot in rewrite.slots
    ]
    assert [tag for tag in block_tags(rewrite.text) if tag != "<br>"] == ["<div dir=ltr>", "</div>"]
    if not links(source):
        assert words.split() == coach.rewrite({"reply": draft, **case}).text.split()


FRAMES = [
    "<div dir=ltr><div>Hi Ana,</div><div><br></div><div>{}</div><div><br></div><div>{}</div><div>Jo Carter</div></div>",
    "<p>Hi Ana,</p><p>{}</p><ul><li>{}</li><li>Order HB-204 is here.</li></ul>",
    "<p>Hi Ana,</p><ol><li>{}</li></ol><p>{}</p>",
    "<table><tr><td>Order</td><td>HB-204</td></tr></table><p>{}</p><blockquote>When does it come?</blockquote><p>{}</p>",
    "Hi Ana,<br><br>{}<br><br>{}<br><br>Jo Carter",
    "<p class=MsoNormal><span>Hi Ana,<o:p></o:p></span></p><h3>{}</h3><p class=MsoNormal><span>{}<o:p></o:p></span></p>",
]
SENTENCES = ["You failed to attach the form.", "It is with you as soon as possible.", "You must print the label and you must tape it.",
    "Our developers are a shambles this month.", "Someone will get back to you shortly."]  # fmt: skip


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_lists_tables_quotes_and_links_stay(coach: Coach, data: st.DataObject) -> None:
    sentences = data.draw(st.permutations(SENTENCES))[:2]
    source = data.draw(st.sampled_from(FRAMES)).format(*(data.draw(marked(one)) for one in sentences))
    case = {"customer": "When does it come?", "channel": "email", "customer_name": "Ana", "agent_name": "Jo Carter"}
    rewrite = coach.rewrite({"reply": source, **case})
    assert objection(source, rewrite.text) == ""
    assert nests(rewrite.text)
    assert links(rewrite.text) == links(source)
    frame = [one for one in block_tags(source) if one[1:].strip("/>")[:1] not in "pbd"]
    assert [one for one in block_tags(rewrite.text) if one[1:].strip("/>")[:1] not in "pbd"] == frame
    assert len(slots_of(Prose.from_source(rewrite.text).text)) == len(rewrite.slots)
    assert coach.rewrite({"reply": rewrite.text, **case}).text == rewrite.text


def test_the_reasons_show_no_tags(coach: Coach) -> None:
    rewrite = coach.rewrite(
        {
            "reply": "<p>Hi Ana, <i>oops</i>, our gremlins <b>strike</b> again!!! It comes on Monday.</p>",
            "channel": "chat",
        }
    )
    assert not any("<" in one.reason for one in rewrite.left_alone)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<p>It <b>ships</b>.</p>", "<p>It ships.</p>", "it would change the markup"),
        ("<p>It <b>ships</b>.</p>", "<p>It comes.</p>", ""),
        ("<p>It is <b>sent</b>. Bye.</p>", "<p>We've sent it. Bye.</p>", ""),
        ("<p>It is <b>sent</b>. Bye.</p>", "<p>Bye. It is sent.</p>", "it would change the markup"),
        ("<p>It <b>is</b>.</p>", "<p>It is.</p>", "it would change the markup"),
        ("<p>It <b></b>is.</p>", "<p>It is.</p>", ""),
        ("<p>It ships.</p><p>See you.</p>", "<p>It ships. See you.</p>", "it would change the markup"),
        ("<p>It ships.</p><p>What cheek.</p>", "<p>It ships.</p>", ""),
        ("Hi,<br><br>What cheek.<br><br>It <b>ships</b>.", "Hi,<br><br>It <b>ships</b>.", ""),
        ("Hi,<br><br>What cheek.<br><br>It <b>ships</b>.", "Hi, What cheek.<br><br>It <b>ships</b>.", "it would change the markup"),
        ("<p>It is.</p>", "<p>It <b>is</b>.</p>", "it would add markup"),
        ("<p>It is.</p>", "<p>It<br>is.</p><p>Yes.</p>", ""),
        ("<p>It <b>is</b>.</p>", "<p>It <b>is.</p>", "it would change the markup"),
        ("<ul><li>A</li><li>B</li></ul>", "<ul><li>A</li></ul>", "it would change the markup"),
        ("<p>It <a href=x>is</a>.</p>", "<p>It is.</p>", "it would change the markup"),
        ("<p>It <a href=x>is</a>.</p>", "<p>It <a href=y>is</a>.</p>", "it would change the markup"),
        ("It <b>is</b> &amp; was.", "It is &amp; was.", "it would change the markup"),
    ],
)  # fmt: skip
def test_what_may_become_of_tags(before: str, after: str, told: str) -> None:
    assert objection(before, after) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("It **ships** _soon_.", "It **ships** _[when: e.g. by noon]_.", ""),
        ("It **ships soon**.", "It ships today.", ""),
        ("It **ships soon**.", "It **ships today.", "it would change the markup"),
        ("It ships _soon_.", "It ships today_.", "it would change the markup"),
        ("It *really* ships.", "It *ships.", "it would change the markup"),
        ("It **really** ships.", "It **** ships.", "it would change the markup"),
        ("See [here](https://x.example).", "See https://x.example.", "it would change the markup"),
        ("* It ships soon.\n* Bye.", "* It ships today.\n* Bye.", ""),
        ("It is 2*3 or a_b soon.", "It is 2*3 or a_b today.", ""),
        ("Oops*** soon **", "Oops*** today **", ""),
    ],
)
def test_what_may_become_of_the_marks_of_markdown(before: str, after: str, told: str) -> None:
    assert emphasis_objection(before, after) == told


def test_plain_text_is_no_markup() -> None:
    prose = Prose.from_source("It is <soon>.")
    assert loosened(prose) is prose
    assert exchanged(prose, Edit(start=6, end=12, text="<b>")) == Edit(start=6, end=12, text="<b>")
