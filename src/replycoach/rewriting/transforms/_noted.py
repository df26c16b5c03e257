"""What a telegram leaves out: the article of a noun, the preposition of a time, and how to tell that they are missing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from replycoach.rewriting.transforms._piece import small

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

YOURS = frozenset(
    "account address application appointment bag baggage bill booking bookings card claim complaint connection contract deposit details discount documents email enquiry form invoice luggage mail"
    " membership message order parcel passport passports password payment photo photos plan policy query receipt receipts refund report request reservation return subscription suitcase ticket tickets"
    " visit replacement letter id collection delivery".split()
)
"""Nouns that a support desk says of what is this customer's own."""
MASS = frozenset(
    "access advice assistance cash chat data delivery electricity equipment formula gas heating help information internet maintenance milk money pay"
    " permission postage safety saliva satisfaction compensation confirmation quality feedback power service shipping software storage support tape traffic training transport water work sand salt soap".split()
)
"""Nouns that stand without an article."""
DEFINITE = frozenset("at under near behind".split())
PARTS_OF = frozenset("back front top bottom side end rear inside outside".split())
"""Prepositions before what both sides know."""
BARE_AFTER = frozenset("by at in on via per as from to of with".split())
BARE = frozenset(
    "post mail email phone hand home line site stock bed person writing charge course place work night noon time advance store".split()
)
"""Nouns that stand without an article behind these: "by post", "at home"."""
OWN_ARTICLE = frozenset(
    "the a an your our my his her its their this that these those all both each every any some no one two three four five six seven eight nine ten it they you we i he she there what which who please not half somebody someone nobody everyone everybody anyone anybody something nothing everything neither either another other such more most many few several both had were should if when is are was has have be to of and or as me us him them one".split()
)

_DAY = r"(?:(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)|the \d{1,2}(?:st|nd|rd|th))"
_CLOCK = r"(?:\d{1,2}[.:]\d\d(?: ?(?:am|pm))?|\d{1,2} ?(?:am|pm)|noon|midday|midnight)"
_HOUR = rf"(?:{_CLOCK}|\d{{1,2}})"
_LONG = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten|fourteen)(?:(?: to |-)(?:\d{1,3}|two|three|four|five|six|seven|ten))? (?:working |business )?(?:minute|hour|day|week|month)s?"
PARTS = (
    (re.compile(r"(?:today|tonight|tomorrow(?: (?:morning|afternoon|evening))?)", re.IGNORECASE), "{}"),
    (re.compile(rf"(?:on )?({_DAY}(?: (?:morning|afternoon|evening))?)", re.IGNORECASE), "on {}"),
    (re.compile(rf"(?:at )?({_CLOCK})", re.IGNORECASE), "at {}"),
    (re.compile(rf"(?:from |between )?({_HOUR}(?: ?(?:to|-|–|and) ?){_HOUR})", re.IGNORECASE), "from {}"),
    (re.compile(rf"((?:before|after|by|until|from) (?:{_CLOCK}|{_DAY}|today|tomorrow)(?: (?:today|tomorrow))?)", re.IGNORECASE), ", {}"),
    (re.compile(rf"((?:within|in|up to) {_LONG})", re.IGNORECASE), "{}"),
)  # fmt: skip
"""What a time is made of, and how each part is said in a sentence."""
LATER = re.compile(
    rf"\b(?:by|before|within|in) (?:{_CLOCK}|{_DAY}|{_LONG}|tomorrow|noon)|\bon (?:receipt|arrival)\b|\btomorrow\b|\btonight\b",
    re.IGNORECASE,
)
"""What is still to come."""
EVER = re.compile(
    rf"\b(?:on|at|in|every|each) (?:{_DAY}|{_CLOCK})|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btoday\b|\d(?:st|nd|rd|th)\b|\bafter\b",
    re.IGNORECASE,
)
"""A time that may be past or to come."""


def time(said: str) -> str:
    """A time in notes as it is said in a sentence; empty where a part of it is none.

    >>> time("tomorrow, 10.00"), time("Thursday, before noon"), time("tomorrow, 10:00 to 12:00"), time("soon")
    ('tomorrow at 10.00', 'on Thursday, before noon', 'tomorrow from 10:00 to 12:00', '')
    """
    told = ""
    for part in re.split(r", (?=\S)", said.strip()):
        found = next(((shape, match) for pattern, shape in PARTS if (match := pattern.fullmatch(part))), None)
        if found is None:
            return ""
        shape, match = found
        words = shape.format(match[match.lastindex or 0])
        told += words if words[0] == "," or not told else f" {words}"
    return told.removeprefix(", ").replace(" - ", " to ")


@cache
def kinds(word: str) -> frozenset[str]:
    """What a word can be: NOUN, VERB, ADJ…"""
    from lemminflect import getAllLemmas

    return frozenset(getAllLemmas(word))


@cache
def is_plural(word: str) -> bool:
    """Whether a noun stands in the plural.

    >>> is_plural("receipts"), is_plural("glass"), is_plural("details")
    (True, False, True)
    """
    from lemminflect import getLemma

    lemmas = getLemma(word, upos="NOUN")
    return word.endswith("s") and not word.endswith(("ss", "us")) and bool(lemmas) and lemmas[0] != word


def noun(said: str) -> str:
    """A noun without an article as it stands in a sentence; empty where it is none, or holds a name.

    >>> noun("Correct copy"), noun("Form"), noun("Tracing"), noun("card details"), noun("Doctor Ferris")
    ('the correct copy', 'your form', 'tracing', 'your card details', '')
    """
    first, *more = words = said.split()
    if not 0 < len(words) <= 4 or any(not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) for word in more):
        return ""
    if not re.fullmatch(r"[A-Za-z]+(?:-[a-z]+)*", first) or any(word.lower() in OWN_ARTICLE for word in words):
        return ""
    head, lead = words[-1].lower(), [word.lower() for word in words[:-1]]
    if "NOUN" not in kinds(head) or any(not kinds(word) & {"NOUN", "ADJ", "VERB"} for word in lead):
        return ""
    if any(kinds(word) == {"ADV"} for word in lead):
        return ""
    told = small(said)
    if head in YOURS and not set(lead) & {
        "correct",
        "wrong",
        "new",
        "next",
        "right",
        "engineer",
        "plumber",
        "technician",
        "fitter",
    }:
        return f"your {told}"
    if head in MASS or head.endswith(("ing", "ness")) or is_plural(head):
        return told
    return f"the {told}"


def many(said: str) -> bool:
    """Whether what is named is more than one.

    >>> many("your card details"), many("the correct copy")
    (True, False)
    """
    return is_plural(said.split()[-1].lower()) or " and " in said


def articled(order: str, parser: Parser) -> str:
    """An order with the articles that its notes leave out; what has one, or needs none, stays."""
    verb, _, rest = order.partition(" ")
    found = OBJECT.match(rest)
    thing = noun(found["thing"]) if found else ""
    if found and thing:
        rest = f"{thing}{rest[found.end() :]}"
    order = HOW_LONG.sub(r" for \g<0>", f"{verb} {rest}".strip()).replace("for  ", "for ")
    return behind_prepositions(f"Please {order}", parser).removeprefix("Please ")


OBJECT = re.compile(
    r"(?!(?:off|on|up|out|back|away|down|me|us|him|her|them|it|care|part|place|note|heart|time|any)\b)(?P<thing>[a-z-]+(?: [a-z-]+){0,3}?)(?=$| (?:at|in|on|by|for|from|to|with|into|of|until|before|after|over|under|behind|through|off|up|out|again|as|if|and|\d+|two|three|five|ten|fifteen|thirty)\b)"
)
HOW_LONG = re.compile(
    r"(?<!for)(?<!about)(?<!after)(?<!another)(?<!within)(?<!least)(?<!of)(?<!the) (?:\d{1,2}|two|three|four|five|ten|fifteen|twenty|thirty) (?:second|minute)s$"
)


def behind_prepositions(text: str, parser: Parser) -> str:
    """The sentence with the article of each bare noun behind a preposition."""
    doc = parser.parse(text)
    told = ""
    for token in doc:
        before = doc[token.i - 1].lower_ if token.i else ""
        lacks = before in DEFINITE or (before == "of" and token.i > 1 and doc[token.i - 2].lower_ in PARTS_OF)
        told += (_article(doc, token) if lacks else "") + token.text + token.whitespace_
    return told


def _article(doc: Doc, token: Token) -> str:
    """The article that is missing where a bare noun phrase begins with this word."""
    end = token.i
    while end < len(doc) and doc[end].tag_ in ("JJ", "JJR", "JJS", "NN", "NNS", "VBN") and doc[end].is_alpha:
        end += 1
    if end == token.i or end - token.i > 3 or token.i < 2:
        return ""
    head, before = doc[end - 1], doc[token.i - 1]
    if head.tag_ not in ("NN", "NNS") or before.tag_ in (
        "DT",
        "PRP$",
        "CD",
        "JJ",
        "NN",
        "NNS",
        "NNP",
        "POS",
        "PDT",
        "VBN",
        "PRP",
    ):
        return ""
    if (
        before.lower_ in BARE_AFTER
        and head.lower_ in BARE
        or end < len(doc)
        and (doc[end].tag_ in ("POS", "CD", "NNP") or any(map(str.isdigit, doc[end].text)))
    ):
        return ""
    if before.lower_ in OWN_ARTICLE or re.fullmatch(r"[a-z]+day|tonight|today|tomorrow|noon|midnight", head.lower_):
        return ""
    if head.lower_ in YOURS:
        return "your "
    return (
        ""
        if head.tag_ == "NNS" or is_plural(head.lower_) or head.lower_ in MASS or head.lower_.endswith("ing")
        else "the "
    )
