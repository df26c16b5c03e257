"""Phrases of the house, found in one pass whatever their number.

A phrase can only stand in a text that has its longest word. So the words of a text are looked up once, and only the phrases that
may be there are searched for: five hundred phrases cost about as much as five.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from replycoach.text.words import vocabulary


def key_word(phrase: str) -> str:
    """The word by which a phrase is looked up: its longest, empty where it has none that is certain.

    >>> key_word("Thank you for your patience"), key_word("→")
    ('patience', '')
    """
    words = vocabulary(phrase)
    return max(sorted(words), key=len) if words else ""


def pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as whole words, whatever the case and the white space between words."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


class Phrases:
    """Any of some phrases; of two at one place the longer is found.

    >>> list(Phrases(("soon", "as soon as possible")).spans("Soon, or as soon  as possible"))
    [(0, 4), (9, 29)]
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        longest_first = sorted((one for one in phrases if one.split()), key=len, reverse=True)
        self._phrases = tuple(longest_first)
        self._patterns: dict[int, re.Pattern[str]] = {}

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The numbers of the phrases by key word."""
        found: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            found.setdefault(key_word(phrase), []).append(number)
        return found

    def spans(self, text: str, words: frozenset[str] | None = None) -> Iterator[tuple[int, int]]:
        """Where they stand in the text, in order and never overlapping; `words` is its vocabulary where that is known."""
        words = vocabulary(text) if words is None else words
        if words is None:
            numbers = list(range(len(self._phrases)))
        else:
            numbers = sorted(n for word in (words & self.by_word.keys()) | {""} for n in self.by_word.get(word, ()))
        waiting = [(span, number) for number in numbers if (span := self._search(number, text, 0))]
        while waiting:
            (start, end), _ = min(waiting, key=lambda one: (one[0][0], one[1]))
            yield start, end
            moved = [(span if span[0] >= end else self._search(number, text, end), number) for span, number in waiting]
            waiting = [(span, number) for span, number in moved if span]

    def _search(self, number: int, text: str, at: int) -> tuple[int, int] | None:
        if number not in self._patterns:
            self._patterns[number] = pattern(self._phrases[number])
        match = self._patterns[number].search(text, at)
        return match.span() if match else None


@lru_cache(maxsize=256)
def phrases(given: tuple[str, ...]) -> Phrases:
    """The phrases of a setting, prepared once."""
    return Phrases(given)
