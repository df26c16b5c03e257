"""Guesses, or promises what the agent cannot know.

It is no shame to ask for help; it is one to invent. "It should probably be fixed by now" and "I'm sure it will arrive tomorrow" turn into the
next complaint. Say what you know, and how you will find out the rest.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” is a guess.",
    why="A guess that turns out wrong is the next complaint.",
    todo="Say what you know, and that you will find out the rest, and by when.",
    examples=(
        Example("⟦It should probably be fixed by now, I guess.⟧"),
        Example("⟦I think it might be the battery or something.⟧"),
        Example("⟦I am fairly sure that the courier will not lose it again.⟧"),
        Example("I do not know yet; I will ask the workshop and write to you by four."),
        Example("The courier has scanned it, so it arrives on Friday."),
        Example("If it is the battery, the light blinks red."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("ownership/bluffing"):
        yield Found(*sentence.carrying("ownership/bluffing"))
