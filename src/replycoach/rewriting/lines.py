"""Where sentences come into the lines of an HTML draft, and how lines go out of it with the elements that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from replycoach.model import Edit
from replycoach.rewriting.elements import (
    INLINE,
    elements_of,
    is_unseen,
    line_of,
    runs_of,
    tags_before,
    tags_behind,
    tags_within,
)
from replycoach.text.html import Tag, tags
from replycoach.text.mapping import Pair
from replycoach.text.prose import Prose

BLOCKS: Final = frozenset("ul ol dl table h1 h2 h3 h4 h5 h6".split())
"""Elements with an order of their own, in which no sentence is put that is not about their words."""
PARAGRAPHS: Final = frozenset(["p", "div"])
"""Elements that go with the line that they hold."""
ROW: Final = 12
"""Words up to which a line of a table may be a row of figures."""
WHOLE: Final = re.compile(r"\.?\s+\S.*[^,\s]|\S.*[.!?,]\s+", re.DOTALL)
"""What is put in as a sentence or line of its own: behind a space, or before one."""


def inserted(prose: Prose, edit: Edit) -> Edit | None:
    """Words put in: a sentence at the edge of a list, heading or table of figures as a paragraph outside of it."""
    place, text = _place(prose, edit.start), prose.as_source(edit.text)
    if own := _own_paragraph(prose, place, edit.text):
        return own
    around = [block for block in _blocks(prose) if block[0] < place < block[1]]
    if not around:
        return Edit(start=place, end=place, text=text)
    first, last = prose.span_of(*min(around))
    if WHOLE.fullmatch(edit.text) and not prose.text[edit.start : last].strip() and not edit.text[-1:].isspace():
        place = min(around)[1]
    elif WHOLE.fullmatch(edit.text) and not prose.text[first : edit.start].strip() and edit.text[-1:].isspace():
        place = min(around)[0]
    else:
        return None if "\n" in edit.text else Edit(start=place, end=place, text=text)
    return Edit(start=place, end=place, text=f"<p>{prose.as_source(edit.text.lstrip('.').strip())}</p>")


def _own_paragraph(prose: Prose, place: int, text: str) -> Edit | None:
    """What is put in apart from the words beside it, as a paragraph before or behind theirs, in the form of that one."""
    words, source = text.strip("\n"), prose.source
    behind = text.startswith("\n\n")
    if "\n" in words or not (behind or text.endswith("\n\n")):
        return None
    opening = None
    for tag in tags(source):
        if tag.name != "p":
            continue
        if opening is not None and opening.end <= place <= tag.start:
            rest = source[place : tag.start] if behind else source[opening.end : place]
            if not tag.closing or re.sub(r"<[^<>]*>", "", rest).strip():
                return None
            gap = source[len(source[: opening.start].rstrip()) : opening.start]
            made = f"{source[opening.start : opening.end]}{prose.as_source(words)}</p>"
            return (
                Edit(start=tag.end, end=tag.end, text=gap + made)
                if behind
                else Edit(start=opening.start, end=opening.start, text=made + gap)
            )
        opening = None if tag.closing else tag
    return None


def _blocks(prose: Prose) -> Iterator[Pair]:
    """The source of lists, headings and tables of figures; a table with long lines, or all of them, only lays out the page."""
    open_: list[Tag] = []
    for tag in tags(prose.source):
        if tag.name in BLOCKS and not tag.closing:
            open_.append(tag)
        elif any(one.name == tag.name for one in open_):
            while (opening := open_.pop()).name != tag.name:
                pass
            words = prose.text[slice(*prose.span_of(opening.start, tag.end))]
            longest = max((len(line.split()) for line in words.splitlines()), default=0)
            if tag.name != "table" or (longest <= ROW and words.strip() != prose.body.strip()):
                yield opening.start, tag.end


def _place(prose: Prose, at: int) -> int:
    """Where words come in at a place of the prose: behind the tags that end there, before those that begin."""
    start, end = line_of(prose, at)
    found = tags_behind(prose, at) if at == end > start else tags_before(prose, at)
    if not found:
        return prose.between(at)[0] if at == end > start else prose.to_source(at, at)[0]
    fonts = runs_of(prose, at)
    steps = (0 if tag.start in fonts else -1 if tag.closing else 1 for tag in found)
    depths = list(accumulate(steps, initial=0))
    places = [found[0].start, *(tag.end for tag in found)]
    least = [place for place, depth in zip(places, depths, strict=True) if depth == min(depths)]
    return least[-1 if at == start else 0]


def removed(prose: Prose, edit: Edit) -> Edit | None:
    """Whole lines taken out, with the paragraph that holds them or the breaks behind them; None where more or less than that goes.

    >>> removed(Prose.from_source("<p>One.</p><p>Two.</p><p>Three.</p>"), Edit(start=6, end=12, text=""))
    Edit(start=11, end=22, text='')
    """
    stop = edit.start + len(prose.text[edit.start : edit.end].rstrip("\n"))
    if edit.text or edit.start == stop or edit.start != line_of(prose, edit.start)[0] or stop == edit.end:
        return None
    before, behind = tags_before(prose, edit.start), tags_behind(prose, stop)
    inner = tags_within(prose, edit.start, stop)
    held = elements_of(prose, [*((0, tag) for tag in before), *inner, *((stop - edit.start, tag) for tag in behind)])
    if held is None or any(one.is_cut or one.is_link for one in held):
        return None
    start, end = prose.to_source(edit.start, stop)
    start, end = before[0].start if before else start, behind[-1].end if behind else end
    follows = prose.to_source(edit.end, edit.end)[0] if edit.end < len(prose.text) else end
    found = list(tags(prose.source))
    outer = [tag for tag in found if tag.end <= start]
    after = [tag for tag in found if end <= tag.start and tag.end <= follows]
    while outer and after and _holds(prose.source, outer[-1], after[0], start, end):
        start, end = outer.pop().start, after.pop(0).end
    return Edit(start=start, end=_spaced(prose.source, after, end), text="")


def _holds(source: str, opening: Tag, closing: Tag, start: int, end: int) -> bool:
    """Whether these are the tags of a paragraph that holds nothing but the source from `start` to `end`."""
    same = opening.name == closing.name and closing.closing and not opening.closing
    near = not source[opening.end : start].strip() and not source[end : closing.start].strip()
    return same and near and opening.name in PARAGRAPHS


def _spaced(source: str, after: list[Tag], end: int) -> int:
    """Where the breaks and empty paragraphs end that stand behind a line."""
    depth, at, place = 0, end, end
    for tag in after:
        if tag.name not in PARAGRAPHS | INLINE | {"br"} or not is_unseen(source[at : tag.start]):
            break
        depth += 0 if tag.name == "br" else -1 if tag.closing else 1
        if depth < 0:
            break
        at, place = tag.end, tag.end if depth == 0 else place
    return place
