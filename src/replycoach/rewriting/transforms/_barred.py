"""What a policy bars, said of the thing: "our policy does not allow name changes" is "name changes aren't possible"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import NEGATIONS, SUBJECTS
from replycoach.rewriting.transforms._affirmative import MASS
from replycoach.rewriting.transforms._piece import Wording, capital, edges, small, tail_off, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAPER = frozenset(
    "policy policies rule term condition system contract procedure guideline regulation tariff plan process t&c t&cs".split()
)
"""What a company made itself and points to."""
LETS = frozenset("allow permit let support accept provide".split())
BARS = frozenset("prohibit forbid exclude bar".split())
NOTE = "says it without pointing to a rule"


def barred(doc: Doc) -> Iterator[Wording]:
    """The sentence with what is barred as its subject; nothing where the rule has no object or a condition hangs on it."""
    verb = next((token for token in doc if token.lemma_.lower() in LETS | BARS and token.pos_ == "VERB"), None)
    subject = None if verb is None else next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    if verb is None or subject is None or subject.lemma_.lower() not in PAPER or edges(subject)[0] > 0:
        return
    denied = any(child.lower_ in NEGATIONS for child in verb.children)
    if denied != (verb.lemma_.lower() in LETS):
        return
    end = next(
        (one.i for one in doc[verb.i + 1 :] if one.text[0] in ".!?" or one.text in (",", ";", "–", "—")), len(doc)
    )
    object_ = next((one for one in doc[verb.i + 1 : end] if one.dep_ in ("dobj", "obj") and one.head.i == verb.i), None)
    rest = words(doc, end, len(doc))
    if rest[:1] not in ("", "."):
        return
    whom = doc[verb.i + 1] if verb.i + 2 < end and doc[verb.i + 2].lower_ == "to" else None
    if whom is not None and whom.lower_ in ("us", "me", "you"):
        who = {"us": "We", "me": "I", "you": "You"}[whom.lower_]
        yield Wording(f"{who} can't {tail_off(words(doc, whom.i + 2, end))}.", "review", NOTE)
    elif object_ is not None and object_.pos_ in ("NOUN", "PROPN") and edges(object_)[0] == verb.i + 1:
        yield Wording(_said(doc, object_, end), "review", NOTE)


def _said(doc: Doc, thing: Token, end: int) -> str:
    """The thing, and that it is not possible; what hangs on it behind."""
    _, after = edges(thing)
    many = thing.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in thing.children)
    first, *others = words(doc, edges(thing)[0], min(after, end)).split()
    if first.lower() in ("any", "a", "an"):
        article = "" if many or thing.lower_ in MASS else "an" if (others or " ")[0][:1].lower() in "aeiou" else "a"
        first = article if others else first
    told = small(" ".join(filter(None, (first, *others))), doc[edges(thing)[0]])
    behind = tail_off(words(doc, min(after, end), end))
    return f"{capital(told)} {'are' if many else 'is'}n't possible {behind}".rstrip() + "."
