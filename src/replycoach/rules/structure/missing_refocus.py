"""A complaint, and no turn from the upset to what happens next.

The third stage of the CARP method: once the customer has been heard, the talk moves to what can be done now. A reply that only
regrets leaves both sides in the trouble.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.public import ASKED_FOR, leads_on
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_COMPLAINT = {
    "customer": "The heater you sold me broke after two days and nobody answers! I'm furious.",
    "channel": "chat",
}

rule = Rule(
    severity="advice",
    source=("BD",),
    needs=("customer",),
    message="The reply stays with the trouble; nothing turns to what happens next.",
    why="A reply that only regrets keeps both sides in the trouble.",
    todo="After the acknowledgement, add a sentence about what happens now.",
    examples=(
        Example("Hi Ana, I'm so sorry, that must be very annoying. I understand your anger.", _COMPLAINT, missing=True),
        Example(
            "Hi Ana, I completely understand how frustrating this is. You are important to us.",
            _COMPLAINT,
            missing=True,
        ),
        Example("Ana, I'm sorry. Two days is far too short for a heater to last.", _COMPLAINT, missing=True),
        Example(
            "Hi Ana, I'm sorry, two days is far too short. A new heater leaves today and reaches you tomorrow by six.",
            _COMPLAINT,
        ),
        Example(
            "Hi Ana, sorry about that. Let's get you warm again: which heater is it, the small or the large one?",
            _COMPLAINT,
        ),
        Example("Hi Ana, we are open from nine to five.", {"customer": "When are you open?", "channel": "chat"}),
        Example(
            "Hi Sam, sorry to hear this. Please DM us your booking reference and we'll look into it. ^AB",
            {
                "channel": "social",
                "customer": "@BlueJet my flight was cancelled and nobody at the desk knows anything. What am I supposed to do?",
            },
        ),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.reading.complaint:
        yield NotApplicable("the message is no complaint")
    elif leads_on(reading):
        yield Clean(ASKED_FOR)
    elif reading.performs("refocus") or reading.does(
        "refocus", "solution", "action", "instruction", "question", "timeframe"
    ):
        yield Clean("the reply turns to what happens next")
    elif not reading.does("acknowledgement", "apology"):
        yield NotApplicable("the reply does not stay with the upset")
    else:
        yield Found()
