"""Stalls on permission.

Teams that may do what it takes do not waste the customer's time on approvals. Where one has to ask, the customer needs to hear
that you are asking, whom, and when the answer comes, and not that "my manager would have to approve this".
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("BD",),
    message="“{found}” stalls on permission.",
    why="The customer hears that nobody here may help them.",
    todo="Say that you are getting the answer, and when they will have it.",
    examples=(
        Example("⟦I would have to ask my manager for permission first.⟧"),
        Example("⟦Refunds of this size need approval from above before I can do anything.⟧"),
        Example("⟦I am not authorised to decide this.⟧"),
        Example("I have refunded it."),
        Example("I have asked Mira, who decides on this, and you will have her answer by four."),
        Example("I'm on the orders team, so I can't advise on doses; Lena, our pharmacist, is free now."),
        Example("I already have my manager's approval, so nothing can hold it up."),
        Example("You may change the date yourself under My Trips."),
        Example("I could cancel the ride, but then you would have to order again."),
        Example("I need to see the slip before I can change the price."),
        Example("Objections are dealt with in the order in which they arrive."),
    ),
)

DECIDES = re.compile(
    r"\b(?:ask\w*|check|speak|talk|run|sit\s+down|need|approv\w*|permission|permit\w*|sign\w*|allow\w*|authori\w*|empower\w*|manager|boss|supervisor|lead|leader|senior|director|chief|head|higher|ok|okay\w*|decid\w*|decision|agree\w*"
    r"|yes|nod\w*|light|owner|partner|coordinator|may|clear\w*|let\s+me|says?|word|mandate|power|initial\w*|above|consent|escalat\w*|board|committee|dad|mum|name[sd]?|department|team|office|finance)\b",
    re.IGNORECASE,
)
"""Words of who decides and of leave to do it."""
NOT_MINE = re.compile(
    r"\b(?:i|we)(?:['’](?:m|re)|\s+am|\s+are)\s+not\s+(?:\w+\s+)?(?:authori[sz]ed|allowed|permitted|empowered|entitled)\s+to\s+(?:decide|approve|waive|grant|refund|sign)\b",
    re.IGNORECASE,
)
"""The plain form: it is for somebody else to decide."""
OUT_OF_FIELD = re.compile(
    r"\b(?:can['’]t|cannot|can\s+not|not\s+able\s+to|not\s+(?:allowed|permitted|qualified|trained)\s+to)\s+(?:advise|give\s+(?:you\s+)?(?:\w+\s+)?advice|say\s+whether\s+it['’]s\s+safe|diagnose|prescribe)\b",
    re.IGNORECASE,
)
"""Advice that only another profession may give."""
CLEARED = re.compile(
    r"\b(?:i|we)\s+already\s+(?:have|got)\b|\bno\s+(?:manager|approval|permission|sign-?off)\s+(?:to\s+ask|is\s+needed|needed)\b|\bstays\s+with\s+me\b|\b(?:i|we)\s+(?:could|can)\b[^.!?]{0,80}\bbut\s+then\s+you\b|\bis\s+dealing\s+with\s+(?:it|this)\s+(?:today|now)\b",
    re.IGNORECASE,
)
"""Leave is given already, or none is needed."""
TO_SEE = re.compile(
    r"^(?!.*\b(?:approv\w*|manag\w*|supervis\w*|boss|permission|sign\w*|authori\w*|director|lead|leader|finance|team|department|senior|head|decid\w*|ask\w*|check)\b).*"
    r"\b(?:i|we)(?:['’]ll|\s+(?:will|would|do))?\s+(?:still\s+|also\s+|first\s+)?need\s+(?:to\s+(?:see|have|receive|get)\s+)?(?:the|your|an?|some)\s+\w+[^.!?]{0,60}\bbefore\s+(?:i|we)\s+(?:can|could)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What the customer has to show first: nobody's leave."""
THINKABLE = 0.05
LIKELY = 0.6
"""How likely a sentence must be to count without a word of who decides."""


def check(reading: Reading) -> Iterator[Found]:
    likely = reading.flags["ownership/approval-stall"] >= LIKELY
    cued = {sentence.index for sentence in reading.cued("ownership/approval-stall")} if likely else set()
    for sentence in reading.sentences:
        odds = sentence.cues["ownership/approval-stall"]
        plain = odds >= THINKABLE and NOT_MINE.search(sentence.text)
        stalls = sentence.index in cued and (odds >= LIKELY or DECIDES.search(sentence.text))
        if plain or (
            stalls
            and not (OUT_OF_FIELD.search(sentence.text) or CLEARED.search(sentence.text) or TO_SEE.match(sentence.text))
        ):
            yield Found(*sentence.carrying("ownership/approval-stall"))
