"""`Prose`: what the customer will read of a draft, with every position mapped back to the draft as given."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from replycoach.text import characters
from replycoach.text.html import is_html, read_html
from replycoach.text.mail import split_mail
from replycoach.text.mapping import Builder, Mapping, Pair
from replycoach.text.placeholders import Placeholder, find

_URL: Final = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_SIGN_OF_ADDRESS: Final = re.compile(r"@(?<=[\w.+-]@)[\w-]")
"""Every match of `_ADDRESS` has this, which is quickly searched for."""
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_CODE: Final = re.compile(r"(?<!`)`[^`\n]{1,200}`(?!`)")


@dataclass(frozen=True, slots=True)
class Prose:
    """What the customer reads of a draft (``text``), and where each of its code points stands in ``source``.

    ``text`` holds the agent's own words: quoted mail and what no reader sees are left out, spaces and quotes are plain
    ones, lines end in ``\\n``. ``text[:body_end]`` is the message, what follows is the signature. ``frozen`` are the
    spans of ``text`` that no edit may touch, sorted and disjoint; an empty one is a place that no edit may span.

    >>> prose = Prose.from_source("<p>Hi&nbsp;<b>Ana</b>,</p><p>it&rsquo;s here</p>")
    >>> prose.text, prose.to_source(3, 6), prose.source[slice(*prose.to_source(9, 13))]
    ("Hi Ana,\\n\\nit's here", (14, 17), 'it&rsquo;s')
    """

    source: str
    text: str
    kind: Literal["plain", "html"]
    body_end: int
    frozen: tuple[Pair, ...]
    placeholders: tuple[Placeholder, ...]
    has_quote: bool
    _mapping: Mapping = field(repr=False, compare=False)

    @staticmethod
    def from_source(source: str, *, kind: Literal["auto", "plain", "html"] = "auto") -> Prose:
        """Read *source*; any string is accepted, and it takes linear time."""
        own = _own(source, kind)
        text, mapping = own.text, own.mapping
        placeholders = tuple(find(text))
        frozen = _frozen(source, text, mapping, own.body_end, placeholders, own.markup)
        kind = "html" if own.markup else "plain"
        return Prose(source, text, kind, own.body_end, frozen, placeholders, own.has_quote, mapping)

    @staticmethod
    def body_of(source: str) -> str:
        """The `body` of *source* without the rest, for a message that nobody is going to edit.

        >>> Prose.body_of("Where is it?\\n-- \\nAna Berg")
        'Where is it?\\n'
        """
        own = _own(source)
        return own.text[: own.body_end]

    @property
    def body(self) -> str:
        """The message without the signature block."""
        return self.text[: self.body_end]

    @property
    def signature(self) -> str | None:
        """The signature block without its "--", None when there is none."""
        block = self.text[self.body_end :].strip()
        return re.sub(r"^--[ \n]*", "", block) or None if block else None

    def to_source(self, start: int, end: int) -> Pair:
        """The source span of ``text[start:end]``, from its first code point to just after its last.

        An empty span gives the place where an insertion belongs: before the code point at *start*, or after the last.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span ({start}, {end}) in a text of {len(self.text)} code points")
        if start < end:
            return self._mapping.source_of(start)[0], self._mapping.source_of(end - 1)[1]
        if start < len(self.text):
            place = self._mapping.source_of(start)[0]
        else:
            place = self._mapping.source_of(start - 1)[1] if start else 0
        return place, place

    def span_of(self, start: int, end: int) -> Pair:
        """The stretch of ``text`` that stands for ``source[start:end]``."""
        places = range(len(self.text))
        first = bisect_left(places, start, key=lambda at: self._mapping.source_of(at)[0])
        last = bisect_left(places, end, key=lambda at: self._mapping.source_of(at)[0])
        return first, max(first, last)

    def between(self, at: int) -> Pair:
        """The stretch of the source between the code point before *at* and the one there: tags, quoted lines, or nothing."""
        start = self._mapping.source_of(at - 1)[1] if at else 0
        return start, self._mapping.source_of(at)[0] if at < len(self.text) else len(self.source)

    def editable(self, start: int, end: int) -> bool:
        """Whether an edit of ``text[start:end]`` (an insertion when empty) leaves everything frozen alone."""
        first = bisect_right(self.frozen, start, key=lambda span: span[1])
        return first == len(self.frozen) or self.frozen[first][0] >= end

    def as_source(self, words: str) -> str:
        """*words* in the form in which an edit writes them into the source (escaped in HTML)."""
        return html.escape(words, quote=False).replace("\n", "<br>\n") if self.kind == "html" else words


class _Own(NamedTuple):
    """The agent's own words of a source, and how they came out of it."""

    text: str
    mapping: Mapping
    markup: bool
    body_end: int
    has_quote: bool


def _own(source: str, kind: Literal["auto", "plain", "html"] = "auto") -> _Own:
    markup = kind == "html" or (kind == "auto" and is_html(source))
    out, marked = Builder(), None
    quoted: list[Pair] = []
    if markup:
        page = read_html(source)
        out, quoted, marked = page.out, page.quoted, page.signature
    else:
        characters.write(out, source, 0, len(source))
    text, mapping = out.text(), out.mapping
    if quoted:
        own = _without(quoted, len(text))
        marked = None if marked is None else sum(max(0, min(b, marked) - a) for a, b in own)
        text, mapping = "".join(text[a:b] for a, b in own), mapping.keep(own)
    parts = split_mail(text)
    cut = parts.own != [(0, len(text))] and bool(text)
    signature = min((s for s in (marked, parts.signature) if s is not None), default=None)
    if cut:
        signature = None if signature is None else sum(max(0, min(b, signature) - a) for a, b in parts.own)
        text, mapping = "".join(text[a:b] for a, b in parts.own), mapping.keep(parts.own)
    body_end = len(text) if signature is None or not text[:signature].strip() else signature
    return _Own(text, mapping, markup, body_end, cut or bool(quoted))


def _without(quoted: list[Pair], size: int) -> list[Pair]:
    own, at = [], 0
    for start, end in sorted(quoted):
        if start > at:
            own.append((at, start))
        at = max(at, end)
    return [*own, (at, size)] if at < size else own


def _frozen(
    source: str, text: str, mapping: Mapping, body_end: int, placeholders: tuple[Placeholder, ...], markup: bool
) -> tuple[Pair, ...]:
    """All spans that must stay as they are, sorted, merged where they overlap."""
    spans: list[Pair] = [(p.start, p.end) for p in placeholders]
    if "://" in text or "www." in text.lower():
        spans += ((m.start(), m.start() + len(m[0].rstrip(".,;:!?)]}'"))) for m in _URL.finditer(text))
    if _SIGN_OF_ADDRESS.search(text):
        spans += (m.span() for m in _ADDRESS.finditer(text))
    if "`" in text:
        spans += (m.span() for m in _CODE.finditer(text))
    spans += _seams(source, mapping)
    if markup:
        spans += (m.span() for m in re.finditer("\n+", text))
    if body_end < len(text):
        spans.append((body_end, len(text)))
    merged: list[Pair] = []
    for start, end in sorted(spans):
        if merged and (start < merged[-1][1] or start == end == merged[-1][1] or (start, end) == merged[-1]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _seams(source: str, mapping: Mapping) -> Iterator[Pair]:
    """Places between two code points where tags or quoted lines stand in the source."""
    for position, start, end in mapping.gaps():
        if not characters.ONLY_UNSEEN.fullmatch(source, start, end):
            yield position, position
