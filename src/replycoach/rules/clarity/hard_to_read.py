"""Long sentences, walls of text, steps that are not set out.

Write concisely and clearly, says the source. A sentence that has to be read twice, a paragraph without an end, five steps in one breath: the
customer skims, and misses the one thing that they had to do. A wall of text is found in writing that may be long, even where each of
its sentences is easy.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

_TANGLED = (
    "What there is to say about the deposit is that the first part of it, being the one which was due in May and came in June, is, since"
    " the hotel, unlike the airline, waives it, returned through the cover, which was in the price though listed apart, while the second"
    " follows by the twelfth."
)

_WALL = (
    "The deposit comes back in two parts. The first part left us today. It shows on your card by Friday. "
    "The second part follows on the twelfth. We keep it until the key is back. Please hand the key in at the desk. "
) * 5

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
        Example(f"Hi Ana,\n\n⟦{_WALL.strip()}⟧\n\nYours,\nJohn"),
        Example(f"Hi Ana,\n\n{_WALL[: len(_WALL) // 5]}\n\n{_WALL[: len(_WALL) // 5]}\n\nYours,\nJohn"),
        Example(
            "⟦Hi Ana, first unplug the lamp, then hold the switch for ten seconds, then plug it in again, and finally open the app and press Find.⟧ Yours, John"
        ),
        Example("Hi Ana, first unplug the lamp, then hold the switch for ten seconds. Yours, John"),
        Example("The deposit comes back in two parts: half today, half by the twelfth."),
        Example("1. Hold the button.\n2. Wait for the green light.\n3. Plug it in."),
        Example("I've refunded the fare, booked the later train and told the driver to wait for you at the gate."),
    ),
)

MUCH_TOO_LONG = 1.9
"""A sentence of this many times the profile's bound is hard to follow, whatever it says."""

WALL = 5
"""A paragraph of this many times the bound of a sentence is a wall of text: longer than any in a good draft for training."""
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•–]|\d{1,2}[.)])\s)|(?<=[.!?:…])\s*\n")


def check(reading: Reading) -> Iterator[Found]:
    bound = reading.profile.sentence_words
    if not bound:
        return
    cued = reading.cued_at("clarity/hard-to-read")
    whole = reading.depth == "full" and reading.likely("clarity/hard-to-read")
    found = False
    for sentence in reading.sentences:
        words = len(sentence.text.split()) if len(sentence.text) > 2 * bound else 0  # so short is never long
        long = words > bound
        if words > MUCH_TOO_LONG * bound or sentence.index in cued or (whole and long):
            found = True
            yield Found(*sentence.span)
        elif reading.depth == "full" and reading.channel == "email" and _in_one_breath(sentence):
            yield Found(*sentence.span, severity="advice", message=ONE_BREATH, todo=SET_OUT)
    if not found and not reading.profile.longest_words and reading.channel != "phone":
        for start, end in _paragraphs(reading.text):
            words = len(reading.text[start:end].split())
            if words > WALL * bound:
                yield Found(start, end, words={"words": str(words)}, message=A_WALL, todo=BREAK_IT)


IN_ORDER = AnyCase(
    r"\b(?:first(?:ly)?|second(?:ly)?|then|next|after (?:that|this)|afterwards|finally|lastly)\b(?=,? [a-z])"
)
STEPS = 4
"""Steps that nobody follows from one sentence, with the mouse in the hand."""
ONE_BREATH = "“{found}” gives one step after the other in one breath."
SET_OUT = "Set the steps out as a numbered list."
A_WALL = "{words} words without a break are a wall of text."
BREAK_IT = "One matter a paragraph, with a blank line between; steps as a list."


def _in_one_breath(sentence: Sentence) -> bool:
    """Whether a sentence tells what to do first, then and last, and in between."""
    return len(list(IN_ORDER.finditer(sentence.text))) >= STEPS and sentence.does("instruction")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between breaks, without the white space around them."""
    start = 0
    for cut in [*BREAK.finditer(text), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = cut.end() if cut else end
