"""What an order leads to: "… before we can ship it" is "once you've …, we can ship it", "or you'll be charged 30 euro" is "to avoid a charge"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.transforms._piece import capital, small, tail_off, words

if TYPE_CHECKING:
    from replycoach.reading.reading import Parser

FIRST = re.compile(
    r"^(?P<ask>[^.;:!?–—]{4,160}?),? before (?P<who>we|i|you|it|they|(?:the|your|our|this|that) [a-z]+(?: [a-z]+)?) (?P<can>can|could|will|are able to|'ll be able to)\b(?! not\b) (?P<rest>[^.;:!?–—]{2,100}?)(?P<stop>[.!]*)$",
    re.IGNORECASE,
)
"""What has to be done before something else can be."""
ASK = re.compile(
    r"^(?P<lead>(?:(?:so|and|then|also|first|but|now)\b,? )*)(?:(?:please|kindly|could you(?: please)?|you(?:'ll| will|'d| would)?(?: first)?(?: just| simply| still)? (?:must|(?:have|need) to|are required to|should))(?: first)? )?(?:please )?(?P<act>[a-z][^?]*)$",
    re.IGNORECASE,
)
NO_ACT = re.compile(
    r"(?:be|have|you|we|i|it|they|the|your|our|this|that|there|if|when|not|don't|do|wait|understand|know)\b",
    re.IGNORECASE,
)
DANGLES = re.compile(r"\b(?:with|for|in|on|to|of|at|by|from)$", re.IGNORECASE)
ANYTHING = re.compile(
    r"(?:do|go|start|proceed|continue|move)(?: (?:anything|something|on|forward|further|ahead))?(?: (?:about|with) (?:it|this|that))?$",
    re.IGNORECASE,
)
POLAR_ANY = re.compile(r"\bany(?:thing|one|body|where)?\b", re.IGNORECASE)
"""What nothing is left to say of where it is no longer denied."""
CHARGED = re.compile(
    r",?;? (?:or(?: else)?|otherwise|as otherwise|or otherwise) (?:you(?:'ll| will)(?: (?:have|need) to)? (?:be charged|pay|get charged|incur|face)|(?:we|i)(?:'ll| will)(?: have to)? (?:charge|bill) you|there(?:'ll| will) be|there(?:'s| is)) (?P<fee>(?:an? |the |our |another |extra )?(?:[^.;:!?–—]|\.(?=\d)){2,60}?)[.!]*$",
    re.IGNORECASE,
)
"""A cost that comes if it is not done."""
IS_FEE = re.compile(r"\b(?:fees?|charges?|penalt(?:y|ies)|fines?|costs?|surcharge|interest|postage)\b", re.IGNORECASE)
REJECTED = re.compile(
    r"(?:[,;] (?:as |because |since )?|\. )without (?P<what>[^,.;:!?–—]{3,40}?),? (?P<thing>(?:your|the|any) [a-z]+(?: [a-z]+)?) (?:(?:will|may|can|must) be|is|gets?|has to be) (?:automatically )?(?:rejected|declined|refused|denied|turned down)[.!]*$",
    re.IGNORECASE,
)
"""What is refused without the thing that was asked for."""
OR_IT = re.compile(
    r",? or(?: else)? (?P<what>(?:the|your|an?|our|it|they)\b[^.;:!?]{3,80}? (?:(?:will|may|can|has to|have to) (?:be|expire|lapse|stop|close|end|go)|expires?|lapses?)\b[^.;!?]*?)[.!]*$",
    re.IGNORECASE,
)
"""What else happens."""
FAILURE = re.compile(
    r"^failure to (?P<act>[a-z][^.;:!?–—]{3,100}?) (?:will|may|can|could) (?:result in|lead to|incur|mean|cause) (?P<thing>(?:an?|the|your)\b[^.;:!?–—]{3,80}?)[.!]*$",
    re.IGNORECASE,
)


def once(text: str, parser: Parser) -> Iterator[str]:
    """The first act as what opens the way for the second, then as asked for its sake; nothing where the text is none of that.

    >>> from replycoach.reading.grammar import Grammar
    >>> for told in once("You need to pay that online before we can release it.", Grammar()):
    ...     print(told)
    Once you've paid that online, we can release it.
    Please pay that online so that we can release it.
    """
    found = FIRST.match(text)
    ask = found and ASK.match(found["ask"])
    if not found or not ask or NO_ACT.match(ask["act"]):
        return
    done = re.sub(r" first$", "", _perfect(ask["act"], parser))
    if not done:
        return
    can = "can" if found["can"].lower() == "could" else found["can"]
    rest = re.sub(
        r"\b(?P<does>ship|deliver|dispatch|order|begin|cook|print|bake) anything$", r"\g<does>", found["rest"]
    )
    if ANYTHING.match(rest) or POLAR_ANY.search(rest):
        yield f"Please {small(ask['act'])}."  # that they go ahead then would promise what is not said
        yield f"Please {small(ask['act'])} so that {'I' if found['who'].lower() == 'i' else 'we'} can look into it."
        return
    gap = "" if can.startswith("'") else " "
    then = f"{small(found['who'])}{gap}{can} {rest}"
    if DANGLES.search(done):
        yield f"{capital(then)} once you've {done}."
    else:
        yield f"Once you've {done}, {then}."
    if found["who"].lower() == "you":
        yield f"Please {small(ask['act'])} before you {rest}."
    else:
        yield f"Please {small(ask['act'])} so that {then}."


def _perfect(act: str, parser: Parser) -> str:
    """An act and those joined to it as done: "sign and post it" is "signed and posted it"."""
    doc = parser.parse(f"Please {small(act)}.")
    if len(doc) < 3:
        return ""
    first = doc[1]
    forms = getattr(first, "lemma_", "").lower() if first.pos_ == "VERB" else first.lower_
    joined = [
        one
        for one in doc[2:]
        if one.dep_ == "conj" and one.head.i == 1 and one.tag_ in ("VB", "VBP") and one.pos_ == "VERB"
    ]
    if not _may_be_done(forms) or any(child.tag_ in ("VBZ", "MD") and child.head.i == 1 for child in doc):
        return ""
    swaps = {1: inflect(forms, "VBN"), **{one.i: inflect(one.lemma_.lower(), "VBN") for one in joined}}
    return tail_off(words(doc, 1, len(doc), swaps))


def _may_be_done(verb: str) -> bool:
    """Whether a dictionary knows the word as a verb."""
    from lemminflect import getAllLemmas

    return "VERB" in getAllLemmas(verb)


def softened(text: str) -> str:
    """An order with what it leads to put as its reason; the text itself where nothing threatens.

    >>> softened("Please return the book by Friday or you'll be charged 30 euro.")
    'Please return the book by Friday to avoid a charge of 30 euro.'
    """
    if found := FAILURE.match(text):
        return f"To avoid {found['thing']}, please {found['act']}."
    if found := CHARGED.search(text):
        fee = re.sub(r"^(?:another|extra) ", "", found["fee"]) if not IS_FEE.search(found["fee"]) else found["fee"]
        bound = re.match(r"(?:for|at|in full|by|on)\b", fee, re.IGNORECASE)
        named = (
            fee
            if IS_FEE.search(fee)
            else f"being charged {fee}"
            if bound
            else f"a charge of {re.sub('^an? (?=[0-9£$€])', '', fee)}"
        )
        return f"{text[: found.start()]} to avoid {named}."
    if found := REJECTED.search(text):
        what, said = found["what"], text[: found.start()]
        noun = what.split()[-1].lower()
        many = re.search(rf"\b{re.escape(noun.rstrip('s'))}s\b", said, re.IGNORECASE)
        named = ("them" if many else "it") if noun.rstrip("s") in said.lower() else what
        return f"{said}; we need {named} to accept {small(found['thing'])}."
    if found := OR_IT.search(text):
        said = re.sub(r",? as\s*$", "", text[: found.start()])
        return f"{said}, as otherwise {small(found['what'])}."
    return text
