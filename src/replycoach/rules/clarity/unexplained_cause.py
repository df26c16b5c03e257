"""A fix with no word on why it happened, or that it will not again.

Clear communication means that the customer also knows where the trouble came from; half a sentence is enough. Found where a complaint about something that broke or went wrong is
solved without any explanation.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_WHY = {"channel": "chat", "customer": "You charged me twice for May! Why does this keep happening? Fix it."}

rule = Rule(
    severity="advice",
    source=("ES",),
    needs=("customer",),
    message="The reply fixes it without a word on why it happened.",
    why="Without a reason the customer expects it to happen again.",
    todo="Say in half a sentence why it happened, or that you are finding out.",
    examples=(
        Example(
            "Hi Ana, sorry about that. I've refunded the second payment; it is back by Friday.", _WHY, missing=True
        ),
        Example("Sorry, Ana! The second charge is cancelled.", _WHY, missing=True),
        Example("Hi Ana, I apologise. Your £20 is on its way to your card.", _WHY, missing=True),
        Example(
            "Hi Ana, sorry: the payment page had sent your order twice when it froze. I've refunded the second payment.",
            _WHY,
        ),
        Example(
            "Sorry, Ana. It happened because two accounts carry your card; I've merged them, so it stops, and refunded £20.",
            _WHY,
        ),
        Example("Let me put you on hold for two minutes, Ana, while I look at that.", _WHY),
        Example("Hi Ana, it ships today.", {"channel": "chat", "customer": "When does it ship?"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    asked = customer is not None and any(
        "why" in question.asks.lower() or "how come" in question.asks.lower() for question in customer.questions
    )
    if customer is None or not customer.reading.complaint or not asked:
        yield NotApplicable("the customer does not ask for the cause")
    elif not any(sentence.does("solution", "action") and not sentence.does("hold") for sentence in reading.sentences):
        yield NotApplicable("nothing is fixed yet")
    elif reading.does("explanation"):
        yield Clean("the reply says why")
    else:
        yield Found()
