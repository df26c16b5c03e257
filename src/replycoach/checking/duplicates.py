"""Near copies among templates: the same text but for names, numbers, links, dates and placeholders.

A template is a set of hashed word triples, what changes from customer to customer masked. Two templates that share most
of their triples are near copies; near copies of near copies make a cluster.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from replycoach.text.prose import Prose

ALIKE = 0.6
"""Share of common triples (of all triples of both) from which two templates are near copies."""
SHORTEST = 12
"""Templates of fewer words are left out: short ones are alike by nature."""

_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|today|tomorrow|yesterday"
)


def shingles(text: str) -> tuple[int, ...]:
    """The hashed word triples of a template, sorted; none where it is too short.

    >>> shingles("Hi {{name}}, thanks!")
    ()
    """
    prose = Prose.from_source(text)
    words = prose.text
    for placeholder in reversed(prose.placeholders):
        words = f"{words[: placeholder.start]} ∎ {words[placeholder.end :]}"
    masked = [_masked(word) for word in _WORD.findall(_LINK.sub(" link ", words).casefold())]
    if len(masked) < SHORTEST:
        return ()
    triples = {" ".join(masked[i : i + 3]) for i in range(len(masked) - 2)}
    return tuple(sorted(int.from_bytes(blake2b(one.encode(), digest_size=6).digest(), "big") for one in triples))


def _masked(word: str) -> str:
    return "0" if any(letter.isdigit() for letter in word) or _DAY.fullmatch(word) else word


def near_copies(templates: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int, float, int]]:
    """For each template that is a near copy: (its number, the number of the first of its cluster that it is most like, how alike, size of the cluster).

    The first of a cluster is taken for the original and is not told.
    """
    alike = _alike(templates)
    cluster = _clusters(len(templates), alike)
    sizes = Counter(cluster)
    for number in range(len(templates)):
        earlier = [(share, -other) for other, share in alike[number].items() if other < number]
        if cluster[number] != number:
            share, other = max(earlier) if earlier else (0.0, -cluster[number])
            yield number, -other, share, sizes[cluster[number]]


def _alike(templates: Sequence[tuple[int, ...]]) -> list[dict[int, float]]:
    """For each template, those that are near copies of it, with the share of common triples."""
    holders: dict[int, list[int]] = defaultdict(list)
    found: list[dict[int, float]] = [{} for _ in templates]
    for number, own in enumerate(templates):
        common = Counter(other for one in own for other in holders[one])
        for other, shared in common.items():
            share = shared / (len(own) + len(templates[other]) - shared)
            if share >= ALIKE:
                found[number][other] = found[other][number] = share
        for one in own:
            holders[one].append(number)
    return found


def _clusters(count: int, alike: Sequence[dict[int, float]]) -> list[int]:
    """For each template the first one of its cluster; itself where it is alone."""
    first = list(range(count))
    for number in range(count):
        if first[number] != number:
            continue
        waiting = [number]
        while waiting:
            for other in alike[waiting.pop()]:
                if first[other] == other and other != number:
                    first[other] = number
                    waiting.append(other)
    return first
