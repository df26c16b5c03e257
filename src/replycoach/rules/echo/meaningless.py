"""Gives the customer's clear words back, changed only in person or word order.

To repeat in other words what somebody said helps where it was unclear; where it was clear, it is a parrot: "I want to know when it comes!" —
"You want to know when it comes?". A summary that adds something, an acknowledgement of what it means for them, or a question for what is missing is
no echo.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.overlap import content, given_back
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_WHEN = {"channel": "chat", "customer": "I want to know when the refund for my two tickets will come!"}

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="“{found}” only gives the customer's own words back.",
    why="What was said clearly does not become clearer by being repeated; it sounds like a script.",
    todo="Leave it out, or say what it means for them and go on to the answer.",
    examples=(
        Example("Hi Ana. ⟦You want to know when the refund for your two tickets will come.⟧ It comes on Friday.", _WHEN),
        Example("⟦So you would like to know when the refund for the two tickets comes?⟧", _WHEN),
        Example(
            "⟦I understand that your blender stopped working after three days and smells of smoke.⟧ Please send a photo.",
            {"channel": "chat", "customer": "My blender stopped working after three days and smells of smoke."},
        ),
        Example("The refund for your two tickets comes on Friday.", _WHEN),
        Example(
            "Smoke after three days is frightening, and I'm glad that you unplugged it.",
            {"channel": "chat", "customer": "My blender stopped working after three days and smells of smoke, I unplugged it."},
        ),
        Example("Is it the refund for the matinee or for the evening?", _WHEN),
    ),
)

MOSTLY = 0.7
"""A sentence is given back when at least this share of its content words is the customer's."""
FEWEST = 4
"""A sentence with fewer content words says too little to be an echo."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None:
        yield NotApplicable("the message cannot be read")
        return
    if customer.reading.vague and not customer.reading.clear:
        yield NotApplicable("the message is unclear; a summary helps")
        return
    cued = {sentence.index for sentence in reading.cued("echo/meaningless")}
    found = False
    for sentence in reading.sentences:
        parrots = sentence.does("restatement") and _given_back(sentence.text, customer.text)
        if sentence.index in cued or parrots:
            yield Found(*sentence.span)
            found = True
    if not found:
        yield Clean("the reply adds something to what the customer said")


def _given_back(sentence: str, message: str) -> bool:
    return len(content(sentence)) >= FEWEST and given_back(sentence, message) >= MOSTLY
