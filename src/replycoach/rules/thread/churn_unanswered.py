"""The customer threatens to leave, and the reply gives no reason to stay.

Persuasion is among the skills that the source names: somebody who says that they are leaving is still talking to you. They need a reason to stay, which is mostly what
will be different, or an honest goodbye that leaves the door open; not silence about it.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Customer, Reading
from replycoach.reading.matters import is_bereaved
from replycoach.rules.charge import promises
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_LEAVING = {
    "channel": "chat",
    "customer": "The third outage this month. I'm cancelling and moving to BrightFibre if this isn't sorted.",
}

rule = Rule(
    severity="advice",
    source=("ES",),
    needs=("customer",),
    message="{customer} speaks of leaving, and the reply gives no reason to stay.",
    why="Customers who say that they are leaving are still asking to be kept.",
    todo="Say what will be different, and that you would like to keep them.",
    examples=(
        Example("Hi Ana, the outage was caused by a broken cable in your street.", _LEAVING, missing=True),
        Example("Hi Ana, contracts can be cancelled in writing.", _LEAVING, missing=True),
        Example("Thank you for your feedback, Ana. The status page lists all outages.", _LEAVING, missing=True),
        Example(
            "Three outages in a month would make me look elsewhere too, Ana. I've moved your line to the new cabinet and credited the month; I'd like to keep you.",
            _LEAVING,
        ),
        Example(
            "I'm sorry, Ana. I'll stay on this myself until your line is stable, and the month is on us.", _LEAVING
        ),
        Example(
            "Hi Ana,\n\nYour subscription has been cancelled.\n\nNed",
            {"customer": "I'd like to cancel my subscription, the last three boxes were books I already own."},
            missing=True,
        ),
        Example(
            "Hi Ana, open Account and press Cancel; it ends with the month.",
            {"channel": "chat", "customer": "how do i cancel my subscription when i move abroad?"},
        ),
        Example(
            "Hi Ana, please send a copy of the certificate, and the contract ends on that day.",
            {"customer": "My father died in May and I want to close his account."},
        ),
        Example("Hi Ana, it is back since nine.", {"channel": "chat", "customer": "is the outage over?"}),
    ),
)


LEAVING = re.compile(
    r"\b(?:(?:want|like|need|wish|decided|going|have)\s+to\s+(?:cancel|leave|close|switch)\b(?!\s+(?:\w+\s+)?(?:feedback|review|comment|message|note|order|booking|appointment|flight|trip|parcel|bag|bike|car|dog|keys?)\b)|cancel(?:l?ing)?\s+(?:my|our|the|everything|all|if|unless|it)\b|cancel(?:l?ing)?\s+and\s+(?:go|move|switch|leave|take|find|look|join|try)\w*|(?:thinking|think)\s+(?:of|about)\s+(?:leaving|cancell?ing|switching|moving|closing|going)|(?:i'm|im|i\s+am|we're|we\s+are|i'll|we'll|will\s+be|am)\s+(?:\w+\s+)?(?:cancell?ing|leaving|moving|switching|going)\b"
    r"|(?:switch|move|moving|switching|go|going|change|changing)\s+(?:over\s+)?to\s+(?:another|a\s+different|your\s+competit\w+|someone\s+else|[A-Z]\w+)"
    r"|(?:take|taking)\s+(?:my|our)\s+(?:business|custom|money|account)|clos(?:e|ing)\s+(?:my|our|the|both|all)\s+(?:\w+\s+)?accounts?|never\s+(?:again|order|buy|shop|book)"
    r"|last\s+time\s+(?:i|we)|elsewhere|lost\s+(?:me|us)\s+as|done\s+with\s+you)"
)
"""Words of somebody who is about to leave."""

ENDING = re.compile(
    r"\b(?:cancel|end|leave|close|terminate|stop)\s+(?:my|our|the)\s+(?:\w+\s+)?(?:subscription|membership|contract|account|policy|plan|licen[cs]e|box)\b",
    re.IGNORECASE,
)
"""Words that end it, in whatever mood they are said."""

MOVES = re.compile(
    r"\b(?:moving|move|moved|relocat\w+)\s+(?:(?:house|home|away|abroad|overseas|country|countries|city|cities|towns?)\b|to\s+(?:a(?:nother)?\s+)?(?:\w+\s+)?(?:town|city|country|area|village|part)\b)",
    re.IGNORECASE,
)
"""They leave the place, not us."""


def _leaves(customer: Customer) -> bool:
    unhappy = customer.reading.churn or customer.upset or customer.reading.complaint
    return bool(ENDING.search(customer.text) and "?" not in customer.text) or bool(
        unhappy and LEAVING.search(customer.text)
    )


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not _leaves(customer) or MOVES.search(customer.text) or is_bereaved(customer.text):
        yield NotApplicable("the customer does not speak of leaving")
    elif (
        reading.does("reassurance")
        or promises(reading)
        or (reading.does("solution", "action") and reading.does("acknowledgement", "apology"))
    ):
        yield Clean("the reply gives a reason to stay")
    else:
        yield Found(words={"customer": reading.customer_called})
