"""What stands in front of a sentence or hangs on its end and adds nothing to it: "Please note that", "as I said before", ", hope that helps"."""

from __future__ import annotations

import re

_SOFTENER = r"(?:(?:unfortunately|sadly|regrettably),? |i(?:['’]m| am) (?:afraid,? (?:that |but )?|sorry,? but )(?!(?:of|for|about|to|if)\b))"
OPENER = re.compile(
    rf"(?:{_SOFTENER}|(?:well|basically|honestly|frankly|obviously|clearly|again|to be (?:honest|fair|clear|frank)|(?:like|as) (?:i|we)(?:['’]ve| have)? (?:already |just )?(?:said|mentioned|explained|stated|told you)(?: (?:before|earlier|already|previously|above))?"
    r"|as (?:already |previously |i['’]m sure )?(?:mentioned|stated|explained|discussed|advised|you know|you(?:['’]re| are) aware)(?: (?:before|earlier|above|previously))?|further to your (?:e-?mail|message|letter|enquiry|inquiry|query|call|request)|(?:just |only )?(?:to let you know|to inform you|to (?:confirm|clarify)|fyi|for your information)), "
    r"|(?:ok|okay|right|well),? so,? |so,? (?!(?:that|far|long|much|many|on|as|sorry|please|no|yes|yeah)\b)"
    r"|(?:please |kindly )(?:note|be (?:advised|aware|informed)|bear in mind)(?: that)?,? |(?:just )?(?:to let you know|note) that |i can (?:hereby )?confirm (?:that )?(?=you\b)"
    r"|(?:i|we)(?:['’]d like to| would like to| must| have to| need to| wish to| regret to)? (?:inform|advise|notify) you that )+(?=\w+['’ ]\w)",
    re.IGNORECASE,
)
"""Words in front of a sentence that add nothing to it, whatever it says."""
SOFT = re.compile(rf"{_SOFTENER}+", re.IGNORECASE)
"""Those that only soften what comes, as it may need to be."""
CLOSER = re.compile(
    r",? (?:(?:as|like) (?:i|we)(?:['’]ve| have)? (?:already |just |clearly |previously |also )*(?:said|told you|explained(?: to you)?|mentioned|advised(?: you)?|stated)(?: (?:before|earlier|already|previously|above))?"
    r"|(?:as|which) (?:is |was |it (?:is|was) )?(?:also |all |very )*(?:clearly|plainly|expressly|explicitly) (?:stated|explained|written|shown|mentioned|set out|displayed|visible|advertised) (?:in|on|at|by) [^,.;!?]{3,50}"
    r"|unfortunately|if you must know)(?=\s*[.!]*$)",
    re.IGNORECASE,
)
"""Words behind a sentence that add nothing but a reproach."""
SPLICED = re.compile(
    r"(?<=\w)(?:,| [-–—]) (?P<own>(?:many )?thanks?(?: you)?(?: (?:so|very) much)? for your (?:understanding|patience|co-?operation)|(?:i(?:['’]m| am) |we(?:['’]re| are) )?(?:so |very |really )?sorry (?:for|about) (?:that|this|it|the \w+|any \w+|your \w+)(?: (?:this|that|it) (?:may|might|has|will)(?: have)? caused?(?: you)?)?"
    r"|(?:i |we )?(?:do )?hope (?:that |this )helps?)(?=\s*[.!]*$)",
    re.IGNORECASE,
)
"""A courtesy that hangs on a sentence by a comma and is one of its own."""
LOOSE = re.compile(r"(?:\s[-–—]\s|;\s|,\s)(?!(?:and|but|so)\b)[^,;]*$|^(?:\s[-–—]\s|;\s|,\s)(?!(?:and|but|so)\b)")
"""A joint without a link: it holds two sentences."""
THAT, AND_THAT = re.compile(r".*\bthat $", re.IGNORECASE), re.compile(r"\b(?:and|or|but) that\b", re.IGNORECASE)
"""An opener on which a second "that" may hang."""
ORPHAN = re.compile(
    r"(?:^|, )(?:someone|somebody|(?:a |one )?(?:member|one) of (?:our|the|us)\b[^,.;!?]{0,20}), and I['’]ll\b",
    re.IGNORECASE,
)
"""Somebody who is left without what they do."""
SUBORDINATE = re.compile(r"(?:that|which|who|whom|whose)\b(?! (?:is|was|will|should|means)\b)", re.IGNORECASE)
"""How a clause begins that is none without the one before it."""
OPEN = re.compile(
    r"\b(?:until|till|unless|once|if|when|after|before|because|since|while|as soon as|so that)\b[^,;]*$|\b(?:promise|guarantee|sure|say|think|told|that)\b[^,;]*$",
    re.IGNORECASE,
)
"""A clause without its end, to which an "and" may belong."""


def hangs(before: str, clause: str, link: str) -> bool:
    """Whether a clause is no sentence without the one before it, or may be part of one that hangs on that.

    >>> hangs("We pay once it is here and ", "they have seen it.", "and"), hangs("It is here, and ", "we pay.", "and")
    (True, False)
    """
    shares = link in ("and", "or") and re.search(rf",\s*{link}\s*$", before, re.IGNORECASE) is None
    return SUBORDINATE.match(clause) is not None or (shares and OPEN.search(before) is not None)
