"""Leads with what can't, won't or isn't, where the same facts can be put as what will happen.

The change is small and its effect is not: "not before May" and "in May" say the same, and only one of them invites a quarrel. Found is
wording that leaves the customer with the refusal although the positive fact is there or easily said. Good news with a "not" in it
("you won't be charged"), a plain no that is followed at once by what is possible, and warnings are left alone.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    surface=True,
    loss="Refusals in other words than “can’t … until”, and those that do not speak of what the customer gets; marked is the sentence.",
    source=("BD", "ES"),
    message="“{found}” leads with what will not happen.",
    why="Put as a refusal, the same fact invites a quarrel.",
    todo="Say what will happen, and when: “not before May” is “in May”.",
    examples=(
        Example(
            "⟦I can't get you that grinder until next month.⟧", becomes="That grinder will be available next month."
        ),
        Example("⟦We won't be able to look at it before Monday.⟧", becomes="We'll be able to look at it from Monday."),
        Example("⟦The blue one isn't available at this time.⟧"),
        Example("You won't be charged for the second parcel."),
        Example("That grinder will be available next month."),
        Example("Nothing is lost: the booking is safe."),
        Example("We don't repair the old model any longer. You can have a new one instead, free of charge."),
        Example("I can't tell from here what broke. Could you come by after four?"),
        Example("I cannot move the date itself, but I promise that the form is with them on Monday."),
        Example(
            "We can't give legal advice, but Citizens Advice in Mill Street can, without an appointment.",
            {"channel": "chat", "customer": "Can you tell me whether the contract is legal?"},
        ),
    ),
)


CANNOT_UNTIL = re.compile(
    r"\b(?:i|we)\s+(?:can't|cannot|can\s+not|(?:am|'m|are|'re|will\s+be|'ll\s+be)\s+(?:un|not\s+)able\s+to|won't\s+be\s+able\s+to)\s"
    r"[^.;!?]{3,80}?\b(?:until|till|before|unless)\b",
    re.IGNORECASE,
)
"""What one of us is not able to do until …: there is always a positive way to say it."""


NEEDED = frozenset({"until", "till", "before", "unless"})
"""One of these is in everything that `CANNOT_UNTIL` finds."""
SERVES = re.compile(
    r"\byour?\b|\s(?:get|send|ship|deliver|give|offer|provide|process|refund|replace|book|fit|repair|supply|dispatch|issue|pay|release|confirm|collect)\s",
    re.IGNORECASE,
)
"""It is something that the customer waits for."""


TURNS = re.compile(
    r"(?:\b(?:but|though)|[,;]\s*(?:yet|so))\b(?!.*(?:n['’]t\b|\b(?:not|no|nor|nothing|never|nobody|cannot|need|must|have\s+to)\b|\bit['’]ll\s+be\b))",
    re.IGNORECASE,
)
"""The same sentence goes on to what is: nothing is refused any more after the turn."""
HONEST = re.compile(
    r"\bprotects?\b|\brather\s+not\s+guess\b|\b(?:won['’]t|will\s+not|not)\s+(?:pretend|promise|guess)\b", re.IGNORECASE
)
"""Says openly why not, or what is not known."""
OFFERS = re.compile(r"\b(?:could\s+you|shall\s+(?:i|we)|would\s+you\s+like|want\s+(?:it|me|us))\b", re.IGNORECASE)
INSTEAD = re.compile(
    r"^\W*(?:so\s+(?:you|i|we)(?:['’]ll|\s+will)|what\s+(?:i|we)\s+can|but\b|however|instead)|\binstead\b|,\s*(?:though|however)\b",
    re.IGNORECASE,
)
"""The next sentence turns to what there is."""
NOT = re.compile(r"n['’]t\b|\b(?:not|no|never|nor|nothing|nobody|none|cannot)\b", re.IGNORECASE)
POLICY = re.compile(r"\b(?:polic(?:y|ies)|terms|rules?|procedures?|regulations?)\b", re.IGNORECASE)
"""The firm's rule in the place of a reason, which no offer makes good."""
BALANCED = re.compile(r"\b(?:but|so|instead|until\s+then|meanwhile|in\s+the\s+meantime)\b", re.IGNORECASE)


SOMEBODY = re.compile(r"\b(?:i|we|you|your)\b", re.IGNORECASE)
"""Somebody does something: "it is backordered" is no way on."""


def _turned(reading: Reading, sentence: Sentence) -> bool:
    """Whether the same sentence or the next one goes on to what can be done."""
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    does = reading.depth == "full" and any(
        (one.does("solution", "timeframe") or (one.does("action") and SOMEBODY.search(one.text)))
        and not one.does("refusal")
        for one in after
    )
    return does or bool(BALANCED.search(sentence.text))


def _offered(reading: Reading, sentence: Sentence) -> bool:
    """Whether a single no is followed at once by an offer or by what there is instead."""
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    single = len(NOT.findall(sentence.text)) < 2 and not POLICY.search(sentence.text)
    return any(
        OFFERS.search(one.text) or (single and INSTEAD.search(one.text) and not one.does("refusal")) for one in after
    )


NOT_NOW = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:currently\s+)?available\s+(?:at\s+(?:this|the\s+present)\s+time|at\s+present|currently)\b|\bunavailable\s+at\s+(?:this|the\s+present)\s+time\b|\bcurrently\s+(?:unavailable|not\s+available)\b",
    re.IGNORECASE,
)
"""That there is none, in the words of a form."""
THINKABLE = 0.15


def check(reading: Reading) -> Iterator[Found]:
    surface = reading.depth == "surface"
    thinkable = not surface and reading.suspects("language/negative-phrasing")
    cued = reading.cued_at("language/negative-phrasing")
    for sentence in reading.holding(NEEDED) if surface else reading.sentences:
        if sentence.index in cued:
            if not (TURNS.search(sentence.text) or HONEST.search(sentence.text) or _offered(reading, sentence)):
                yield Found(*sentence.carrying("language/negative-phrasing"))
            continue
        likely = sentence.cues["language/negative-phrasing"] >= THINKABLE
        if not surface and likely and NOT_NOW.search(sentence.text) and not _turned(reading, sentence):
            yield Found(*sentence.carrying("language/negative-phrasing"))
            continue
        cannot = CANNOT_UNTIL.search(sentence.text)
        if cannot and (thinkable or SERVES.search(cannot[0])) and not _turned(reading, sentence):
            yield Found(*sentence.span)
