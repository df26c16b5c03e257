"""No thanks where most good replies would thank.

Thanks for a report, for patience or for loyalty is the cheapest kind word there is, and the sample reply of the source opens
with it. Expected in e-mails, and wherever the customer came with praise or something useful; an angry customer is owed an
acknowledgement instead, and in a quick chat or on the phone thanks are welcome but not missed.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.matters import is_bereaved
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="advice",
    source=("ES", "EX"),
    message="The reply does not thank {customer}.",
    why="Thanks make a customer feel valued at no cost.",
    todo="Thank them for what they did: the report, the details, the patience, the kind words.",
    examples=(
        Example(
            "Hi Lee,\n\nYes, we ship to Malta, and it takes four days.\n\nBest wishes,\nMira",
            {"customer": "Hello, do you ship to Malta?"},
            missing=True,
        ),
        Example(
            "Hi Lee! Volume two is in stock.",
            {"customer": "The signed copy is so beautiful, you made my week! Is volume two in?", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hello Ana,\n\nThe new invoice is attached, with the address corrected.\n\nKind regards,\nJohn",
            {"customer": "Good morning, the address on the invoice should read Mill Lane 4. Ana"},
            missing=True,
        ),
        Example(
            "Hi Lee,\n\nThank you for asking. Yes, we ship to Malta.\n\nBest wishes,\nMira",
            {"customer": "Hello, do you ship to Malta?"},
        ),
        Example(
            "Dear Helen,\n\nI'm so sorry about your husband. His account is closed.\n\nKind regards,\nJohn",
            {"customer": "My husband passed away in March. Please close his account. Helen"},
        ),
        Example(
            "Hi Ana,\n\nTwo lids and both of them cracked, I'm sorry. A third one left today, packed by me.\n\nBest wishes,\nJohn",
            {"customer": "Second lid, cracked again! I paid 20 euros for this rubbish."},
        ),
        Example("Hi Lee, yes, four days to Malta.", {"customer": "do you ship to malta", "channel": "chat"}),
        Example(
            "Hi Ana, I'm so sorry about the burnt cable. A courier collects the heater today.",
            {"customer": "Your heater nearly set my kitchen on fire!!! I am furious.", "channel": "chat"},
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if reading.does("thanks"):
        yield Clean("the reply thanks the customer")
        return
    emotion = customer.emotion if customer else "calm"
    if customer is not None and is_bereaved(customer.text) and reading.does("acknowledgement", "apology"):
        yield NotApplicable("a death is told, and sympathy comes before thanks")
    elif reading.channel != "email" and emotion != "pleased":
        yield NotApplicable(f"thanks are not missed here ({reading.channel})")
    elif not reading.first_contact and emotion != "pleased":
        yield NotApplicable("the conversation is under way")
    elif emotion in ("angry", "frustrated") and (
        _is_met(reading) or not reading.likely("acknowledgement/missing-thanks")
    ):
        yield NotApplicable("an upset customer is owed an acknowledgement rather than thanks")
    elif not (reading.suspects if customer else reading.likely)("acknowledgement/missing-thanks"):
        yield Clean("thanks are not missed")
    else:
        yield Found(words={"customer": reading.customer_named})


def _is_met(reading: Reading) -> bool:
    """Whether a complaint is met with an apology."""
    return reading.customer is not None and reading.customer.reading.complaint and reading.does("apology")
