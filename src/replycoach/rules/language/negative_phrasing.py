"""Leads with what can't, won't or isn't, where the same facts can be put as what will happen.

The change is small and its effect is not: "not before May" and "in May" say the same, and only one of them invites a quarrel. Found is
wording that leaves the customer with the refusal although the positive fact is there or easily said. Good news with a "not" in it
("you won't be charged"), a plain no that is followed at once by what is possible, and warnings are left alone.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("BD", "ES"),
    message="“{found}” leads with what will not happen.",
    why="Put as a refusal, the same fact invites a quarrel.",
    todo="Say what will happen, and when: “not before May” is “in May”.",
    examples=(
        Example("⟦I can't get you that grinder until next month.⟧", becomes="That grinder will be available next month."),
        Example("⟦We won't be able to look at it before Monday.⟧", becomes="We'll look at it on Monday."),
        Example("⟦The blue one isn't available at this time.⟧"),
        Example("You won't be charged for the second parcel."),
        Example("That grinder will be available next month."),
        Example("Nothing is lost: the booking is safe."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("language/negative-phrasing"):
        yield Found(*sentence.carrying("language/negative-phrasing"))
