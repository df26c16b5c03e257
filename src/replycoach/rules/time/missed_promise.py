"""An earlier promised time passed with no update.

"I'll call you by five", and at six nobody had: the promise was the one thing that the customer could hold on to. The next message has to say so first. Found where an
earlier message of the agent named a time, that time is over, and neither an update came in between nor does this reply own up to it.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from replycoach.model import as_utc
from replycoach.reading import Reading
from replycoach.reading.promises import due
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

WILL = re.compile(
    r"\b(?:will|'ll|shall|going to|expect|should hear|hear (?:back )?from|promise|be with you)\b", re.IGNORECASE
)


def _case(promise: str, sent: str) -> dict[str, object]:
    asked = {"role": "customer", "text": "Where is my refund?", "at": "2026-05-04T09:00:00Z"}
    said = {"role": "agent", "text": promise, "at": "2026-05-04T09:10:00Z"}
    return {"channel": "email", "thread": [asked, said], "sent_at": sent}


rule = Rule(
    severity="error",
    source=("ES",),
    needs=("thread", "times"),
    message="“{promise}” was promised; that time has passed, and the reply does not say so.",
    why="A broken promise that goes unmentioned costs the trust in the next one.",
    todo="Own up to it in the first sentence, and give a time that you will keep.",
    examples=(
        Example(
            "Hi Ana,\n\nThe refund is being checked.\n\nJohn",
            _case("I'll write to you by 5 pm.", "2026-05-05T09:00:00Z"),
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nWhich card was it?\n\nJohn",
            _case("You will hear from me within 24 hours.", "2026-05-06T09:00:00Z"),
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nIt is with our bank.\n\nJohn",
            _case("I'll let you know tomorrow.", "2026-05-08T09:00:00Z"),
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nThe refund went out at noon.\n\nJohn",
            _case("I'll write to you by 5 pm.", "2026-05-04T13:00:00Z"),
        ),
        Example(
            "Hi Ana,\n\nI'm sorry that I did not write by five as I had promised.\n\nJohn",
            _case("I'll write to you by 5 pm.", "2026-05-05T09:00:00Z"),
        ),
        Example(
            "Hi Ana,\n\nThe refund is being checked.\n\nJohn", _case("I'll look into it soon.", "2026-05-09T09:00:00Z")
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    promise = _broken(reading)
    if promise is None:
        yield Clean("no promised time has passed")
    elif reading.does("apology"):
        yield Clean("the reply apologises")
    else:
        yield Found(words={"promise": promise})


def _broken(reading: Reading) -> str | None:
    """The words of the last promise whose time is over and after which no agent has written."""
    sent = reading.case.sent_at
    promised: tuple[datetime, str] | None = None
    for message in reading.case.thread:
        if message.role == "agent":
            promised = None
            if message.at is not None:
                for sentence in message.text.replace("\n", ". ").split(". "):
                    if WILL.search(sentence):
                        promised = due(sentence, as_utc(message.at)) or promised
    if promised is None or sent is None or as_utc(sent) <= promised[0]:
        return None
    return promised[1]
