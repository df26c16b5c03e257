"""A draft as its reader sees it: the words of an HTML draft without its tags, with the places of its source among them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from replycoach.model import Finding, Review
from replycoach.rules.run import quote
from replycoach.score import AS_A_WHOLE, IMPRESSION
from replycoach.text.html import is_html
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from replycoach.checking.report import Located

_TAG: Final = (
    "a|abbr|b|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|s|small|span|strong|sub|sup|table|"
    "tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
_TAGS: Final = re.compile(rf"</?(?:{_TAG})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAKS: Final = re.compile(
    r"(?:^|(?<=[^\s\"']))\s*(?:</?(?:blockquote|body|br|center|div|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?/?>\s*)+",
    re.IGNORECASE,
)
_CUT_BEFORE: Final = re.compile(r"^[^<>]*(?:[\"'/]|[a-z]\d?)>", re.IGNORECASE)
_CUT_AFTER: Final = re.compile(rf"</?(?:{_TAG})(?:\s[^<>]*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """The words to show for a draft; of plain text that is the draft itself."""

    source: str
    prose: Prose | None = None

    @staticmethod
    @lru_cache(maxsize=4)
    def of(source: str) -> Shown:
        """How a draft is shown.

        >>> Shown.of("<p>Hi&nbsp;<b>Ana</b>,</p>").text
        'Hi Ana,'
        """
        return Shown(source, Prose.from_source(source, kind="html") if is_html(source) else None)

    @property
    def text(self) -> str:
        """The words."""
        return self.source if self.prose is None else self.prose.text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``source[start:end]`` stands among the words."""
        if self.prose is None:
            return start, end
        from replycoach.rewriting.edits import prose_span

        return prose_span(self.prose, start, end)

    def message(self, finding: Finding) -> str:
        """The message of a finding, with the words as they are shown in place of their source."""
        if self.prose is None or finding.start is None or finding.end is None:
            return finding.message
        start, end = self.place(finding.start, finding.end)
        return finding.message.replace(quote(self.source[finding.start : finding.end]), quote(self.text[start:end]))


def message_of(one: Located) -> str:
    """What a finding in a file says, with its words as they are read."""
    return words_read(one.finding.message, one.before, one.words, one.after)


def words_read(message: str, before: str, words: str, after: str) -> str:
    """A message with its words of the file as they are read, see `as_read`.

    >>> words_read("“do <b>not</b>” is curt.", "<p>", "do <b>not</b>", "</p>")
    '“do not” is curt.'
    """
    read = as_read(before, words, after)[1]
    return message.replace(f"“{words}”", f"“{' '.join(read.split())}”") if words else message


def as_read(before: str, words: str, after: str) -> tuple[str, str, str]:
    """Words of a file and what stands around them, without HTML tags; as they are where nothing else is left of the words.

    >>> as_read('ef="x">Please', 'do <b>not</b>', '&amp; wait.</p><p>Tha')
    ('Please', 'do not', '& wait. Tha')
    """
    if not _TAGS.search(before + words + after):
        return before, words, after
    read = _untagged(words)
    if not read.strip():
        return before, words, after
    return _untagged(_CUT_BEFORE.sub("", before)), read, _untagged(_CUT_AFTER.sub("", after))


def _untagged(source: str) -> str:
    """Without tags; a space where one begins a new line, so that no two words run together."""
    return html.unescape(_TAGS.sub("", _BREAKS.sub(" ", source)))


def taken_by(rule: str) -> str:
    """What took points off, in words.

    >>> taken_by("impression")
    'the reply as a whole'
    """
    return AS_A_WHOLE if rule == IMPRESSION else rule


def nothing_found(review: Review) -> str:
    """What to say of a review without findings: nearly always praise, never beside points that are missing without a reason."""
    if review.depth == "surface":
        return "Nothing to raise."
    if review.deductions:
        return f"Nothing to raise in particular; the points missing from 100 are for {AS_A_WHOLE}."
    return "Nothing to raise: this draft reads well."
