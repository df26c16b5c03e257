"""Promises work or an answer without saying when.

The customer is promised something and cannot tell whether to wait by the phone or to forget it for a month. The time of the next news is enough
where the end is not known.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("CH", "ES",),
    message="“{found}” promises without a time.",
    why="A promise without a time cannot be waited for, and cannot be kept either.",
    todo="Add when: a day, an hour, or when you will write next.",
    examples=(
        Example("⟦I'll look into this and let you know.⟧"),
        Example("⟦Our engineer will contact you about the boiler.⟧"),
        Example("⟦I am checking with the warehouse and will come back to you.⟧"),
        Example("I'll look into this and write to you by four."),
        Example("I have refunded the £20."),
        Example("The engineer rings you at nine tomorrow."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("time/missing"):
        yield Found(*sentence.carrying("time/missing"))
