"""Stalls on permission.

Teams that may do what it takes do not waste the customer's time on approvals. Where one has to ask, the customer needs to hear
that you are asking, whom, and when the answer comes, and not that "my manager would have to approve this".
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("BD",),
    message="“{found}” stalls on permission.",
    why="The customer hears that nobody here may help them.",
    todo="Say that you are getting the answer, and when they will have it.",
    examples=(
        Example("⟦I would have to ask my manager for permission first.⟧"),
        Example("⟦Refunds of this size need approval from above before I can do anything.⟧"),
        Example("⟦I am not authorised to decide this.⟧"),
        Example("I have refunded it."),
        Example("I have asked Mira, who decides on this, and you will have her answer by four."),
        Example("You may change the date yourself under My Trips."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("ownership/approval-stall"):
        yield Found(*sentence.carrying("ownership/approval-stall"))
