"""What stands in for a sentence that no transform can turn: plain words with the same job, or nothing where it only hurts.

The last resort, rule by rule: a guess becomes a check, a stall a question that the agent goes and asks, a regret from a form an
apology, a list of demands one request with a slot. First the clause that carries the flaw is left out, if the rest stands. The guard
holds each against the draft, so that a sentence with a number, a name, a date or a link of its own stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting import asking, handing, refusing
from replycoach.rewriting.clauses import DENIES, shortened, stands, without
from replycoach.rewriting.draft import GREETING, LIST_ITEM, OFFERS, Draft
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms import ownership
from replycoach.rewriting.transforms._piece import Piece, capital, cased, edits_between, has_time, leave_out, small
from replycoach.rewriting.transforms.cheerful import CHEER, INTERJECTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from replycoach.model import Finding
    from replycoach.reading.reading import Reading, Sentence
    from replycoach.rewriting.compose import Situation

ASKS = "leaves a place for what only you can say"
"""The note of a proposal that puts a slot behind words which stay, so that the finding stays until the agent has filled it."""
Told = asking.Told
Stand = Callable[[Draft, Piece], Told]

MATTER: frozenset[Move] = frozenset(
    {"solution", "action", "instruction", "timeframe", "question", "refusal", "handoff"}
)
"""Moves that a customer came for."""
THEY = re.compile(r"\b(?:they|them|their|he|she|his|her|him)\b", re.IGNORECASE)
POINTED = re.compile(r"\b(?:that|those|these|this) ([a-z]{3,})", re.IGNORECASE)
REFERS = re.compile(
    r"\W*(?:(?:that|this|it|its|they|them|those|these|he|she|his|her|which|so|otherwise|either|besides|instead|then)\b"
    r"|(?:[\w']+\s+){1,3}(?:them|those|that(?='s\b|\s+(?:for|to|is|will|would|with|by|on|in|at|and|but|so|as|from|or|then)\b|[,.;!]))(?!\w))",
    re.IGNORECASE,
)
"""How a sentence begins that needs the one before it."""


def propose(
    reading: Reading, finding: Finding, span: tuple[int, int], situation: Situation, composed: tuple[str, ...] = ()
) -> Iterator[Proposal]:
    """What may stand in place of the flagged sentence, best first."""
    stand = STANDS.get(finding.rule)
    if stand is None:
        return
    draft = Draft(reading, situation, composed)
    for sentence in reading.sentences:
        if span[0] < sentence.end and sentence.start < span[1]:
            if not LIST_ITEM.match(sentence.text) and not GREETING.fullmatch(sentence.text):
                yield from _proposals(draft, Piece.of(reading, sentence, span), stand, finding.rule)
            return


def _proposals(draft: Draft, piece: Piece, stand: Stand, rule: str) -> Iterator[Proposal]:
    following = next((one.text for one in draft.reading.sentences if one.index == piece.sentence.index + 1), "")
    held = REFERS.match(following) is not None or _points_back(piece.text, following)
    persons = BOSS.search(piece.text) and any(
        THEY.search(one.text) for one in draft.reading.sentences if one.index > piece.sentence.index
    )
    for words, note in stand(draft, piece):
        if (held and not words.startswith(piece.text[:20])) or (not words and (piece.alone or persons)):
            continue
        if words:
            lead = SAYS_YES.sub("", piece.lead) if words[:20] != piece.text[:20] else piece.lead
            whole = lead + (cased(words, piece) if lead == piece.lead else capital(words)) + piece.tail
            edits = edits_between(draft.reading, piece.sentence.start, piece.sentence.text, whole)
        else:
            edits = (leave_out(piece),)
        shut = rule == "language/dead-end" and words in OFFERS and not facts(piece.text)
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
        if edits and rule == "clarity/interrogation":
            more = asking.more_questions(draft, piece)
            if more:
                edits = (*edits, Edit(start=piece.sentence.end, end=more[-1].end, text=""))
            spared |= {one.text for one in more}
        if edits:
            yield Proposal(edits, "review", note, spared, asks=note == ASKS)


SAYS_YES = re.compile(r"(?:yes|no|sure|right|ok|okay|no problem), +$", re.IGNORECASE)
"""An answer in a word, which other words take back."""


def _shorter(piece: Piece) -> Told:
    for rest in shortened(piece):
        yield rest, "leaves out the clause that hurts"


def _points_back(text: str, following: str) -> bool:
    """Whether the next sentence says "that disk" of a disk that this one names."""
    pointed = {found[1].lower() for found in POINTED.finditer(following)}
    return not pointed.isdisjoint(re.findall(r"[a-z]+", text.lower()))


TELLS = re.compile(
    r"\bI(?:'ll| will)\b[^.;!?]{0,40}\b(?:write to|e-?mail|call|ring|phone|message|tell|update) you\b", re.IGNORECASE
)
"""The agent says that the customer hears from them."""


def _promise(draft: Draft, piece: Piece, do: str) -> Told:
    """The agent goes and does it, with a slot for the time unless the reply has a time already."""
    if any(do in words for words in (*draft.composed, draft.text)):
        return
    others = [one for one in draft.reading.sentences if one.index != piece.sentence.index]
    back = any(one.does("timeframe") or TELLS.search(one.text) for one in others)
    told = draft.says_when or back or any(map(has_time, draft.composed))
    if told:
        yield f"I'll {do}.", "says what you do instead"
    if not draft.says_when:
        for words in draft.compose("timeframe", do=do):
            yield words, "says what you do instead, with the time left for you"


_DAY = r"(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening))?(?: (?:by|at|before) (?:noon|\d{1,2}(?::\d\d)?(?: ?[ap]m)?))?"
TIME = re.compile(
    rf"\b(?:(?:by|on|before|until) )?{_DAY}\b|\bwithin (?:the next )?[\w-]+ (?:working |business )?(?:hours?|days?|minutes?)\b",
    re.IGNORECASE,
)


MINE = re.compile(
    r"\b(?:i'll|i will|i'm|let me|i can|i have to|i need to|i must|i'd|put it to|someone|somebody|team|desk|department|will be|colleague\w*|they'll)\b",
    re.IGNORECASE,
)
"""A clause whose time is that of the deed, and not of what it is about."""


def _timed(draft: Draft, piece: Piece, do: str) -> Told:
    """The agent does it at the time that the sentence names, where it names one."""
    times = [
        found[0]
        for clause in re.split(r"[,;:–—]", piece.text)
        if MINE.search(clause)
        for found in TIME.finditer(clause)
    ]
    if len(times) == 1:
        when = re.sub(r"^(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)", "on ", times[0], flags=re.IGNORECASE)
        yield f"I'll {do} {when}.", "says what you do, and keeps the time"
    else:
        yield from _promise(draft, piece, do)


CHECKS = re.compile(r"\bI(?:'ll| will) check\b", re.IGNORECASE)


def _bluff(draft: Draft, piece: Piece) -> Told:
    others = [one.text for one in draft.reading.sentences if one.index != piece.sentence.index]
    if any(map(CHECKS.search, (*draft.composed, *others))):
        if not piece.sentence.does("question", "handoff", "apology"):
            yield "", "leaves out the guess"
        return
    yield from _promise(draft, piece, "check this rather than guess")


BOSS = re.compile(
    r"\b(?:my|our|the) (?:(?!only\b)[a-z'-]+ ){0,2}?(?:manager|supervisor|lead|leader|boss|director|superior|head|chief|owner|board|desk|office|team|department|people)\b"
    r"|\bmy (?!(?:own|hands?|end|side|grade|level|screen|view|part|name|file|limit|first|last|job|role|power|say|gift)\b)[a-z]+",
    re.IGNORECASE,
)
FOR = re.compile(
    r"\b(?:ok|okay|approval|go-ahead|permission|sign-off|say-so|blessing|consent|agreement)(?: (?:from|of) (?:my|our|the) [a-z]+(?: [a-z]+)?)? to (?P<act>[a-z]+ [^,;.!?]+)",
    re.IGNORECASE,
)
"""What the approval is for."""
WILLING = re.compile(
    r"\bi(?:'d| would) (?:gladly|happily|(?:love|like|be (?:glad|happy)) to) (?P<act>(?!but\b)[a-z]+\b[^,;.!?]*?)(?=,|;| but\b| only\b)",
    re.IGNORECASE,
)


BUT = re.compile(r"[,;] (?:but|only|except(?: that)?|though)\b", re.IGNORECASE)


def _stall(draft: Draft, piece: Piece) -> Told:
    boss, willing = BOSS.search(piece.text), WILLING.search(piece.text) or FOR.search(piece.text)
    whom = f"ask {small(boss[0])}" if boss else "ask"
    what = f" for the go-ahead to {willing['act']}" if willing else " about this" if boss else " for the go-ahead"
    cut = BUT.search(piece.text)
    first = f"{piece.text[: cut.start()].rstrip(' ,;')}." if cut else ""
    if first and not willing and not BOSS.search(first) and not DENIES.search(first) and stands(piece, first):
        for words, note in _timed(draft, piece, whom + what):
            yield f"{first} {words}", note
    yield from _timed(draft, piece, whom + what)
    if not willing:
        yield "", "leaves out the stall"


DONE = re.compile(r"\b(?:has|have|'ve|'s) (?:now |already )?(?:been|gone)\b|\b(?:is|are) being\b|\bif\b", re.IGNORECASE)
"""What has been done, or depends on something, is told and not replaced."""


NOBODY = re.compile(
    r"\b(?:someone|somebody|one of us|team|department|colleagues?|will be|(?:is|are) being|an? \w+ will)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(r"\b(?:will|shall|can|ought to|going to|being)\b|'ll\b", re.IGNORECASE)
STATES = re.compile(
    r"^(?:(?!\bwill\b|'ll\b|\bbeing\b)[^.;!?])*\b(?:is|are|was|were|has|have)\b(?! being\b)", re.IGNORECASE
)
"""A sentence that tells how things stand, whatever else it promises."""


def _unowned(draft: Draft, piece: Piece) -> Told:
    for rest, note in _shorter(piece):
        if not NOBODY.search(without(piece.text, rest)):
            continue
        shorter = Piece.of(draft.reading, replace(piece.sentence, text=rest))
        yield from ((owned.text, owned.note) for owned in ownership.rewrite(shorter))
        yield rest, note
    if (
        not piece.sentence.does("refusal", "question", "instruction")
        and not DONE.search(piece.text)
        and not STATES.search(piece.text)
    ):
        if draft.says_when and TO_COME.search(piece.text):
            yield "", "leaves out what nobody owns, as you say what you do"
        yield from _timed(draft, piece, "follow this up")


DISOWNS = re.compile(
    r"\bnot (?:us|ours?|me|mine)\b|\b(?:fault|blame|to do with (?:us|me)|out of our hands|responsible|responsibility)\b",
    re.IGNORECASE,
)
"""What says whose fault it was, and not what happened."""


def _shifting(draft: Draft, piece: Piece) -> Told:
    yield from _shorter(piece)
    if piece.sentence.moves & MATTER or (piece.sentence.does("explanation") and not DISOWNS.search(piece.text)):
        return
    if draft.reading.does("ownership") or any(draft.reading.doing("action")) or not draft.is_on_it:
        yield "", "leaves out whose fault it was"
    else:
        for words in draft.compose("ownership"):
            yield words, "takes it on instead of passing it on"


REPROACH = re.compile(
    r"(?:\b(?:would|wouldn't|could|couldn't|might)|'d)(?: (?:not|never|easily|just|simply|well))?(?: have|'ve)\b|\bhad you\b|\bif (?:only )?you(?:'d| had)\b|\bshould(?:n't)?(?: have|'ve)\b|\b(?:your|you) own\b|\bdown to you\b|\bsits with you\b|\bfault\b"
    r"|\bas (?:everyone|everybody|anyone|most people|we ask)\b",
    re.IGNORECASE,
)
"""What did not happen but should have: no fact that the customer would miss."""


GENERAL = re.compile(
    r"\b(?:most|many|some|other|all|those|the) (?:other )?(?:people|customers|members|guests|owners|users|buyers|parents|callers|clients|passengers|readers|families)\b|\b(?:people|those|anyone|anybody|everyone|everybody|ones|guests|customers|somebody|someone) (?:who|that)\b"
    r"|\bpeople (?:not|never)\b|\bone (?:has|had|should|hasn't|ought)\b|\b(?:like that|like these|such as these) (?:appear|come|happen|go|break|occur|are|get|wander|tend)\b|\bthe rule (?:with|is|of)\b|\b(?:nine|most) times (?:in|out of) ten\b",
    re.IGNORECASE,
)
"""What is said of people at large and meant for this one."""


YOU_DID = re.compile(
    r"\byou (?:(?:clearly|simply|just|only|also|never|then|have|had|must|'ve) )*(?!are\b|can\b|will\b|may\b|could\b|get\b|see\b)[a-z]+\b",
    re.IGNORECASE,
)
YOURS = re.compile(r"\b(?:you|your|yours|yourself|people|someone|somebody|guests|customers|parents)\b", re.IGNORECASE)


def _blame(_: Draft, piece: Piece) -> Told:
    whole = True
    for rest, note in _shorter(piece):
        dropped = without(piece.text, rest)
        reproach = REPROACH.search(dropped) and not REPROACH.search(rest)
        if reproach or (YOURS.search(dropped) and not YOU_DID.search(rest)):
            whole = False
            yield rest, note
    if whole and (REPROACH.search(piece.text) or GENERAL.search(piece.text)) and not piece.sentence.moves & MATTER:
        yield "", "leaves out the reproach"


SAME: tuple[Move, ...] = ("apology", "acknowledgement", "thanks", "further_help", "greeting")
CLAIM = re.compile(
    r"^(?:your|our|we|the|player|customer|viewer|client|each|every|quality|rest|any|all)\b", re.IGNORECASE
)


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
            yield words, "says it as a person would"
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


def _robotic(draft: Draft, piece: Piece) -> Told:
    if SETTLES.search(piece.text) or INFORMS.search(piece.text):
        return
    yield from _same(draft, piece)
    if any(one.index != piece.sentence.index for one in draft.reading.doing("action", "timeframe", "solution")):
        if piece.sentence.does("handoff") or not piece.sentence.moves & (MATTER | {"explanation"}):
            yield "", "leaves out a stock phrase"
    elif piece.sentence.does("action", "handoff") and not piece.sentence.does("refusal", "instruction", "question"):
        yield from _promise(draft, piece, "follow this up")
    elif not piece.sentence.moves & (MATTER | {"explanation"}):
        yield "", "leaves out a stock phrase"


def _cheerful(draft: Draft, piece: Piece) -> Told:
    if piece.sentence.moves & (MATTER | {"explanation", "apology", "acknowledgement", "thanks"}):
        shorter = _shorter(piece)
        yield from ((rest, note) for rest, note in shorter if not (CHEER.search(rest) or INTERJECTION.match(rest)))
    yield from _same(draft, piece)
    if not piece.sentence.moves & (MATTER | {"explanation"}):
        yield "", "leaves out the cheer"


STILL_RUDE = re.compile(
    r"\b(?:bothered|for (?:those|anyone) who|grown-?up|believe it or not|(?:hard|difficult) (?:idea|concept)|rocket science|you know|mind you|charming)\b",
    re.IGNORECASE,
)


TELLS_TO = re.compile(
    r"\byou (?:must|need|have to|can|should|may)\b|\b(?:i|we)(?:'ll|'ve| will| have)\b", re.IGNORECASE
)
"""What a customer is told beside the barb."""


def _rude(draft: Draft, piece: Piece) -> Told:
    if piece.alone and not facts(piece.text):
        for words in draft.compose("timeframe"):
            yield words, "does something about it instead"
        return
    milder = ((rest, note) for rest, note in _shorter(piece) if not STILL_RUDE.search(rest))
    if piece.sentence.moves & (MATTER - {"refusal"}):
        yield from milder
        return
    for rest, note in milder:
        if piece.sentence.does("explanation") or TELLS_TO.search(rest):
            yield rest, note
    yield "", "leaves out the barb"


def _named(draft: Draft, piece: Piece) -> Told:
    """The customer's own thing in place of "your purchase"."""
    thing, said = draft.situation.matter.thing, piece.flagged
    if thing and said.startswith("your ") and thing.split()[-1] not in draft.text:
        yield piece.text.replace(said, thing, 1), "says which"


PLAINLY = "In plain words: [what this means for them: e.g. we're still working on it]."


def _explained(draft: Draft, piece: Piece) -> Told:
    """The terms with a place behind them for what they mean; only the agent knows."""
    if not piece.sentence.does("instruction") and not any("[what this means" in words for words in draft.composed):
        yield f"{piece.text}{'' if piece.text[-1] in '.!?…' else '.'} {PLAINLY}", ASKS


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
    others = (one.text for one in draft.reading.sentences if one.index != piece.sentence.index)
    told = any("[when" in words for words in draft.composed) and any(NEWS.search(text) for text in others)
    if told and NEWS_ONLY.match(piece.text) and not facts(piece.text):
        yield "", "leaves out what is promised already"


STANDS: Mapping[str, Stand] = MappingProxyType(
    {
        "ownership/bluffing": _bluff,
        "ownership/approval-stall": _stall,
        "ownership/unowned": _unowned,
        "language/blame-shifting": _shifting,
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
        "clarity/jargon": _explained,
        "time/vague": _again,
        "time/missing": _again,
    }
)
"""By rule id, what stands in for a sentence with its flaw."""
