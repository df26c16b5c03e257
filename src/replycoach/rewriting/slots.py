"""Slots: what only the agent can know stands visibly in the text until they fill it in, ``[when: e.g. today by 17:00]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from replycoach.model import Slot as Slot

SAY: Mapping[str, str] = MappingProxyType(
    {
        "language/rude": "say kindly",
        "language/blame": "say without blame",
        "language/blame-shifting": "say without passing it on",
        "language/disparages-company": "say without running us down",
        "language/dead-end": "say kindly and with a way on",
        "language/negative-phrasing": "say kindly and what can be done",
        "template/robotic": "say in your own words",
        "clarity/jargon": "say in plain words",
        "clarity/hard-to-read": "say in short sentences",
        "ownership/bluffing": "say what you know for sure",
        "ownership/approval-stall": "say what you can do about it",
        "channel/needless-handoff": "say what you can do here",
        "language/rude?": "say kindly or leave out",
        "language/blame?": "say without blame or leave out",
    }
)
"""By rule id, the name of the slot that holds words which the agent has to say anew: ``[say kindly: “Calm down.”]``; with a question mark behind it where no number or name would be lost with them."""
DONE_HERE = "I'll sort this out for you and tell you today by 17:00."
"""What stands for `[say what you can do here: …]` when the text is read again."""
SLOT = re.compile(
    r"\[(?P<label>[a-z][^\]\[\n:]{0,40}): e\.g\. (?P<example>[^\]\[\n]{1,120})\]|\[(?P<bare>agent name)\]"
    rf"|\[(?P<say>{'|'.join(SAY.values())}): [“\"](?P<words>(?:[^”\"]|[”\"](?!\])){{1,2000}})[”\"]\]"
)
"""A slot as our rewrites write it: ``[when: e.g. today by 17:00]``; in the prose of an HTML draft quotes are straight."""
MEANS = "acknowledge what this means for them"
"""The name of the slot for a word of sympathy that nobody but the agent can find."""
HAPPENED = "acknowledge what happened"
"""The same for who writes calmly of what went wrong."""
STEP = "next step"
"""The name of the slot for what the agent does next, where the draft promises nothing: only they can say what they will do."""
TIMED = re.compile(rf"\[(?:when|{STEP})\b")
"""The slots for a time, alone or with what happens then."""
EXAMPLES = {
    "when": "today by 17:00",
    "how long": "two minutes",
    "what I will do": "call the depot",
    MEANS: "I'm sorry that this has gone wrong",
    HAPPENED: "Sorry about that",
    "agent name": "",
}
"""An example of what fills a slot that our own snippets leave, by its name."""


def handed(text: str) -> tuple[str, ...]:
    """The words that the agent has to say anew.

    >>> handed("Hi Ana, [say kindly: “Calm down.”] It ships [when: e.g. today].")
    ('Calm down.',)
    """
    return tuple(found["words"] for found in SLOT.finditer(text) if found["say"])


def taken_back(text: str) -> str:
    """The text with those words in their place, as if nobody had asked for others.

    >>> taken_back("Hi Ana, [say kindly: “Calm down.”] It ships [when: e.g. today].")
    'Hi Ana, Calm down. It ships [when: e.g. today].'
    """
    return SLOT.sub(lambda found: found["words"] if found["say"] else found[0], text)


def slot(name: str) -> str:
    """The visible form of a slot.

    >>> slot("when"), slot("agent name")
    ('[when: e.g. today by 17:00]', '[agent name]')
    """
    example = EXAMPLES.get(name, "")
    return f"[{name}: e.g. {example}]" if example else f"[{name}]"


def as_step(words: str) -> str:
    """A promise as a slot that has it for an example.

    >>> as_step("I'll check this and email you [when: e.g. today by 17:00].")
    "[next step: e.g. I'll check this and email you today by 17:00]."
    """
    told = SLOT.sub(lambda found: found["example"] or found[0], words).rstrip(" .")
    return f"[{STEP}: e.g. {told}]."


def find_slots(text: str, names: Iterable[str] = ()) -> tuple[Slot, ...]:
    """The slots of these names and of our snippets in a text, in order.

    >>> find_slots("I'll write [when: e.g. today by 17:00].")
    (Slot(start=11, end=38, name='when', example='today by 17:00'),)
    """
    known = sorted({*EXAMPLES, *names}, key=len, reverse=True)
    pattern = re.compile(rf"\[({'|'.join(map(re.escape, known))})(?:: e\.g\. ([^\]\n]{{1,120}}))?\]")
    return tuple(
        Slot(start=found.start(), end=found.end(), name=found[1], example=found[2] or "")
        for found in pattern.finditer(text)
    )
