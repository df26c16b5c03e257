"""A hand-off that nobody needs: the agent takes the matter on, and the place to turn to stays as an addition.

"Please ring 0800 555 010 between 9 and 5" is "I'll look into this for you and message you here [when]; you can also ring 0800 555 010
between 9 and 5."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.asked import told
from replycoach.rewriting.sentences import facts, fault
from replycoach.rewriting.transforms._piece import Piece, small, tail_off

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.draft import Draft

NOTE = "takes it on, and keeps the other way as an addition"
GOES_ON_ABOUT = re.compile(
    r"\b(?:form|link|page|site|there|they|them|their|number|line|desk|that|those|it|answers?|email)\b", re.IGNORECASE
)
TURNS_TO = frozenset(
    "ring call phone dial email e-mail mail message text contact write drop give reach visit use go post send start open fill head see check try tap ask speak chat"
    " pop come read follow click".split()
)
"""Verbs of turning to somebody or something."""
POINTS = re.compile(r"\b(?:them|they|it|there|that|those|this|her|him)\b", re.IGNORECASE)
"""What a clause may not point to where it stands alone."""


def over(draft: Draft, piece: Piece) -> Told:
    """What the agent does, with the contact behind it where the sentence names one."""
    following = [one.text for one in draft.reading.sentences if one.index == piece.sentence.index + 1]
    goes_on = any(GOES_ON_ABOUT.search(text) for text in following)
    if draft.refuses:
        return
    answer = next(asked(draft), "")
    if answer and (way := _other_way(piece)):
        yield f"{answer} {way}", NOTE
    other = _other_way(piece)
    for promise in _promises(draft):
        if other:
            yield f"{promise} {other}", NOTE
            yield f"{tail_off(promise)}; {small(other)}", NOTE
        elif not goes_on and not facts(piece.text) and not piece.sentence.does("solution"):
            yield promise, "takes it on"
    if re.match(r"(?:please|you (?:can|could|may))\b(?! also)", piece.text, re.IGNORECASE):
        yield f"I can look after this for you right here. If you prefer, {small(piece.text)}", "offers to do it here"


def asked(draft: Draft) -> Iterator[str]:
    """A place for the answer to what the customer plainly asked."""
    customer = draft.reading.customer
    for question in (customer.questions if customer else ())[:1]:
        if turned := told(question.asks, draft.reading.parser):
            yield f"You asked {turned}: [answer: e.g. I'm checking this and will tell you today]."


def _promises(draft: Draft) -> Iterator[str]:
    if any("look into this" in words for words in (*draft.composed, draft.text)):
        return
    if draft.says_when or draft.reading.does("timeframe"):
        yield "I'll look into this for you."
    else:
        yield from draft.compose("timeframe", do="look into this for you")


def _other_way(piece: Piece) -> str:
    """The contact as what the customer can also do; empty where no clause says it on its own."""
    doc = piece.doc
    for verb in doc:
        if verb.lemma_.lower() not in TURNS_TO or not _asked_of_them(verb):
            continue
        clause = tail_off(doc[verb.i : _end(doc, verb)].text)
        also = f"You can also {small(clause)}."
        if (
            len(clause.split()) > 1
            and not POINTS.search(clause)
            and facts(piece.text) <= facts(also)
            and not fault(also, piece.text, piece.reading.parser)
        ):
            return also
    return ""


def _asked_of_them(verb: Token) -> bool:
    """Whether the customer is to do it: an order, or what "you can" or "you need to"."""
    if verb.tag_ not in ("VB", "VBP"):
        return False
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in ("xcomp", "conj") and verb.head.i != verb.i:
        subject = next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)
    return subject is None or subject.lower_ == "you"


def _end(doc: Doc, verb: Token) -> int:
    """Where the clause ends: before another with its own verb, or the closing mark."""
    for token in doc[verb.i + 1 :]:
        if token.text in (";", ":", "–", "—") or token.text[0] in ".!?":
            return int(token.i)
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.text == "," and after is not None and after.lower_ in ("and", "but", "so", "where", "which", "who"):
            return int(token.i)
        if (
            token.lower_ in ("and", "but", "so", "where")
            and after is not None
            and after.tag_ in ("PRP", "VB", "VBP", "EX")
        ):
            return int(token.i)
    return len(doc)
