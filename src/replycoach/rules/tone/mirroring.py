"""A register far from the customer's, or their anger mimicked.

Adjusting to the other's tone is the quickest way to an agreement: a very formal letter to somebody who writes "hiya", or a "hey hun" to somebody who writes "Dear Sir or Madam",
keeps the distance. Mirroring stops at anger, which is never given back.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.text.words import vocabulary

_CASUAL = {
    "channel": "chat",
    "customer": "hiya, cheers for the quick reply yday! btw any chance u can send the blue one instead lol",
}
_FORMAL = {
    "channel": "email",
    "customer": "Dear Sir or Madam,\n\nI should be grateful if you would kindly inform me of the status of my application.\n\nYours faithfully,\nE. Whitcombe",
}

rule = Rule(
    severity="advice",
    surface=True,
    source=("CH", "Decock et al. 2021"),
    needs=("customer",),
    message="“{found}” is much more {ours} than the customer’s own way of writing.",
    why="A tone far from their own keeps customers at a distance.",
    todo="Move a step towards the way in which they write.",
    examples=(
        Example("⟦Dear Madam, we hereby acknowledge receipt of the aforementioned request.⟧", _CASUAL),
        Example("⟦Hey hun, no worries lol, gonna sort ya out.⟧", _FORMAL),
        Example(
            "Good evening. ⟦We wish to inform you that the article referred to shall be dispatched forthwith.⟧", _CASUAL
        ),
        Example("Hi Lee, sure, I'll swap it for the blue one.", _CASUAL),
        Example("Dear Mr Whitcombe, thank you for your letter. Your application was approved this morning.", _FORMAL),
        Example("Hi Ana, it ships today.", {"channel": "chat", "customer": "When does it ship?"}),
    ),
)

FORMAL = re.compile(
    r"\b(?:dear\s+(?:sir|madam)|hereby|herewith|aforementioned|forthwith|hereinafter|pursuant|thereof|wherein|whilst|shall\s+be|yours\s+faithfully|i\s+should\s+be\s+grateful|kindly\s+(?:inform|advise|note|revert)"
    r"|wish\s+to\s+(?:inform|advise)|acknowledge\s+receipt|referred\s+to|in\s+accordance\s+with|to\s+whom\s+it\s+may\s+concern|would\s+be\s+obliged|at\s+your\s+earliest\s+convenience)\b",
    re.IGNORECASE,
)
CASUAL = re.compile(
    r"\b(?:hiya|heya|hey|yo|sup|lol|lmao|haha+|btw|gonna|wanna|gotta|kinda|dunno|ya|u|ur|thx|pls|plz|cheers|no\s+worries|hun|mate|dude|bro|yep|nope|yeah|cuz|tbh|omg|yday|ta|soz|innit)\b",
    re.IGNORECASE,
)


OF_FORMAL = frozenset(
    "dear hereby herewith aforementioned forthwith hereinafter pursuant thereof wherein whilst shall faithfully grateful kindly wish acknowledge"
    " referred accordance whom obliged convenience".split()
)
OF_CASUAL = frozenset(
    "hiya heya hey yo sup lol lmao btw gonna wanna gotta kinda dunno ya u ur thx pls plz cheers worries hun mate dude bro yep nope yeah cuz tbh omg"
    " yday ta soz innit".split()
)
"""One of these is in everything that the patterns find, but for "haha"."""
OF_EITHER = OF_FORMAL | OF_CASUAL


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None:
        yield NotApplicable("the message cannot be read")
        return
    if reading.depth == "surface" and reading.lacks(OF_EITHER) and "haha" not in reading.text.lower():
        return
    words = vocabulary(customer.text)
    formal = (words is None or not words.isdisjoint(OF_FORMAL)) and bool(FORMAL.search(customer.text))
    casual = (words is None or not words.isdisjoint(OF_CASUAL) or "haha" in customer.text.lower()) and bool(
        CASUAL.search(customer.text)
    )
    if formal == casual:
        yield NotApplicable("the message is neither very formal nor very casual")
        return
    pattern, ours = (CASUAL, "casual") if formal else (FORMAL, "formal")
    for sentence in reading.sentences:
        if len(pattern.findall(sentence.text)) >= 2:
            yield Found(*sentence.span, words={"ours": ours})
            return
    yield Clean("the reply keeps near the customer's register")
