"""What is lacking: "isn't available" and "we don't have …" become the day on which it will be there, which is a slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.rewriting.transforms._affirmative import NOT_YET
from replycoach.rewriting.transforms._piece import Wording, capital, join_slot, when

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXPECTED = frozenset(
    "answer update news information result outcome detail date decision response reply figure quote price".split()
)
_GONE = re.compile(
    r"^(?P<what>(?!i\b|you\b|we\b|there\b)[\w' -]{2,50}?)(?: is|'s| are|'re)(?: currently| now)?(?: not|n't)?(?: currently| yet)? (?:(?:un)?available|in stock|out of stock|sold out|back ?ordered)(?: right now| yet)?(?P<more>[.!]*)$",
    re.IGNORECASE,
)
COMES_BACK = re.compile(
    r"\b(?:back ?ordered|run out|currently|at (?:this|the) (?:time|moment|present)|at present|(?:right|just) now|now|yet)\b",
    re.IGNORECASE,
)
"""It is lacking for a time: what is sold out or simply not to be had is not promised for a day."""
BOUND = re.compile(r"\b(?:before|after|on|at|for|in|without|with|by|during|under|over|between|than)\b", re.IGNORECASE)
_LACKING = re.compile(
    r"^(?:we|i) (?:(?:currently )?(?:do not|don't) (?:currently )?have|(?:currently )?have no|(?:have|'ve) run out of|(?:are|'re) (?:currently )?out of) (?:any |an? )?(?P<what>[\w' -]{2,50}?)(?: for you)?(?P<stock> in stock| available| left)?(?P<more>[.!]*)$",
    re.IGNORECASE,
)


def missing(doc: Doc) -> Iterator[Wording]:
    text = NOT_YET.sub("", doc.text)
    text = re.sub(r"\s+(?=[.!])|,(?=[.!]*$)", "", text)
    found = _GONE.match(text)
    if found and COMES_BACK.search(doc.text.replace("’", "'")) and not BOUND.search(found["what"]):
        will = join_slot(f"{found['what']} will be available again.", when("from 3 May"))
        yield Wording(capital(will), "review", "names the day instead of the lack")
        return
    found = _LACKING.match(text)
    if found is None:
        return
    what = found["what"]
    if what.split()[-1].lower().removesuffix("s") in EXPECTED and not found["stock"]:
        article = "the" if what.split()[0].lower() not in ("the", "your", "that") else ""
        yield Wording(f"I'll have {article} {what} for you {when()}.", "review", "says when the answer comes")
    elif (
        (found["stock"] or re.search(r"out of", text, re.I))
        and re.match(r"(?:the|your|that|those|this)\b|.*s$", what, re.I)
        and COMES_BACK.search(doc.text.replace("’", "'"))
    ):
        article = "" if re.match(r"(?:the|your|that|those|this)\b", what, re.I) else "the "
        yield Wording(
            f"{capital(article + what)} will be back in stock {when('on 3 May')}.",
            "review",
            "names the day instead of the lack",
        )
