"""What weighs most in a customer's message: who depends on it, what they are without, how often they have asked, what it cost them.

Found by grammar and turned to the reader, so that a word of sympathy names the point and not a mood. Only what is certain is
named; all else is an empty string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from replycoach.rewriting.befallen import KIN as KIN
from replycoach.rewriting.befallen import PETS, diagnosed, ill, is_mine, lost
from replycoach.rewriting.cost import BY_US, cost
from replycoach.rewriting.matter import Named
from replycoach.rewriting.often import asked_again, dated, letters, subject_of, which_time
from replycoach.rewriting.plight import HARM, TROUBLE, is_reported, plight, stated, within
from replycoach.rewriting.reader import reader
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

MOST = 40
"""Sentences of a message that are looked at."""
LONGEST = 500
"""Characters of a sentence that is no list or quotation."""
ROUND = 100
"""From so much money on, the sum itself weighs."""
OLD = 70

SMALL = frozenset("baby newborn toddler infant child kid twin triplet grandchild".split())
"""Who cannot wait for themselves."""
NEEDED = frozenset(
    "heating light water electricity power gas internet broadband wifi wi-fi medication medicine insulin food money".split()
)
SINGLE = frozenset("toilet shower fridge freezer cooker oven car wheelchair lift phone bed".split())
"""What people cannot do without for long: some of it, and one of them."""
MEDICAL = frozenset(
    "tablet medication medicine insulin inhaler prescription wheelchair oxygen pill epipen pump dialysis crutch walker stairlift"
    " glasses sensor antibiotic".split()
)
EVENTS = frozenset(
    "wedding birthday exam interview funeral christening graduation anniversary honeymoon operation surgery party holiday".split()
)
CAUSES = frozenset("because due after since following during".split())
ILLS = frozenset("asthma allergy diabetes epilepsy pacemaker eczema dementia cancer coeliac autism".split())
SUSTAINS = frozenset("oxygen dialysis insulin chemotherapy chemo".split())
"""What somebody is kept alive by."""
AGED = "aged"
HEAVY = frozenset({"pregnant", "housebound"})
"""States that make most troubles harder; the others are said only where they make this one harder."""
STATES = frozenset("pregnant disabled diabetic blind deaf epileptic asthmatic housebound".split())

USES = frozenset("use open access reach activate pay book cancel track start connect".split())
"""What one does with a thing and cannot do when it fails."""
MOST_WORDS = 5
DENIED = re.compile(r"\b(?:not|n't|nt|cannot|can't|cant|never|unable)\b|n't\b", re.IGNORECASE)

LEAD = re.compile(
    r"^\s*(?:@\w+[,:]?\s+)+|^\s*(?i:dear|hi|hello|hey|good (?:morning|afternoon|evening))(?: (?!(?:i|im|my|our|we|the|it|its|you|your|this|is|was)\b)[\w.]+){0,3},\s+|[:;]-?[()]|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+"
)
"""Handles, greetings and faces, which are no grammar."""
ASIDE = re.compile(
    r"\s*\([^()]*\)|,\s*(?:aged? )?\d{1,3}(?: years old)?,(?= (?:was|were|is|has|had|can|could|got|did)\b)"
)
DASH = re.compile(r"\s+[-–—]+\s+|\s*—\s*|,\s+(?=that'?s (?:twice|the \w+ time)\b)", re.IGNORECASE)
"""What stands beside a sentence, and what parts it in two."""
ITS = re.compile(
    r"\bits(?= (?:not|never|still|been|just|now|only|all|too|so|broken|gone|stuck|dead|late|come)\b)",
    re.IGNORECASE,
)
"""The contraction without its apostrophe."""
HAS_BEEN = re.compile(r"(?<=[a-z]{3})'s(?= (?:still |just |now )?been\b)", re.IGNORECASE)
"""The same that a noun has, for which the grammar takes it to own something."""
BARE_LOSS = re.compile(
    r"^(?=(?:just |now )?(?:lost|missed) (?:(?:all|most|half|some) (?:of )?)?(?:my|our) [^.!?]{2,60}\b(?:after|since|because|due to|when)\b)",
    re.IGNORECASE,
)
"""What they lost through something, without its "I"."""
UNMARKED = re.compile(
    r"\b(was|were|is|are|has|have|had|did|does|do|could|would|should)nt\b|\b(can|won)t\b(?! (?:opener|of)\b)",
    re.IGNORECASE,
)
"""A denial without its apostrophe."""
OWNS = re.compile(
    rf"\b(my|our) ({'|'.join(sorted(KIN))})s (?=(?:[a-z]+ )?(?:{'|'.join(sorted(MEDICAL | EVENTS))})s?\b)",
    re.IGNORECASE,
)
"""Somebody's, with the apostrophe left out."""
SUM = re.compile(
    r"(?P<words>[£$€] ?(?P<sign>\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d)?|(?P<bare>\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d)? ?(?:pounds|euros?|dollars|EUR|GBP|USD)\b|[a-z]+ (?:hundred|thousand) (?:pounds|euros|dollars))(?![\d,.]*\d)(?! (?:a|per) )",
    re.IGNORECASE,
)
TAKEN = frozenset("lose owe transfer move send steal withdraw go".split())
"""What happens to money that somebody misses; who was charged wrongly has another complaint than that it is a lot."""
OWN_DEBT = AnyCase(r"\b(?:i|we)(?: still| now| all)* owed?\b")
"""That they are the ones who owe it."""

MISTAKEN = re.compile(
    r"\b(?:wrongly|wrong (?:amount|price|rate|tariff|reading|bill|charge|sum)|incorrect(?:ly)?|mistakenly|in error|instead of (?:about |around |the (?:usual )?)?[£$€]?\d[\d.,]*|should (?:have been|be)|not what i)\b",
    re.IGNORECASE,
)
"""That a sum is not owed at all, so that it is no comfort to call it a lot."""


@dataclass(frozen=True, slots=True)
class Weight(Named):
    """What weighs on a customer, in words that can stand in a sentence to them; empty where it is not plain.

    `lost` "Milo" or "your father", `ill` "you were in hospital", `vital` "your mother's heart tablets", `without` "hot water", `who` "with a baby", `aged` "at 84" (what they are is no hardship by itself), `again` "call us four times",
    `nth` "the third time", `harm` "two sheds were broken into", `unkept` "you didn't get the call that you were promised", `event` "your daughter's wedding", `missed` one that is over, `sum` "£300", `plight` "your bin hasn't been emptied", `fails` "your boiler": what went wrong itself; the rest is what it cost, see `cost`.
    """

    lost: str = ""
    ill: str = ""
    vital: str = ""
    without: str = ""
    who: str = ""
    aged: str = ""
    again: str = ""
    nth: str = ""
    event: str = ""
    missed: str = ""
    sum: str = ""
    plight: str = ""
    fails: str = ""
    unheard: str = ""
    hold: str = ""
    off: str = ""
    spent: str = ""
    felt: str = ""
    fear: str = ""
    broken: str = ""
    forced: str = ""
    hard: str = ""
    diagnosis: str = ""
    awaited: str = ""
    charge: str = ""
    feared: str = ""
    harm: str = ""
    unkept: str = ""
    noshow: str = ""
    delay: str = ""
    slow: str = ""
    reminded: str = ""

    @property
    def is_grave(self) -> bool:
        """Whether their health, or somebody's close, is at stake, beside which no form word may stand."""
        return bool(self.ill or self.diagnosis or self.hard)


NOTHING = Weight()
ORDER = tuple(
    "lost ill diagnosis hard vital feared fear harm without unkept noshow again unheard nth times event sum state hold off spent wait awaited delay slow deadline occasion lasts felt forced broken missed who aged fails charge sore thing reminded".split()
)
"""By name, what weighs more goes first."""


def weight(message: str, sentences: tuple[tuple[int, int], ...], parser: Parser) -> Weight:
    """What weighs most in a message."""
    text = message.replace("’", "'")
    bare = (LEAD.sub("", text[start:end]) for start, end in sentences[:MOST] if end - start <= LONGEST)
    told = [
        BARE_LOSS.sub("I ", UNMARKED.sub(_marked, HAS_BEEN.sub(" has", ITS.sub("it's", part))).strip())
        for one in bare
        for part in DASH.split(one)
        if part.strip()
    ]
    docs = [stated(parser.parse(OWNS.sub(r"\1 \2's ", one)), parser) for one in told]
    short = [parser.parse(ASIDE.sub("", doc.text)) if ASIDE.search(doc.text) else doc for doc in docs]
    told_of = next((one for doc in docs for one in diagnosed(doc)), "")
    hit = [] if ASKS_SAFE.search(text) else [one for doc in docs for one in _who(doc)]
    died, wrong, costs = next((one for doc in docs for one in lost(doc)), ""), plight(short), cost(told)
    if not died:
        costs.pop("reminded", "")
    return Weight(
        lost=died,
        harm=wrong if HARM.search(wrong) else "",
        ill="" if told_of else next((one for doc in docs for one in ill(doc)), ""),
        diagnosis=told_of,
        vital=next((one for doc in docs for one in _owned(doc, MEDICAL)), ""),
        without=next((one for doc in docs for one in _without(doc)), ""),
        who=next((one for name, one in hit if name == "who"), ""),
        aged=next((one for name, one in hit if name == AGED), ""),
        again=(
            again := next((one for doc in docs for one in asked_again(doc)), "")
            or next(chain(letters(text), dated(text)), "")
        ),
        nth="" if again else which_time(text),
        event=next((one for doc in docs if not _is_over(doc) for one in _owned(doc, EVENTS)), ""),
        missed=next((one for doc in docs if _is_over(doc) for one in _owned(doc, EVENTS)), ""),
        sum=next((one for doc in docs for one in _sum(doc)), ""),
        plight=wrong,
        fails=next((one for doc in docs for one in _fails(doc)), ""),
        **costs,
    )


def _marked(denial: re.Match[str]) -> str:
    return f"{denial[1]}n't" if denial[1] else f"{denial[2]}'t"


def _owned(doc: Doc, heads: frozenset[str]) -> Iterator[str]:
    """Something of theirs or of somebody close: "my mother's heart tablets"."""
    for noun in doc:
        if noun.lemma_.lower() not in heads or noun.pos_ not in ("NOUN", "PROPN") or noun.lower_ == "tablet":
            continue  # one tablet is for looking at
        if heads is EVENTS and any(child.lower_ in CAUSES for child in noun.children):
            continue  # it tells why something was done, and is not at stake
        owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
        whose = owners[-1] if owners else None  # "its my son's party", where "its" is "it's"
        kin = whose is not None and whose.lemma_.lower() in KIN and is_mine(whose)
        mine = whose is not None and whose.lower_ in ("my", "our")
        if whose is None or not (kin or mine) or noun.dep_ in ("compound", "nmod:poss"):
            continue
        start = next(child.i for child in (whose if kin else noun).children if child.dep_ == "nmod:poss")
        phrase = doc[start : noun.i + 1]
        if len(phrase) <= 7 and all(word.text.isalpha() or word.text in ("'s", "'", "-") for word in phrase):
            yield reader(phrase.text)


MISSED = frozenset("miss celebrate ruin spoil".split())
SPENT = frozenset("stay celebrate eat dine dance attend spoil ruin enjoy host".split())
"""What one did at an event, which is then over."""


def _is_over(doc: Doc) -> bool:
    """Whether the event that a sentence names was, or was missed."""
    late = AFTERWARDS.search(doc.text) is not None
    return any(
        noun.lemma_.lower() in EVENTS
        and (
            late
            or (any(_was(one) for one in noun.children) and not _is_purpose(noun))
            or (noun.dep_ == "nsubj" and any(_was(one) for one in noun.head.children))
            or (noun.dep_ == "obj" and noun.head.lemma_ in MISSED and noun.head.tag_ in ("VBD", "VBN"))
            or (
                noun.dep_ in ("obl", "nmod")
                and any(one.lemma_ in SPENT and one.tag_ == "VBD" for one in noun.ancestors)
            )
        )
        for noun in doc
    )


AFTERWARDS = AnyCase(r"\b(?:the (?:day|week|morning) after\b(?! (?:next|tomorrow))|too late for)\b")
"""That something came when the event was over."""
AHEAD = AnyCase(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\b(?:next|this) (?:week|weekend|month)\b|\b(?:on|by) the \d{1,2}(?:st|nd|rd|th)\b"
)
PAST = AnyCase(r"\b(?:last|yesterday|ago|too late|missed|ruined|spoil\w*)\b")
"""A day that may be near, and that it is over."""


def _is_purpose(noun: Token) -> bool:
    """Whether it is only what a thing was bought for: "it was for my son's party on Sunday"."""
    meant = (
        AHEAD.search(noun.doc.text)
        and any(one.lower_ == "for" for one in noun.children)
        and subject_of(noun) in ("it", "this", "that", "they", "these")
    )
    return bool(meant) and PAST.search(noun.doc.text) is None


def _was(verb: Token) -> bool:
    return verb.dep_ == "cop" and verb.tag_ == "VBD"


def _without(doc: Doc) -> Iterator[str]:
    """What nobody does without for long, and they are."""
    if re.search(r"\bif\b|\?", doc.text):
        return
    for noun in doc:
        if (
            not (noun.lemma_.lower() in NEEDED | SINGLE or _is_missed(noun))
            or noun.pos_ != "NOUN"
            or noun.dep_ == "compound"
        ):
            continue
        before = {child.lower_ for child in noun.children if child.i < noun.i}
        if noun.dep_ == "obj" and subject_of(noun.head) in ("he", "she", "they", "it", "you"):
            continue
        denied = "any" in before and any(child.lower_ in ("not", "n't", "nt") for child in noun.head.children)
        if "no" in before or "without" in before or denied:
            kept = [child.i for child in noun.children if child.dep_ in ("amod", "compound") and child.i < noun.i]
            words = doc[min([*kept, noun.i]) : noun.i + 1].text.lower()
            if noun.lemma_.lower() in NEEDED:
                yield words
            elif noun.tag_ == "NN":
                yield f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _is_missed(noun: Token) -> bool:
    """Whether it is a thing of which they say "I've been without a sofa"."""
    been = any(one.dep_ == "cop" and one.tag_ == "VBN" for one in noun.children)
    return been and subject_of(noun) in ("i", "we") and any(one.lower_ in ("a", "an") for one in noun.children)


def _theirs(doc: Doc) -> Iterator[tuple[str, Token]]:
    """Their things, with their words turned to the reader."""
    for noun in doc:
        whose = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
        if noun.pos_ != "NOUN" or noun.dep_ == "compound" or whose is None or whose.lower_ not in ("my", "our"):
            continue
        phrase = doc[whose.i : noun.i + 1]
        if len(phrase) <= MOST_WORDS and all(word.is_alpha or word.text in ("-", "'s") for word in phrase):
            yield reader(phrase.text), noun


def _fails(doc: Doc) -> Iterator[str]:
    """What of theirs is itself out of order: it is said to fail, or they cannot use it; what is only spoken of is not."""
    for phrase, noun in _theirs(doc) if "?" not in doc.text else ():
        clause = noun.head
        said = " ".join(doc[at].text for at in sorted(within(clause)) if doc[at] not in noun.subtree)
        about = noun.dep_ == "nmod" and clause.lemma_.lower() in ("problem", "trouble", "issue", "fault")
        goes_wrong = noun.dep_ in ("nsubj", "nsubj:pass") and TROUBLE.search(said)
        out_of_use = noun.dep_ == "obj" and clause.lemma_.lower() in USES and DENIED.search(said)
        if not is_reported(clause) and noun.lemma_.lower() not in KIN | PETS and (about or goes_wrong or out_of_use):
            yield phrase


def _who(doc: Doc) -> Iterator[tuple[str, str]]:
    """Who is hit hardest, by the name of the fact: the customer at a great age or in a state, or the small ones with them."""
    for word in doc:
        subject = next((child.lower_ for child in word.children if child.dep_ == "nsubj"), "")
        theirs = subject in ("i", "we", "customer")
        if word.pos_ == "NUM" and theirs and word.text.isdigit() and OLD <= int(word.text) <= 110:
            yield AGED, f"at {word.text}"
        elif (
            word.lemma_.lower() in STATES and theirs and not any(one.lower_ in ("not", "n't") for one in word.children)
        ):
            yield "who" if word.lower_ in HEAVY else AGED, f"when you're {word.lower_}"
        elif word.lower_ in SUSTAINS and any(one.lower_ == "on" for one in word.children):
            kin = next((one for one in word.children if one.dep_ == "nsubj" and one.lemma_.lower() in KIN), None)
            if kin is not None and is_mine(kin):
                yield "who", f"with your {kin.lower_} on {word.lower_}"
        elif word.lemma_.lower() in ILLS and word.dep_ == "obj" and word.head.lemma_ in ("have", "get"):
            kin = next((one for one in word.head.children if one.dep_ == "nsubj" and one.lemma_.lower() in KIN), None)
            if kin is not None and is_mine(kin):
                yield "who", f"with your {kin.lower_}'s {word.lower_}"
        elif word.lemma_.lower() in SMALL and word.dep_ == "ROOT":
            number = next((one for one in word.children if one.dep_ in ("nummod", "det") and one.i < word.i), None)
            here = re.search(r"\b(?:in the (?:house|flat)|at home|here)\b", doc.text, re.IGNORECASE)
            if here and number is not None and number.lower_ not in ("the", "no", "any") and number.i + 1 == word.i:
                yield "who", f"with {number.lower_} {word.lower_}"
        elif word.lemma_.lower() in SMALL and word.dep_ in ("obj", "obl"):
            if word.dep_ == "obl" and not any(child.lower_ == "with" for child in word.children):
                continue
            first = next((one for one in word.children if one.dep_ in ("det", "nummod") and one.i < word.i), None)
            has = word.dep_ == "obl" or word.head.lemma_ in ("have", "get")
            if has and first is not None and first.lower_ not in ("the", "no", "this", "that"):
                phrase = doc[first.i : word.i + 1].text
                if re.fullmatch(r"[A-Za-z0-9 -]+", phrase) and len(phrase.split()) <= 6:
                    yield "who", f"with {reader(phrase)}"


ASKS_SAFE = re.compile(
    r"\b(?:is|are) (?:it|this|that|they|these|the \w+)(?: still| really)? (?:safe|dangerous|harmful|toxic|poisonous)\b[^.!]*\?",
    re.IGNORECASE,
)
"""Fears for somebody, which is no hardship."""
OWN = re.compile(r"\s*(?:in|of) (?:\w+ )?credit\b", re.IGNORECASE)
"""Money that stands to their account."""


def _sum(doc: Doc) -> Iterator[str]:
    """Money that they are missing, where it is a good deal and not itself the mistake."""
    if (
        not any(word.lemma_.lower() in TAKEN and word.pos_ == "VERB" for word in doc)
        or MISTAKEN.search(doc.text)
        or OWN_DEBT.search(doc.text)
        or BY_US.search(doc.text)
    ):
        return
    for found in SUM.finditer(doc.text):
        first = re.search(r"\bfrom\s*$", doc.text[: found.start()]) and re.match(r"\s*to\b", doc.text[found.end() :])
        if (
            first
            or re.search(r"\bfrom \S{1,12} to\s*$", doc.text[: found.start()])
            or OWN.match(doc.text[found.end() :])
        ):
            continue  # of two prices neither is what they lost, and what is theirs is not lost
        amount = found["sign"] or found["bare"]
        if not amount or int(amount.replace(",", "")) >= ROUND:
            yield found["words"].replace("£ ", "£")
