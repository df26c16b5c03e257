"""What a customer's trouble has cost them beside itself, as far as they say it: time on hold, a day off, letters without an answer, a wait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from replycoach.rewriting.matter import LASTS, spelt

_ASKED = (
    r"(?:wrote|written|e-?mailed|messaged|contacted|complained|reported|asked|sent|raised|chased|rang|called|phoned)"
)
SILENCE = re.compile(
    r"\b(?:(?:no|without (?:an?|any)|never (?:got|had|received) (?:an?|any)|(?:haven't|hasn't|didn't) (?:had|got|get|received|receive) (?:an?|any)) (?:answer|reply|response)(?! (?:is |was )?(?:need|necess|requir)\w*)"
    r"|(?:nobody|no[ -]one|none of you) (?:(?:has|have|ever|even) )*(?:(?:answers|answered|replies|replied|responds|responded)(?! (?:the|my|our|at|a) )|(?:got|gotten|wrote|written) back)"
    r"|(?:heard|hear) (?:absolutely )?nothing(?: back)?(?! (?:from (?!you\b)|about|but|of)\w)|haven't heard (?:back|anything)(?! (?:from (?!you\b)|about)))\b(?! from (?!you\b|your\b|any))",
    re.IGNORECASE,
)
"""That nobody answered them."""
ASKED_AGO = re.compile(rf"\b(?:i|we)(?:'ve| have)? {_ASKED}\b[^.!?;]{{0,60}}?\b{LASTS} ago\b", re.IGNORECASE)
IF = re.compile(r"\b(?:if|unless|in case|so that)\b", re.IGNORECASE)
ON_HOLD = re.compile(
    rf"\b(?:on hold|in (?:the|a|your) (?:tele)?phone queue) (?:for )?{LASTS}\b|\b{LASTS} (?:on hold|in (?:the|a|your) (?:tele)?phone queue)\b",
    re.IGNORECASE,
)
DAY_OFF = re.compile(
    r"\b(?:took|taken|take|taking|lost) (?P<off>(?:an?|the|half an?|two|three|another) (?:(?:whole|full|half) )?(?:(?:days?|mornings?|afternoons?) off(?: work)?|day(?:['’]s)?(?: of)?(?: unpaid| annual)? leave))"
    r"(?= for (?:this|it|the|your|that)\b| to (?:wait|be (?:in|home|at home|here)|let|stay in|receive)\b| and (?:nobody|no[ -]one|he|she|they|nothing)\b| because (?:of )?you|[.,!?;]|$)",
    re.IGNORECASE,
)
AWAITED = re.compile(
    r"\bstill (?:(?:have|had|got|see) )?no (?:sign of (?:my |the )?)?(?P<thing>refund|parcel|delivery|replacement|deposit|payment|payout|prescription|card|money)\b(?! (?:reader|number|machine|slot|option))",
    re.IGNORECASE,
)
_SHORT = r"((?:(?:over|about|nearly|almost|more than) )?(?:an?|half an|\d{1,2}|two|three|four|five|six|several|the whole|all) (?:minutes?|mins?|hours?|hrs?|day|morning|afternoon|evening))\b"
SPENT = re.compile(
    rf"\b(?:spent|wasted) {_SHORT}(?! (?:ago|late))|\btrying\b[^.!?,;]{{1,40}}? for {_SHORT}", re.IGNORECASE
)
CHARGED = re.compile(
    r"\b(?:i|we|you|been|being|have|'ve)(?: (?:was|were|got|have|then|both))* (?:over)?(?:charged|billed)\b(?! (?:my|the|up) (?:phone|battery|car))|\b(?:and|then|but) (?:was|were|got) (?:over)?(?:charged|billed)\b",
    re.IGNORECASE,
)
SMALL_AND_SAFE = re.compile(
    r"\b(?:my|our) (?P<who>baby|toddler|newborn|child|kids?|children|son|daughter|twins|dog|cat|puppy|kitten)\b(?!['-])(?=[^.!]{0,80}\b(?:safe|harm\w*|poison\w*|toxic|dangerous|hurt|chok\w*)\b)"
    r"|\b(?:safe|harm\w*|poison\w*|toxic|dangerous|hurt|chok\w*)\b[^.!]{0,60}\b(?:my|our) (?P<whom>baby|toddler|newborn|child|kids?|children|son|daughter|twins|dog|cat|puppy|kitten)\b(?!['-])",
    re.IGNORECASE,
)


NO_CALL = re.compile(
    r"\b(?:nobody|no[ -]one)(?:'s| has| have)?(?: ever| even)? (?:rang|rung|called|phoned|been in touch|contacted me|written)(?: me| us| back)?(?=[.!?,;]|$)",
    re.IGNORECASE,
)
FELT = re.compile(
    r"\bi(?: was| felt| have(?: \w+)? never been so|'ve(?: \w+)? never been so) (?:(?:so|very|really|absolutely|utterly|deeply|completely) )?(?P<felt>embarrassed|humiliated|frightened|terrified|shaken)\b",
    re.IGNORECASE,
)


PROMISED = re.compile(
    r"\b(?:promised|assured|guaranteed)\b(?! (?:my|his|her)\b)[^.!?;]{0,60}\b(?:but|and|yet|then)\b[^.!?;]{0,30}(?:\b(?:never|nobody|no[ -]one|nothing|still)\b|n['’]t\b)"
    r"|\b(?:nobody|no[ -]one|nothing|never)\b[^.!?;,]{0,40}\b(?:as|like|when|though|although) (?:you |was |it was |i was |we were )?(?:had )?(?:promised|assured)\b",
    re.IGNORECASE,
)
"""A promise, and that it was not kept."""
TOLD = re.compile(
    r"\b(?:(?:i|we) (?:was|were) (?:told|promised|assured)|you (?:said|told me|told us|promised)|(?:he|she|they|somebody|someone) (?:said|told me|told us|promised))\b(?! (?:no|that (?:it|this|you) (?:can't|cannot|isn't))\b)",
    re.IGNORECASE,
)
YET = re.compile(
    r"(?:but |and |yet )?(?:it(?:'s| has| is)(?: now)? been\b|that was\b|nothing\b|nobody\b|no[ -]one\b|still\b|(?:it|they|he|she)(?:'s| has| have)? (?:never|didn't|hasn't|haven't|still)\b|(?:i'm|i am|we're|we are) still\b)",
    re.IGNORECASE,
)
"""What somebody was told would happen, and the sentence behind it that says how it stands."""
FORCED = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:had|ended up having) to (?:(?P<pay>pay)(?: an? extra| extra)?(?: (?:about |over |nearly )?[£$€]?\d[\d.,]*(?: ?(?:euros?|pounds?|dollars?|eur|gbp|usd))?)? for|(?P<get>buy|book|rent|hire)) (?P<what>(?:an?|another|a (?:new|different|second)) [a-z]+(?: [a-z]+)?)(?=\s+(?:at|in|for|on|and|because|instead|with|that|myself|ourselves|just|to)\b|[.,;!]|$)",
    re.IGNORECASE,
)
"""What they had to pay for because of it."""
HARD = re.compile(
    r"\bnot in a (?:very )?good place\b|\b(?:i|we)(?:'m|'re| am| are)? (?:really |barely |just )?(?:struggling to cope|can(?:'t|not) cope|(?:can't|cannot) take (?:any|much) more|at (?:my|our) wits?['’]? end|at breaking point|in tears)\b|\b(?:panic|anxiety) attacks?\b",
    re.IGNORECASE,
)
"""That it is more than they can bear."""


def cost(sentences: list[str]) -> dict[str, str]:
    """What can be told of it, by the name that snippets use, turned to the reader.

    >>> cost(["I wrote ten days ago and got no answer."]), cost(["I was on hold for 40 mins."])
    ({'unheard': 'you had no answer for ten days'}, {'hold': '40 minutes'})
    """
    found: dict[str, str] = {}
    for name, words in (pair for one in sentences for pair in _told(one)):
        found.setdefault(name, words)
    for one, then in pairwise(sentences):
        if TOLD.search(one) and YET.match(then) and not (IF.search(one) or "?" in one):
            promised = re.search(r"\b(?:promised|assured)\b", one, re.IGNORECASE)
            found.setdefault(
                "broken", "what you were promised didn't happen" if promised else "this isn't what you were told"
            )
    return found


def _told(text: str) -> Iterator[tuple[str, str]]:
    if SILENCE.search(text) and not IF.search(text):
        asked = ASKED_AGO.search(text)
        yield "unheard", f"you had no answer{f' for {spelt(asked[1])}' if asked else ''}"
    elif NO_CALL.search(text) and not IF.search(text):
        yield "unheard", "nobody got back to you"
    if PROMISED.search(text) and not IF.search(text):
        yield "broken", "what you were promised didn't happen"
    if (forced := FORCED.search(text)) and not IF.search(text):
        yield "forced", f"you had to {'pay for' if forced['pay'] else forced['get'].lower()} {forced['what'].lower()}"
    if HARD.search(text):
        yield "hard", "you're having such a hard time"
    if felt := FELT.search(text):
        yield "felt", f"you were {felt['felt'].lower()}"
    if held := ON_HOLD.search(text):
        yield "hold", spelt(held[1] or held[2])
    if took := DAY_OFF.search(text):
        yield "off", took["off"].lower()
    if awaited := AWAITED.search(text):
        yield "awaited", f"your {awaited['thing'].lower()}"
    if spent := SPENT.search(text):
        yield "spent", spelt(spent[1] or spent[2])
    if CHARGED.search(text) and not IF.search(text):
        yield "charge", "this charge"
    if feared := SMALL_AND_SAFE.search(text):
        yield "feared", f"your {(feared['who'] or feared['whom']).lower()}"
