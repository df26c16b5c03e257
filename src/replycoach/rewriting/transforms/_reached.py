"""What a customer did or did not do, told as what came of it: "you never replied to us" is "we had no reply", "you gave us the wrong
number" is "we got the wrong number". For deeds of which the passive would still blame, or that have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import AUXILIARIES, NEGATIONS, OBJECTS
from replycoach.rewriting.inflect import inflect, past, person
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._noted import is_plural
from replycoach.rewriting.transforms._piece import capital, edges, small, tail_off, words
from replycoach.rewriting.transforms._state import OBJECT_WORDS, passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEALINGS = {
    "cancel": "cancellation", "pay": "payment", "reply": "reply", "answer": "answer", "respond": "reply", "register": "registration",
    "apply": "application", "confirm": "confirmation", "enrol": "enrolment", "subscribe": "subscription", "renew": "renewal", "book": "booking",
    "unsubscribe": "cancellation", "object": "objection", "react": "reaction", "complain": "complaint", "call": "call", "write": "message",
}  # fmt: skip
"""What a customer does without an object, as the thing that then reaches a company."""
TELLS = frozenset("tell inform notify let contact warn alert".split())
SENDS = frozenset("send return post submit mail bring hand email e-mail deliver".split())
READS = frozenset("read open notice see check".split())
NO_DUTY = READS | frozenset(
    "look know listen think consider realise realize be have make take wait pay receive get hear".split()
)
"""Verbs of which a duty is only a reproach."""
TIMED = frozenset("deadline date window period cut-off cutoff".split())
WHERE = re.compile(
    r"^You (?:weren't|were not|wasn't) (?P<where>(?:at )?home|in|there|available|reachable)\b(?P<rest>.*)$"
)
CAME = re.compile(
    r"^You (?:didn't|did not|never|failed to) (?:turn(?:ed)? up|show(?:ed)? up|c[ao]me|attend(?:ed)?)(?: (?:for|to|at))? (?P<what>(?:your|the|our)\b[^,.;!?]*)$"
)
WERE_TOLD = re.compile(
    r"^You (?:were|had been|have been)(?: already| clearly| repeatedly)* (?:informed|told|notified|advised|warned)(?: (?:of|about) (?:this|that|it)(?: change| fact)?)?(?P<rest>(?: (?:by|on|in|at|with|through|when|before|already|twice|that)\b.*)?)$"
)
WERE_SENT = re.compile(
    r"^You (?:were|had been|have been)(?: already| clearly| repeatedly)* (?P<done>sent|given|offered|shown|e-?mailed|texted|called)(?P<rest>(?: .+)?)$"
)
"""What the company did, told as what was done to the customer."""
YOU_KNOW = re.compile(
    r"^(?:If (?:only )?you(?:r \w+(?: \w+)?)?(?:'d| had)?\b|Had you(?:r \w+(?: \w+)?)?\b)[^,;!?]{0,120}?,? (?:you|they|he|she)(?:'d| would)(?: have)? "
    r"(?:know|known|see|seen|notice|noticed|realise|realised|realize|realized|find|found|remember)(?: out)?(?: already)? (?:that )?(?P<what>.+)$",
    re.IGNORECASE,
)
"""What they would know if they had read something, and what that is."""
PAPER = re.compile(r" read (?P<paper>(?:the|our|your) [^,;!?]{2,60}?)(?=,? (?:you|they|he|she)\b)", re.IGNORECASE)


MANNER = re.compile(
    r"n't\b[^,;]*\b(?:in (?:the|a) (?:\w+ )?(?:way|form|format|manner)|correctly|properly|fully|completely)\b|\bnot\b[^,;]*\b(?:in (?:the|a) (?:\w+ )?(?:way|form|format|manner)|correctly|properly|fully|completely)\b",
    re.IGNORECASE,
)
"""How something was not done that was done."""


def told(doc: Doc) -> Iterator[str]:
    """What a sentence that begins with "You …" or "If you had …" comes to, without a closing mark."""
    text = tail_off(doc.text)
    if found := YOU_KNOW.match(text):
        if (read := PAPER.search(text[: found.start("what")])) and facts(read["paper"]):
            head = re.split(r" (?:for|of|on|in|from|to) ", read["paper"])[0].split()[-1].lower()
            yield f"As {read['paper']} {'say' if is_plural(head) else 'says'}, {found['what']}"
        yield capital(found["what"])
        return
    if found := WHERE.match(text):
        yield f"Nobody was {found['where']}{found['rest']}"
        return
    if found := WERE_TOLD.match(text):
        yield f"We let you know{found['rest']}"
        return
    if found := WERE_SENT.match(text):
        did = {"given": "gave", "shown": "showed"}.get(found["done"], found["done"])
        yield f"We {did} you{found['rest']}"
        return
    if found := CAME.match(text):
        yield f"{capital(found['what'])} was missed"
        return
    verb = next((one.head for one in doc[:1] if one.lower_ == "you" and one.dep_.startswith("nsubj")), None)
    if verb is None or any(child.dep_ in ("conj", "ccomp", "parataxis") for child in verb.children):
        return
    if MANNER.search(text):
        return  # it was done, and only not so
    said = _by_verb(doc, verb)
    if said and not re.search(r"\b(?:yourself|you (?!(?:can|may|will)\b))\b", said):
        yield capital(tail_off(said))


def _by_verb(doc: Doc, verb: Token) -> str:
    lemma = verb.lemma_.lower()
    helpers = [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]
    denied = any(child.lower_ in NEGATIONS or child.lower_ == "never" for child in verb.children)
    found = next((child for child in verb.children if child.dep_ in OBJECTS and child.i > verb.i), None)
    whom = [
        child for child in verb.children if child.dep_ in ("iobj", "dative", "obj") and child.lower_ in ("us", "me")
    ]
    after = words(doc, verb.i + 1, len(doc))
    if "should" in helpers and "have" in helpers and not denied:
        return _needed(doc, verb, after)
    if {"should", "could", "would", "must"} & set(helpers):
        return ""
    if denied:
        return _denied(lemma, after, found, have="have" in helpers or "has" in helpers or "'ve" in helpers)
    if lemma in TELLS and whom:
        return f"we only heard {re.sub(r'^(?:us|me) (?:know )?', '', after)}" if "only" in _adverbs(verb) else ""
    if found is None:
        return ""
    thing, rest = _thing(doc, found), words(doc, edges(found)[1], len(doc))
    if lemma in SENDS | {"give"} and whom:
        return f"we got {small(thing)} {rest}"
    if lemma in SENDS and not whom and re.match(r"(?:to (?:us|me) )?(?:too |very )?(?:late|after|on|in|only)\b", rest):
        return f"{thing} reached us {re.sub(r'^to (?:us|me) ', '', rest)}"
    state = any(child.dep_ == "xcomp" and child.i > found.i for child in verb.children)
    if lemma == "leave" and (state or re.match(r"(?:out|in|on|at|outside|under|next|open)\b", rest)):
        return f"{thing} {past('be', person(found))} {rest}"
    if lemma == "miss" and found.lemma_.lower() in TIMED:
        return f"{thing} {rest}".strip() + " has passed"
    return ""


def _adverbs(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ == "advmod"}


def _thing(doc: Doc, found: Token) -> str:
    start, end = edges(found)
    return OBJECT_WORDS.get(found.lower_, words(doc, start, end))


def _needed(doc: Doc, verb: Token, after: str) -> str:
    """ "You should have returned it within a week" as what was needed."""
    lemma = verb.lemma_.lower()
    if lemma in TELLS:
        told = re.match(r"(?:us|me)\b(?: know)?(?P<what>.*)", after, re.IGNORECASE)
        return f"we needed to know {told['what'].strip()}" if told else ""  # whom else they told is not our need
    if lemma in NO_DUTY or not re.search(r"\b(?:within|by|before|until|in time|first(?! [a-z]))\b", after):
        return ""
    made = passive(doc, verb, "was")
    return re.sub(r" (?:was|were) ", " needed to be ", made[0], count=1) if made else ""


def _denied(lemma: str, after: str, found: Token | None, *, have: bool) -> str:
    """What did not come, or may have gone unseen."""
    had = "we have had no" if have else "we had no"
    if found is not None:
        thing = tail_off(after)
        ours = any(child.lower_ in ("our", "my", "the") for child in found.children)
        return (
            f"{thing} may have been missed"
            if lemma in READS and ours and found.right_edge.i >= len(found.doc) - 2
            else ""
        )
    if lemma in ("get", "come") and (back := re.match(r"back(?: to (?:us|me))?\b", after)):
        return f"{had} reply{after[back.end() :]}"
    rest = re.sub(r"^to (?:us|me)\b", "", after).strip()
    return f"{had} {DEALINGS[lemma]} {rest}" if lemma in DEALINGS else ""


def base(text: str) -> str:
    """ "It was you who chose …" as "You chose …", "you put in" as "you entered".

    >>> base("You are the one who entered the wrong date.")
    'You entered the wrong date.'
    """
    text = re.sub(
        r"^(?:You (?:are|were) the one|It (?:was|is) you|It's you) (?:who|that) (?:has |have )?", "You ", text
    )
    return re.sub(r"^You (?:put|typed|keyed) in (?=the|your|an?\b)", "You entered ", text)


def affirmed(core: str) -> str:
    """ "You failed to V" and "You forgot to V" as "You didn't V".

    >>> affirmed("You failed to cancel."), affirmed("You have forgotten to sign it.")
    ("You didn't cancel.", "You haven't signed it.")
    """
    found = re.match(
        r"You (?P<have>have |'ve )?(?:failed|forgot|forgotten|neglected|omitted) to (?P<act>[a-z-]+)", core
    )
    if found is None:
        return core
    done = f"haven't {inflect(found['act'], 'VBN')}" if found["have"] else f"didn't {found['act']}"
    return f"You {done}{core[found.end() :]}"
