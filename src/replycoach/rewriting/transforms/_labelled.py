"""Notes with a label, or with a time in place of a verb: "Collection: tomorrow, 10.00, by our fitter", "Delivery Thursday"."""

from __future__ import annotations

import re

from replycoach.rewriting.transforms._noted import many, noun, time
from replycoach.rewriting.transforms._piece import Piece, capital, small

LABEL = re.compile(r"^(?P<label>[A-Za-z][a-z-]*(?: [a-z-]+){0,3}): (?P<value>.+)$")
STATE = re.compile(
    r"(?:down|up|permitted|allowed|available|free|included|closed|open|ready|sold out|in stock|out of stock|exempt from|valid (?:to|until)|back|offline|online)\b",
    re.IGNORECASE,
)
BY = re.compile(r",? by (?P<who>(?:our|the|your) [a-z]+(?: [a-z]+)?)$")
SUMS = frozenset("price cost total fee charge rate postage deposit balance".split())
EVENTS = {"delivery": "deliver", "collection": "collect", "pickup": "pick up", "repair": "repair"}
VISITS = frozenset(
    "visit appointment delivery collection pickup repair installation inspection call callback check-up meeting".split()
)
GETS = {
    "refund": "your refund",
    "answer": "an answer",
    "reply": "a reply",
    "response": "an answer",
    "credit": "your credit",
    "decision": "a decision",
}
ASKED = frozenset("queries questions enquiries".split())
SHIPS = re.compile(r"\b(?:ships|leaves|goes out|is on its way)\b", re.IGNORECASE)


def labelled(piece: Piece, text: str) -> str:
    """ "Collection: tomorrow, 10.00, by our fitter", "Servers: down until 21:00"."""
    found = LABEL.match(text)
    if not found:
        return ""
    label, value = found["label"], found["value"]
    if label.lower() in ASKED or label.lower() in {f"{more} {one}" for one in ASKED for more in ("further", "any")}:
        return _reach(value)
    if re.fullmatch(
        r"(?:(?:documents?|items?|information|details) )?(?:required|needed)(?: documents?)?", label, re.IGNORECASE
    ):
        return f"We need the following: {value}"
    if label.lower() in ("cost", "charge", "fee") and re.fullmatch(r"none|nil", value):
        return "There is no charge"
    if label.split()[0].lower() in SUMS and re.match(r"(?:[£$€]|[\d.,]+ (?:euros?|pounds))", value):
        return f"The {small(label)} is {value}"
    if happens := _event(piece, label, value):
        return happens
    thing = noun(label)
    if label.lower() == "replacement" and value == "same visit":
        return "The replacement comes with the same visit"
    if thing and many(thing) and re.match(r"(?:down|up|back|closed|open|offline|online)\b", value):
        thing = thing if thing.startswith("your ") else f"the {thing}"
    if thing and STATE.match(value):
        return f"{capital(thing)} {'are' if many(thing) else 'is'} {small(value).replace('valid to ', 'valid until ')}"
    return ""


def _reach(value: str) -> str:
    if re.fullmatch(r"\+?[\d ()-]{7,20}", value):
        return f"If you have any questions, you can call us on {value}"
    return f"If you have any questions, write to {value}" if re.fullmatch(r"[\w.+-]{1,60}@[\w.-]{3,60}", value) else ""


def _event(piece: Piece, label: str, value: str) -> str:
    by = BY.search(value)
    when = time(value[: by.start()] if by else value)
    head = label.lower().split()[-1]
    if not when:
        return ""
    if by and label.lower() in EVENTS:
        return f"{capital(by['who'])} will {EVENTS[label.lower()]} {it(piece)} {when}"
    if by and re.search(r"\b(?:driver|courier)$", by["who"]) and (thing := noun(label)):
        return f"{capital(by['who'])} will bring {thing} {when}"
    if by:
        return ""
    if (
        label.lower() in GETS
        and re.match(r"(?:within|in|by|tomorrow|today|on|up to)\b", when)
        and not when.startswith("up to")
    ):
        return f"You'll have {GETS[label.lower()]} {when}"
    if label.lower() == "delivery" and (before := _before(piece)) and SHIPS.search(before):
        return f"It will be delivered {when}"
    if head in VISITS and (thing := noun(label)):
        return f"{capital(thing if thing.startswith(('the ', 'your ')) else f'the {thing}')} is {when}"
    return ""


def it(piece: Piece) -> str:
    """What the customer's thing is called where it has been named: "it" or "them"."""
    said = piece.reading.case.message.lower()
    return "them" if re.search(r"\b(?:they|them|these|those)\b", said) and not re.search(r"\bit\b", said) else "it"


def _before(piece: Piece) -> str:
    index = piece.sentence.index
    return piece.reading.sentences[index - 1].text if index else ""


TIMED = re.compile(
    r"^(?P<thing>[A-Za-z-]+(?: [a-z-]+){0,2}?) (?P<when>(?:today|tonight|tomorrow|within|in|by|before|after|on|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d).*)$"
)
STANDS = re.compile(
    r"^(?P<thing>[A-Za-z-]+(?: [a-z-]+){0,2}?) (?P<state>(?:in stock|out of stock|sold out|valid (?:to|until)|available|not available|ready)\b.*)$"
)


def timed(piece: Piece, text: str) -> str:
    """ "Delivery Thursday, before noon", "Code valid to Sunday"."""
    if (found := TIMED.match(text)) and (happens := _event(piece, found["thing"], found["when"])):
        return happens
    found = STANDS.match(text)
    thing = noun(found["thing"]) if found else ""
    if not found or not thing:
        return ""
    return f"{capital(thing)} {'are' if many(thing) else 'is'} {found['state'].replace('valid to ', 'valid until ')}"
