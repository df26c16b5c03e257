"""Slots: what only the agent can know stands visibly in the text until they fill it in, ``[when: e.g. today by 17:00]``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from replycoach.model import Slot as Slot

SLOT = re.compile(r"\[(?P<label>[a-z][^\]\[\n:]{0,40}): e\.g\. (?P<example>[^\]\[\n]{1,80})\]|\[(?P<bare>agent name)\]")
"""A slot as our rewrites write it: ``[when: e.g. today by 17:00]``."""
EXAMPLES = {
    "when": "today by 17:00",
    "how long": "two minutes",
    "what I will do": "call the depot",
    "agent name": "",
}
"""An example of what fills a slot that our own snippets leave, by its name."""


def slot(name: str) -> str:
    """The visible form of a slot.

    >>> slot("when"), slot("agent name")
    ('[when: e.g. today by 17:00]', '[agent name]')
    """
    example = EXAMPLES.get(name, "")
    return f"[{name}: e.g. {example}]" if example else f"[{name}]"


def find_slots(text: str, names: Iterable[str] = ()) -> tuple[Slot, ...]:
    """The slots of these names and of our snippets in a text, in order.

    >>> find_slots("I'll write [when: e.g. today by 17:00].")
    (Slot(start=11, end=38, name='when', example='today by 17:00'),)
    """
    known = sorted({*EXAMPLES, *names}, key=len, reverse=True)
    pattern = re.compile(rf"\[({'|'.join(map(re.escape, known))})(?:: e\.g\. ([^\]\n]{{1,60}}))?\]")
    return tuple(
        Slot(start=found.start(), end=found.end(), name=found[1], example=found[2] or "")
        for found in pattern.finditer(text)
    )
