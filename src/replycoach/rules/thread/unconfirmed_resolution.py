"""Closed without checking that the customer is satisfied.

When the matter is solved, make sure that it is solved for the customer too. Found where the reply closes a conversation that has gone back and forth and
neither asks whether it works now nor leaves the door open.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_THREAD = {
    "channel": "chat",
    "thread": [
        {"role": "customer", "text": "The app crashes when I open my tickets."},
        {"role": "agent", "text": "Which phone is it, please?"},
        {"role": "customer", "text": "A Pixel 8."},
    ],
}

rule = Rule(
    severity="advice",
    source=("CH", "EX"),
    needs=("thread",),
    message="“{found}” closes the matter without asking whether it is solved for the customer.",
    why="What is solved for us is not always solved for the customer, and few come back to say so.",
    todo="Ask whether it works now, or say how to come back to you when it does not.",
    examples=(
        Example("I've reset it, Ana. ⟦I am closing this ticket now.⟧", _THREAD),
        Example("It is fixed in version 4.2. ⟦This case is now closed.⟧", _THREAD),
        Example("The tickets are back in your account. ⟦We consider the matter resolved.⟧", _THREAD),
        Example("It is fixed in version 4.2. Does it open now?", _THREAD),
        Example(
            "I've reset it. I'll close the case tomorrow; if it crashes again before then, just reply here.", _THREAD
        ),
        Example("The shop is closed on Sundays; the tickets are back in your account.", _THREAD),
    ),
)

CLOSES = re.compile(
    r"\b(?:(?:clos(?:e|ed|ing)|resolv(?:e|ed|ing)|mark(?:ed|ing)?)\b.{0,30}\b(?:ticket|case|matter|request|enquiry|inquiry|issue|complaint|conversation|chat)"
    r"|(?:ticket|case|matter|request|enquiry|inquiry|issue|complaint|conversation|chat)\b.{0,25}\b(?:clos(?:e|ed|ing)|resolved|settled|finished))\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    closing = next((sentence for sentence in reading.sentences if CLOSES.search(sentence.text)), None)
    if reading.first_contact:
        yield NotApplicable("this is the first answer")
    elif closing is None:
        yield NotApplicable("the reply does not close the conversation")
    elif reading.does("further_help", "question") or "?" in reading.text:
        yield Clean("the reply asks, or leaves the door open")
    else:
        yield Found(*closing.span)
