"""New words inside HTML: the inline tags of the old words go around what is left of them, and never through a word or a slot.

What may be crossed by an edit are tags that only mark words (`INLINE`). Everything else that a tag does (a line, a list, a cell, an image,
a quoted block) is a border. A tag whose words are all gone goes with them; a link stays with its words, or the edit is not made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Final

from replycoach.model import Edit
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.rewriting.elements import (
    Element,
    crossable,
    elements_of,
    fonts_of,
    tags_before,
    tags_behind,
    tags_within,
)
from replycoach.rewriting.lines import inserted, removed
from replycoach.rewriting.slots import SLOT
from replycoach.text.html import Tag, tags
from replycoach.text.mapping import Pair
from replycoach.text.prose import Prose

TOKEN: Final = re.compile(rf"{SLOT.pattern}|\w+(?:['’-]\w+)*|[^\w\s]")
SIGNS: Final = re.compile(r"[.!?,;:…]+")
STOP: Final = re.compile(r"[.!?](?=\s|$)")


def loosened(prose: Prose) -> Prose:
    """The same prose with edits allowed across inline tags and of whole lines, for whoever hands its edits to `in_source`."""
    if prose.kind != "html":
        return prose
    kept = (
        (start, end)
        for start, end in prose.frozen
        if prose.text[start:end].strip("\n")
        or (start == end and crossable(prose.source, *prose.between(start)) is None)
    )
    return replace(prose, frozen=tuple(kept))


def exchanged(prose: Prose, edit: Edit) -> Edit | None:
    """An edit of the prose as one of its source; None where a link would lose its words, or the tags do not nest.

    >>> prose = Prose.from_source("<p>It <i>ships</i> as <b>soon</b> as possible.</p>")
    >>> exchanged(prose, Edit(start=3, end=28, text="shipped by [when: e.g. noon]"))
    Edit(start=6, end=45, text='shipped by [when: e.g. noon]')
    """
    if prose.kind != "html":
        start, end = prose.to_source(edit.start, edit.end)
        return Edit(start=start, end=end, text=edit.text)
    if edit.start == edit.end:
        return inserted(prose, edit)
    if "\n" in prose.text[edit.start : edit.end]:
        return removed(prose, edit)
    edit = _with_mark(prose, edit)
    start, end = prose.to_source(edit.start, edit.end)
    before, inner, after = (
        tags_before(prose, edit.start),
        list(tags_within(prose, edit.start, edit.end)),
        tags_behind(prose, edit.end),
    )
    if not (before or inner or after):
        return Edit(start=start, end=end, text=prose.as_source(edit.text))
    size = edit.end - edit.start
    marks = [*((0, tag) for tag in before), *inner, *((size, tag) for tag in after)]
    elements = elements_of(prose, marks, fonts_of(prose, edit.start))
    if elements is None:
        return None
    new = _New.of(prose.text[edit.start : edit.end], edit.text)
    kept = [kept for one in elements if (kept := _kept(one, new))]
    if len(kept) < len(elements):
        return None
    text = _written(prose, edit, new, [_around_all(one, kept) for one in kept if one.stays])
    start, end = before[0].start if before else start, after[-1].end if after else end
    lead, tail = ("".join(prose.source[tag.start : tag.end] for tag in some) for some in (before, after))
    if text.startswith(lead):
        start, text = start + len(lead), text[len(lead) :]
    if text.endswith(tail):
        end, text = end - len(tail), text[: len(text) - len(tail)]
    return Edit(start=start, end=end, text=text)


def _with_mark(prose: Prose, edit: Edit) -> Edit:
    """The edit with the stop behind it where an element ends with that, so that it does not hold the stop alone."""
    found = SIGNS.match(prose.text, edit.end)
    if found is None or not prose.editable(edit.start, found.end()):
        return edit
    if not any(tag.closing for tag in tags_behind(prose, found.end())[:1]):
        return edit
    return Edit(start=edit.start, end=found.end(), text=edit.text + found[0])


@dataclass(frozen=True, slots=True)
class _Step:
    """Old words and new words in their place: whether they are the same, say more than small words and signs do, and begin a sentence."""

    old: Pair
    new: Pair
    same: bool
    tells: bool
    starts_anew: bool


@dataclass(frozen=True, slots=True)
class _New:
    """The new words held against the old ones; `origin` is the old place of each code point that stays."""

    text: str
    steps: tuple[_Step, ...]
    origin: dict[int, int]

    @classmethod
    def of(cls, old: str, new: str) -> _New:
        first, second = ([(m[0].casefold(), *m.span()) for m in TOKEN.finditer(text)] for text in (old, new))
        steps: list[_Step] = []
        origin: dict[int, int] = {}
        matcher = SequenceMatcher(None, [one[0] for one in first], [one[0] for one in second], autojunk=False)
        for what, a, b, c, d in matcher.get_opcodes():
            same = what == "equal"
            paired = same or (b - a == d - c)
            for i, j, k, m in [(i, i + 1, c + i - a, c + i - a + 1) for i in range(a, b)] if paired else [(a, b, c, d)]:
                low = first[i][1] if i < len(first) else len(old)
                high = first[j - 1][2] if i < j else low
                begin = second[k][1] if k < len(second) else len(new)
                stop = second[m - 1][2] if k < m else begin
                tells = any(one[0] not in FUNCTION_WORDS and one[0][0].isalnum() for one in first[i:j])
                if not same:
                    begin, stop = _bare(new, begin, stop)
                anew = len(STOP.findall(SLOT.sub("", new[begin:stop]))) > len(STOP.findall(old[low:high]))
                steps.append(_Step((low, high), (begin, stop), same, tells, anew))
            if same:
                spans = (first[a][1], first[b - 1][2]), (second[c][1], second[d - 1][2])
                origin.update(_stays(old, new, *spans, steps[a - b :]))
        return cls(new, tuple(steps), origin)


def _bare(text: str, start: int, end: int) -> Pair:
    """The words from `start` to `end` without the signs at their edges, those of a slot apart."""
    words = re.search(r"[\w\[](?:.*[\w\]])?", text[start:end], re.DOTALL)
    return (start + words.start(), start + words.end()) if words else (start, start)


def _stays(old: str, new: str, was: Pair, now: Pair, steps: list[_Step]) -> Iterator[Pair]:
    """By place in the new words, the place in the old ones of what is there unchanged."""
    for here, there in ((now[0] - 1, was[0] - 1), (now[1], was[1])):
        if there >= 0 and new[here : here + 1] == old[there : there + 1] == " ":
            yield here, there
    if old[slice(*was)] == new[slice(*now)]:
        yield from zip(range(*now), range(*was), strict=True)
        return
    for step in steps:
        if old[slice(*step.old)] == new[slice(*step.new)]:
            yield from zip(range(*step.new), range(*step.old), strict=True)


def _kept(element: Element, new: _New) -> Element | None:
    """The element around what is left of its words, in places of the new text; None where a link has too little left."""
    met = [step for step in new.steps if _meets(element, step)]
    old = [step for step in met if step.old[0] < step.old[1]]
    members = [step for step in met if _takes(element, step)]
    if any(step.tells and not step.same for step in old) and not any(step.tells or not step.same for step in members):
        members = []
    spans = [_share(element, step) for step in members]
    start, end = min((a for a, _ in spans), default=-1), max((b for _, b in spans), default=-1)
    if element.is_link and (old or not element.is_cut):
        same = sum(step.same for step in old)
        own = all(step.same or (element.start <= step.old[0] and step.old[1] <= element.end) for step in old)
        if not (members and (same or element.is_cut) and (own or same * 2 >= len(old))):
            return None
    if element.opening is None:
        return replace(element, end=max(end, 0))
    if element.closing is None:
        return replace(element, start=start if members else len(new.text))
    return replace(element, start=start, end=end, stays=bool(members))


def _meets(one: Element, step: _Step) -> bool:
    """Whether any old words of a step are in the element, or the place where new ones come in."""
    low, high = step.old
    return (one.start < high and low < one.end) or (one.is_font and one.start <= high and low <= one.end)


def _takes(one: Element, step: _Step) -> bool:
    """Whether the new words of a step that it meets belong into the element: what stays does, else what replaces mostly its own."""
    low, high = step.old
    inside = min(high, one.end) - max(low, one.start)
    most = inside * 2 > high - low and not step.starts_anew
    return step.new[0] < step.new[1] and (step.same or low == high or one.is_font or most)


def _share(one: Element, step: _Step) -> Pair:
    """The new words of a step that an element takes; of a word that stays and is marked in part, that part."""
    (low, high), (start, end) = step.old, step.new
    if not step.same or end - start != high - low:
        return start, end
    return start + int(max(0, one.start - low)), end - int(max(0, high - one.end))


def _around_all(element: Element, others: list[Element]) -> Element:
    """The element around all that is left of the elements in it."""
    (first, last), start, end = element.order, element.start, element.end
    for one in others:
        if one.stays and first <= one.order[0] and one.order[1] <= last:
            start, end = min(start, one.start), max(end, one.end)
    return replace(element, start=start, end=end)


def _written(prose: Prose, edit: Edit, new: _New, elements: list[Element]) -> str:
    """The new words with the tags of their elements, as source; what stays is written as it was."""
    marks: list[tuple[float, bool, int, Tag]] = []
    for one in elements:
        if one.opening is not None:
            marks.append((one.start, True, one.order[0], one.opening))
        if one.closing is not None:
            marks.append((one.end, False, one.order[1], one.closing))
    marks.sort(key=lambda mark: mark[:3])
    parts: list[str] = []
    edges = [0, *(int(mark[0]) for mark in marks), len(new.text)]
    for number, (low, high) in enumerate(pairwise(edges)):
        parts.append(_source(prose, edit.start, new, low, high))
        if number < len(marks):
            tag = marks[number][3]
            parts.append(prose.source[tag.start : tag.end])
    return "".join(parts)


def _source(prose: Prose, base: int, new: _New, low: int, high: int) -> str:
    parts: list[str] = []
    for stays, places in groupby(range(low, high), key=lambda at: at in new.origin):
        some = list(places)
        if not stays:
            parts.append(prose.as_source(new.text[some[0] : some[-1] + 1]))
            continue
        spans = dict.fromkeys(prose.to_source(base + new.origin[at], base + new.origin[at] + 1) for at in some)
        parts += (prose.source[a:b] for a, b in spans)
    return "".join(parts)


VOID = frozenset("br hr img input meta link col wbr area base source".split())
"""Elements without an end."""


def left_open(source: str) -> Counter[str]:
    """How many more times each element is opened than closed: no edit may change that.

    >>> left_open("<p>Hi,<br><b>Ana</p>")
    Counter({'b': 1})
    """
    found: Counter[str] = Counter()
    for tag in tags(source):
        if tag.name not in VOID:
            found[tag.name] += -1 if tag.closing else 1
    return Counter({name: many for name, many in found.items() if many})
