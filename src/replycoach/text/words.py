"""The words of a text as a set: most patterns need a certain word, and looking that up costs next to nothing."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")
ODDLY_CASED = re.compile("[^\x00-\xb4\xb6-\xff\u2000-\u20cf\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
"""Characters whose small and capital forms `str.lower` does not tell as regular expressions do, and all that may be one."""

PLAINLY_LOWER = {code: chr(code).lower() if WORD.match(chr(code)) else " " for code in range(128)}
"""What a character of ASCII is in a word, a space where it is in none: much quicker than `WORD`."""


def vocabulary(text: str) -> frozenset[str] | None:
    """The words of a text in lower case; None where they cannot be told for certain.

    >>> sorted(vocabulary("Hi Ana, it's here."))
    ['ana', 'here', 'hi', 'it', 's']
    """
    if text.isascii():
        return frozenset(text.translate(PLAINLY_LOWER).split())
    if ODDLY_CASED.search(text):
        return None
    return frozenset(WORD.findall(text.lower()))
