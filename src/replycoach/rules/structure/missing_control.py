"""A complaint, and nobody takes charge.

Control is the first stage of the CARP method: somebody takes the matter in hand, calmly, says what will be done, or asks the
one thing that is needed to start. Without it the customer feels that they have to push.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.charge import acts
from replycoach.rules.public import ASKED_FOR, leads_on
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_COMPLAINT = {
    "customer": "The heater you sold me broke after two days and nobody answers! Fix this.",
    "channel": "chat",
}

rule = Rule(
    severity="advice",
    source=("BD",),
    needs=("customer",),
    message="Nobody takes charge of {whose} complaint.",
    why="Where nobody takes charge, the customer has to push.",
    todo="Say in the first person what you are doing about it, or ask the one thing that you need.",
    examples=(
        Example("Hi Ana, I'm sorry about the heater. Heaters can break for many reasons.", _COMPLAINT, missing=True),
        Example("Hi Ana, that's a pity. Our opening hours are nine to five.", _COMPLAINT, missing=True),
        Example("Sorry to hear that, Ana. We sell a lot of heaters in winter.", _COMPLAINT, missing=True),
        Example(
            "Hi Ana, sorry, that's poor after two days. I'm sending a new one today and will call you on Friday.",
            _COMPLAINT,
        ),
        Example("Hi Ana, sorry about that. Leave it with me: I'll have an answer for you by four.", _COMPLAINT),
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


NO_CONTROL = 0.05
"""Below this the stage is plainly absent; in between the rule keeps silent."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.reading.complaint:
        yield NotApplicable("the message is no complaint")
    elif reading.profile.public and customer.reading.abusive:
        yield NotApplicable("nobody has to take charge of bullying in public")
    elif reading.holds_only:
        yield NotApplicable("the reply only asks to wait; time/hold-unasked judges that")
    elif leads_on(reading):
        yield Clean(ASKED_FOR)
    elif acts(reading) or reading.does("question") or reading.carp_odds["control"] >= NO_CONTROL:
        yield Clean("somebody takes charge")
    elif reading.performs("problem_solve"):
        yield Clean("the reply settles it")
    else:
        yield Found(words={"whose": reading.customer_whose})
