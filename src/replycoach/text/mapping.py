"""Where each code point of a text came from in its source.

A text is made of *runs*. A run either copies a stretch of the source, one code point for one, or stands as a whole for
a stretch of another length (``&amp;`` for one code point, tags for a line break). Three integers a run are enough,
and a look-up is one bisection.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

Pair = tuple[int, int]


class Mapping:
    """An ordered list of runs; read it with :meth:`source_of`."""

    __slots__ = ("_ends", "_source_ends", "_source_starts", "_starts")

    def __init__(self) -> None:
        self._starts, self._ends = array("q"), array("q")
        self._source_starts, self._source_ends = array("q"), array("q")

    def __len__(self) -> int:
        """How many code points are mapped."""
        return self._ends[-1] if self._ends else 0

    def add(self, length: int, start: int, end: int) -> None:
        """The next *length* code points come from ``source[start:end]``."""
        if not length:
            return
        at = len(self)
        copies = self._ends and self._source_ends[-1] - self._source_starts[-1] == at - self._starts[-1]
        if copies and length == end - start and self._source_ends[-1] == start:
            self._ends[-1], self._source_ends[-1] = at + length, end
            return
        self._starts.append(at)
        self._ends.append(at + length)
        self._source_starts.append(start)
        self._source_ends.append(end)

    def source_of(self, at: int) -> Pair:
        """The source span of the code point *at*."""
        run = bisect_right(self._starts, at) - 1
        start, end = self._source_starts[run], self._source_ends[run]
        if end - start != self._ends[run] - self._starts[run]:
            return start, end
        place = start + at - self._starts[run]
        return place, place + 1

    def keep(self, spans: Iterable[Pair]) -> Mapping:
        """The mapping of the text that is left when only *spans* (sorted, disjoint) are kept."""
        kept = Mapping()
        for low, high in spans:
            run = max(bisect_right(self._starts, low) - 1, 0)
            while run < len(self._starts) and self._starts[run] < high:
                start, end = max(low, self._starts[run]), min(high, self._ends[run])
                if start < end:
                    kept.add(end - start, self.source_of(start)[0], self.source_of(end - 1)[1])
                run += 1
        return kept

    def gaps(self) -> Iterator[tuple[int, int, int]]:
        """``(position, start, end)`` wherever ``source[start:end]`` was left out between two code points."""
        for run in range(1, len(self._starts)):
            start, end = self._source_ends[run - 1], self._source_starts[run]
            if start < end:
                yield self._starts[run], start, end


class Builder:
    """Writes a text and its mapping side by side."""

    __slots__ = ("_parts", "mapping")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.mapping = Mapping()

    def __len__(self) -> int:
        """How long the text is so far."""
        return len(self.mapping)

    def put(self, words: str, start: int, end: int) -> None:
        """Write *words* for ``source[start:end]``: one for one when they are as long, else as a whole."""
        self._parts.append(words)
        self.mapping.add(len(words), start, end)

    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)
