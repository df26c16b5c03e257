"""What stands in for a guess: the check that the agent makes, or nothing where nobody can check it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting import handing
from replycoach.rewriting.asked import told
from replycoach.rewriting.clauses import milder, without
from replycoach.rewriting.directions import directions
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._guess import (
    BARE_GUESS,
    GUARANTEES,
    GUESSES,
    HAS_CHECKED,
    NEVER_AGAIN,
    VOUCHES,
    WARNS,
    is_at_theirs,
    is_diagnosis,
    is_estimate,
    is_theirs,
)
from replycoach.rewriting.transforms.times import HABIT, VAGUE
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.draft import Draft
    from replycoach.rewriting.transforms._piece import Piece

CUSTOMERS = re.compile(
    r"\b(?:you|your|yours|yourself|people|someone|somebody|guests|customers|parents)\b", re.IGNORECASE
)


"""Whom a sentence speaks of, where it speaks of the customer or of people like them."""
CHECKS = re.compile(r"\bI(?:'ll| will) check\b", re.IGNORECASE)
CAVEAT = re.compile(
    r"\b(?:depend(?:s|ing)? on|without guarantee|not guaranteed|subject to|no guarantee|if you|unless you|you(?:'ll| will) have to|non-binding|approximate(?:ly)?)\b",
    re.IGNORECASE,
)
"""What bounds or warns: no guess, and nothing to check."""
CARED_FOR = re.compile(
    r"[^,;]*?\b(?:she|he|you)(?:'ll|'s| will| is|'re)\b[^,;]*\b(?:fine|ok|okay|alright|all right|nothing|better|well|right as rain|happy|love it|harmless)\b",
    re.IGNORECASE,
)
"""How somebody will be, which no desk can check."""
SLOW = re.compile(r"\b(?:ages|for ?ever|long(?:er)?|a while|slow(?:ly)?)\b", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
HOPES = re.compile(r"(?:hopefully|(?:i|we) (?:do )?hope|fingers crossed)\b", re.IGNORECASE)
IN_MONTH = re.compile(
    r"\b(in|on|by|until|from|since|next) ((?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def is_gossip(piece: Piece) -> bool:
    """Whether it only says how slow others mostly are."""
    mostly = all(one.search(piece.text) for one in (HABIT, SLOW, OTHERS))
    return mostly and not (CUSTOMERS.search(piece.text) or facts(piece.text))


def instead_of_gossip(draft: Draft) -> Told:
    """News of this case, where the agent can still promise any."""
    if draft.may_promise and not draft.says_when:
        for words in draft.compose("timeframe", do="check where this stands"):
            yield words, "says what you do instead"
    yield "", "leaves out how slow others mostly are"


COMFORTS = AnyCase(
    r"\b(?:don't|do not|not to|no need to|needn't|nothing to|no reason to) (?:be |get )?(?:worry|worried|panic|fret|concerned|scared|alarmed|upset)\b"
)
"""A word of comfort, in which a guess is no matter for a check."""


def bluff(draft: Draft, piece: Piece) -> Told:
    """What can be checked as the agent's own check, else the sentence without its guess, or nothing."""
    questions = draft.reading.customer.questions if draft.reading.customer else ()
    turned = told(questions[0].asks, draft.reading.parser) if len(questions) == 1 else ""
    guesses = BARE_GUESS.match(piece.text.replace("’", "'")) and not facts(piece.text)
    if turned.startswith("whether ") and guesses and draft.may_promise and not draft.says_when:
        turned = IN_MONTH.sub(lambda found: f"{found[1]} {found[2].capitalize()}", turned)
        for words in draft.compose("timeframe", do=f"check {turned}"):
            yield words, "checks what was asked"
    plain = piece.text.replace("’", "'")
    if is_diagnosis(plain):
        return
    if is_theirs(piece):
        if not (facts(piece.text) - {"IT"} or piece.alone):
            yield "", "leaves out a guess at what was done at the customer's end"
        return
    if CAVEAT.search(plain) or HAS_CHECKED.search(plain) or is_estimate(plain):
        return
    if is_gossip(piece):
        yield from instead_of_gossip(draft)
        return
    if any(one.search(plain) for one in (GUARANTEES, NEVER_AGAIN, VOUCHES)):
        if not (facts(piece.text) or VOUCHES.search(plain)):
            yield "", "leaves out what nobody can guarantee"
        return
    if HOPES.match(piece.text) and not facts(piece.text) and not VAGUE.search(piece.text):
        yield "", "leaves out the hope"
        return
    for rest, note in milder(piece):
        dropped = without(piece.text, rest).replace("’", "'")
        if GUESSES.search(dropped) and not GUESSES.search(rest) and not WARNS.match(dropped):
            yield rest, note.replace("that hurts", "that guesses")
    if any(directions(piece.doc)):
        return
    if CARED_FOR.match(piece.text) and not facts(piece.text):
        yield "", "leaves out the guess"
        return
    others = [one.text for one in draft.reading.sentences if one.index != piece.sentence.index]
    if any(map(CHECKS.search, (*draft.composed, *others))):
        if not piece.sentence.does("question", "handoff", "apology"):
            yield "", "leaves out the guess"
        return
    if is_at_theirs(piece) or COMFORTS.search(plain):
        return
    if not piece.sentence.does("instruction") and not re.match(r"(?:so |then )?they\b", piece.text, re.IGNORECASE):
        yield from handing.promise(draft, piece, "check this")
