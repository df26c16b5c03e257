"""What nobody owns becomes "I": "someone will call you" is "I'll call you [when: …]", "it will be looked into" is "I'll look into it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._desk import DESK
from replycoach.rewriting.transforms._piece import (
    Piece,
    Wording,
    by_sentence,
    capital,
    edges,
    has_time,
    join_slot,
    small,
    when,
    words,
)
from replycoach.rewriting.transforms.times import VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("ownership/unowned",)

NOTE = "says who does it: you"
_PEOPLE = r"(?:colleagues?|team ?mates?|agents?|advis[eo]rs?|representatives?|reps?|specialists?|operators?|people|guys|staff|team|team members?|experts?|handlers?|members? of (?:the |our )?(?:\w+ )?(?:staff|team))"
SOMEONE = re.compile(
    rf"^(?:(?:then|so|and),? )?(?P<who>someone|somebody|one of (?:us|(?:our|my|the) (?:\w+ )?{_PEOPLE})|an? (?:(?:other|suitable|available|relevant|qualified|support|service|customer service|\w+) )?{_PEOPLE})(?P<from> (?:(?:over|down|up|back) )?(?:from|in|on|at|of) (?:(?:the|our) [\w' -]{{2,40}}?|[a-z]{{4,20}}))?"
    r" (?P<will>will|'ll|shall|is going to|are going to|should|can|may|might|would)(?: then| also| probably| hopefully| try to| be able to)? (?P<act>[a-z]+)\b",
    re.IGNORECASE,
)
A_TEAM = re.compile(
    r"^(?P<who>(?:the|our) (?:(?:relevant|appropriate|responsible|right|concerned|competent|correct|\w+) )?(?:team|department|people|desk|unit|section|specialists|developers|technicians|guys|office|colleagues|engineers)(?: concerned| in charge| responsible)?) (?P<will>will|'ll|shall|are going to|is going to|should) (?:then |also |now |probably |hopefully )?(?P<act>[a-z]+)\b",
    re.IGNORECASE,
)
AND_SOMEONE = re.compile(
    rf"(?P<and>,? (?:and|so|but) (?:if [a-z' ]{3, 40}?,? )?)(?P<who>someone|somebody|one of (?:us|(?:our|my|the) (?:\w+ )?{_PEOPLE})|an? (?:\w+ )?{_PEOPLE}) (?:will|'ll) (?:then |also )?(?P<act>[a-z]+)\b(?=[^,;]*$)",
    re.IGNORECASE,
)
"""A promise of somebody's behind another clause."""
TURNED = {"it": "it", "this": "this", "that": "that", "they": "them", "you": "you", "these": "these"}
PARTICLES = frozenset("into on up over out back with through after at to for off in".split())
LEADS = re.compile(
    r"^(?:(?:rest assured|please be assured|be assured|i can assure you|we can assure you|please note|please be advised|hopefully|in the meantime|don't worry|no worries)(?: that)?,? )+",
    re.IGNORECASE,
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The step as the agent's own, with a slot for the time where none is named."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to own this step, the best first."""
    text = capital(LEADS.sub("", piece.text))
    if "?" in text or re.search(r"\b(?:not|n't|never|no longer|nobody|i)\b|n't\b", text, re.IGNORECASE):
        return
    someone, team = SOMEONE.match(text), A_TEAM.match(text)
    if someone:
        looks = re.match(r"have an? (?:look|word)\b", text[someone.start("act") :])
        if (looks or someone["act"].lower() in DESK) and not re.search(
            r"\b(?:they|their|them|he|she)\b", text, re.IGNORECASE
        ):
            act = text[someone.start("act") :]
            place = re.sub(r"^ (?:(?:over|down|up|back) )?(?:from|in|on|at|of) ", "", someone["from"] or "")
            if place and not re.search(r"\b(?:team|end|side|staff|support|office|company)$", place, re.IGNORECASE):
                rest = _no_vague(re.sub(r"[.!…]+$", "", act))
                if not re.search(r"[,;]|\b(?:and|which|if)\b", rest):
                    yield Wording(f"I'll ask {place} to {rest}{_news(rest)}.", "review", NOTE)
            else:
                yield _timed(f"I'll {act}")
    elif team:
        if team["act"].lower() in DESK - {"be"} and not re.search(r"\b(?:they|their)\b", text, re.IGNORECASE):
            rest = _no_vague(re.sub(r"[.!…]+$", "", text[team.start("act") :]))
            if not re.search(r"[,;]|\b(?:and|which)\b", rest):
                yield Wording(f"I'll ask {small(team['who'])} to {rest}{_news(rest)}.", "review", NOTE)
    elif (tail := AND_SOMEONE.search(text)) and tail["act"].lower() in DESK:
        act = text[tail.start("act") :]
        yield _timed(f"{text[: tail.start()]}{tail['and']}I'll {act}", tail.start())
    else:
        doc = piece.reading.parser.parse(text)
        yield from _passive(doc)


def _news(rest: str) -> str:
    """The promise of news, unless the deed has its time."""
    return "" if has_time(rest) else f", and I'll update you {when()}"


def _timed(text: str, since: int = 0) -> Wording:
    """The promise with a slot where no time is named; what stands before `since` is no part of it."""
    said = _no_vague(text[since:])
    plain = f"{text[:since]}{'' if not since or said[:1] == ',' else ' '}{said}"
    timed = has_time(plain) or re.search(r"\b(?:if|once|after|when|upon|following|as soon as)\b", plain)
    return Wording(plain if timed else join_slot(plain, when()), "review", NOTE)


def _no_vague(text: str) -> str:
    return re.sub(r"\s+(?=[.,;!])", "", VAGUE.sub("", text)).strip()


def _passive(doc: Doc) -> Iterator[Wording]:
    """ "Your case will be reviewed" with the agent as its subject."""
    for verb in doc:
        if verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in DESK - {
            "be",
            "do",
            "get",
            "see",
            "let",
            "come",
            "go",
            "close",
            "open",
            "keep",
            "put",
        }:
            continue
        subject = next(
            (
                child
                for child in verb.children
                if child.dep_ in ("nsubj:pass", "nsubjpass", "nsubj") and child.i < verb.i
            ),
            None,
        )
        helpers = [
            child for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "cop") and child.i < verb.i
        ]
        if subject is None or not helpers or not any(helper.lemma_ == "be" for helper in helpers):
            continue
        start, end = edges(subject)
        said = " ".join(helper.lower_ for helper in helpers)
        first = helpers[0].i
        if (
            start > 0
            or end > first
            or any(token.tag_ not in ("RB",) and token not in helpers for token in doc[end : verb.i])
        ):
            continue
        who = _active(doc, verb, said)
        if who:
            yield from _rebuilt(doc, verb, words(doc, start, end), who, said)
        return


def _active(doc: Doc, verb: Token, said: str) -> str:
    """ "I" with the verb in the tense that the passive had."""
    from replycoach.rewriting.inflect import inflect

    base = verb.lemma_.lower()
    if re.fullmatch(r"(?:will|'ll|shall|should|can|is to|are to) be", said):
        return f"I'll {base}"
    if re.fullmatch(r"(?:is|are|'s|'re) being", said):
        return f"I'm {inflect(base, 'VBG')}"
    if re.fullmatch(r"(?:has|have|'s|'ve) been", said):
        return f"I've {inflect(base, 'VBN')}"
    return ""


def _rebuilt(doc: Doc, verb: Token, thing: str, who: str, said: str) -> Iterator[Wording]:
    stop = next(
        (
            token.i
            for token in doc[verb.i :]
            if token.text in (",", ";", "–", "—", "-")
            or token.text[0] in ".!"
            or (token.lower_ in ("and", "but", "so"))
        ),
        len(doc),
    )
    after = doc[verb.i + 1 : stop]
    particle = ""
    if (
        len(after)
        and after[0].lower_ in PARTICLES
        and (
            len(after) == 1
            or after[0].dep_ == "compound:prt"
            or after[1].lower_ in ("by", "on", "in", "within", "as", "today", "tomorrow")
            or after[1].pos_ == "ADV"
            or VAGUE.match(after[1:].text)
        )
    ):
        particle, after = f" {after[0].text}", after[1:]
    rest = _no_vague(after.text if len(after) else "")
    rest = re.sub(r"^by (?:someone|somebody)(?: (?:in|from|at) (?!\w+day)(?:the |our )?\w+)?\s*", "", rest)
    by = re.match(r"by (?P<who>(?:the|our|a) [\w' -]+?)(?P<more> (?:within|by|on|in|at|to|and)\b.*)?$", rest)
    if rest.startswith("by ") and not by:
        return
    object_ = TURNED.get(thing.lower(), small(thing, doc[0]))
    later = doc[stop:].text if stop < len(doc) else "."
    if later[:1] not in ".!":
        if re.search(r"\b(?:be|been|being|they|their)\b", later) or not any(
            token.tag_ in ("MD", "VBP", "VBZ") for token in doc[stop:]
        ):
            return
        later = later if later[:1] in ",;" else f" {later}"
    if by:
        if who.startswith("I'll") and later[:1] in ".!":
            base = verb.lemma_.lower()
            told = f"I'll ask {by['who']} to {base}{_with(particle, object_)}{by['more'] or ''}"
            yield Wording(f"{told}, and I'll update you {when()}.", "review", NOTE)
        return
    sentence = f"{who}{_with(particle, object_)}{' ' + rest if rest else ''}"
    if who.startswith("I've"):
        if later[:1] in ".!" and verb.lemma_ != "put":
            yield Wording(f"{sentence}, and I'll update you {when()}.", "review", NOTE)
        return
    if not has_time(sentence + later) and not re.search(
        r"\b(?:if|once|after|when|upon|following|as soon as)\b", sentence + later
    ):
        sentence += f" and will update you {when()}" if who.startswith("I'm") else f" {when()}"
    yield Wording(f"{sentence}{later}", "review", NOTE)


def _with(particle: str, thing: str) -> str:
    """A verb's object with its particle: "look into it", "pass it on"."""
    if particle.strip() in ("on", "up", "out", "back", "over", "off", "through", "in"):
        return f" {thing}{particle}"
    return f"{particle} {thing}"
