"""XML that is well-formed whatever is in it: what the JUnit and Checkstyle reports are written with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text with a replacement for each character that XML cannot hold, or that would order a terminal or turn the text round.

    >>> clean("a\\x00b")
    'a\\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def element(name: str, attributes: Mapping[str, object], *inside: str) -> str:
    """An element; `inside` is XML already.

    >>> element("a", {"b": '1 < "2"'})
    '<a b=\\'1 &lt; "2"\\'/>'
    """
    written = "".join(f" {key}={quoteattr(clean(str(value)), _SPACES)}" for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text between tags."""
    return escape(clean(text), {"\r": "&#13;"})


_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
