"""A public case that needs investigation gets no ticket or reference.

What needs troubleshooting or the help of others becomes a ticket with a link to the post, so that it is not lost in the stream, and its end is told in public. Found
where a public reply promises to look into something and names no ticket, case or reference.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_POST = {"role": "customer", "text": "@ShopNord my card was charged three times"}
_CASE = {
    "channel": "social",
    "thread": [_POST],
    "customer": "@ShopNord my card was charged three times, what is going on",
}

rule = Rule(
    severity="advice",
    source=("CH",),
    needs=("customer", "thread"),
    message="“{found}” starts an investigation without a ticket or reference.",
    why="Without a reference the case gets lost in the stream, for you and for the customer.",
    todo="Open a ticket with a link to the post, and give its number.",
    examples=(
        Example("@ana Sorry about that! ⟦I'm checking the three charges with our bank now.⟧", _CASE),
        Example("@ana ⟦We are looking into the charges and will tell you by four.⟧", _CASE),
        Example("@ana ⟦I've asked our payments team to investigate the charges.⟧", _CASE),
        Example("@ana Sorry! I've opened ticket 8841 for it and will tell you here by four what came out.", _CASE),
        Example("@ana Two of the three are only reserved and disappear by Friday.", _CASE),
        Example("I'm checking the charges with our bank now.", {**_CASE, "channel": "chat"}),
    ),
)

INVESTIGATES = re.compile(
    r"\b(?:look(?:ing|ed)?\s+into|investigat\w+|check(?:ing|ed)?\s+(?:this|that|it|the|with|what|why)|trac(?:e|ing)\b|find(?:ing)?\s+out|asked\s+(?:our|the)|rais(?:e|ed|ing)\s+(?:this|it))",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"\b(?:ticket|case|reference|ref|request)\b\W*(?:no\.?|number|#)?\W*[A-Z]*[-#]?\d{2,}|#\d{3,}", re.IGNORECASE
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if not reading.profile.public:
        yield NotApplicable(f"{reading.channel} is not public")
        return
    for sentence in reading.sentences:
        if INVESTIGATES.search(sentence.text) and sentence.does("action", "ownership", "handoff", "timeframe"):
            if not REFERENCE.search(reading.text):
                yield Found(*sentence.span)
            return
    yield Clean("nothing has to be investigated")
