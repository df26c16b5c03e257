"""The same complaint for the second time is met as if it were the first.

The same complaint received again is the beginning of a narrative. The customer who writes again about the same thing has to hear that you know it is not the first time, and what will be
different now.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.overlap import alike
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_TWICE = {
    "channel": "chat",
    "customer": "The milk was missing from my delivery again! That's the third week with no milk.",
    "thread": [
        {"role": "customer", "text": "The milk was missing from my delivery this week."},
        {"role": "agent", "text": "Sorry about that, I've refunded it."},
    ],
}

rule = Rule(
    severity="warning",
    source=("BD",),
    needs=("customer", "thread"),
    message="{customer} has complained of this before, and the reply treats it as the first time.",
    why="A second complaint that is met like a first tells the customer that nobody kept track.",
    todo="Say that you know it is not the first time, and what will be different now.",
    examples=(
        Example("Hi Ana, sorry about the milk. I've refunded it.", _TWICE, missing=True),
        Example("Hello Ana, thank you for letting us know. The milk is credited.", _TWICE, missing=True),
        Example("Hi Ana! I understand that missing milk is annoying. It is refunded.", _TWICE, missing=True),
        Example(
            "Hi Ana, the milk missing again after what I told you last week is not good enough. I've moved you to another depot.",
            _TWICE,
        ),
        Example("Three weeks without milk, Ana: I'm sorry. I've moved you to another depot, so that it stops.", _TWICE),
        Example("Hi Ana, it comes at nine.", {**_TWICE, "customer": "Thanks! When does the delivery come tomorrow?"}),
    ),
)

AGAIN = re.compile(
    r"\b(?:again|still|(?:second|third|fourth|fifth|2nd|3rd|4th|5th|another)\s+(?:time|week|month|day)|twice|(?:two|three|four|five|six)\s+(?:times|weeks|months)"
    r"|keeps?|every\s+(?:time|week|month|day)|already|once\s+more|repeated\w*|before)\b",
    re.IGNORECASE,
)
KNOWS = re.compile(
    AGAIN.pattern
    + r"|\b(?:this\s+time|so\s+that\s+it\s+(?:stops|does)|last\s+(?:time|week|month)|for\s+good|once\s+and\s+for\s+all|earlier|previous\w*)\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    earlier = [one.text for one in reading.case.thread if one.role == "customer" and one.text != reading.case.message]
    if customer is None or not (customer.reading.complaint or customer.upset):
        yield NotApplicable("the message is no complaint")
    elif reading.first_contact or not earlier:
        yield NotApplicable("there was no earlier answer")
    elif not AGAIN.search(customer.text) and not any(alike(customer.text, text) for text in earlier):
        yield NotApplicable("it is not the complaint of before")
    elif KNOWS.search(reading.text):
        yield Clean("the reply knows that it is not the first time")
    else:
        yield Found(words={"customer": reading.customer_called})
