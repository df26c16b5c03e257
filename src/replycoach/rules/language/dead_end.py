"""Refuses or closes with no alternative and no next step.

A good agent never leads a customer into a dead end: where the wish cannot be met, there is something else that can be offered, somebody who can help, or
a step that the customer can take. The whole draft is looked at: a refusal is only a dead end when nothing follows from it.

What stands beside the refusal counts: an instruction, a place to turn to, or words of what the customer can do or what we do for them ("but you can bring the card
statement", "what I can offer is WINTER10", "I need a photo before I can refund it") are a way on.

A calm customer who only asks whether we do something is answered by what we do ("we only deliver in Kent and Surrey"), and no dead end is left.

Many dead ends refuse nothing in so many words: the reply closes and that is all. The rule asks for certainty, since it is an error, and misses those.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.text.anycase import AnyCase
from replycoach.text.slips.verbs import BASES

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
        Example(
            "⟦Hello Ana, opened goods are not taken back.⟧ Thank you.",
            {"channel": "chat", "customer": "Can I return the opened tea?"},
        ),
        Example(
            "⟦Hello Ana, the fee stays on the account, and that is the end of the matter.⟧",
            {"channel": "chat", "customer": "Can you take the fee off again?"},
        ),
        Example(
            "We don't repair radios. We only mend clocks and watches, and they have to be brought in.",
            {"channel": "chat", "customer": "hi, do you repair old radios?"},
        ),
        Example(
            "The first-year rate ended in May, so it is 35 now. The minimum term is over, so you can stop any time you like.",
            {
                "channel": "phone",
                "customer": "Caller is cross that her gym fee went up, and asks whether she can leave.",
            },
        ),
        Example(
            "⟦We don't repair radios.⟧",
            {"channel": "chat", "customer": "hi, do you repair old radios?"},
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
    r"\b(?:i|we)\s+(?:still\s+|also\s+|only\s+|just\s+)?(?:need|require)\b|\b(?:i|we)\s+(?:can|could)\s+(?:\w+\s+)?offer\b"
    r"|\b(?:shall|should)\s+(?:i|we)\b|\b(?:want|like)\s+(?:me|us)\s+to\b",
    re.IGNORECASE,
)
"""What is needed for it, or an offer, also where the sentence reads like a refusal."""
CONFIRMS = re.compile(
    r"^\W*(?:(?:hi|hello|dear)\b[^,.!?]*[,.!]\s*)?(?:yes|confirmed|correct|of\s+course)\b", re.IGNORECASE
)
"""Says yes, whatever else it denies."""
NOTHING = re.compile(r"\bnothing\b|\bno\s+(?:way|option|possibility)\b", re.IGNORECASE)
FINAL = AnyCase(
    r"\b(?:end\s+of\s+(?:the\s+(?:matter|story|discussion|road)\b|it\b)"
    r"|(?:my|our|the)\s+(?:final|last)\s+(?:word|answer|decision|position)\b"
    r"|(?:i['’]m|we['’]re|i\s+am|we\s+are)\s+(?:now\s+)?closing\b"
    r"|closed\s+(?:on|at|from)\s+our\b"
    r"|(?:case|matter|file|ticket|discussion)\s+(?:is\s+|remains\s+)?(?:now\s+)?closed\b"
    r"|there\s+(?:it|you|we)\s+(?:is|are|go|have\s+it)\s*[.!]"
    r"|is\s+final\b"
    r"|are\s+final\b"
    r"|nothing\s+(?:more\s+|further\s+|else\s+)?(?:that\s+)?(?:i|we|anyone)\b[^.!?]{0,40}\b(?:do|done|add|say)\b"
    r"|(?:just|simply)\s+how\s+\w+\s+(?:is|are|works?)\b"
    r"|leave\s+it\s+(?:there|at\s+that)\b)"
    r"|^\W*(?:now\s+)?closing\s+(?:this|the|your)\s+(?:ticket|case|complaint|request|query|matter|file|chat)\b"
)
"""Ends the talk, in whatever words it refuses."""
GOES_ON = AnyCase(
    r"\b(?:appeal\s+(?:within|by|to|against|this|the|in|under)\b"
    r"|(?:right|option|free|welcome)\s+(?:of|to)\s+(?:an?\s+)?appeal\b"
    r"|you\s+(?:can|may|could)\s+(?:\w+\s+)?appeal\b"
    r"|but\s+if\s+you\b(?!\s*(?:['’]|do\b|don['’]t|still|insist|are\s+not))"
    r"|(?:in\s+the\s+meantime|meanwhile),?\s+you\s+(?:can|could|may)\b)"
)
"""A way on that stands beside the last word."""
WHETHER = re.compile(r"\b(?:do|does|are|is)\s+(?:you|u|your|they|it|there|this|these|the)\b", re.IGNORECASE)
"""Asks what is done here, and not for something to be done."""
WE_DO = re.compile(
    r"\b(?:we|i)\s+(?:(?:only|do|also|currently|normally|usually|always|still)\s+)*(?P<verb>[a-z]+)\b(?!\s+(?:no|not|none|nothing|neither|that|to)\b)",
    re.IGNORECASE,
)
NO_ANSWER = frozenset(
    "do have regret apologise apologize understand know hope think say need want feel see mean believe appreciate accept realise realize wish are am can could will would".split()
)
"""Verbs behind "we" that tell nothing of what is done."""
PERMITS = AnyCase(
    r"^(?!.*(?:n['’]t\b|\b(?:not|cannot|cant|dont|wont|unable|refus\w+|complain\w*|dispute|elsewhere)\b)).*\byou(?:(?:['’]re|\s+are)\s+(?:\w+\s+)?free\s+to\s+\w+"
    r"|\s+can\s+(?:now\s+|also\s+|still\s+)?\w+\b[^.!?]{0,40}?\b(?:whenever|any\s?time|(?:as\s+soon\s+as|when|as\s+often\s+as)\s+you\s+(?:like|want|wish|please)))\b",
    re.DOTALL,
)
"""Tells the customer that they may, and refuses nothing."""
ENDED = 0.2
"""How likely a dead end must be where the talk is ended in so many words, or the reply has nothing but its refusal."""
BEFORE, AFTER = 1, 3
"""How far from a refusal the way on may stand."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    ends = [one for one in reading.sentences if FINAL.search(one.text)]
    leads_on = any(GOES_ON.search(one.text) for one in reading.sentences)
    if ends and not leads_on and reading.flags["language/dead-end"] >= ENDED:
        yield Found(*ends[-1].span)
        return
    refused = [one for one in reading.doing("refusal") if not PERMITS.match(one.text)]
    cued = () if refused else reading.cued("language/dead-end", grave=True)
    refusals = refused or [one for one in cued if not PERMITS.match(one.text)]
    if not refusals:
        yield NotApplicable("nothing is refused")
    elif (
        leads_on
        or _tells(reading)
        or not (_is_all(reading, refused) or reading.likely("language/dead-end", grave=True))
        or _way_on(reading, refusals)
    ):
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


def _tells(reading: Reading) -> bool:
    """Whether a calm customer asked only whether we do something, and the reply says what we do."""
    customer = reading.customer
    if customer is None or customer.upset or not any(WHETHER.search(one.text) for one in customer.questions):
        return False
    does = (found for one in reading.sentences for found in WE_DO.finditer(one.text.lower()))
    return any(one["verb"] not in NO_ANSWER and (one["verb"] in BASES or " only " in one[0]) for one in does)


def _is_all(reading: Reading, refused: list[Sentence]) -> bool:
    """Whether the refusal is all that the reply has for the customer, and reads somewhat like a dead end."""
    brings = any(
        (one not in refused and one.does(*OFFERS, "timeframe"))
        or (WAY.search(one.text) and not one.does("further_help"))
        for one in reading.sentences
    )
    denies = [one for one in refused if not CONFIRMS.match(one.text)]
    return bool(denies) and not brings and reading.flags["language/dead-end"] >= ENDED
