"""Characters that a reader does not see, or sees as plainer ones: spaces, quotes, line ends, controls, bad surrogates."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from replycoach.text.mapping import Builder

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\v\f\x85\u2028\u2029"
PLAINER: Final = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("“”„‟", '"')
)
"""One code point for one, so that positions stay."""

UNSEEN: Final = (
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
"""Controls, bidirectional marks, soft hyphens and zero-width characters; joiners stay inside emoji and other scripts."""

ODD: Final = re.compile(
    rf"(?P<unseen>{UNSEEN})|(?P<line>\r\n?)|(?P<pair>[\ud800-\udbff][\udc00-\udfff])|(?P<lone>[\ud800-\udfff])"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]{1,4})"
)
_SIGN_OF_ODD: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\r\ud800-\udfff\u0300-\u036f]"
)
"""Every match of `ODD` has one of these; a text without is read in one go."""
ONLY_UNSEEN: Final = re.compile(rf"(?:{UNSEEN})+")


def write(out: Builder, source: str, start: int, end: int) -> None:
    """Write ``source[start:end]`` the way a reader sees it: plain ASCII as it is."""
    words = source[start:end]
    if words.isascii() and words.replace("\n", "").isprintable():
        out.put(words, start, end)
        return
    at = start
    for odd in ODD.finditer(source, start, end) if _SIGN_OF_ODD.search(source, start, end) else ():
        if odd.start() > at:
            out.put(source[at : odd.start()].translate(PLAINER), at, odd.start())
        at = odd.end()
        if odd.lastgroup != "unseen":
            out.put(_seen(odd), odd.start(), odd.end())
    if at < end:
        out.put(source[at:end].translate(PLAINER), at, end)


def plainer(words: str) -> str:
    """*words* (a decoded entity, say) the way a reader sees them."""
    return ODD.sub(lambda odd: "" if odd.lastgroup == "unseen" else _seen(odd), words).translate(PLAINER)


def _seen(odd: re.Match[str]) -> str:
    if odd.lastgroup == "line":
        return "\n"
    if odd.lastgroup == "pair":
        return odd[0].encode("utf-16", "surrogatepass").decode("utf-16")
    return "\ufffd" if odd.lastgroup == "lone" else unicodedata.normalize("NFC", odd[0])
