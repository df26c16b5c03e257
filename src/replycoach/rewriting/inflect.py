"""Forms of English verbs and nouns, and what agrees with a subject.

lemminflect knows the forms; of several, British support desks write the ones that stand first here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Person = Literal["I", "it", "they"]
"""What a subject agrees with: "I am", "it is", "they are"."""

BE = {
    ("I", "VBP"): "am", ("it", "VBP"): "is", ("they", "VBP"): "are",
    ("I", "VBD"): "was", ("it", "VBD"): "was", ("they", "VBD"): "were",
}  # fmt: skip
PREFERRED = {
    ("get", "VBN"): "got", ("forget", "VBN"): "forgotten", ("write", "VBN"): "written", ("be", "VBN"): "been",
    ("show", "VBN"): "shown", ("prove", "VBN"): "proven", ("fit", "VBN"): "fitted", ("fit", "VBD"): "fitted",
    ("mail", "VBN"): "mailed", ("ring", "VBD"): "rang", ("ring", "VBN"): "rung", ("do", "VBN"): "done", ("do", "VBD"): "did",
    ("e-mail", "VBN"): "e-mailed", ("action", "VBN"): "actioned", ("reopen", "VBN"): "reopened",
}  # fmt: skip
"""Forms that the library does not have, or has behind a rarer one."""

PLURAL_PRONOUNS = frozenset("we you they these those both many few several".split())
IRREGULAR = {"VBZ": {"have": "has", "do": "does", "go": "goes", "be": "is"}}


@cache
def inflect(lemma: str, tag: str) -> str:
    """The form of a verb (VB, VBD, VBG, VBN, VBP, VBZ) or noun (NN, NNS).

    >>> inflect("tell", "VBN"), inflect("cancel", "VBD"), inflect("refund", "VBZ"), inflect("delivery", "NNS")
    ('told', 'cancelled', 'refunds', 'deliveries')
    """
    if tag in ("VB", "VBP", "NN"):
        return lemma
    known = PREFERRED.get((lemma, tag)) or IRREGULAR.get(tag, {}).get(lemma)
    if known:
        return known
    from lemminflect import getInflection

    forms: tuple[str, ...] = getInflection(lemma, tag=tag) or ()
    if not forms:
        forms = getInflection(lemma, tag=tag, inflect_oov=True) or (lemma,)
    doubled = [form for form in forms if form.endswith(("lled", "lling"))]
    return (doubled or list(forms))[0]


def base(act: str) -> str:
    """An act that begins with an -ing form, as it stands after "to".

    >>> base("checking seats"), base("refund it"), base("ring")
    ('check seats', 'refund it', 'ring')
    """
    first, _, rest = act.partition(" ")
    if first.lower().endswith("ing"):
        from lemminflect import getLemma

        first = (getLemma(first.lower(), upos="VERB") or (first,))[0]
    return f"{first} {rest}".strip()


def person(subject: Token) -> Person:
    """What the verb of this subject agrees with."""
    if subject.lower_ == "i":
        return "I"
    if subject.lower_ in PLURAL_PRONOUNS or subject.tag_ in ("NNS", "NNPS"):
        return "they"
    if any(child.dep_ == "conj" for child in subject.children) and any(
        grandchild.lower_ == "and" for child in subject.children for grandchild in child.subtree
    ):
        return "they"
    return "it"


def present(lemma: str, of: Person) -> str:
    """The present tense that agrees.

    >>> present("be", "they"), present("have", "it"), present("send", "I")
    ('are', 'has', 'send')
    """
    if lemma == "be":
        return BE[of, "VBP"]
    return inflect(lemma, "VBZ") if of == "it" else lemma


ADVERB = re.compile(r"(?:(?:still|also|always|ever|even|only|actually|really|automatically|usually) )+", re.IGNORECASE)


def told(aux: str, rest: str) -> str:
    """What follows the subject of a question where it is told: "does … take long" is "takes long"; empty where no verb follows.

    >>> told("does", "take long"), told("did", "arrive"), told("do", "ship to Malta"), told("is", "late"), told("did", "")
    ('takes long', 'arrived', 'ship to Malta', 'is late', '')
    >>> told("does", "still work on Sundays")
    'still works on Sundays'
    """
    if aux == "do":
        return rest
    if aux not in ("does", "did"):
        return f"{aux} {rest}".strip()
    adverb = ADVERB.match(rest)
    before, rest = (adverb[0], rest[adverb.end() :]) if adverb else ("", rest)
    verb, _, more = rest.partition(" ")
    form = inflect(verb.lower(), "VBZ" if aux == "does" else "VBD") if verb and verb.lower() != "be" else ""
    return f"{before}{form} {more}".strip() if form else ""


def past(lemma: str, of: Person) -> str:
    """The past tense that agrees.

    >>> past("be", "they"), past("send", "it")
    ('were', 'sent')
    """
    return BE[of, "VBD"] if lemma == "be" else inflect(lemma, "VBD")


DONE_TO = re.compile(
    r"(?P<what>(?:your|the|our) (?:[\w'-]+ ){0,3}?(?P<head>[a-z-]+)) (?P<done>cancell?ed|postponed|declined|rejected|refused|delayed|rescheduled|suspended|locked|blocked|deleted|wiped|damaged|lost|stolen|smashed|crushed|ripped|torn)\b"
    r"(?=\s*$|,| (?:at|on|in|by|for|from|after|before|because|since|due|twice|again|without|with|when|while|during|halfway|last|this|yesterday|today|already|now|two|three|four|five|six|\d+|an? (?:hour|day|week|month))\b)",
    re.IGNORECASE,
)
"""A thing and what was done to it, without the verb between them: "your order cancelled"."""
BETWEEN = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|got|gets?|getting|keeps?|kept|who|that|which)\b|n't\b|'(?:s|ve)\b",
    re.IGNORECASE,
)
SUFFERS = re.compile(
    r"(?:order|booking|reservation|flight|train|ferry|appointment|visit|viewing|delivery|parcel|package|letter|case|bag|suitcase|luggage|card|account|profile|payment|refund|transfer|claim|application|subscription|membership"
    r"|policy|ticket|seat|lesson|class|course|session|trip|tour|event|gig|concert|show|match|game|festival|performance|meeting|treatment|holiday|stay|collection|installation|repair|phone|laptop|bike|car|passport|visa|voucher|code|photo|file|email|box|lamp|screen)s?",
    re.IGNORECASE,
)
"""Things that do none of this themselves; a hotel that cancelled may have done it or not."""
DOERS = frozenset(
    "engineer driver technician courier plumber electrician fitter installer teacher doctor dentist trainer host mum mom dad mother father son daughter husband wife partner sister brother friend".split()
)


def whole(clause: str) -> str:
    """A clipped clause with its verb; empty where it is not sure who did it to whom.

    >>> whole("your train cancelled"), whole("your order was cancelled"), whole("the hotel cancelled")
    ('your train was cancelled', 'your order was cancelled', '')
    """
    found = DONE_TO.match(clause)
    if found is None or BETWEEN.search(found["what"]) or found["head"].lower() in DOERS:
        return clause
    if SUFFERS.fullmatch(found["head"]) is None:
        return ""
    many = found["head"].lower().endswith("s")
    return f"{found['what']} {'were' if many else 'was'} {found['done'].lower()}{clause[found.end() :]}"
