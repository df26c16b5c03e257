"""A customer's question as it stands after "you asked", whatever its subject: "when is somebody coming" is "when somebody is coming".

`matter.indirect` turns what is asked of a pronoun; here a grammar finds where a longer subject ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting import inflect
from replycoach.rewriting.matter import indirect, kinds_of
from replycoach.rewriting.reader import reader
from replycoach.rewriting.transforms._piece import edges, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from replycoach.reading.reading import Parser

SHORT = re.compile(r"^(what|where|when|how|who)'?s (?=(?:the|your|my|our)\b)", re.IGNORECASE)
ASKS = re.compile(
    r"^(?:(?P<wh>(?:what|when|where|why|which|how)(?: (?:much|many|long|soon|often|far|time|day|date|size|colou?r))?) )?(?P<aux>is|are|was|were|do|does|did|can|could|will|would|should|has|have|had) (?P<rest>.+)$",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"[,;:()\"“”!?]|\b(?:and|or|but|that|if|please|even)\b|\bthis (?!week|month|year|morning|afternoon|evening)",
    re.IGNORECASE,
)
THERE = re.compile(
    r"^(?:(?P<wh>when|where|why|how (?:much|many)) )?(?P<aux>is|are|was|were|will|would) there (?P<rest>.{3,60})$",
    re.IGNORECASE,
)
WHO = re.compile(
    r"(?:who|which(?: of (?:you|them|your [a-z]+)| [a-z]+)?) (?:is|was|are|will|can|has|pays|decides|told|sent|took|deals|looks)\b(?! (?:the|my|our|your|a|an|this|that|it|he|she|they|you|we|i)\b)",
    re.IGNORECASE,
)
"""A question whose subject is what is asked for: it stands as it is."""
KNOWS = re.compile(
    r"^(?:(?:do|can|could|would|will) (?:you|u|anyone|somebody|someone) (?:please |maybe |happen to )?(?:know|say|tell (?:me|us)|explain|confirm)|any idea) (?=(?:when|where|why|how|what|who|whether|which)\b)",
    re.IGNORECASE,
)
"""Whether we know is not what they want to know."""
TAIL = re.compile(r",|\bor (?=(?:do|does|did|should|shall|can|will|is|are|am|just)\b)", re.IGNORECASE)
HOW_TO = re.compile(r"(?:how|where|who|what|when) to [a-z]{2,}\b|any [a-z]+s$", re.IGNORECASE)
AUX = frozenset("is are was were do does did can could will would should".split())
LONGEST, SHORTEST = 14, 4
PAIRED = re.compile(
    r"(?:[a-z]+ (?:proof|friendly|compatible|resistant|tight)|(?:gluten|dairy|lactose|nut|egg|soy|sugar|fat|alcohol|caffeine|meat|cruelty|toll|duty) free)\b(?! of\b)",
    re.IGNORECASE,
)
"""A quality in two words."""

STRANDED = re.compile(
    r"(?P<wh>what|who)(?: is|'s) (?P<rest>(?:the|my|our|your|this|that) [a-z'£$€\d. -]{2,60}?) (?P<left>for|about|like|from|made of)",
    re.IGNORECASE,
)
"""A question with its preposition at the end: "what is the charge for"."""


HANDLE = re.compile(r"(?:^|\s+)@\w+,?")
"""Whom a public post is to, which is no part of what it asks."""


def told(question: str, parser: Parser) -> str:
    """The question turned to the reader; empty where its grammar is not plain."""
    question = HANDLE.sub("", question)
    plain = KNOWS.sub("", SHORT.sub(r"\1 is ", question.replace("’", "'").strip().rstrip("?!. ")))
    head = TAIL.split(plain)[0]
    plain = head if len(head.split()) >= SHORTEST else plain
    if re.fullmatch(r"(?:so |and |but )?(?:what(?: happens)? now|now what)", plain, re.IGNORECASE):
        return "what happens now"
    if HOW_TO.match(plain) and not LOOSE.search(plain):
        return reader(plain)
    if (left := STRANDED.fullmatch(plain)) and not LOOSE.search(plain):
        return reader(f"{left['wh'].lower()} {left['rest']} is {left['left']}")
    if turned := indirect(plain):
        return turned
    if re.match(
        r"(?:(?:whether|when|where|why|how(?: (?:much|long|far|often|soon))?) (?:i|my|our|we|it|they|this|the)|what (?:happens|happened|went wrong|comes next))\b",
        plain,
        re.IGNORECASE,
    ) and not LOOSE.search(plain):
        return reader(plain)
    if WHO.match(plain) and not LOOSE.search(plain):
        return reader(plain)
    if (there := THERE.match(plain)) and not LOOSE.search(plain):
        return reader(f"{(there['wh'] or 'whether').lower()} there {there['aux'].lower()} {there['rest']}")
    found = ASKS.match(plain)
    if found is None or LOOSE.search(plain) or len(plain.split()) > LONGEST:
        return ""
    subject = _subject(plain, parser)
    if not subject or not found["rest"].startswith(subject):
        return ""
    rest = found["rest"][len(subject) :].strip()
    wh, aux = (found["wh"] or "whether").lower(), found["aux"].lower()
    last = subject.rpartition(" ")[2]
    acts = last.endswith("ing") if aux in ("is", "are", "was", "were") else kinds_of(last).get("VERB") == last
    half = aux in ("do", "does", "did") and "VERB" not in kinds_of(rest.partition(" ")[0])
    if (not rest or half) and acts and subject.count(" ") > 1:
        # "when is the fix coming": the verb was read as a noun
        subject, rest = subject.rpartition(" ")[0], f"{last} {rest}".strip()
    if PAIRED.match(f"{last} {rest}") and subject.count(" ") > 1:
        # "is the pie gluten free": half of the quality was read as the thing
        subject, rest = subject.rpartition(" ")[0], f"{last} {rest}"
    said = inflect.told(aux, rest) if rest or found["wh"] else ""
    return reader(f"{wh} {subject} {said}") if said else ""


def _subject(question: str, parser: Parser) -> str:
    """The subject behind the first auxiliary, where the grammar is sure of where it ends."""
    doc = parser.parse(f"{question[:1].upper()}{question[1:]}?")
    named = [one for one in doc if one.dep_.startswith("nsubj")]
    if not named and (mistaken := _mistaken(doc)):
        return mistaken
    if (
        len(named) != 1
        or named[0].pos_ == "PRON"
        and named[0].lower_ in ("i", "you", "we", "it", "what", "who", "which")
    ):
        return ""
    start, end = edges(named[0])
    first = doc[start]
    bare = end - start == 1 and first.tag_ in ("NN", "NNS", "NNP")
    if (
        not bare
        and first.tag_ not in ("DT", "PRP$")
        and first.lower_ not in ("somebody", "someone", "anybody", "anyone", "nobody")
    ):
        return ""
    return words(doc, start, end)


def _mistaken(doc: Doc) -> str:
    """The subject where its verb, or what is said of it, was read as its noun: "does the ticket work", "is the tea organic"."""
    aux = next((one for one in doc if one.lower_ in AUX), None)
    first = doc[aux.i + 1] if aux is not None and aux.i + 1 < len(doc) else None
    if aux is None or first is None or first.tag_ not in ("DT", "PRP$"):
        return ""
    head, kinds = first.head, kinds_of(first.head.lower_)
    acts = aux.lower_ not in ("is", "are", "was", "were")
    between = doc[first.i + 1 : head.i]
    named = len(between) > 0 and all(one.dep_ in ("compound", "amod") for one in between)
    said = kinds.get("VERB") == head.lower_ if acts else "ADJ" in kinds
    return words(doc, first.i, head.i) if named and said and between[-1].tag_ in ("NN", "NNS") else ""
