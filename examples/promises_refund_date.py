"""Promises the day on which a refund arrives.

We know when we send the money; the bank decides when it is on the account. A day that we name and that passes brings the customer back,
angrier. Saying when the refund is sent, and how long banks usually take, is fine.
"""

import re
from collections.abc import Iterator

from replycoach import Example, Found, Rule
from replycoach.reading import Reading

rule = Rule(
    id="house/promises-refund-date",
    severity="warning",
    source=("EX",),
    message="“{found}” promises a day that the bank decides.",
    why="A day that we named and that passes brings the customer back, angrier.",
    todo="Say when we send the refund and how long banks usually take.",
    examples=(
        Example("⟦Your refund will arrive on Friday.⟧"),
        Example("I have cancelled the order. ⟦The money will be on your account tomorrow.⟧"),
        Example("⟦You will have your refund by 3 May.⟧"),
        Example("I sent your refund today; banks usually take three working days."),
        Example("The new lamp will arrive on Friday."),
        Example("Your refund will arrive in three to five working days."),
    ),
)

MONEY = re.compile(r"\b(?:refund|money)\b", re.IGNORECASE)
ARRIVES = re.compile(r"\b(?:will|'ll)\s+(?:arrive|be\s+on|reach|have)\b", re.IGNORECASE)
DAY = re.compile(
    r"\b(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}\s+[A-Z][a-z]{2,8})\b", re.IGNORECASE
)


def check(reading: Reading) -> Iterator[Found]:
    """Yield each sentence that names the day on which money arrives."""
    for sentence in reading.sentences:
        if all(pattern.search(sentence.text) for pattern in (MONEY, ARRIVES, DAY)):
            yield Found(*sentence.span)
