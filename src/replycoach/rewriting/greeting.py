"""The greeting that a draft lacks: by name where one is known, on top, and never a second one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Edit
from replycoach.rewriting.running import runs_on

if TYPE_CHECKING:
    from replycoach.model import Safety
    from replycoach.rewriting.draft import Draft

WARM_START = re.compile(
    r"(?:good|great|brilliant|lovely) (?:news|question|to)\b|thank|(?:i'm |we're )?(?:happy|glad|pleased) to\b|congrat|no (?:worries|problem)|of course\b|sure\b|got it\b|you're (?:very )?welcome\b|my pleasure|welcome\b",
    re.IGNORECASE,
)
"""Words that open a chat as a greeting would."""
NOBODY = re.compile(r"to (?:the|our|whom|all)\b[^,.:\n]{0,40}[,:](?=\s|$)", re.IGNORECASE)
"""An address to nobody in particular."""


SHORTEST = 3
"""A reply of fewer words is none that a greeting could open."""


def greeting(draft: Draft) -> Iterator[tuple[str, tuple[Edit, ...], Safety]]:
    """Greetings, each with its edit and how safe it is; none where one stands already, or the talk is under way."""
    called = draft.situation.values.get("name", "")
    first = draft.reading.sentences[0]
    if len(draft.text.split()) < SHORTEST:
        return  # "Hello Steph. No" is curter than "No"
    if draft.reading.channel in ("chat", "social") and (not draft.reading.first_contact or runs_on(draft, called)):
        return
    greets_as_it_is = WARM_START.match(first.text) is not None and (not called or called in first.text)
    if draft.reading.channel != "email" and (greets_as_it_is or (called and called in first.text)):
        return  # who is spoken to by name needs no "Hi there"
    if called and draft.greets(first) and first.text.rstrip(" ,.!") == called:
        for words in draft.compose("greeting"):
            mark = words if draft.reading.channel == "email" else f"{words.rstrip(' ,.!')}."
            yield words, (Edit(start=first.start, end=first.end, text=mark),), "safe"
        return
    nobody = NOBODY.match(first.text)
    if draft.greets(first) and called and not nobody:
        return  # a slip of the name is not mended by a second greeting
    if called and called in first.text:
        draft = replace(draft, situation=replace(draft.situation, customer_name=""))
    for words in draft.compose("greeting"):
        if nobody:
            yield words, (Edit(start=first.start, end=first.start + nobody.end(), text=words),), "review"
        else:
            yield words, draft.top(words), "safe"
