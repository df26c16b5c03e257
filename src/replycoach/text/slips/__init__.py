"""Slips of grammar that are certain, sentence by sentence, each with the words that were meant.

Nothing here parses: a sentence is a row of words, closed classes and tables of forms say what each may be, and what may be right in any reading is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from replycoach.text.slips import (
    agreement,
    clauses,
    complements,
    confused,
    nouns,
    phrases,
    small_words,
    subjects,
    verbal,
)
from replycoach.text.slips.clause import Clause, Slip

__all__ = ["Clause", "Slip", "mended", "slips"]

FAMILIES = (
    verbal,
    agreement,
    nouns,
    clauses,
    complements,
    phrases,
    small_words,
    subjects,
    confused,
)
BY_WORD = {
    word: tuple(handler for family in FAMILIES for handler in family.HANDLERS.get(word, ()))
    for word in {word for family in FAMILIES for word in family.HANDLERS}
}
"""What looks at a word, by the word."""
ROUNDS = 3
"""How often a mended sentence is looked at again."""
LONGEST = 4000
"""What is longer, in characters, is no sentence."""


def slips(text: str, offset: int = 0, *, cased: bool = True) -> Iterator[Slip]:
    """The slips of one sentence, in order; none overlaps another. A small "i" is one where the draft is `cased`.

    >>> [(slip.start, slip.end, slip.right) for slip in slips("Sorry, you was right: it don't works.")]
    [(7, 14, 'you were'), (22, 36, "it doesn't work")]
    """
    if len(text) > LONGEST:
        return
    for slip in _settled(text, lambda said: list(_once(said, cased))):
        yield Slip(slip.start + offset, slip.end + offset, slip.right)


def _once(text: str, cased: bool) -> Iterator[Slip]:
    """The slips that show in a text as it stands."""
    row = Clause(text)
    end = -1
    for at, word in enumerate(row.words):
        for handler in BY_WORD.get(word, ()):
            slip = handler(row, at)
            if slip is not None and slip.start >= end:
                yield slip
                end = slip.end
                break
        if cased and word in confused.SMALL_I and row.spans[at][0] >= end and (slip := confused.capital(row, at)):
            yield slip
            end = slip.end


def _settled(text: str, find: Callable[[str], list[Slip]]) -> list[Slip]:
    """All slips of a text, so that what mends them leaves none; those that touch each other are joined."""
    found = find(text)
    for _ in range(ROUNDS):
        again = find(mended(text, found)) if found else []
        if not again:
            break
        found = _joined(text, found, again)
    return found


def mended(text: str, slips: Iterable[Slip]) -> str:
    """The text without its slips.

    >>> mended("You was here.", [Slip(0, 7, "You were")])
    'You were here.'
    """
    for slip in sorted(slips, key=lambda one: -one.start):
        text = text[: slip.start] + slip.right + text[slip.end :]
    return text


def _joined(text: str, found: list[Slip], again: list[Slip]) -> list[Slip]:
    """The slips of a text and those of its mended form as slips of the text."""
    for late in sorted(again, key=lambda one: -one.start):
        kept, touched, shift = [], [], 0
        start, end = late.start, late.end
        for slip in sorted(found, key=lambda one: one.start):
            place, after = slip.start + shift, slip.start + shift + len(slip.right)
            shift += len(slip.right) - (slip.end - slip.start)
            if place < late.end and late.start < after:
                touched.append(slip)
                start, end = min(start, place), max(end, after)
            else:
                kept.append((slip, after))
        before = sum(len(slip.right) - (slip.end - slip.start) for slip, after in kept if after <= start)
        inside = sum(len(slip.right) - (slip.end - slip.start) for slip in touched)
        first, last = start - before, end - before - inside
        own = mended(text[first:last], [Slip(one.start - first, one.end - first, one.right) for one in touched])
        right = own[: late.start - start] + late.right + own[late.end - start :]
        found = sorted([*(slip for slip, _ in kept), Slip(first, last, right)], key=lambda one: one.start)
    return found
