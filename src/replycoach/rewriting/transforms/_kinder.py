"""A jab within a sentence goes, or what it was about is told plainly: "if you still claim not to have received it" is "if it isn't there",
"then you should not complain about a back payment" is "this may mean a back payment".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from replycoach.rewriting.inflect import base
from replycoach.rewriting.transforms._piece import capital, tidy

_NEVER = r"(?:not|never)"
_CAME = r"(?:received|receive|got|get|had|arrived|arrive|come|came)"
_TALK = r"(?:phoning|calling|ringing|writing|e-?mailing|messaging|asking|chasing|contacting)"
_NOUNS = {
    "cancelled": "cancellation", "canceled": "cancellation", "paid": "payment", "registered": "registration",
    "applied": "application", "ordered": "order", "reported": "report", "replied": "reply", "booked": "booking", "returned": "return",
}  # fmt: skip
_DID = "|".join(_NOUNS)
LATE = re.compile(
    rf"\byou (?:only |have )?(?P<did>{_DID})(?: (?:it|this|them))? (?P<how>(?:only )?(?:(?:\w+ ){{0,3}}too late\b|late\b|on the \d|on \d|after the|outside the|a (?:day|week|month) late\b))",
    re.IGNORECASE,
)
"""When the customer did something, as when it came in."""
DEADLINE = re.compile(
    r"\b(?:late|ended|ends|deadline|expired|until|due|(?:free|open|possible) for)\b|\b(?:after|outside) the\b",
    re.IGNORECASE,
)
SAID_TWICE = re.compile(
    r"^your (?P<thing>\w+) arrived (?:(?!\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[^,;.\d]){0,30}late[,;:] (?P<rest>[^;]*\byour (?P=thing) arrived\b)",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(?:called|rang)\b", re.IGNORECASE)
_Put = str | Callable[[re.Match[str]], str]
_SAYINGS: tuple[tuple[str, _Put], ...] = (
    # doubt
    (
        rf"\bif you (?:still |really )+(?:claim|insist|maintain|say)(?: that)? (?:{_NEVER} to have {_CAME}|you (?:have {_NEVER}|haven't|did not|didn't|never) {_CAME}|it (?:has {_NEVER}|hasn't|did not|didn't|never) {_CAME})"
        r"(?: (?:it|them|this|that|anything|(?:the|your) \w+))?(?=[,.; ])",
        "if it isn't there",
    ),
    (
        r",? so (?:it|the \w+) (?:must|has to) (?:surely )?be (?:there|with you|at your \w+)(?=[.!]*$)",
        "",
    ),
    (r"^(?:right, |well, )?i (?:don't|do not) know who told you (?:that|this|so)(?:,? (?:because|but|as|since|and) |[,;] )", ""),
    (
        r"^you (?:are |were |keep |kept )?(?:claim(?:ed|ing)?|alleg(?:e|ed|ing)|insist(?:ed|ing)?|maintain(?:ed|ing)?) that (?=\w+ \w)",
        "You wrote that ",
    ),
    # what is rubbed in
    (
        r",? (?:but|and) (?:then )?you (?:should not|shouldn't|must not|mustn't|can't|cannot|need not|needn't) (?:then )?complain (?:about|of) (?=(?:an?|any|another|higher|extra|longer) [^,;.!?]{3,60}[.!]*$)",
        ", which may mean ",
    ),
    (r",? (?:but|and) (?:then )?you (?:should not|shouldn't|must not|mustn't|can't|cannot|need not|needn't) (?:then )?complain\b[^,;.!?]{0,60}(?=[.!]*$)", ""),
    (
        r"^(?:(?P<but>however|still|but),? )?you(?:'re| are) (?:just |very |really |quite )?lucky,? (?:because|that|as|since) ",
        lambda found: {"": "", "but": "But "}.get(but := (found["but"] or "").lower(), f"{capital(but)}, "),
    ),
    (r"^luckily for you,? ", ""),
    (r"\b(?:should you|if you) miss (?P<one>that|this) one (?:as well|too|again),?(?= )", r"if \g<one> one is missed,"),
    (r",? (?:so|and so) you(?:'ve| have) left (?:it|this) too late(?: for (?:that|this|it))?(?=[,.;!]|$)", ""),
    (r",? (?:so|and) you (?:really )?should have (?!received|got|had|seen|heard)(?:\w+(?:ed|en|ept|old|ought|ent|ead|own|ade)) [^,.;!?\d]{0,80}(?=[.!]*$)", ""),
    (r",? which (?:is|has) (?:really |of course )?nothing to do with (?:us|me)(?=[,.;!]|$)", ""),
    (r",? (?:and |but )?that(?:'s| is) (?:the|my) (?:max(?:imum)?|most|limit) (?:that )?(?:i'm|i am|we're|we are) allowed(?: to \w+)?(?=[.!]*$)", ""),
    (
        r"(?P<did>\b(?:we|i) (?:e-?mailed|wrote to|called|rang|contacted|asked|messaged|texted) you\b[^.;!?]{0,60}?),? (?:and|but) you (?:have )?(?:never|still haven't|haven't|have not|didn't|did not) (?:ever |yet |even )?(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|(?:come|came|get|got) back)(?: to (?:us|me|it))?(?=[,.;!]|$)",
        lambda found: found["did"] + (" but couldn't reach you" if CALLED.search(found["did"]) else " and haven't had a reply yet"),
    ),
    (r"\b(?P<who>we|i) (?:have )?only (?:received|got|had) (?P<what>(?:one|two|a single) \w+) from you\b", r"\g<who> have \g<what> from you"),
    # no more questions
    (
        rf"\bthere(?:'s| is) (?:really )?no (?:point|use|sense) (?:in )?(?P<talk>{_TALK})\b(?: (?:us|every day|every hour|each day|again|all the time|twice|daily)\b)*(?P<why>,? (?:as|because|since) )?",
        lambda found: f"there's no need to {base(found['talk'].lower())}{', as ' if found['why'] else ''}",
    ),
    (
        r",? (?:but |and |so )?please (?:do not|don't) (?:log|open|send|raise|create|submit|post|report) (?:any )?(?:more |further )?duplicates?\b(?:,? (?:as|because|since) (?:it|this|that) [^,.;!?\d]{3,80})?(?=[.!]*$)",
        "",
    ),
    # to whom it belongs
    (
        r"(?P<none>\bwe have no (?:influence|control|say) (?:on|over|in) (?:that|this|it))[,;:] (?:so |and )?you(?:'d| would|'ll| will)? (?:have|need) to (?:ask|contact|call|speak to|talk to) (?P<who>your [a-z]+)(?=[.!]*$)",
        r"\g<none>, but \g<who> can tell you more about it",
    ),
)  # fmt: skip
SAYINGS = tuple((re.compile(pattern, re.IGNORECASE), put) for pattern, put in _SAYINGS)


def kinder(text: str) -> str:
    """The sentence without its jab; the sentence itself where none is known in it.

    >>> kinder("However you're lucky, because we keep backups for 30 days.")
    'However, we keep backups for 30 days.'
    >>> kinder("You cancelled one day too late, the trial ended on the 14th and you cancelled on the 15th.")
    'The trial ended on the 14th and your cancellation arrived on the 15th.'
    """
    told = text
    for pattern, put in SAYINGS:
        told = pattern.sub(put, told)
    if DEADLINE.search(told):
        told = LATE.sub(lambda found: f"your {_NOUNS[found['did'].lower()]} arrived {found['how']}", told)
    if twice := SAID_TWICE.match(told):
        told = told[twice.start("rest") :]
    return text if told == text else capital(tidy(told))
