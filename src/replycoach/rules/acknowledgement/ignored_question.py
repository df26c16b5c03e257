"""A question that the customer asked is neither answered nor deferred.

Read carefully, says the source. A customer who asked two things and gets one has to write again. The customer's questions are found also where they are indirect or have no
question mark; outbursts ("are you kidding me?") are none. Each counts as met when the reply answers it, says when the answer comes, asks back what the answer depends on, or says openly that it
is not known. What tells is whether its words are taken up, whether the reply brings what was asked for (a time, a sum, a reason, a yes), how much it states at all, and how the
trained model reads the draft; a question that is only probably skipped is a warning, not an error. What is asked for in so many words (a time, a paper, somebody to
look, the money back) and has not one word in the reply is found whatever the model thinks, as a warning.

Reviewers agree less on this than on most things: of a reply that is a hand-off or a form letter through and through they often name only
that, though the question is open too. That is why the measured precision is low, while good drafts are hardly ever found.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Customer, Question, Reading
from replycoach.reading.answers import DEFERS, ENOUGH, SURE, TIME, Kind, Part, brings, kind_of, weighed
from replycoach.reading.overlap import content
from replycoach.rules.channel.needless_handoff import names_way
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.rules.run import quote

_TWO = {
    "channel": "chat",
    "customer": "Does the tent come with pegs? And how heavy is it, I need to carry it on my bike.",
}

rule = Rule(
    severity="error",
    source=("CH", "ES"),
    needs=("customer",),
    message="{customer} asked “{question}”, and the reply does not say.",
    why="A customer whose question is skipped has to write again, and feels unread.",
    todo="Answer it, or say when the answer comes.",
    examples=(
        Example(
            "Hello Ana, thanks for your order! We love the blue one too.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
            missing=True,
        ),
        Example(
            "Hi Tom, you can pay by card or by transfer. Is there anything else I can help with?",
            {"channel": "chat", "customer": "How can I pay? And do you ship to Malta?"},
            missing=True,
        ),
        Example(
            "Hello Kim,\n\nThank you for letting me know, and I'm sorry that the wrong pump came. An HP-3 leaves today and is with you on Thursday.\n\nRegards,\nAda",
            {
                "customer": "You sent the wrong pump. When does the right one come, and who pays for sending this one back?"
            },
            missing=True,
        ),
        Example(
            "Hello Kim,\n\nThank you for letting me know, and I'm sorry that the wrong pump came. An HP-3 leaves today and is with you on Thursday; the driver takes the wrong one back, free of charge.\n\nRegards,\nAda",
            {
                "customer": "You sent the wrong pump. When does the right one come, and who pays for sending this one back?"
            },
        ),
        Example("Hi Lee, yes, twelve pegs are in the bag, and it weighs 2.1 kg with them.", _TWO),
        Example(
            "Hi Ana, sorry about that. I'll ask the driver and let you know.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
        ),
        Example("Hi Lee, pegs are included. I'll put it on the scales and tell you the weight by four.", _TWO),
        Example(
            "Hi, yes, some of you can't log in at the moment. We're working on it.",
            {"channel": "social", "customer": "@bank is the app down?"},
        ),
        Example(
            "Hello Mr Gray,\n\nThe slip says brass, and the steel ones are in another list. Kindly order again.\n\nLou",
            {
                "customer": "You sent brass screws, we need steel. Please advise how soon the right ones can be here. M. Gray"
            },
            missing=True,
        ),
        Example(
            "Hello Mr Gray,\n\nThe slip says brass. The steel ones are in stock and leave tonight.\n\nLou",
            {
                "customer": "You sent brass screws, we need steel. Please advise how soon the right ones can be here. M. Gray"
            },
        ),
        Example(
            "Hello Ms Orr,\n\nThe minibar is off the bill, and £12 goes back to the card by Friday.\n\nSam",
            {
                "customer": "I paid £12 for a minibar that was empty. Can you take it off and could I have a receipt, please? Jo Orr"
            },
            missing=True,
        ),
        Example(
            "Hello Ms Orr,\n\nThe minibar is off the bill, £12 goes back to the card by Friday, and the receipt is attached.\n\nSam",
            {
                "customer": "I paid £12 for a minibar that was empty. Can you take it off and could I have a receipt, please? Jo Orr"
            },
        ),
        Example(
            "Dear Mr Orr,\n\nLost things are kept by the door, and parents are welcome there at three.\n\nMs Hall",
            {"customer": "My son's scarf is gone, the third this year. Can somebody please look for it? T. Orr"},
            missing=True,
        ),
        Example(
            "Dear Mr Orr,\n\nI looked by the door and in room 3 this morning, and it's in neither.\n\nMs Hall",
            {"customer": "My son's scarf is gone, the third this year. Can somebody please look for it? T. Orr"},
        ),
        Example(
            "Dear Mr Orr,\n\nGifts are stopped through the bank. The £20 helps many animals, and they are grateful.\n\nKit",
            {"customer": "I stopped my gift in May and you still took £20. Can I have that back? T. Orr"},
            missing=True,
        ),
        Example(
            "Dear Mr Orr,\n\nThe £20 is on its way back to the account.\n\nKit",
            {"customer": "I stopped my gift in May and you still took £20. Can I have that back? T. Orr"},
        ),
        Example(
            "Dear Sir,\n\nRates fall due over 10 months, however 12 may be applied for.\n\nOffice",
            {"customer": "Could you tell me whether I can pay over 12 months? And if so, how do I change it? T. Orr"},
            missing=True,
        ),
        Example(
            "Hi Lee, yes, the late show has subtitles.",
            {"channel": "chat", "customer": "Does the late show have subtitles? And is there a cloakroom?"},
            missing=True,
        ),
        Example(
            "Hi Lee, yes to both!",
            {"channel": "chat", "customer": "Does the late show have subtitles? And is there a cloakroom?"},
        ),
        Example(
            "Hi Lee, it has subtitles, and coats go downstairs.",
            {"channel": "chat", "customer": "Does the late show have subtitles? And is there a cloakroom?"},
        ),
        Example(
            "Hi Lee, please turn the boiler off at the wall. The pressure is too low, and it can be topped up with the grey key.",
            {"channel": "chat", "customer": "The boiler is leaking. Is it safe to leave it on? Can you send someone?"},
            missing=True,
        ),
        Example(
            "Hi Ana, it arrives on Friday.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
        ),
        Example(
            "The app is down this morning. Please use the website in the meantime.",
            {"channel": "social", "customer": "@bank your app is down again, how am I supposed to pay my rent??"},
        ),
        Example(
            "Hi Lin, it left at noon and reaches you tomorrow before one.",
            {"channel": "chat", "customer": "Is my order on its way? I need it by tomorrow."},
        ),
    ),
)

MATTERS = (
    (
        re.compile(
            r"\bwho(?:['’]s|['’]ll|\s+is|\s+will)?\s+(?:pay\w*|cover\w*|going\s+to\s+pay)\b|\bcompensat\w+|\breimburs\w+|\b(?:is|will)\s+there\s+(?:be\s+)?(?:an?|any)\s+(?:\w+\s+)?(?:fee|charge|discount|cost)\b"
            r"|\bdo\s+(?:i|we)\s+(?:have\s+to\s+)?pay\s+(?:for|the|extra)\b|\brefundable\b|\b(?:cost|charge\w*|pay)\s+(?:\w+\s+)?extra\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"[£$€%]|\b(?:refund\w*|reclaim|pa(?:y|id|ys|ying|yment\w*)|cost\w*|charg\w*|(?:un)?cover\w*|free|fee\w*|compensat\w*|credit\w*|reimburs\w*|money|claim\w*|price\w*|voucher\w*|discount\w*|(?:re)?bill\w*|invoice\w*|ow(?:e|es|ed|ing)|expens\w*"
            r"|euros?|pounds?|dollars?|quid|cents?|pence|insur\w*|loss(?:es)?|on\s+(?:us|me|the\s+house)|deposit|waiv\w*|includ\w*|exclud\w*|warrant\w*|guarantee\w*|rates?|rent|hundred|thousand|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|extra|concession\w*|reduc\w*|cheaper|goodwill|budget|tariff|half|prepaid|label)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\b(?:cancel|quit|get\s+out\s+of|terminate)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:cancel\w*|stop\w*|end\w*|clos\w*|terminat\w*|withdr\w*|notice|leav\w*|out|yes|no|contract\w*|commit\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Questions about who pays and about getting out, and the words one of which any answer to them has."""
BARELY = 0.05
"""How likely the model must hold it to be that something is skipped."""

PLAINLY: frozenset[Kind] = frozenset({"how", "when", "where", "amount", "request"})
"""What these ask for can be recognised: where the only question is one of them and a sentence brings it, that is the answer."""
PROMISES = re.compile(r"\b(?:i'll|i will|let me|i'm going to|we'll|we will)\b", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not (customer.questions or PAPER.search(customer.text)):
        yield NotApplicable("the customer asks nothing")
        return
    if len(customer.questions) == 1 and any(
        PROMISES.search(one.text) and DEFERS.search(one.text) for one in reading.sentences
    ):
        yield Clean("the agent will find out; whether it says when is told by time/missing")
        return
    if len(customer.questions) == 1 and _brought(reading, customer.questions[0].asks):
        yield Clean("the reply brings what the one question asks for")
        return
    if reading.holds_only:
        yield Clean("the answer comes after the wait")
        return
    for odds, question in weighed(reading)[:1]:
        if odds >= ENOUGH[reading.strictness] and any(names_way(one.text, question.asks) for one in reading.sentences):
            break
        if odds >= ENOUGH[reading.strictness]:
            words = {"customer": reading.customer_called, "question": quote(question.text)}
            yield Found(words=words, severity="error" if odds >= SURE else "warning")
            return
    if asked := next(_unmet(reading, customer), None):
        yield Found(words={"customer": reading.customer_called, "question": quote(asked)}, severity="warning")
        return
    if untouched := _untouched(reading, customer) or _left(reading, customer):
        yield Found(words={"customer": reading.customer_called, "question": quote(untouched.text)}, severity="warning")
        return
    yield Clean("every question is answered or deferred")


YES_NO = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear|thanks?|thank\s+you)\b[^.!?,]*[,.!]\s*)?(?:yes|no|yep|nope|yeah|correct|that['’]?s\s+right|it\s+is|it\s+does|we\s+do|you\s+can|i['’]m\s+afraid\s+so|afraid\s+not)\b",
    re.IGNORECASE,
)
"""Says yes or no in so many words."""


ANY_NEWS = re.compile(r"\bany\s+(?:news|updates?|word|progress)\b(?!\s+(?:\w+\s+){0,2}?when\b)", re.IGNORECASE)
ANY_NUMBER = re.compile(
    r"\b(?:is\s+there|do\s+you\s+have|have\s+you\s+got)\s+an?\s+[^?]{0,40}\b(?:number|hotline|line|link|page|form|address|e-?mail)\b",
    re.IGNORECASE,
)
ON_ITS_WAY = re.compile(
    r"\b(?:on\s+(?:its|the|their|his|her)\s+way|(?:been|already|yet)\s+(?:sent|shipped|dispatched|posted)|arriv\w+|coming)\b",
    re.IGNORECASE,
)
MOVES = re.compile(
    r"\b(?:left|leaves|ships|shipped|sent|dispatched|posted|arriv\w+|reach\w*|delivered|with\s+you|on\s+(?:its|the|their|his|her)\s+way|comes|coming)\b",
    re.IGNORECASE,
)
"""Whether something or somebody comes, and where it is: "it left at noon" is a yes."""
REACHED = re.compile(r"\d{3}|https?://|www\.|\w\.\w{2,}/|\w@\w|\.example\b", re.IGNORECASE)
"""A number, a page or an address."""


def _untouched(reading: Reading, customer: Customer) -> Question | None:
    """Of several questions one about money or about getting out, where no word of the reply is about that and nothing is deferred."""
    if len(customer.questions) < 2 or reading.flags["acknowledgement/ignored-question"] < BARELY:
        return None
    if DEFERS.search(reading.text):
        return None
    silent = [asks for asks, answers in MATTERS if not answers.search(reading.text)]
    return next((one for one in customer.questions if any(asks.search(one.asks) for asks in silent)), None)


def _brought(reading: Reading, asked: str) -> bool:
    """Whether a sentence that sends the customer nowhere else brings what such a question asks for."""
    kind = kind_of(asked)
    said = (Part(one.text, one.moves) for one in reading.sentences if not one.does("handoff"))
    if ANY_NEWS.search(asked):
        return reading.does("timeframe", "explanation", "solution")
    if ANY_NUMBER.search(asked):
        return any(REACHED.search(one.text) for one in reading.sentences)
    if kind == "whether" and ON_ITS_WAY.search(asked):
        return any(MOVES.search(one.text) for one in reading.sentences)
    if kind == "whether":
        return any(YES_NO.match(one.text) for one in reading.sentences[:3])
    return kind in PLAINLY and any(brings(kind, part) for part in said)


_WANTS = (
    r"(?:\b(?:can|could|may|would|will)\s+(?:i|we|you|u|someone|somebody)\s+(?:\w+\s+){0,3}?(?:have|get|send|e-?mail|provide|let|issue|give|forward|attach)\b|\b(?:please|pls|kindly)\s+(?:also\s+)?(?:send|e-?mail|provide|issue|forward|attach|let\s+(?:me|us)\s+have)\b"
    r"|\b(?:i|we)(?:['’]d|\s+would)\s+(?:also\s+)?(?:like|appreciate|want)\s+(?!to\b)|\b(?:i|we)(?:['’]ll)?\s+(?:also\s+)?(?:need|want)\s+(?=an?\b))"
)
PAPER = re.compile(
    _WANTS
    + r"[^.?!,]{0,50}?\b(?P<paper>receipt|invoice|certificate|returns?\s+label)s?\b(?!\s+(?:number|no\b|says|to\s+be|amend\w+|correct\w*|chang\w+))",
    re.IGNORECASE,
)
"""Wants a paper, by its name."""
GIVEN = re.compile(
    r"\b(?:attach|enclos|download|print)\w*|\be-?mail(?:ed|ing|\s+(?:it|you|the|one|a))\b|\b(?:by|via|in\s+an)\s+e-?mail\b|\binbox\b|\bsent\b|\bcop(?:y|ies)\b|\bpaperwork\b|\bdocuments?\b",
    re.IGNORECASE,
)
SOMEBODY = re.compile(
    r"^(?:please |and |also )*(?:can|could|will|would)\s+(?:someone|somebody|anyone|anybody)\s+(?:(?:please|actually|just|finally|at\s+least)\s+)*(?:look\s+for|search|find|call|ring|phone|come|visit|send|collect|contact|get\s+back)\b",
    re.IGNORECASE,
)
"""Wants somebody to do what no answer does."""
SEND = re.compile(
    r"^(?:please |and |also |so )*(?:can|could|will|would|are)\s+(?:you|u|we)\s+(?:\w+\s+){0,2}?(?:send(?:ing)?|get(?:ting)?)\s+(?:someone|somebody|anyone|anybody|an?\s+(?:engineer|plumber|technician|electrician|fitter|driver|person|man|repair\w*))\b",
    re.IGNORECASE,
)
"""Wants somebody to be sent."""
COMES = re.compile(
    r"\b(?:send\w*|sent|visit\w*|engineers?|plumbers?|technicians?|electricians?|fitters?|drivers?|inspectors?|colleagues?|teams?|crews?|someone|somebody|anyone|nobody|no\s?one|com(?:e|es|ing)|call-?\s?outs?|attend\w*|appointments?|book\w*|slots?|on\s+(?:the|his|her|their)\s+way|round|site)\b",
    re.IGNORECASE,
)
"""Any word of somebody who comes or does not."""
BOTH = re.compile(
    r"\b(?:both|neither|all\s+(?:of\s+)?(?:those|them|three)|yes\s+(?:and|to)|no\s+(?:and|to))\b", re.IGNORECASE
)
PIECES = re.compile(r"[.!?;,:\n]+|\s[–—-]\s|\b(?:and|but|so|while|as|because|which|with|plus)\b", re.IGNORECASE)
SAYS = 3
"""Words of a piece of a reply that can be an answer, unless it is a yes or no."""
HAVE_BACK = re.compile(
    r"^\W*(?:please |and |also |so )*(?:can|could|may)\s+(?:i|we)\s+(?:please\s+|just\s+)?(?:have|get)\s+(?:my|the|our|that|those|these|them|it|this|both|all|some)\b[^?]{0,30}?\bback\b",
    re.IGNORECASE,
)
MONEY = re.compile(r"[£$€]|\b(?:paid|pay|charged?|money|fee|deposit|taken|debit\w*)\b", re.IGNORECASE)
BACK = re.compile(
    r"\b(?:refund\w*|return\w*|back|credit\w*|repa(?:y|id)\w*|reimburs\w*|compensat\w*|can['’]?t|cannot|unable|yes|no,|non-\w+|voucher\w*|waiv\w*|revers\w*|free|charged?\s+back|pay\w*\s+(?:you|it)|yours|final|exchang\w*)\b",
    re.IGNORECASE,
)
"""Any word of money that goes back, or does not."""
HOW = re.compile(
    r"\bhow\s+(?:do|can|could|would|should)\s+(?:i|we)\s+(?:\w+ly\s+)?(?:change|order|apply|cancel|switch|regist\w+|book|update|set|return|claim|appeal|renew|join|add|remove|request|report|transfer|move|replace)\b",
    re.IGNORECASE,
)
SHOWS_HOW = re.compile(
    r"\byou(?:['’](?:ll|d|re)|\s+(?:can|could|need|should|must|have|may|might|will|would|just|only|simply|first|then|do|don['’]t|go|log|open|fill|send|post|ring|call|are|get|put|write))\b|\bplease\s+(?!note|be\b|accept|find)\w+|https?://|www\.|@"
    r"|\b(?:forms?|links?|button|menu|settings|app|page|ring|call|visit|click|press|tap|choose|select|type|enter|write|reply)\b|\d{5}|\b(?:i|we)(?:['’](?:ll|ve|m|re)|\s+(?:will|have|can|am|are|do|did))\b",
    re.IGNORECASE,
)
"""What a reply says that tells how to do something, or who does it."""
WE_ACT = re.compile(
    r"\b(?:i|we)(?:['’](?:ll|ve|m|re|d)|\s+(?:will|have|had|am|are|can|would|could|shall|did|do|looked|asked|checked|found|rang))\b(?!\s+(?:see\b|understand|sorry|afraid|unable|not\b|appreciate))|\blet\s+me\b|\bwill\b|['’]ll\b|\bfound\b",
    re.IGNORECASE,
)
"""Somebody does something, or something is going to happen."""
SOME_TIME = re.compile(
    r"\b(?:soon|shortly|due\s+course|asap|once|when|until|after|before|eta|schedule|dates?|times?|yet|always|later|(?:day|week|hour|minute|month)s?|no\s+longer|never|waiting|expect\w*|due|open\w*|clos\w+)\b|\d\s?(?:am|pm)\b|\d[:.]\d\d"
    r"|\b(?:ready|available|track\w*|delivered|arrived|collected|discontinued|cancelled|shipped|dispatched|posted|sold\s+out|out\s+of\s+stock|on\s+(?:its|the|their)\s+way)\b",
    re.IGNORECASE,
)
"""Any word of time, however vague (time/vague tells of it), or that it has happened or won't."""
IN_HAND: frozenset[Move] = frozenset(
    {"action", "solution", "ownership", "refusal", "timeframe", "question", "handoff", "hold"}
)


def _unmet(reading: Reading, customer: Customer) -> Iterator[str]:
    """What was plainly asked for, and has no word in the reply, where nothing is put off."""
    said = reading.text
    if DEFERS.search(said):
        return
    for one in customer.questions:
        if (
            (kind_of(one.asks) == "when" and not _tells_when(reading, customer))
            or (SEND.match(one.asks) and not (COMES.search(said) or reading.does("question", "hold", "ownership")))
            or (SOMEBODY.match(one.asks) and not (reading.does(*IN_HAND) or WE_ACT.search(said)))
            or (
                HAVE_BACK.match(one.asks)
                and MONEY.search(customer.text)
                and not (BACK.search(said) or reading.does("question", "hold"))
            )
            or (HOW.search(one.asks) and not _shows_how(reading, customer, one.asks))
        ):
            yield one.text
    paper = PAPER.search(customer.text)
    if paper and paper["paper"].lower().split()[-1] not in said.lower() and not GIVEN.search(said):
        yield paper[0]


def _left(reading: Reading, customer: Customer) -> Question | None:
    """The question of which no word is taken up, where another is answered and the reply is too short to answer them all."""
    body = [
        one.text
        for one in reading.sentences
        if not one.does("greeting", "signoff") or one.does("solution", "explanation", "refusal")
    ]
    cut = [
        one
        for text in body
        for one in ([text] if YES_NO.match(text) and len(text.split()) < SAYS else PIECES.split(text))
    ]
    pieces = [one for one in cut if len(one.split()) >= SAYS or one in body]
    if len(pieces) >= len(customer.questions) or reading.does("question", "hold", "handoff", "ownership"):
        return None
    if BOTH.search(reading.text) or DEFERS.search(reading.text):
        return None
    said = set(content(reading.text))
    taken = [not said.isdisjoint(content(one.asks)) for one in customer.questions]
    left = [
        one
        for one, up in zip(customer.questions, taken, strict=True)
        if not up and kind_of(one.asks) == "whether" and content(one.asks)
    ]
    return left[0] if any(taken) and left else None


def _tells_when(reading: Reading, customer: Customer) -> bool:
    """Whether there is any word of time; to the only question a refusal is an answer, too."""
    refused = len(customer.questions) == 1 and reading.does("refusal")
    timed = TIME.search(reading.text) or SOME_TIME.search(reading.text)
    return refused or timed is not None or reading.does("question", "hold", "timeframe")


def _shows_how(reading: Reading, customer: Customer, asked: str) -> bool:
    """Whether the reply tells how, or what the asked-for thing takes; the only question may be answered in other words, too."""
    taken_up = not set(content(asked)).isdisjoint(content(reading.text))
    tells = reading.does("instruction", "question", "hold", "ownership") or SHOWS_HOW.search(reading.text)
    return len(customer.questions) == 1 or taken_up or bool(tells)
