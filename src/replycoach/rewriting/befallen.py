"""What has befallen a customer or somebody close to them: a death, an illness, an operation, a lost job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.rewriting.reader import reader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PETS = frozenset("dog cat puppy kitten horse pony rabbit hamster parrot budgie pup pet".split())
KIN = frozenset(
    "mum mom mother dad father parent son daughter child baby husband wife partner fiancé fiancée sister brother twin nan gran granny"
    " grandmother grandfather grandad granddad grandma grandpa grandson granddaughter aunt uncle niece nephew cousin friend".split()
)
UNWELL = frozenset("ill unwell poorly sick hospitalised hospitalized injured redundant hospital".split())
LIMBS = frozenset("leg arm wrist ankle hip foot hand finger shoulder back rib elbow knee neck collarbone jaw".split())
BROKEN = frozenset("broken cracked fractured sprained dislocated torn".split())
BLOWS = frozenset("accident stroke attack operation surgery miscarriage fall".split())
GRAVE = frozenset("cancer leukaemia leukemia lymphoma tumour tumor dementia".split())


def lost(doc: Doc) -> Iterator[str]:
    """Who died, as far as it is a person or an animal of theirs."""
    for verb in doc:
        gone = {child.lower_ for child in verb.children if child.dep_ in ("compound:prt", "advmod", "xcomp", "obl")}
        dies = (
            verb.lemma_ == "die"
            or (verb.lemma_ == "pass" and "away" in gone)
            or (verb.lower_ == "put" and "sleep" in gone)
        )
        of = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass")] if dies else []
        if verb.lemma_ == "lose":
            of = [child for child in verb.children if child.dep_ == "obj"]
        for head in of:
            name = doc[head.i + 1].text if head.i + 1 < len(doc) and doc[head.i + 1].pos_ == "PROPN" else ""
            if head.pos_ == "PROPN" and dies and is_mine(head):
                yield head.text
            elif head.lemma_.lower() in PETS | KIN and is_mine(head):
                whose = min(child.i for child in head.children if child.dep_ == "nmod:poss")
                pet = head.lemma_.lower() in PETS and re.fullmatch(r"[A-Z][a-z]+", name)
                yield name if pet else reader(doc[whose : head.i + 1].text)


def ill(doc: Doc) -> Iterator[str]:
    """What has befallen the health or the work of the customer or somebody close, in the customer's own clause."""
    if re.search(r"\bif\b|\?", doc.text):
        return
    for head in doc:
        subject, first = _subject(head)
        if subject is not None and head.lemma_ == "need" and (whose := _whose_turn(subject, head)):
            yield from (f"{whose} needs {one}" for one in _blow(head))
            continue
        near = {one.lower_ for one in head.children}
        fed_up = head.i + 1 < len(doc) and doc[head.i + 1].lower_ in ("of", "and", "with", "to")  # "sick of waiting"
        if subject is None or near & {"not", "n't", "never"} or (fed_up and head.pos_ == "ADJ"):
            continue
        if not (subject.lower_ == "i" or (subject.lemma_.lower() in KIN and is_mine(subject))):
            continue
        of = next((one for one in head.children if one.i > head.i and _befalls(head, one)), None)
        if of is not None or (
            head.lemma_.lower() in UNWELL and any(one.dep_ in ("cop", "aux:pass") for one in head.children)
        ):
            told = doc[first : (of or head).i + 1].text
            own = min(one.i for one in subject.subtree)
            words = told if first == own else f"{doc[own : subject.i + 1].text} {told}"
            if len(words.split()) <= 8 and not re.search(r"[,;:()]", words):
                yield reader(words)


def _whose_turn(subject: Token, head: Token) -> str:
    """Who close to them it is that somebody speaks of: "my husband has been told that he needs …"."""
    if head.dep_ == "ccomp" and subject.lower_ in ("he", "she"):
        subject = next((one for one in head.head.children if one.dep_ in ("nsubj", "nsubj:pass")), subject)
    near = {one.lower_ for one in head.children}
    close = subject.lemma_.lower() in KIN and is_mine(subject) and not near & {"not", "n't", "no"}
    return f"your {subject.lower_}" if close else ""


def _blow(head: Token) -> Iterator[str]:
    """The operation that is an object, with its article."""
    for one in head.children:
        first = next((child for child in one.children if child.lower_ in ("an", "a", "another")), None)
        if one.dep_ == "obj" and one.lemma_.lower() in ("operation", "surgery"):
            yield f"{first.lower_} {one.lower_}" if first is not None else one.lower_


def _subject(head: Token) -> tuple[Token | None, int]:
    """The subject of a verb, be it that of the verb that it is joined to, and where the words begin that it has of its own."""
    own = next((one for one in head.children if one.dep_ in ("nsubj", "nsubj:pass") and one.i < head.i), None)
    if own is not None:
        return own, min(one.i for one in own.subtree)
    if head.dep_ != "conj" or head.head.i > head.i:
        return None, head.i
    helpers = [one.i for one in head.children if one.dep_ in ("aux", "aux:pass", "cop", "advmod") and one.i < head.i]
    return _subject(head.head)[0], min([*helpers, head.i])


def diagnosed(doc: Doc) -> Iterator[str]:
    """Whose diagnosis it is: to say the illness itself back to them hurts."""
    for head in doc:
        subject = next((one for one in head.children if one.dep_ in ("nsubj", "nsubj:pass")), None)
        has = head.lemma_ == "have" and any(one.dep_ == "obj" and one.lemma_.lower() in GRAVE for one in head.children)
        if not (head.lemma_ == "diagnose" or has) or subject is None or "?" in doc.text:
            continue
        if subject.lower_ in ("i", "customer", "caller", "client"):
            yield "your diagnosis"
        elif subject.lemma_.lower() in KIN and is_mine(subject):
            yield f"your {subject.lower_}'s diagnosis"


def _befalls(head: Token, of: Token) -> bool:
    """Whether a verb and what hangs on it tell of an illness, an injury or a lost job."""
    verb, noun = head.lemma_.lower(), of.lemma_.lower()
    return (
        (verb in ("fall", "get", "be", "make", "feel") and noun in UNWELL - {"hospital"} and of.pos_ == "ADJ")
        or (verb in ("take", "admit", "rush") and noun == "hospital" and head.tag_ == "VBN")
        or (verb in ("break", "fracture", "sprain", "dislocate") and noun in LIMBS)
        or (verb == "have" and noun in LIMBS and any(one.lower_ in BROKEN for one in of.children))
        or (verb in ("have", "suffer") and noun in BLOWS and of.dep_ == "obj")
        or (verb == "lose" and noun == "job")
        or (verb == "diagnose" and of.dep_ == "obl" and head.tag_ == "VBN")
    )


def is_mine(noun: Token) -> bool:
    """Whether it is the customer's."""
    return any(child.dep_ == "nmod:poss" and child.lower_ in ("my", "our") for child in noun.children)
