"""Promises work or an answer without saying when.

The customer is promised something and cannot tell whether to wait by the phone or to forget it for a month. The time of the next news is enough
where the end is not known.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.public import ASKED_FOR, moves_to_private
from replycoach.rules.rule import Clean, Example, Found, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=(
        "CH",
        "ES",
    ),
    message="“{found}” promises without a time.",
    why="A promise without a time cannot be waited for, and cannot be kept either.",
    todo="Add when: a day, an hour, or when you will write next.",
    examples=(
        Example("⟦I'll look into this and let you know.⟧"),
        Example("⟦Our engineer will contact you about the boiler.⟧"),
        Example("⟦I am checking with the warehouse and will come back to you.⟧"),
        Example("I'll look into this and write to you by four."),
        Example("Hi Ana, I refunded the £20 this morning; it is back on your card."),
        Example("The engineer rings you at nine tomorrow."),
        Example("⟦I'm looking into this now and will let you know.⟧"),
        Example(
            "I'll connect you with our repair desk right now.",
            {"channel": "phone", "customer": "The lamp that you mended is broken again."},
        ),
        Example(
            "Type their e-mail and choose Admin. They'll get an e-mail to accept.",
            {"channel": "chat", "customer": "how do I add a second admin?"},
        ),
        Example(
            "Rub some candle wax on it first. If it still sticks, drop the tent off and we'll put a new zip in.",
            {"channel": "chat", "customer": "The zip on the tent that I bought in May is stuck. What now?"},
        ),
        Example(
            "Post it to Mill Lane 4, no stamp needed. We'll e-mail you once it arrives.",
            {"channel": "chat", "customer": "where do I send the old tent for recycling?"},
        ),
        Example("Your insurer may pay for it. If you tell me which one it is, I'll write the letter for them."),
        Example("⟦Drop it off at the shop and we'll let you know what it costs.⟧"),
        Example(
            "That's so good to hear! We'll pass it on to the team at Ely.",
            {"channel": "social", "customer": "Thank you to the guard who helped my gran. Lovely man"},
        ),
        Example(
            "Hi Sam, sorry to hear this. Please DM us your booking reference and we'll look into it. ^AB",
            {
                "channel": "social",
                "customer": "@BlueJet my flight was cancelled and nobody at the desk knows anything. What am I supposed to do?",
            },
        ),
    ),
)


WILL = re.compile(
    r"\b(?:\w+'ll|will|shall|(?:am|are|is|\w+'m|\w+'re)\s+(?:going\s+to|\w+ing))\b|\blet\s+me\b",
    re.IGNORECASE,
)
"""Announces something."""
NO_WORK = re.compile(
    r"\b(?:they|he|she)(?:['’]ll|\s+will)\s+(?:get(?!\s+(?:round|back|to))|receive)\b|^\W*(?:but\s+)?if\s+you\s+(?:miss|skip|don['’]t|do\s+not)\b|\bis\s+on\s+(?:its|the|their|his|her)\s+way\b",
    re.IGNORECASE,
)
"""What others will see or get, what comes of the customer's choice, and what is under way: nothing that we promise."""
ON_COMING = AnyCase(
    r"(?:^\W*(?:(?:but|and)\s+)?(?:if\b[^.!?]{2,50}?\s)?|[.,;:–-]\s+|\b(?:please|just|can|could|may|simply|either|or|and|to)\s+)(?:(?:bring|take|drop|pop|hand|send\s+(?:him|her|them))\b[^.!?,;]{0,50}?\b(?:in|by|round|over|along|off|into|to|past|down|back)|(?:come|call|nip|swing|stop|drive)\s+(?:\w+\s+)?(?:in|by|round|over|along|into|past|down))\b[^.!?]{0,60}?(?:,|\b(?:and|then|so|where))\s+(?:then\s+)?(?:we|i)(?:['’]ll|\s+will|\s+can)\b(?!\s+(?:\w+ly\s+|then\s+|also\s+)?(?:call|ring|phone|write|text|message|send|post|refund|pay|try|see\s+what)\b)"
)
"""What happens when the customer comes, who sets the time."""
AT_ONCE = re.compile(
    r"\b(?:(?:right\s+|just\s+)?now|(?:straight|right)\s?away|at\s+once|immediately|this\s+(?:minute|moment|instant|second)|on\s+this\s+call|while\s+you\s+(?:wait|hold|are\s+here)|stay\s+on\s+the\s+line)\b(?!\s+(?:that|on\b))",
    re.IGNORECASE,
)
"""Says that it happens as one speaks."""
COMES_BACK = re.compile(
    r"\b(?:let\s+(?:you|him|her|them)\s+know|(?:get|come|be|go|report|write|ring|call|phone)\w*\s+(?:\w+\s+)?back|updat\w+|in\s+touch|contact|reply|respond|e-?mail|write\s+to\s+you|tell\s+you|inform|keep\s+you|hear\s+from)\b",
    re.IGNORECASE,
)
"""News for which the customer waits, whenever the work begins."""
HANDS_ON = re.compile(
    r"\b(?:pass|tell|let|share|show|read)\w*\b[^.!?]{0,40}\b(?:on|know|to|with|him|her|them)\b", re.IGNORECASE
)
"""Kind words are handed on; nobody waits for that."""
ON_ARRIVAL = re.compile(
    r"\b(?:once|when|as\s+soon\s+as)\s+(?:it|they|that|(?:the|your)\s+(?:\w+\s+)?\w+)(?:['’]s|['’]re|\s+(?:is|are|has|have))?\s+(?:arriv\w+|reach\w*|(?:gets?\s+)?(?:here|back|in\b)|with\s+us|com(?:e|es)\b|land\w*)",
    re.IGNORECASE,
)
ONCE_TOLD = re.compile(
    r"^\W*(?:if|once|when|as\s+soon\s+as)\s+you\s+(?:tell|let|give|show|choose|pick|reply|say|confirm)\b[^.!?]*,\s*(?:then\s+)?i(?:['’]ll|\s+will|\s+can)\s+(?:\w+ly\s+)?(?:write|set|book|add|move|change|order|switch|swap|put|fill|draw|make|cancel)\b(?![^.!?]*\byou\s+know\b)",
    re.IGNORECASE,
)
"""A deed of a moment, done when the customer says the word."""
SENDS = re.compile(
    r"^\W*(?:(?:please|just|simply|then)\s+)*(?:post|send|return|ship|hand|drop|bring|pop|put|mail)\b", re.IGNORECASE
)
"""What follows on the arrival of what the customer is to send, who sets the time."""
LIKELY = 0.1


def check(reading: Reading) -> Iterator[Found | Clean]:
    if reading.does("timeframe"):
        yield Clean("the reply says when")
        return
    if moves_to_private(reading):
        yield Clean(ASKED_FOR)
        return
    praised = reading.customer is not None and reading.customer.emotion == "pleased"
    cued = {sentence.index for sentence in reading.cued("time/missing")}
    sends = any(SENDS.match(one.text) for one in reading.sentences)
    for sentence in reading.sentences:
        if (sends and ON_ARRIVAL.search(sentence.text)) or ONCE_TOLD.match(sentence.text):
            continue
        if NO_WORK.search(sentence.text) or (praised and HANDS_ON.search(sentence.text)) or _is_at_once(sentence.text):
            continue
        if sentence.index in cued:
            yield Found(*sentence.carrying("time/missing"))
        elif sentence.cues["time/missing"] >= LIKELY and WILL.search(sentence.text):
            yield Found(*sentence.span)


def _is_at_once(text: str) -> bool:
    """Whether what is promised happens now or when the customer comes, and nothing later."""
    return (AT_ONCE.search(text) or ON_COMING.search(text)) is not None and not COMES_BACK.search(text)
