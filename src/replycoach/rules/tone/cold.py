"""Curt and impersonal where warmth is due.

Nothing in the reply is wrong, and nothing in it comes from a person: no name, no feeling, no "I", the bare facts to somebody who needs a
human being. The whole draft is judged. Brevity alone is not cold: a short answer to a short question is right.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="The reply is curt and impersonal.",
    why="To somebody who needs a human being, bare facts feel like a closed door.",
    todo="Speak to them by name, say “I”, and put one warm sentence before the facts.",
    examples=(
        Example(
            "Account closed. Documents required: certificate, form 7.",
            {"channel": "email", "customer": "My father died on Monday and I don't know what to do about his account."},
            missing=True,
        ),
        Example(
            "Complaint noted. Vet bill required. Refund in 5 days.",
            {"channel": "chat", "customer": "My dog ate your treats and had to go to the vet, I'm so upset"},
            missing=True,
        ),
        Example(
            "Denied. See terms, section 4.",
            {"channel": "email", "customer": "I can't travel because my mother is in hospital, please help me"},
            missing=True,
        ),
        Example(
            "Hi Ana, I'm so sorry about your father. I'll take care of his account for you; the two papers that I need are the certificate and form 7.",
            {"channel": "chat", "customer": "My father died on Monday and I don't know what to do about his account."},
        ),
        Example("Yes, until nine tonight!", {"channel": "chat", "customer": "are you open?"}),
        Example(
            "Hi Lee, it ships today. Thanks for your patience! Mira",
            {"channel": "chat", "customer": "when does it ship?"},
        ),
    ),
)

OFFERS = re.compile(r"\b(?:let\s+me|shall\s+(?:i|we)|would\s+you\s+like\s+(?:me|us))\b", re.IGNORECASE)
"""Somebody is there who offers to help."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if reading.holds_only:
        yield NotApplicable("the reply only asks to wait; time/hold-unasked judges that")
    elif OFFERS.search(reading.text):
        yield Clean("the reply offers to do it together")
    elif reading.likely("tone/cold"):
        yield Found()
    else:
        yield Clean("the reply is warm enough")
