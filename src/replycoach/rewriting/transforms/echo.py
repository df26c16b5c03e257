"""An echo is left out where the reply goes on to answer; the acknowledgement that it lacks is composed with the missing moves.

The guard lets its facts go where the customer wrote them: nobody needs to be told their own order number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, leave_out

RULES = ("echo/meaningless",)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """Nothing in place of the echo: what it says is what the customer said."""
    for sentence in reading.sentences:
        if not (sentence.start < prose_span[1] and prose_span[0] < sentence.end):
            continue
        piece = Piece.of(reading, sentence)
        if (
            piece.alone
            or sentence.does("solution", "action", "apology", "instruction")
            or re.search(r"\bI'll\b", piece.text)
        ):
            continue
        edit = leave_out(piece)
        if reading.prose.editable(edit.start, edit.end):
            yield Proposal(
                (edit,), "review", "leaves out what the customer said themselves", frozenset({sentence.text})
            )
