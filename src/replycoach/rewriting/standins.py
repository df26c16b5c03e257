"""What stands in for a sentence that no transform can turn: plain words with the same job, or nothing where it only hurts.

The last resort, rule by rule: a guess becomes a check, a stall a question that the agent goes and asks, a regret from a form an
apology, a list of demands one request with a slot. First the clause that carries the flaw is left out, if the rest stands. The guard
holds each against the draft, so that a sentence with a number, a name, a date or a link of its own stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting import asking, handing, refusing
from replycoach.rewriting.apart import carrying
from replycoach.rewriting.clauses import HALF_SORRY, HOPES_DOWN, REFERS, TELLS_US, UNDONE, milder, speaks_of, without
from replycoach.rewriting.draft import GREETING, LIST_ITEM, Draft
from replycoach.rewriting.guesses import CUSTOMERS, bluff, instead_of_gossip, is_gossip
from replycoach.rewriting.leaving import both_sorry, is_plain_fact, smiles
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._piece import MATTER, Piece, capital, cased, edits_between, has_time, leave_out
from replycoach.rewriting.transforms.approval import is_somebody
from replycoach.rewriting.transforms.cheerful import CHEER, INTERJECTION, apt_wish
from replycoach.rewriting.transforms.times import ALLOWS, HABIT, OTHERS_DO
from replycoach.rewriting.whose import BOSS
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from replycoach.model import Finding
    from replycoach.reading.reading import Reading, Sentence
    from replycoach.rewriting.compose import Situation

ASKS = "leaves a place for what only you can say"
"""The note of a proposal that puts a slot behind words which stay, so that the finding stays until the agent has filled it."""
Told = asking.Told
Stand = Callable[[Draft, Piece], Told]

THEY = re.compile(r"\b(?:they|them|their|he|she|his|her|him)\b", re.IGNORECASE)
POINTED = re.compile(r"\b(?:that|those|these|this) ([a-z]{3,})", re.IGNORECASE)


def propose(
    reading: Reading, finding: Finding, span: tuple[int, int], situation: Situation, composed: tuple[str, ...] = ()
) -> Iterator[Proposal]:
    """What may stand in place of the flagged sentence, best first."""
    stand = STANDS.get(finding.rule)
    if stand is None:
        return
    if (piece := flagged(reading, carrying(reading, finding.rule, span))) is not None:
        for one in piece.variants():
            yield from _proposals(Draft(reading, situation, composed), one, stand, finding.rule)


def flagged(reading: Reading, span: tuple[int, int], *, listed: bool = False) -> Piece | None:
    """The sentence of a finding; None where it is a greeting or, unless these are wanted, a list item, behind which nothing can stand."""
    touched = (one for one in reading.sentences if span[0] < one.end and one.start < span[1])
    sentence = next(touched, None)
    if sentence is None or GREETING.fullmatch(sentence.text) or (LIST_ITEM.match(sentence.text) and not listed):
        return None
    return Piece.of(reading, sentence, span)


def _proposals(draft: Draft, piece: Piece, stand: Stand, rule: str) -> Iterator[Proposal]:
    following = next((one.text for one in draft.reading.sentences if one.index == piece.sentence.index + 1), "")
    asks = rule in ("clarity/interrogation", "time/hold-unasked")  # and so does what stands in for it
    held = not (asks or HALF_SORRY.search(piece.text)) and (
        REFERS.match(following) is not None or _points_back(piece.text, following)
    )
    named = speaks_of(following, piece.text, draft.reading.parser)
    persons = BOSS.search(piece.text) and any(
        THEY.search(one.text) for one in draft.reading.sentences if one.index > piece.sentence.index
    )
    for words, note in stand(draft, piece):
        if (held and not words.startswith(piece.text[:20])) or (
            not words and (piece.alone or piece.own or piece.before or persons or named)
        ):
            continue
        if words:
            lead = SAYS_YES.sub("", piece.lead) if words[:20] != piece.text[:20] else piece.lead
            whole = (
                lead
                + piece.before
                + (cased(words, piece) if lead == piece.lead else capital(words))
                + piece.own
                + piece.tail
            )
            edits = edits_between(draft.reading, piece.sentence.start, piece.sentence.text, whole)
        else:
            edits = (leave_out(piece),)
        shut = rule == "language/dead-end" and refusing.OPENS in words and not facts(piece.text)
        bare = (
            shut
            or (not words and not piece.sentence.moves & MATTER)
            or rule
            in (
                "clarity/interrogation",
                "channel/personal-data",
            )
        )
        spared = frozenset({piece.sentence.text}) if bare else frozenset()
        if edits and words and HALF_SORRY.search(piece.text):
            edits = (*edits, *smiles(draft, piece.sentence))
        if edits and rule == "clarity/interrogation":
            more = asking.more_questions(draft, piece)
            if more:
                edits = (*edits, Edit(start=piece.sentence.end, end=more[-1].end, text=""))
            spared |= {one.text for one in more}
        if edits:
            yield Proposal(edits, "review", note, spared, asks=note == ASKS)


SAYS_YES = re.compile(r"(?:yes|no|sure|right|ok|okay|no problem), +$", re.IGNORECASE)
"""An answer in a word, which other words take back."""


def _points_back(text: str, following: str) -> bool:
    """Whether the next sentence says "that disk" of a disk that this one names."""
    pointed = {found[1].lower() for found in POINTED.finditer(following)}
    return not pointed.isdisjoint(re.findall(r"[a-z]+", text.lower()))


REPROACH = re.compile(
    r"(?:(?<!\bwe )(?<!\bi )\b(?:would|wouldn't|could|couldn't|might)|(?<!\bwe)(?<!\bi)'d)(?: (?:not|never|easily|just|simply|well))?(?: have|'ve)\b|\bhad you\b|\bif (?:only )?you(?:'d| had)\b|\b(?:should(?:n't)?|must)(?: have|'ve)\b|\b(?:your|you) own\b|\bdown to you\b|\bsits with you\b|\bfault\b"
    r"|\bas (?:everyone|everybody|anyone|most people|we ask)\b",
    re.IGNORECASE,
)
"""What did not happen but should have: no fact that the customer would miss."""


GENERAL = re.compile(
    r"\b(?:un)?(?:usual|common|rare) for (?:\w+ )?(?:people|customers|members|guests|owners|users|buyers|callers|clients)\b|^(?:\W*\b(?:when|if|while) \w+ing,? )?(?:people|customers|members|guests|owners|users|buyers|callers|clients|passengers|visitors) (?:are|must|have|need|should|often|usually|tend)\b|\b(?:usually|mostly|most of the time|in most cases|nine times out of ten|typically)\b[^.;]*\b(?:guests?|users?|customers?|people|owners?|their|own)\b|\b(?:user|customer|operator)(?:'s)? (?:error|mistake|fault)s?\b|\bcaused by (?:users|customers|people|guests|owners)\b|\b(?:most|many|some|other|all|those|the) (?:other )?(?:people|customers|members|guests|owners|users|buyers|parents|callers|clients|passengers|readers|families)\b|\b(?:people|those|anyone|anybody|everyone|everybody|ones|guests|customers|somebody|someone) (?:who|that)\b"
    r"|\bpeople (?:not|never)\b|\bone (?:has|had|should|hasn't|ought)\b|\b(?:like that|like these|such as these) (?:appear|come|happen|go|break|occur|are|get|wander|tend)\b|\bthe rule (?:with|is|of)\b|\b(?:nine|most) times (?:in|out of) ten\b",
    re.IGNORECASE,
)
"""What is said of people at large and meant for this one."""


YOU_DID = re.compile(
    r"\byou (?:(?:clearly|simply|just|only|also|never|then|have|had|must|'ve) )*(?!are\b|can\b|will\b|may\b|could\b|get\b|see\b|if\b|when\b|as\b|once\b|by\b|on\b|in\b|at\b|with\b|for\b|to\b|and\b|or\b|from\b|about\b|before\b|after\b|today\b|tomorrow\b)[a-z]+\b",
    re.IGNORECASE,
)

GIVES_NOTHING = re.compile(
    r"\b(?:have|need) to (?:just |simply )?(?:wait|be patient)\W*$|\b(?:next time|in (?:the )?future|another time)\W*$",
    re.IGNORECASE,
)
"""A call to wait or a reminder for another time, which gives nothing."""


def _blame(_: Draft, piece: Piece) -> Told:
    whole = True
    for rest, note in milder(piece, GIVES_NOTHING):
        dropped = without(piece.text, rest)
        if GIVES_NOTHING.search(dropped) and not facts(dropped):
            whole = False
            yield rest, note
            continue
        if UNDONE.search(dropped) and not REPROACH.search(dropped):
            continue
        reproach = REPROACH.search(dropped) and not REPROACH.search(rest)
        if reproach or (CUSTOMERS.search(dropped) and not YOU_DID.search(rest)):
            whole = False
            yield rest, note
    if TELLS_US.search(piece.text):
        return  # what helps another time, to be said anew
    if whole and (REPROACH.search(piece.text) or GENERAL.search(piece.text)) and not piece.sentence.moves & MATTER:
        yield "", "leaves out the reproach"


SAME: tuple[Move, ...] = ("apology", "acknowledgement", "thanks", "further_help", "greeting")


def _same(draft: Draft, piece: Piece) -> Told:
    """Plain words with the move of the sentence."""
    sentence, reading = piece.sentence, draft.reading
    if sentence.moves & MATTER - {"handoff"}:
        return
    customer = reading.customer
    upset = customer is not None and (customer.upset or customer.reading.complaint)
    for move in SAME[:4]:
        if not sentence.does(move):
            continue
        if _elsewhere(draft, sentence, move):
            yield "", "leaves out what is said already"
            continue
        wanted: Move = "acknowledgement" if move in ("apology", "acknowledgement") and upset else move
        if wanted == "thanks" and not draft.sure_of_mood:
            continue
        for words in draft.compose(wanted):
            yield both_sorry(draft, sentence, words), "says it as a person would"
        return


def _elsewhere(draft: Draft, sentence: Sentence, move: Move) -> bool:
    alike: tuple[Move, ...] = ("apology", "acknowledgement") if move == "acknowledgement" else (move,)
    return any(one.index != sentence.index for one in draft.reading.doing(*alike))


SETTLES = re.compile(
    r"\b(?:confirm\w*|cancel\w*|terminat\w*|refund\w*|clos(?:ed|ure)|effective|charge[ds]?|credit\w*|withdr[ae]w\w*|suspend\w*)\b",
    re.IGNORECASE,
)
"""What a stock phrase may tell after all."""


INFORMS = re.compile(r"\b(?:inform|advise|notify|note|remind)\w*\b[^.]*\bthat\b|\bas per (?:our|the)\b", re.IGNORECASE)
"""A stock phrase with a fact behind it."""


REGRETS = re.compile(
    r"(?:we|i)(?: \w{2,12}ly| do| very much){0,2} (?:regret|apologi[sz]e) that (?=(?:the|your|our|this|an?|you|we|it)\b)",
    re.IGNORECASE,
)


def _robotic(draft: Draft, piece: Piece) -> Told:
    if regrets := REGRETS.match(piece.text):
        yield f"I'm sorry that {piece.text[regrets.end() :]}", "says sorry for what happened"
    if SETTLES.search(piece.text) or INFORMS.search(piece.text):
        return
    yield from _same(draft, piece)
    if any(one.index != piece.sentence.index for one in draft.reading.doing("action", "timeframe", "solution")):
        if piece.sentence.does("handoff") or not piece.sentence.moves & (MATTER | {"explanation"}):
            yield "", "leaves out a stock phrase"
    elif piece.sentence.does("action", "handoff") and not piece.sentence.does("refusal", "instruction", "question"):
        yield from handing.promise(draft, piece, handing.FOLLOW)
    elif not piece.sentence.moves & (MATTER | {"explanation"}):
        yield "", "leaves out a stock phrase"


HANDLE = re.compile(r"(?:[A-Za-z]+[,!]? )?(?P<whom>@\w+)\b")


def _cheerful(draft: Draft, piece: Piece) -> Told:
    if apt_wish(piece):
        return
    handle = HANDLE.match(piece.text)
    if handle and piece.sentence.index == 0 and not piece.sentence.moves & MATTER:
        yield f"Hi {handle['whom']}.", "leaves out the cheer, and greets"
    if piece.sentence.moves & (MATTER | {"explanation", "apology", "acknowledgement", "thanks"}):
        yield from (
            (rest, note) for rest, note in milder(piece) if not (CHEER.search(rest) or INTERJECTION.match(rest))
        )
    yield from _same(draft, piece)
    if not piece.sentence.moves & (MATTER | {"explanation"}):
        yield "", "leaves out the cheer"


SORRY = ("I'm sorry for the trouble.",)
STILL_RUDE = re.compile(
    r"\b(?:bothered|for (?:those|anyone) who|grown-?up|believe it or not|(?:hard|difficult) (?:idea|concept)|rocket science|you know|mind you|charming)\b",
    re.IGNORECASE,
)


TELLS_TO = re.compile(
    r"\byou (?:must|need|have to|can(?!not|['’]t)|should|may)\b|\b(?:i|we)(?:'ll|'ve| will| have)\b", re.IGNORECASE
)
"""What a customer is told beside the barb."""


PATIENCE = re.compile(
    r"\b(?:patien(?:t|ce)|bear with|understanding|calm|refrain|hold (?:your horses|(?:my|your) breath)|wait (?:your|my) turn|what (?:else|more) (?:do |did |could )?(?:you|we|i)|would have thought)\b|\b(?:don't|do not|no need to|stop) (?:ask|call(?!ing (?:our|my|us|me|people|them|him|her|staff|anybody|anyone)\b)|writ|chas|send|contact|tell|shout|complain)\w*",
    re.IGNORECASE,
)
"""What a customer is told to bear, or a sneer, which gives them nothing."""


ONLY_THAT = AnyCase(
    r"^(?:(?:but|and|so|well|honestly|personally|to be honest|tbh),? )*(?:(?:i|you) (?:really |just )?)?(?:would|should|do|wo|ca|did)?(?:n't| not| never) (?:get|build|raise|have|pin) (?:up )?(?:your|any|(?:too )?(?:high|many|much)) hopes?(?: (?:up|too high|too much|yet|just yet|though))*(?:,? (?:to be (?:honest|fair|frank)|tbh|honestly|if i were you|i'm afraid|though|lol))*\W*$"
)
"""Nothing but that hopes are not to be high."""
GOES_AND_ASKS = AnyCase(
    r"\bi(?:'ll| will|'m|'d| would| am)? (?:have to |need to |must )?(?:first )?(?:ask|asking|check with|checking with|speak to|taking (?:this|it) to|put this to)\b"
)


def _rude(draft: Draft, piece: Piece) -> Told:
    if is_plain_fact(piece.text):
        return
    if HOPES_DOWN.search(piece.text.replace("’", "'")):
        asks = any(GOES_AND_ASKS.search(one.text.replace("’", "'")) for one in draft.reading.sentences)
        if asks and ONLY_THAT.search(piece.text.replace("’", "'")):
            yield "I can't promise a yes.", "says kindly that it may not come off"
        return  # what may not come off has to be said
    if HALF_SORRY.search(piece.text):
        for words in draft.compose("acknowledgement"):
            yield words, "says sorry for what happened"
        yield from ((words, "says sorry for what happened") for words in SORRY)
        return
    if piece.alone and not facts(piece.text) and not piece.sentence.does("refusal", "explanation"):
        for words in draft.compose("timeframe"):
            yield words, "does something about it instead"
        return
    kinder = (
        (rest, note) for rest, note in milder(piece, PATIENCE) if not (STILL_RUDE.search(rest) or GENERAL.search(rest))
    )
    if piece.sentence.moves & (MATTER - {"refusal"}):
        yield from kinder
        return
    for rest, note in kinder:
        if piece.sentence.does("explanation") or TELLS_TO.search(rest) or facts(rest) or has_time(rest):
            yield rest, note
    yield "", "leaves out the barb"


GOODS = re.compile(
    r"\b(?:purchases?|items?|products?|articles?|goods|merchandise|devices?|units?|equipment|deliver(?:y|ies))$", re.I
)
"""What the customer's thing can stand for; a request or a matter is about it."""


def _named(draft: Draft, piece: Piece) -> Told:
    """The customer's own thing in place of "your purchase"."""
    thing, said = draft.situation.matter.thing, piece.flagged
    if thing and GOODS.search(said) and said.startswith("your ") and thing.split()[-1] not in draft.text:
        yield piece.text.replace(said, thing, 1), "says which"


def _stall(draft: Draft, piece: Piece) -> Told:
    """As for any stall, unless what looks like somebody who has to agree is a thing: "as per my previous email"."""
    boss = BOSS.search(piece.text)
    if boss is None or is_somebody(piece.doc, boss.end()):
        yield from handing.stall(draft, piece)


NEWS_ONLY = re.compile(
    r"(?:(?:and|so|then),? )?(?:you(?:'ll| will| should)(?: also| then)? (?:hear|get (?:news|word|an? (?:reply|answer|update))|have (?:news|word|an? (?:reply|answer|update)))"
    r"|(?:i|we)(?:'ll| will)(?: then| also)? (?:be (?:back )?in touch|get back|come back|let you know|update you|keep you (?:posted|informed|up to date)|(?:write|reply|report back) to you|(?:ring|call|phone|e-?mail|message|contact) you)"
    r"|an? (?:reply|response|answer|update) (?:will|follows?))\b",
    re.IGNORECASE,
)
"""A sentence that only promises news."""


NEWS = re.compile(
    r"\b(?:let you know|(?:ring|call|phone|e-?mail|message|text|update|tell|reply to|write to|contact) you|hear from me|be (?:back )?in touch)\b",
    re.IGNORECASE,
)


def _again(draft: Draft, piece: Piece) -> Told:
    """A second promise of news says nothing where the first has a place for its time."""
    others = [one.text for one in draft.reading.sentences if one.index != piece.sentence.index]
    if is_gossip(piece):
        yield from instead_of_gossip(draft)
        return
    if ALLOWS.match(piece.text) and (draft.says_when or any(map(has_time, others))):
        yield "", "leaves out a call to wait"
        return
    if HABIT.search(piece.text) and OTHERS_DO.match(piece.text) and draft.says_when:
        yield "", "leaves out how long others mostly take"
        return
    said = any("[when" in words for words in draft.composed) and any(NEWS.search(text) for text in others)
    if said and NEWS_ONLY.match(piece.text) and not facts(piece.text):
        yield "", "leaves out what is promised already"


STANDS: Mapping[str, Stand] = MappingProxyType(
    {
        "ownership/bluffing": bluff,
        "ownership/approval-stall": _stall,
        "ownership/unowned": handing.unowned,
        "language/blame-shifting": handing.shifting,
        "language/blame": _blame,
        "template/robotic": _robotic,
        "tone/over-cheerful": _cheerful,
        "language/rude": _rude,
        "language/disparages-company": _rude,
        "language/dead-end": refusing.dead_end,
        "clarity/interrogation": asking.interrogation,
        "channel/personal-data": asking.private,
        "channel/needless-handoff": handing.over,
        "time/hold-unasked": asking.hold,
        "language/abstract": _named,
        "time/vague": _again,
        "time/missing": _again,
    }
)
"""By rule id, what stands in for a sentence with its flaw."""
