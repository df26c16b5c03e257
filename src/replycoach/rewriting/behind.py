"""What goes behind words that stay: the check that a guess needs, the answer that a stall puts off, the point of a tangle.

The last resort of all, for a sentence that holds facts and can be neither turned nor left out. The sentence stands, and so does its
finding, until the agent has filled the slot behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.reading.answers import kind_of
from replycoach.rewriting import handing, onward
from replycoach.rewriting.directions import directions
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.general import is_general
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.refusing import OPENS, is_open, refuses, ways
from replycoach.rewriting.slots import as_step
from replycoach.rewriting.standins import flagged
from replycoach.rewriting.transforms._guess import GUESSES, HAS_CHECKED
from replycoach.rewriting.transforms._piece import Piece, has_time
from replycoach.rewriting.transforms._time import BRINGS_NEWS
from replycoach.rewriting.transforms.ownership import out_of_hand
from replycoach.rewriting.whose import BY_RULE, is_stall
from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from replycoach.model import Edit, Finding
    from replycoach.reading.reading import Reading, Sentence
    from replycoach.rewriting.compose import Situation

Tell = Callable[[Draft, Piece], Iterator[str]]

IN_SHORT = "In short: [the one thing that they need to know: e.g. {}]."
POSSIBLE, WITH_US = "yes, that is possible", "the next step is with us"
"""What it may be, for a question whether, and for any other."""
SURELY = 0.8
"""How likely a sentence has to put off to somebody's consent where its words do not show it."""
I_WILL = re.compile(r"\bI(?:'ll| will|'m going to)\b")
COMES_BACK = re.compile(
    r"\bI(?:'ll| will|'m going to)\b[^.;!?]{0,60}\b(?:ring|call|phone|write|e-?mail|message|text|tell|let you know|be (?:back )?in touch|reply|update|come back|get back|answer)\b|\byou(?:'ll| will|'d| would) hear\b",
    re.IGNORECASE,
)
I_CHECK = re.compile(r"\bcheck (?:this|that|whether)\b")
NOTE = "leaves a place for what only you can say"


def propose(
    reading: Reading, finding: Finding, span: tuple[int, int], situation: Situation, composed: tuple[str, ...] = ()
) -> Iterator[Proposal]:
    """Sentences to put behind the flagged one, best first."""
    tell = TELLS.get(finding.rule)
    if tell is None or (finding.rule == "clarity/hard-to-read" and finding.severity == "advice"):
        return  # steps in one breath are no muddle
    piece = flagged(reading, span)
    if piece is None:
        return
    draft = Draft(reading, situation, composed)
    for words in tell(draft, piece):
        if not _said(draft, words):
            yield Proposal(_put(draft, piece.sentence, words), "review", NOTE, asks=True)


def _said(draft: Draft, words: str) -> bool:
    """Whether the reply has this already, in its text or in what comes in with it."""
    start = words.partition("[")[0].strip() or words
    return any(start in text for text in (draft.text, *draft.composed))


def _put(draft: Draft, sentence: Sentence, words: str) -> tuple[Edit, ...]:
    """Behind the sentence and those that speak of the same thing right after it."""
    return draft.behind(draft.past(sentence, words), words)


CHECKED = re.compile(
    r"\b(?:i|we)(?:'ve| have)?(?: now| just| already)? (?:had a look|looked|checked|tested|tried|gone through|(?:can )?(?:only )?see)\b|\bcan tell you\b|\bin \d{1,2}(?: (?:to|or) \d{1,2}|-\d{1,2})? (?:working |business )?(?:hours|days|weeks)\b",
    re.IGNORECASE,
)
"""The agent has looked, or knows how long it takes: to promise a look takes that back."""


def _promise(do: str) -> Tell:
    """A place for what the agent does about it, which only they can promise; one with a time is enough for a reply."""

    def tell(draft: Draft, piece: Piece) -> Iterator[str]:
        waits = piece.sentence.cues.get("ownership/approval-stall", 0.0) >= SURELY
        stalls = "decision" not in do or waits or is_stall(piece.text)
        ruled = BY_RULE.search(piece.text) or is_general(piece.text, draft.reading.parser)
        if "follow" in do and (handing.CALLS.search(piece.text) or ruled):
            return
        if "check" in do and (
            HAS_CHECKED.search(piece.text.replace("’", "'"))
            or (has_time(piece.text) and not GUESSES.search(piece.text))
        ):
            return
        following = draft.reading.sentences[piece.sentence.index + 1 : piece.sentence.index + 2]
        tells = any(one.does("instruction") for one in following) or any(directions(piece.doc))
        steps = "check" in do and tells
        theirs = steps or (
            "decision" not in do and piece.sentence.does("instruction")
        )  # the next step is the customer's
        if (
            draft.refuses
            or out_of_hand(draft.reading)
            or theirs
            or not stalls
            or I_WILL.search(piece.text)
            or ("check" in do and CHECKED.search(piece.text.replace("’", "'")))
            or any(do in words for words in (*draft.composed, draft.text))
        ):
            return
        if I_CHECK.search(" ".join((*draft.composed, draft.text))) and "check" in do:
            yield as_step("I'll check that as well.")
        elif draft.says_when:
            if "follow" not in do:
                yield as_step(f"I'll {do}.")
        elif not _comes_back(draft):
            yield from map(as_step, draft.compose("timeframe", do=do))

    return tell


def _comes_back(draft: Draft) -> bool:
    """Whether the agent says already that the customer hears from them."""
    return any(COMES_BACK.search(one.text) for one in draft.reading.sentences)


HURRIES = re.compile(
    r"\b(?:be quick|hurry|act (?:now|fast)|while (?:stocks? )?lasts?|nearly gone|selling fast)\b", re.IGNORECASE
)
"""That the customer is to lose no time."""


ON_NEWS = AnyCase(
    r"\b(?:when|once|as soon as|if) (?:i|we)(?:'ve|'ll| have| do)? (?:hear|heard|know|get|got|have|find out)\b(?: (?:anything|something|more|back|news|an? (?:update|answer|reply)|from (?:them|him|her)|of it))*(?=\s*(?:$|[.,;!]))"
)
"""That they hear of it whenever there is something to hear."""


def _stand(draft: Draft, piece: Piece) -> Iterator[str]:
    """A place for news at a set time, whatever the others do by then."""
    if ON_NEWS.search(piece.text) and not draft.says_when and not has_time(piece.text):
        close = draft.situation.matter.deadline
        yield as_step(
            f"I'll tell you how it stands {f'before {close}' if close else 'today by 17:00'}, whatever I hear by then"
        )
        return
    others = (one.text for one in draft.reading.sentences if one.index != piece.sentence.index)
    if any(has_time(one) and BRINGS_NEWS.search(one) for one in others):
        return
    silent = draft.says_when or I_WILL.search(piece.text) or out_of_hand(draft.reading)
    if not (silent or HURRIES.search(piece.text) or onward.is_dated(draft.said)):
        yield from map(as_step, draft.compose("timeframe", do="check where this stands"))


def _short(draft: Draft, piece: Piece) -> Iterator[str]:
    """The point of a tangle that is nearly all of the reply; a smaller one the agent says anew, see `last_resort`."""
    if len(piece.text) > 0.6 * len(draft.text) and not any("[the one thing" in words for words in draft.composed):
        customer = draft.reading.customer
        asked = customer is not None and any(kind_of(one.asks) in ("whether", "request") for one in customer.questions)
        yield IN_SHORT.format(POSSIBLE if asked else WITH_US)


def _way_on(draft: Draft, piece: Piece) -> Iterator[str]:
    opened = any(OPENS in words for words in (draft.text, *draft.composed))
    if not opened and not is_open(piece) and refuses(piece.sentence):
        yield from ways(draft, piece.text)


def _instead(draft: Draft, piece: Piece) -> Iterator[str]:
    if not is_open(piece) and not draft.says_when and not draft.reading.does("solution", "question"):
        yield from ways(draft, piece.text)


def _answer(draft: Draft, piece: Piece) -> Iterator[str]:
    """The answer to what the customer plainly asked, else the agent's own step."""
    if handing.is_theirs(draft, piece):
        return
    if any("[answer" in words or "look into this" in words for words in (draft.text, *draft.composed)):
        return
    yield from handing.asked(draft, piece)


TELLS: Mapping[str, Tell] = MappingProxyType(
    {
        "clarity/hard-to-read": _short,
        "language/negative-phrasing": _instead,
        "language/dead-end": _way_on,
        "ownership/bluffing": _promise("check this to be sure"),
        "ownership/approval-stall": _promise("get a decision on this"),
        "ownership/unowned": _promise("follow this up"),
        "channel/needless-handoff": _answer,
        "time/vague": _stand,
        "time/missing": _stand,
    }
)
"""By rule id, what is put behind a sentence with its flaw."""
