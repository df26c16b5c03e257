"""A resolving reply neither offers more help nor checks that the fix works.

After a request has been dealt with, the source asks whether anything else is needed, and to make sure afterwards that the
customer is satisfied. Expected where the reply closes the matter in writing; a reply that asks something, announces its next
message, or is one turn of a live talk keeps the door open anyhow; so does an agent who will call or write again.
"""

import re
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
            "Hi Lee,\n\nThe engineer fixed the line this morning. I'll look at it again at nine and email you how it runs.\n\nBest wishes,\nJohn",
            {"customer": "My line keeps dropping. Can you have a look?"},
        ),
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
        Example(
            "Hi Lee,\n\nI've put the lamp aside for you until Friday. Reply with yes and it's yours.\n\nBest wishes,\nMira",
            {"customer": "Is the blue lamp still there?"},
        ),
        Example(
            "Hi Ana,\n\nThank you, you made our day! I've read your note to the drivers.\n\nJohn",
            {"customer": "The lamp is gorgeous, and your drivers were brilliant."},
        ),
        Example("A new lid is on its way, Ana.", {"customer": "lid cracked!!", "channel": "social"}),
        Example(
            "Hello Lee,\n\nThank you for your question. Which invoice is it, the one of May or of June?\n\nBest wishes,\nMira",
            {"customer": "The address on my invoice is wrong."},
        ),
    ),
)

OPEN = re.compile(
    r"\b(?:reply|answer|write|email|e-mail|message|text|call|ring|phone|let|tell|shout|ping)\b[^.!?]{0,40}\b(?:me|us|back|here|yes|know|to this|this (?:e-?mail|mail|message))\b[^.!?]{0,60}\b(?:if|when|and|any|should|whenever|would)\b"
    r"|\b(?:if|should|whenever|any)\b[^.!?]{0,80}\b(?:reply|write|call|ring|let me|let us|tell me|tell us|shout|ping)\b|\breply with\b|\b(?:I|we|We)\s+can\s+be\s+(?:reached|asked|found|contacted)\b|\b(?:I|[Ww]e)['’](?:m|re)\s+(?:on|at)\s+\+?\d|\b[Ii]f\b[^.!?]{0,80}\b(?:I|we)['’]ll\b",
    re.IGNORECASE,
)
"""A way back in other words: "reply with yes and it's yours", "if it sticks, ring me"."""

AGAIN = re.compile(
    r"\b(?:I|we|We)(?:['’]ll| will|['’](?:m|re) going to)\b[^.!?\n]{0,60}\b(?:call|ring|phone|e-?mail|write|message|text|update|let you know|be in touch|tell you|keep you)\b",
    re.IGNORECASE,
)
"""The agent will be back, so that the matter is not closed."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if reading.does("further_help"):
        yield Clean("the reply offers more help")
    elif reading.channel not in ("email", "chat"):
        yield NotApplicable(f"not expected here ({reading.channel})")
    elif customer and customer.emotion == "pleased" and not customer.questions:
        yield NotApplicable("the customer came with praise; there is nothing to settle")
    elif AGAIN.search(reading.text):
        yield NotApplicable("the agent will be in touch again; the matter is not closed")
    elif OPEN.search(reading.text):
        yield Clean("the customer is told how to go on")
    elif reading.does("question", "hold"):
        yield NotApplicable("the reply asks or waits; it does not close the matter")
    elif not reading.does("solution", "action", "instruction"):
        yield NotApplicable("nothing is resolved yet")
    elif reading.likely("structure/missing-further-help"):
        yield Found()
    else:
        yield Clean("the door stays open")
