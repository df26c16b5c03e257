"""Argues with bullying in public.

Nobody gains by a public quarrel, says the source; neither does self-control forbid a calm, short answer. Found where a message in public is abusive and the reply answers in kind: argues,
defends itself, hits back.
"""

from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_TROLL = {
    "channel": "social",
    "customer": "@CafeNord you absolute morons, whoever works there is brain dead. clowns, the lot of you",
}
SUSPECT = 0.15
HITS_BACK = ("language/rude", "language/blame", "language/blame-shifting")

rule = Rule(
    severity="error",
    source=("CH",),
    needs=("customer",),
    message="“{found}” takes up a quarrel in public.",
    why="Nobody wins a quarrel in public, and everybody reads along.",
    todo="Leave the insult alone: offer help in one calm line, or do not answer.",
    examples=(
        Example("@tom ⟦With manners like yours, no wonder nobody serves you.⟧", _TROLL),
        Example("@tom ⟦Maybe look in the mirror before you call others morons.⟧", _TROLL),
        Example("@tom ⟦If you were less rude people might actually want to serve you.⟧", _TROLL),
        Example("@tom If something went wrong today, send us the time and the table, and we'll look at it.", _TROLL),
        Example("@tom Sorry that the visit made you this angry. What happened?", _TROLL),
        Example(
            "We've met your nan's toaster and can't fault it. Fair though, that match was ruined by us and we're sorry. You must have been on London, it fell over at nine.",
            {"channel": "social", "customer": "@CafeNord lag all night, your servers are run by idiots"},
        ),
        Example("@tom Open until nine.", {"channel": "social", "customer": "@CafeNord open late today?"}),
    ),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if not reading.profile.public:
        yield NotApplicable(f"{reading.channel} is not public")
    elif customer is None or not customer.reading.abusive:
        yield NotApplicable("the message is not abusive")
    else:
        hits = [one for one in reading.sentences if any(_hits(reading, one, name) for name in HITS_BACK)]
        for sentence in hits[:1]:
            yield Found(*sentence.span)
        if not hits:
            yield Clean("the reply does not take up the quarrel")


def _hits(reading: Reading, sentence: Sentence, name: str) -> bool:
    """In a public quarrel a suspicion is enough, of the whole reply and of this sentence; not of a reply that owns up."""
    if sentence.cues[name] < SUSPECT or sentence.does("acknowledgement", "apology"):
        return False
    return reading.likely(name) if reading.does("apology") else reading.suspects(name)
