"""An e-mail ends without a closing line or a signature.

The sample reply of the source closes with a courteous line and the agent's name. An e-mail that just stops leaves the
customer without a person to turn to. Chats, calls and public answers do without.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("EX",),
    message="There is no closing or signature.",
    why="A letter that just stops seems hurried, and nobody stands behind it.",
    todo="Close with a line that fits the outcome, and your name.",
    examples=(
        Example("Dear Mr Osei,\n\nI'm ringing you as I write this.\n\nAna, 0800 555 0105"),
        Example("Hi Lee,\n\nYour refund is on its way and arrives on Friday.", missing=True),
        Example("Dear Ms Roy,\n\nThe form is attached. Please send it back by Monday.", missing=True),
        Example("Hello,\n\nI've reset it, and it works again.", {"agent_name": "John"}, missing=True),
        Example("Hi Lee,\n\nYour refund is on its way.\n\nBest wishes,\nJohn"),
        Example("Hi Lee,\n\nYour refund is on its way.\n\nJohn", {"agent_name": "John"}),
        Example("Hi Lee,\n\nYour refund is on its way.\n-- \nJohn Doe\nFenwick Support"),
        Example("Your refund is on its way.", {"channel": "chat"}),
    ),
)

CLOSING = re.compile(
    r"\W*(?:(?:with\s+)?(?:kind(?:est)?|best|warm(?:est)?|many\s+thanks|all\s+the\s+best|yours|sincerely|regards|cheers|thanks|thank\s+you"
    r"|take\s+care|respectfully|cordially|love|all\s+good\s+wishes|with\s+(?:thanks|sympathy|apologies|best|warm|kind))\b)[^.?!]{0,40}[,.!]?\s*$",
    re.IGNORECASE,
)
NAME_LINE = re.compile(
    r"[\W_]*[A-Z][\w'’.-]*(?:,?\s+(?:[A-Z][\w'’.-]*|&|and|at|of|from|the)){0,6}(?:,?\s+\+?[\d(][\d\s()-]{6,18}\d)?\W*$"
)
LAST_LINES = 2


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    if not reading.profile.signoff:
        yield NotApplicable(f"{reading.channel} needs no closing")
    elif not closes(reading):
        yield Found()


def closes(reading: Reading) -> bool:
    """Whether the reply ends with a closing formula, a signature or the agent's name."""
    if reading.prose.signature:
        return True
    ending = reading.sentences[-LAST_LINES:]
    if any(sentence.does("signoff") or CLOSING.match(sentence.text) for sentence in ending):
        return True
    last = reading.sentences[-1] if len(reading.sentences) > 1 else None
    if last is None or not NAME_LINE.match(last.text):
        return False
    agent = reading.case.agent_name.split()
    return not agent or any(part in last.text for part in agent)
