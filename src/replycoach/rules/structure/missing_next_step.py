"""The customer cannot tell what happens next.

Whatever the channel, the customer is kept informed of every step. A reply that ends without saying what the agent will do, what the
customer should do, or that all is done, leaves them guessing.

What counts as a next step is a matter of judgement on which annotators differ most, and the words of a reply that lacks one look like those of a reply that has one. The rule keeps
silent unless it is fairly sure, and misses more than half.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="The reply does not tell {customer} what happens next.",
    why="A customer who cannot tell what happens next writes again, or leaves.",
    todo="Say who does what next, and when; or that nothing more is needed.",
    examples=(
        Example(
            "Hi Ana,\n\nThank you for your message about the leaking tap. I'm sorry about the wet floor. The ceramic core of these taps can crack when the water is hard.\n\nKind regards,\nJohn",
            {"customer": "The tap you fitted last month is leaking onto my floor.", "channel": "email"},
            missing=True,
        ),
        Example(
            "Hi Lee, I'm sorry about the missing parcel. We take lost parcels seriously.",
            {"customer": "My parcel never came and the tracking stopped on Monday.", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hi Ana, I'm sorry about the wet floor. That must be a nuisance. We do our best to fit every tap with care.",
            {"customer": "The tap you fitted last month is leaking onto my floor.", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hi Ana, thanks for letting us know. I've booked the plumber for tomorrow at nine; he will ring before he comes.",
            {"customer": "The tap you fitted last month is leaking onto my floor.", "channel": "chat"},
        ),
        Example(
            "Hi Lee, which number is on the slip? With it I can trace the parcel while you wait.",
            {"customer": "My parcel never came and the tracking stopped on Monday.", "channel": "chat"},
        ),
        Example("Yes, we ship to Malta, in four days.", {"customer": "do you ship to malta?", "channel": "chat"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer and not (customer.reading.complaint or customer.upset or customer.questions):
        yield NotApplicable("the message asks for nothing")
    elif reading.does("question", "hold", "timeframe"):
        yield Clean("the reply asks for what is needed next")
    elif reading.does("instruction"):
        yield Clean("the reply says what is to be done")
    elif reading.likely("structure/missing-next-step"):
        yield Found(words={"customer": reading.customer_named})
    else:
        yield Clean("the next step is said")
