"""Rude, sarcastic, condescending, dismissive, defensive or impatient.

Under no circumstances should one be rude, says the source, however rude the customer was. The quiet forms hurt most: explaining the
obvious as if to a child, "as I already said", doubting what the customer says, calling their worry a fuss. Plain firmness, a friendly no, and a
joke with a pleased customer are not rude.
"""

import re
from collections.abc import Iterator

from replycoach.model import Severity
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="error",
    source=(
        "WS",
        "ES",
        "EX",
    ),
    message="“{found}” is rude to the customer.",
    why="One rude sentence is what the customer remembers and passes on.",
    todo="Say what you can do, in the tone that you would like to be answered in.",
    examples=(
        Example("Hi Ana. ⟦Maybe try reading the page before you bother us next time.⟧"),
        Example("⟦Anyone with common sense would have checked the label.⟧"),
        Example("⟦Calm down, it is only a lamp.⟧"),
        Example("Hi Ana. ⟦Oh dear, did nobody ever show you how a calendar works?⟧"),
        Example("No, the 14th is fully booked; the 15th at nine is free."),
        Example("I see this differently, and here is why."),
        Example("I understand that the label was easy to miss."),
        Example("Shall I explain the label step by step?"),
        Example("⟦As I already told you, you need to read the label properly.⟧"),
        Example("⟦You need to calm down.⟧"),
        Example("Two weeks without heating would drive anyone mad, Ana."),
        Example("Your parcel goes out once things calm down in the warehouse, on Friday at the latest."),
        Example("As I promised, here is the new label."),
        Example(
            "It took eleven phone calls, and your note made every one of them worth it.",
            {"customer": "Thank you for finding the atlas for my father. He cried. You've been wonderful."},
        ),
        Example("You're right, a label should not take three tries."),
    ),
)

PLAIN = re.compile(
    r"(?:^\W*|[,;:–-]\s*|\b(?:please|just|must|should|can|(?:need|have|try|want|ask)(?:\s+you)?\s+to)\s+)calm\s+down\b|\b(?:as|like)\s+(?:i|we)(?:'ve|\s+have)?\s+already\s+(?:said|told|explained|stated|pointed)\b"
    r"|\b(?:i|we)(?:'ve|\s+have)?\s+already\s+(?:told|explained\s+(?:this|that|it)\s+to)\s+you\b|\bhow\s+many\s+times\s+(?:do|must|have)\s+(?:i|we)\b"
    r"|\bif\s+you(?:'d|\s+had)?\s+(?:actually|bothered\s+to|only)\s+(?:read|listened|looked|listen|look)\b|\b(?:read|listen\s+to)\s+(?:\w+\s+){1,3}(?:properly|more\s+carefully)\b"
    r"|\bwhat\s+(?:do|did)\s+you\s+(?:want|expect)\s+(?:me|us)\s+to\s+do\s+about\s+(?:it|that|this)\b"
    r"|\bnot\s+my\s+problem\b|\bnot\s+rocket\s+science\b|\bstop\s+(?:shouting|whining|moaning|complaining|wasting)\b",
    re.IGNORECASE,
)
"""The plain forms: impatience that is said in so many words."""
UNDERSTANDING = re.compile(
    r"\bwould(?:'ve|\s+have)?\s+\w+\s+(?:\w+\s+)?(?:anyone|anybody|any\s+of\s+us|me|us)\b|^\W*(?:(?:it|that)(?:'s|\s+is|\s+was)|how)\s+(?:\w+\s+)?(?:no\s+fun|annoying|horrible|hard|rotten|awful|miserable|rough|frustrating|worrying|upsetting|unsettling|disappointing|maddening|a\s+shame|unpleasant|stressful)\b"
    r"|^\W*(?:\w+,\s+)?you(?:'re|\s+are|\s+were)\s+(?:quite\s+|absolutely\s+|completely\s+|totally\s+)?right\b",
    re.IGNORECASE,
)
"""Words that share the customer's feeling or grant the point."""
NO_APOLOGY = re.compile(
    r"\bsorry\s+(?:that\s+|if\s+)?you(?:['’]re|\s+are|\s+may|\s+might)?\s+(?:feel|feeling|felt)\s+(?:that|this)\s+way\b",
    re.IGNORECASE,
)
"""Sorry for how they feel: whoever reads it hears that the fault is theirs."""
THINKABLE, CERTAIN = 0.01, 0.2
SURE = 0.9
"""How likely it must be that an answer to a pleased customer is rude."""


def check(reading: Reading) -> Iterator[Found]:
    friendly = (
        reading.customer is not None and reading.customer.emotion == "pleased" and reading.flags["language/rude"] < SURE
    )
    cued = {sentence.index for sentence in reading.cued("language/rude", grave=True)}
    for sentence in reading.sentences:
        odds = sentence.cues["language/rude"]
        plain = (odds >= THINKABLE and PLAIN.search(sentence.text)) or NO_APOLOGY.search(sentence.text)
        if plain or (sentence.index in cued and not friendly and not UNDERSTANDING.search(sentence.text)):
            severity: Severity | None = "error" if plain and odds >= CERTAIN else None
            yield Found(*sentence.carrying("language/rude"), severity=severity)
