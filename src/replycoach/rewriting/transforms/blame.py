"""Blame goes, the facts stay: "You failed to attach the form." is "The form wasn't attached; could you send it, please?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.clauses import stands
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.inflect import person
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._agentless import agentless
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, small, tail_off, words
from replycoach.rewriting.transforms._reached import READS, affirmed, base, told
from replycoach.rewriting.transforms._reproach import reproached
from replycoach.rewriting.transforms._state import GUESSED, HELD, MODALS, PARTICLES, is_evidence, passive, supposed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("language/blame",)

NOTE = "describes the state without the person"
LEADS = re.compile(
    r"^(?:(?:i (?:can )?see|we (?:can )?see|i note|we note|i notice|it (?:appears|seems|looks like)|it is clear|it's clear|clearly|obviously|evidently|apparently|(?:our |the )?records (?:show|indicate|suggest)|according to our records|unfortunately|sadly|"
    r"regrettably|(?:as|as far as|from what|so far as) (?:i|we) (?:can )?(?:see|tell)|looking (?:at|into|through) [^,.;]{3,40}|(?:on|having) check(?:ing|ed)\b[^,.;]{0,40}|the (?:problem|issue|trouble|fact|truth) is|the reason is|i'm afraid|it's because|that's because|this is because"
    r"|(?:as )?(?:per|stated in|under|in (?:line|accordance|keeping) with|according to) (?:our|the|company) (?:[a-z&'-]+ ){0,2}(?:polic(?:y|ies)|terms|conditions|t&cs|rules|guidelines|procedures?))\b(?: here)?(?: that)?,?\s+)+(?=you\b)",
    re.IGNORECASE,
)
MENDABLE = frozenset(
    "attach include enclose provide send sign submit upload enter fill complete confirm return pay update verify register add give supply state quote tick select choose specify scan answer"
    " activate initial date stamp forward link set top renew".split()
)
"""What can still be done now."""
CHOICES = frozenset("choose select tick add activate set top pick".split())
"""Of those, what is over once the order is made: there is nothing to mend, unless it has "not yet" been done."""
SENT = frozenset("attach include enclose provide supply give submit state quote specify mention".split())
STATIVE = frozenset(
    "have get want need know think see say be let expect ignore refuse insist like believe claim hope decide miss lack blame try wish understand mean feel find hear"
    " receive own attend notice mind become seem stay keep agree remember realise realize love hate owe cost contain deserve bother fail forget neglect omit take leave make do tell ask"
    " give send write cause".split()
)
"""Verbs whose passive is stilted, or still blames."""
GOOD_IN_PASSIVE = frozenset("send leave make give write take cancel keep".split())
"""Of those, the ones whose denied passive is plain enough: "the form wasn't sent"."""
TAKES_PARTICLE = frozenset(
    "fill filled hand handed back backed set send sent pick picked switch switched turn turned sign signed write wrote top topped".split()
)
UNTIL_PAST = re.compile(
    r"\b(?:before|by|in time|on time|within|until|when|after|while|at (?:the time|check-?out|check-?in|sign-?up|registration)|last (?:week|month|year|night|\w+day)|yesterday|ago|earlier|for (?:\w+ )?(?:days|weeks|months|years)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on \d|since|"
    r"during|as a result|so|and|hence|therefore|because|which)\b",
    re.IGNORECASE,
)
MISSED = re.compile(
    r"^you (?:(?P<fail>(?:have |'ve )?(?:failed|forgot|forgotten|neglected|omitted) to|clearly (?:failed|forgot|neglected) to|(?:didn't|did not)(?: bother to| even)?|never)|(?P<have>(?:haven't|have not)(?: yet| even)?|'ve not)) (?P<act>[a-z][\w-]+)\b",
    re.IGNORECASE,
)
FAULT = re.compile(
    r"[,;–—]? ?(?:and |so |but |because )?(?:(?:that|this|it)(?:'s| is| was) (?:entirely |all |really |simply )?(?:your (?:own )?(?:fault|mistake|error|doing|responsibility|problem|risk|choice|decision)|at your own risk|down to you|on you)(?: then| alone)?|"
    r"(?:you (?:only )?have|you've) (?:only )?(?:yourself|no one|nobody)(?: but yourself)? to (?:blame|thank)|which is (?:entirely )?your (?:own )?(?:fault|mistake|responsibility)|through (?:your own fault|no fault of ours)|not ours?|not us)(?=[.!]*$)",
    re.IGNORECASE,
)


DANGLES = re.compile(
    r",? (?:so|and|but|then)(?: really| basically| honestly| in the end)?(?P<end>[.!]*)$", re.IGNORECASE
)
"""What is left of the clause in which it stood."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The state in place of the fault, and the request that mends it where it can still be mended."""
    yield from by_sentence(reading, prose_span, rewrite)


SUPPOSES = re.compile(r"^You (?:must|may|might|could|probably|presumably) (?:well )?(?:have|did|just)\b", re.IGNORECASE)
"""A guess at what the customer did wrong."""
MARKS = re.compile(
    r"^(?P<you>You (?:should |could |must |have |'ve )?)(?:(?:simply|clearly|obviously|evidently|just|probably|of course|really|surely|definitely|at least),? )+",
    re.IGNORECASE,
)
"""Words that rub it in."""
READ_IT = re.compile(
    r"^you should have (?:read|checked|seen|looked at|consulted) (?P<what>(?:the|our|your) [^,]{2,50}?),? (?:which|that) (?:clearly |plainly |also )?(?P<says>(?:say|state|explain|list|show|mention|require)s?\b.+)$",
    re.IGNORECASE,
)
"""A reproach with what the customer needs to know behind it."""


TOO_LATE = re.compile(
    r"^you (?:really |simply )?(?:should|ought to)(?: have|'ve| of) (?:put|mentioned|said|stated|included|given|told|noted|added|written|raised|flagged|specified|asked)\b[^;.!?]*?"
    r"(?: (?:in|with) (?:your|the) (?:very )?(?:first|last|previous|original|initial|earlier) [a-z-]+| (?:at|from) the (?:start|outset|beginning|time)| straight away| sooner| earlier| before now| to begin with| in the first place)[.!]*$",
    re.IGNORECASE,
)
"""What they should have said and have said since: there is nothing to mend, and no state worth telling."""


NO_AMOUNT = re.compile(
    r"you (?:really |simply )?(?:should|ought to|could)(?: have|'ve| of) (?:left|allowed|given|set aside|taken|planned) (?:yourself |yourselves )?(?:more|enough|plenty|extra|longer)\b",
    re.IGNORECASE,
)
"""What there should have been more of, and nobody can mend."""


def _that_you(doc: Doc) -> str:
    """ "You signed the form, which lists the fees" as "The form that you signed lists the fees"; empty where it is no such sentence."""
    verb = next((token for token in doc[1:2] if doc[0].lower_ == "you" and token.tag_ == "VBD"), None)
    thing = next((child for child in verb.children if child.dep_ in ("obj", "dobj")), None) if verb else None
    clause = next((child for child in thing.children if child.dep_ == "acl:relcl"), None) if thing else None
    if verb is None or thing is None or clause is None or doc[verb.i + 1].i != thing.left_edge.i:
        return ""
    begin = clause.left_edge
    tells = begin.lower_ in ("which", "that") and begin.dep_ in ("nsubj", "nsubj:pass") and begin.head.i == clause.i
    end = next((token.i for token in reversed(doc) if not token.is_punct), 0) + 1
    between = doc[thing.i + 1 : begin.i]
    if not tells or clause.right_edge.i + 1 < end or any(token.text != "," for token in between):
        return ""
    return f"{capital(words(doc, 2, thing.i + 1))} that you {verb.text} {words(doc, begin.i + 1, end)}."


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to say what happened without the blame, the best first."""
    plain = piece.text.replace("’", "'")
    if TOO_LATE.match(plain) or NO_AMOUNT.match(plain) or (is_empty(plain) and not piece.alone):
        return  # it goes as it is
    text = DANGLES.sub(r"\g<end>", FAULT.sub("", piece.text)) if FAULT.search(piece.text) else piece.text
    if FAULT.search(piece.text) and len(text.split()) > 3:
        yield Wording(text, "review", "leaves the fault out")
    if said := READ_IT.match(piece.text):
        yield Wording(f"{capital(said['what'])} {said['says']}", "review", "says what it says")
    if kept := _that_you(piece.reading.parser.parse(capital(text))):
        yield Wording(kept, "review", "says what it tells, and who did it")
    states = [] if HELD.search(tail_off(text)) else list(agentless(capital(text), piece.reading.parser))
    yield from (Wording(state, "review", NOTE) for state in states[:-1])
    core = capital(LEADS.sub("", text))
    core = base(MARKS.sub(r"\g<you>", core))
    if SUPPOSES.match(core) and piece.empty_handed and not facts(piece.text):
        yield Wording("", "review", "leaves out the guess at a fault")
    missed = MISSED.match(core)
    if missed:
        yield from _missed(piece.reading, core, missed)
    else:
        yield from _did(piece.reading, capital(text), core)
    yield from _because(piece, capital(text))
    yield from reproached(piece)
    for came in told(piece.reading.parser.parse(affirmed(core))):
        yield Wording(f"{came}.", "review", "says what came of it, without the person")
    for state in states:
        yield Wording(state, "review", NOTE)


# "… since you didn't V O"


BECAUSE = re.compile(
    r"^(?P<main>.+?)(?P<link>,? (?:because|since|as|after)) (?P<deed>you (?:didn't|did not|failed to|forgot to|neglected to|never|haven't|have not) [^,;.!?]+)(?P<rest>[,;].*?)?[.!]*$",
    re.IGNORECASE,
)
FRONTED = re.compile(
    r"^(?P<link>because|since|as) (?P<deed>you (?:didn't|did not|failed to|forgot to|neglected to|never|haven't|have not) [^,;.!?]+), (?P<main>.+)$",
    re.IGNORECASE,
)
NOT_OURS = re.compile(
    r"^(?P<main>[^,;]*\bnot (?:on |at |in |with )?(?:our|my|us)\b[^,;]*?),? (?:as|since|because) (?P<cause>[^;.!?]+?)(?:,? and you (?:should|could|ought)\b[^,;.]*)?[.!]*$",
    re.IGNORECASE,
)
"""What is not the company's, and the cause behind it."""


YOUR_SIDE = re.compile(
    r"^[^,;.!?]*\b(?:(?:on|at|with|from|in) your (?:own )?[a-z]+|your (?:own )?(?:fault|mistake|doing|error)|down to you)(?: [^,;.!?]{0,20})?,? (?:as|since|because|given that|seeing that|seeing as) (?P<cause>[^;.!?]+)[.!]*$",
    re.IGNORECASE,
)
"""That it lies with the customer, and how this is known."""


def _because(piece: Piece, text: str) -> Iterator[Wording]:
    """A cause that names the customer, as the state that it was."""
    reading = piece.reading
    if (
        (found := YOUR_SIDE.match(text))
        and not re.search(r"\byou", found["cause"], re.IGNORECASE)
        and stands(piece, f"{capital(found['cause'])}.")
    ):
        yield Wording(f"{capital(found['cause'])}.", "review", "says what is known alone")
    if found := NOT_OURS.match(text):
        others = " ".join(one.text for one in reading.sentences if one.index != piece.sentence.index)
        said_too = frozenset(fact for fact in facts(text) if fact in others)
        yield Wording(f"{capital(found['cause'])}.", "review", "says the cause alone", said_too)
    if (found := FRONTED.match(text)) and (missed := MISSED.match(capital(found["deed"]))):
        for state in (one.text for one in _missed(reading, capital(found["deed"]), missed) if ";" not in one.text):
            yield Wording(f"{found['link']} {small(state).rstrip('.')}, {found['main']}", "review", NOTE)
    if (found := BECAUSE.match(text)) and (missed := MISSED.match(capital(found["deed"]))):
        states = _missed(reading, capital(found["deed"]), missed)
        for state in (one.text for one in states if ";" not in one.text):
            yield Wording(
                f"{found['main']}{found['link']} {small(state).rstrip('.')}{found['rest'] or ''}.", "review", NOTE
            )


# "You failed to V O"


HANDS = frozenset("give given send sent tell told provide provided supply supplied show shown".split())
TO_US = re.compile(
    r"^ (?:us|me)(?: with)? (?P<what>(?:your|the|an?) (?!(?:chance|hint|reason|opportunity|time|truth|way|impression)\b)[^,;:.!?]{2,60})[.!]*$",
    re.IGNORECASE,
)
"""What somebody was to get: "(You failed to give) us your house number"."""


def _not_here(reading: Reading, act: str, rest: str) -> str:
    """What we were not given as what we do not have, with the request for it; empty where it is no such thing."""
    found = TO_US.match(rest) if act.lower() in HANDS else None
    if found is None or UNTIL_PAST.search(rest):
        return ""
    doc = reading.parser.parse(f"We have {found['what']}.")
    thing = next((token for token in doc if token.dep_ in ("obj", "dobj") and token.head.i == 1), None)
    if thing is None or any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[2:]):
        return ""
    it = "them" if person(thing) == "they" else "it"
    return f"We don't have {small(found['what'])} yet; could you send {it}, please?"


def _missed(reading: Reading, core: str, found: re.Match[str]) -> Iterator[Wording]:
    rest = core[found.end("act") :]
    if wanted := _not_here(reading, found["act"], rest):
        yield Wording(wanted, "safe", NOTE + " and asks for what mends it")
        return
    tag = "VBN" if found["have"] else "VBD" if re.search("never$", found["fail"] or "", re.I) else "VB"
    particle = (
        re.match(
            r" (in|out|up|off|on|back)(?= (?:the|your|our|my|an?|this|that|(?:section|page|part|question|box|field|line) \d+)\b)",
            rest,
        )
        if found["act"].lower() in TAKES_PARTICLE
        else None
    )
    rest = rest[particle.end() :] if particle else rest
    probe = f"You {'have ' if tag == 'VBN' else '' if tag == 'VBD' else 'will '}{found['act']}{rest}"
    doc = reading.parser.parse(probe)
    verb = next((token for token in doc if token.lower_ == found["act"].lower()), None)
    if verb is None or verb.lemma_ in (STATIVE | READS) - GOOD_IN_PASSIVE - {"tell"}:
        return
    if untold := _untold(doc, verb):
        yield Wording(f"We didn't know {untold}", "review", NOTE)
        return
    state = passive(doc, verb, "hasn't" if found["have"] else "wasn't", particle[0] if particle else "")
    if state is None:
        return
    said, noun = state
    pairs = [f"{one.text} {one.head.text}" for one in doc if one.dep_ == "compound" and one.head.i == one.i + 1]
    if any(pair.lower() not in said.lower() for pair in pairs if pair in doc.text):
        return  # a compound was cut in two
    over = verb.lemma_ in CHOICES and not found["have"]
    if verb.lemma_ in MENDABLE and not over and not UNTIL_PAST.search(rest):
        yet = " yet" if found["have"] and not said.endswith("yet") else ""
        yield Wording(
            f"{said}{yet}; could you {_mend(doc, verb, noun, particle[0] if particle else '')}, please?",
            "safe",
            NOTE + " and asks for what mends it",
        )
    yield Wording(f"{said}.", "safe", NOTE)


def _untold(doc: Doc, verb: Token) -> str:
    """What we were not told, from "tell us that …"."""
    after = doc[verb.i + 1 :]
    if (
        verb.lemma_ in ("tell", "inform", "notify")
        and len(after) > 3
        and after[0].lower_ in ("us", "me")
        and after[1].lower_ in ("that", "about")
    ):
        return str(after[1:].text)
    return ""


def _mend(doc: Doc, verb: Token, noun: Token, with_particle: str) -> str:
    many = person(noun) == "they"
    act = "send" if verb.lemma_ in SENT else verb.lemma_.lower()
    particle = next(
        (token.text for token in doc[verb.i + 1 : verb.i + 2] if token.lower_ in PARTICLES), with_particle.strip()
    )
    return " ".join(filter(None, [act, "them" if many else "it", particle]))


# "You V-ed O", "because you V-ed O"


MERELY = re.compile(r"\b(?:just|simply|merely) (?=(?:because|since|after|as|when)$)", re.IGNORECASE)
"""A word before the reason that makes little of it."""


def _did(reading: Reading, text: str, core: str) -> Iterator[Wording]:
    for said in dict.fromkeys((core, text)):
        doc = reading.parser.parse(said)
        whole = [token for token in doc if token.lower_ == "you" and token.dep_.startswith("nsubj")]
        if len(whole) != 1:
            continue
        you = whole[0]
        verb = you.head
        if (
            verb.tag_ not in ("VBD", "VBN")
            or (verb.lemma_.lower() in STATIVE and not (verb.lemma_ == "send" and supposed(" was ", verb) != " was "))
            or any(child.dep_ in ("conj", "xcomp", "ccomp") for child in verb.children)
            or is_evidence(verb)
        ):
            continue
        before = "" if you.i == 0 else words(doc, 0, you.i)
        if before and not re.search(r"\b(?:because|since|after)$|^(?:as|when)$", before, re.IGNORECASE):
            continue
        if verb.lemma_.lower().startswith("mis") or any(
            token.lower_ in ("not", "n't", "never") for token in doc[you.i : verb.i]
        ):
            continue
        if any(
            token.i > you.i
            and token.i < verb.i
            and token.lower_ not in {"have", "'ve", "had", *MODALS}
            and token.tag_ != "RB"
            for token in doc
        ):
            continue
        state = passive(doc[you.i :].as_doc(), doc[you.i :].as_doc()[verb.i - you.i], "was")
        if state is None or re.search(r"\byou\b", state[0].partition(", so ")[0], re.IGNORECASE):
            continue
        before = MERELY.sub("", before)
        said_now = supposed(small(state[0], state[1]) if before else state[0], verb)
        if GUESSED.search(text) and not GUESSED.search(before):  # one hedge is enough
            said_now = re.sub(r" (?:was|were) ", " may have been ", GUESSED.sub("", said_now), count=1)
        yield Wording(f"{before} {said_now}.".strip(), "review", NOTE)
        return
