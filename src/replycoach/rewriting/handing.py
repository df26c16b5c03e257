"""What is handed to somebody else: the agent takes the matter on.

A boss who must say yes, a team that "will follow up", and somebody else's fault become the agent's own step: "someone will follow up" is "I'll follow this up and message you here [when]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.rewriting.answering import answers_it
from replycoach.rewriting.asked import told
from replycoach.rewriting.clauses import DENIES, milder, stands, without
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.slots import as_step
from replycoach.rewriting.transforms import ownership
from replycoach.rewriting.transforms._guess import HAS_CHECKED
from replycoach.rewriting.transforms._made_sure import base_of
from replycoach.rewriting.transforms._made_sure import is_theirs as is_for_them
from replycoach.rewriting.transforms._owned import PARTY
from replycoach.rewriting.transforms._piece import MATTER, Piece, has_time, small, tail_off
from replycoach.rewriting.transforms.approval import HOLDS_IF, asked_of
from replycoach.rewriting.transforms.blame_shifting import DENIES as DENIES_FAULT
from replycoach.rewriting.transforms.blame_shifting import PROMISES
from replycoach.rewriting.transforms.courtesy import RUNS_DOWN
from replycoach.rewriting.whose import BOSS, BY_RULE, OUTSIDE, RESPONSIBLE, answers_whose, is_stall

if TYPE_CHECKING:
    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.draft import Draft

WOULD_HAVE = re.compile(r"\byou(?:['’]d| would) (?:have|need) to\b(?!.*\b(?:our|us)\b)", re.IGNORECASE)


def is_theirs(draft: Draft, piece: Piece) -> bool:
    """Whether the matter is somebody else's, so that nothing is taken on and no answer is owed."""
    before = draft.reading.sentences[max(0, piece.sentence.index - 1) : piece.sentence.index]
    if any(one.search(piece.text) for one in (OUTSIDE, WOULD_HAVE, IN_PERSON)) or IF_SO.match(piece.text):
        return True
    them = THEM.search(piece.text) is not None
    return any(RESPONSIBLE.search(one.text) or (them and OUTSIDE.search(one.text)) for one in before)


THEM = re.compile(r"\b(?:them|they|him|her)\b", re.IGNORECASE)
IF_SO = re.compile(
    r"(?:(?:so|and|but) )?(?:if (?!you(?:['’]d| would)? (?:want|wish|like|need|require)\b)|in (?:that|this|which) case\b|should\b|otherwise\b|alternatively\b|you (?:can|could|may) also\b)",
    re.IGNORECASE,
)
"""What is to be done only if something comes of it, or besides."""
IN_PERSON = re.compile(
    r"^(?:your (?!\w+ team)[a-z]+(?:-in-law)?|he|she|they) (?:(?:will|would) )?(?:needs?|ha(?:s|ve)|must|should)\b[^.;!?]*\b(?:himself|herself|themsel\w+|security|consent|verif\w+|in person)\b",
    re.IGNORECASE,
)
"""What somebody else has to do themselves."""


WAIT_FOR_THEM = re.compile(
    r"(?:so |and )?(?:please |kindly |just |now )*(?:wait for|await|expect) (?:their|the|our|his|her|an?) (?:\w+ )?(?:call|answer|reply|message|e-?mail|response|contact|visit)s?(?: back)?[.!]*$",
    re.IGNORECASE,
)
CONTACTS = re.compile(
    r"\b(?:contact|call|ring|phone|e-?mail|message|write to|visit|get back to|be in touch with) you\b", re.IGNORECASE
)
"""Somebody gets in touch."""


def over(draft: Draft, piece: Piece) -> Told:
    """Nothing where the customer is told besides who gets in touch."""
    others = (one.text for one in draft.reading.sentences if one.index != piece.sentence.index)
    if not draft.refuses and WAIT_FOR_THEM.match(piece.text) and any(map(CONTACTS.search, others)):
        yield "", "leaves out the wait, as they are told who gets in touch"


def asked(draft: Draft, piece: Piece) -> Iterator[str]:
    """A place for the answer to what the customer plainly asked."""
    customer, others = (
        draft.reading.customer,
        [one for one in draft.reading.sentences if one.index != piece.sentence.index],
    )
    for question in (customer.questions if customer else ())[:1]:
        if any(answers_it(question, one) for one in others):
            return
        if re.search(r"\bhow (?:do|can|could|should|would)\b", question.asks, re.IGNORECASE):
            return  # the way to go is the answer
        turned = told(question.asks, draft.reading.parser)
        if turned and not re.match(r"whether you(?:'re| are| have|'ve)\b", turned):
            yield f"As for {turned}: [answer: e.g. I'm checking this and will tell you today]."


# What somebody else is to do: a boss, nobody in particular, another department

TELLS = re.compile(
    r"\bI(?:'ll| will)\b[^.;!?]{0,40}\b(?:write to|e-?mail|call|ring|phone|message|tell|update) you\b", re.IGNORECASE
)
"""The agent says that the customer hears from them."""


FOLLOW = "follow this up"


def promise(draft: Draft, piece: Piece, do: str) -> Told:
    """The agent goes and does it, with a slot for the time unless the reply has a time already."""
    if any(do in words for words in (*draft.composed, draft.text)):
        return
    if do == FOLLOW and draft.situation.topic == "praise":
        return  # praise asks for nothing
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
        yield from promise(draft, piece, do)


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


MUST_BE = re.compile(
    r"\b(?P<what>(?:an?|the|this|that|your|such an?) [^,;]{2,60}?) (?:ha(?:s|ve) to|needs? to|must|will have to) be (?P<done>[a-z]+)(?P<off> off| through)? by (?:my|our|the)\b",
    re.IGNORECASE,
)
"""What somebody who has to agree must do."""
I_HAVE_TO = re.compile(
    r",? (?:so|and|but|then) (?:first )?i(?:'ll| will|'d| would)?(?: first)? (?:have to|need to|must|want to)\b[^,;]*(?:, [^;]*)?$",
    re.IGNORECASE,
)
"""What the agent has to do before they can say anything."""


OFFERS = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| can| could) (?:(?:always|also|try (?:to|and)) )?(?:ask|see|speak|talk|put|request)\b",
    re.IGNORECASE,
)
"""The way on that a stall holds."""
ASKS_THEM = re.compile(
    r"i(?:'d| would|'ll| will)? (?:first )?(?:have to|need to) ask (?P<what>(?:them|him|her|the \w+(?: \w+)?) (?:when|whether|if|how|why|where|what|about|for) [^,;.!?]{2,60})[.!]*$",
    re.IGNORECASE,
)
"""What the agent has to ask, in so many words."""


AND_WHOM = re.compile(
    r" (?:and|or) (?:the|our|my|a|an) [a-z'-]+(?= ?(?:$|[.,;!]|first\b|before\b|about\b))", re.IGNORECASE
)


def _and_whom(behind: str) -> str:
    """Who has to be asked besides, from what stands behind the first."""
    found = AND_WHOM.match(behind)
    return found[0] if found else ""


def stall(draft: Draft, piece: Piece) -> Told:
    """The question that the agent goes and asks, with what the approval is for."""
    if not is_stall(piece.text):
        return
    if asks := ASKS_THEM.match(piece.text.replace("’", "'")):
        told = (
            [f"I'll ask {asks['what']}."] if draft.says_when else draft.compose("timeframe", do=f"ask {asks['what']}")
        )
        yield from ((words, "asks instead of stalling") for words in told)
    boss, willing = BOSS.search(piece.text), WILLING.search(piece.text) or FOR.search(piece.text)
    named = f"{small(boss[0])}{_and_whom(piece.text[boss.end() :])}" if boss else ""
    whom = f"ask {named}" if boss else "ask"
    what = f" for the go-ahead to {willing['act']}" if willing else ""
    if not willing:
        whom = f"put this to {named}" if boss else asked_of(piece) or "get a decision on this"
    cut = BUT.search(piece.text)
    first = f"{piece.text[: cut.start()].rstrip(' ,;')}." if cut else ""
    if HOLDS_IF.search(first or piece.before):
        return  # without the "but" it would be a promise
    if first and not willing and not BOSS.search(first) and not DENIES.search(first) and stands(piece, first):
        for words, note in _timed(draft, piece, whom + what):
            yield f"{first} {words}", note
    yield from _timed(draft, piece, whom + what)
    if boss and (must := MUST_BE.search(piece.text)) and must["done"].lower() not in ("able", "allowed"):
        verb = base_of(must["done"])
        what = small(must["what"]) if verb else ""
        yield from promise(draft, piece, f"ask {small(boss[0])} to {verb}{must['off'] or ''} {what}")
    if facts(piece.text) and boss and (needs := I_HAVE_TO.sub("", tail_off(piece.text))) and stands(piece, f"{needs}."):
        for words, note in promise(draft, piece, whom + what):
            yield f"{needs}. {words}", note
    if not willing and not OFFERS.search(piece.text):
        yield "", "leaves out the stall"


DONE = re.compile(r"\b(?:has|have|'ve|'s) (?:now |already )?(?:been|gone)\b|\b(?:is|are) being\b|\bif\b", re.IGNORECASE)
"""What has been done, or depends on something, is told and not replaced."""


KNOWN = re.compile(
    r"\b(?:is|are|['’]re|['’]s)(?: (?:now|already|also|all|well|fully|both))* (?:aware|informed|onto|on it|working|looking|investigating|dealing)\b|\bknows?(?: (?:about|of))?\b",
    re.IGNORECASE,
)
"""That somebody knows of it or works on it is a fact."""


NOBODY = re.compile(
    r"\b(?:someone|somebody|one of us|team|department|colleagues?|will be|(?:is|are) being|an? \w+ will)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(r"\b(?:will|shall|can|ought to|going to|being)\b|'ll\b", re.IGNORECASE)
STATES = re.compile(
    r"^(?:(?!\bwill\b|'ll\b|\bbeing\b)[^.;!?])*(?:\b(?:is|are|was|were|has|have)|'s)\b(?! being\b)", re.IGNORECASE
)
"""A sentence that tells how things stand, whatever else it promises."""


DOES = re.compile(r"\b(?:I|we)(?:['’](?:m|re|ve)| am| are| have) (?!going to\b)", re.IGNORECASE)
"""What the agent does or has done, which no promise may replace: "I'm putting it through to them"."""
DEEDS = re.compile(
    r"\b(?:test|visit|replacement|refund|collection|delivery|repair|appointment|survey|inspection|credit|voucher|label)s?\b(?! (?:request|claim|case|form|team|desk)s?\b)"
    r"|\b(?:bring|deliver|install|replac|prepar|print|repair|organi[sz]|measur|clean|swap|fitt)\w*\b",
    re.IGNORECASE,
)
"""What is promised besides a look at it."""
SHARES = re.compile(r"(?:the|an?|your|its) \w+ \w+ed\b", re.IGNORECASE)
"""What may have lost its "will be" to the clause before it: "a test will be booked and the result sent to you"."""
HEARS = re.compile(
    r"\bI(?:['’]ll| will|['’]m going to)\b[^.!?]{0,80}\b(?:(?:tell|write to|e-?mail|message|call|ring|phone|update|text|reach|let|send|get|give|have|come) (?:it |this |that |back )?(?:to )?you|in touch|back to you|let you know)\b",
    re.IGNORECASE,
)
"""The agent has said that the customer hears from them."""
VAGUE_DEED = re.compile(
    r"(?:\b(?:will|shall|can|ought to|going to|being)|'ll)\s+(?:(?:then|also|now|soon|shortly|probably|hopefully|try to|be able to)\s+)*(?:(?:be|get|have)\s+(?:\w+ly\s+)?)?(?P<does>[a-z]+)",
    re.IGNORECASE,
)
LOOKS = re.compile(
    r"(?:a|an|some|in|with|on|at|to|be|been|get|getting|look|see|check|review|investigat|examin|assess|consider|read|follow|deal|dealt|handl|process|attend|address|sort|resolv|tak|took|pass|forward|escalat|rais|log|refer|contact|call|ring|rang|rung|phon|e-?mail|mail|writ|wrote|messag|text|touch|respond|repl|answer|inform|notif|updat|advis|tell|told|let|hear|reach|work|chas|pick|assign|action|clarif|analy[sz]|monitor|speak|discuss|go|com|assist|happen|do|done|not|mak)(?:e|es|ed|ing|ied|y|ies|s|ted|ten)?",
    re.IGNORECASE,
)
"""What may follow where a vague look or contact is all that is promised, and no deed that a call-back would replace."""
CALLS = re.compile(
    r"\A(?:(?:i|we)(?:['’]ve| have)? )?(?:just |already |now )*(?:checked|asked|spoken|spoke|looked) (?:with|to|at|into|in) (?!.*(?:\b(?:will|shall|going to|being)\b|['’]ll\b))|\b(?:calls?|rings?|phones?|visits?|comes? (?:out|round|over)|texts?) (?:you|back|to you)\b|\b(?:will|['’]ll) (?:text|ring|call|phone)\b|\bautomatically\b",
    re.IGNORECASE,
)
"""A promise of somebody's call or visit, or work that is done: there is nothing to follow up."""


def unowned(draft: Draft, piece: Piece) -> Told:
    """The step as the agent's own, or nothing where they say already what they do."""
    if HAS_CHECKED.match(piece.text.replace("’", "'")) and not TO_COME.search(piece.text):
        return  # that work is done
    if is_for_them(piece.text.replace("’", "'"), draft.reading.parser):
        return  # the customer is told what to do
    yield from ((one.text, one.note) for one in ownership.rewrite(piece) if "[" not in one.text)
    for rest, note in milder(piece):
        dropped = without(piece.text, rest)
        if (
            not NOBODY.search(dropped)
            or DEEDS.search(dropped)
            or CALLS.search(dropped)
            or DONE.search(dropped)
            or KNOWN.search(dropped)
            or (SHARES.match(rest) and TO_COME.search(dropped))
        ):
            continue
        shortened = Piece.of(draft.reading, replace(piece.sentence, text=rest))
        yield from ((owned.text, owned.note) for owned in ownership.rewrite(shortened))
        if draft.says_when or not TO_COME.search(dropped):
            yield rest, note
    if CALLS.search(piece.text) or DEEDS.search(piece.text) or BY_RULE.search(piece.text):
        return  # a call is no "follow-up", and has to be promised still
    if (
        TO_COME.search(piece.text)
        and not piece.sentence.does("refusal", "question", "instruction")
        and not DENIES.search(piece.text)
        and not DONE.search(piece.text)
        and not STATES.search(piece.text)
        and not DOES.search(piece.text)
        and all(LOOKS.fullmatch(found["does"]) for found in VAGUE_DEED.finditer(piece.text.replace("’", "'")))
    ):
        others = (one.text for one in draft.reading.sentences if one.index != piece.sentence.index)
        if draft.says_when and TO_COME.search(piece.text) and any(map(HEARS.search, others)):
            yield "", "leaves out what nobody owns, as you say what you do"
        yield from _timed(draft, piece, FOLLOW)


IGNORES = re.compile(
    r"(?:(?:sorry|honestly|frankly|unfortunately),? (?:but )?)?(?:i|we) (?:really |just |simply |honestly )*(?:don't|do not|can't|cannot|couldn't) (?:really |even )?(?:know|say|tell(?: you)?|explain|understand) (?:how|why)\b[^,;]*$",
    re.IGNORECASE,
)
"""That nobody knows why."""
DISOWNS = re.compile(
    r"\bnot (?:us|ours?|me|mine)\b|\b(?:we|i) (?:only|just|merely)\b|\b(?:we|i) (?:can't|cannot|couldn't|don't|do not|didn't) (?:say|know|tell|explain|understand) (?:how|why|what|where|whether)\b|\bwhy [^,.;]{2,40}(?:,| ) ?(?:we|i) (?:can't|cannot|don't|couldn't)\b|\b(?:fault|blame|to do with (?:us|me)|out of our hands|responsible|responsibility)\b",
    re.IGNORECASE,
)
"""What says whose fault it was, and not what happened."""


def _taken_up(draft: Draft, piece: Piece) -> Told:
    """The agent takes it up with those whom the sentence blames; what it says besides stays."""
    found = PARTY.search(piece.text)
    if found is None or draft.refuses or piece.sentence.does("question", "instruction"):
        return
    do = f"take this up with {found[0] if found.start() else small(found[0])}"
    others = [one.text.replace("’", "'") for one in draft.reading.sentences if one.index != piece.sentence.index]
    if (
        any("take this up with" in words for words in draft.composed)
        or draft.is_open
        or any(map(PROMISES.search, others))
    ):
        return  # somebody is on it, nobody can be, or it needs the customer first
    for rest, _ in milder(piece):
        dropped = without(piece.text, rest)
        if found[0] not in rest and found[0] in dropped and not DISOWNS.search(rest) and not RUNS_DOWN.search(rest):
            yield from ((f"{rest} {as_step(words)}", note) for words, note in promise(draft, piece, do))
    if not any(one.search(piece.text) for one in (DISOWNS, RUNS_DOWN, DENIES_FAULT)):
        return  # it tells what happened
    if len(piece.text.split()) <= MOST_BLAME or not piece.sentence.does("explanation"):
        yield from ((as_step(words), note) for words, note in promise(draft, piece, do))


MOST_BLAME = 16
"""Words of a sentence that says whose fault it was and hardly more."""


def shifting(draft: Draft, piece: Piece) -> Told:
    """The sentence without the clause that says whose fault it was, or the agent taking it on."""
    if IGNORES.match(piece.text) and not facts(piece.text):
        yield "", "leaves out what nobody knows"
    for rest, note in milder(piece):
        dropped = without(piece.text, rest)
        if re.match(r"(?:we|i) (?:can't|cannot|can not|don't|do not|have no)\b", rest, re.IGNORECASE):
            continue
        if (DENIES_FAULT.search(dropped) or RUNS_DOWN.search(dropped)) and not DISOWNS.search(rest):
            yield rest, note
    if answers_whose(draft.reading):
        return
    yield from _taken_up(draft, piece)
    if piece.sentence.moves & MATTER or (piece.sentence.does("explanation") and not DISOWNS.search(piece.text)):
        return
    if draft.reading.does("ownership") or any(draft.reading.doing("action")) or not draft.is_on_it:
        yield "", "leaves out whose fault it was"
    else:
        for words in draft.compose("ownership"):
            yield words, "takes it on instead of passing it on"
