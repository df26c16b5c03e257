"""Nobody owns the next step.

"It will be looked into", "someone will call you", "the relevant team has been informed": who, then, does the customer ask tomorrow? One
person who says "I" makes the difference. A passive that reports what was done, or a colleague with a name and a time, is fine.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” belongs to nobody.",
    why="A step that nobody owns is one that the customer has to chase.",
    todo="Say who does it: best yourself, “I”, and by when.",
    examples=(
        Example("⟦It will be looked into.⟧"),
        Example("⟦Someone will be in touch.⟧"),
        Example("⟦Your case has been passed on and the matter will be dealt with.⟧"),
        Example("I will look into it and write to you by four."),
        Example("Ben from the workshop rings you at nine tomorrow."),
        Example("Your parcel was delivered to your neighbour at noon."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("ownership/unowned"):
        yield Found(*sentence.carrying("ownership/unowned"))
