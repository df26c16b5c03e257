"""Times in words: is this a time, which preposition does it take, where does a bound ("until …", "before …") end, and what has its time
without one: what is done now, or hangs on what the customer does first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.text.anycase import AnyCase

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from replycoach.reading import Reading

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)s?"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|o'clock)?|(?:half (?:past )?|(?:a )?quarter (?:past|to) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o'clock)?)"
_KINDS = (
    ("", rf"(?:(?:the )?(?:next|this|last|following|coming) (?:week|month|year|quarter|{_DAY}|{_MONTH}|spring|summer|autumn|winter|weekend)\b|today|tonight|tomorrow|the day after tomorrow)"),
    ("at", r"(?:the )?(?:end|start|beginning) of\b.+|(?:the )?(?:weekend|earliest)|noon|midday|midnight|lunch(?:time)?|christmas|easter"),
    ("on", rf"(?:the (?:morning|afternoon|evening) of )?(?:the )?(?:{_DAY}\b.*|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b.*|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d).*|the \d{{1,2}}(?:st|nd|rd|th)\b.*|the (?:first|second|third|fourth|fifth|sixth|seventh|tenth)(?: working| business)? day(?: of [a-z ]{{3,30}})?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})"),
    ("at", rf"{_HOUR}(?: (?:on|today|tomorrow|this|in)\b.*)?"),
    ("in", rf"(?:(?:early|late|mid)[ -])?(?:{_MONTH}|spring|summer|autumn|winter|(?:19|20)\d\d|(?:the )?(?:new year|morning|afternoon|evening)|q[1-4]|week \d+)(?: (?:20\d\d|next year))?"),
)  # fmt: skip
_COMPILED = [(preposition, re.compile(pattern, re.IGNORECASE)) for preposition, pattern in _KINDS]


def preposition(time: str) -> str | None:
    """The preposition with which something happens at a time, empty where it takes none, None where this is no time.

    >>> preposition("Monday"), preposition("May"), preposition("next month"), preposition("half past ten"), preposition("you pay")
    ('on', 'in', '', 'at', None)
    """
    words = " ".join(time.split())
    return next((preposition for preposition, pattern in _COMPILED if pattern.fullmatch(words)), None)


def at(time: str) -> str:
    """When something happens: the time with its preposition.

    >>> at("Monday"), at("tomorrow"), at("three")
    ('on Monday', 'tomorrow', 'at three')
    """
    return f"{preposition(time)} {time}".strip()


def end_of_clause(doc: Doc, start: int) -> int:
    """The token after the bound that begins at `start`: a comma, a semicolon, or the closing mark."""
    for token in doc[start:]:
        if token.text in (",", ";", ":", "–", "—", "-", "(") or token.text[0] in ".!?…":
            return int(token.i)
        if token.lower_ in ("but", "so") and token.i > start + 1:
            return int(token.i)
        if token.lower_ == "and" and token.i > start and preposition(doc[start : token.i].text) is not None:
            return int(token.i)
    return len(doc)


_DOES = r"(?:send|submit|provide|reply|attach|upload|fill|complete|return|confirm|sign|give|share|forward|enter|let (?:me|us) know|tell (?:me|us)|call|ring|e-?mail|message|dm|post|bring|hand|pay|choose|pick|take)"
ASKS_THEM = re.compile(
    rf"(?:(?:hi|hello|dear) [^,.!]{{2,30}}[,.!] )?(?:(?:please|kindly|just|simply|then|so|now) )*(?:(?:could|can|would) you (?:please )?|you (?:can|could|may|need to|have to|should|must) )?{_DOES}\b[^.;!?]*[.!?]*$",
    re.IGNORECASE,
)
"""What the customer is asked to do."""
ASKS_FIRST = re.compile(
    rf"(?:(?:please|kindly|just|simply|then|so|now) )*(?:you (?:can|could|may|need to|have to|should|must) )?{_DOES}\b[^.;!?]*(?:,|\band) (?:then )?(?:(?:i|we|it|they|he|she|your|the|our|an?)\b[^.;!?]*)(?:'ll|\bwill)\b",
    re.IGNORECASE,
)
"""The same, with what follows from it: no hour can be set to that."""

NOW = re.compile(
    r"(?:\b(?:will|shall|going to|am|are|is)\b|['’](?:ll|m|re|s)\b)[^,;.!?]*\b(?:(?<!by )now|straight ?away|immediately|at once|this (?:minute|second|instant))(?=\W*$|[,;]| and\b| so\b| but\b)",
    re.IGNORECASE,
)
"""What is done at once: it has its time."""
NEWS_BEHIND = re.compile(
    r"\b(?:will|let you know|and (?:tell|write|call|ring|let|update|e-?mail|message|get|come))\b|['’]ll\b",
    re.IGNORECASE,
)


LIVE = re.compile(
    r"\b(?:transfer(?:ring)?|connect(?:ing)?|put(?:ting)?|pass(?:ing)?) you (?:(?:straight |directly )?(?:through|over|on|across)\b|to (?:the|our|my|an?)\b)",
    re.IGNORECASE,
)
"""A talk that is handed on, which happens as it is said."""


def at_once(text: str) -> bool:
    """Whether what is promised happens now, and no news of it later.

    >>> at_once("I'll connect you now."), at_once("I'm checking it now and will let you know.")
    (True, False)
    """
    if LIVE.search(text):
        return True
    found = NOW.search(text)
    return found is not None and NEWS_BEHIND.search(text, found.end()) is None


_OUTSIDERS = "customs|council|police|court|embassy|consulate|manufacturer|landlord|airline|hospital|surgery|authority|authorities|ombudsman|HMRC|DVLA|royal mail|bank|insurer"
OUTSIDERS = re.compile(rf"\b(?:{_OUTSIDERS})\b", re.IGNORECASE)
"""Who is nobody's colleague here."""
AT_WORK_ON = re.compile(
    r"\b(?:engineers?|technicians?|developers?|contractors?|suppliers?|manufacturers?|carriers?|couriers?|network|maintenance|repair|road|field)(?: (?:team|crew|people)s?)?(?:'re| are| is|'s| have been| has been)(?: (?:now|currently|still|already|also|aware [^.;!?]{2,60}? and(?: are)?))? (?:working|trying|looking|investigating|repairing|fixing|doing)\b"
    r"|\b(?:be|being|been|get) (?:resolved|fixed|restored|repaired|mended|reinstated|progressed)\b"
    r"|\b(?:service|signal|supply|power|water|network|connection|line|site|website|system|app)\b[^.,;!?]{0,30}\b(?:be back|return|resume|be (?:up|working|available))\b"
    r"|\b(?:(?:road ?)?works?|repairs?)\b[^.,;!?]{0,20}\bbe (?:finished|completed?|done|over)\b"
    rf"|(?:^|[,;] |\b(?:and|but|so|that) )(?:(?:the|your|her|his|their) )?(?:[\w-]+ )?(?:{_OUTSIDERS})(?:'ll| (?:will|should|may|hopes? to))\b",
    re.IGNORECASE,
)
"""What others mend, or gets mended by nobody says whom: how long that takes the agent cannot know."""
BRINGS_NEWS = re.compile(
    r"\b(?:hear|let you know|in touch|back to you|(?:call|ring|phone|tell|update|notify|inform|contact|message|text|e-?mail) you|(?:write|reply) to you|(?:post|send|share) (?:an?|another|more|the next) updates?)\b",
    re.IGNORECASE,
)
WAITS_FOR = AnyCase(
    r"\b(?:we|i)(?:'re| are|'m| am|'ve been| have been)(?: (?:still|currently|just|now|only|also|all))* (?:waiting (?:on|for)|awaiting|relying on|dependent on|in the hands of)\b"
)
"""That it hangs on others."""
HEAR_MORE = "[when you will hear more: e.g. You'll hear from me today by 17:00]."
"""The slot behind a sentence of what only others can time: when they will, nobody here can say, but when there is news."""


WAITS_NOW = AnyCase(
    r"\b(?:(?:standing|stood|stranded|stuck|sat|sitting|waiting|locked) (?:right )?(?:here|outside|out)\b|(?:standing|stranded|stuck|waiting|sat) (?:at|on|in) (?:the |a |your )?(?:door|gate|airport|station|roadside|motorway|hard shoulder|lift|car park|counter|till|lobby|rain|cold)\b"
    r"|how long (?:till|until|before) (?:he|she|they|the \w+) (?:gets?|comes?|arrives?)\b|(?:he|she|they|driver|engineer|nurse|carer|taxi|plumber)(?:'s| is|'re| are|s) (?:\w+ )?late\b|not here yet\b|(?:is|are|am|i'm|we're) (?:standing |waiting |now )?outside\b|right now\b|it(?:'s| is) now\b|(?:was|were|supposed to be|should have been) (?:due|here|coming) [^.!?]{0,30}\b(?:this morning|today|tonight|an hour ago)\b"
    r"|(?:hasn't|hasnt|haven't|havent|not) had (?:his|her|my|their) (?:tablets|medication|medicine|insulin|dinner|lunch)\b|(?:trapped|bleeding|sparking|flooding)\b)"
)
"""Words of a customer who counts in hours."""


def waits_now(reading: Reading) -> bool:
    """Whether the customer counts in hours: somebody stands outside, or was due this morning."""
    return WAITS_NOW.search(reading.case.message.replace("’", "'")) is not None


def is_others(text: str) -> bool:
    """Whether the time in a sentence is one that only others know.

    >>> is_others("Our engineers are working to fix it soon."), is_others("I'll write to you soon.")
    (True, False)
    """
    plain = text.replace("’", "'")
    return (AT_WORK_ON.search(plain) or WAITS_FOR.search(plain)) is not None and not BRINGS_NEWS.search(plain)


WHEN = re.compile(r"\[when: e\.g\. (?P<time>[^\]]+)\]")
NOT_TODAY = re.compile(r"(?:\bnot|n['’]t)\b[^.!?]{0,25}\b(?:today|this afternoon)\b", re.IGNORECASE)
OTHER_TIMES = ("tomorrow by noon", "by Friday")


def fitted(text: str, reading: Reading) -> str:
    """The text with an example for its time that the reply has nowhere else, and that suits who counts in hours."""
    if waits_now(reading):
        text = text.replace("[when: e.g. today by 17:00]", "[when: e.g. within the hour]")
        return text.replace("e.g. within a day of that", "e.g. within the hour")
    for found in list(WHEN.finditer(text)):
        if found["time"] in reading.text or ("today" in found["time"] and NOT_TODAY.search(reading.text)):
            free = (f"[when: e.g. {other}]" for other in OTHER_TIMES if other not in reading.text)
            text = text.replace(found[0], next(free, found[0]))
    return text
