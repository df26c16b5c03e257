"""Stock phrases and office grammar in plain words; what is swapped is inflected anew.

The glossary is `plain.toml` beside this module; `jargon` reads its own in the same way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._active import active
from replycoach.rewriting.transforms._office import STANDARDS, TO_INFORM, VALUES, praises, spoken
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, tail_off, tidy
from replycoach.rules.wordy import AND_THAT

if TYPE_CHECKING:
    from spacy.tokens import Token

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RULES = ("template/robotic",)

VERB_TAGS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"])


@cache
def glossary(name: str) -> Mapping[str, Any]:
    """A glossary that ships with the package: "plain" or "jargon".

    >>> glossary("plain")["verbs"]["utilise"]
    'use'
    """
    return tomllib.loads(files("replycoach.rewriting.transforms").joinpath(f"{name}.toml").read_text("utf-8"))


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The sentence in plain words, or nothing where none of its words is in a glossary."""
    flagged = list(by_sentence(reading, prose_span, robotic))
    others = list(_elsewhere(reading, prose_span))
    if others:
        edits = tuple(edit for one in (*flagged[:1], *others) for edit in one.edits)
        yield Proposal(edits, "review", "says it as a person would", eases=not flagged)
    yield from flagged


def _elsewhere(reading: Reading, span: tuple[int, int]) -> Iterator[Proposal]:
    """The office grammar of the other sentences: who finds one of them stiff finds all of them so."""
    for sentence in reading.sentences:
        if sentence.start < span[1] and span[0] < sentence.end:
            continue
        turned = by_sentence(reading, (sentence.start, sentence.end), _turned)
        yield from islice(turned, 1)


def _turned(piece: Piece) -> Iterator[Wording]:
    if VALUES.fullmatch(piece.text) and praises(piece) and not piece.alone:
        yield Wording("", "review", "leaves out a stock phrase that says nothing")
    elif (told := spoken(piece, piece.text)) != piece.text:
        yield Wording(capital(tidy(told)), "review", "says it as a person would")


def robotic(piece: Piece) -> Iterator[Wording]:
    """The sentence without stock phrases."""
    if praises(piece) and not piece.alone and not piece.sentence.does("solution", "action", "instruction", "refusal"):
        yield Wording("", "review", "leaves out what the company says of itself")
        return
    text = _received(spoken(piece, _without_lead(piece.text)))
    for pattern, instead in glossary("plain")["empty"].items():
        text = _empty(text, pattern, instead)
    if not re.search(r"\w", text):
        if piece.empty_handed:
            yield Wording("", "review", "leaves out a stock phrase that says nothing")
        return
    for pattern, instead in _phrases():
        text = pattern.sub(lambda found: like(found[0], instead), text)
    text = ABOUT.sub(r"\1 about", text)
    text = swapped(piece, text, glossary("plain"))
    text = tidy(TELL_OF.sub(r"\1 you ", text))
    named = frozenset(piece.reading.case.company.split()) if STANDARDS.search(piece.text) else frozenset()
    if NOTHING_SAID.fullmatch(text) and not piece.alone:
        yield Wording("", "review", "leaves out a stock phrase that says nothing")
        return
    for said in dict.fromkeys((active(text, piece.reading.parser), text)):
        sorry_twice = said.lower().count("sorry") > max(1, piece.text.lower().count("sorry"))
        if len(re.findall(r"\w+", said)) > 2 and said != tidy(piece.text) and not (STIFF.search(said) or sorry_twice):
            yield Wording(_marked(capital(said), piece), "review", "says it in plain words", named)


TELL_OF = re.compile(r"\b(tell|tells|told|telling) you of (?=the\b|your\b|our\b)", re.IGNORECASE)
NOTHING_SAID = re.compile(
    r"(?:Your (?:message|e-?mail|letter|question|query|enquiry|request) has been (?:received|noted|registered)|I(?: have|'ve (?:noted|registered|recorded)) your (?:message|e-?mail|letter|question|query|enquiry))[.!]?",
    re.IGNORECASE,
)
STIFF = re.compile(
    r"\b(?:hereto|hereby|herein|thereby|therein|thereof|whereby|wherein|whereupon|foregoing|aforementioned|undersigned|effected|actioned|communicated|forbearance|occasioned|subject to|competent|in receipt|furnish\w*|abstention|deemed|"
    r"(?:is|are) (?:requested|regretted|appreciated|acknowledged|deplored|consistent)|may be (?:raised|lodged|addressed|directed|discharged)|convenes|necessitat\w+|endeavour\w*|avail|notified|reference is made|said (?:panel|transaction)|such matters|with thanks|on file|"
    r"determined that|the following is|remuneration|due consideration|pending|upon|facilit\w+|notice of|utmost|enclosed|supplementary|optimal|seamless|esteemed|patrons?|stakeholders|expended|transitioned|anent|theret\w+|accord\w*|requisite|determination|even date|hereof|annexed|captioned|pfa|non-receipt|conveyed|the same|subscribers?|denotes|govern|envisaged|practicable|commencement|perusal|retention|"
    r"in the absence of|by reason of|on account of|patronage|best attention|due attention|revert|parties'|good self|in this regard|concerned team|substantive|parameters|(?:issue|matter|subject matter) (?:at hand|is)|receipt of|criteria|service request|in possession|contents of which|the needful|owing to|regret about|requester|extended for|"
    r"of this nature|of this kind|has been noted|excellence|gratefully|the user is|re-initiate|assignment group|affected|on record|appropriate measures|lifecycle|anomal\w+|the latter|in line with|is required|surrounding|incoming|please find|encountered|delightful|user action|service standards|about [\w ]+ about|further to|kindly|particulars)\b",
    re.IGNORECASE,
)
"""Words of an office that no plain sentence has; with one of them left, half a translation is no better."""
ABOUT = re.compile(
    r"\b(question|query|enquiry|complaint|message|email|request|details|update|touch|input|feedback|decision|thoughts|concerns|information) (?:(?:in|with) (?:regards?|reference|respect|relation|connection) (?:to|of|with)|pertaining to)\b",
    re.IGNORECASE,
)
RECEIVED = re.compile(
    r"^(?P<thing>Your [^.,;]{3,80}?) (?:has|have) been (?:duly )?(?P<done>received|noted|registered|recorded|logged)(?: and (?:duly )?(?:received|noted|registered|recorded|logged|acknowledged))?(?: (?:and is (?:hereby )?acknowledged|with (?:thanks|appreciation)|on file|by (?:us|this office)))*(?P<rest>[.!]*$|, and .*)",
    re.IGNORECASE,
)


def _received(text: str) -> str:
    """ "Your message has been duly noted" said by a person."""
    found = RECEIVED.match(text)
    if not found:
        return text
    have = {"noted": "I've noted", "received": "I have"}.get(found["done"].lower(), f"I've {found['done'].lower()}")
    return f"{have} {found['thing'][:1].lower()}{found['thing'][1:]}{found['rest']}"


def _marked(text: str, piece: Piece) -> str:
    return text if re.search(r"[.!?…,:]$", text) or not re.search(r"[.!?…]$", piece.text) else text + piece.mark


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = glossary("plain")["phrases"].items()
    return tuple(
        (
            re.compile(
                rf"{'' if pattern[0] == '^' else chr(92) + 'b'}{pattern}{'' if pattern.endswith((' ', ')')) else chr(92) + 'b'}",
                re.IGNORECASE,
            ),
            instead,
        )
        for pattern, instead in found
    )


@cache
def _leads() -> re.Pattern[str]:
    plain = glossary("plain")
    leads = "|".join(sorted(map(re.escape, plain["lead_ins"]), key=len, reverse=True))
    openers = "|".join(sorted(map(re.escape, plain["openers"]), key=len, reverse=True))
    return re.compile(rf"^(?:(?:{leads})(?: that\b|:|,)?\s+(?=\w)|(?:{openers}),\s+)+", re.IGNORECASE)


WE_TELL = re.compile(
    r"^(?:(?:with|in|by|further|as) (?:reference|regards?|respect|response|reply|way of reply|to) (?:to )?[^,;]{3,60}, )?(?P<sadly>unfortunately,? |sadly,? )?(?:we|i) (?:(?:would|should|do) )?(?:(?:like|wish|want|have|need|must|hereby|herewith|kindly|can|may|also)(?: to)? )*"
    r"(?:inform|tell|advise|notify|point out|remind|draw your attention to the fact|let you know|make you aware)(?: to you| you)?(?: that|:|,) (?=\w)",
    re.IGNORECASE,
)
"""That somebody writes, before what they write."""


ABOUT_YOURS = re.compile(
    r"^(?:(?:with|in) (?:regards?|reference|respect|relation|response|reply)|regarding|concerning|as regards|further)(?: (?:to|of))? (?:your|the) (?:\w+ )?(?:query|enquiry|inquiry|question|e-?mail|message|request|letter|ticket|case|matter)(?:, (?=\w)| (?=(?:we|i)\b))",
    re.IGNORECASE,
)
"""What it is about, where the customer knows."""


def _without_lead(text: str) -> str:
    if TO_INFORM.match(text):
        return text
    if (about := ABOUT_YOURS.match(text)) and not facts(about[0]):
        rest = capital(text[about.end() :])
        text = rest if _leads().match(rest) or WE_TELL.match(rest) else text
    told = WE_TELL.match(text)
    if told and not facts(told[0]):
        lead = f"{tail_off(told['sadly'])}, " if told["sadly"] else ""
        return capital(lead + text[told.end() :])
    led = _leads().match(text)
    return (
        capital(AND_THAT.sub(", and ", text[led.end() :]) if " that " in led[0] else text[led.end() :]) if led else text
    )


def _empty(text: str, pattern: str, instead: str | bool) -> str:
    if isinstance(instead, str):
        return re.sub(rf"\b{pattern}\b", lambda found: like(found[0], instead), text, flags=re.IGNORECASE)
    joined = rf"(?:,? and |, ){pattern}(?=[.!]*$)|^{pattern}(?:,? and |, )(?=(?:we|i|you|the|your|it|this|please)\b)|^{pattern}[.!]*$"
    return re.sub(joined, "", text, flags=re.IGNORECASE)


def like(old: str, new: str) -> str:
    """The new word with a capital where the old one had it."""
    return capital(new) if old[:1].isupper() and not old.isupper() else new


def swapped(piece: Piece, text: str, words: Mapping[str, Any]) -> str:
    """Single words swapped, each in the form of the old one."""
    doc = piece.reading.parser.parse(text)
    told = waits = ""
    for token in doc:
        word = _word(token, words)
        head, _, particle = word.partition(" ")
        if particle in PARTICLES and token.i + 1 < len(doc) and token.nbor().lower_ in ("it", "this", "that", "them"):
            told, waits = told + like(token.text, head) + token.whitespace_, f" {particle}"
            continue
        told, waits = told + like(token.text, word) + waits + token.whitespace_, ""
    return told


PARTICLES = frozenset("on up out right back off down".split())
"""What stands behind a pronoun: "pass it on"."""


@cache
def _only_a_verb(word: str) -> bool:
    from lemminflect import getAllLemmas

    return set(getAllLemmas(word)) == {"VERB"}


def _word(token: Token, words: Mapping[str, Any]) -> str:
    lemma = token.lemma_.lower()
    if token.tag_ not in VERB_TAGS and token.lower_ in words["verbs"] and _only_a_verb(token.lower_):
        return str(words["verbs"][token.lower_])
    if token.tag_ in VERB_TAGS and lemma in words["verbs"]:
        if lemma in ("dispatch", "facilitate") and token.tag_ in ("VBN", "VBG", "VBD"):
            return token.text
        head, _, rest = str(words["verbs"][lemma]).partition(" ")
        return f"{inflect(head, token.tag_)} {rest}".strip()
    if (
        token.tag_ in ("NN", "NNS")
        and lemma in words["nouns"]
        and any(child.lower_ in ("your", "this") for child in token.children)
    ):
        return inflect(str(words["nouns"][lemma]), token.tag_)
    others = words.get("others", {})
    if token.lower_ in others and token.tag_ not in ("NN", "NNP"):
        return str(others[token.lower_])
    return token.text
