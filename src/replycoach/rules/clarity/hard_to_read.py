"""Long sentences, walls of text, steps that are not set out.

Write concisely and clearly, says the source. A sentence that has to be read twice, a paragraph without an end, five steps in one breath: the
customer skims, and misses the one thing that they had to do.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

_TANGLED = (
    "What there is to say about the deposit is that the first part of it, being the one which was due in May and came in June, is, since"
    " the hotel, unlike the airline, waives it, returned through the cover, which was in the price though listed apart, while the second"
    " follows by the twelfth."
)

rule = Rule(
    severity="warning",
    surface=True,
    loss="Sentences less than twice as long as the channel bears, which are hard to read all the same.",
    source=("CH", "ES"),
    message="“{found}” is hard to follow.",
    why="What has to be read twice is skimmed once, and the one thing that matters is missed.",
    todo="One thought a sentence; steps as a list; a blank line between matters.",
    examples=(
        Example(f"⟦{_TANGLED}⟧"),
        Example(f"Hi Ana. ⟦{_TANGLED.replace('May', 'April')}⟧ Yours, John"),
        Example(f"Thanks for asking. ⟦{_TANGLED.replace('hotel', 'ferry')}⟧"),
        Example("The deposit comes back in two parts: half today, half by the twelfth."),
        Example("1. Hold the button.\n2. Wait for the green light.\n3. Plug it in."),
        Example("I've refunded the fare, booked the later train and told the driver to wait for you at the gate."),
    ),
)

MUCH_TOO_LONG = 1.9
"""A sentence of this many times the profile's bound is hard to follow, whatever it says."""


def check(reading: Reading) -> Iterator[Found]:
    bound = reading.profile.sentence_words
    if not bound:
        return
    cued = reading.cued_at("clarity/hard-to-read")
    whole = reading.depth == "full" and reading.likely("clarity/hard-to-read")
    for sentence in reading.sentences:
        words = len(sentence.text.split())
        long = words > bound
        if words > MUCH_TOO_LONG * bound or sentence.index in cued or (whole and long):
            yield Found(*sentence.span)
