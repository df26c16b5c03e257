"""A standstill as what ends it: "nothing can be done until …" is "once …, we can go ahead", "closed until Monday" is "opens again on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.rewriting.sentences import has_verb
from replycoach.rewriting.transforms._piece import Piece, Wording, capital, small
from replycoach.rewriting.transforms._time import at, preposition

DENIED = re.compile(r"\b(?:not|no|never|cannot|unable|impossible)\b|n't\b", re.IGNORECASE)
GO_ON = re.compile(
    r"^(?:as an? [a-z]+,? )?(?:there(?:'s| is) (?:nothing|not much|little) (?:more |else |further )?(?:that )?(?P<who>i|we) can do(?: about (?:it|this|that))?|(?P<one>i|we)(?: |(?='))(?:can't|cannot|can not|won't be able to|(?:am|are|'m|'re) (?:not able|unable) to) (?:do (?:anything|much)(?: (?:about|with) (?:it|this|that))?|help(?: you)?(?: (?:any )?further)?|proceed|continue|go ahead))(?: (?:for you|here|with (?:it|this|that)))?,? (?:until|till|before|unless) (?P<done>(?:we|i|you|it|they|the|your|our)\b[^,.;:!?–—]{3,120}?)[.!]*$",
    re.IGNORECASE,
)
"""That nothing goes on until something has happened."""
SPAN = r"(?:an?|\d+|two|three|four|five|six|seven|ten|few|couple of|\d+ to \d+)(?: more)? (?:working |business )?(?:minute|hour|day|week|month)s?"
LATER = re.compile(
    rf"^(?P<what>[^,;:?–—]{{3,80}}?) (?:won't be|will not be|isn't going to be) (?P<state>ready|back|available|there|delivered|finished|repaired|dispatched|in [^,;:?]{{3,40}}?|on [^,;:?]{{3,40}}?) for (?:another|(?P<least>at least)(?: another)?) (?P<long>{SPAN})[.!]*$",
    re.IGNORECASE,
)
"""For how long something will not be there."""
SHUT = re.compile(
    r"^(?P<what>(?:the|our|your) [^,;:?–—]{2,50}?) (?P<is>is|are)(?: currently| still)? (?:closed|shut) (?:until|till) (?P<time>[^,;:?–—]{2,40}?)[.!]*$",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"^(?:nobody|no one) (?P<does>can|will be able to) (?P<act>[a-z][^,;:?–—]{2,80}?) (?:until|before) (?P<time>[^,;:?–—]{2,40}?)[.!]*$",
    re.IGNORECASE,
)
NEEDS = re.compile(
    r"^(?:please note(?: that)? |but |and )*without (?P<what>(?!it\b|that\b|this\b|them\b)[^,.;!?]{3,50}?),? (?:we|i)(?: will| would)?(?: unfortunately)? (?:can't|cannot|can not|couldn't|(?:are|am|will be|be|'m|'re) (?:not able|unable) to|won't be able to) (?P<act>do (?:anything|much|more|nothing)|help(?: you)?(?: (?:any )?further)?|proceed|continue|go ahead|move forward)(?: (?:with )?(?:this|it|your [a-z]+))?[.!]*$",
    re.IGNORECASE,
)
"""That nothing goes without a paper."""
EARLIEST = re.compile(
    r"^(?P<what>[^.;!?]*?\b(?:at|on|by|from|in|tomorrow|today|next)\b[^,.;!?]*),? (?:an )?(?:earlier|sooner)(?: (?:time|date|slot|appointment))? (?:isn't|is (?:unfortunately |sadly )?not) (?:possible|available)[.!]*$",
    re.IGNORECASE,
)
"""A time, and that none is earlier."""
NOTE = "says when it goes on"


def on_the_way(piece: Piece, text: str) -> Iterator[Wording]:
    """When or with what it goes on."""
    if found := NEEDS.match(text):
        yield from _needed(piece, found)
    elif found := GO_ON.match(text):
        if not DENIED.search(found["done"]) and has_verb(piece.reading.parser.parse(f"{capital(found['done'])}.")):
            who = "I" if (found["who"] or found["one"]).lower() == "i" else "we"
            yield Wording(f"Once {small(found['done'])}, {who} can go ahead.", "review", NOTE)
    elif found := LATER.match(text):
        stop = " at the earliest" if found["least"] else ""
        later = f"{found['what']} will be {found['state']} in {found['long'].replace(' more', '')}{stop}."
        yield Wording(capital(later), "review", NOTE)
    elif (found := SHUT.match(text)) and preposition(found["time"]) is not None:
        opens = "opens" if found["is"].lower() == "is" else "open"
        yield Wording(capital(f"{found['what']} {opens} again {at(found['time'])}."), "review", NOTE)
    elif (found := NOBODY.match(text)) and preposition(found["time"]) is not None:
        yield Wording(f"We {small(found['does'])} {found['act']} from {found['time']}.", "review", NOTE)


def _needed(piece: Piece, found: re.Match[str]) -> Iterator[Wording]:
    """What is needed to go on; nothing where another sentence asks for it."""
    nouns = {token.lemma_.lower() for token in piece.doc if token.pos_ == "NOUN" and token.text in found["what"]}
    others = " ".join(one.text.lower() for one in piece.reading.sentences if one.index != piece.sentence.index)
    if nouns and all(noun in others for noun in nouns):
        yield Wording("", "review", "leaves out what the request says already")
    what = re.sub(r"^(?:any |an? )", "the ", found["what"], flags=re.IGNORECASE)
    yield Wording(f"We need {what} to go ahead.", "review", "says what makes it possible")


def earliest(text: str) -> Iterator[Wording]:
    """A time of which it is said that none is earlier."""
    if found := EARLIEST.match(text):
        yield Wording(f"{found['what']} at the earliest.", "safe", "says the time without the refusal")
