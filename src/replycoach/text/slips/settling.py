"""Slips that come to light when another is mended: "could you explained us" is both, and is told as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from replycoach.text.slips.clause import Slip

ROUNDS = 3


def settled(text: str, find: Callable[[str], list[Slip]]) -> list[Slip]:
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
