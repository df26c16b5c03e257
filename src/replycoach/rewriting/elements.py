"""The inline tags around words of an HTML draft, and the elements that they make."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Final

from replycoach.text import characters
from replycoach.text.html import Tag, tags
from replycoach.text.mapping import Pair
from replycoach.text.prose import Prose

INLINE: Final = frozenset(
    "a abbr acronym b bdi big cite em font i ins label mark nobr o:p small span strong sub sup u".split()
)
"""Elements that mark words and break no line."""
HREF: Final = re.compile(r"\shref\s{0,8}=", re.IGNORECASE)
ANCHOR: Final = re.compile(r"\s(?:id|name)\s{0,8}=", re.IGNORECASE)
FONTS: Final = frozenset(["font", "span"])
"""Elements that give their line its font rather than mark it, where they hold it all."""


def crossable(source: str, start: int, end: int) -> list[Tag] | None:
    """The tags of a gap between two code points of the prose; None where more than inline tags stands there."""
    found = [Tag(start + tag.start, start + tag.end, tag.name, tag.closing) for tag in tags(source[start:end])]
    if not all(_marks_words(source, tag) for tag in found):
        return None
    edges = [start, *(edge for tag in found for edge in (tag.start, tag.end)), end]
    unseen = (source[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return found if all(is_unseen(text) for text in unseen) else None


def _marks_words(source: str, tag: Tag) -> bool:
    words = source[tag.start : tag.end]
    anchor = tag.name == "a" and ANCHOR.search(words) and not HREF.search(words)
    return tag.name in INLINE and not anchor


def is_unseen(text: str) -> bool:
    """Whether a reader sees nothing of this source between tags."""
    text = html.unescape(text).strip()
    return not text or characters.ONLY_UNSEEN.fullmatch(text) is not None


def tags_before(prose: Prose, at: int) -> list[Tag]:
    """The inline tags right before a code point."""
    start, end = prose.between(at)
    found = [Tag(start + tag.start, start + tag.end, tag.name, tag.closing) for tag in tags(prose.source[start:end])]
    kept: list[Tag] = []
    for tag in reversed(found):
        if not _marks_words(prose.source, tag) or tag.end != (kept[0].start if kept else end):
            break
        kept.insert(0, tag)
    return kept


def tags_behind(prose: Prose, at: int) -> list[Tag]:
    """The inline tags right behind the code point before this place."""
    start, end = prose.between(at)
    kept: list[Tag] = []
    for tag in tags(prose.source[start:end]):
        tag = Tag(start + tag.start, start + tag.end, tag.name, tag.closing)
        if not _marks_words(prose.source, tag) or tag.start != (kept[-1].end if kept else start):
            break
        kept.append(tag)
    return kept


def tags_within(prose: Prose, start: int, end: int) -> Iterator[tuple[int, Tag]]:
    """The inline tags between the code points of a stretch, each with its place in the stretch."""
    for at in range(start + 1, end):
        low, high = prose.between(at)
        if low < high:
            yield from ((at - start, tag) for tag in crossable(prose.source, low, high) or ())


def line_of(prose: Prose, at: int) -> Pair:
    """The line of the prose around a place."""
    end = prose.text.find("\n", at)
    return prose.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(prose.text)


def fonts_of(prose: Prose, at: int) -> frozenset[int]:
    """Where the tags stand that give a whole line its font, so that new words belong between them."""
    size, found = _fonts(prose, at)
    return frozenset(tag.start for one in found if one.start <= 0 and one.end >= size for tag in one.tags)


def runs_of(prose: Prose, at: int) -> frozenset[int]:
    """The same of a line of which every word has its font from an element of its own, as word processors write it."""
    start, end = line_of(prose, at)
    bare = [character.isalnum() for character in prose.text[start:end]]
    found = _fonts(prose, at)[1]
    for one in found:
        low, high = max(0, int(max(one.start, 0))), int(min(one.end, len(bare)))
        bare[low:high] = [False] * (high - low)
    return frozenset() if any(bare) else frozenset(tag.start for one in found for tag in one.tags)


def _fonts(prose: Prose, at: int) -> tuple[int, list[Element]]:
    """How long the line is around a place, and its elements that can give a font."""
    start, end = line_of(prose, at)
    marks = [(0, tag) for tag in tags_before(prose, start)]
    marks += [*tags_within(prose, start, end), *((end - start, tag) for tag in tags_behind(prose, end))]
    return end - start, [one for one in elements_of(prose, marks) or () if one.tags[0].name in FONTS]


@dataclass(frozen=True, slots=True)
class Element:
    """An element as far as it meets the words, from `start` to `end` of them; its tags, None where one is outside."""

    start: float
    end: float
    opening: Tag | None
    closing: Tag | None
    is_link: bool
    is_font: bool
    order: Pair
    stays: bool = True

    @property
    def tags(self) -> list[Tag]:
        """Its tags that are there."""
        return [tag for tag in (self.opening, self.closing) if tag]

    @property
    def is_cut(self) -> bool:
        """Whether it goes on outside."""
        return self.opening is None or self.closing is None


def elements_of(
    prose: Prose, marks: list[tuple[int, Tag]], fonts: frozenset[int] = frozenset()
) -> list[Element] | None:
    """The elements whose tags these are, None where they do not nest."""
    pairs: list[Pair] = []
    open_: list[int] = []
    for number, (_, tag) in enumerate(marks):
        if not tag.closing:
            open_.append(number)
        elif not open_:
            pairs.append((-1, number))
        elif marks[open_[-1]][1].name != tag.name:
            return None
        else:
            pairs.append((open_.pop(), number))
    pairs += [(number, len(marks)) for number in open_]
    return [_element(prose.source, marks, pair, fonts) for pair in pairs]


def _element(source: str, marks: list[tuple[int, Tag]], pair: Pair, fonts: frozenset[int]) -> Element:
    start, opening = (-inf, None) if pair[0] < 0 else marks[pair[0]]
    end, closing = (inf, None) if pair[1] == len(marks) else marks[pair[1]]
    tag = opening or closing
    assert tag is not None
    link = tag.name == "a" and (opening is None or HREF.search(source[opening.start : opening.end]) is not None)
    return Element(start, end, opening, closing, link, tag.start in fonts, pair)
