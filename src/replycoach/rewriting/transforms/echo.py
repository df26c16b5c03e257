"""An echo is left out where the reply goes on to answer; the acknowledgement that it lacks is composed with the missing moves.

The guard lets its facts go where the customer wrote them: nobody needs to be told their own order number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.reading.reading import Sentence
from replycoach.rewriting.clauses import REFERS
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, leave_out

RULES = ("echo/meaningless",)

LIKELY = 0.5
"""How likely an echo must be in the next sentence for that one to go too."""
GOES_ON = re.compile(
    r"you(?:'d| would)?(?: also| now| further| then)? (?:(?:are|were|have|'re|'ve)(?: also)? )?(?:want|like|wish|need|ask|request|hope|say|said|write|wrote|mention|tell|told|report|state|add|point)\w*\b",
    re.IGNORECASE,
)
"""A sentence that goes on to tell customers what they want or say."""
ANSWERS = re.compile(r"\W*(?:yes|no|none|there (?:is|are) (?:one|none|no\w*)|i do|we do|i can|we can)\b", re.IGNORECASE)
"""How a sentence begins that answers the one before it."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """Nothing in place of the echo, and of the sentences that go on with it: what it says is what the customer said."""
    for sentence in reading.sentences:
        if not (sentence.start < prose_span[1] and prose_span[0] < sentence.end) or not _spared(reading, sentence):
            continue
        more = _more(reading, sentence)
        for gone in ((sentence, *more), (sentence,)) if more else ((sentence,),):
            whole = replace(sentence, end=gone[-1].end, text=reading.text[sentence.start : gone[-1].end])
            edit = leave_out(Piece.of(reading, whole))
            if reading.prose.editable(edit.start, edit.end):
                spares = frozenset(one.text for one in gone)
                yield Proposal((edit,), "review", "leaves out what the customer said themselves", spares)


GIVES = re.compile(
    r"\bI'll\b|\b(?:you're|your|you are|you were|that's|that is) (?:quite |absolutely |completely )?(?:right|correct)\b|\bi (?:can see|agree|had a look|looked|checked|can confirm)\b",
    re.IGNORECASE,
)
"""A promise, or that the agent has looked and the customer is right."""


def _spared(reading: Reading, sentence: Sentence) -> bool:
    gives = sentence.does("solution", "action", "apology", "instruction") or GIVES.search(
        sentence.text.replace("’", "'")
    )
    return not gives and not Piece.of(reading, sentence).alone


def _more(reading: Reading, echo: Sentence) -> tuple[Sentence, ...]:
    """The sentences right behind an echo that only go on with it, unless what follows needs them."""
    behind = reading.sentences[echo.index + 1 :]
    gone = tuple(takewhile(lambda one: _goes_on(reading, one), behind))
    after = next((one.text for one in behind[len(gone) :]), "")
    return () if REFERS.match(after) or ANSWERS.match(after) else gone


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    likely = sentence.cues.get("echo/meaningless", 0.0) >= LIKELY
    only = sentence.moves <= {"restatement"} and GOES_ON.match(sentence.text) is not None
    return (likely or only) and _spared(reading, sentence)
