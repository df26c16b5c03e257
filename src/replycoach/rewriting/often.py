"""How often a customer has turned to us, as far as they say it: by their verbs, their letters, or which time it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import is_passive
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = {
    "call": "call us", "ring": "ring us", "phone": "phone us", "email": "email us", "e-mail": "email us", "mail": "email us",
    "write": "write to us", "chase": "chase us", "contact": "contact us", "message": "write to us", "text": "text us",
    "ask": "ask us", "report": "report this", "complain": "complain", "chat": "come back to us", "explain": "explain this", "tell": "tell us", "repeat": "repeat this",
}  # fmt: skip
"""Verbs of turning to a desk, as they stand after "you've had to"."""
COUNTS = dict(enumerate("two three four five six seven eight nine ten".split(), 2))
_TIMES = "second|third|fourth|fifth|sixth|[2-6](?:nd|rd|th)"
NTH = re.compile(
    rf"(?<!\bmy )(?<!\bour )\b(?P<nth>{_TIMES}) (?P<what>time|visit|attempt|missed (?:[a-z]+ )?(?:delivery|collection|visit|pick-?up)|(?:split|broken|damaged|cracked|smashed|wrong|faulty|dead|torn) (?:bag|box|parcel|item|order|delivery|part|plate|glass|lamp|bulb|device|unit|machine))\b(?! (?:lucky|slot|i\b|we\b|i'?(?:ve|m)\b|we've\b|around\b))",
    re.IGNORECASE,
)
TELLS = AnyCase(
    r"\b(?:i|we)(?:'?ve|'m| am| have)?(?: now| already| just| had to)* (?:explain|tell|told|say|said|ask|call|ring|rang|rung|phon|e-?mail|writ|wrote|messag|chas|contact|complain|report|repeat|request)\w*\b[^.!?;]{0,40}$"
)
"""It is their telling that is counted, and not what went wrong."""
MISSED = AnyCase(
    r"(?<!for )(?<!my )(?<!our )\b(?P<many>two|three|four|five|six|several) missed (?P<what>(?:[a-z]+ )?(?:deliveries|collections|visits|pick-?ups))\b"
)
ROW = AnyCase(
    rf"\b(?P<nth>{_TIMES}) (?P<what>day|night|week|weekend|month|time) (?:on the trot|running|in a row|in succession)\b"
)
WITHIN = re.compile(
    rf"\b(?:it's|it is|that's|this is)(?: now| already)? the (?P<nth>{_TIMES}) (?:one )?(?P<span>(?:this|in a) (?:week|month|term|year))\b",
    re.IGNORECASE,
)
"""Which one it is of several in a time."""
SENT = re.compile(
    rf"\b(?:i|we)(?:'ve| have)? (?:now |already )?(?:sent|written|wrote|made|left) (?:you )?(?P<many>two|three|four|five|six|seven|eight|nine|ten|[2-9]) (?P<what>e-?mails|messages|letters|calls)\b(?! to (?!you\b))"
    rf"|\b(?P<from>two|three|four|five|six|[2-6]) (?P<these>e-?mails|messages|letters|calls) from (?:me|us)\b"
    rf"|\b(?:my|this is (?:now |already )?the) (?P<mine>{_TIMES}) (?P<sent>e-?mail|message|letter|call)\b(?! (?:from|that you|you)\b)|(?P<again>{_TIMES}) (?P<about>e-?mail|mail|message|letter) (?:to you|about)\b"
    rf"|\b(?P<nth>{_TIMES}) time (?:of |that |now )*(?:(?:i|we|i'?m|we're|i am|i'?ve|we'?ve)(?: have)?(?: now| already)? (?:had to |having to )?)?(?P<by>writ|wrote|e-?mail|messag|call|ring|rung|rang|phon|contact|ask|explain|tell|told|repeat|chas|report)[a-z]{{0,5}}\b",
    re.IGNORECASE,
)
SENDS = {"em": "email us", "e-": "email us", "me": "write to us", "le": "write to us", "ca": "call us"}
SENDS |= {
    "ma": "email us",
    "wr": "write to us",
    "ri": "ring us",
    "ru": "ring us",
    "ra": "ring us",
    "ph": "phone us",
    "co": "contact us",
    "as": "ask us",
    "ex": "explain this",
    "te": "tell us",
    "to": "tell us",
    "ch": "chase us",
}
ORDINALS = {"2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth"}
NTHS = {nth: f"a {long} time" for short, long in ORDINALS.items() for nth in (short, long)}


def asked_again(doc: Doc) -> Iterator[str]:
    """How often they have turned to us, from twice on."""
    for verb in doc:
        said = REACH.get(verb.lemma_.lower())
        subject = subject_of(verb)
        if not said or subject not in ("i", "we", "customer") or verb.tag_ not in ("VBD", "VBN", "VBP", "VBG"):
            continue
        if is_passive(verb):
            continue  # it was we who asked them
        things = [child for child in verb.children if child.dep_ in ("obj", "iobj")]
        if any(child.lower_ not in ("you", "this", "it", "u") and child.lemma_ != "time" for child in things):
            continue
        for child in verb.children:
            if child.lower_ in ("twice", "repeatedly"):
                yield f"{said} {child.lower_}"
            elif child.lemma_.lower() == "time":
                many = next((one for one in child.children if one.dep_ in ("nummod", "amod")), None)
                if many is not None and (often := NTHS.get(many.lower_)):
                    yield f"{said} {often}"
                number = COUNTS.get(int(many.text), "") if many is not None and many.text.isdigit() else ""
                if many is not None and (number or many.lower_ in (*COUNTS.values(), "several", "many")):
                    yield f"{said} {number or many.lower_} times"


REPORTED = re.compile(
    r"\b(?:i|we)(?:'ve| have)?(?: now| already)* reported [^.!?;]{1,50}? (?P<often>twice|(?:two|three|four|five|six|seven|several|many|[2-9]) times)\b",
    re.IGNORECASE,
)


def letters(text: str) -> Iterator[str]:
    """How often, where the letters are counted: "I sent four e-mails", "my third letter"."""
    for told in REPORTED.finditer(text):
        number, _, times = told["often"].lower().partition(" ")
        yield f"report this {COUNTS.get(int(number), number) if number.isdigit() else number} {times}".rstrip()
    for found in SENT.finditer(text):
        many, mine = (
            (found["many"] or found["from"] or "").lower(),
            (found["mine"] or found["nth"] or found["again"] or "").lower(),
        )
        often = NTHS.get(mine, "") or f"{COUNTS.get(int(many), '') if many.isdigit() else many} times"
        yield f"{SENDS[(found['what'] or found['these'] or found['sent'] or found['about'] or found['by'])[:2].lower()]} {'twice' if often == 'two times' else often}"


DATED = re.compile(
    r"\b(?:i|we)(?:'ve| have)?(?: now| already)? (?P<did>e-?mailed|wrote|written|rang|rung|called|phoned|contacted|reported|complained|messaged|logged|asked)\b(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.IGNORECASE,
)


TO_US = re.compile(r"\s*(?:(?:you|your|u|on|in|about|again|at|to (?:you|ask|say))\b|,)", re.IGNORECASE)


def dated(text: str) -> Iterator[str]:
    """How often, where the days are listed or each time is an "again": "I emailed on the 2nd, the 9th and the 16th"."""
    for found in DATED.finditer(text):
        stem = found["did"].lower().replace("-", "")
        said = next((words for verb, words in SAID.items() if stem.startswith(verb)), "")
        listed = re.search(
            rf"\bon (?:{DAY.pattern})(?:,? (?:and )?(?:again )?(?:on )?(?:{DAY.pattern}))+",
            found["rest"],
            re.IGNORECASE,
        )
        many = len(DAY.findall(listed[0])) if listed else 0
        again = len(re.findall(r"\bagain (?:in|on|last|this)\b", found["rest"], re.IGNORECASE))
        times = max(many, again + 1)
        reported = said in ("report this", "complain")
        if said and times > 1 and (reported or TO_US.match(found["rest"])):
            yield f"{said} {'twice' if times == 2 else 'several times'}"  # a number that nobody wrote is none


SAID = {
    "email": "email us", "wro": "write to us", "written": "write to us", "ra": "ring us", "ru": "ring us", "call": "call us", "phone": "phone us",
    "contact": "contact us", "report": "report this", "logg": "report this", "complain": "complain", "messag": "write to us", "ask": "ask us",
}  # fmt: skip


WHAT = re.compile(
    r"\b(?:my|our) (?P<what>(?:[a-z]+ ){0,2}[a-z]+) (?:has|have|was|were|is|are)(?: now| just)? (?:been |being )?(?P<done>(?:cancelled|canceled|postponed|rescheduled|delayed|moved|changed|put|pushed|called|lost|missed|damaged|declined|rejected|suspended|locked|blocked|swapped)(?: (?:back|off|forward|out))?)\b",
    re.IGNORECASE,
)
"""What was done to a thing of theirs, which is what happened so often."""
ONLY = "this has now happened for the"
"""How the clause begins that does not say what has."""


def which_time(text: str) -> str:
    """Which time it is, as a clause: "this has now happened for the third time", "this is already the third visit".

    >>> which_time("That's the third time my lesson has been moved."), which_time("It failed. Third time!")
    ('your lesson has been moved for the third time', 'this has now happened for the third time')
    """
    told = _which_time(text)
    if not told.startswith(ONLY) or not told.endswith(" time"):
        return told
    near = [one for one in re.split(r"[.!?;\n]+", text) if NTH.search(one)]
    found = WHAT.search(near[0]) if near else None
    if found is None:
        return told
    many = found["what"].endswith("s") and not found["what"].endswith("ss")
    return f"your {found['what'].lower()} {'have' if many else 'has'} been {found['done'].lower()}{told.removeprefix('this has now happened')}"


def _which_time(text: str) -> str:
    """The same without what it was."""
    found = next((one for one in NTH.finditer(text) if not TELLS.search(text[: one.start()])), None)
    if found is None and (missed := MISSED.search(text)):
        return f"there have been {missed['many'].lower()} missed {missed['what'].lower()}"
    if found is None and (row := ROW.search(text)):
        return f"this has now happened for the {ORDINALS.get(row['nth'].lower(), row['nth'].lower())} {row['what'].lower()} in a row"
    if found is None:
        within = WITHIN.search(text)
        return (
            f"this is already the {ORDINALS.get(within['nth'].lower(), within['nth'].lower())} {within['span'].lower()}"
            if within
            else ""
        )
    nth = ORDINALS.get(found["nth"].lower(), found["nth"].lower())
    what = found["what"].lower()
    return f"this has now happened for the {nth} time" if what == "time" else f"this is already the {nth} {what}"


def subject_of(verb: Token) -> str:
    """Who does it, also where the subject stands with an earlier verb."""
    found = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    return found or (subject_of(verb.head) if verb.dep_ == "conj" and verb.head.i < verb.i else "")
