"""The way on before the refusal: a sentence of the same paragraph that says what can be had moves in front of what cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from replycoach.rewriting.clauses import DENIES, REFERS, leans
from replycoach.rewriting.onward import REFUSED
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import fault
from replycoach.rewriting.stance import says_can
from replycoach.rewriting.transforms._piece import Piece, capital, cased, edits_between, tail_off
from replycoach.rewriting.transforms._swapped import TIMES, swapped

if TYPE_CHECKING:
    from spacy.tokens import Token

    from replycoach.reading import Reading
    from replycoach.reading.reading import Sentence

FARTHEST = 3
"""How many sentences behind the refusal the way on may stand."""
LINK = re.compile(
    r"^(?:(?:but|however|instead|alternatively|that said|still|luckily|fortunately|happily|the good news is(?: that)?)\b,? +)+(?=\S)",
    re.IGNORECASE,
)
SHORT = re.compile(r"\b(?P<short>[A-Z]{2,5})\b|\b[Tt]he (?P<noun>[a-z]{4,})\b")
"""What may have been introduced before: an abbreviation, a thing with "the"."""
RINGS = re.compile(
    r"(?:\bwill|['’]ll) (?:ring|call|phone|text|e-?mail|message|write to|let) you\b[^,;]* (?:once|when|if|as soon as)\b",
    re.IGNORECASE,
)
"""News that is to come, which is no way on."""
THIS = re.compile(r"\b(?:this|that)\b(?! (?:week|month|year|morning|afternoon|evening)\b)", re.IGNORECASE)
POINTS_AT = re.compile(
    r"\b(?:this(?! (?:week|month|year|morning|afternoon|evening)\b)|these|those|that(?:['’]s| is| was| would))\b",
    re.IGNORECASE,
)
"""What means the sentence before it, wherever it stands: "please note that this is our last offer"."""
INSTEAD = re.compile(r",? (?:instead|however|though)(?=[,.!]|$)", re.IGNORECASE)
HANGS_ON = re.compile(
    r"\b(?:also|too|either|else|otherwise|anyway|in that case|if (?:so|not)|if you (?:disagree|(?:do not|don['’]t|are not|aren['’]t|are|['’]re) (?:dis)?(?:agree|unhappy|satisfied|happy|dissatisfied))|such|both|neither|likewise|except|apart from that|in the meantime|meanwhile|until then|only|as (?:said|mentioned|above))\b|\?|:$",
    re.IGNORECASE,
)
"""What ties a sentence to the one before it."""
THERE_IS = re.compile(r"\bthere(?:'s|’s| is| are)\b", re.IGNORECASE)
KNOWN_PERSON = re.compile(
    r"\b(?:he|him|his|she|her|(?:grand)?(?:son|daughter|father|mother|ma|pa|dad|mum|mom)|husband|wife|brother|sister|uncle|aunt|nan|partner|boyfriend|girlfriend|dog|cat)\b"
)
PERSONS = frozenset("he him his she her hers".split())
POINTS = frozenset("it its they them their theirs one ones".split())
WAS = re.compile(r"\b(?:was|were) [a-z]+ed\b", re.IGNORECASE)
OFFERS = 0.5
"""How likely a sentence has to be what is offered."""
FREE = re.compile(r"\b(?:at )?no (?:extra |additional |further )?(?:cost|charge|fee|problem)s?\b", re.IGNORECASE)
"""Denials of what nobody wants."""
CAN = re.compile(r"\b(?:he|she|they|it|[a-z]+s?) (?:can|may)\b(?! (?:only|not|take|be long)\b)", re.IGNORECASE)
TURNS_TO = re.compile(
    r"\b(?:call|ring|phone|contact|visit|ask|see|go to|turn to|speak to|get in touch with|helpline|give (?:us|them|[\d ]+) a (?:go|call|ring|try))\b",
    re.IGNORECASE,
)
"""Where the customer is told to turn."""
COMMANDS = re.compile(
    r"(?:to [^,;]{3,60}, )?you(?:['’]d|['’]ll| would| will)?(?: first| then)? (?:must|(?:have|need) to|should|are (?:to|required))\b|[^,;]{3,40}? costs?\b|[^,;]{3,40}\b(?:fees?|charges?|prices?|costs?) (?:is|are|will be)\b",
    re.IGNORECASE,
)
"""A duty or a price, which is no better news."""
EXCUSES = re.compile(
    r"\b(?:backlogs?|busy|overloaded|(?:short|under)[- ]?staffed|shortages?|queues?|delay(?:s|ed)?|overrun|ill|off sick|high (?:demand|volumes?)|(?:many|lots of) (?:requests|enquiries|calls|orders|bookings))\b",
    re.IGNORECASE,
)
"""Why it is not possible, which is no better news either."""
PLAIN_WAY = re.compile(
    r"\b(?:you|your|yours|i|we|our|please)\b|\b(?:available|in stock|free|open\w*|possible|instead|another|other|alternative\w*|works?|back (?:in|on)|(?:start|run|arrive|leave|come|ship)s?)\b",
    re.IGNORECASE,
)
"""What a way on speaks of: somebody who does something, or what can be had."""
NOT_FIRST = re.compile(
    r"\W*(?:(?:\w+ )?then|so|and|or|nor|also|besides|either|because|therefore|hence|that's why)\b|[\w' -]{2,60}\b(?:does|do|did)(?: so)?(?=[,.!]|$)",
    re.IGNORECASE,
)


ANSWER = re.compile(r"\W*(?:no|yes|nope|yep|sorry|afraid not)\W*", re.IGNORECASE)


def forward(reading: Reading, piece: Piece, soften: re.Pattern[str]) -> Iterator[Proposal]:
    """The flagged refusal behind what can be had, where each stands without the other; `soften` are words that only open a refusal."""
    first = _first_refusal(reading, piece.sentence)
    before = reading.sentences[first : piece.sentence.index + 1]
    if any(REFUSED.search(one.text) for one in reading.sentences[max(0, first - 1) : first]):
        return  # it is why, and stays with what it explains
    if any(ANSWER.fullmatch(one.text) for one in before):
        return  # "No." answers what was asked, and comes first
    if any(not _stands(reading, one, before[:number]) for number, one in enumerate(before)):
        return
    last = piece.sentence.index
    ends = max((one.index for one in reading.sentences if not one.does("signoff", "greeting")), default=last)
    for way in reading.sentences[last + 1 : last + 1 + FARTHEST]:
        if "\n" in reading.text[piece.sentence.end : way.start] or way.does("further_help", "signoff"):
            return
        if way.index >= ends:
            return  # no reply ends on its refusal
        plain = INSTEAD.sub("", LINK.sub("", way.text))
        if not offers(way, plain, piece.text) or COMMANDS.match(plain):
            continue
        if any(_is_introduced(reading, way, found) for found in SHORT.finditer(plain)):
            continue
        opening = ""
        if not _stands(reading, way, (), plain):
            said = soften.sub("", Piece.of(reading, before[0]).text)
            both = None if HANGS_ON.search(plain) else swapped(tail_off(said), tail_off(plain), reading.parser)
            if both:
                plain, opening = f"{capital(both[0])}.", f"{capital(both[1])}."
            elif not _from_outside(reading, before, plain):
                continue
        behind = reading.sentences[way.index + 1 : way.index + 2]
        close = behind and "\n" not in reading.text[way.end : behind[0].start]
        if close and (POINTS_AT.search(behind[0].text) or leans(behind[0].text, way.text, reading.parser)):
            return
        yield from _moved(reading, reading.sentences[first : way.index + 1], plain, soften, opening)
        return


def _from_outside(reading: Reading, before: Sequence[Sentence], way: str) -> bool:
    """Whether what the way on calls "it" or "them" is named nowhere in the refusals, and so in the customer's message."""
    pronouns = {word for word in re.findall(r"[a-z]+", way.lower()) if word in POINTS}
    hangs = HANGS_ON.search(way) or THIS.search(way) or REFERS.match(way)
    if hangs or not pronouns <= {"it", "them"} or not reading.case.message:
        return False
    tags = {"it": ("NN", "NNP"), "them": ("NNS", "NNPS")}
    nouns = [token for one in before for token in reading.parser.parse(one.text) if not TIMES.match(token.lower_)]
    return not any(token.tag_ in tags[word] or token.lower_ in POINTS for word in pronouns for token in nouns)


def _first_refusal(reading: Reading, sentence: Sentence) -> int:
    """Where the refusals begin of which this is one."""
    first = sentence.index
    while (
        first
        and reading.sentences[first - 1].does("refusal")
        and "\n" not in reading.text[reading.sentences[first - 1].start : sentence.start]
    ):
        first -= 1
    return first


def offers(way: Sentence, text: str, refusal: str) -> bool:
    """Whether a sentence says what there is, what somebody can do or what is done."""
    if (
        RINGS.search(text)
        or EXCUSES.search(text)
        or DENIES.search(FREE.sub("", text.replace("’", "'")))
        or way.does("question", "refusal", "acknowledgement", "apology")
    ):
        return False
    odds = max(way.move_odds.get("solution", 0.0), way.move_odds.get("action", 0.0))
    if odds >= OFFERS and WAS.search(text) and not _things(text) & _things(refusal):
        return says_can(text)  # what was done about something else
    if (odds >= OFFERS and PLAIN_WAY.search(text)) or says_can(text) or CAN.search(text) or THERE_IS.search(text):
        return True
    return way.does("instruction", "handoff") and (
        TURNS_TO.search(text) is not None or bool(_things(text) & _things(refusal))
    )


def _things(text: str) -> frozenset[str]:
    """The beginnings of its longer words, which tell what it is about."""
    return frozenset(word[:5] for word in re.findall(r"[a-z]{5,}", text.lower())) - {
        "pleas",
        "which",
        "there",
        "would",
        "could",
    }


def _stands(reading: Reading, sentence: Sentence, known: Sequence[Sentence], text: str = "") -> bool:
    """Whether a sentence is understood without the one before it; `known` go along in front of it."""
    said = text or Piece.of(reading, sentence).text
    if known:
        return True
    if HANGS_ON.search(said) or NOT_FIRST.match(said) or (REFERS.match(said) and not _is_named(said, reading)):
        return False
    doc = reading.parser.parse(capital(said))
    return all(_is_known(token, reading.case.message.lower()) for token in doc)


def _is_introduced(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether an abbreviation or "the deductions" is said in full, or without its article, only right before this sentence."""
    before = reading.text[: sentence.start].lower()
    if not found["noun"]:
        full = r"\b" + r"[\w'-]*\s+(?:of\s+|and\s+|the\s+)?".join(found["short"].lower()) + r"[\w'-]+"
        known = re.search(rf"\b{found['short']}\b", f"{reading.case.message} {reading.text[: sentence.start]}")
        return known is None and re.search(full, before) is not None
    noun = found["noun"].lower()
    first = re.search(rf"(?:\b(?P<the>the|your|our|this)\s+(?:\w+\s+)?)?\b{re.escape(noun)}\b", before)
    return first is not None and not first["the"] and noun not in reading.case.message.lower()


def _is_named(text: str, reading: Reading) -> bool:
    """Whether "that" or "this" at the beginning has its noun with it ("that card"), and "he" or "she" is somebody of whom they wrote."""
    if text.split()[0].lower() in PERSONS:
        return KNOWN_PERSON.search(reading.case.message.lower()) is not None
    return (
        re.match(r"(?:that|this|these|those) (?!is\b|was\b|would\b|will\b|can\b|means\b)[a-z]+ ", text, re.IGNORECASE)
        is not None
    )


def _is_known(token: Token, customer: str) -> bool:
    """Whether it is clear what a word means: no pronoun, or one whose noun stands before it or in the customer's message."""
    word = token.lower_
    if word in PERSONS:
        return KNOWN_PERSON.search(customer) is not None
    if word in ("this", "that", "these", "those") and token.tag_ == "DT":
        return token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    if word == "there":
        follows = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        return follows in ("is", "are", "'s", "’s", "will", "isn", "was") or token.dep_ == "expl"
    if word not in POINTS or (
        word == "one" and token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "PROPN")
    ):
        return True
    if word == "it" and token.i + 2 < len(token.doc) and token.nbor().lemma_ in ("be", "take", "'s"):
        return any(one.lower_ in ("to", "that") for one in token.doc[token.i + 2 : token.i + 6])
    named = [one for one in token.doc[: token.i] if one.pos_ in ("NOUN", "PROPN") and one.dep_ != "compound"]
    many = word in ("they", "them", "their")
    return any(not many or one.tag_ in ("NNS", "NNPS") for one in named)


def _moved(
    reading: Reading, block: Sequence[Sentence], plain: str, soften: re.Pattern[str], named: str
) -> Iterator[Proposal]:
    """The last sentence of a block in front of the others; `named` is the first of them where it is said anew."""
    opening = Piece.of(reading, block[0])
    first = named or capital(soften.sub("", opening.text))
    rest = reading.text[block[0].end : block[-2].end] if len(block) > 2 else ""
    way = capital(plain if plain[-1:] in ".!" else f"{plain}.")
    stop = "" if first[-1:] in ".!" or rest else "."
    whole = reading.text[block[0].start : block[-1].end]
    told = f"{opening.lead}{cased(way, opening)} {first}{stop}{rest}"
    if opening.tail or fault(way, block[-1].text, reading.parser) or fault(first, block[0].text, reading.parser):
        return
    edits = edits_between(reading, block[0].start, whole, told)
    if edits and all(reading.prose.editable(edit.start, edit.end) for edit in edits):
        yield Proposal(edits, "review", "says what there is before what there is not", eases=True)
