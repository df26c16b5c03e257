"""Runs down the agent's own company, product or colleagues.

Agreeing that everything is bad may feel like sympathy, and it takes away the customer's last reason to trust the answer. Owning one mistake
plainly, without general remarks about "us", is the opposite of it.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("WS",),
    message="“{found}” runs down your own side.",
    why="A company that its own people do not trust gets no trust from customers.",
    todo="Own this one mistake, and say what happens now.",
    examples=(
        Example("⟦Honestly, our delivery service is hopeless.⟧"),
        Example("⟦Between us, this app has been broken for years and nobody here cares.⟧"),
        Example("⟦The lads in the warehouse never check anything, to be honest.⟧"),
        Example("We delivered to the wrong door, and I am sorry."),
        Example("This model is the smaller of the two, so it is quieter and slower."),
        Example("My colleague Ben looked at it first, and I have taken it over."),
        Example("⟦Between ourselves, our ticket system is held together with string.⟧"),
        Example("The code stays between us."),
    ),
)


GOSSIP = re.compile(
    r"(?:^\W*|[,;:–—-]\s*|\b(?:and|though|but|is)\s+(?:,\s*)?)between\s+(?:ourselves|you\s+and\s+me|us)\b(?!\s*[.!?])",
    re.IGNORECASE,
)
"""In confidence: what follows is not for everybody's ears."""
OUR_OWN = re.compile(
    r"\b(?:our|here|head\s+office|management|the\s+(?:\w+\s+)?(?:bosses|office|company|firm|lads|team|people|side|system|caretaker|manager|repair\w*|workshop|warehouse|kitchen|owner|desk|department)|dispatch|accounts|sales|it)\b",
    re.IGNORECASE,
)
"""Who works here, or what we work with."""


def check(reading: Reading) -> Iterator[Found]:
    cued = {one.index for one in reading.cued("language/disparages-company")}
    for sentence in reading.sentences:
        gossips = GOSSIP.search(sentence.text) and OUR_OWN.search(sentence.text)
        if gossips or sentence.index in cued:
            yield Found(*sentence.carrying("language/disparages-company"))
