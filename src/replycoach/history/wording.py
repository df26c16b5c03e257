"""`Wording`: the masked message of a reply, and how much of it two replies share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from replycoach.history.masking import body, known_names, masked_words, words_of_substance
from replycoach.text.prose import Prose

NEAR: Final = 0.8
"""Two replies are near copies from this share of common wording on: less than a fifth of either is its own."""

FLOOR: Final = 20
"""Words beyond greeting, closing and courtesies from which a reply can be a copy of one sent to somebody else.

One fact told in one sentence has only so many wordings; from about two sentences on, two people with different
problems do not get the same words by chance.
"""

SHINGLE: Final = 3
"""Wording is compared by runs of this many words."""

_MARKED_UP: Final = re.compile(
    r"[<>&]|[a-zé] ?: {0,3}$|-{3}|_{5}|^ {0,3}(?:Sent|Get|From)\b|confidential", re.MULTILINE | re.IGNORECASE
)
"""Signs of HTML, quoted mail or a footer; without them a text is read as it is."""


@dataclass(frozen=True)
class Wording:
    """What a reply says, masked, without greeting, closing and signature.

    `substance` is the number of its words beyond courtesies.
    """

    words: tuple[str, ...]
    substance: int

    @classmethod
    def of(cls, text: str, *names: str | None) -> Wording:
        """The wording of a reply, plain or HTML; quoted mail is left out. `names` are the people known by name.

        >>> Wording.of("Hi Ana,\\n\\nIt ships on 3 May.\\n\\nBest wishes,\\nJohn").words
        ('it', 'ships', 'DATE')
        """
        return _wording(text, tuple(name for name in names if name))

    @cached_property
    def runs(self) -> frozenset[str]:
        """All runs of `SHINGLE` words; a shorter wording is one run."""
        if len(self.words) < SHINGLE:
            return frozenset([" ".join(self.words)] if self.words else [])
        return frozenset(map(" ".join, zip(*(self.words[at:] for at in range(SHINGLE)), strict=False)))

    def likeness(self, other: Wording) -> float:
        """The share of runs that two replies have in common, 0 to 1 (the Dice coefficient).

        >>> one, two = "We sent a new lamp by courier today.", "We sent a new chair by courier today."
        >>> Wording.of(one).likeness(Wording.of(two))
        0.5
        """
        return shared(len(self.runs & other.runs), len(self.runs), len(other.runs))


def shared(common: int, one: int, other: int) -> float:
    """The Dice coefficient of two sets by their sizes and what they have in common."""
    return 2 * common / (one + other) if common else 0.0


def ratio(one: list[str], other: list[str]) -> float:
    """How alike two lists of words are in their order, 0 to 1: what is left when words are put in and taken out."""
    return Indel.normalized_similarity(one, other)


@lru_cache(maxsize=2048)
def _wording(text: str, names: tuple[str, ...]) -> Wording:
    if _MARKED_UP.search(text):
        text = Prose.from_source(text).text
    start, end = body(text)
    message = text[start:end]
    words = tuple(masked_words(message, known_names(text, names)))
    return Wording(words, words_of_substance(message))
