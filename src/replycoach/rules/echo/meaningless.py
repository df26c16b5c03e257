"""Gives the customer's clear words back, changed only in person or word order.

To repeat in other words what somebody said helps where it was unclear; where it was clear, it is a parrot: "I want to know when it comes!" —
"You want to know when it comes?". A summary that adds something, an acknowledgement of what it means for them, or a question for what is missing is
no echo. Compared are the words that carry something, whoever they are said of and in whichever of two near words (when, the date); a sentence counts where it also reads
like a restatement.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.overlap import content, given_back
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_WHEN = {"channel": "chat", "customer": "I want to know when the refund for my two tickets will come!"}

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="“{found}” only gives the customer's own words back.",
    why="What was said clearly does not become clearer by being repeated; it sounds like a script.",
    todo="Leave it out, or say what it means for them and go on to the answer.",
    examples=(
        Example("Hi Ana. ⟦You want to know when the refund for your two tickets will come.⟧ It comes on Friday.", _WHEN),
        Example(
            "⟦You want to know the date the payment arrives?⟧ One moment.",
            {"channel": "chat", "customer": "I want to know when the payment will come!"},
        ),
        Example("⟦So you would like to know when the refund for the two tickets comes?⟧", _WHEN),
        Example(
            "⟦I understand that your blender stopped working after three days and smells of smoke.⟧ Please send a photo.",
            {"channel": "chat", "customer": "My blender stopped working after three days and smells of smoke."},
        ),
        Example("The refund for your two tickets comes on Friday.", _WHEN),
        Example(
            "Smoke after three days is frightening, and I'm glad that you unplugged it.",
            {"channel": "chat", "customer": "My blender stopped working after three days and smells of smoke, I unplugged it."},
        ),
        Example("You'd like it before you fly on the ninth, so I've put the refund on the fast track: it comes on Friday.", _WHEN),
        Example("Is it the refund for the matinee or for the evening?", _WHEN),
    ),
)

MOSTLY = 0.7
"""A restatement is an echo when at least this share of its content words is the customer's."""
SOME = 0.35
"""A sentence that reads like an echo must still have this share of the customer's words."""
LIKELY = 0.2
"""And the draft as a whole must be this likely to have one."""
FEWEST = 4
"""A sentence with fewer content words says too little to be an echo, but for one less where all are the customer's."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None:
        yield NotApplicable("the message cannot be read")
        return
    if customer.reading.vague and not customer.reading.clear:
        yield NotApplicable("the message is unclear; a summary helps")
        return
    cued = {sentence.index for sentence in reading.cued("echo/meaningless")}
    found = False
    for sentence in reading.sentences:
        share = given_back(sentence.text, customer.text)
        parrots = sentence.does("restatement") and share >= MOSTLY and len(content(sentence.text)) >= (FEWEST if share < 1 else FEWEST - 1)
        reads_so = sentence.index in cued and share >= SOME and reading.flags.get("echo/meaningless", 0.0) >= LIKELY
        if parrots or reads_so:
            yield Found(sentence.start, sentence.end)
            found = True
    if not found:
        yield Clean("the reply adds something to what the customer said")
