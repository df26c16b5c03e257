"""A complaint or a worry gets no sign that it was understood.

A customer who is upset cannot take in the best solution before they know that somebody heard them and that what they say
matters. One honest sentence about their matter is enough. A plain question, praise, or a calm request for a change needs no
such sentence, and a bare "thank you for your message" is none.
"""

from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH", "ES", "BD"),
    needs=("customer",),
    message="{customer} sounds {emotion}, and nothing in the reply shows that this was understood.",
    why="Until they feel heard, upset customers do not listen to the solution.",
    todo="Before the answer, say in one sentence what happened to them and that it matters.",
    examples=(
        Example(
            "Hi Ana,\n\nA new lid will be sent on Monday.\n\nBest wishes,\nJohn",
            {"customer": "The lid came cracked, and this is the second time! I'm fed up.", "customer_name": "Ana"},
            missing=True,
        ),
        Example(
            "Hi Lee, please restart the router and wait five minutes.",
            {"customer": "My internet has been down all day and I can't work. This is awful!", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hello Priya, the payment is booked for the 14th.",
            {"customer": "I'm really worried that my rent won't be paid in time, please help", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nA cracked lid after two weeks of waiting is the last thing you needed, and I'm sorry. A new one leaves"
            " on Monday.\n\nBest wishes,\nJohn",
            {"customer": "The lid came cracked, and this is the second time! I'm fed up."},
        ),
        Example(
            "Hi Lee, yes, we ship to Malta; it takes four days.",
            {"customer": "Hello, do you ship to Malta?", "channel": "chat"},
        ),
        Example(
            "Hi Lee, thank you, that made our day. The second volume is in stock.",
            {"customer": "The signed copy is beautiful, thank you! Is the second volume in?", "channel": "chat"},
        ),
    ),
)


SURE = 0.5
NOT_HEARD = "{customer} has a problem, and nothing in the reply shows that this was understood."
"""Where the mood is less than certain."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer is None or not customer.upset:
        yield NotApplicable("the customer is not upset")
    elif reading.does("acknowledgement", "apology") or not (
        reading.likely("acknowledgement/missing") or any(map(_only_looks_sorry, reading.sentences))
    ):
        yield Clean("the reply shows that the customer was understood")
    else:
        words = {"customer": reading.customer_called, "emotion": customer.emotion}
        sure = customer.odds[customer.emotion] >= SURE
        yield Found(words=words, severity=None if sure else "warning", message=None if sure else NOT_HEARD)


def _only_looks_sorry(sentence: Sentence) -> bool:
    """An apology by its words that the reading does not count as one."""
    return sentence.move_odds["apology"] >= SURE and not sentence.does("apology")
