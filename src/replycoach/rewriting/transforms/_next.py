"""A refusal and the sentence behind it in one: what there is in place of what there is not, or a "but" between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.grammar import SUBJECTS, is_command
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.reading.reading import Sentence
from replycoach.rewriting.naming import is_title
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts, fault
from replycoach.rewriting.transforms._barred import barred
from replycoach.rewriting.transforms._forward import offers
from replycoach.rewriting.transforms._piece import Piece, capital, cased, edits_between, small, tail_off
from replycoach.rewriting.transforms._swapped import but_first
from replycoach.rewriting.transforms.times import FIRM_WIDE

_STARTS = r"(?:the|an?|this|these|those|your|our|my|his|her|its|their|we|you|i|it|they|he|she|there|all|no|not|some|any|each|every|both|most|many|as|if|due|because|while|nothing|nobody|someone|somebody|[a-z-]+s (?:are|aren't|were|weren't|have|haven't|do|don't))\b"
_IS = r"(?:is|isn't|was|wasn't|would|wouldn't|will|won't|can|can't|cannot|does|doesn't|has|hasn't|may|might|means)\b"
_THAT = rf"(?: that(?= {_STARTS})|(?! that\b)|(?= that {_IS}))"
"""The "that" of a clause, which goes with its lead; one that points ("that rate", "that is") is a part of what is said."""
SOFTENERS = re.compile(
    rf"^(?:(?:(?:no|nope|sorry|well)(?=[,;:–-])|sorry(?= but\b)|unfort\w{{3,6}}ly|sadly|regrettably|regretfully|(?:(?:i'm|i am) afraid|afraid|(?:i'm|i am|we're|we are) (?:very |so )?sorry(?! to say)){_THAT}|"
    r"(?:i'm|i am|we're|we are) (?:very |so )?sorry to say(?: that)?|i regret (?:to say )?that|just so you know|please note(?: that)?|the (?:bad news|problem) is(?: that)?)[,:;–-]*\s+(?:but\s+)?)+(?=\S)",
    re.IGNORECASE,
)
CLOSING_REGRETS = re.compile(
    r",? (?:i'm afraid|i am afraid|unfortunately|i'm sorry to say|sorry|sadly|just so you know)(?=[.!]*$)",
    re.IGNORECASE,
)
LONGEST = 16
"""Words of a refusal that stands in one sentence with what is done instead."""
DENIED = re.compile(r"\b(?:not|no|never|cannot|unable|impossible)\b|n't\b|\bnon-[a-z]", re.IGNORECASE)
NOT_YET = re.compile(
    r"^(?P<what>(?:your|the|our|that|this|those|these) [^,;.]{2,40}?) (?:isn't|is not|aren't|are not|won't be|hasn't|has not|haven't|wasn't|can't be|cannot be)(?: been)?(?: yet| currently)? (?P<state>[a-z]+)(?: in stock)?(?: yet| today| at the moment| right now| currently| now)*[.!]*$",
    re.IGNORECASE,
)
THEN = re.compile(
    r"^(?:but )?(?:it|they|that)(?P<does>'ll| will|'s| is| are|'re| should| can)\b(?P<rest> .*)$", re.IGNORECASE
)
EMPTY = re.compile(r"\b(?:polic(?:y|ies)|rules?|terms|that's (?:it|that)|no [a-z]+, no [a-z]+)\b", re.IGNORECASE)
"""A refusal that only points to a rule, and is no answer."""
TURNS = re.compile(r"^(?:but|however),? (?P<rest>.*\b(?:you|we|i)(?: can| could| may|'ll| will)\b.*)$", re.IGNORECASE)
"""A sentence that takes back the refusal before it."""
INSTEAD = re.compile(
    r"^(?:instead,? )?(?:what|all|the (?:one|best) thing) (?P<who>i|we) can do(?: for you)?(?: instead)? is:? (?:to )?(?P<act>[a-z]+ .+)$",
    re.IGNORECASE,
)
"""What is done instead of what was refused."""
POINTS_TO_RULE = re.compile(
    r"(?:(?:,|;| –| —) (?:(?:and|as|because) )?(?:it|that|this)(?:'s| is) (?:(?:stated |written |all )?in |part of )?|,? (?:as per|according to|as stated in|due to|under|in line with) )(?:our |the |internal |company )+(?:\w+ )?(?:polic(?:y|ies)|terms(?: and conditions| & conditions)?|t&cs?|rules?|conditions)\b[^,;.!?]*(?=[.!]*$)",
    re.IGNORECASE,
)
"""A rule of the company's own behind a refusal, which explains nothing."""
GOES_ON = re.compile(
    r"(?!(?:but|however|and|so|or|if|when|once|then|please|also|otherwise|sorry|thank|what|instead|someone|somebody|one of)\b)[^;:?–—]+[.!]$",
    re.IGNORECASE,
)
"""A sentence that can stand behind a "but"."""
TURNED = re.compile(r"[;:?–—]|\b(?:but|however|though|although)\b", re.IGNORECASE)
SPLICED = re.compile(r", (?:i|we|you|it|that|this|they|there)\b", re.IGNORECASE)
NO_COMFORT = re.compile(
    r"\b(?:not|no|never|nothing|nobody|cannot|unable|must|(?:need|have|has|required|supposed|expected) to|costs?|extra|fees?|charge(?:s|d|able)?|payable|deduct\w*|penalt\w+|surcharges?|excess|forfeit\w*|(?:was|were) [a-z]+ed)\b|n't\b|^(?:that said|having said that|even so|still|nevertheless|nonetheless|anyway)\b|^(?:every\w*|all|both)\b[^,;]*\b(?:is|are)\b|^(?:i|we)(?: have|'ve)? (?:contacted|asked|checked|spoken)\b",
    re.IGNORECASE,
)
"""What is denied, demanded, charged or over: a "but" before it joins two pieces of bad news."""
PRICED = re.compile(
    r"(?P<what>(?:(?!late\b|missed\b|no\b)[a-z]+ )?(?:changes?|amendments?|cancellations?|exchanges?|swaps?|transfers?|upgrades?|rebookings?)) (?P<be>is|are|cost|costs) (?P<rest>(?:charged (?:at|as) )?[£$€]?\d.*)$",
    re.IGNORECASE,
)
"""What can be had for money: its price says that it is possible."""
MOST = 36
"""Words of the two in one."""
SAYS = frozenset("say read state show mention mean tell look seem appear suggest sound".split())
"""What a text or a screen does: its denial contradicts and refuses nothing, so that no "but" can follow."""


def with_next(reading: Reading, piece: Piece, after: Sentence) -> Iterator[Proposal]:
    """The next sentence in place of this one, where it says when what is denied here will be, or takes the refusal back."""
    not_yet, then, turns = NOT_YET.match(piece.text), THEN.match(after.text), TURNS.match(after.text)
    close = "\n" not in reading.text[piece.sentence.end : after.start]
    if not_yet and then and not_yet["state"][:5].lower() in then["rest"].lower():
        helper = {"'ll": " will", "'s": " is", "'re": " are"}.get(then["does"], then["does"])
        said = f"{not_yet['what']}{helper}{then['rest']}"
    elif turns and close and (refusal := _refusal(piece)):
        said = f"{refusal}, but {small(turns['rest'])}"
        said = next((one.text for one in but_first(reading.parser.parse(said), reading.parser)), said)
    elif turns and close and not facts(piece.text) and EMPTY.search(piece.text):
        said = capital(turns["rest"])
    elif close and (instead := INSTEAD.match(after.text)):
        refusal = _refusal(piece)
        if not refusal:
            return
        said = f"{refusal}, but {small(instead['who'])} can {instead['act']}"
    else:
        return
    whole = reading.text[piece.sentence.start : after.end]
    told = piece.lead + cased(said, piece)
    edits = edits_between(reading, piece.sentence.start, whole, told)
    if not fault(told, whole, reading.parser) and edits:
        yield Proposal(
            edits, "review", "says what there is instead of what there is not", frozenset({piece.sentence.text})
        )


def _refusal(piece: Piece) -> str:
    """What is refused, in a clause behind which there can be what is done instead; empty where it is no plain refusal."""
    refused = next(barred(piece.doc), None)
    plain = POINTS_TO_RULE.sub("", CLOSING_REGRETS.sub("", SOFTENERS.sub("", piece.text)))
    refusal = tail_off(refused.text if refused else plain)
    if len(refusal.split()) > LONGEST or not DENIED.search(refusal) or re.search(r"[;:–—?]|, ", refusal):
        return ""
    return capital(refusal)


THERE_IS_A_WAY = re.compile(
    r"\b(?:you|we|i|they|he|she)(?:['’](?:ll|d)| can| could| will| may| would)\b(?! not\b)|\b(?:i|we)(?:['’]ve| have) (?!looked|checked|read\b|seen|noted|reviewed|had\b|been\b|to\b)"
    r"|[£$€]\s?\d|\bthe [a-z]+ one\b|\bthere(?:['’]s| is| are)\b|\b(?:instead|available|alternatively|another|free|works?|possible|opens?|back (?:in|on))\b",
    re.IGNORECASE,
)
"""What somebody can or will do instead, or what there is."""


HOLDS = re.compile(
    r"(?:(?:please|so|just|ok|okay|now),? )*(?:bear with|hold|hang on|wait|give me|one (?:moment|minute|sec)|(?:just )?a (?:moment|minute|sec))\b",
    re.IGNORECASE,
)
"""A call to wait, which is nothing instead."""
BOUNDED = re.compile(r"\b(?:until|till|unless|once)\b", re.IGNORECASE)
"""A refusal that says when it ends: what follows is no way round it."""


def but_next(reading: Reading, piece: Piece, after: Sentence) -> Iterator[Proposal]:
    """The refusal with what there is instead behind a "but", where the next sentence says it."""
    refusal = tail_off(CLOSING_REGRETS.sub("", SOFTENERS.sub("", piece.text)))
    priced = PRICED.match(after.text) if "\n" not in reading.text[piece.sentence.end : after.start] else None
    if priced and DENIED.search(refusal) and not (TURNED.search(refusal) or SPLICED.search(refusal)):
        charged = f"{priced['be']} {priced['rest']}"
        said = f"{capital(refusal)}, but {small(priced['what'])} {'is' if priced['be'] in ('is', 'costs') else 'are'} possible and {charged}"
        whole = reading.text[piece.sentence.start : after.end]
        edits = edits_between(reading, piece.sentence.start, whole, piece.lead + cased(said, piece))
        if edits and len(said.split()) <= MOST and not fault(said, whole, reading.parser):
            yield Proposal(edits, "review", "says in the same breath what there is instead")
        return
    told = (
        after.does("solution", "action") and not after.does("refusal", "question") and THERE_IS_A_WAY.search(after.text)
    )
    if (
        after.does("further_help", "signoff")
        or not (told or offers(after, after.text, refusal))
        or THERE_IS_A_WAY.search(after.text) is None
        or "\n" in reading.text[piece.sentence.end : after.start]
        or TURNED.search(refusal)
        or SPLICED.search(refusal)
        or NO_COMFORT.search(after.text.replace("’", "'"))
        or FIRM_WIDE.search(after.text)
        or HOLDS.match(after.text)
        or BOUNDED.search(refusal)
        or _contradicts(piece)
        or any(is_command(one) for one in reading.parser.parse(after.text) if one.dep_ in ("ROOT", "root"))
    ):
        return
    said = f"{capital(refusal)}, but {after.text if _names(after.text) else small(after.text)}"
    if not (DENIED.search(refusal) and GOES_ON.match(after.text)) or len(said.split()) > MOST:
        return
    whole = reading.text[piece.sentence.start : after.end]
    edits = edits_between(reading, piece.sentence.start, whole, piece.lead + cased(said, piece))
    if edits and not fault(said, whole, reading.parser):
        yield Proposal(edits, "review", "says in the same breath what there is instead")


def _contradicts(piece: Piece) -> bool:
    """Whether what is denied is what a text or a screen says."""
    if piece.root is None or piece.root.lemma_.lower() not in SAYS:
        return False
    around = [(child.dep_, child.lower_.replace("’", "'")) for child in piece.root.children]
    denied = any(word in ("not", "n't") for _, word in around)
    return denied and not any(dep in SUBJECTS and word in ("i", "we") for dep, word in around)


def _names(text: str) -> bool:
    """Whether a sentence begins with a name."""
    from lemminflect import getAllLemmas

    first = re.match(r"[\w'-]+", text)
    word = first[0].lower() if first else ""
    known = bool(set(getAllLemmas(word)) - {"PROPN"}) or "'" in word or word in FUNCTION_WORDS
    return not known or is_title(word) or word in ("doctor", "nurse", "sister")
