"""From HTML to what the customer reads, with every code point mapped to the source.

A small scanner of our own: the parser of the standard library gives no end of a tag, swallows ``<NAME>`` and takes
quadratic time on some unclosed input in the Python versions that we support. This one goes over the source once, keeps
counters instead of a stack, and leaves anything that is not a real tag as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from replycoach.text import characters
from replycoach.text.mapping import Builder, Pair


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARAGRAPHS: Final = _set(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre hr article section header footer form fieldset"
)
_LINES: Final = _set(
    "div li tr dt dd center address body html main nav aside figure figcaption caption tbody thead tfoot option"
)
_INLINE: Final = _set(
    "a abbr acronym area audio b base basefont bdi bdo big br button canvas cite code col colgroup data datalist del details "
    "dfn em embed font frame frameset head i iframe img input ins kbd label legend link map mark meta meter nobr noscript "
    "object optgroup output param picture progress q rp rt ruby s samp select small source span strike strong sub summary "
    "sup svg td textarea th time tt track u var video wbr path image marquee"
)
_DROPPED: Final = _set("script style title template xml noframes")
KNOWN: Final = _PARAGRAPHS | _LINES | _INLINE | _DROPPED
_VOID: Final = _set("br hr img input meta link area base col embed param source track wbr")
_EVIDENCE: Final = _set(
    "p br div span ul ol li table tr td th html body head blockquote font img hr pre center h1 h2 h3 h4 strong em"
)
_PAIRED: Final = _set("a b i u s small code")
_WORDLIKE: Final = _set(
    "address link time title label data object source code summary map menu form select option image"
)

_TAG_START: Final = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:_-]{0,40})(?=[\s/>])")
_PLAIN_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])([^<>]{0,2000})>")
_CODE: Final = re.compile(r"`[^`\n]{1,200}`")
_QUOTE_OR_END: Final = re.compile(r"=\s{0,8}[\"']|>")
_PIECE: Final = re.compile(
    r"(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)|(?P<space>[ \t\r\n\f]+)"
)
_HIDDEN: Final = re.compile(r"display\s{0,3}:\s{0,3}none", re.I)
_REST_IS_QUOTED: Final = re.compile(
    r"id=[\"']?(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|ms-outlook-mobile-"
    r"reply)|class=[\"']?[^\"'>]{0,80}(?:fsReplyAbove|OutlookMessageHeader)"
    r"|border-top\s*:\s*solid #(?:E1E1E1|B5C4DF|B5C4DE)", re.I,
)  # fmt: skip
_QUOTED: Final = re.compile(
    r"(?:class|id)=[\"']?[^\"'>]{0,80}(?:gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|"
    r"tutanota_quote|quoted-?text|iosymail|WordSection1_quote)", re.I,
)  # fmt: skip
_CONTAINER: Final = re.compile(r"class=[\"']?[^\"'>]{0,80}gmail_quote", re.I)
_SIGNATURE: Final = re.compile(
    r"(?:class|id)=[\"']?(?:[^\"'>]{0,80}\s|x_)?(?:gmail_signature|moz-signature|signature|protonmail_signature_block|ms-outlook-"
    r"mobile-signature)", re.I,
)  # fmt: skip


class Tag(NamedTuple):
    """One tag, comment or declaration of the source; comments and declarations have the name "!"."""

    start: int
    end: int
    name: str
    closing: bool


@dataclass(slots=True)
class Page:
    """What was read: the visible text, and the prose spans that are quoted or a marked signature."""

    out: Builder = field(default_factory=Builder)
    quoted: list[Pair] = field(default_factory=list)
    signature: int | None = None


def is_html(source: str) -> bool:
    """Whether *source* has real tags; ``a < b``, ``<3``, ``<John>`` and ``<https://x>`` are none.

    >>> [is_html(s) for s in ("Hi<br>Ana", "<p>Hi", "I <3 it, a < b", "Dear <NAME>, see <https://x.example>")]
    [True, True, False, False]
    """
    if "<" not in source:
        return False
    code = [m.span() for m in _CODE.finditer(source)] if "`" in source else []
    opened: set[str] = set()
    at = 0
    for tag in _PLAIN_TAG.finditer(source):
        while at < len(code) and code[at][1] <= tag.start():
            at += 1
        if at < len(code) and code[at][0] < tag.start():
            continue
        name = tag[2].lower()
        if name in _EVIDENCE or (name == "a" and "href" in tag[3].lower()):
            return True
        if name in _PAIRED:
            if tag[1] and name in opened:
                return True
            opened.add(name)
    return False


def read_html(source: str) -> Page:
    """Read *source* as HTML; never fails, takes linear time."""
    writer = _Writer(source)
    at = 0
    for tag in tags(source):
        writer.text(at, tag.start)
        at = tag.end
        writer.tag(tag)
    writer.text(at, len(source))
    return writer.finish()


def tags(source: str) -> Iterator[Tag]:
    """The real tags of *source* in order; what is dropped with them (scripts, comments) belongs to the tag."""
    last_end, trust_quotes, at = source.rfind(">"), True, 0
    closed = {name.lower() for name in re.findall(r"</([a-zA-Z][\w:-]{0,40})", source)}
    while start := _TAG_START.search(source, at):
        i = start.start()
        if source.startswith("<!--", i):
            end = source.find("-->", i + 4)
            at = end + 3 if end >= 0 else len(source)
            yield Tag(i, at, "!reply" if "originalMessage" in source[i : min(at, i + 60)] else "!", False)
            continue
        if i > last_end:
            return
        name = _NAME.match(source, i)
        if name is None:
            at = i + 1
            if source[i + 1] in "!?":
                at = source.find(">", i) + 1
                yield Tag(i, at, "!", False)
            continue
        word, closing, at = name[1].lower(), source[i + 1] == "/", i + 1
        if not closing and not _opens(word, source.startswith((">", "/>", " />"), name.end()), closed):
            continue
        end, trust_quotes = _end_of_tag(source, name.end(), trust_quotes)
        at = end
        if word in _DROPPED and not closing:
            close = re.compile(rf"</{word}(?=[\s/>])", re.I).search(source, end)
            close_end = source.find(">", close.end()) if close else -1
            at = close_end + 1 if close_end >= 0 else len(source)
        yield Tag(i, at, word, closing)


def _opens(word: str, bare: bool, closed: set[str]) -> bool:
    """Whether ``<word …>`` is a tag: one of HTML's, of an office suite's, or one that is closed somewhere."""
    if word in _WORDLIKE and bare and word not in closed:
        return False
    return word in KNOWN or ":" in word or word in closed


def _end_of_tag(source: str, at: int, trust_quotes: bool) -> tuple[int, bool]:
    """Just after the ``>`` that ends the tag; quoted values are skipped until a quote is found that never ends."""
    place = at
    while trust_quotes:
        mark = _QUOTE_OR_END.search(source, place)
        if mark is None:
            break
        if mark[0] == ">":
            return mark.end(), True
        close = source.find(mark[0][-1], mark.end())
        if close < 0:
            break
        place = close + 1
    return source.find(">", at) + 1, False


class _Writer:
    """Turns text and tags, in order, into lines as a browser would lay them out."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.page = Page()
        self.breaks = 0
        self.break_at: Pair = (0, 0)
        self.after_br = self.only_nbsp = False
        self.space: Pair | None = None
        self.fresh = True
        self.pre = 0
        self.open: dict[str, tuple[str, int]] = {}
        self.since: dict[str, int] = {}
        self.answered = False

    def text(self, start: int, end: int) -> None:
        """Visible text of the source from *start* to *end*."""
        if start >= end or "hidden" in self.open:
            return
        if self.pre:
            self._words(start, end, None)
            return
        at = start
        for piece in _PIECE.finditer(self.source, start, end):
            self._words(at, piece.start(), None)
            at = piece.end()
            if piece.lastgroup == "space":
                self.space = self.space or piece.span()
                continue
            words = characters.plainer(html.unescape(piece[0]))
            if words.strip():
                self._words(*piece.span(), words)
            elif words:
                self.only_nbsp = self.fresh
                self.space = self.space or piece.span()
        self._words(at, end, None)

    def _words(self, start: int, end: int, words: str | None) -> None:
        if start >= end:
            return
        out = self.page.out
        if self.fresh and self.breaks and len(out):
            out.put("\n" * self.breaks, *self.break_at)
        elif self.space and not self.fresh:
            out.put(" ", *self.space)
        self.space, self.breaks, self.after_br, self.only_nbsp = None, 0, False, False
        size = len(out)
        if words is not None:
            out.put(words, start, end)
        else:
            characters.write(out, self.source, start, end)
        self.fresh = self.fresh and len(out) == size

    def tag(self, tag: Tag) -> None:
        """A tag: line breaks, and where quotes, signatures and hidden parts begin and end."""
        name = tag.name
        if name == "!reply":
            self._begin("rest", "!")
        if name == "br":
            self._break(tag, min(self.breaks + 1, 2))
            self.after_br = True
        elif name in _PARAGRAPHS or name in _LINES:
            wanted = 2 if name in _PARAGRAPHS or self.only_nbsp else 1
            self._break(tag, max(self.breaks, wanted))
        elif name in ("td", "th") and not tag.closing:
            self.space = self.space or (tag.start, tag.end)
        if name == "pre":
            self.pre = max(0, self.pre + (-1 if tag.closing else 1))
        self._regions(tag)

    def _break(self, tag: Tag, wanted: int) -> None:
        start = self.break_at[0] if self.fresh and self.breaks else tag.start
        self.break_at, self.breaks = (start, tag.end), wanted
        self.fresh, self.space, self.only_nbsp = True, None, False

    def _regions(self, tag: Tag) -> None:
        for region, (name, depth) in tuple(self.open.items()):
            if name == tag.name and name not in _VOID:
                depth += -1 if tag.closing else 1
                self.open[region] = (name, depth)
                if depth == 0:
                    self._finish_region(region)
        if tag.closing or tag.name == "!" or tag.end - tag.start < 8:
            return
        attributes = self.source[tag.start : min(tag.end, tag.start + 3000)]
        if _REST_IS_QUOTED.search(attributes):
            self._begin("rest", "!")
        elif _CONTAINER.search(attributes) and tag.name != "blockquote":
            self._begin("container", tag.name)
            self.answered = False
        elif tag.name == "blockquote" or _QUOTED.search(attributes):
            self._begin("quote", tag.name)
            self.answered = self.answered or tag.name == "blockquote"
        elif _SIGNATURE.search(attributes):
            self._begin("signature", tag.name)
        if _HIDDEN.search(attributes) and tag.name not in _VOID:
            self._begin("hidden", tag.name)

    def _begin(self, region: str, name: str) -> None:
        if region not in self.open:
            self.open[region] = (name, 1)
            self.since[region] = len(self.page.out)

    def _finish_region(self, region: str) -> None:
        del self.open[region]
        since, now = self.since[region], len(self.page.out)
        if region == "signature" and now > since:
            self.page.signature = since
        elif now > since and (region in ("quote", "rest") or (region == "container" and not self.answered)):
            self.page.quoted.append((since, now))

    def finish(self) -> Page:
        """Close what was never closed."""
        for region in tuple(self.open):
            self._finish_region(region)
        return self.page
