"""Gives the customer's clear words back, changed only in person or word order.

To repeat in other words what somebody said helps where it was unclear; where it was clear, it is a parrot: "I want to know when it comes!" —
"You want to know when it comes?". A summary that adds something, an acknowledgement of what it means for them, or a question for what is missing is
no echo. Compared are the words that carry something, whoever they are said of and in whichever of two near words (when, the date), in
sentences that are about the customer and bring nothing of the agent's own.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.reading.overlap import content, covered
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.text.anycase import AnyCase

_WHEN = {"channel": "chat", "customer": "I want to know when the refund for my two tickets will come!"}

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="“{found}” only gives the customer's own words back.",
    why="What was said clearly does not become clearer by being repeated; it sounds like a script.",
    todo="Leave it out, or say what it means for them and go on to the answer.",
    examples=(
        Example(
            "Hi Ana. ⟦You want to know when the refund for your two tickets will come.⟧ It comes on Friday.", _WHEN
        ),
        Example(
            "⟦You want to know the date the payment arrives?⟧ One moment.",
            {"channel": "chat", "customer": "I want to know when the payment will come!"},
        ),
        Example(
            "You took a morning off for us, and we didn't come. I'm sorry.",
            {"customer": "I took the morning off for your plumber and nobody came. This is not acceptable."},
        ),
        Example("⟦So you would like to know when the refund for the two tickets comes?⟧", _WHEN),
        Example(
            "⟦I understand that your blender stopped working after three days and smells of smoke.⟧ Please send a photo.",
            {"channel": "chat", "customer": "My blender stopped working after three days and smells of smoke."},
        ),
        Example("The refund for your two tickets comes on Friday.", _WHEN),
        Example(
            "Smoke after three days is frightening, and I'm glad that you unplugged it.",
            {
                "channel": "chat",
                "customer": "My blender stopped working after three days and smells of smoke, I unplugged it.",
            },
        ),
        Example(
            "You'd like it before you fly on the ninth, so I've put the refund on the fast track: it comes on Friday.",
            _WHEN,
        ),
        Example("Is it the refund for the matinee or for the evening?", _WHEN),
        Example(
            "Dear Ana, thank you for your interest in our tea of the month. It costs 9 euros.",
            {"channel": "email", "customer": "I would be interested in the tea of the month. What does it cost?"},
        ),
    ),
)

MOSTLY = 0.7
"""A restatement is an echo when at least this share of its content words is the customer's."""
NEARLY_ALL = 0.8
"""What only says what they did or have must share so much with their message, since an answer shares words with its question too."""
SOME = 0.35
"""A sentence that reads like an echo must still have this share of the customer's words."""
LIKELY, THINKABLE = 0.2, 0.03
"""And the draft as a whole must be this likely to have one; where it only speaks of the customer in their words, this likely."""
FEWEST = 3
"""A sentence with fewer content words says too little to be an echo."""

_OPENING = r"^(?:(?:so|ok(?:ay)?|right|i see|well|ah|oh|got it|sure|understood|noted|thanks?|thank you|hi|hello|hey|dear)\b[\w .'’@]{0,20}[,:;.!–—-]*\s+)*"
SAYS_SO = re.compile(
    _OPENING
    + r"(?:(?:it )?(?:sounds|looks|seems) (?:like|as if|as though) |if i (?:understand|have understood) (?:you |it |this )?(?:correctly|right),? )?"
    r"(?:you(?:'re| are)? (?:say|said|saying|tell|told|telling|write|wrote|inform|informed|mention|mentioned|mean|report|reported|explain|explained|state|stated|asking|ask)\b"
    r"|(?:so )?you(?:'d| would)? (?:want|wish|like) to know|(?:i|we) (?:can )?(?:understand|hear|see|gather|note) (?:that |you: )?you(?:r|'\w+)?\b)",
    re.IGNORECASE,
)
"""Openings that announce what the customer said."""
ABOUT_THEM = re.compile(
    _OPENING + r"(?:you|your|you'\w+)\b|^(?:so|right|okay|i see),? (?:it|there|the|that)(?:'s| is| was| has)?\b",
    re.IGNORECASE,
)
BRINGS = re.compile(
    r"\b(?:i've|i'll|i am|i'm|i have|we'll|we will|we've|we're|won't|we\s+(?:still|took|quoted|told)|please|can|could|may|might|should\w*|must|needn't|don't (?:have|need)|will be|no need|right|wrong|free|done|nothing|but|on its way)\b",
    re.IGNORECASE,
)
"""Words of sentences that do or allow something, and so bring more than the customer's words."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None:
        yield NotApplicable("the message cannot be read")
        return
    if customer.reading.vague and not customer.reading.clear:
        yield NotApplicable("the message is unclear; a summary helps")
        return
    cued = {sentence.index for sentence in reading.cued("echo/meaningless")}
    odds = reading.flags["echo/meaningless"]
    found = False
    theirs = content(customer.text)
    for sentence in reading.sentences:
        own = content(sentence.text)
        share = covered(own, theirs)
        if (
            GRANTS.search(sentence.text)
            or (DONE.search(sentence.text) and sentence.does("action"))
            or THANKS.match(sentence.text)
        ):
            continue
        plain = len(own) >= FEWEST and parrots(sentence, share, thinkable=odds >= THINKABLE)
        if plain or (odds >= LIKELY and sentence.index in cued and share >= SOME):
            yield Found(sentence.start, sentence.end)
            found = True
    if not found:
        yield Clean("the reply adds something to what the customer said")


DONE = re.compile(r"^\W*(?:your|the|both|all)\b[^.,;:]{0,60}\b(?:has|have)\s+(?:now\s+)?been\s+\w+", re.IGNORECASE)
"""What was asked for has been done: that is news, even in the customer's words."""


GRANTS = AnyCase(
    r"\b(?:you(?:['’]re|\s+are|\s+were)\s+(?:quite\s+|absolutely\s+)?right\b"
    r"|we\s+(?:did|were|had|have)(?:n['’]t|\s+not)\b"
    r"|we\s+(?:failed|missed|forgot|let)\b"
    r"|as\s+you\s+(?:can|will|may)\s+(?:\w+ly\s+)?see\b)"
    r"|(?:\bnot|n['’]t)\s+(?:our|my)\s+(?:fault|doing|mistake)\b"
)
"""Grants the customer's point, or owns what happened: that is the answer; so is, for good or ill, who is not to blame, and what is held up to them."""


THANKS = re.compile(
    r"^\W*(?:(?:hi|hello|dear|hey)\b[^,.!?]*,\s*)?(?:many\s+)?thank(?:s|\s+you)\s+(?:\w+\s+){0,2}?for\b", re.IGNORECASE
)
"""Thanks name what they are for, in whatever words."""


def parrots(sentence: Sentence, share: float, *, thinkable: bool) -> bool:
    """Whether a sentence says of the customer, in the customer's words (this `share` of its own), what the customer said of themself.

    A status may use their words too ("your freeze is in for March"), so the model has to find an echo `thinkable` there.
    """
    text = sentence.text.replace("’", "'")
    if SAYS_SO.match(text) or sentence.does("restatement"):
        return share >= MOSTLY
    return thinkable and bool(ABOUT_THEM.match(text)) and share >= NEARLY_ALL and not BRINGS.search(text)
