"""A question that the customer asked is neither answered nor deferred.

Read carefully, says the source. A customer who asked two things and gets one has to write again. The customer's questions are found also where they are indirect or have no
question mark; outbursts ("are you kidding me?") are none. Each counts as met when the reply answers it, says when the answer comes, asks back what the answer depends on, or says openly that it
is not known. What tells is whether its words are taken up, whether the reply brings what was asked for (a time, a sum, a reason, a yes), how much it states at all, and how the
trained model reads the draft; a question that is only probably skipped is a warning, not an error. What is asked for in so many words (a time, a paper, a person, a call, somebody to
look, the money back) and has not one word in the reply is found whatever the model thinks, as a warning.

Reviewers agree less on this than on most things: of a reply that is a hand-off or a form letter through and through they often name only
that, though the question is open too. That is why the measured precision is low, while good drafts are hardly ever found.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Customer, Question, Reading
from replycoach.reading.answers import DEFERS, ENOUGH, SURE, Kind, Part, brings, kind_of, weighed
from replycoach.reading.overlap import content
from replycoach.rules.channel.needless_handoff import is_step, names_way
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.rules.run import quote
from replycoach.rules.wanted import PAPER, SOLD, sold_to, unheard, unmet

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
        Example(
            "Hi Lee! Our premium model weighs half of that and is 20% off. Shall I send you the link?",
            {"channel": "chat", "customer": "the tent leaks at every seam, so annoying"},
            missing=True,
        ),
        Example(
            "Hi Lee, sorry! Please send us a photo and I'll have it mended. Our premium model is 20% off, too.",
            {"channel": "chat", "customer": "the tent leaks at every seam, so annoying"},
        ),
        Example(
            "Hi Lee, the tent was swapped for a lighter one last night, and nobody asked you first. I've changed it back.",
            {"channel": "chat", "customer": "Why does it say blue tent when I ordered the green one?"},
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
            "Ring the council. We don't deal with trees here.",
            {"channel": "chat", "customer": "The tree lies on my fence since Monday. When does anyone come to look?"},
            missing=True,
        ),
        Example(
            "Hi Lee, please try logging out and in. If that fails, clear the cache.",
            {
                "channel": "chat",
                "customer": "All my recipes vanished with the update. Please tell me my recipes are still there.",
            },
            missing=True,
        ),
        Example(
            "Hi Lee, they're safe on our side. Please try logging out and in.",
            {
                "channel": "chat",
                "customer": "All my recipes vanished with the update. Please tell me my recipes are still there.",
            },
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
            "Hello Lee,\n\nPlease fill in form B7 and send it to rooms@inn.example.\n\nJo",
            {"customer": "How do I claim my key money back?"},
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
        Example(
            "Hello Jo,\n\nLate buses are run by another company. The timetable is on the page.\n\nKit",
            {
                "customer": "The school bus left my girl behind twice. I'd like the head of transport to call me back. Jo"
            },
            missing=True,
        ),
        Example(
            "Hello Jo,\n\nI'm sorry. The head of transport, Ms Orr, calls you tomorrow at ten.\n\nKit",
            {
                "customer": "The school bus left my girl behind twice. I'd like the head of transport to call me back. Jo"
            },
        ),
        Example(
            "Hello Jo,\n\nThe supervisor is out all week, so do write it down for us.\n\nKit",
            {"customer": "That is the third wrong tyre. I want to speak to your supervisor. Jo"},
            missing=True,
        ),
        Example(
            "Hello Jo,\n\nThe supervisor isn't in until Monday, so I've asked her to ring you then at nine.\n\nKit",
            {"customer": "That is the third wrong tyre. I want to speak to your supervisor. Jo"},
        ),
        Example(
            "Hello Jo,\n\nThank you for the letter. The fence is on the list for the spring.\n\nKit",
            {"customer": "The fence fell on my car, and I'd like a call please, no more letters. Jo"},
            missing=True,
        ),
        Example(
            "Hello Jo,\n\nI'm sorry about the car. I'll ring you today at two about the fence.\n\nKit",
            {"customer": "The fence fell on my car, and I'd like a call please, no more letters. Jo"},
        ),
        Example(
            "Hello Jo,\n\nThe band changed at short notice, and the other one played the same songs.\n\nKit",
            {"customer": "The band that we paid £30 to hear never came. I want the ticket money back. Jo"},
            missing=True,
        ),
        Example(
            "Hello Jo,\n\nThe band changed at short notice, and it plays again on Friday.\n\nKit",
            {
                "customer": "The band that we paid £30 to hear never came. I don't want a refund, I just want to hear them. Jo"
            },
        ),
        Example(
            "Hello Jo,\n\nThe band changed at short notice, and the £30 is on its way to the card.\n\nKit",
            {"customer": "The band that we paid £30 to hear never came. I want the ticket money back. Jo"},
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
    if customer is None:
        yield NotApplicable("the customer asks nothing")
        return
    answered = next(_answered(reading, customer))
    wish = None if isinstance(answered, Found) else next(unheard(reading, customer), None)
    if wish:
        words = {"customer": reading.customer_called, "question": quote(wish[0])}
        yield Found(words=words, severity="warning", message=wish[1], todo=DO_IT if wish[1] else None)
    elif not isinstance(answered, Found) and (needs := sold_to(reading, customer)):
        words = {"customer": reading.customer_called, "question": quote(needs)}
        yield Found(words=words, severity="warning", message=SOLD, todo=HELP)
    else:
        yield answered


HELP = "Help with what they have first; what there is to buy may come after that."
DO_IT = "Say who does it and when, or what can be done instead."


def _answered(reading: Reading, customer: Customer) -> Iterator[Found | NotApplicable | Clean]:
    if not (customer.questions or PAPER.search(customer.text)):
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
    if asked := next(unmet(reading, customer), None):
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
    said = (Part(one.text, one.moves) for one in reading.sentences if not one.does("handoff") or is_step(one))
    if ANY_NEWS.search(asked):
        return reading.does("timeframe", "explanation", "solution")
    if ANY_NUMBER.search(asked):
        return any(REACHED.search(one.text) for one in reading.sentences)
    if kind == "why":
        told = set(content(asked))
        return any(one.does("explanation") and not told.isdisjoint(content(one.text)) for one in reading.sentences)
    if kind == "whether" and ON_ITS_WAY.search(asked):
        return any(MOVES.search(one.text) for one in reading.sentences)
    if kind == "whether":
        return any(YES_NO.match(one.text) for one in reading.sentences[:3])
    return kind in PLAINLY and any(brings(kind, part) for part in said)


BOTH = re.compile(
    r"\b(?:both|neither|all\s+(?:of\s+)?(?:those|them|three)|yes\s+(?:and|to)|no\s+(?:and|to))\b", re.IGNORECASE
)
PIECES = re.compile(r"[.!?;,:\n]+|\s[–—-]\s|\b(?:and|but|so|while|as|because|which|with|plus)\b", re.IGNORECASE)
SAYS = 3
"""Words of a piece of a reply that can be an answer, unless it is a yes or no."""


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
