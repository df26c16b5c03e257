"""Asks for more than the case needs.

The right tools spare the customer a questionnaire. Every question that is not needed for the next step is one more reason to give up. One or two
questions with their reason are fine; a list of everything that could ever matter is not.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("BD",),
    needs=("customer",),
    message="“{found}” asks for more than this case needs.",
    why="Every question that is not needed is one more reason to give up.",
    todo="Ask only for what the next step needs, and look up the rest.",
    examples=(
        Example(
            "⟦Please give me your full name, date of birth, address, phone number, order number, and where you heard of us.⟧",
            {"channel": "chat", "customer": "the blue mug came chipped"},
        ),
        Example(
            "Sorry! ⟦What model is it, which shop, what colour, who signed for it, when did you pay, and with which card?⟧",
            {"channel": "chat", "customer": "my parcel 4417 has not come"},
        ),
        Example(
            "⟦To proceed I need your passport, two utility bills, your employer and your mother's maiden name.⟧",
            {"channel": "chat", "customer": "How do I change the colour of the app?"},
        ),
        Example("Which mug is it, the large or the small one?", {"channel": "chat", "customer": "the blue mug came chipped"}),
        Example("Could you send a photo of the chip? With it I can replace it today.", {"channel": "chat", "customer": "the blue mug came chipped"}),
        Example("I've found your parcel 4417. Is noon tomorrow all right?", {"channel": "chat", "customer": "my parcel 4417 has not come"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | Clean]:
    found = reading.cued("clarity/interrogation")
    for sentence in found[:1]:
        yield Found(*sentence.carrying("clarity/interrogation"))
    if not found:
        yield Clean("nothing needless is asked")
