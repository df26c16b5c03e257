"""Refuses or closes with no alternative and no next step.

A good agent never leads a customer into a dead end: where the wish cannot be met, there is something else that can be offered, somebody who can help, or
a step that the customer can take. The whole draft is looked at: a refusal is only a dead end when nothing follows from it.

Many dead ends refuse nothing in so many words: the reply closes and that is all. The rule asks for certainty, since it is an error, and misses those.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

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
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    refusals = list(reading.doing("refusal")) or reading.cued("language/dead-end", grave=True)
    if not refusals:
        yield NotApplicable("nothing is refused")
    elif not reading.likely("language/dead-end", grave=True):
        yield Clean("the refusal is followed by a way on")
    else:
        last = refusals[-1]
        yield Found(*last.span)
