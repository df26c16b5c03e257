"""What is asked of the customer, asked as a person would: one thing at a time, in private, and for a minute of their time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import base
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._piece import Piece, capital, has_time, join_slot, small, when
from replycoach.rewriting.transforms.hold import is_over
from replycoach.rewriting.transforms.times import VAGUE

if TYPE_CHECKING:
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.draft import Draft

Told = Iterator[tuple[str, str]]
"""Words in place of a sentence, none to leave it out, and what they do."""

ASKED = re.compile(
    r"\b(?:(?:me|us|have|send|need|give|like|know|list|what's|what is|which|state|provide|with)\s+)(?P<first>(?:the|your|a|an|pictures|photos|every|its|what|which)\b[^,?.;]{0,40}?)(?=,)",
    re.IGNORECASE,
)


def interrogation(draft: Draft, piece: Piece) -> Told:
    """One request, with a slot for what the agent needs first."""
    first = ASKED.search(piece.text)
    named = small(first["first"]) if first and not re.match(r"every\b|.*\[", first["first"], re.IGNORECASE) else ""
    verb = "send" if draft.reading.channel == "email" else "tell"
    for example in filter(None, (named, "the one detail that is missing")):
        yield (
            f"To get started, could you {verb} me [the one thing that you need first: e.g. {example}], please?",
            "asks for one thing, which you choose",
        )


def more_questions(draft: Draft, piece: Piece) -> list[Sentence]:
    """The questions right behind a questionnaire that only go on with it."""
    behind = draft.reading.sentences[piece.sentence.index + 1 :]
    return list(takewhile(lambda one: one.text.rstrip().endswith("?") and not facts(one.text), behind))


ITEMS = re.compile(r"\d|https?:|@")
THEN_WE = re.compile(
    r",? (?:and|so) (?P<who>i|we|someone|somebody|one of us|(?:the|our|my) (?:team|colleagues?))(?P<will>'ll| will) (?P<then>.*)$",
    re.IGNORECASE,
)
ASK_IN_PRIVATE = (
    "Could you send us your details in a private message, please, so that nobody else can read them?",
    "Please send us your details in a private message and not here, so that they stay yours.",
)


def private(_: Draft, piece: Piece) -> Told:
    """What is asked for in public, in a private message."""
    text = piece.text
    if re.search(r"\b(?:i've (?:got|found)|i see|you're|your \w+ is|private message)\b", text, re.IGNORECASE):
        return
    then = THEN_WE.search(text)
    after = f" {_then(then)}" if then else ""
    for words in ASK_IN_PRIVATE:
        yield f"{words}{after}", "asks for it in private"


def _then(then: re.Match[str]) -> str:
    """What comes next, as the writer's own, with a slot where its time is vague or missing."""
    own = then["who"].lower() in ("i", "we")
    said = f"{capital(then['who']) if own else 'I'}{then['will']} {then['then']}"
    if own and has_time(said):
        return said
    return join_slot(re.sub(r"\s+(?=[.,;!])", "", VAGUE.sub("", said)).strip(), when())


AWAY = (
    re.compile(r"\b(?:while|whilst) i(?:'m| am)? (?P<act>[^,.;!]+)", re.IGNORECASE),
    re.compile(
        r"\boff (?:over |out |down |up )?to (?:[a-z]+ to )?(?P<act>(?:see|speak|find|get|check|ask|look|fetch|ring|call|talk|have)\b[^,.;!]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bi(?:'m| am|'ll be)(?: just| now)?(?: away(?: from (?:the|my) \w+)?)? (?P<act>(?!putting|popping|placing|parking|muting|going|off|taking|leaving)[a-z]+ing\b[^,.;!]*)",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<act>(?:looking|checking|finding|asking|getting)\b[^,.;!]*)", re.IGNORECASE),
    re.compile(
        r"\bi(?:'ll| will| need to| have to| want to| must|'m going to)(?: just| quickly)? (?P<act>(?!put|pop|place|be\b)[a-z]+\b[^,.;!]*)",
        re.IGNORECASE,
    ),
)
"""Where a sentence that makes somebody wait says what for."""
TAIL_WORDS = re.compile(r"\s+(?:now|just now|first|quickly|for you now)$", re.IGNORECASE)


def hold(draft: Draft, piece: Piece) -> Told:
    """The hold as a question, with what the agent goes to do; nothing where it is asked already."""
    if draft.reading.channel in ("email", "social"):
        if draft.says_when or draft.reading.does("timeframe", "solution", "action"):
            yield "", "leaves out the wait, as nobody holds a line here"
        elif draft.may_promise:
            for words in draft.compose("timeframe"):
                yield words, "says when instead of asking for patience"
        return
    if is_over(piece):
        yield "", "leaves out the wait, which is over"
        return
    if any("[how long" in words for words in draft.composed):
        if not ITEMS.search(piece.text):
            yield "", "leaves out what is asked already"
        return
    found = next((one for pattern in AWAY if (one := pattern.search(piece.text.replace("’", "'")))), None)
    act = base(TAIL_WORDS.sub("", found["act"].strip())) if found else ""
    why = f" while I {act}" if act else ""
    if draft.reading.channel == "phone":
        yield (
            f"Is it all right if I put you on hold for [how long: e.g. two minutes]{why}?",
            "asks first and says how long",
        )
    else:
        yield (
            f"Could you give me [how long: e.g. two minutes]{why}{'' if why else ', please'}?",
            "asks first and says how long",
        )
