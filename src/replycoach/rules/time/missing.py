"""Promises work or an answer without saying when.

The customer is promised something and cannot tell whether to wait by the phone or to forget it for a month. The time of the next news is enough
where the end is not known.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, Rule

rule = Rule(
    severity="warning",
    source=(
        "CH",
        "ES",
    ),
    message="“{found}” promises without a time.",
    why="A promise without a time cannot be waited for, and cannot be kept either.",
    todo="Add when: a day, an hour, or when you will write next.",
    examples=(
        Example("⟦I'll look into this and let you know.⟧"),
        Example("⟦Our engineer will contact you about the boiler.⟧"),
        Example("⟦I am checking with the warehouse and will come back to you.⟧"),
        Example("I'll look into this and write to you by four."),
        Example("Hi Ana, I refunded the £20 this morning; it is back on your card."),
        Example("The engineer rings you at nine tomorrow."),
    ),
)


WILL = re.compile(
    r"\b(?:\w+'ll|will|shall|(?:am|are|is|\w+'m|\w+'re)\s+(?:going\s+to|\w+ing))\b|\blet\s+me\b",
    re.IGNORECASE,
)
"""Announces something."""
LIKELY = 0.1


def check(reading: Reading) -> Iterator[Found | Clean]:
    if reading.does("timeframe"):
        yield Clean("the reply says when")
        return
    cued = {sentence.index for sentence in reading.cued("time/missing")}
    for sentence in reading.sentences:
        if sentence.index in cued:
            yield Found(*sentence.carrying("time/missing"))
        elif sentence.cues["time/missing"] >= LIKELY and WILL.search(sentence.text):
            yield Found(*sentence.span)
