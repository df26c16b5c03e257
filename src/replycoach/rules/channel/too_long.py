"""Too long for a chat or a public answer.

There is no time to pour water in a chat: a few sentences at a time, and a public answer is read on a phone among others.
What needs more room goes in parts, or behind a link.
"""

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
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    most = reading.profile.longest_words
    if not most:
        yield NotApplicable(f"{reading.channel} has no bound")
    elif reading.words > most:
        yield Found(words={"words": str(reading.words), "channel": _named(reading.channel), "most": str(most)})


def _named(channel: str) -> str:
    return "a public answer" if channel == "social" else f"a {channel} message"
