"""Which words of a sentence carry a cue: every label is linear in the sentence's mean, so each word's part is known for nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

CLAUSE_STARTS = re.compile(
    r"(?<=[,;:.!?()–—])\s+|\s[-–—]\s|(?<!\s)\s+(?=(?:and|but|so|because|which|if|when|or)\s)", re.IGNORECASE
)

FEW_WORDS = 6
"""A sentence shorter than this is shown whole."""

SLACK = 0.5
"""How far below its sentence's mean a word may be (in standard deviations) and still belong to the run."""

COVERED = 0.4
"""The share of a clause that must be in the run for the whole clause to be shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """The tokens of one sentence, from which it is worked out which words carry a cue, when somebody asks."""

    reply: str
    tokens: Floats
    offsets: tuple[tuple[int, int], ...]
    weights: Floats
    """What each cue makes of a token: (cues, size)."""

    def words(self) -> tuple[list[tuple[int, int]], list[list[int]]]:
        """The words, and the rows of the tokens that each is made of."""
        words: list[tuple[int, int]] = []
        rows: list[list[int]] = []
        for row, (start, end) in enumerate(self.offsets):
            if words and words[-1][1] == start and not self.reply[start - 1].isspace():
                words[-1] = (words[-1][0], end)
                rows[-1].append(row)
            else:
                words.append((start, end))
                rows.append([row])
        return words, rows

    def adds(self, rows: list[list[int]], cue: int) -> Floats:
        """What each word adds to a cue."""
        adds = (self.tokens @ self.weights.T)[:, cue]
        return np.array([adds[own].max() for own in rows], dtype=np.float32)

    def carrying(self, span: tuple[int, int], cue: int) -> tuple[int, int]:
        """The clauses of the sentence whose words add most to a cue, given by its number."""
        words, rows = self.words()
        if len(words) < FEW_WORDS:
            return span
        adds = self.adds(rows, cue)
        first, last = _richest_run(adds - adds.mean() + SLACK * adds.std())
        start, end = words[first][0], words[last][1]
        covered = [(a, b) for a, b in _clauses(self.reply, span) if min(end, b) - max(start, a) > COVERED * (b - a)]
        if covered:
            start, end = min(start, covered[0][0]), max(end, covered[-1][1])
        return start, end


def _clauses(text: str, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence, roughly: cut at punctuation and before conjunctions.

    >>> [("You left it open, so it leaked"[a:b]) for a, b in _clauses("You left it open, so it leaked", (0, 30))]
    ['You left it open,', 'so it leaked']
    """
    gaps = [match.span() for match in CLAUSE_STARTS.finditer(text, *span)]
    starts, ends = [span[0], *(end for _, end in gaps)], [*(start for start, _ in gaps), span[1]]
    return tuple(zip(starts, ends, strict=True))


def _richest_run(adds: Floats) -> tuple[int, int]:
    """First and last index of the run with the largest sum.

    >>> _richest_run(np.array([-1.0, 2.0, -0.5, 3.0, -2.0]))
    (1, 3)
    """
    best, span, total, first = -np.inf, (0, 0), 0.0, 0
    for n, value in enumerate(adds.tolist()):
        if total <= 0:
            total, first = 0.0, n
        total += value
        if total > best:
            best, span = total, (first, n)
    return span
