"""A reply that is too long for its channel, without the sentences that carry nothing of what the customer came for.

First what is only said along the way goes (a second thank-you, a pleasantry, praise of the company), then what explains without a fact:
the longest first, and no more than the bound asks for; where that is not enough, only the former. What answers, asks, promises, apologises or holds a number, a name or a link stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from replycoach.model import Move
from replycoach.rewriting.clauses import REFERS
from replycoach.rewriting.draft import GREETING, LIST_ITEM
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._office import praises
from replycoach.rewriting.transforms._piece import MATTER, Piece, leave_out

if TYPE_CHECKING:
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.draft import Draft

ONCE: tuple[Move, ...] = (
    "thanks",
    "acknowledgement",
    "apology",
    "greeting",
    "introduction",
    "ownership",
    "reassurance",
    "signoff",
    "hold",
)
"""Moves that are said once: the only sentence with one of them stays."""
TELLS = re.compile(r"\d|https?:|@|\b(?:not|no|never|nothing|nobody)\b|n't\b|\?", re.IGNORECASE)


def shorter(draft: Draft) -> Iterator[Proposal]:
    """The reply without as many of these sentences as bring it within the bound; nothing where that is not enough."""
    most = draft.reading.profile.longest_words
    if not most:
        return
    over = draft.reading.words - most
    gone: list[Sentence] = []
    for sentence in _spared(draft):
        if over <= 0:
            break
        gone.append(sentence)
        over -= len(sentence.text.split())
    if over > 0:
        gone = [one for one in gone if praises(Piece.of(draft.reading, one)) or not one.does("explanation")]
    if not gone:
        return
    edits = tuple(leave_out(Piece.of(draft.reading, one)) for one in sorted(gone, key=lambda one: one.start))
    if all(one.end <= other.start for one, other in pairwise(edits)):
        spares = frozenset(one.text for one in gone)
        yield Proposal(edits, "review", "leaves out what the answer does not need", spares, eases=over > 0)


def _spared(draft: Draft) -> list[Sentence]:
    """What may go, in the order in which it goes."""
    sentences = draft.reading.sentences
    can = [one for one in sentences if not _needed(draft, one)]
    return sorted(can, key=lambda one: (one.does("explanation"), -len(one.text.split())))


def _needed(draft: Draft, sentence: Sentence) -> bool:
    following = next((one.text for one in draft.reading.sentences if one.index == sentence.index + 1), "")
    only = any(sentence.does(move) and len(list(draft.reading.doing(move))) == 1 for move in ONCE)
    if praises(Piece.of(draft.reading, sentence)) and not sentence.moves & MATTER and not REFERS.match(following):
        return False
    return bool(
        only
        or sentence.moves & (MATTER | {"further_help"})
        or TELLS.search(sentence.text)
        or REFERS.match(following)
        or GREETING.match(sentence.text)
        or LIST_ITEM.match(sentence.text)
    )
