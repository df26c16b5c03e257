"""Dodges ownership by pointing at a colleague, a team, a supplier or "the system".

To the customer the company is one. Where the fault began may be worth a word of explanation; but "that was the warehouse, not us"
leaves the customer with nobody. Take responsibility for the solution, whoever caused the problem. Naming a cause and owning the fix, or handing over with a
name and a reason, is no shifting.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” points at somebody else.",
    why="To the customer you are all one company, and pointing leaves them with nobody.",
    todo="Own it: say what you are doing about it, whoever caused it.",
    examples=(
        Example("⟦That is the fault of the warehouse, not ours.⟧"),
        Example("⟦Our billing team messed up your invoice again, nothing to do with me.⟧"),
        Example("Hi Ana. ⟦It was the courier who lost it and not us, so that is for them to sort out.⟧"),
        Example("We lost the parcel between two depots, and I am sorry."),
        Example("The courier had a breakdown; I have booked a second van for tomorrow."),
        Example("I have asked our billing team for the corrected invoice and will send it to you by four."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("language/blame-shifting"):
        yield Found(*sentence.carrying("language/blame-shifting"))
