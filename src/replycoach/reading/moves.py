"""What a sentence does, where its words settle it against the trained model."""

from __future__ import annotations

import re

from replycoach.model import Move
from replycoach.text.anycase import AnyCase

NO_APOLOGY = re.compile(
    r"\b(?:sorry|regret)\s+(?:to\s+(?:hear|read|learn|see)\s+)?(?:that\s+)?you(?:'re|\s+are|\s+were)\s+(?:unhappy|dissatisfied|unsatisfied|not\s+(?:\w+\s+)?(?:happy|satisfied|pleased))\s+with\s+(?:our|the)\s+(?:\w+\s+)?(?:service|services|decision|outcome|answer|response|reply|policy|terms|level)\b"
    r"|\b(?:sorry|regret|apologi[sz]e)\s+(?:that\s+|if\s+|for\s+how\s+)?you(?:'re|\s+are|\s+may|\s+might)?\s+(?:feel|feeling|felt)\s+(?:that|this|the)\s+way\b",
    re.IGNORECASE,
)
APOLOGISES = re.compile(r"\b(?:sorry|apolog\w+|our\s+(?:fault|mistake))\b", re.IGNORECASE)
SCOLDS = re.compile(
    r"\byou\s+(?:(?:really|simply|just)\s+)?(?:(?:should|ought\s+to)\s+never(?:\s+ever)?|(?:really|simply)\s+(?:should(?:n['’]?t|\s+not)|ought\s+not\s+to)|should(?:n['’]t|\s+not)\s+really)\s+"
    r"(?:share|give|leave|let|ignore|open|click|throw|send|tell|trust|carry|put|rely|keep|use|buy|read|hand|lend|wait|travel|go|run|wash|plug|order|book|deal|speak|talk|park|store|answer|reply|download|install)\b"
    r"|\byou\s+really\s+(?:should|need\s+to|must|ought\s+to|have\s+to)\s+(?!have\b|be\b(?!\s+(?:more\s+)?(?:careful|watchful|quicker|organi))|see\b|get\b|rest\b|speak\b|talk\b|try\b|feel\b|hear\b)\w+",
    re.IGNORECASE,
)
"""A rule that tells somebody to whom it has happened how careless it was."""
FORGIVES = AnyCase(
    r"\b(?:(?:do not|don['’]?t|never|no need to|nothing to) (?:you )?(?:(?:be|feel|say|be saying) sorry|apologi[sz]e)|sorry,? not sorry|not sorry)\b"
)
"""Sorry said of the customer's apology, or in jest."""
GREETS = AnyCase(
    r"\W*(?:(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening))(?=[\s,!.])|thank(?:s| you) for (?:calling|ringing|phoning)\b)"
)
"""First words that greet, however much stands behind them."""
CLOSES = AnyCase(r"\W*(?:(?:many|kind|best) )?thanks\W*$")
"""A closing formula, which thanks for nothing."""
GREETING: frozenset[Move] = frozenset({"greeting"})
SORRY: frozenset[Move] = frozenset({"apology", "acknowledgement"})


def made(text: str, moves: frozenset[Move], first: bool) -> frozenset[Move]:
    """The moves of a sentence, after what its words settle.

    To be sorry for how somebody feels is to be sorry for nothing, a scolding takes nothing up, "Thanks," above a name thanks for nothing, and a reply
    that opens with "Hello Ana" greets, however much stands behind it.

    Args:
        text: The sentence.
        moves: What the trained model finds in it.
        first: Whether the reply begins with it.

    >>> sorted(made("Hi Ana, the lid is on its way.", frozenset({"action"}), first=True))
    ['action', 'greeting']
    >>> sorted(made("Please don't be sorry.", frozenset({"apology", "reassurance"}), first=False))
    ['reassurance']
    """
    if first and GREETS.match(text):
        moves |= GREETING
    if "signoff" in moves and CLOSES.match(text):
        moves -= {"thanks"}
    if moves.isdisjoint(SORRY):
        return moves
    sorries = len(APOLOGISES.findall(text))
    if (SCOLDS.search(text) and not sorries) or NO_APOLOGY.search(text.replace("’", "'")):
        return moves - SORRY
    forgiven = sum(len(APOLOGISES.findall(one.group())) for one in FORGIVES.finditer(text))
    return moves - {"apology"} if 0 < sorries <= forgiven else moves
