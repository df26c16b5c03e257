"""Whose matter something is: not ours, or the very thing that the customer asked, so that saying it is no excuse; and whose yes is waited for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycoach.reading import Reading

OUTSIDE = re.compile(
    r"\b(?:the|your|their|a|an) (?:local |card |network |education )?(?:council|local authority|LA|police|courts?|ombudsman|manufacturer|maker|(?<=your )bank|airline|operator|(?<=your )insurer|landlord|freeholder|GP|embassy|consulate|tax office|sender|seller|customs|issuer|registry|land registry)\b"
    r"|\b(?:HMRC|DVLA|Ombudsman)\b",
    re.IGNORECASE,
)
"""Whose matter it is, and nobody's here."""
RESPONSIBLE = re.compile(r"\b(?:is|are) (?:\w+ )?responsible for\b|\bbelongs? to\b", re.IGNORECASE)

THEIRS = re.compile(
    r"\bbelongs? to\b|\b(?:is|are|was|were|been) (?:owned|run|held|managed|handled|provided|operated|supplied|kept|issued|made|set|decided|looked after) by\b"
    r"|\b(?:we|i) (?:can(?:not|['’]t| not)|could(?:n['’]t| not))\b|\b(?:unable|not able) to\b",
    re.IGNORECASE,
)
"""Whose something is, or a refusal: they have to know it, and it cannot be said as one's own."""
NOT_LIABLE = re.compile(
    r"\b(?:is|are|was|were|am)(?: not|n['’]t) (?:(?:responsible|liable) for|liable)\b", re.IGNORECASE
)
"""Where the writer's side stands on who pays: it may be said kindly, and not otherwise."""

WHOSE = re.compile(
    r"\b(?:who(?:'s| is| are| will| would| has| should)? (?:to )?(?:pay|cover|own|run|responsible|liable|in charge|deal|handle|manage|fix|repair)\w*|whose (?:job|matter|responsibility|fault)|(?:is|are) (?:responsible|liable))\b",
    re.IGNORECASE,
)
"""A question that is answered by saying whose matter it is."""


def answers_whose(reading: Reading) -> bool:
    """Whether the customer asked whose matter it is, so that the answer is no excuse."""
    return any(WHOSE.search(asked) for asked in re.findall(r"[^.!?\n]*\?", reading.case.message))


BOSS = re.compile(
    r"\b(?:my|our|the) (?:(?!only\b)[a-z'-]+ ){0,2}?(?:manager|supervisor|lead|leader|boss|director|superior|head|chief|owner|board|desk|office|team|department|people)\b(?! (?:lead|leader|manager|supervisor|head|boss)\b)"
    r"|\bmy (?!(?:own|hands?|end|side|grade|level|screen|view|part|name|file|limit|first|last|job|role|power|say|gift)\b)[a-z]+",
    re.IGNORECASE,
)
STALLS = re.compile(
    r"\b(?:approv\w+|authori[sz]\w+|permi\w+|go-ahead|say-so|allow\w*|sign(?:ed)?[ -](?:it |this |that )?off|okay|ok|nod|consent|blessing|decides?|decision|countersign\w*|green light|cleared?|ask|check with|speak (?:to|with)|talk (?:to|with)|get back|past|not (?:up )?(?:for|to) me|my (?:grade|level|place|call))\b",
    re.IGNORECASE,
)
"""What somebody else has to agree to."""
HOUSE_RULE = re.compile(
    r"\bunless (?:there(?:'s| is| are)|you|they|he|she|it)\b|\b(?:we|they) (?:don't|do not|can't|cannot|only) (?!have\b|know\b)[a-z]+ [^,;.]*\b(?:from|without|to|for|unless|if)\b|\b(?:she|he|they|you) (?:needs?|ha(?:s|ve)|must|will have)(?: to)? (?:[a-z]+ )?(?:herself|himself|themselves|yourself)\b",
    re.IGNORECASE,
)
"""A rule of the house, which nobody has to decide."""
_IF = r"\b(?:once|when|after|as soon as|upon|following|on receipt)\b(?![^,;]*\b(?:approv|authori[sz]|permi|go-ahead|sign|agree|decid|decision|clear|ok))"
BY_RULE = re.compile(
    rf"(?:^|[,;:] ){_IF}[^,;]{{3,80}}, [^,;]{{2,60}}\b(?:can|could|may) (?:then )?be\b|\b(?:can|could|may) (?:only |then )?be \w+ (?:\w+ ){{0,3}}{_IF}",
    re.IGNORECASE,
)
"""What can be done as soon as something else is there: the step is that, and neither a yes nor a look at it."""
PENDING = re.compile(
    r"\b(?:i|i'm|i'd|i'll|i've|me)\b|\bwe(?:'d|'ll| would| will)? (?:first )?(?:need|have to|must|require)\b|\b(?:approv\w+|authori[sz]\w+|permission|go-ahead|sign(?:ed)?[ -]?off|say-so|green light|countersign\w*|get back)\b",
    re.IGNORECASE,
)
"""What waits for a yes on the agent's own side."""


SETTLED = re.compile(
    r"\b(?:says?|said) no\b|\b(?:doesn't|don't|won't|never) (?:usually |normally |often )?(?:agrees?|allows?|approves?|says? yes)\b|\b(?:refused|declined|rejected|turned (?:it|this|that|you|them) down|won't (?:approve|allow|agree))\b|\b(?:has|have|had|'s|'ve) (?:now |already |just )?(?:approved|agreed|authori[sz]ed|signed(?: it)? off|asked|requested)\b|\bi asked\b"
    r"|\b(?:waiting (?:for|on)|awaiting)\b|\b(?:your|an?) (?:\w+ )?(?:manager|doctor|gp|bank|landlord|employer|parent|guardian|school|solicitor|architect)(?:'s)?\b"
    r"|\byou(?:'d| would|'ll| will)? (?:have|need) to (?:ask|e-?mail|ring|call|phone|contact|write|speak|get)\b",
    re.IGNORECASE,
)
"""What is asked or decided already, what people of the customer's have to agree to, or whom the customer has to ask: nobody here can go and get it."""


def is_stall(text: str) -> bool:
    """Whether somebody's yes is waited for.

    >>> is_stall("I'd have to ask for approval first."), is_stall("We don't take bookings from relatives unless there's consent.")
    (True, False)
    """
    plain = text.replace("’", "'")
    if SETTLED.search(plain):
        return False
    if BOSS.search(plain):
        return True
    if BY_RULE.search(plain):
        return False
    return STALLS.search(plain) is not None and PENDING.search(plain) is not None and HOUSE_RULE.search(plain) is None
