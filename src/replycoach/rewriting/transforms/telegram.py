"""Notes to the file become sentences: "Form received. Collection: tomorrow, 10.00, by our fitter." is said as a person would.

Only where the words leave no doubt of the subject, the tense and who acts; every other note stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from replycoach.model import Edit, Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import root, subject_of
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import fault, lost
from replycoach.rewriting.transforms._labelled import it, labelled, timed
from replycoach.rewriting.transforms._noted import (
    EVER,
    LATER,
    OWN_ARTICLE,
    YOURS,
    articled,
    behind_prepositions,
    kinds,
    many,
    noun,
    time,
)
from replycoach.rewriting.transforms._office import spoken
from replycoach.rewriting.transforms._piece import Piece, capital, cased, edits_between, small

RULES = ("tone/cold",)

NOTE = "makes sentences of notes"


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """All notes as sentences at once, then each by itself."""
    made: list[tuple[Edit, ...]] = []
    asked = False
    for sentence in reading.sentences:
        if sentence.does("hold", "signoff") and not sentence.does("solution", "instruction", "timeframe"):
            continue
        piece = Piece.of(reading, sentence)
        told = sentence_of(piece)
        if told and asked and told.startswith("Please "):
            told = capital(told.removeprefix("Please "))
        asked = bool(re.search(r"\bplease\b", told or piece.text, re.IGNORECASE))
        if not told or told == piece.text or lost(piece.text, told) or fault(told, piece.text, reading.parser):
            continue
        begun = cased(told, piece) if piece.lead or told[:4].lower() == piece.text[:4].lower() else capital(told)
        whole = piece.lead + begun + piece.tail
        edits = edits_between(reading, sentence.start, sentence.text, whole)
        if edits and all(reading.prose.editable(edit.start, edit.end) for edit in edits):
            made.append(edits)
    if len(made) > 1:
        yield Proposal(tuple(edit for edits in made for edit in edits), "review", NOTE, eases=True)
    for edits in made:
        yield Proposal(edits, "review", NOTE, eases=True)


MOST = 30
HAPPENING = 12
"""Words that a note has at most, and one that only lacks an article."""
LEAD = re.compile(r"(?:re:? |ref(?:erence)?\.? |order |case |ticket )[\w-]*\d[\w-]*: ", re.IGNORECASE)
THANKS = re.compile(
    r"[,;] (?:thanks|thank you|many thanks)(?: for (?P<for>reporting|telling us|flagging))?$", re.IGNORECASE
)


def sentence_of(piece: Piece) -> str:
    """The sentence that a note stands for, empty where it is no note or not sure."""
    text = re.sub(r"[.!]+$", "", piece.text)
    if "?" in text or len(text.split()) > MOST or text.endswith(",") or re.search(r"[\[\]{}()\n]", text):
        return ""
    lead = LEAD.match(text)
    start = lead[0] if lead else ""
    thanks = THANKS.search(text)
    end = text[thanks.start() :] + (" it" if thanks["for"] in ("reporting", "flagging") else "") if thanks else ""
    bare = text[len(start) : thanks.start() if thanks else len(text)]
    whole = _turned(piece, bare)
    if not whole:
        return ""
    return f"{start}{small(whole) if start else capital(whole)}{end}{piece.mark}"


def _turned(piece: Piece, text: str) -> str:
    """A note of one or more clauses; what stands between semicolons may stay, what is between commas has to turn as well."""
    if "; " in text:
        parts = text.split("; ")
        told = [_clause(piece, part) for part in parts]
        return "; ".join(small(said or part) for said, part in zip(told, parts, strict=True)) if any(told) else ""
    if whole := _clause(piece, text):
        return whole
    parts = text.split(", ")
    told = [_clause(piece, part) for part in parts] if 1 < len(parts) < 4 else [""]
    if not all(told) or sum(said.startswith("Please") for said in told) > 1:
        return ""
    first, *others = told
    return ", ".join([first, *map(small, others[:-1]), f"and {small(others[-1])}"])


def _clause(piece: Piece, text: str) -> str:
    text = capital(text)
    told = next((told for turn in TURNS if (told := turn(piece, text)) and told != text), "")
    return AT_CLOCK.sub(" at ", behind_prepositions(told, piece.reading.parser)) if told else ""


AT_CLOCK = re.compile(r"(?<=day|row) (?=\d{1,2}[.:]\d\d\b)")


# what is done

DONE = frozenset(
    "activated approved delayed damaged arranged assigned booked cancelled canceled changed checked closed collected completed confirmed corrected credited deleted delivered despatched dispatched extended fitted fixed forwarded found issued"
    " logged moved opened ordered passed posted processed raised recorded refunded registered removed repaired replaced reserved reset resolved restored reversed scheduled sent shipped unlocked updated withdrawn released returned".split()
)
BARRED = frozenset("locked blocked suspended declined".split())
SET = frozenset("arranged booked reserved scheduled".split())
IS = frozenset("attached enclosed included permitted allowed excluded".split())
NEEDED = frozenset(["required", "needed"])
ARRIVES = frozenset(
    "form forms parcel payment letter documents document photos photo return application bag deposit".split()
)
WRITTEN = frozenset(
    "email mail message complaint request report enquiry query notice cancellation feedback order claim".split()
)
DOCUMENTS = frozenset(
    "bill certificate receipt receipts form forms photo photos invoice document documents letter number proof address postcode copy report statement passport details".split()
)
FOLLOWS = re.compile(
    r"(?:$|,? (?:to|under|by|on|for|from|in|at|with|within|until|and|or|before|after|as|of|tomorrow|tonight|today|yesterday|again|already|now|successfully|free|one per|one for each)\b.*)",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(
    rf"^(?P<thing>[A-Za-z-]+(?: [a-z-]+){{0,3}}?) (?P<done>{'|'.join(sorted(DONE | BARRED | IS | NEEDED | {'received', 'noted'}))})\b(?P<rest>.*)$"
)
AND = re.compile(r" and (?=[a-z-]+(?: [a-z-]+){0,2} (?:" + "|".join(sorted(DONE)) + r")\b)")


def _done(piece: Piece, text: str) -> str:
    """ "Form received", "Account closed and card details deleted"."""
    cut = AND.search(text)
    if cut and (first := _one_done(piece, text[: cut.start()])):
        second = _one_done(piece, capital(text[cut.end() :]))
        return f"{first} and {small(second)}" if second else ""
    return _one_done(piece, text)


REFUND = re.compile(
    r"^(?P<what>Refund|Credit) (?P<done>approved|issued|processed|confirmed|raised|agreed)(?:, (?P<sum>[£$€]\d[\d.,]*))?(?:, (?P<when>(?:within|in) .{3,30}))?$"
)


def _refunded(found: re.Match[str]) -> str:
    when = time(found["when"]) if found["when"] else ""
    if found["when"] and not when:
        return ""
    said = f"Your {found['what'].lower()}{' of ' + found['sum'] if found['sum'] else ''} has been {found['done']}"
    return f"{said}, and you'll have it {when}" if when else said


def _one_done(piece: Piece, text: str) -> str:
    if refund := REFUND.match(text):
        return _refunded(refund)
    found = PARTICIPLE.match(text)
    if not found or not FOLLOWS.fullmatch(found["rest"]):
        return ""
    thing, done, rest = noun(found["thing"]), found["done"], found["rest"]
    if not thing:
        return _none_needed(found["thing"], done, rest)
    head, be = thing.split()[-1], "are" if many(thing) else "is"
    if done in NEEDED:
        if rest:
            return ""
        if head in DOCUMENTS:
            return f"We need {thing.replace('the ', 'your ', 1)}"
        return f"{capital(thing).replace('The ', 'A ', 1) if head in ('signature', 'deposit') else capital(thing)} {be} needed"
    if done in ("received", "noted"):
        return _got(piece, thing, head, done, rest)
    if done in IS:
        thing = re.sub(r"^your (?=(?:\w+ )?(?:form|document|letter|label|documents|forms)$)", "the ", thing)
        return f"{capital(thing)} {be} {done}{rest}"
    if {"wrong", "incorrect"} & set(thing.split()) or done in BARRED:
        return f"{capital(thing)} {'were' if be == 'are' else 'was'} {done}{rest}"
    if done in SET:
        return f"{capital(thing)} {be} {done}{rest}"
    if LATER.search(rest):
        return f"{capital(thing)} will be {done}{rest}"
    return "" if EVER.search(rest) else f"{capital(thing)} {'have' if be == 'are' else 'has'} been {done}{rest}"


def _got(piece: Piece, thing: str, head: str, done: str, rest: str) -> str:
    who = "We" if piece.reading.channel == "social" else "I"
    if rest.startswith(" and "):
        return f"{capital(thing)} has been {done}{rest}" if not many(thing) else ""
    if rest and not re.match(r" (?:today|yesterday|on|from)\b", rest):
        return ""
    if done == "received" and head in ARRIVES:
        return f"{capital(thing)} {'have' if many(thing) else 'has'} arrived{rest}"
    if done == "noted" and not rest and head in WRITTEN | ARRIVES:
        return f"{who} have {thing}"
    return f"We have {thing}{rest}" if done == "received" and not rest else ""


def _none_needed(thing: str, done: str, rest: str) -> str:
    """ "No action required"."""
    if (
        thing.lower() in ("no action", "no further action")
        and done in NEEDED
        and re.fullmatch(r"(?: from (?:you|users|customers|your side))?", rest)
    ):
        return f"You don't need to do anything{' else' if 'further' in thing else ''}"
    return ""


# what happens

UP_TO = re.compile(r"^(?P<thing>[A-Z][a-z]+ing|Delivery|Shipping) runs (?=(?:up to |about |for )?\d)")
DAY_AFTER = re.compile(
    r"(?<! on)(?<! by)(?<! of)(?<! to)(?<! or)(?<! and)(?<! for)(?<! next)(?<! this)(?<! last)(?<! from)(?<! every)(?<! until)(?<! before)(?<! after)(?<! since)(?<! past) (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
ADDRESSED = re.compile(r"\b(?:I|you|your|we|our|me|us|not possible)\b|['’](?:m|ll|re|ve)\b", re.IGNORECASE)
"""Words of a sentence to somebody: no note."""
COMES = re.compile(
    r"^(?P<thing>[A-Za-z-]+(?: [a-z-]+){0,2}?) (?P<rest>(?:ships|follows|arrives|leaves|expires|starts|resumes) (?:tonight|today|tomorrow|on|in|at|by|within|from|before|after|this|next|the|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*)$"
)
COUNTED = frozenset(
    "agent bank button card charge clinic code courier desk driver engineer fault fee fitter guarantee item label limit line link lock machine manager office offer part price refund restriction room sale screen sensor shop sum supplier switch team technician term update vehicle visit warehouse warranty workshop".split()
)
"""Single nouns that lack an article where they stand without one."""
HOLDS = frozenset(
    "constitute count require need apply mean entitle guarantee qualify oblige prevent affect include cover serve suffice replace imply create".split()
)
"""Verbs of a rule, which holds for all of its kind."""
ABSTRACT = re.compile(r"(?:tion|ment|ance|ence|ure|ing|ship|ness|mail|post|cash|proof)$")
"""How words end that name no one thing."""
ENDED = frozenset("was ended changed started bounced failed expired stopped arrived".split())


def _happens(piece: Piece, text: str) -> str:
    """ "Correct copy ships tonight": a subject without its article."""
    if UP_TO.match(text):
        return UP_TO.sub(lambda found: f"{found['thing']} takes ", text)
    first = text.split()[0]
    if len(piece.text.split()) > HAPPENING or ADDRESSED.search(piece.text):
        return ""
    if (
        first.lower() in OWN_ARTICLE
        or not kinds(first.lower()) & {"NOUN", "ADJ", "VERB"}
        or first != capital(first.lower())
    ):
        return ""
    if kinds(first.lower()) <= {"ADV", "ADP", "INTJ", "PRON", "CCONJ", "SCONJ"}:
        return ""
    found = COMES.match(text)
    if found and (thing := noun(found["thing"])):
        return f"{capital(thing)} {DAY_AFTER.sub(' on ', found['rest'])}" if thing.startswith(("the ", "your ")) else ""
    doc = piece.reading.parser.parse(f"The {small(text)}.")
    verb = root(doc)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.i > 4 or subject.left_edge.i != 0 or verb.i < subject.i:
        return ""
    finite = next(
        (token for token in doc[subject.i + 1 : verb.i + 1] if token.tag_ in ("VBZ", "MD") or token.lower_ in ENDED),
        None,
    )
    if finite is None or finite.lower_ == "takes" or finite.i != subject.i + 1 or subject.tag_ != "NN":
        return ""
    denied = any(child.lower_ in ("not", "n't", "never") for child in verb.children)
    if (verb.lemma_.lower() in HOLDS and subject.lower_ in YOURS) or (
        (denied or verb.lemma_.lower() in HOLDS) and ABSTRACT.search(subject.lower_)
    ):
        return ""  # "Email does not count as notice" is said of any
    thing = noun(doc[1 : subject.i + 1].text)
    if (
        not thing
        or thing[:4] not in ("the ", "your")
        or (thing.startswith("the ") and subject.i == 1 and subject.lower_ not in COUNTED)
    ):
        return ""
    rest = DAY_AFTER.sub(" on ", f"x {doc[finite.i : -1].text}")[2:]
    if finite.lower_ in ("collects", "brings", "delivers", "repairs", "replaces", "checks"):
        rest = articled(rest, piece.reading.parser)
    return f"{capital(thing)} {rest}"


def _subjectless(piece: Piece, text: str) -> str:
    """ "Sold in the online shop", to who asked about "it"."""
    if not re.match(r"(?:Sold|Included|Available|Covered|Not included|Found) (?:in|on|at|from|with|by)\b", text):
        return ""
    asks = " ".join(re.findall(r"[^.?!]*\?", piece.reading.case.message)).lower()
    one, more = re.search(r"\bit\b", asks), re.search(r"\b(?:they|them|these|those)\b", asks)
    if bool(one) == bool(more):
        return ""
    return f"{'It is' if one else 'They are'} {small(text)}"


# what the customer is to do

TO = re.compile(
    r"^(?:Any |All )?(?P<more>[Ff]urther |[Oo]ther |[Aa]dditional )?(?P<asked>[Qq]ueries|[Qq]uestions|[Ee]nquiries|[Rr]equests|[Cc]omplaints)(?P<about> (?:about|on|regarding) [\w ]{3,40}?)? (?P<to>(?:to|by|via|through) (?!be\b).+)$"
)
ELSE = re.compile(r"^Anything else, (?=this (?:address|email|chat|inbox|number)\b)")
TO_BE = re.compile(
    r"^(?P<thing>[\w' -]{3,60}?) (?:is |are )?to be (?P<done>shown|handed|returned|sent|brought|signed|completed|isolated|presented|kept|posted|paid|addressed|worn|given|left|filled in|taken)\b(?P<rest>.*)$"
)
OURS = re.compile(r"\b(?:by|refund|amount|application|case|matter|panel|us)\b", re.IGNORECASE)
SEE = re.compile(r"^See terms(?:, section (?P<section>[\d.]+))?$")


def _officially(piece: Piece, text: str) -> str:
    """ "Other faults can be reported to this address", "The AW70 is not to be used"."""
    return spoken(piece, text)


def _directed(piece: Piece, text: str) -> str:
    """ "Further queries to this address", "Photo ID to be shown at the door"."""
    if found := TO.match(text):
        asked = {"queries": "questions", "enquiries": "questions"}.get(found["asked"].lower(), found["asked"].lower())
        more = (found["more"] or "").lower().replace("additional", "further")
        return f"Please send any {more}{asked}{found['about'] or ''} {found['to']}"
    if ELSE.match(text):
        return ELSE.sub("For anything else, just write to ", text)
    if found := SEE.match(text):
        return f"Please see section {found['section']} of our terms" if found["section"] else "Please see our terms"
    found = TO_BE.match(text)
    if (
        not found
        or OURS.search(text)
        or re.search(r"\b(?:is|are|not|and|have|has|needs?|would|will|must|going|about|due|seems?)\b", found["thing"])
    ):
        return ""
    thing = noun(found["thing"]) or (small(found["thing"]) if found["thing"].split()[0].lower() in OWN_ARTICLE else "")
    if not thing:
        return ""
    from lemminflect import getLemma

    verb, _, particle = found["done"].partition(" ")
    return f"Please {getLemma(verb, upos='VERB')[0]}{f' {particle}' if particle else ''} {thing}{found['rest']}"


ORDERS = frozenset(
    "allow apply arrive attach bring check clear close dust hand hold keep leave open plug power press quote remain remove reply restart return rinse send settle state supply switch take turn unplug use wait wipe write".split()
)
STEPS = re.compile(r",? and |, ")
SWITCH = re.compile(
    r"^(?P<verb>power|switch|turn) (?P<way>off|on) (?:for )?(?P<long>(?:\w+|\d+) (?:second|minute|hour)s?)$",
    re.IGNORECASE,
)


def _ordered(piece: Piece, text: str) -> str:
    """ "Power off two minutes, wipe pin at top hinge, close door"."""
    steps = [small(step) for step in STEPS.split(re.sub(r"^Please ", "", text))]
    if any(
        step.split()[0] not in ORDERS or re.search(r" or |^use of |\b(?:is|are|should|must|will|can|may)\b", step)
        for step in steps
    ) or re.match(r"hold (?:on|the line)\b", steps[0]):
        return ""
    told = []
    for step in steps:
        switch = SWITCH.match(step)
        said = (
            f"{'switch' if switch['verb'] == 'power' else switch['verb']} {it(piece)} {switch['way']} for {switch['long']}"
            if switch
            else articled(step, piece.reading.parser)
        )
        told.append(re.sub(r"^state (?=the|your|if|whether)", "tell us ", said))
    joined = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"Please {joined}"


SORRY = re.compile(r"^Apologies for (?=the\b|your\b|this\b|that\b)(?!the inconvenience)", re.IGNORECASE)


def _sorry(piece: Piece, text: str) -> str:
    who = "We're" if piece.reading.channel == "social" else "I'm"
    return SORRY.sub(f"{who} sorry about ", text)


TURNS: tuple[Callable[[Piece, str], str], ...] = (
    labelled,
    _officially,
    _directed,
    _sorry,
    _subjectless,
    _done,
    _ordered,
    timed,
    _happens,
)
