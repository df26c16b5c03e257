"""A row of orders as one question, and a duty in the passive as a request: what "please" alone does not make polite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import SUBJECTS, is_command
from replycoach.rewriting.transforms._piece import capital, edges, small, tail_off, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

LONGEST = 40
"""Words that a question can hold."""
LEAD = re.compile(r"^(?:(?:and|so|then|now|first|next|please|kindly|just|simply)\b,?\s+)+", re.IGNORECASE)
NO_REQUEST = frozenset(
    "calm relax stop quit cease refrain argue hang wait hold bear accept admit know understand remember note want feel think worry agree learn expect".split()
)
"""Verbs of which no question makes a request."""
EDGE = re.compile(
    r"[;–—?\[]|:(?!\d)|[,;] otherwise\b|\b(?:because|since|as otherwise)\b|\b(?:or else|or (?:we|i|it|your|the)|no matter|whatever|(?:and|but|so) (?:someone|somebody|one of us|we|i|it|they|the|your|our|an?)\b[^,]{0,40} (?:will|can|is|are)\b|(?:someone|somebody) (?:from [a-z ]{2,20} )?will\b|never|don't|do not|not|won't|can't|nobody|like (?:everyone|anyone))\b",
    re.IGNORECASE,
)
"""What makes a row of orders more than a request."""
PASSIVE_DUTY = re.compile(
    r"^(?P<what>(?:the|your|all|any|each|every|both|this|these|a|an|photos|copies|proof|originals)\b[^,;:?]{0,60}?) (?:must|should|needs? to|ha(?:s|ve) to|is to|are to|is required to|are required to) be (?P<done>[a-z]+(?:ed|en|t|d|n))\b(?P<rest>[^;:?!]*)$",
    re.IGNORECASE,
)
BY_THEM = frozenset(
    "return send upload sign complete fill provide submit attach enclose pay scan forward confirm bring present show supply fasten label pack print post email collect hand".split()
)
"""What the customer does, where a passive does not say who."""


NO_SENTENCE = re.compile(
    r"(?:and|or|but|so|then|if|when|once|because|as|since|which|who|whose|where|while|until|unless|not|nor|please|otherwise|(?:in )?which|that)\b",
    re.IGNORECASE,
)
"""How what follows a comma begins where it hangs on what stands before it."""
BY_RULE = re.compile(
    r"\b(?:(?:must|ha(?:s|ve) to|needs? to|(?:can|may) only) (?:only )?be [a-z]+(?:ed|en|t|d|ne|de)|by law|legal(?:ly)?|regulations?|regulat(?:or|ory)|mandatory|compulsory|obligatory|statutory|required (?:by|for)|a requirement)\b",
    re.IGNORECASE,
)
"""That a rule or a law demands something."""
INTO = re.compile(
    r"\b(?:(?<!fill )in|on|via|through|using|under|into|with|to) (?:the|our|your|this|that|an?) (?:[\w'-]+ ){0,2}(?:forms?|portal|hub|app|website|web page|page|dashboard|online account)\b",
    re.IGNORECASE,
)
"""Where a step is made that is no favour to the one who asks."""


def is_demanded(act: str, around: Iterable[str]) -> bool:
    """Whether a step is demanded by a rule or a form, so that it is no favour: "Please …" fits, and "Could you …?" does not.

    >>> is_demanded("enter your IBAN on the claim form", []), is_demanded("send a photo", ["Please help us."])
    (True, False)
    """
    return INTO.search(act) is not None or any(map(BY_RULE.search, around))


def spliced(body: str, parser: Parser) -> tuple[str, str]:
    """The orders, and the sentence of its own that a comma ties to them; the second is empty where there is none.

    >>> from replycoach.reading.grammar import Grammar
    >>> spliced("send a photo, checks take two days", Grammar()), spliced("bring a pen, the form and a photo", Grammar())
    (('send a photo', 'checks take two days'), ('bring a pen, the form and a photo', ''))
    """
    for comma in re.finditer(r", (?=\w)", body):
        rest = body[comma.end() :]
        if NO_SENTENCE.match(rest):
            continue
        doc = parser.parse(f"{capital(tail_off(rest))}.")
        head = next((one for one in doc if _is_root(one)), None)
        if head is None or not any(one.dep_ in SUBJECTS and edges(one)[0] == 0 for one in head.children):
            continue
        verbs = (head, *(one for one in head.children if one.dep_ in ("aux", "aux:pass", "auxpass", "cop")))
        if any(one.tag_ in ("VBZ", "VBP", "VBD", "MD") for one in verbs):
            return body[: comma.start()], rest
    return body, ""


def requests(text: str, parser: Parser) -> Iterator[str]:
    """The orders of this sentence as one question, the best first."""
    plain = LEAD.sub("", text)
    if len(plain.split()) > LONGEST or EDGE.search(plain):
        return
    duty = PASSIVE_DUTY.match(tail_off(plain))
    if duty:
        yield from _active(duty, parser)
        return
    doc = parser.parse(capital(plain))
    if len(doc) > 2 and orders_only(doc, 1 if LEAD.match(text) else 0):
        please = "" if re.search(r"\bplease\b", plain, re.IGNORECASE) else "please "
        yield f"Could you {please}{tail_off(small(plain))}?"


def orders_only(doc: Doc, least: int = 0) -> bool:
    """Whether the sentence is a verb in the imperative and others joined to it, none with a subject of its own."""
    first = doc[0]
    if first.lower_ == "be" and first.dep_ == "cop" and _is_root(first.head) and doc[1].tag_ == "IN":
        return not _has_subject(first.head)
    if (
        first.lemma_.lower() in NO_REQUEST
        or first.tag_ not in ("VB", "VBP")
        or not (is_command(first) and _is_root(first))
    ):
        return False
    if first.lower_ in ("let", "thank", "have", "be", "get", "do") and not (
        len(doc) > 2 and doc[1].tag_ in ("DT", "PRP$", "IN", "PRP")
    ):
        return False
    joined = [token for token in doc if token.dep_ in ("conj", "parataxis") and token.head.i == first.i]
    return len(joined) >= least and all(token.tag_ in ("VB", "VBP") and not _has_subject(token) for token in joined)


def _is_root(token: Token) -> bool:
    return token.dep_ in ("ROOT", "root") or token.head.i == token.i


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _active(duty: re.Match[str], parser: Parser) -> Iterator[str]:
    """ "The form must be returned by Friday" as what the customer is asked to do."""
    doc = parser.parse(f"{capital(duty['what'])} is {duty['done']}{duty['rest']}.")
    verb = next((token for token in doc if token.text == duty["done"]), None)
    if verb is None or verb.lemma_.lower() not in BY_THEM or re.search(r"\band\b", duty["rest"]):
        return
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or edges(subject)[0] != 0:
        return
    after = words(doc, verb.i + 1, len(doc) - 1)
    if re.search(
        r"\bby (?:you|both|each|all|the (?:account|policy|card|main|legal|person|owner|tenant|customer)|an?|your|my|our|someone)\b",
        after,
    ):
        return
    particle = re.match(r"(?:in|out|off|back|up)(?=$| (?:by|before|on|at|to|with|within)\b)", after)
    lemma, thing = verb.lemma_.lower(), small(duty["what"], doc[0])
    act = f"{lemma} {particle[0]} {thing} {after[particle.end() :].strip()}" if particle else f"{lemma} {thing} {after}"
    yield f"Could you please {act.strip()}?"
