"""Says when only vaguely.

"Soon", "shortly", "as soon as possible", "in due course" are no times: each customer hears another one, and each is disappointed at another
moment. A day, an hour, or the time of the next news is a promise that can be kept.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” says no time.",
    why="Everyone hears another time in it, and most hear an earlier one than you mean.",
    todo="Name a day or an hour; if you do not know it, name when you will write next.",
    examples=(
        Example("⟦I'll get back to you shortly.⟧"),
        Example("⟦It will be with you in due course.⟧"),
        Example("⟦We hope to have it running again before too long.⟧"),
        Example("I'll write to you by four this afternoon."),
        Example("It arrives between nine and noon on Friday."),
        Example("The museum closes soon after five."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("time/vague"):
        yield Found(*sentence.carrying("time/vague"))
