"""The words of one sentence as a row to be walked along, and a slip in them with what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycoach.text.slips.lists import CLOSED, OPENING

TOKEN = re.compile(r"[^\W_]+(?:['’.,:\-@/&_][^\W_]+)*|\S")
SIDE = frozenset(
    "already just also now not never recently kindly please still only actually successfully currently always definitely certainly surely gladly immediately probably".split()
)
"""Adverbs that stand between the parts of a verb."""
LEADING_ADVERBS = frozenset("usually normally sometimes then now still maybe perhaps currently generally".split())
"""Adverbs at the start of a sentence, behind which its subject stands."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words from `start` to `end` that should be `right`."""

    start: int
    end: int
    right: str


class Clause:
    """A sentence as its words and signs, in lower case and with plain apostrophes; nothing ("") before and behind it.

    >>> one = Clause("You didn’t cancelled it.")
    >>> one[1], one[5], one.fix(1, 2, "didn't cancel")
    ("didn't", '', Slip(start=4, end=20, right='didn’t cancel'))
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [found.span() for found in TOKEN.finditer(text)]
        self.words = [text[start:end].lower().replace("’", "'") for start, end in self.spans]

    def __getitem__(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def last(self) -> str:
        """The last word or sign."""
        return self[len(self) - 1]

    def as_written(self, at: int) -> str:
        """The word in its own case."""
        return self.text[slice(*self.spans[at])] if 0 <= at < len(self.spans) else ""

    def fix(self, first: int, last: int, right: str) -> Slip:
        """The slip in these words (both ends count), in the case of what it replaces."""
        start, end = self.spans[first][0], self.spans[last][1]
        was = self.text[start:end]
        if was.isupper() and len(was) > 2:
            right = right.upper()
        elif was[0].isupper():
            right = right[0].upper() + right[1:]
        if "’" in was:
            right = right.replace("'", "’")
        return Slip(start, end, right)

    def fix_last(self, first: int, last: int, right: str) -> Slip:
        """The slip in these words where only the last, or what stands for it, changes."""
        return self.fix(first, last, self.between(first, last) + right)

    def opens(self, at: int) -> bool:
        """Whether a clause of its own begins here: the word can only be its subject."""
        before = self[at - 1]
        if at == 1 and before in LEADING_ADVERBS:
            return True
        return not before or before in OPENING or not before[0].isalnum()

    def closes(self, at: int) -> bool:
        """Whether what stands here goes on with no noun, so that the one before is whole."""
        return self.ends(at) or self[at] in CLOSED

    def ends(self, at: int) -> bool:
        """Whether a sign or nothing stands here, and no word."""
        return not self[at][:1].isalnum()

    def ends_noun(self, at: int) -> bool:
        """Whether the noun before this place is whole; "the two person and family rooms" shares one."""
        return self.closes(at) and self[at] not in ("and", "or")

    def before(self, at: int, words: frozenset[str]) -> bool:
        """Whether any of these words stands before this place."""
        return not words.isdisjoint(self.words[:at])

    def past_side(self, at: int) -> int:
        """The place of the first word from here that is no adverb between the parts of a verb."""
        while self[at] in SIDE and at < len(self):
            at += 1
        return at

    def between(self, first: int, last: int) -> str:
        """The words from the one place up to the other, as they stand, with a space behind."""
        return "".join(f"{self.as_written(at)} " for at in range(first, last))


def inside(pronoun: str) -> str:
    """A pronoun as it is written inside a sentence."""
    return "I" if pronoun == "i" else pronoun
