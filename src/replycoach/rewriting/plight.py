"""What has gone wrong for a customer, in one clause of their own: found by its subject, its verb and its trouble, and turned to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import clauses, is_passive, negated
from replycoach.rewriting.inflect import whole
from replycoach.rewriting.matter import THINGS
from replycoach.rewriting.reader import reader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

SUBJECTS = ("nsubj", "nsubj:pass")
APART = frozenset({"advcl", "parataxis", "discourse", "vocative", "punct", "dislocated", "appos"})
"""What hangs on a clause and is not needed for it."""
NEEDED = frozenset({"ccomp", "csubj", "csubj:pass"})
"""Clauses without which another is only half."""
MAIN = ("ROOT", "conj", "parataxis")
LONGEST, SHORTEST = 14, 3
NAMED, BARE, HARMED = 1, 5, 10
"""The ranks of a clause about somebody by name, and of one whose thing has lost its article: "Room was dirty"; how much goes before that tells of harm."""

TROUBLE = re.compile(
    r"\b(?:not|never|no|nobody|hasn't|haven't|isn't|wasn't|won't|can't|cannot|doesn't|didn't|couldn't|wouldn't|aren't|weren't|cant|wont|hasnt|doesnt|didnt|isnt"
    r"|none of|bruised|bleeding|sent (?:home|away)|made to (?:stand|wait|sit|walk|sleep|queue)|shr[au]nk|a split [a-z]+|came split|double[ -]booked|overbooked|stranded|turned away|left (?:waiting|standing|sitting|lying|stranded)|hung up on|sworn at|laughed at|ignored|fobbed off|passed (?:around|round|between|from)|for nothing|in vain"
    r"|stopped|broken?|crack\w*|damaged|missing|lost|wrongly|doubled|trebled|tripled|shot up|incorrectly|(?<!my )(?<!our )(?<!your )late|wrong|twice|crash\w*|fail\w*|leak\w*|dead|fault\w*|stuck|cancell?ed|without|gone(?! (?:from|up|down)\b)|torn|smash\w*|dropping out|broken into|burgled|robbed|vandali[sz]ed|mugged|attacked|bitten|left an? (?:hole|mess|dent|scratch|mark|stain|crack|puddle)"
    r"|scratched|refused|declined|locked|blocked|disappeared|dirty|vanished|smell\w*|frozen|down|cut off|told off|mouldy|moldy|rotten|stale|rude|bent"
    r"|ripped|stolen|ruined|injured|hurt|bullied|ill|unwell|in hospital|too (?:small|big|short|long|tight|loud|cold|hot|late)|smoking|burn(?:ed|t|ing)|hacked|flooded|mouldy|overheat\w*|exploded|collapsed|shattered|crushed|squashed|dented|chipped|snapped|burst|melted|soggy|blank|invalid|rejected|(?:was|were|been) (?:re-?scheduled|postponed|moved (?:from|to|forward|back))|spoil(?:ed|t)|deleted|wiped|suspended|left (?:behind|at|in|on|outside)|delayed|misspelt|misspelled|bounced|peel(?:ed|s|ing)|wobbl(?:y|es|ing)|overflow\w*|jammed|rusted|unreadable|illegible|undercooked|burnt|left (?:off|out)|wet|soaked|slow|(?:has|have|\w+'s) been (?:off|out)|(?:drops?|dropped|cuts?|leaves?|left|logged)(?: me| us| him| her)? out|drip(?:s|ping)|keeps? (?:on )?(?:getting|being|crash|fail|drop|reject|freez|cutt|disconnect|stopp|switch|turn|break|los|logg|restart|reboot)\w*|(?:came|come|comes|coming|fell|falls|fallen|broke) (?:off|apart|loose|down|away|undone)|(?:is|are|was|were|came|arrived) (?:stone |freezing |all )?(?:cold|empty|loose))\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:broken into|burgled|robbed|stolen|vandali[sz]ed|mugged|attacked|assaulted|bitten|injured|hurt|bullied|flooded|exploded|caught fire|on fire)\b",
    re.IGNORECASE,
)
"""What weighs more than a thing that fails."""
HAPPENS_TO_ME = frozenset(
    "receive get have log access open use connect reach export print download upload sleep work send lock leave"
    " find miss lose book check see hear".split()
)
"""What the customer cannot do, did not get, or had done to them; what they do not want or believe is no plight."""
HAS = frozenset(
    "have get buy pay order receive purchase rent hire own return send collect install open use wear".split()
)
"""By what one has a thing, of which an "it" may then tell."""
SAID_TO = frozenset(
    "tell promise advise inform book bear let say suppose assure charge bill overcharge debit quote treat lie cheat accuse insult mislead con scam worry annoy disappoint please impress delight shock surprise mean do".split()
)
"""What is only said to somebody or felt by them, or is for the reply to judge: of these a passive tells no plight."""
OWED = frozenset("send see book check".split())
"""What should have been done to them, so that its denial is a plight; "I was not rushed" is none."""
COMES = frozenset("come turn show arrive answer reply respond call ring phone write pick help".split())
"""What somebody was to do and nobody did; "nobody asked me" is a reproach."""
MISSES = frozenset({"miss", "lose"})
GETS = frozenset("receive get have sleep find see hear miss lose".split())
"""What they did not get; of the rest it counts that they cannot do it."""
WISHED = frozenset("would 'd wo will".split())
"""How somebody says what they do or did not want: no plight."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PEOPLE = frozenset(
    "mum mom mother dad father son daughter child kid wife husband partner sister brother nan gran friend patient student client customer guest".split()
)
"""Who cannot do or wait for something through nobody's doing here."""
ARRIVES = frozenset("come arrive break leak crash melt snap burst".split())
"""What becomes of a thing, whosever it is."""
REPORTS = frozenset("say show read tell claim state display insist mean think reckon suggest indicate".split())
"""What a page, a machine or a person only says: it may not be so, and is not what befell the customer."""
STAFF = frozenset(
    "engineer driver technician courier plumber electrician fitter installer crew team app website site system update software bus coach train".split()
)
"""Who acts for us, as the customer says "your engineer"."""
LOOSE = re.compile(
    r"\b(?:this|that|these|those|it|one|ones|he|she|they|them|him|his|her|their|here|there|anything|something|everything|nothing|thing|hope|think|thought|why|what|how|when|if|else|please|sure|idea|problem|question|choice|point"
    r"|usually|normally|(?:never|no|not) (?:more|less|higher|lower|over|above|under|below)|sense|reason|right(?! (?:before|after|in|on|through|down|across|next|up)\b)|joke|(?:and|but) not|not by|(?:my|your|our|own|whose|at) fault|mistake|by accident)\b|(?<!\w)'|[()\"“”@:;/?]|\.\.|…",
    re.IGNORECASE,
)
NONE_OF = re.compile(r"^(?:not |only )?(?:n?one) of ", re.IGNORECASE)
SWEARS = re.compile(
    r"\b(?:fuck\w*|shit\w*|bloody|damn\w*|crap\w*|useless|stupid|idiot\w*|liars?|scam\w*)\b", re.IGNORECASE
)
SINCE = re.compile(
    r"\s+since\s+(?!(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b).*$|\s+(?:again|(?:just )?now|today|yesterday|tonight|already|anymore|any more|either|too|this (?:morning|afternoon|evening|week|month)|last (?:night|week|month))$|\s+(?:about |over |nearly |almost )?(?:\d{1,2}|an?|a few|one|two|three|four|five|six|seven|eight|nine|ten|several) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago$|\s+(?:(?:every|each) (?:single )?time|whenever)\b.*$|\s+(?:after|before|during) (?:her|his|their) .*$",
    re.IGNORECASE,
)
"""Times of the customer's clock, which are another's when the reply is read."""


BY_US = re.compile(r"\s+by (?:your|ur) (?:[a-z]+ )?[a-z]+$", re.IGNORECASE)
"""Whose doing it was, which is for the reply to say."""
LEADS = re.compile(r"^(?:since then|then|now|today|yesterday|again),? (?=(?:my|our|the|none|i|we)\b)", re.IGNORECASE)
"""A time before the subject, of the same clock."""
NUMBERED = re.compile(
    r"(?:\s+(?:on|from|at|in|of|with) (?:the )?(?:(?:flight|train|bus|order|booking|route) )?(?:[A-Z]{1,4}-?\d[\w-]*|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*))+$",
    re.IGNORECASE,
)
"""On which flight or day it was, without which the trouble is the same."""
INSTEAD = re.compile(
    r"(?:\b(?:i|we)(?:'d|'ve| had| have)? |^(?:hi,? |hello,? |hey,? )?)(?P<did>ordere?d|booked|paid for|asked for)\b[^.!?;]{2,70}?(?:\b(?:and|but)|(?<=\w)(?= got size)|,(?= got size))(?: (?:i|we|you|they))?(?:'ve| have| were| was)? (?:only )?(?:got|received|sent|given|delivered|gave)(?: me| us)?"
    r" (?:size \w+|the \d\w*|(?:an?|the|only|one|two|\d{1,3}) (?:[\w-]+ ){0,4}(?:ones?|instead|edition|size|colou?r)|[^.,;!?]{1,30} instead)\b",
    re.IGNORECASE,
)
"""What they ordered, and what they got."""
SENT = re.compile(
    r"\byou(?:'ve| have| guys| lot)?(?: just| now| again)? (?:sent|delivered|given|gave|sold|shipped|posted) (?:me|us) (?P<what>(?:the |an? |some )?(?:wrong|broken|damaged|faulty|used|empty|dirty|mouldy|expired|incorrect|different|defective|cracked|torn|second-?hand) [a-z]+(?: [a-z]+)?)(?P<twice> twice| again)?(?=\s+(?:now|and|but|instead|for|again|twice|today|yesterday|last|this)\b|[.,;!]|$)",
    re.IGNORECASE,
)
"""What we sent them."""
WRONG = re.compile(
    r"\b(?:collect|pick up|take back|return|send back|swap|exchange|replace) the wrong (?P<what>ones?|items?|parts?|order|size|colou?r)\b",
    re.IGNORECASE,
)
"""What has to go back, as it was not what they ordered."""
ANOTHERS = re.compile(
    r"\b(?:got|received|given|sent|handed|gave me|sent me) (?P<whose>(?:someone|somebody|another (?:person|customer|patient))(?: else)?)['’]?s (?P<what>[a-z]+)\b(?! (?:name|number|account))",
    re.IGNORECASE,
)
"""What was meant for another."""


def plight(docs: Iterable[Doc]) -> str:
    """The plainest clause that says what is wrong; empty where none is plain."""
    told = [doc for doc in docs if not doc.text.rstrip().endswith("?") and not SUPPOSED.search(doc.text)]
    found = sorted((one for doc in told for one in (*_told(doc), *_swapped(doc))), key=lambda one: one[0])
    for rank, words in found:
        turned = whole(DAYS.sub(lambda day: day[0].capitalize(), reader(words)))
        if turned[:1].isalpha():
            return turned[:1].upper() + turned[1:] if rank in (NAMED, NAMED - HARMED) else turned
    return ""


SUPPOSED = re.compile(
    r"\b(?:if|unless|otherwise|or else)\b(?! (?:you|u) (?:ask|look|check|could|can|would))", re.IGNORECASE
)
"""A sentence of what would happen, and has not."""
HERE = re.compile(r"(?:(?: is|'s)(?: still)? not| isn't| still isn't) (?:here|there)(?: yet)?$")
"""The customer's place, of which we write as of another."""
DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
ORDER = re.compile(r"^the order (?:no\.? |number )?[A-Z#]*-?\d[\w-]*", re.IGNORECASE)
TORN = re.compile(r"\band (?:the|our|my|your|all|an?) \w+$", re.IGNORECASE)
"""Ends in what may be the subject of the next clause, behind a comma: "it broke down and the passengers, including …"."""


WHY = re.compile(
    r"(?:(?:so|and|but|hi|hello),? )?why (?P<aux>was|were|is|are|has|have) (?=(?:my|our)\b)", re.IGNORECASE
)


def stated(doc: Doc, parser: Parser) -> Doc:
    """A "why was my order cancelled?" as what it takes for granted."""
    asks = WHY.match(doc.text)
    subject = next((one for one in doc if one.dep_ in SUBJECTS and asks and one.idx >= asks.end()), None)
    if asks is None or subject is None:
        return doc
    end = max(one.i for one in subject.subtree) + 1
    start = asks.end()
    whose = doc.text[start : doc[end - 1].idx + len(doc[end - 1])]
    return parser.parse(f"{whose} {asks['aux'].lower()}{doc.text[start + len(whose) :].rstrip('?! ')}.")


def _swapped(doc: Doc) -> Iterator[tuple[int, str]]:
    """That they got another thing than they ordered, or another's."""
    if found := INSTEAD.search(doc.text):
        yield NAMED - 1, f"I didn't get what I {found['did'].lower().replace('orderd', 'ordered')}"
    if found := SENT.search(doc.text):
        yield NAMED - 1, f"I was sent {found['what'].lower()}{(found['twice'] or '').lower()}"
    if found := WRONG.search(doc.text):
        yield NAMED + 1, f"I was sent the wrong {found['what'].lower()}"
    if found := ANOTHERS.search(doc.text):
        yield NAMED - 1, f"I was given {found['whose'].lower()}'s {found['what'].lower()}"


def is_reported(head: Token) -> bool:
    """Whether a clause is only what a page, a machine or a person says: "it keeps saying no", "the letter says that my card is blocked"."""
    told = head
    while told.dep_ == "conj":
        told = told.head
    told = told.head if told.dep_ == "ccomp" else head
    verbs = [told, *(one for one in told.children if one.dep_ == "xcomp")]
    passive = any(one.dep_ == "aux:pass" for one in told.children)
    return not passive and any(one.lemma_.lower() in REPORTS for one in verbs)


def _told(doc: Doc) -> Iterator[tuple[int, str]]:
    for head in clauses(doc):
        because = head.dep_ == "advcl" and any(one.lower_ == "because" for one in head.children)
        half = is_reported(head) or any(one.dep_ in NEEDED for one in head.children)
        if half or not (because or head.dep_ in MAIN):
            continue
        helped = [
            one for aux in head.children if aux.dep_ == "aux:pass" for one in aux.children
        ]  # "my card got declined"
        subject = next((one for one in (*head.children, *helped) if one.dep_ in SUBJECTS and one.i < head.i), None)
        rank = _rank(subject, head) if subject is not None else None
        inside = within(head)
        if rank is None:
            continue
        first = min(one.i for one in subject.subtree) if subject is not None else 0
        first -= bool(first) and doc[first - 1].lower_ in ("half", "most", "some", "all", "both")
        if any(at not in inside for at in range(first, max(inside) + 1)):
            continue
        words = doc[first : max(inside) + 1].text
        if subject is not None and subject.lower_ == "it":
            words = f"{_meant(subject)}{words[2:]}"
        elif words[:5].lower() == "this ":
            words = f"the {words[5:]}"
        elif rank == BARE:
            words = ORDER.sub("my order", f"the {words[:1].lower()}{words[1:]}")
        words = HERE.sub(" hasn't come", SINCE.sub("", SINCE.sub("", words.rstrip(" .,!-–"))))
        words = BY_US.sub("", NUMBERED.sub("", LEADS.sub("", words)))
        plain = (
            not LOOSE.search(NONE_OF.sub("", words))
            and not SWEARS.search(words)
            and not re.search(r"\bbecause (?:of )?(?:i|we|my|our)\b", words, re.IGNORECASE)
            and not re.search(r"(?:\b(?:to|of|for|the|a|my|and|not|any)|n't)$", words)
            and (any(doc[at].tag_ in FINITE for at in inside) or re.search(r"\bnever [a-z]+ed$", words))
            and not (TORN.search(words) and doc[max(inside) + 1 :].text.startswith(","))
            and (not re.search(r"\bbeen\b", words) or re.search(r"\bha(?:s|ve|d)\b|\bha\w+n't\b|'(?:s|ve|d)\b", words))
            and not (
                subject is not None and subject.lemma_.lower() in PEOPLE and any(doc[at].tag_ == "MD" for at in inside)
            )
        )
        if SHORTEST <= len(words.split()) <= LONGEST and plain and (TROUBLE.search(words) or head.lemma_ in MISSES):
            yield rank - HARMED * bool(HARM.search(words)), words


def _rank(subject: Token, head: Token) -> int | None:
    """How plainly the clause is about something of theirs, a low number for plain; None where it is not."""
    whose = {one.lower_ for one in subject.children if one.dep_ in ("nmod:poss", "det")}
    of = {one.lower_ for owner in subject.children if owner.dep_ == "nmod:poss" for one in owner.children}
    if head.lemma_ in ("stop", "cancel", "delete") and any(one.dep_ == "obj" for one in head.children):
        return None  # somebody's own doing
    if subject.pos_ in ("NOUN", "PROPN") and (whose | of) & {"my", "our"}:
        return 0
    thing = (
        subject.i == 0 and re.fullmatch(THINGS, subject.lower_) is not None
    )  # a capital that only opens the sentence
    if subject.pos_ == "PROPN" and not thing and subject.text[:1].isupper() and subject.text[1:].islower():
        return NAMED
    happens = head.lemma_.lower() in HAPPENS_TO_ME or (
        is_passive(head) and not negated(head) and head.tag_ == "VBN" and head.lemma_.lower() not in SAID_TO
    )
    if subject.lower_ in ("i", "we") and happens and _is_done_to(head):
        return 2
    theirs = "this" in whose or ("your" in whose and subject.lemma_.lower() in STAFF)
    theirs = theirs or ("your" in whose and head.lemma_.lower() in ARRIVES | COMES)
    common = subject.pos_ == "NOUN" or (subject.pos_ == "PROPN" and subject.text.islower())
    if (common and ("the" in whose | of or theirs)) or (subject.lower_ == "it" and _meant(subject)):
        return 3
    of_what = [one for one in subject.children if one.dep_ == "nmod"]
    if subject.pos_ in ("NUM", "DET", "NOUN", "PRON") and any(map(_is_ours, of_what)):
        return 0
    if subject.pos_ == "NUM" and any(one.lower_ == "the" for thing in of_what for one in thing.children):
        return 3  # "two of the plates"
    counted = any(one.dep_ == "nummod" for one in subject.children)
    if (
        subject.dep_ == "nsubj:pass"
        and (counted or subject.tag_ == "NNS")
        and subject.text.islower()
        and HARM.search(head.doc.text)
    ):
        return 3
    nobody = subject.lower_ in ("nobody", "no-one") or (subject.lower_ == "one" and whose == {"no"})
    if nobody:
        able = any(child.tag_ == "MD" for child in head.children)  # "nobody can help" is said of everybody
        return 4 if head.lemma_.lower() in COMES and not able else None
    bare = subject.tag_ == "NN" or thing or (subject.tag_ == "NNP" and subject.text.islower())
    return BARE if bare and not whose and subject.i == 0 and subject.text.isalpha() else None


def _is_ours(noun: Token) -> bool:
    return any(one.lower_ in ("my", "our") for one in noun.children)


def _meant(it: Token) -> str:
    """What "it" stands for: the only thing that the sentence names before it, and one that they have."""
    things = [
        (one, whose)
        for one in it.doc[: it.i]
        if one.pos_ == "NOUN" and one.lemma_.lower() not in PEOPLE
        for owner in (one, *(child for child in one.children if child.dep_ == "nmod:poss"))
        for whose in owner.children
        if one.dep_ != "nmod:poss" and whose.i < one.i and whose.dep_ in ("det", "nmod:poss")
        if whose.lower_ in ("the", "a", "an", "my", "our")
    ]
    handled = [pair for pair in things if pair[0].dep_ == "obj" and pair[0].head.dep_ == "ROOT"]
    things = handled if len(things) != 1 else things
    if len(things) != 1:
        return ""
    thing, whose = things[0]
    if (
        thing.dep_ not in SUBJECTS
        and not (thing.dep_ in ("obj", "obl") and thing.head.lemma_.lower() in HAS)
        and whose.lower_ not in ("my", "our")
    ):
        return ""
    rest = it.doc[whose.i + 1 : thing.i + 1].text
    return f"{'the' if whose.dep_ == 'det' else whose.lower_} {rest}" if re.fullmatch(r"[a-zA-Z '’-]+", rest) else ""


def _is_done_to(head: Token) -> bool:
    """Whether it happens to them, or does not happen: "we were locked out", "I can't get in", "I missed my train"."""
    able = head.lemma_.lower() in GETS or any(one.tag_ == "MD" and one.lower_ not in WISHED for one in head.children)
    denied = able and any(one.lower_ in ("not", "n't", "nt", "never") for one in head.children)
    wrong = head.lemma_ in ("get", "receive") and any(
        child.dep_ == "obj" and any(one.lower_ == "wrong" for one in child.children) for child in head.children
    )
    done = is_passive(head) and (not negated(head) or head.lemma_.lower() in OWED)
    return denied or wrong or done or (head.lemma_ in MISSES and head.tag_ in ("VBD", "VBN"))


def _runs_on(token: Token) -> bool:
    """Whether it is a clause of its own that only the lack of a comma ties to a noun: "the lesson it starts in an hour"."""
    first = next((one for one in token.children if one.dep_ in SUBJECTS), None)
    return token.dep_ == "acl:relcl" and first is not None and first.lower_ == "it" and first.i == token.left_edge.i


def within(head: Token) -> set[int]:
    """The places of the words of a clause, without the clauses that only hang on it."""
    inside, waiting = {head.i}, list(head.children)
    while waiting:
        token = waiting.pop()
        listed = token.dep_ == "conj" and not any(one.dep_ == "cc" for one in token.children)
        clause = token.dep_ == "conj" and (token.head.i == head.i or listed)
        if (
            token.dep_ in APART
            or _runs_on(token)
            or (token.head.i == head.i and token.dep_ in ("cc", "mark"))
            or clause
        ):
            continue
        inside.add(token.i)
        waiting += list(token.children)
    return inside
