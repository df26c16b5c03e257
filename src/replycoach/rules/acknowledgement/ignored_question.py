"""A question that the customer asked is neither answered nor deferred.

Read carefully, says the source. A customer who asked two things and gets one has to write again. The customer's questions are found also where they are indirect or have no
question mark; outbursts ("are you kidding me?") are none. Each counts as met when the reply answers it, says when the answer comes, asks back what the answer depends on, or says openly that it
is not known. What tells is whether its words are taken up, whether the reply brings what was asked for (a time, a sum, a reason, a yes), how much it states at all, and how the
trained model reads the draft; a question that is only probably skipped is a warning, not an error.

Reviewers agree less on this than on most things: of a reply that is a hand-off or a form letter through and through they often name only
that, though the question is open too. That is why the measured precision is low, while good drafts are hardly ever found.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.answers import DEFERS, ENOUGH, SURE, Kind, Part, brings, kind_of, weighed
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
        Example("Hi Lee, yes, twelve steel pegs are in the bag. Enjoy the trip!", _TWO, missing=True),
        Example(
            "Hello Ana, thanks for your order! We love the blue one too.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
            missing=True,
        ),
        Example(
            "Hi Tom, you can pay by card or by transfer.",
            {"channel": "chat", "customer": "How can I pay, and do you ship to Malta?"},
            missing=True,
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
            "Hi Ana, it arrives on Friday.",
            {"channel": "chat", "customer": "I ordered the blue one. When will it arrive?"},
        ),
        Example(
            "The app is down this morning. Please use the website in the meantime.",
            {"channel": "social", "customer": "@bank your app is down again, how am I supposed to pay my rent??"},
        ),
    ),
)

PLAINLY: frozenset[Kind] = frozenset({"how", "when", "where", "amount", "request"})
"""What these ask for can be recognised: where the only question is one of them and a sentence brings it, that is the answer."""
PROMISES = re.compile(r"\b(?:i'll|i will|let me|i'm going to|we'll|we will)\b", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.questions:
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
        if odds >= ENOUGH[reading.strictness]:
            words = {"customer": reading.customer_called, "question": quote(question.text)}
            yield Found(words=words, severity="error" if odds >= SURE else "warning")
            return
    yield Clean("every question is answered or deferred")


YES_NO = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear|thanks?|thank\s+you)\b[^.!?,]*[,.!]\s*)?(?:yes|no|yep|nope|yeah|correct|that['’]?s\s+right|it\s+is|it\s+does|we\s+do|you\s+can|i['’]m\s+afraid\s+so|afraid\s+not)\b",
    re.IGNORECASE,
)
"""Says yes or no in so many words."""


ANY_NEWS = re.compile(r"\bany\s+(?:news|updates?|word|progress)\b", re.IGNORECASE)
ANY_NUMBER = re.compile(
    r"\b(?:is\s+there|do\s+you\s+have|have\s+you\s+got)\s+an?\s+[^?]{0,40}\b(?:number|hotline|line|link|page|form|address|e-?mail)\b",
    re.IGNORECASE,
)
REACHED = re.compile(r"\d{3}|https?://|www\.|\w\.\w{2,}/|\w@\w|\.example\b", re.IGNORECASE)
"""A number, a page or an address."""


def _brought(reading: Reading, asked: str) -> bool:
    """Whether a sentence that sends the customer nowhere else brings what such a question asks for."""
    kind = kind_of(asked)
    said = (Part(one.text, one.moves) for one in reading.sentences if not one.does("handoff"))
    if ANY_NEWS.search(asked):
        return reading.does("timeframe", "explanation", "solution")
    if ANY_NUMBER.search(asked):
        return any(REACHED.search(one.text) for one in reading.sentences)
    if kind == "whether":
        return any(YES_NO.match(one.text) for one in reading.sentences[:3])
    return kind in PLAINLY and any(brings(kind, part) for part in said)
