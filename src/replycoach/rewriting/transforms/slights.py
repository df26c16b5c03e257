"""Small words that hurt go, and the sentence stays: "You obviously need to sign in" is "You need to sign in", "the chair you claim to
have ordered" is "the chair you ordered", and "I'm sorry if you felt that it was late" is "I'm sorry that it was late".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.inflect import past
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._kinder import kinder
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, tidy
from replycoach.rewriting.transforms._reproach import without_slights
from replycoach.rewriting.transforms.commanding import WAITS, requested
from replycoach.rules.sayings import JABS

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = (
    "language/blame",
    "language/rude",
    "language/commanding",
    "template/robotic",
    "language/blame-shifting",
    "language/negative-phrasing",
    "language/dead-end",
    "ownership/approval-stall",
    "ownership/bluffing",
)

NOTE = "leaves out the words that belittle"
CLAIMS = re.compile(r"\byou (?:claim|allege) to have (?P<done>[a-z]+)\b", re.IGNORECASE)
SORRY_IF = re.compile(
    r"^(?P<sorry>(?:(?:i'm|i am|we're|we are|i was|we were)(?: very| really| so| truly)? |(?:very |so )?)sorry|(?:i|we)(?: sincerely)? apologi[sz]e)(?: to (?:hear|read|learn) that| if| that| should) you(?:'re| are| may| might| have)? (?:feel|felt|feeling|think|thought)(?: like| as if)?(?: that)? (?P<what>(?!bad\b|upset\b|this way\b|that way\b|unhappy\b|let down\b)\w+ [^;?]+)$",
    re.IGNORECASE,
)
"""A regret that doubts what the customer wrote."""
DISPUTED = re.compile(
    r"^(?:we|our|us|you(?:'ve| have|'d| had| were| are|'re)(?: been)?) |\b(?:not|never|n't|unfair\w*|wrong\w*|rude\w*|unhelpful|unprofessional\w*|incompeten\w+|dishonest\w*|bad|badly|poor|poorly|too much|bill|price|fee|charge)\b",
    re.IGNORECASE,
)
"""What only the customer holds against somebody: to be sorry "that" it was so would grant it."""
BARBS = re.compile(
    r"^(?:it's |that's |this is )?not (?:really |actually )?(?:my|our) (?:department|area|job|team|problem),? but (?=(?:i|we)\b)|^i think you(?:'ll| will) find (?:that )?(?=(?:the|our|your|we|it|this|there|they|a|an)\b)|^(?:if you(?:'d| had)|had you) (?:only |actually |just |bothered to )*(?:read|looked|checked|opened|studied|scrolled|listened)\b[^.;!?]{0,60}?\byou(?:'d| would)(?: have)? (?:know|known|see|seen|notice|noticed|realise|realised|read) that (?=\w)|^as (?:the|our|your|it) (?:\w+ ){0,4}?(?:says?|states?|shows?|explains?|tells?)\b[^,.;!?]{0,60},(?= \w)|,\s+(?:my )?(?:sweetheart|love|darling|honey|sweetie|pal|buddy|mate|sunshine|genius|sherlock|einstein|princess|sir|madam|dear|my friend)(?=\s*[,.!?;])"
    r"|,? (?:for|to) (?:anyone|anybody|everyone|everybody|those|people|whoever|somebody|someone|the ones)(?: of (?:us|you))?(?: (?:who|that))? (?:actually |really |ever )*(?:cares?|bother\w*|look\w*|reads?|scrolls?|pa(?:y|id|ys|ying) attention|listen\w*|think\w*|tr(?:y|ies)|can (?:read|see|scroll|look|be bothered)|wants? to (?:look|read|know)|with eyes|takes? the (?:trouble|time))\b[^,.;!?]{0,60}(?=[,.;!?])"
    r"|,? (?:should|if) you (?:ever |actually |really )*(?:would |should |had |'d )?(?:care|bother(?:ed)?|deign(?:ed)?|take the (?:time|trouble)|manage(?:d)?|(?:can|could) (?:even )?be bothered) to (?:read|look|check|open|listen|see|use|fill|go|click|call|ring)\b[^,.;!?]{0,30}(?=[.!]*$)"
    r"|,? (?:so|and|but) (?:i'm|we're|i am|we are|i|we) (?:really |honestly |quite )?(?:not (?:quite |really )?sure|don't (?:quite |really )?know|do not know|fail to see|can't see|wonder) what (?:else|more) (?:you|we|i)\b[^,.;!?]*(?=[.!]*$)"
    r"|,? (?:but|though|although) (?:i|we)(?:'d| would)?(?: not|n't)? (?:hold (?:your|my) breath|bet on it|count on it|bank on it)(?=[.!]*$)|,? (?:but|though|although|so|and) (?:do not|don't) (?:hold your breath|bet on it|count on it|bank on it)(?=[.!]*$)"
    r"|,\s+(?:which|as|that) (?:(?:any(?:one|body)|every(?:one|body)|any \w+|most people)\b[^,.;!?]{0,80}?\b(?:would|could|should|might)\b|you\b[^,.;!?]{0,40}?(?:\b(?:would|could|should|might)|'d)(?:'ve| have)\b) ?[a-z][^,.;!?]*(?=[.!]*$)"
    r"|,\s+(?:believe it or not|mind you|in (?:large|big|bold|plain) (?:print|letters|type|english|sight)|in black and white|funnily enough|strangely enough|surprise,? surprise|would you believe(?: it)?|dare I say(?: it)?|if you can believe it|as any(?:one|body) can see|plain as day|for all to see)(?=\s*[,.;!?])",
    re.IGNORECASE,
)
"""Barbs set into a sentence: whom it calls names, for whom it is plain, how plain it is."""


HOPES_TAIL = re.compile(
    r",? (?:but|though|although|so|and)(?: (?:i|we))?(?:(?: would| do|'d) not| wouldn't| don't) (?:get|build|raise) your hopes up(?: too (?:high|much))?(?=[.!]*$)",
    re.IGNORECASE,
)
"""A warning behind what is tried, without which that is a false hope."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The sentence without the words that belittle or doubt."""
    touched = (one.text for one in reading.sentences if one.start < prose_span[1] and prose_span[0] < one.end)
    barbed = frozenset(text for text in touched if JABS.search(text) or BARBS.search(text))
    yield from (replace(one, spares=barbed) for one in by_sentence(reading, prose_span, rewrite))


def rewrite(piece: Piece) -> Iterator[Wording]:
    """What is left of this sentence, as a request first where it was an order."""
    text = piece.text.replace("’", "'")
    if said := SORRY_IF.match(text):
        doc = piece.reading.parser.parse(capital(said["what"]))
        if _is_clause(doc) and not _grants(doc):
            yield Wording(f"{capital(said['sorry'])} that {said['what']}", "review", "says sorry without a doubt")
        return
    mild = kinder(text)
    if piece.reading.channel == "phone":
        mild = re.sub(r"^You wrote that\b", "You said that", mild)
    if mild != text and len(mild.split()) > 2 and not facts(text) - facts(mild):
        yield from (Wording(one.text, "review", NOTE) for one in requested(piece, without_slights(mild)))
        yield Wording(capital(without_slights(mild)), "review", "says it without the jab")
        return
    if (careful := HOPES_TAIL.sub(", but I can't promise anything", text)) != text:
        yield Wording(careful, "review", "says kindly that it may not come off")
        return
    plain = CLAIMS.sub(lambda found: f"you {_past(found['done'], piece)}", without_slights(text))
    if plain == text and (bare := BARBS.sub("", text).lstrip(" ,")) != text:
        if re.match(r"i think you", text, re.IGNORECASE):
            bare = re.sub(r"\b(and|but) that (?=(?:we|it|the|our|your|they|this|there)\b)", r"\1 ", bare)
        if not facts(text) - facts(bare):
            yield Wording(capital(tidy(bare)), "review", "leaves out the barb")
        return
    if plain == text or WAITS.match(text) or facts(text) - facts(plain):
        return
    plain = capital(tidy(plain))
    yield from (Wording(one.text, "review", NOTE) for one in requested(piece, plain))
    yield Wording(plain, "review", NOTE)


def _past(done: str, piece: Piece) -> str:
    """The past tense of a participle."""
    verb = next(token for token in piece.reading.parser.parse(f"You have {done} it.") if token.text == done)
    return past(verb.lemma_.lower(), "they")


def _grants(doc: Doc) -> bool:
    """Whether to be sorry for it would admit what may be in dispute: what was done to the customer, or how somebody was."""
    return DISPUTED.search(doc.text) is not None


def _is_clause(doc: Doc) -> bool:
    """Whether these words have a subject and a verb, so that "that" can stand before them."""
    return any(token.dep_ in SUBJECTS and token.i < 8 for token in doc)
