"""A question that the customer asked is neither answered nor deferred.

Read carefully, says the source. A customer who asked two things and gets one has to write again. The customer's questions are found also where they are indirect or have no question
mark; each counts as met when the reply answers it, says when the answer comes, asks back what the answer depends on, or says openly that it is not known.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.answers import skipped
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.rules.run import quote

_TWO = {"channel": "chat", "customer": "Does the tent come with pegs? And how heavy is it, I need to carry it on my bike."}

rule = Rule(
    severity="error",
    source=("CH", "ES"),
    needs=("customer",),
    message="{customer} asked “{question}”, and the reply does not say.",
    why="A customer whose question is skipped has to write again, and feels unread.",
    todo="Answer it, or say when the answer comes.",
    examples=(
        Example("Hi Lee, yes, twelve steel pegs are in the bag. Enjoy the trip!", _TWO, missing=True),
        Example(
            "Hello Ana, thanks for your order! We love the blue one too.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
            missing=True,
        ),
        Example(
            "Hi Tom, you can pay by card or by transfer.",
            {"channel": "chat", "customer": "How can I pay, and do you ship to Malta?"},
            missing=True,
        ),
        Example("Hi Lee, yes, twelve pegs are in the bag, and it weighs 2.1 kg with them.", _TWO),
        Example("Hi Lee, pegs are included. I'll put it on the scales and tell you the weight by four.", _TWO),
        Example("Hi Ana, it arrives on Friday.", {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.questions:
        yield NotApplicable("the customer asks nothing")
        return
    for question in skipped(reading):
        yield Found(words={"customer": reading.customer_called, "question": quote(question.text)})
        return
    yield Clean("every question is answered or deferred")
