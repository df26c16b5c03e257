"""Too long for a chat or a public answer.

There is no time to pour water in a chat: a few sentences at a time, and a public answer is read on a phone among others.
What needs more room goes in parts, or behind a link.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, NotApplicable, Rule

_ORDER = "Your order left us on Monday and the courier has it now. "

rule = Rule(
    severity="warning",
    surface=True,
    source=("CH",),
    message="{words} words are too many for {channel}; {most} are enough.",
    why="On this channel people read a few lines at a time, and the answer drowns.",
    todo="Give the answer and the next step first; leave the rest out, or send it when asked.",
    examples=(
        Example("Hi Lee! " + _ORDER * 10, {"channel": "chat"}, missing=True),
        Example("Hi @lee, " + _ORDER * 8, {"channel": "social"}, missing=True),
        Example("@lee " + _ORDER * 12, {"channel": "social"}, missing=True),
        Example("Hi Lee! " + _ORDER * 3, {"channel": "chat"}),
        Example("Hi @lee, " + _ORDER * 2, {"channel": "social"}),
        Example("Hi Lee,\n\n" + _ORDER * 12 + "\n\nBest wishes,\nJohn", {"channel": "email"}),
        Example(
            "Hi Lee,\n\n" + _ORDER * 8 + "\n\nBest wishes,\nJohn",
            {"customer": "Please keep it short, my phone cuts off after 200 characters. Where is my order?"},
            missing=True,
        ),
    ),
)


WANTS_SHORT = re.compile(
    r"\b(?:keep|make)\s+(?:it|this|your\s+(?:answer|reply|message)s?)\s+(?:\w+\s+)?(?:short|brief)\b|\b(?:short|brief|one[- ]line)\s+(?:answer|reply|message)s?\s+(?:please|only)\b|\bplease\s+be\s+brief\b|\b(?:in|just)\s+(?:a|one)\s+(?:line|sentence)\s*,?\s*please\b",
    re.IGNORECASE,
)
"""The customer asks for a short answer."""
CUT_OFF = re.compile(
    r"\b(?:cuts?\s+off|stops?|ends?|fits?|shows?|takes?|limit(?:ed)?|max(?:imum)?)\b[^.!?]{0,30}?\b(\d{2,4})\s+(?:letters|characters|signs)\b",
    re.IGNORECASE,
)
"""And says how much of it they see."""
SHORT = 60
"""Words of a short answer."""
FOR_THEM = "{customer} asked for a short answer, and this one has {words} words."


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    most = reading.profile.longest_words
    told = reading.customer.text if reading.customer else ""
    seen = CUT_OFF.search(told)
    if len(reading.text) > 1.5 * int(seen[1]) if seen else (WANTS_SHORT.search(told) and reading.words > SHORT):
        yield Found(words={"customer": reading.customer_called, "words": str(reading.words)}, message=FOR_THEM)
    elif not most:
        yield NotApplicable(f"{reading.channel} has no bound")
    elif reading.words > most:
        yield Found(words={"words": str(reading.words), "channel": _named(reading.channel), "most": str(most)})


def _named(channel: str) -> str:
    return "a public answer" if channel == "social" else f"a {channel} message"
