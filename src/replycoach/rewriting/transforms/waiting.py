"""An apology for a wait becomes thanks for the patience."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, small

RULES = ("acknowledgement/sorry-for-waiting",)

_SORRY = r"(?:(?:please accept )?(?:my|our) (?:sincere(?:st)? |deepest )?apologies|(?:(?:i'm|i am|we're|we are) )?(?:so |very |really |terribly |extremely )*sorry|(?:i|we) (?:do |must |sincerely |would like to )?apologi[sz]e|apologies|please accept (?:my|our) apologies)"
_WAIT = (
    r"(?P<what>(?:the |any |this |my |our |your )?(?:long |slight |short |lengthy |little |brief )*(?:wait(?:ing time)?|delay(?:ed (?:reply|response|answer))?|(?:late|slow) (?:reply|response|answer))(?: (?:in (?:getting back|replying|responding|answering|coming back)(?: to you)?|of [\w ]{3,25}|today|on the line))?"
    r"|(?:keep|keeping|have kept|having kept|to have kept) you (?:waiting|on hold)(?: (?:so|this) long)?|you (?:having|had) to wait)"
)
WAITED = re.compile(rf"(?<!\w){_SORRY},? (?:for|about|to) {_WAIT}(?=[,.;:!–—-]|\s|$)", re.IGNORECASE)
LATE = re.compile(r"\b(?:late|slow|reply|replying|respon\w+|answer\w*|getting back|coming back)\b", re.IGNORECASE)
"""A lateness of the agent's own, for which an apology is due."""
BLAMED = re.compile(
    r"^[^.!?]*\b(?:caused|promise|promised|mistake|inconvenience|mix-up|error|should have)\b", re.IGNORECASE
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """Thanks in place of the apology."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """The sentence with thanks for waiting."""
    found = WAITED.search(piece.text)
    customer = piece.reading.customer
    if customer is not None and (customer.upset or customer.reading.complaint):
        return  # the apology is due
    if found is None or LATE.search(found["what"]) or BLAMED.match(piece.text[found.end() :]):
        return
    thanks = (
        "Thank you for your patience"
        if not re.search(r"\bwait", found["what"], re.IGNORECASE)
        else "Thank you for waiting"
    )
    rest = piece.text[found.end() :]
    if re.match(r",\s+(?:been|got|had|was|were|lots|so)\b|\s+(?!and\b|but\b|while\b|with\b|on\b|today\b)\w", rest):
        return
    length = re.search(r"\bof ([\w ]{3,25})$", found["what"])
    said = thanks + (
        f" over the last {length[1]}" if length and re.search(r"days|weeks|hours|minutes", length[1]) else ""
    )
    start = capital(said) if found.start() == 0 else small(said)
    yield Wording(
        piece.text[: found.start()] + start + re.sub(r"^ but\b", ", and", rest)
        if not rest.startswith(", but")
        else piece.text[: found.start()] + start + rest.replace(", but", ", and", 1),
        "review",
        "thanks for the patience instead of apologising",
    )
