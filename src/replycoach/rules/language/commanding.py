"""Orders the customer about where a request would do.

"You must send us the form" makes a subordinate of a customer. Ask, and give the reason; steps of an instruction that the customer asked for
are fine in the imperative, and so is an urgent warning for their safety.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase
from replycoach.text.slips.verbs import BASES

rule = Rule(
    severity="warning",
    source=(
        "WS",
        "EX",
    ),
    message="“{found}” is an order.",
    why="People who are ordered about resist, and people who are asked help.",
    todo="Ask for it, and say what it is good for.",
    examples=(
        Example("⟦You must send us the original receipt at once.⟧"),
        Example("⟦You will need to ring the bank yourself and get a statement.⟧"),
        Example("⟦You are required to fill in form 12 before we look at anything.⟧"),
        Example("Could you send us the receipt, so that I can refund you today?"),
        Example("To book, please send 1. your name, 2. the day, 3. the number of guests."),
        Example("The form has to be filled in by your electrician and uploaded on the grid's page."),
        Example("If you set the amount too low, you'll have to pay the rest in December."),
        Example("You must go in by door 5, as door 3 has only stairs."),
        Example("You must reply YES to that text if you'd like a day pass."),
        Example("You need to be at gate B22 by 1:20."),
        Example(
            "@lee Check the board in hall 2 for the new gate.",
            {"channel": "social", "customer": "@Air where does BA12 leave from now?"},
        ),
        Example("⟦You have to be at the side door by 6.45 sharp, or you don't get in.⟧"),
        Example("⟦Be at the gate by noon or you'll miss the boat.⟧"),
        Example("⟦Bring the slip and the box, or you will be turned away.⟧"),
        Example("Please book by Friday, or you might miss the early price."),
        Example("Take the 8.40 or you can wait for the ferry at ten."),
        Example("After that you'll keep full access until 8 March."),
        Example(
            "Hi Ana, drop it in the red box by the door. Before that, take out the battery and wipe the lens.",
            {"channel": "chat", "customer": "where can I hand in my old lamp?"},
        ),
        Example(
            "The picture is down because it shows a neighbour's door. Upload it again without the door and it stays up.",
            {"channel": "chat", "customer": "Why did you delete my picture??"},
        ),
        Example("Please hold the button for five seconds; the light turns green."),
        Example(
            "Hi Ana, thanks for asking. To see the bill, open Account and choose Billing; the newest one is on top."
        ),
        Example("In order to close the contract we require a copy of the certificate."),
    ),
)


YOU_MUST = re.compile(
    r"\byou\s+(?:must|are\s+required\s+to|have\s+to|need\s+to|will\s+(?:need|have)\s+to|'ll\s+(?:need|have)\s+to|are\s+expected\s+to|are\s+obliged\s+to)\s+(?!be\b|feel|worry|know|have\b|wait)\w+",
    re.IGNORECASE,
)
"""The plain form of an order; a word for their safety or a step that they asked for is told apart by the model."""
YOU_HAVE_TO = re.compile(YOU_MUST.pattern.replace("must|", ""), re.IGNORECASE)
"""The forms that say no more than that; "must" stands in many a kind guess ("you must be tired")."""
ALL_YOU = re.compile(
    r"\b(?:all|only|the\s+one\s+thing)\b[^.!?,]{0,20}\byou\s+(?:\w+\s+)?(?:need|have)\s+to\b|\byou\s+only\s+(?:need|have)\s+to\b|\byou\s+(?:must|need\s+to|have\s+to)\s+(?:only|still)\b|\bone\s+thing\s+only\b",
    re.IGNORECASE,
)
"""Says how little it is."""
ASKED = re.compile(
    r"\bplease\b|\ball\s+(?:that\s+)?i\s+ask\b|\bwhat\s+i\s+would\s+ask\b|^\W*i\b|^\W*(?:in\s+order\s+to\b[^,.!?]{0,60}\s)?we\s+(?:do\s+)?(?:require|need)\b",
    re.IGNORECASE,
)
"""Asks for it, or speaks of what the agent does."""
KINDLY = re.compile(r"\b(?:please|kindly)\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"^(?!.*(?:\byou\b|n['’]t\b|\bso\b|!)).*\b(?:has|have|is|are|must|needs?|can|should)\s+(?:to\s+be|be)\s+(?:\w+ly\s+)?(?:\w+ed|\w+en|sent|put|paid|made|done|built|read|kept|held)\b[^.!?]{0,160}\b(?:by|with)\s+(?:your|our|my|an?|the)\s+\w+",
    re.IGNORECASE | re.DOTALL,
)
"""Says by whom something has to be done, and orders nobody."""
WARNS = re.compile(
    r"^\W*(?:but\s+|and\s+)?(?:otherwise|if\s+(?:not|you\b[^.!?]{0,160}?))[,\s]+(?:then\s+)?you(?:['’]ll|\s+will)\s+(?:have|need)\s+to\b|\b(?:but|and)\s+then\s+you(?:['’]ll|\s+will)?\s+(?:have|need)\s+to\b",
    re.IGNORECASE,
)
"""Says what the customer's choice leads to."""
REASON = re.compile(
    r",\s*(?:as|because|since)\s+(?!you\b)|\bif\s+you(?:['’]d|\s+would)?\s+(?:like|want|prefer|wish)\b|\bsafe(?:ty)?\b",
    re.IGNORECASE,
)
"""Says what it is good for, or leaves it to them."""
TELLS = re.compile(
    r"\byou(?:['’]ll|\s+will)?\s+(?:need|have)\s+to\s+be\s+(?:at|in|on|there|here|home)\b|^\W*you(?:['’]ll|\s+will)?\s+keep\s+(?:it|them|both|all)\s+(?:for|until|till|as\s+long)\b|^(?!.*,).*\byou(?:['’](?:d|ll)|\s+would|\s+will)?\s+(?:keep|get|have(?!\s+to)|stay)\b"
    r"|^\W*(?:after\s+that|then)?,?\s*\w{3,}ing\b[^.!?]*\bwill\b",
    re.IGNORECASE,
)
"""Tells what they get, where they are expected, or what a step does."""
POINTS = re.compile(
    r"^(?!.*(?:\bdo(?:n['’]t|\s+not)\b|\bat\s+once\b|\bimmediately\b|\byou(?:['’]re|\s+are)\s+to\b|!))[^,]*(?:,[^,]*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""One short step, which is how a brief public answer points the way."""
NUMBERED = re.compile(r"(?<!\w)1[.)]\s.*(?<!\w)2[.)]\s", re.DOTALL)
"""A list in numbers: its items are steps or things, whatever the mood of the verb."""
BEARS = re.compile(
    r"\byou(?:['’](?:d|ll)|\s+would|\s+will|\s+just|\s+simply)*\s+(?:have|need)\s+to\s+(?:(?:just|simply)\s+)?(?:sit\s+(?:\w+\s+){0,3}?out\b|(?:do|go|manage)\s+without\b|live\s+with\b|put\s+up\s+with\b|make\s+do\b|bear\s+with\b|miss\b)",
    re.IGNORECASE,
)
"""Leaves them with it: that is no step to take, and told as a dead end."""
GETS = re.compile(
    r"\byou\s+(?:should|ought\s+to)\s+(?:now\s+|soon\s+|then\s+|also\s+|still\s+)*(?:receive|get|hear|see|find|notice|have(?!\s+(?:to\b|\w+(?:ed|en)\b|read|sent|told|paid|said|known|done))|be\s+able)\b",
    re.IGNORECASE,
)
"""Says what is to come to them."""
OR_ELSE = re.compile(
    r"\byou(?:['’]ll|\s+will)?\s+(?:must|have\s+to|need\s+to)\s[^!?]{2,120}\bor\s+(?:else\b|you\s+(?:do|wo)n['’]t\b|you(?:['’]ll|\s+will)\s+(?:not|lose|miss|be\s+(?:charged|refused))\b)|\bor\s+expect\s+to\b",
    re.IGNORECASE,
)
"""What they have to do, and what it costs them if they don't."""
AT_THEIR_COST = AnyCase(
    r"^(?!.*\b(?:please|kindly|(?:i|we)\s+(?:recommend|suggest|advise))\b)\W*(?:(?:and|so|but|then|also|just|now)\s+)?(?P<verb>[a-z]+)\b[^.!?]{2,100}?\bor\s+(?:else\s+)?you(?:['’]ll|\s+(?:may|might|could|will))\s+"
    r"(?:miss|lose|forfeit|risk|not\s+(?:get|be|make)|be\s+(?:charged|refused|turned|sent|left|fined|too\s+late|late|billed|locked|cut)|have\s+to\s+pay)\b",
    re.DOTALL,
)
"""Do it, or it will cost you."""
ASKS_HOW = re.compile(r"\b(?:how|where|what)\s+(?:do|can|should|could|must)\s+(?:i|we|u)\b", re.IGNORECASE)
"""Wants to be told what to do."""
DEAL = AnyCase(
    r"^(?!.*(?:\byou\s+(?:must|need|have)\b|\b(?:do\s+not|don['’]t|or|immediately)\b|!))\W*(?:(?:just|then|so)\s+)*[a-z]+\b[^.!?]{2,100}?(?:,|\band)\s+(?:it|they|that)(?:['’]ll|\s+(?:will|stays?|works?|goes|comes?|runs?|counts?))\b",
    re.DOTALL,
)
"""Do it, and all is well: an offer."""
LETS_BE = (ALL_YOU, WARNS, REASON, TELLS, BEARS, GETS)
THINKABLE, BARELY = 0.25, 0.05
CERTAIN = 0.9
"""How likely a step must be an order where steps were asked for."""
SURE = 0.4
"""How likely it must be in the draft where the form is a plain instruction."""


def check(reading: Reading) -> Iterator[Found]:
    likely = reading.flags["language/commanding"] >= SURE
    cued = {sentence.index for sentence in reading.cued("language/commanding")} if likely else set()
    numbered = bool(NUMBERED.search(reading.text))
    asked_how = reading.customer is not None and ASKS_HOW.search(reading.customer.text) is not None
    for sentence in reading.sentences:
        odds = sentence.cues["language/commanding"]
        must = (odds >= THINKABLE and YOU_MUST.search(sentence.text)) or (
            odds >= BARELY and YOU_HAVE_TO.search(sentence.text)
        )
        ordered = sentence.index in cued and not (
            numbered
            or (asked_how and odds < CERTAIN)
            or any(one.search(sentence.text) for one in (ASKED, PASSIVE, DEAL))
        )
        kindly = KINDLY.search(sentence.text)
        if not must and reading.profile.public and POINTS.search(sentence.text):
            continue
        threatens = (odds >= BARELY and OR_ELSE.search(sentence.text)) or _presses(sentence.text)
        spared = not threatens and any(one.search(sentence.text) for one in LETS_BE)
        if ((must and not kindly) or ordered or threatens) and not spared:
            yield Found(*sentence.carrying("language/commanding"))


def _presses(text: str) -> bool:
    """Whether it is a bare order with what it costs not to follow it."""
    match = AT_THEIR_COST.match(text)
    return match is not None and match["verb"].lower() in BASES
