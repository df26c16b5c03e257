"""Canned, bureaucratic wording that no living person says.

A letter should read as if the agent answered by phone: plain words, plain sentences. Stock phrases ("any inconvenience caused", "please be
advised", "your query has been duly noted") say to the customer that nobody wrote to them. Formality with the customer's own matter in it is not
robotic.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("CH", "ES",),
    message="“{found}” is wording that nobody says.",
    why="Stock phrases tell the customer that nobody wrote to them.",
    todo="Say it as you would on the phone, with their own matter in it.",
    examples=(
        Example("⟦We regret any inconvenience caused in this regard.⟧"),
        Example("⟦Please be advised that your request has been duly noted and forwarded to the relevant department.⟧"),
        Example("⟦Your enquiry is important to us and will be processed in accordance with our procedures.⟧"),
        Example("I am sorry that the lamp came in three pieces."),
        Example("I have passed your note to Ben in the workshop, who will ring you today."),
        Example("Your refund of £20 reaches your card on Friday."),
    ),
)


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("template/robotic"):
        yield Found(*sentence.carrying("template/robotic"))
