"""A resolving reply neither offers more help nor checks that the fix works.

After a request has been dealt with, the source asks whether anything else is needed, and to make sure afterwards that the
customer is satisfied. Expected where the reply closes the matter in writing; a reply that asks something, announces its next
message, or is one turn of a live talk keeps the door open anyhow.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="advice",
    source=("EX", "CH"),
    message="The reply closes the matter without asking whether it is solved or offering more help.",
    why="A customer whose fix did not work has to start again.",
    todo="Close with a way back: ask whether it works now, or say how to reach you.",
    examples=(
        Example(
            "Dear Ana,\n\nThank you for the photos. A new lid has been sent with order 4417 and arrives on Tuesday.\n\nKind regards,\nJohn",
            {"customer": "The lid came cracked, here are photos."},
            missing=True,
        ),
        Example(
            "Hello Lee,\n\nThank you for your question. The address on the invoice can be changed under Account, Billing, Edit.\n\nBest wishes,\nMira",
            {"customer": "How do I change the address on my invoice?"},
            missing=True,
        ),
        Example(
            "Hi Priya,\n\nThanks for waiting. I've refunded the £20, and it is back on your card by Friday.\n\nSam",
            {"customer": "You charged me twice in March, please refund one of them."},
            missing=True,
        ),
        Example(
            "Dear Ana,\n\nThank you for the photos. A new lid arrives on Tuesday. If it doesn't fit, just reply here.\n\nKind regards,\nJohn",
            {"customer": "The lid came cracked, here are photos."},
        ),
        Example("A new lid is on its way, Ana.", {"customer": "lid cracked!!", "channel": "social"}),
        Example(
            "Hello Lee,\n\nThank you for your question. Which invoice is it, the one of May or of June?\n\nBest wishes,\nMira",
            {"customer": "The address on my invoice is wrong."},
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if reading.does("further_help"):
        yield Clean("the reply offers more help")
    elif reading.channel not in ("email", "chat"):
        yield NotApplicable(f"not expected here ({reading.channel})")
    elif reading.does("question", "hold"):
        yield NotApplicable("the reply asks or waits; it does not close the matter")
    elif not reading.does("solution", "action", "instruction"):
        yield NotApplicable("nothing is resolved yet")
    elif reading.likely("structure/missing-further-help"):
        yield Found()
    else:
        yield Clean("the door stays open")
