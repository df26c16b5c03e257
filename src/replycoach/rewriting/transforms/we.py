""" "We" where this agent acts becomes "I", with its verb; what is done already, only where the reply shows that this agent did it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence

RULES = ("language/we-not-i",)

_AGREES = {"are": "am", "'re": "'m", "were": "was", "’re": "’m"}
WE = re.compile(r"\bwe(?P<aux>'re|’re|'ve|’ve|'ll|’ll| are| were)?(?=\W)", re.IGNORECASE)
TOGETHER = re.compile(r"\b(?:both|all of us|together|each other|you and|ourselves|our team|let's)\b", re.IGNORECASE)

PASSED = re.compile(
    r"we(?:'ve|’ve| have) (?:\w+ly )?(?:passed|forwarded|handed|referred|escalated|sent)\b[^,;.!?]* to (?:the|our)\b",
    re.IGNORECASE,
)

TO_COME = re.compile(
    r"(?: gladly| happily| now| just| also)*(?:'ll|’ll|'re|’re| will| are| can| could)\b(?! (?:\w+ )?(?:have|been)\b)",
    re.IGNORECASE,
)
"""Behind "we": what is promised or under way, which whoever writes can take on."""
MINE = re.compile(
    r"\bI(?:(?:'ve|’ve| have)(?: (?:just|now|also|already))* (?!to\b|not\b|no\b|an?\b|the\b)\w+|(?: (?:just|also|already))* (?:\w{2,}ed|spoke|sent|wrote|rang|got|found|took|made))\b"
)
"""What this agent has done in this matter."""
JUST = re.compile(
    r"\b(?:today(?! by\b)|just(?! (?:as|to|like))|this (?:morning|afternoon)|a moment ago)\b", re.IGNORECASE
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The flagged "we", and others that share its sentence, as "I"."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence said by the agent alone."""
    if TOGETHER.search(piece.text):
        return
    mine = any(MINE.search(one.text) for one in piece.reading.sentences)
    flagged = WE.search(piece.flagged)
    at = piece.text.find(piece.flagged[flagged.start() :]) if flagged else -1
    if at < 0:
        at = found.start() if (found := WE.search(piece.text)) else -1
    found = WE.match(piece.text, at) if at >= 0 else None
    if found is None or re.search(r"\bour\b", piece.text[:at], re.IGNORECASE) or PASSED.match(piece.text, at):
        return  # where others of ours acted first, "we" is all of us; so it is where nobody says who passed it on
    if not (mine or JUST.search(piece.text) or TO_COME.match(piece.text, at + 2)):
        return  # who did it stands nowhere
    aux = found["aux"] or ""
    told = _AGREES.get(aux.strip(), aux.strip())
    new = piece.text[:at] + "I" + (f" {told}" if aux.startswith(" ") else told) + piece.text[found.end() :]
    if not re.search(r"\bour(?:selves)?\b", piece.text[found.end() :].split(",")[0], re.IGNORECASE) or re.search(
        r"\bour (?:\w+ )?(?:depot|system|team|warehouse|workshop|partner|courier|records|side|end)\b", new
    ):
        yield Wording(new, "review", "says “I”, if it is you")
