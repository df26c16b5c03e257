"""Nobody owns the next step.

"It will be looked into", "someone will call you", "the relevant team has been informed": who, then, does the customer ask tomorrow? One
person who says "I" makes the difference. A passive that reports what was done, or a colleague with a name and a time, is fine.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.charge import acts
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” belongs to nobody.",
    why="A step that nobody owns is one that the customer has to chase.",
    todo="Say who does it: best yourself, “I”, and by when.",
    examples=(
        Example("⟦It will be looked into.⟧"),
        Example("⟦Someone will be in touch.⟧"),
        Example("⟦Your case has been passed on and the matter will be dealt with.⟧"),
        Example("⟦A repair may be booked if it is considered necessary.⟧"),
        Example("A repair may be booked if you prefer that to a new one."),
        Example("I will look into it and write to you by four."),
        Example("Ben from the workshop rings you at nine tomorrow."),
        Example("Your results were reviewed by the doctor this morning."),
        Example("Type their e-mail and choose Admin; they'll get an e-mail to accept."),
        Example("Your parcel was delivered to your neighbour at noon."),
        Example(
            "Lamps with a fault should be taken back to your nearest shop, where a member of staff can test them.",
            {"channel": "chat", "customer": "My lamp flickers. What do I do with it?"},
        ),
        Example("She can come to the open morning on Friday 9 to 11 and somebody will set the loop up with her."),
        Example("⟦Come to the shop on Friday and somebody will call you.⟧"),
        Example("The form must be handed in at the desk by Friday."),
    ),
)


SOMEONE = re.compile(
    r"\b(?:someone|somebody|an?\s+(?:agent|colleague|member\s+of\s+(?:our|the)\s+\w+|representative|specialist|advis[eo]r|technician))\s+(?:will|can|should|is\s+going\s+to|may|might|'ll)\b"
    r"|\b(?:has|have|was|were|is|been|being)\s+(?:been\s+)?(?:passed|forwarded|escalated|handed|sent)\s+(?:on\s+)?(?:to|over)\s+(?:the|our)\b",
    re.IGNORECASE,
)
"""Somebody does it, or somebody got it; who, nobody knows."""
IF_DEEMED = re.compile(
    r"\b(?:may|might|could|can|will|would|shall)\s+(?:then\s+|also\s+|only\s+)?be\s+\w+[^.!?]{0,60}?\b(?:if|where|when|should|as)\s+(?:(?:it|this|that|these|they)\s+(?:is|are|be|was)\s+|this\s+be\s+)?(?:\w+ly\s+)?(?:deemed|considered|judged|thought|felt)\b(?!\s+(?:by\s+you|you)\b)",
    re.IGNORECASE,
)
"""May be done, if anybody thinks so."""
WILL_BE_DONE = re.compile(
    r"\b(?:it|this|that|your\s+\w+|the\s+\w+|they|an?\s+\w+(?:\s+one)?)\s+(?:will|is\s+going\s+to|should|'ll)\s+be\s+(?:looked|dealt|handled|processed|reviewed|investigated|fixed|sorted"
    r"|sent|issued|checked|made|done|actioned|addressed|resolved|arranged|taken|considered|answered)\b",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"\bup\s+to\s+you\b|\b(?:they|he|she)(?:['’]ll|\s+will)\s+(?:get(?!\s+(?:round|back|to))|receive)\b|^\W*(?:but\s+)?if\s+you\s+(?:miss|skip|don['’]t|do\s+not)\b"
    r"|\b(?:was|were|been)\s+(?:\w+ly\s+)?\w+(?:ed|en)\s+by\s+(?:(?:the|our|your)\s+(?!relevant|responsible|appropriate|concerned)|dr\b|mrs?\b|ms\b|(?-i:[A-Z]))|\b(?:engineer|technician|driver|courier|van|plumber)\s+is\s+(?:already\s+)?on\s+(?:the|its|his|her|their)\s+way\b",
    re.IGNORECASE,
)
"""A step that is the customer's, that others take for themselves, that somebody named has taken or is taking."""
THEIRS = AnyCase(
    r"\b(?:should|must|can|may|ha(?:s|ve)\s+to|needs?\s+to)\s+(?:\w+\s+)?be\s+(?:"
    r"(?:returned|taken(?:\s+back|\s+in)?|brought(?:\s+back|\s+in)?|handed(?:\s+back|\s+in)?|dropped(?:\s+off)?|sent\s+back|given\s+in)\s+(?:in\s+)?(?:to|at|into)\s+(?:your|the|our|any|a|one\s+of\s+our)\s+(?:[\w-]+\s+)?(?:store|shop|branch|depot|desk|office|garage|reception|counter|surgery|pharmacy|library|centre|center|dealer)\b"
    r"|(?:submitted|uploaded|filled\s+(?:in|out)|lodged|applied\s+for)\s+(?:via|through|in|on|at|using)\s+(?:your|the|our)\b)"
)
"""In the passive, what only the customer can do: to bring a thing of theirs, to fill in a form."""
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|(?:week|market|open)\s?days?|mornings?|afternoons?|evenings?|\d{1,2}(?::\d\d)?\s?(?:[ap]m|to|till|until|and|-|–)?)"
ON_SPOT = AnyCase(
    rf"\b(?:come|comes|pop|bring|drop|visit|go|goes|join|take)\b[^.!?]{{0,40}}?\b(?:to|at|in|into|by|along|round|our|the)\b[^.!?]{{0,60}}?\b{_DAY}[^.!?]{{0,40}}?(?:\band|\bwhere|,)\s+(?:someone|somebody|one\s+of\s+(?:us|our\s+\w+)|an?\s+(?:\w+\s+)?\w+)(?:['’]ll|\s+(?:will|can|is\s+there\s+to))\b(?!\s+(?:then\s+|also\s+)?(?:call|ring|contact|e-?mail|write|text|message|get\s+back|be\s+in\s+touch|let\s+you\s+know|come\s+back))"
)
"""What is done where and when the customer comes, by whoever is there for it."""
REQUEST = re.compile(r"\?\s*(?:[\^–—-]\s?\w+)?\s*$")
"""Asks the customer something, and may say what for."""
BARELY, THINKABLE = 0.01, 0.05
SURE = 0.7
"""How likely it must be where the agent says "I'll" or "I've" of a step."""


def check(reading: Reading) -> Iterator[Found]:
    sure = reading.flags.get("ownership/unowned", 0.0) >= SURE
    cued = reading.cued_at("ownership/unowned") if sure or not acts(reading) else frozenset[int]()
    for sentence in reading.sentences:
        odds = sentence.cues["ownership/unowned"]
        plain = (odds >= BARELY and SOMEONE.search(sentence.text)) or (
            odds >= THINKABLE and WILL_BE_DONE.search(sentence.text)
        )
        deemed = IF_DEEMED.search(sentence.text)
        if (plain or deemed or sentence.index in cued) and not (
            any(one.search(sentence.text) for one in (OWNED, REQUEST, THEIRS, ON_SPOT))
        ):
            yield Found(*sentence.carrying("ownership/unowned"))
