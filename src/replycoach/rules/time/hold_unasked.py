"""A hold without asking, or without its length.

Before a customer is made to wait, make sure that they do not mind, and say for how long; come back every minute or two, and offer to call back when it
takes more.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    message="“{found}” makes the customer wait unasked.",
    why="Waiting without knowing how long makes a minute feel like ten.",
    todo="Ask whether they can wait, say how long it takes, and offer to call back where it is long.",
    examples=(
        Example("⟦Hold on.⟧", {"channel": "chat"}),
        Example("⟦Please stay on the line while I check.⟧", {"channel": "phone"}),
        Example("Hi Ana. ⟦One moment, I need to look at something.⟧", {"channel": "chat"}),
        Example("Is it all right if I put you on hold for two minutes while I look?", {"channel": "phone"}),
        Example("It is done, Ana; thanks for waiting.", {"channel": "chat"}),
        Example("Hold the button for five seconds.", {"channel": "chat"}),
        Example("Calm down.", {"channel": "chat", "customer": "This is the third time that I tell you!"}),
        Example(
            "There's a fault at the exchange, and it should be mended by two. Keep checking the status page.",
            {"channel": "chat", "customer": "Router light's been red since seven. Is there an outage?"},
        ),
        Example("1. Press the red button.\n2. Wait a minute.\n3. Plug it in.", {"channel": "chat"}),
    ),
)

OF_MOOD = re.compile(r"\b(?:calm\s+down|relax|chill|take\s+it\s+easy)\b", re.IGNORECASE)
"""Asks for another mood, not for time; language/rude judges that."""


KEEPS_LOOKING = re.compile(r"\bkeep\s+(?:an\s+eye|check\w*|watch\w*|look\w*|try\w*|refresh\w*)\b", re.IGNORECASE)
"""Told to look again somewhere, which holds nobody."""
STEP = re.compile(r"\d{1,2}[.)]\s")
"""A step of a numbered list: "2. Wait for the green light"."""


def check(reading: Reading) -> Iterator[Found]:
    for sentence in reading.cued("time/hold-unasked"):
        if KEEPS_LOOKING.search(sentence.text) or STEP.match(sentence.text):
            continue
        if sentence.does("hold") or not OF_MOOD.search(sentence.text):
            yield Found(*sentence.carrying("time/hold-unasked"))
