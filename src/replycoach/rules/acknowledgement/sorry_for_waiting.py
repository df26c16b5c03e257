"""An apology for a delay where thanks for the patience work better.

When a wait is the only trouble, "thank you for waiting" leaves the customer with more self-respect than "sorry for the delay", and works better (a series of
experiments). It is no excuse where the wait did harm or was our broken promise: there an early apology is owed, and the rule keeps silent.
"""

import re
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_CALM = {"channel": "chat", "customer": "hello, how do I change my address?"}

rule = Rule(
    severity="advice",
    surface=True,
    loss="Cases with a message of the customer, whose mood decides.",
    source=("You et al. 2020", "Roschk & Kaiser 2013"),
    message="“{found}” apologises for the wait; thanks for the patience work better here.",
    why="Thanks for patience raise the customer, and an apology for a short wait only reminds them of it.",
    todo="Say “Thank you for your patience” instead.",
    examples=(
        Example(
            "⟦Sorry for the wait⟧, Ana. You can change it under Account.",
            _CALM,
            becomes="Thank you for your patience, Ana. You can change it under Account.",
        ),
        Example("Hi Ana, ⟦I apologise for the delay⟧. You can change it under Account.", _CALM),
        Example("⟦Sorry to keep you waiting⟧! It is under Account.", _CALM),
        Example("Thank you for waiting, Ana. You can change it under Account.", _CALM),
        Example(
            "I'm sorry for the delay: three weeks without a heater is far too long.",
            {"channel": "chat", "customer": "Three weeks and still no heater! My kids are freezing. I'm furious."},
        ),
        Example("Sorry for the mix-up, Ana; the right lamp ships today.", _CALM),
    ),
)

SORRY = re.compile(
    r"\b(?:(?:i'm|i\s+am|we're|we\s+are|so|very)\s+)*(?:sorry|apologi[sz]e|apologies)\s+(?:for|about|to)\s+(?:the\s+|any\s+|this\s+|our\s+|my\s+)?(?:long\s+|slight\s+|short\s+)?"
    r"(?:wait|delay(?:ed\s+(?:reply|response|answer))?|late\s+(?:reply|response|answer)|slow\s+(?:reply|response|answer)|(?:have\s+)?(?:keep|kept|keeping)\s+you\s+waiting)"
    r"|\b(?:i|we)\s+apologi[sz]e\s+for\s+(?:the\s+|any\s+|this\s+|our\s+|my\s+)?(?:long\s+|slight\s+|short\s+)?(?:wait|delay)",
    re.IGNORECASE,
)


NEEDED = frozenset("sorry apologise apologize apologies".split())
"""One of these is in everything that `SORRY` finds."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is not None and (customer.emotion in ("angry", "frustrated") or customer.reading.urgent):
        yield NotApplicable("the wait did harm here; an apology is owed")
        return
    match = None if reading.lacks(NEEDED) else SORRY.search(reading.text)
    if match is None:
        yield Clean("no apology for a wait")
        return
    start, end = match.span()
    edit = Edit(
        start=start,
        end=end,
        text="Thank you for your patience"
        if start == 0 or reading.text[start].isupper()
        else "thank you for your patience",
    )
    yield Found(
        start, end, suggestions=(Suggestion(text="Thank you for your patience", edits=(edit,), safety="review"),)
    )
