"""Curt and impersonal where warmth is due.

Nothing in the reply is wrong, and nothing in it comes from a person: no name, no feeling, no "I", the bare facts to somebody who needs a
human being. The whole draft is judged. Brevity alone is not cold: a short answer to a short question is right.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
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
        Example(
            "Hi. Contract ends 30 April. Continues monthly at 20 euros. Notice: 30 days.",
            {
                "channel": "chat",
                "customer": "Hello, I think my contract ends soon. What happens then, and do I have to do something?",
            },
            missing=True,
        ),
    ),
)

OFFERS = re.compile(r"\b(?:let\s+me|shall\s+(?:i|we)|would\s+you\s+like\s+(?:me|us))\b", re.IGNORECASE)
"""Somebody is there who offers to help."""


PERSONS = re.compile(r"\b(?:i|me|my|we|us|you|yours|mine)\b", re.IGNORECASE)
SMALL = re.compile(rf"\b(?:the|a|an|this|that|it|there|your|our)\b|{PERSONS.pattern}", re.IGNORECASE)
"""The words that a telegram leaves out."""
NO_SUBJECT = re.compile(
    r"^\W*(?:continues|starts|ends|arrives|ships|leaves|costs|needs|applies|runs|includes|works|closes|opens|sent|refunded|done|noted|moved|booked|cancelled|changed|delayed|received|logged|approved|declined"
    r"|shipped|dispatched|delivered|replaced|confirmed|fixed|paid|expired|corrected)\b",
    re.IGNORECASE,
)
FRAME: tuple[Move, ...] = ("greeting", "signoff", "thanks", "introduction", "further_help")
MATTER: tuple[Move, ...] = ("solution", "explanation", "action", "instruction")
FORMS = ("template/robotic", "language/rude", "template/untailored")
"""Where one of these is likely, coldness is that of a form or of temper, and they tell it."""
TERSE, WARM = 0.15, 0.5
"""How likely it must be in a telegram, and where somebody speaks as "I" to "you"."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if reading.holds_only:
        yield NotApplicable("the reply only asks to wait; time/hold-unasked judges that")
    elif OFFERS.search(reading.text):
        yield Clean("the reply offers to do it together")
    elif _is_cold(reading):
        yield Found()
    else:
        yield Clean("the reply is warm enough")


def _is_cold(reading: Reading) -> bool:
    """Whether it is cold: more is asked where persons speak, less of a telegram."""
    body = [one.text for one in reading.sentences if one.does(*MATTER) or not one.does(*FRAME)]
    if any(map(PERSONS.search, body)):
        return reading.likely("tone/cold") and reading.flags["tone/cold"] >= WARM
    clipped = sum(map(_is_clipped, body))
    if len(body) > 1 and 2 * clipped >= len(body) and not any(map(reading.likely, FORMS)):
        return reading.flags["tone/cold"] >= TERSE
    return reading.likely("tone/cold")


def _is_clipped(text: str) -> bool:
    """Whether a sentence leaves out what a telegram leaves out.

    >>> _is_clipped("Continues monthly at 34 euros."), _is_clipped("It continues monthly at 34 euros.")
    (True, False)
    """
    words = len(text.split())
    return words > 1 and bool(NO_SUBJECT.match(text) or (words > 2 and not SMALL.search(text)))
