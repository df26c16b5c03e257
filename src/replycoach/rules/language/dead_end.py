"""Refuses or closes with no alternative and no next step.

A good agent never leads a customer into a dead end: where the wish cannot be met, there is something else that can be offered, somebody who can help, or
a step that the customer can take. The whole draft is looked at: a refusal is only a dead end when nothing follows from it.

What stands beside the refusal counts: an instruction, a place to turn to, or words of what the customer can do or what we do for them ("but you can bring the card
statement", "what I can offer is WINTER10", "I need a photo before I can refund it") are a way on.

Many dead ends refuse nothing in so many words: the reply closes and that is all. The rule asks for certainty, since it is an error, and misses those.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("ES",),
    message="“{found}”, and nothing follows: no alternative, no next step.",
    why="A customer who is sent away with nothing goes to somebody else.",
    todo="Add what you can do instead, who can help, or what the customer can do next.",
    examples=(
        Example(
            "⟦Hi Ana, we don't take back opened goods.⟧",
            {"channel": "chat", "customer": "Can I return the opened tea?"},
        ),
        Example(
            "⟦There is nothing we can do about it.⟧",
            {"channel": "chat", "customer": "My seat was broken for six hours."},
        ),
        Example(
            "Hello. ⟦That model is no longer made, and we have none left.⟧",
            {"channel": "chat", "customer": "I need the Alder 3."},
        ),
        Example(
            "Hi Ana, we don't take back opened goods, but I can send you another blend to try.",
            {"channel": "chat", "customer": "Can I return the opened tea?"},
        ),
        Example(
            "That model is no longer made. The Alder 4 fits the same frame; shall I put one aside for you?",
            {"channel": "chat", "customer": "I need the Alder 3."},
        ),
        Example(
            "Hi Ana, I've moved you to seat 14A, and the fare stays the same.",
            {"channel": "chat", "customer": "Can I sit at the window?"},
        ),
        Example(
            "No ticket, no entry, that is the rule. But as you paid by card, you can show the booking mail at the desk.",
            {"channel": "chat", "customer": "I lost the ticket for tonight, paid by card"},
        ),
        Example(
            "Hello Ana, I need the order number to look it up. Without an order number no refund.",
            {"channel": "chat", "customer": "I want my money back, the tea is mouldy"},
        ),
        Example(
            "Hello Lee, vouchers cannot be paid out. We currently have a sale in which yours counts double, until Sunday.",
            {"channel": "chat", "customer": "Can I get the voucher paid out?"},
        ),
    ),
)

WAY = re.compile(
    r"\byou(?:'re|\s+are)\s+(?:\w+\s+)?(?:welcome|free)\s+to\b|\byou\s+(?:can|could|may|might)\b(?!['’]t|\s+(?:not|never)\b)"
    r"|\b(?:i|we)(?:\s+(?:\w+ly\s+)?(?:can|could|will|have|am|are|do|might)|['’](?:ll|ve|d|m|re))\b(?!['’]t|\s+(?:not|never|no|nothing|unable|sorry|afraid|clos(?:ed|ing)|you\s+here)\b)"
    r"|\b(?:can|could|may)\s+(?:still\s+|also\s+)?be\s+\w+ed\b|\bplease\s+(?!be\s+(?:advised|aware|informed)|note|accept)\w+"
    r"|\b(?:instead|alternatively|what\s+(?:does|i|we|you)|shall\s+(?:i|we)|would\s+you\s+like)\b|\b(?:is|are)\s+(?:enclosed|attached)\b",
    re.IGNORECASE,
)
"""What the customer can do, or what we do, give or need for it."""
SHOWS: tuple[Move, ...] = ("instruction", "handoff")
"""Moves that are a way on in whatever words."""
OFFERS: tuple[Move, ...] = ("solution", "action", "ownership", "question")
"""Moves that are one in words of what can be done."""
NEEDS = re.compile(
    r"\b(?:i|we)\s+(?:still\s+|also\s+|only\s+|just\s+)?(?:need|require)\b|\b(?:i|we)\s+(?:can|could)\s+(?:\w+\s+)?offer\b",
    re.IGNORECASE,
)
"""What is needed for it, or an offer, also where the sentence reads like a refusal."""
NOTHING = re.compile(r"\bnothing\b|\bno\s+(?:way|option|possibility)\b", re.IGNORECASE)
BEFORE, AFTER = 1, 3
"""How far from a refusal the way on may stand."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    refusals = list(reading.doing("refusal")) or reading.cued("language/dead-end", grave=True)
    if not refusals:
        yield NotApplicable("nothing is refused")
    elif not reading.likely("language/dead-end", grave=True) or _way_on(reading, refusals):
        yield Clean("the refusal is followed by a way on")
    else:
        plain = [one for one in refusals if NOTHING.search(one.text) or not WAY.search(one.text)]
        yield Found(*(plain or refusals)[-1].span)


def _way_on(reading: Reading, refusals: list[Sentence]) -> bool:
    """Whether a sentence beside a refusal, or the refusal itself, says what can be done."""
    refused = {sentence.index for sentence in refusals}
    return any(
        bool(
            one.does(*SHOWS)
            or (one.index not in refused and one.does(*OFFERS) and WAY.search(one.text))
            or NEEDS.search(one.text)
        )
        for one in reading.sentences
        if any(-BEFORE <= one.index - index <= AFTER for index in refused)
    )
