"""A refusal with the door shut: what only shuts it goes, and a place for what can be done instead is left for the agent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.model import Edit
from replycoach.rewriting.clauses import DENIES, REFERS, SUBORDINATE, stands
from replycoach.rewriting.directions import directions
from replycoach.rewriting.onward import HELPLESS, goes_on
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.stance import says_can
from replycoach.rewriting.transforms._piece import Piece, capital

if TYPE_CHECKING:
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.asking import Told
    from replycoach.rewriting.draft import Draft

SO_BE_IT = re.compile(
    r"^(?:unfortunately,? )?(?:we|i)(?:'re| are|'m| am)? (?:therefore |now |sadly )*unable to take (?:this|it|the matter|your \w+)(?: any)? further(?=[.!]*$)|(?:\s*[,;–—]\s*|\s(?=(?:so|and) there\b)|^)(?:(?:and|so|but|unfortunately,?|sadly,?)\s+)*(?:(?:(?:there(?:'?s| is) |^)(?:nothing|not much|not a ?lot|little) (?:more |else |further )?(?:that )?(?:we|i) can do|^(?:(?:we|i) )?(?:can't|cannot) do (?:anything|(?:much )?more))\b(?:(?!\b(?:as|because|since|until|unless|if|once|while|before|after|due|given)\b)[^,;.!?])*|(?:(?:that(?:'s| is| was)|this is|that, i'm afraid, is) (?:just |simply |all )?(?:that|it|all|final|how|where|the (?:end|last|position|rule|policy|way)|our (?:final|last|policy|position|answer|decision|rule))|there it is|it stays (?:that way|so|as it is)|there (?:we|i) leave|it is where)\b[^,;.!?]*"
    r"|(?:with this |the |this |your |that )*(?:case|job|file|matter|chapter|subject)\b (?:on [\w-]+ )?(?:is|has been|stands|remains) (?:now )?(?:closed|shut|finished|settled|concluded|done)\b[^,;.!?]*"
    r"|(?:with this )?(?:i|we)(?:'ve| have|'re| are|'m| am)? (?:now )?clos(?:ed|ing) (?:your|the|this) (?:case|file|message|ticket|matter|request|chat|conversation)\b[^,;.!?]*)(?=[.!]*$)",
    re.IGNORECASE,
)
SHUT_FIRST = re.compile(
    r"(?:(?:unfortunately|sadly|sorry|i'm afraid),? )?there(?:'s| is) (?:nothing|not much|little) (?:more |else )?(?:that )?(?:we|i) can do(?: about (?:it|this|that))?(?:,? (?:as|because|since)|[,:;]) (?=\w)",
    re.IGNORECASE,
)
CLOSING_REGRET = re.compile(r",? i'm afraid(?=[.!]*$)", re.IGNORECASE)


NO_REFUSAL = re.compile(
    r"\b(?:without|unless|until|as long as|if (?:you|it|they|she|he|we|not|there)\b|incomplete|no \w+, no \w+)\b|\bnot (?:always|necessarily|usually|often|yet)\b"
    r"|\b(?:can't|cannot|can not|couldn't|not (?:able|allowed|permitted|possible) to|unable to|don't|do not) (?:yet )?(?:say|tell|know|comment|disclose|share|discuss|give (?:you )?(?:an? |the )?(?:exact |precise )?(?:date|time|reason))\b",
    re.IGNORECASE,
)
"""A condition that can be met, how often something happens, or what nobody can tell: there is nothing to offer instead."""


def is_open(piece: Piece) -> bool:
    """Whether the sentence names what makes it possible, or denies nothing that could be had."""
    return NO_REFUSAL.search(piece.text.replace("’", "'")) is not None


OPENS = "[what you can"
"""How the slot begins that opens a dead end."""


SOON = "[what you can do by when: e.g. I'm chasing this today, and you'll have it on Thursday]."
"""The same for what is only not possible yet: not something else is wanted there, but a date."""
NOT_YET = re.compile(
    r"\b(?:at present|at the moment|at this (?:time|stage|point)|currently|right now|just now|for now|for the time being|as yet|so far|not yet|yet(?=[.!]*$))\b",
    re.IGNORECASE,
)


def _offer(example: str) -> str:
    """A way on as a slot: only the agent knows of one, so none of it stands outside.

    >>> _offer("I can offer you another day")
    '[what you can offer instead: e.g. I can offer you another day].'
    """
    return f"{OPENS} offer instead: e.g. {example}]."


WAYS = (
    (
        re.compile(
            r"\b(?:sold out|out of stock|discontinued|no longer (?:made|sold|produced|available|in stock)|(?:not|n't|un)[ -]?available|(?:no|none|any) (?:more |other |free )?(?:seats?|places?|tickets?|left)|in stock|model|colour|size)\b",
            re.IGNORECASE,
        ),
        (_offer("I can offer one much like it instead"),),
    ),
    (
        re.compile(
            r"\b(?:refund\w*|compensat\w+|reimburs\w+|pay|paid|payments?|money|fees?|charges?|costs?|prices?|discounts?|coupons?|vouchers?|credits?|codes?|claims?)\b|[£$€]",
            re.IGNORECASE,
        ),
        (
            _offer("What I can do is find out today what else is possible"),
            _offer("What I can do is look into other ways and write to you today by 17:00"),
        ),
    ),
    (
        re.compile(
            r"\b(?:full|fully booked|booked (?:up|out)|(?:no|none|any) (?:more |other |free )?(?:slots?|appointments?|tables?|rooms?|dates?)|slots?|appointments?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)\b",
            re.IGNORECASE,
        ),
        (_offer("I can offer another day instead"),),
    ),
    (
        re.compile(
            r"\b(?:(?:don't|do not|doesn't|does not|not) (?:handle|deal with|cover|look after|advise|do that|ours?|our|allowed|permitted|authori[sz]ed|responsible)|nothing to do with us|not (?:a |our )?(?:matter|job|department))\b",
            re.IGNORECASE,
        ),
        (_offer("I can put you through to the right team instead"),),
    ),
)
"""By what a refusal speaks of, how it may go on: each with a place for what only the agent knows."""
WHEN = re.compile(
    r"\b(?:when|how (?:long|soon)|by (?:what|which) (?:day|date|time)|what (?:day|date|time)|eta)\b", re.IGNORECASE
)
"""That a date is wanted."""
MONEY = 1
"""Which of them is for money, of which a refusal need not speak itself."""
NEXT = (
    _offer("I'll look for another way and tell you today"),
    _offer("What I can offer is a call today at 17:00"),
)
"""The same for any other."""
OF_FACT = re.compile(
    r"\b(?:is|are|was|were|does|did|do|has|have|had|will|would|can|could) (?:it|this|that|they|these|those|there|the|your|its|any|all)\b[^?]*\?",
    re.IGNORECASE,
)
"""A question that wants a yes or no about how things are."""
LACKS = re.compile(
    r"\b(?:we|i)(?:'ve| have)? (?:do not|don't|no longer|never|cannot|can't|no) (?:have|got|stock|sell|offer|carry|make|do)\b[^.!?]{0,60}$|\b(?:we|i)(?:'ve| have) (?:no|none)\b[^.!?]{0,60}$"
    r"|\b(?:is|are)(?:n't| not)(?: \w+)? (?:available|in stock|possible|sold|offered)\b|\bout of stock\b|\bsold out\b",
    re.IGNORECASE,
)
"""That there is none: the answer to what was asked, and no way on."""
WISHES = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:need|want|like|hope|wish|must|have to)\b|\b(?:can|could|may|will) (?:i|we|you)\b|\bplease\b"
    r"|\b(?:do|have) you (?:still |also )?(?:have|got|sell|stock|offer|do|make)\b|\b(?:available|in stock)\b",
    re.IGNORECASE,
)
"""What somebody asks for besides."""
PASSED_ON = re.compile(
    r"\b(?:feedback|comments?|message|concerns?|complaint)\b[^.;!?]{0,40}\b(?:pass(?:ed)?|forward(?:ed)?|not(?:ed|e)|register(?:ed)?|shared?|taken)\b|\b(?:pass(?:ed)?|forward(?:ed)?|noted?|shared?)\b[^.;!?]{0,20}\b(?:feedback|comments?|concerns?)\b",
    re.IGNORECASE,
)
"""What is done with words, which is no way on."""
RIGHT = re.compile(
    r"\bright (?:to|of) (?:an? )?(?:appeal|complain|object|review)|\b(?:you|they) (?:can|may|could) (?:also )?(?:appeal|object|ask for a review)\b|\bombudsman\b",
    re.IGNORECASE,
)
LIKELY = 0.5


def ways(draft: Draft, text: str) -> tuple[str, ...]:
    """How this reply may go on behind a refusal of these words, the best first; nothing where there is nothing to offer."""
    if draft.situation.bereaved or _asks_of_facts(draft) or any(shows(draft, one) for one in draft.reading.sentences):
        return ()
    plain = text.replace("’", "'")
    if NOT_YET.search(plain) and not draft.says_when and WHEN.search(draft.reading.case.message):
        return (SOON,)
    whole = draft.text.replace("’", "'")
    about = [*((plain, one) for one in WAYS), (whole, WAYS[MONEY])]
    fitting = next((told for said, (pattern, told) in about if pattern.search(said)), ())
    return (*fitting, *NEXT)


def opened(draft: Draft, edits: tuple[Edit, ...]) -> tuple[Edit, ...] | None:
    """The edits that offer a way on, and with them what says elsewhere that there is none; None where that cannot go."""
    more = list(edits)
    for one in draft.reading.sentences:
        plain = one.text.replace("’", "'")
        if HELPLESS.search(plain) is None or any(edit.start < one.end and one.start < edit.end for edit in edits):
            continue
        rest = SO_BE_IT.sub("", plain).rstrip(" ,;–—-").rstrip(".!")
        piece = Piece.of(draft.reading, one)
        if (lead := SHUT_FIRST.match(plain)) and stands(piece, capital(plain[lead.end() :])):
            more.append(Edit(start=one.start, end=one.start + lead.end() + 1, text=plain[lead.end()].upper()))
            continue
        if len(rest.split()) < 3 or rest == plain.rstrip(".!") or not stands(piece, f"{rest}."):
            return None
        more.append(Edit(start=one.start + len(rest), end=one.end, text="."))
    return tuple(sorted(more, key=lambda edit: edit.start))


def _asks_of_facts(draft: Draft) -> bool:
    """Whether the customer only asks how things are: a no is the answer, and nothing is wished instead."""
    customer, text = draft.reading.customer, draft.reading.case.message.replace("’", "'")
    if (customer is not None and (customer.upset or customer.reading.complaint)) or WISHES.search(text):
        return False
    asked = re.findall(r"[^.!?\n]*\?", text)
    return bool(asked) and all(OF_FACT.search(one) for one in asked)


def shows(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence is a way on: what somebody can do, what is done, asked or to be done, or where to turn."""
    if sentence.does("further_help", "signoff", "greeting", "thanks"):
        return False
    if says_can(sentence.text) or is_right(sentence.text):
        return True
    if sentence.does("solution", "action", "question", "handoff") and not sentence.does("refusal"):
        return PASSED_ON.search(sentence.text) is None and LACKS.search(sentence.text.replace("’", "'")) is None
    told = sentence.does("instruction") and list(directions(draft.reading.parser.parse(sentence.text)))
    return bool(told) and any(one.command or one.things - {"one"} for one in told or ())


def is_right(text: str) -> bool:
    """Whether a sentence names the customer's right to have it looked at again.

    >>> is_right("You have the right to appeal within 30 days."), is_right("There is no right of appeal.")
    (True, False)
    """
    return RIGHT.search(text) is not None and DENIES.search(text.replace("’", "'")) is None


def refuses(sentence: Sentence) -> bool:
    """Whether these words themselves say no, so that what is possible may follow them."""
    odds = max(sentence.move_odds.get("refusal", 0.0), sentence.cues.get("language/dead-end", 0.0))
    return sentence.does("refusal") or odds >= LIKELY or DENIES.search(sentence.text.replace("’", "'")) is not None


def _without_end(text: str) -> str:
    """The refusal without a closing that only shuts the door; nothing where it is nothing else."""
    rest = SO_BE_IT.sub("", text).strip()
    return rest if rest.strip(" .!") else ""


def dead_end(draft: Draft, piece: Piece) -> Told:
    """The refusal, with what can be done instead left for the agent."""
    if any(OPENS in words for words in draft.composed):
        refused = any(one.index != piece.sentence.index for one in draft.reading.doing("refusal"))
        if refused and not facts(piece.text) and not DENIES.search(piece.text):
            yield "", "leaves out the closed door, as a way on is there"
        return
    others = [one.text for one in draft.reading.sentences if one.index != piece.sentence.index]
    on = any(is_right(one) or says_can(one) or goes_on(one) for one in others)
    if on and not _without_end(piece.text.replace("’", "'")):
        yield "", "leaves out the closed door, as a way on is there"
    if is_open(piece) or not refuses(piece.sentence):
        return
    behind = draft.reading.sentences[piece.sentence.index + 1 :][:1]
    held = any(REFERS.match(one.text) for one in behind)
    ends = CLOSING_REGRET.sub("", piece.text)
    once = _without_end(ends)
    bare = once
    while (shorter := _without_end(bare)) != bare:
        bare = shorter
    for offer in ways(draft, piece.text):
        for rest in dict.fromkeys((bare, once, piece.text)):
            if held and rest == piece.text:
                continue
            if rest == piece.text or (stands(piece, rest) and not SUBORDINATE.match(rest)):
                yield f"{rest}{'' if rest[-1] in '.!?…' else '.'} {offer}", "adds a way on"
            elif not rest and not piece.alone:
                yield offer, "a way on in place of the closed door"
