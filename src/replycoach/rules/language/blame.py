"""Wording that puts the fault on the customer.

Even a customer who did something wrong came for help, and blame ends the talk: they defend themselves instead of listening. It
hides behind many forms: "you should have", "had you read it", "your own settings did this", "nobody at your end looked".
Describe the state and what puts it right; what the customer did matters only as far as it leads to the fix. A fault of our own side, a
neutral account of what happened, and help with what they could do next time are no blame.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="error",
    source=("BD", "ES", "EX",),
    message="“{found}” puts the fault on the customer.",
    why="A customer who is blamed defends themselves and stops listening.",
    todo="Describe the state without the person, and say what puts it right.",
    examples=(
        Example("⟦You failed to attach the form.⟧"),
        Example("Hi Ana. ⟦Had you read the instructions, the lid would not have cracked.⟧"),
        Example("⟦You should have told us before the parcel left.⟧"),
        Example("⟦The damage is down to your own carelessness.⟧"),
        Example("The form is not with us yet; could you send it again?"),
        Example("That was our mistake, not yours."),
        Example("Hi Ana, thanks for the photo. You had it set up just right; the fault was in our update, and I've corrected it."),
        Example("If the lid ever sticks again, hold it under warm water."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("language/blame"):
        yield Found(*sentence.carrying("language/blame"))
