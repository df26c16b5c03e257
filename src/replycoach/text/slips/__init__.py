"""Slips of grammar that are certain, sentence by sentence, each with the words that were meant.

Nothing here parses: a sentence is a row of words, closed classes and tables of forms say what each may be, and what may be right in any reading is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycoach.text.slips import (
    agreement,
    articles,
    clauses,
    complements,
    confused,
    denials,
    number,
    overregular,
    phrases,
    small_words,
    subjects,
    verbal,
)
from replycoach.text.slips.clause import Clause, Slip
from replycoach.text.slips.settling import mended, settled

__all__ = ["Clause", "Slip", "mended", "slips"]

ROOMS = (
    verbal,
    agreement,
    number,
    articles,
    clauses,
    complements,
    phrases,
    small_words,
    subjects,
    overregular,
    denials,
    confused,
)
BY_WORD = {
    word: tuple(handler for room in ROOMS for handler in room.HANDLERS.get(word, ()))
    for word in {word for room in ROOMS for word in room.HANDLERS}
}
"""What looks at a word, by the word."""


LONGEST = 4000
"""What is longer, in characters, is no sentence."""


def slips(text: str, offset: int = 0, *, cased: bool = True) -> Iterator[Slip]:
    """The slips of one sentence, in order; none overlaps another. A small "i" is one where the draft is `cased`.

    >>> [(slip.start, slip.end, slip.right) for slip in slips("Sorry, you was right: it don't works.")]
    [(7, 14, 'you were'), (22, 36, "it doesn't work")]
    """
    if len(text) > LONGEST:
        return
    for slip in settled(text, lambda said: list(_once(said, cased))):
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
