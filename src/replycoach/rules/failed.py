"""Where customers say that they got nowhere, and a reply that sends them back there: "the website won't tell me" and "You can see it on our website."

A place is a page, an app, a form, a telephone or a mailbox. It failed where the customer's own words deny it something or say that it broke, or where nobody
answered. A reply that tells of another way, of what was put right, or that knows about the failure sends nobody back. The same is true of a wait that was told too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.reading.overlap import content
from replycoach.reading.sentences import split
from replycoach.text.anycase import AnyCase

_NO_USE = r"\b(?:no\s+(?:luck|use|joy|answer|reply|response|good)|nothing|nobody|no\s?one|never|in\s+vain|still\s+waiting|cut\s+(?:me\s+)?off|hung\s+up|(?:two|three|four|five|several|many|\d+)\s+times|twice)\b"
_NOT = r"(?:(?:wo|does|is|did|was|ca|could|has|would)n['’]?t|(?:will|does|is|did|was|can|could|has|would)\s+not|cannot|never|refuses?|refused|not)"
_BROKE = (
    r"(?:crash\w*|freez\w+|froze|fail\w*|hangs?|broken|broke|dead|down\b(?!\s+as)|offline|useless|stuck|tim(?:es|ed|ing)\s+out|loop\w*|unclear|confusing"
    r"|(?:says?|shows?|gives?|throws?|threw|gave|said|showed)\s+(?:me\s+)?(?:an?\s+|only\s+)?(?:error\w*|['\"‘“]?error)|(?:kick\w*|throw\w*|threw|log\w*|lock\w*)\s+me\s+out)"
)
_CANT = r"(?:can['’]?t|cannot|could\s*n['’]?t|unable\s+to|not\s+able\s+to|impossible\s+to|wo\s*n['’]?t\s+let\s+me|no\s+way\s+(?:to|of)|nothing|no\s+info\w*|does\s*n['’]?t\s+(?:say|show|work|list)|do\s*n['’]?t\s+see)"
_LEADS = r"(?:on|in|via|through|using|by|at|over|to|from|visit|check|use|see|open|consult)"


def _place(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a customer says that the place fails, and how a reply sends them there."""
    fails = (
        rf"\b{name}\b(?:\s+\w+){{0,2}}?\s*(?:{_NOT}\b|\b{_BROKE}|['’]s\s+(?:not\b|{_BROKE}))"
        rf"|\b{_CANT}\b[^.!?]{{0,60}}\b(?:on|in|via|through|using|with|from|at)\s+(?:the|your|my|ur)?\s*(?:\w+\s+)?{name}\b"
        rf"|\btried\b[^.!?]{{0,40}}\b{name}\b[^.!?]{{0,40}}(?:\bbut\b|{_NO_USE})"
    )
    sends = rf"\b{_LEADS}\s+(?:(?:the|our|your)\s+)?(?:[\w-]+\s+)?{name}\b"
    return re.compile(fails, re.IGNORECASE), re.compile(sends, re.IGNORECASE)


WAYS = (
    _place(r"(?:web\s?sites?|web\s?pages?|sites?|portal|home\s?page|online\s+(?:account|system|portal|tool))"),
    _place(r"app"),
    _place(r"(?:(?:web|contact|online|return\w*|claim\w*)\s+form)"),
    _place(r"(?:chat\s?bot|live\s+chat|bot)"),
    (
        re.compile(
            rf"\b(?:nobody|no\s?one)\s+(?:ever\s+)?(?:answers?|answered|picks?\s+up|picked\s+up)\b|\b(?:can['’]?t|cannot|could\s*n['’]?t|never)\s+get\s+through\b"
            rf"|\b(?:rang|rung|called|phoned|(?:calling|ringing|phoning))\b[^.!?]{{0,60}}{_NO_USE}|\bon\s+hold\s+for\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:(?:call|ring|phone|telephone)\s+(?:us|our|the)\b|(?:give|drop)\s+us\s+a\s+(?:call|ring)\b"
            r"|(?:on|via|through|to|contact)\s+(?:our|the)\s+(?:\w+\s+)?(?:hotline|helpline|phone\s+line|customer\s+(?:service\s+)?line|call\s+cent(?:re|er)))",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            r"\b(?:e-?mailed|wrote|written|sent|e-?mails?|messages?)\b[^.!?]{0,60}"
            r"\b(?:no\s+(?:answer|reply|response)|(?:nobody|no\s?one)\s+(?:repl|answer|respond)\w*|never\s+(?:got|had|heard|answered|replied)|ignored|unanswered)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:e-?mail\s+(?:us|our)\b|(?:write|send\s+an?\s+e-?mail|drop\s+an?\s+e-?mail)\s+to\s+(?:us|our|\S+@)|send\s+(?:us\s+)?an?\s+e-?mail\b)",
            re.IGNORECASE,
        ),
    ),
)
"""A page, an app, a form, a machine to talk to, the telephone, a mailbox."""
OTHERWISE = re.compile(
    r"\b(?:again|another|different\w*|other|new|direct(?:ly)?|now|fixed|instead|browser|incognito|cache|cookies|reinstall\w*|updat\w+|restart\w*|sorry|apolog\w+|see\s+that|know|understand|although|though|if|when|once|works?|working"
    r"|back\s+up|my|me|i|i['’](?:ve|ll|m)|without|while|until)\b|https?://|www\.|\.\w{2,4}/|[>→]",
    re.IGNORECASE,
)
"""Another way to it, what was put right, a link to the very page, or word of the failure."""


def sent_back(text: str, said: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence of the reply sends the customer to a place of which they say that it failed, with their words for it.

    >>> said = "Is the lamp in stock in Leeds? Your website won't tell me."
    >>> list(sent_back("You can see which lamps are in stock on our website.", said))
    [(37, 51, "Your website won't tell me.")]
    >>> list(sent_back("The website works again, and the lamp is in stock.", said))
    []
    """
    if OTHERWISE.search(text):
        return
    for sends, failed in failures(said):
        if there := sends.search(text):
            own = set(content(text[: there.start()] + text[there.end() :]))
            if not own or own & set(content(said)):
                yield *there.span(), failed


_PERIOD = r"(?:(?:\d+(?:\s?(?:-|–|to)\s?\d+)?|two|three|four|five|six|seven|ten)\s+(?:(?:working|business|full)\s+)?(?:hours|days|weeks)|next\s+(?:week|month))"
_OFTEN = r"(?:(?:two|three|four|five|six|several|many|multiple|\d+)\s+times|twice|again\s+and\s+again|over\s+and\s+over|(?:every|each)\s?(?:single\s+)?time)"
TOLD_OFTEN = AnyCase(
    rf"\b(?:told|said|promised|says?|quoted|heard?|given)\b[^.!?]{{0,40}}?\b(?P<one>{_PERIOD})\b[^.!?]{{0,40}}?\b{_OFTEN}\b|\b{_OFTEN}\b[^.!?]{{0,40}}?\b(?:told|said|promised|says?|quoted|hear|given)\b[^.!?]{{0,40}}?\b(?P<two>{_PERIOD})\b"
    rf"|\b(?:keep|kept)\s+(?:on\s+)?(?:saying|telling|promising|hearing|being\s+told)\b[^.!?]{{0,40}}?\b(?P<three>{_PERIOD})\b"
)
"""A wait that they were told more than once."""
TOLD_ONCE = AnyCase(
    rf"\b(?:told|said|wrote|promised|quoted|were\s+given|was\s+given)\b[^.!?]{{0,30}}?\b(?P<wait>{_PERIOD})\b"
)
OVER = AnyCase(
    r"\b(?:it['’]?s|(?:it|that)\s+(?:has|is|was)|that['’]?s|we['’]re|i['’]m)\s+(?:now\s+|already\s+)*(?:been|on)\s+(?:\w+\s+)?(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|over|more|nearly|almost|twice)\b|\b(?:\d+|two|three|four|five|six|seven|eight|ten|twelve)\s+(?:\w+\s+)?(?:days|weeks|months|hours)\s+(?:later|ago|on|now)\b|\b(?:an?|one)\s+(?:week|month|year)\s+(?:later|ago)\b"
)
"""That wait is over, by what they say."""
DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?::\d\d|\s?[ap]m))\b",
    re.IGNORECASE,
)
"""Names the day this time."""
NOT_THAT = AnyCase(
    r"(?:\b(?:instead\s+of|not\s+another|no\s+more|rather\s+than|(?:stop|keep|kept)\s+(?:telling\s+me|saying)|(?:don['’]?t|do\s+not)\s+(?:just\s+)?(?:tell\s+me|say)|(?:sick|tired)\s+of\s+(?:hearing|being\s+told|reading))\s+(?:that\s+|about\s+)?)"
    r"[\"'‘“](?:(?:we|it|they|i|you)(?:['’](?:re|s|ll|m|ve)|\s+(?:is|are|will|have|has))?\s+)?(?P<words>\w+(?:\s\w+){1,6})[\"'’”]"
)
"""Words that they have had enough of."""
OWNS_UP = re.compile(
    r"\b(?:sorry|apolog\w+|know|understand|again|instead|although|though|despite|not|never|no\s+longer|rather|only|already|were|was)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Knows that it was told before, or says something else of it."""


def told_often(said: str) -> list[str]:
    """The waits that the customer says they were told too often or that are long over, and the words that they do not want to hear."""
    once = TOLD_ONCE.search(said) if OVER.search(said) else None
    found = (TOLD_OFTEN.search(said), NOT_THAT.search(said), once)
    return [next(filter(None, one.groups())) for one in found if one]


def told_again(text: str, often: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where a sentence of the reply says one of these once more and does not own up to it.

    >>> often = told_often("You told me '3 working days' twice, and I still wait.")
    >>> list(told_again("Please allow 3 working days.", often))
    [(13, 27, '3 working days')]
    >>> list(told_again("I'm sorry that you were told 3 working days.", often))
    []
    """
    for words in often:
        here = re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE)
        if here and not (OWNS_UP.search(text) or DATED.search(text)):
            yield *here.span(), words


def failures(said: str) -> list[tuple[re.Pattern[str], str]]:
    """How a reply sends the customer to each place of which they say that it failed, with the sentence that says so."""
    sentences = [said[start:end] for start, end in split(said)]
    told = ((sends, next(filter(fails.search, sentences), "")) for fails, sends in WAYS)
    return [(sends, failed) for sends, failed in told if failed]
