"""Two clauses in the other order, each thing named where it comes first: "A because B" is "B, so A", "not A, but B" is "B, but not A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.transforms._piece import Wording, capital, edges, small, tail_off, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

OBJECTS = frozenset("dobj obj nsubj nsubj:pass nsubjpass".split())
DENIES = re.compile(r"\b(?:not|no|never|nothing|nobody|none|cannot|unable|impossible)\b|n't\b", re.IGNORECASE)
SINGULAR, PLURAL = frozenset({"it"}), frozenset({"they", "them"})
OTHERS = re.compile(
    r"\b(?:this|that|these|those|one|ones|he|she|him|her|there|instead|either|also|both|its|their|such)\b",
    re.IGNORECASE,
)
"""What else may point into the other clause."""
QUALITIES = frozenset("address name date time price colour color size number detail amount quantity seat route".split())
"""What is changed on something else, which may be what "it" means."""
LONGEST = 24
"""Words of a clause that can be moved."""
NAMED = 7
"""Words of a thing that can be named in the other clause."""
BECAUSE = re.compile(
    r"^(?P<denied>[^;:?–—]{6,160}?)(?:,? because|, (?:as|since)) (?P<why>(?:i|we|it|they|the|our|your|this|that|an?|all|every)\b[^;:?–—]{3,160}?)[.!]*$",
    re.IGNORECASE,
)
SAME_AGAIN = re.compile(
    r",? (?:and |as )?(?:it|this|that)(?:'s| is) (?:just |simply |sadly |unfortunately )?(?:not|no longer|im)(?: |(?=possible))possible(?: any ?more| now)?(?=,? (?:because|as|since)\b|[.!]*$)",
    re.IGNORECASE,
)
"""The refusal said a second time."""
PARTLY = re.compile(r"\b(?:only|just|simply|mainly|partly|not|n't|probably) because\b", re.IGNORECASE)
IT_ONLY = re.compile(
    r"^(?P<denied>[^;:?–—,]{6,120}), (?:as |because |since )?(?P<why>(?:it|they)\b [^;:?–—,]{0,60}\bonly\b[^;:?–—,]{3,80}?)[.!]*$",
    re.IGNORECASE,
)
"""The bound of what is denied, which explains it."""
TIMES = re.compile(
    r"(?:\w*day|today|tonight|tomorrow|week|month|year|morning|afternoon|evening|moment|time|minute|hour)s?$",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"it(?:'s| is| was|'d| would| has| won't| will| may)\b[^,;]{0,20}\b(?:im|un|not )?(?:possible|likely|clear|easy|hard|difficult|safe|allowed|worth)\b",
    re.IGNORECASE,
)
"""An "it" that stands for nothing."""
NOTE = "says how things stand before what follows from it"


def reason_first(text: str, parser: Parser) -> Iterator[Wording]:
    """How things stand, and so what is not possible; a refusal said twice is said once."""
    said = text.replace("’", "'")
    once = SAME_AGAIN.sub("", said)
    only = IT_ONLY.match(once)
    found = only or BECAUSE.match(once)
    if only:
        things = re.findall(r"[a-z]+s\b(?! [a-z]+s\b)", only["denied"])
        once = once.replace(only["why"], re.sub(r"\bones\b", things[-1] if things else "ones", only["why"]))
        found = only = IT_ONLY.match(once)
    plain = found and not PARTLY.search(once) and _is_denied(found["denied"]) and not DENIES.search(found["why"])
    if plain and found and (both := swapped(found["denied"], found["why"], parser, sure=only is not None)):
        yield Wording(f"{capital(both[0])}, so {both[1]}.", "review", NOTE)
    if once != said and DENIES.search(once):
        yield Wording(capital(once if once[-1:] in ".!" else f"{once}."), "review", "says the refusal once")


def _is_denied(clause: str) -> bool:
    return (
        DENIES.search(clause) is not None and re.search(r"\b(?:but|if|unless|until|without|before)\b", clause) is None
    )


def swapped(first: str, second: str, parser: Parser, *, sure: bool = False) -> tuple[str, str] | None:
    """Two clauses for the other order: what the second called "it" is named there, and "it" in the first; `sure` where the second can speak of nothing but its subject or object.

    >>> from replycoach.reading.grammar import Grammar
    >>> swapped("We can't cancel the order", "it has been shipped", Grammar())
    ('the order has been shipped', "we can't cancel it")
    """
    if OTHERS.search(second) or max(len(first.split()), len(second.split())) > LONGEST:
        return None
    one, other = parser.parse(f"{capital(first)}."), parser.parse(f"{capital(second)}.")
    pointing = [token for token in other if token.lower_ in SINGULAR | PLURAL]
    lower = small(tail_off(first), one[0])
    if not pointing:
        return small(tail_off(second), other[0]), lower
    kinds = {token.lower_ in PLURAL for token in pointing}
    if len(kinds) > 1:
        return None
    many = kinds.pop()
    idle = EXPLETIVE.match(first) is not None
    if any(token.lower_ in (PLURAL if many else SINGULAR) for token in one[1 if idle else 0 :]):
        return small(tail_off(second), other[0]), lower  # both speak of what was named before
    things = [token for token in one if _is_thing(token, many)]
    start, end = edges(things[0]) if len(things) == 1 else (0, 0)
    if (
        len(things) != 1
        or not (sure or _alone(one, start, end))
        or any(token.pos_ in ("NOUN", "PROPN") for token in other[: pointing[0].i])
    ):
        return None
    name = small(words(one, start, end).strip(), one[start])
    told = words(other, 0, len(other), {pointing[0].i: name})
    pronoun = ("they" if things[0].dep_ in SUBJECTS else "them") if many else "it"
    rest = words(one, 0, len(one), {start: pronoun, **dict.fromkeys(range(start + 1, end), "")})
    return tail_off(small(told) if pointing[0].i else told), small(tail_off(rest))


def _alone(doc: Doc, start: int, end: int) -> bool:
    """Whether no other thing is named beside this one, nor within it."""
    others = (one for one in doc if one.pos_ in ("NOUN", "PROPN") and one.i != end - 1)
    return not any(one.dep_ != "compound" and not TIMES.match(one.lower_) for one in others)


def _is_thing(token: Token, many: bool) -> bool:
    """Whether "it" or "they" may mean this: a subject or object that is named with "the", "your" or "this"."""
    if token.dep_ not in OBJECTS or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.dep_ not in SUBJECTS and token.lemma_.lower() in QUALITIES:
        return False
    start, end = edges(token)
    plural = token.tag_ in ("NNS", "NNPS")
    first = token.doc[start].lower_
    return (
        plural == many
        and end - start <= NAMED
        and (first in ("the", "your", "this", "that", "these", "those", "our", "my") or token.pos_ == "PROPN")
        and not any(one.tag_ in ("VBZ", "VBP", "VBD", "MD") for one in token.doc[start:end])
    )


def but_first(doc: Doc, parser: Parser) -> Iterator[Wording]:
    """What can be done before what cannot, with the pronoun of the second clause named."""
    found = re.match(
        r"^(?P<denied>[^;:?–—]{6,160}?)(?:,? but|, however,?|; however,?) (?P<can>(?:i|we|you|it|they|the|your|our|there)\b[^;:?–—]{3,200}?)[.!]*$",
        doc.text.replace("’", "'"),
        re.IGNORECASE,
    )
    if not found or not _is_denied(found["denied"]) or DENIES.search(found["can"]):
        return
    if not re.search(r"\b(?:can|could|will|may|is|are|have|has|do|does)\b|'(?:ll|s|re|ve)\b", found["can"]):
        return
    can = re.sub(r",? instead$", "", found["can"])
    one = re.search(r"\bthere(?:'s| is) one\b|\bhave one\b", can)
    both = _one_named(found["denied"], can) if one else swapped(found["denied"], can, parser)
    if both:
        yield Wording(f"{capital(both[0])}, but {both[1]}.", "safe", "leads with what can be done")


LACKED = re.compile(
    r"^(?P<who>we|i|there) (?P<verb>have no|don't have an?|do not have an?|are no|is no) (?P<thing>[a-z]+)(?P<rest> (?:on|at|for|in|before|after|until) [^,;]+| (?:left|free)(?: [^,;]+)?)$",
    re.IGNORECASE,
)


def _one_named(denied: str, can: str) -> tuple[str, str] | None:
    """ "We have no tables on Friday, but there is one on Saturday" as "there is a table on Saturday, but none on Friday"."""
    found = LACKED.match(denied)
    if found is None:
        return None
    thing = found["thing"].removesuffix("s") if found["verb"].lower() in ("have no", "are no") else found["thing"]
    if found["thing"].endswith(("ies", "sses", "xes", "shes", "ches")):
        return None
    article = "an" if thing[0] in "aeiou" else "a"
    named = re.sub(r"\bone\b", f"{article} {thing}", can, count=1)
    return (
        named,
        f"{'there is' if found['who'].lower() == 'there' else small(found['who']) + ' have'} none{found['rest']}",
    )
