"""Answered later than the channel's time.

Ten minutes is what the source asks of a public answer, one or two between the messages of a chat, and for e-mail the time that the house has set. A late answer is not
mended by words, but it is owed thanks for the patience or a word of regret.
"""

from collections.abc import Iterator
from datetime import timedelta

from replycoach.model import as_utc
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_ASKED = [{"role": "customer", "text": "Where is my order?", "at": "2026-05-04T09:00:00Z"}]

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("thread", "times"),
    message="The customer has waited {waited}; {channel} promises {promised}, and the reply does not say a word about it.",
    why="A wait that nobody mentions feels as if nobody noticed.",
    todo="Thank them for their patience, or say that you are sorry for the wait.",
    examples=(
        Example(
            "Hi Ana, it left us this morning.",
            {"channel": "chat", "thread": _ASKED, "sent_at": "2026-05-04T09:20:00Z"},
            missing=True,
        ),
        Example(
            "@ana It left us this morning.",
            {"channel": "social", "thread": _ASKED, "sent_at": "2026-05-04T12:00:00Z"},
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nIt left us this morning.\n\nJohn",
            {"channel": "email", "thread": _ASKED, "sent_at": "2026-05-07T09:00:00Z"},
            missing=True,
        ),
        Example(
            "Hi Ana, it left us this morning.", {"channel": "chat", "thread": _ASKED, "sent_at": "2026-05-04T09:01:00Z"}
        ),
        Example(
            "Hi Ana, thank you for your patience. It left us this morning.",
            {"channel": "chat", "thread": _ASKED, "sent_at": "2026-05-04T09:20:00Z"},
        ),
        Example(
            "Hi Ana,\n\nIt left us this morning.\n\nJohn",
            {"channel": "email", "thread": _ASKED, "sent_at": "2026-05-04T15:00:00Z"},
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    bound = reading.profile.reply_within_minutes
    asked = _waiting_since(reading)
    if not bound:
        yield NotApplicable(f"{reading.channel} has no bound")
    elif asked is None:
        yield NotApplicable("it is not known since when the customer has been waiting")
    elif asked <= timedelta(minutes=bound):
        yield Clean("answered in time")
    elif reading.does("thanks", "apology"):
        yield Clean("late, and the reply thanks or apologises for it")
    else:
        channel = {"email": "an e-mail", "social": "a public answer"}.get(reading.channel, f"a {reading.channel}")
        yield Found(words={"waited": spoken(asked), "channel": channel, "promised": spoken(timedelta(minutes=bound))})


def _waiting_since(reading: Reading) -> timedelta | None:
    """How long the oldest message of the customer has been without an answer."""
    sent, waiting = reading.case.sent_at, None
    for message in reading.case.thread:
        if message.role == "agent":
            waiting = None
        elif message.at is not None and waiting is None:
            waiting = message.at
    return None if sent is None or waiting is None else as_utc(sent) - as_utc(waiting)


def spoken(span: timedelta) -> str:
    """A length of time as one says it.

    >>> spoken(timedelta(minutes=150))
    '2 hours'
    """
    minutes = int(span.total_seconds() // 60)
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            many = minutes // size
            return f"{many} {unit}{'s' if many > 1 else ''}"
    return "less than a minute"
