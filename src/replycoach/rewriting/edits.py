"""Edits that never overlap, slots and their examples, and the way back from a changed text to the draft as given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from replycoach.model import Edit, Slot
from replycoach.rewriting.markup import exchanged
from replycoach.rewriting.slots import DONE_HERE, SAY
from replycoach.rewriting.slots import SLOT as SLOT
from replycoach.text.prose import Prose

STAND_IN = "Alex"
"""What stands for the agent's name where nobody knows it and the text is read for comparison."""


def slots_of(text: str) -> tuple[Slot, ...]:
    """The slots of a text, in order.

    >>> slots_of("You'll hear [when: e.g. by noon].")
    (Slot(start=12, end=32, name='when', example='by noon'),)
    """
    return tuple(
        Slot(
            start=found.start(),
            end=found.end(),
            name=found["label"] or found["bare"] or found["say"],
            example=found["example"] or "",
        )
        for found in SLOT.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its slots filled by their examples, as the customer would get it: `text`, and where the fills are in it.

    Words that the agent has to say anew are left out, with the space beside them: a fill of no length. Where the customer was sent elsewhere,
    the agent takes it on.
    """

    source: str
    text: str
    fills: tuple[tuple[int, int, int, int], ...]

    @classmethod
    def of(cls, source: str, agent: str = "") -> Filled:
        """Fill the slots of a text.

        >>> Filled.of("You'll hear [when: e.g. by noon].").text
        "You'll hear by noon."
        """
        parts, fills, at, size = [], [], 0, 0
        for slot in slots_of(source):
            words = slot.example or agent or STAND_IN
            low, high = slot.start, slot.end
            if slot.name == SAY["channel/needless-handoff"]:
                words = DONE_HERE
            elif slot.name in SAY.values():
                words, (low, high) = "", _with_space(source, low, high)
            low = max(low, at)
            parts += [source[at:low], words]
            start = size + low - at
            size = start + len(words)
            fills.append((start, size, low, high))
            at = high
        return cls(source, "".join([*parts, source[at:]]), tuple(fills))

    def back(self, edit: Edit) -> Edit | None:
        """An edit of the filled text as one of the text with its slots; None where it touches a fill."""
        if any(edit.start < end and start < edit.end for start, end, _, _ in self.fills):
            return None
        old = self.text[edit.start : edit.end]
        left_out = any(start == end == edit.start for start, end, _, _ in self.fills)
        if (
            left_out and len(edit.text) > len(old) > 0 and edit.text.endswith(old)
        ):  # all of it comes in before these words
            return self.back(Edit(start=edit.start, end=edit.start, text=edit.text[: -len(old)]))
        put = edit.start == edit.end
        start = self.place(edit.start, behind=not put or self._ends_line(edit.start))
        end = start if put else self.place(edit.end, behind=False)
        return Edit(start=start, end=max(start, end), text=edit.text)

    def place(self, at: int, *, behind: bool) -> int:
        """A place of the filled text in the text with its slots: before or `behind` what was left out there."""
        moved = 0
        for start, end, slot_start, slot_end in self.fills:
            if at < end and at != start:
                break
            if at >= end and (start < end or at > end or behind):
                moved = slot_end - end
            elif at == start:
                moved = slot_start - start
                break
        return at + moved

    def _ends_line(self, at: int) -> bool:
        """Whether what was left out here ended its line, so that what is put in goes behind it."""
        left_out = (slot_end for start, end, _, slot_end in self.fills if start == end == at)
        return any(self.source[end : end + 1] in ("", "\n", "\r", "<") for end in left_out)


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of what is left out with the space behind it, or before it at the end of a line."""
    line = text[:start].rstrip(" \t")
    if text[end:].lstrip(" \t")[:1] not in ("", "\n", "\r", "<"):
        return start, end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    if line[-1:] not in ("", "\n"):
        return len(line), end
    if rest := text[end:].lstrip():
        return start, len(text) - len(rest)
    return len(text[:start].rstrip()), end


def prose_span(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """The stretch of `prose.text` that stands for ``source[start:end]``."""
    return prose.span_of(start, end)


def in_source(prose: Prose, edits: Iterable[Edit]) -> tuple[Edit, ...] | None:
    """Edits of the prose as edits of its source, with its line ends, escapes and tags; None where one touches what is frozen."""
    told = []
    for edit in edits:
        if not prose.editable(edit.start, edit.end) or edit.end > prose.body_end:
            return None
        made = exchanged(prose, edit)
        if made is None:
            return None
        if "\r\n" in prose.source:
            made = made.model_copy(update={"text": re.sub(r"(?<!\r)\n", "\r\n", made.text)})
        told.append(made)
    return tuple(told)


def clash(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Whether any edit overlaps one of the others; two insertions at one place do not.

    >>> clash([Edit(start=0, end=4, text="")], [Edit(start=4, end=6, text="x")])
    False
    """
    taken = tuple(others)
    return any(
        (one.start < other.end and other.start < one.end)
        or (one.start, one.end) == (other.start, other.end) != (one.start, one.start)
        for one in edits
        for other in taken
    )


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; at one place, in the order given.

    >>> apply("I'll call soon.", [Edit(start=10, end=14, text="today")])
    "I'll call today."
    """
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < at:
            raise ValueError("edits overlap")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


@dataclass
class Patches:
    """What has been changed so far, as disjoint replacements in the draft as given, each owned by one change.

    A change that touches words which an earlier one wrote is taken into that one's replacement; `taken` tells which.
    """

    source: str
    made: list[tuple[int, int, str, int]] = field(default_factory=list)
    taken: dict[int, set[int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The draft with all replacements."""
        return apply(self.source, [Edit(start=start, end=end, text=text) for start, end, text, _ in self.made])

    def add(self, edits: Iterable[Edit], owner: int) -> None:
        """Make edits whose positions are in `text`."""
        for edit in sorted(edits, key=lambda one: (one.start, one.end))[::-1]:
            self._add(edit, owner)

    def _add(self, edit: Edit, owner: int) -> None:
        shift, before, within, after = 0, [], [], []
        for patch in self.made:
            start, end, text, _ = patch
            low, high = start + shift, start + shift + len(text)
            shift += len(text) - (end - start)
            if high < edit.start:
                before.append((patch, shift))
            elif low > edit.end:
                after.append(patch)
            else:
                within.append((patch, low, high))
        moved = before[-1][1] if before else 0
        if not within:
            new = (edit.start - moved, edit.end - moved, edit.text, owner)
        else:
            (first, low, _), (last, _, high) = within[0], within[-1]
            start = min(first[0], edit.start - moved)
            begin = min(low, edit.start)
            stop = max(high, edit.end)
            end = last[1] + stop - high
            now = self.text
            new = (start, end, now[begin : edit.start] + edit.text + now[edit.end : stop], first[3])
            self.taken.setdefault(first[3], set()).update({owner, *(patch[3] for patch, _, _ in within)} - {first[3]})
        self.made = [*(patch for patch, _ in before), new, *after]

    def of(self, owner: int) -> tuple[Edit, ...]:
        """The replacements of one change, in the draft as given."""
        return tuple(Edit(start=start, end=end, text=text) for start, end, text, who in self.made if who == owner)
