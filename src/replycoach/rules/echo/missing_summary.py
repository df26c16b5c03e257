"""A long, muddled message gets no summary in other words.

Where a customer tells a lot and it is not clear what is the matter, the agent repeats it in their own words and lets them say whether that is right. Found only where the
message is long and unclear; a clear one needs no summary.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Customer, Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_MUDDLE = {
    "channel": "chat",
    "customer": (
        "so first it was the thing with the card, then your colleague said it was the other one, but that one I had already sent back in March or maybe it was"
        " the spare, and then the letter came with the different number, which my wife says is the old contract, though that one was supposed to be merged after the"
        " move, and now the app shows two of them and neither has the right name, and on Tuesday somebody took money, or tried to, I really don't know any more"
        " what belongs to what and it has been going on like this since the spring"
    ),
}

rule = Rule(
    severity="advice",
    source=("CH", "ES"),
    needs=("customer",),
    message="The message is long and muddled, and the reply does not sum up what it is about.",
    why="Without a summary neither side knows whether they are talking about the same thing.",
    todo="Sum it up in a sentence of your own and ask whether that is right.",
    examples=(
        Example("Hi Ana, I've sent you a new card.", _MUDDLE, missing=True),
        Example("Hi Ana, sorry for the trouble. The letter was sent on Monday.", _MUDDLE, missing=True),
        Example("Hi Ana, please log in to the app and delete the old contract.", _MUDDLE, missing=True),
        Example(
            "Hi Ana, let me see whether I have it right: two contracts show up, both with the wrong name, and on Tuesday money was taken?",
            _MUDDLE,
        ),
        Example(
            "So there are two contracts in the app where there should be one since the move, is that right?", _MUDDLE
        ),
        Example("It ships today.", {"channel": "chat", "customer": "When does my order 4417 ship?"}),
    ),
)

LONG = 70
"""Words from which a message counts as long."""
BREATHLESS = 45
"""Words a sentence, on average, from which it is a muddle if its writer is in doubt too."""
DOUBTS = re.compile(
    r"\b(?:maybe|perhaps|or (?:was|is) it|i think|i guess|i suppose|don'?t (?:really )?know|not sure|no idea|or (?:tried|something|whatever|maybe)|somehow|whatever|anyway|supposed to|i mean|confus\w+|which (?:one|is which))\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or len(customer.text.split()) < LONG:
        yield NotApplicable("the message is short")
    elif customer.reading.clear and not muddled(customer):
        yield NotApplicable("the message is clear")
    elif reading.does("restatement", "question"):
        yield Clean("the reply sums it up or asks")
    else:
        yield Found()


def muddled(customer: Customer) -> bool:
    """Whether a long message runs on without an end and its writer is in doubt."""
    words = len(customer.text.split())
    return words / max(len(customer.sentences), 1) >= BREATHLESS and len(DOUBTS.findall(customer.text)) >= 2
