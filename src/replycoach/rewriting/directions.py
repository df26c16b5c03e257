"""What the customer is told to do or not to do, found by grammar, and whether another text still tells it.

A direction is a command ("keep the door closed"), or what they must, may, should or can do. Whether it is kept is a matter of its
words: its deed or most of its things have to stand in one sentence of the other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.reading.grammar import AUXILIARIES, SUBJECTS, is_command, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODALS = frozenset("must should shall may can could might need ca".split())
BOUND = frozenset("need have ask want require advise recommend suggest expect try remember be got request urge".split())
"""Verbs whose infinitive is what is to be done."""
COMES = frozenset("receive get see hear have be find know understand expect notice".split())
"""What should happen to somebody, and is nothing to do."""
COURTESY = frozenset(
    "worry hesitate bear rest allow accept excuse forgive pardon believe apologise apologize thank calm relax enjoy feel await patient assured advised aware".split()
)
"""Commands that ask for nothing but patience or pardon."""
WAITS = frozenset("hold wait hang stay stand sit look listen mind let".split())
"""Commands that mostly do so, unless they speak of a thing: "hold the button"."""
NO_THINGS = frozenset(
    "line phone telephone call chat online tuned tight calm touch moment minute second while bit time meantime safe there".split()
)
TURNS_TO_US = frozenset(
    "contact reach write call ring phone message email mail reply ask tell inform let come get revert return give respond drop".split()
)
CONTACT = TURNS_TO_US | frozenset("inquiry enquiry question request status chase inquire enquire send".split())
"""What a customer is told not to do where they only ask: no instruction that they would miss."""
US = frozenset("us me we i our".split())
LIGHT = frozenset("be have do make keep get take give go put let set need sure please".split())
"""Verbs that name a deed only together with their other words."""
THINGS = frozenset("NOUN PROPN ADJ NUM VERB".split())
IDLE = MappingProxyType(
    {
        "put": frozenset({"foot", "kettle"}),
        "cross": frozenset({"finger"}),
        "take": frozenset({"breath"}),
        "hold": frozenset({"horse"}),
        "grab": frozenset({"coffee", "tea", "cuppa", "popcorn", "drink", "seat"}),
        "make": frozenset({"coffee", "tea", "cuppa"}),
    }
)
"""What is only said in jest, or to pass the time: "so put your feet up"."""
APART = frozenset("advcl advcl:relcl parataxis discourse vocative".split())


@dataclass(frozen=True, slots=True)
class Direction:
    """A deed with what it is done to, in base forms; `words` as they were said, from the character `start` of the sentence on; a `command`, or what they must or may do."""

    deed: str
    things: frozenset[str]
    words: str
    start: int
    command: bool

    def told_by(self, lemmas: frozenset[str]) -> bool:
        """Whether a sentence of these base forms may still tell it."""
        told = self.things & lemmas
        if not self.things:
            return self.deed in lemmas
        return bool(told) and 2 * (len(told) + (self.deed in lemmas)) > len(self.things)


def directions(doc: Doc) -> Iterator[Direction]:
    """What a sentence tells the customer to do, in order.

    >>> from replycoach.reading.grammar import Grammar
    >>> [one.words for one in directions(Grammar().parse("Hold on, please, and don't open the door."))]
    ["don't open the door"]
    """
    for verb in doc:
        if not (_is_told(verb) or _is_bound(verb)):
            continue
        inner = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"]
        deed = verb.lemma_.lower()
        if inner and deed in BOUND:
            continue
        words = _words(verb)
        things = frozenset(
            word.lemma_.lower()
            for word in words
            if word.i != verb.i and (word.pos_ in THINGS or (deed in LIGHT and word.dep_ in ("compound:prt", "prt")))
        ) - {"sure", "please", "same", "early", "convenience", "needful"}
        if _is_courtesy(verb, deed, things, words) or (verb.i and verb.nbor(-1).is_quote):
            continue
        first = min(word.i for word in words)
        said = doc[first : max(word.i for word in words) + 1]
        yield Direction(deed, things, said.text.strip(" ,;.!"), said.start_char, _is_told(verb))


def untold(before: Iterable[Doc], after: Iterable[Doc]) -> Iterator[Direction]:
    """The directions of some sentences that none of the others tells."""
    told = [frozenset(word.lemma_.lower() for word in doc) for doc in after]
    return (one for doc in before for one in directions(doc) if not any(map(one.told_by, told)))


def _is_told(verb: Token) -> bool:
    """A command, one with "be", or one that goes on behind something else: "while I look it up, and keep it shut"."""
    if is_command(verb):
        return True
    if subject_of(verb) is not None and verb.dep_ != "conj":
        return False
    helpers = [child for child in verb.children if child.dep_ in AUXILIARIES]
    if verb.dep_ in ("ROOT", "root", "conj") and any(one.lower_ == "be" and one.tag_ == "VB" for one in helpers):
        return len(helpers) == 1
    if verb.dep_ != "conj" or verb.tag_ != "VB" or any(child.dep_ in SUBJECTS for child in verb.children):
        return False
    joined = any(child.dep_ == "cc" and child.i > 0 and child.nbor(-1).text == "," for child in verb.children)
    return joined and all(one.lower_ in ("do", "don't") for one in helpers)


def _is_bound(verb: Token) -> bool:
    """What "you" must, may or can do, or are asked to."""
    if verb.tag_ not in ("VB", "VBP", "NN") and verb.pos_ != "VERB":
        return False
    helpers = [child for child in verb.children if child.dep_ in AUXILIARIES]
    if any(one.lemma_.lower() == "have" for one in helpers) or verb.tag_ in ("VBD", "VBN", "VBG"):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in BOUND and any(one.tag_ == "TO" for one in verb.children):
        return any(child.lower_ == "you" for child in verb.head.children) and not _ago(verb.head)
    subject = subject_of(verb)
    if subject is None or subject.lower_ != "you":
        return False
    modal = next((one for one in helpers if one.lower_.rstrip("'’") in MODALS), None)
    if modal is None and verb.dep_ == "conj":
        return _is_bound(verb.head)
    return modal is not None and not (modal.lower_ in ("should", "may", "can") and verb.lemma_.lower() in COMES)


def _ago(verb: Token) -> bool:
    """Whether somebody only had to, or asked."""
    return verb.tag_ in ("VBD", "VBN") and not any(one.tag_ in ("VBP", "VBZ") for one in verb.children)


def _is_courtesy(verb: Token, deed: str, things: frozenset[str], words: list[Token]) -> bool:
    if any(word.lower_ in ("yourself", "yourselves", "ourselves") and word.head == verb for word in words):
        return True
    if deed in COURTESY or (deed in WAITS and not things - NO_THINGS) or (deed == "find" and "attach" in things):
        return True
    if things and things <= IDLE.get(deed, frozenset()) | {"up", "deep", "cup", "nice", "good", "on"}:
        return True
    whom = {word.lower_ for word in words if word.i > verb.i and word.pos_ == "PRON"}
    if deed in ("refrain", "avoid", "stop") and any(word.lemma_.lower() in CONTACT for word in verb.subtree):
        return True
    if deed in TURNS_TO_US and (whom & US or not things):
        return True
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children) and deed != "make":
        return True
    return not things and deed in LIGHT


def _words(verb: Token) -> list[Token]:
    """The words of the deed, without clauses that only hang on it and without further deeds."""
    found, waiting = [], [verb]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [
            child
            for child in word.children
            if child.dep_ not in APART
            and not (child.dep_ == "conj" and (is_command(child) or word.i == verb.i))
            and not (child.dep_ in ("punct", "cc", "mark") and word.i == verb.i)
        ]
    return sorted(found, key=lambda one: one.i)
