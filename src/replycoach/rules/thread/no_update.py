"""Work is in progress and the customer is not kept informed.

Keep customers informed of every step, whatever the channel. When days have passed since the last word of ours and the reply says neither what has been done since nor when the next news
comes, the customer has to ask again.
"""

from collections.abc import Iterator
from datetime import timedelta

from replycoach.model import as_utc
from replycoach.reading import Reading
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.rules.time.late import spoken


def _case(sent: str) -> dict[str, object]:
    asked = {"role": "customer", "text": "My boiler leaks.", "at": "2026-05-04T09:00:00Z"}
    said = {
        "role": "agent",
        "text": "Thanks, I have asked the workshop for a spare part.",
        "at": "2026-05-04T10:00:00Z",
    }
    again = {"role": "customer", "text": "Any news about the boiler?", "at": "2026-05-11T09:00:00Z"}
    return {"channel": "email", "thread": [asked, said, again], "sent_at": sent}


rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("thread", "times"),
    message="The last word to the customer is {ago} old, and the reply says neither what has been done since nor when there will be news.",
    why="Customers who hear nothing assume that nothing is being done.",
    todo="Say what has happened since, and when they will hear from you next.",
    examples=(
        Example("Hi Ana,\n\nYour case is still open.\n\nJohn", _case("2026-05-11T10:00:00Z"), missing=True),
        Example(
            "Hi Ana,\n\nThank you for your message about the boiler.\n\nJohn",
            _case("2026-05-12T10:00:00Z"),
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nI understand that a leaking boiler is a worry.\n\nJohn",
            _case("2026-05-11T10:00:00Z"),
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nThe spare part came in this morning, and Ben fits it tomorrow at nine.\n\nJohn",
            _case("2026-05-11T10:00:00Z"),
        ),
        Example(
            "Hi Ana,\n\nI've rung the workshop again, and will write to you by four today.\n\nJohn",
            _case("2026-05-11T10:00:00Z"),
        ),
        Example("Hi Ana,\n\nYour case is still open.\n\nJohn", _case("2026-05-04T12:00:00Z")),
    ),
)

SILENCE = timedelta(days=2)
"""Longer than this without a word asks for an update."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    sent = reading.case.sent_at
    ours = [message.at for message in reading.case.thread if message.role == "agent" and message.at is not None]
    if sent is None or not ours:
        yield NotApplicable("we have not written yet in this conversation")
        return
    silence = as_utc(sent) - as_utc(ours[-1])
    if silence <= SILENCE:
        yield Clean("the customer heard from us lately")
    elif reading.does("action", "solution", "timeframe"):
        yield Clean("the reply says what has been done, or when there is news")
    else:
        yield Found(words={"ago": spoken(silence)})
