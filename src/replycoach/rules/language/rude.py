"""Rude, sarcastic, condescending, dismissive, defensive or impatient.

Under no circumstances should one be rude, says the source, however rude the customer was. The quiet forms hurt most: explaining the
obvious as if to a child, "as I already said", doubting what the customer says, calling their worry a fuss. Plain firmness, a friendly no, and a
joke with a pleased customer are not rude.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="error",
    source=(
        "WS",
        "ES",
        "EX",
    ),
    message="“{found}” is rude to the customer.",
    why="One rude sentence is what the customer remembers and passes on.",
    todo="Say what you can do, in the tone that you would like to be answered in.",
    examples=(
        Example("Hi Ana. ⟦Maybe try reading the page before you bother us next time.⟧"),
        Example("⟦Anyone with common sense would have checked the label.⟧"),
        Example("⟦Calm down, it is only a lamp.⟧"),
        Example("Hi Ana. ⟦Oh dear, did nobody ever show you how a calendar works?⟧"),
        Example("No, the 14th is fully booked; the 15th at nine is free."),
        Example("I see this differently, and here is why."),
        Example("I understand that the label was easy to miss."),
        Example("Shall I explain the label step by step?"),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("language/rude"):
        yield Found(*sentence.carrying("language/rude"))
