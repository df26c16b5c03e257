"""A deed as the state that it led to: "you entered the wrong address" is "the wrong address was entered"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.reading.grammar import AUXILIARIES
from replycoach.rewriting.inflect import BE, Person, inflect, person
from replycoach.rewriting.transforms._piece import capital, edges, has_time, words
from replycoach.rewriting.transforms._time import preposition

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OBJECT_WORDS = {"it": "it", "them": "they", "me": "I", "us": "we", "him": "he", "her": "she"}
PARTICLES = frozenset("in out up off on back over down".split())
MODALS = frozenset("must may might could".split())
"""Of a deed that nobody saw."""


EVIDENCE = frozenset(
    "sign agree accept confirm approve authorise authorize choose select pick tick opt book reserve order ask request instruct consent decline cancel subscribe".split()
)
"""Deeds by which a customer binds themselves, or that are their own choice: who did them is what the sentence tells."""
AMISS = re.compile(r"\b(?:wrong|incorrect|different|other|by mistake|in error|twice|too)\b", re.IGNORECASE)
"""What makes such a deed a slip: that one can be told without the person."""
GUESSED = re.compile(r"\b(?:probably|presumably|perhaps|maybe|possibly|most likely)\b", re.IGNORECASE)
"""What makes a deed a guess, which no state may tell as a fact."""
BELONGS = frozenset("which that who whom whose where".split())
"""How a clause begins that belongs to the noun before it."""

ANYBODY_CAN = frozenset("use access share unlock drive borrow spend withdraw wear".split())
"""What others too can do with somebody's own thing."""


def hints(lemma: str, thing: str) -> bool:
    """Whether a passive would hint at somebody else: "your phone was used".

    >>> hints("use", "your phone"), hints("use", "the old form"), hints("cancel", "your order")
    (True, False, False)
    """
    return lemma in ANYBODY_CAN and thing.lower().startswith(("your ", "yours"))


HELD = re.compile(r"\b(?:(?:at|on|to) hand|in (?:mind|place|sight)|within reach)$", re.IGNORECASE)
"""What belongs to the verb, and not to the thing that it is kept with."""


PLACED = re.compile(r"\s*(?:in|into|on|onto|at|to|through|down|back)\b", re.IGNORECASE)


def done_to(lemma: str, rest: str, *, particle: str) -> str:
    """The participle of a verb: nothing is "put" nowhere.

    >>> done_to("put", " on the form", particle=""), done_to("put", "", particle=""), done_to("send", "", particle="")
    ('put', 'given', 'sent')
    """
    return inflect(lemma, "VBN") if lemma != "put" or particle or PLACED.match(rest) else "given"


def passive(doc: Doc, verb: Token, be: str, with_particle: str = "", where: str = "") -> tuple[str, Token] | None:
    """The passive of "you … verb object …" as words without a closing mark, and its subject; None where it has no plain object.

    `where` goes to the end, or before a time; a place that is named already is enough.
    """
    noun = _object(doc, verb)
    if noun is None:
        return None
    alone = noun.lower_ in OBJECT_WORDS or noun.lower_ in ("this", "that", "these", "those")
    start, end = (
        (noun.i, noun.i + 1) if alone else edges(noun)
    )  # whatever a parser hangs on a pronoun belongs to the verb
    end = end if alone else named(doc, _with_place(doc, noun, end))
    end = next((token.i for token in doc[noun.i + 1 : end] if _is_moment(token)), end)
    if (
        start <= verb.i
        or belongs(doc, end)
        or end <= noun.i
        or end - start > 9
        or any(token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") for token in doc[start:end])
    ):
        return None
    between = doc[verb.i + 1 : start]
    if len(between) > 1 or any(token.lower_ not in PARTICLES for token in between):
        return None
    stop = len(doc)
    while stop > end and doc[stop - 1].is_punct:
        stop -= 1
    while end > start and doc[end - 1].is_punct:
        end -= 1
    thing = OBJECT_WORDS.get(noun.lower_, words(doc, start, end)) if end - start == 1 else words(doc, start, end)
    if (
        thing.lower() == "you"
        or HELD.search(thing)
        or re.match(r"by \w+ing\b", doc[end:].text)
        or re.search(r"\b(?:any|yourself|yourselves|anything)\b", doc[start:].text, re.IGNORECASE)
    ):
        return None
    if hints(verb.lemma_.lower(), thing):
        return None
    who: Person = person(noun)
    particle = f" {between.text}" if len(between) else with_particle
    while end < stop and (doc[end].dep_ == "compound:prt" or (where and doc[end].tag_ in ("RB", "JJ"))):
        particle += f" {doc[end].text}"
        end += 1
    rest = doc[end:stop].text
    done = _compound(doc, verb) + done_to(verb.lemma_.lower(), rest, particle=particle)
    rest = rest if rest[:1] in ",;" else f" {rest}" if rest else ""
    time = has_time(rest) or preposition(re.sub(r"^ (?:on|at|in|by) ", "", rest)) is not None
    where = where if not rest or time else ""
    return f"{capital(thing)} {_be(be, who)} {done}{particle}{where}{rest}", noun


def named(doc: Doc, end: int) -> int:
    """The end of a thing that ends at this token, with the number, letter or code behind it that is its name: "the letter O"."""
    if end + 1 < len(doc) and doc[end].tag_ == "VBG" and doc[end + 1].tag_ == "CD":
        return end + 2  # "the card ending 44"
    while (
        end < len(doc)
        and (doc[end].tag_ == "CD" or (doc[end].text.isupper() and doc[end].text != "I"))
        and not (end + 1 < len(doc) and doc[end + 1].tag_ in ("NN", "NNS"))
    ):
        end += 1
    return end


def belongs(doc: Doc, end: int) -> bool:
    """Whether a clause begins at this token that belongs to the thing before it."""
    return end < len(doc) and doc[end].lower_ in BELONGS and doc[end].tag_ != "DT"


def is_evidence(verb: Token, *, denied: bool = False) -> bool:
    """Whether it counts who did this, see `EVIDENCE`; what was not done, or was a slip, is a state."""
    return verb.lemma_.lower() in EVIDENCE and not denied and AMISS.search(verb.doc.text) is None


def supposed(said: str, verb: Token) -> str:
    """A state with the "must have" of its verb."""
    modal = next((child.lower_ for child in verb.children if child.dep_ in AUXILIARIES and child.lower_ in MODALS), "")
    return re.sub(r" (?:was|were) ", f" {modal} have been ", said, count=1) if modal else said


def _compound(doc: Doc, verb: Token) -> str:
    """What is written before the verb with a hyphen: "double-booked"."""
    joined = verb.i > 1 and doc[verb.i - 1].text == "-" and not doc[verb.i - 1].whitespace_
    return doc[verb.i - 2 : verb.i].text if joined else ""


def _with_place(doc: Doc, noun: Token, end: int) -> int:
    """The end of an object with the "in …" or "of …" right behind it, which a parser may have hung on the verb."""
    if (
        end == noun.i + 1
        and end + 1 < len(doc)
        and doc[end].lower_ in ("in", "of", "for", "from")
        and doc[end + 1].lower_ in ("the", "our", "your", "my", "section")
    ):
        place = next((token for token in doc[end + 1 : end + 5] if token.tag_ in ("NN", "NNS")), None)
        if place is not None and not re.search(r"week|month|day|morning|year|time", place.lower_):
            return int(place.i) + 1
    return end


def _is_moment(token: Token) -> bool:
    """Whether it begins the moment of a deed, which a parser may have hung on the thing: "the code at checkout"."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ == "at" and any(one.tag_ == "NN" for one in after)


def _be(be: str, who: Person) -> str:
    if be == "wasn't":
        return BE[who, "VBD"] + "n't"
    if be == "hasn't":
        return ("haven't" if who != "it" else "hasn't") + " been"
    return BE[who, "VBD"]


def _object(doc: Doc, verb: Token) -> Token | None:
    objects = [child for child in verb.children if child.dep_ in ("obj", "dobj") and child.i > verb.i]
    objects = objects[:1] if len(objects) == 2 and objects[1].tag_ == "CD" else objects
    if len(objects) != 1 or any(child.dep_ in ("iobj", "dative", "xcomp", "ccomp") for child in verb.children):
        return None
    return objects[0]
