"""How lines begin and end that address somebody: greetings, handles, signatures, the marks of a list."""

from __future__ import annotations

import re
from collections import Counter

GREETING = re.compile(
    r"(?:@\w+[,:]?\s+)*(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day))\b"
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|rev|sr|jr|st|[a-z])\.(?=\s+\w)|(?!\s(?:yes|yep|no|nope|it|we|i|is|are|that|this|thanks?|sorry|please|unfortunately|just|your)\b)[^,.!?:;\n–—-]){0,40}[,!.:–—-]+)(?=\s|$)",
    re.IGNORECASE,
)
SALUTE = re.compile(
    r"(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?i: (?:mr|mrs|ms|mx|dr|prof)\.?)?(?: [A-Z][\w'’-]*){0,3}"
)
"""A greeting on a line of its own, with no mark behind it."""
TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?(?: [A-Z][\w'’-]*){1,3}\s*[,.!:]?")
"""A name with its title for a greeting, and nothing else."""
HANDLE = re.compile(r"(?:@\w+[,:]?\s+)+(?=\S)")
HANDLES = re.compile(r"(?:@\w+[,:.]?\s*)+")
"""Whom a public reply is for, before everything else, and nothing but that."""
SIGNED = re.compile(r"\s+(?:\^\w+|[-–—/]\s?[A-Z]\w*)$")
FAREWELL = re.compile(
    r"(?i:(?:(?:with|kind|best|warm|many|yours) ){0,2}(?:regards|wishes|sincerely|faithfully|cheers|thanks))[,.]?(?: [A-Z][\w'’-]*){1,4}\.?"
)
"""A closing with the name behind it on one line."""
TEAM = re.compile(
    r"\n[^\n,]{0,40}\b(?:team|department|desk|support|services?|care|office|crew|unit)\.?\s*$", re.IGNORECASE
)
"""How a text ends that nobody signs by name."""
LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-*•])\s")
FRAME = re.compile(r"^[ \t]*([^\W\d_][^\n]{1,40}?),?[ \t]*$", re.MULTILINE)
"""A short line without a full stop: a greeting, a closing, a name."""
CLOSES = re.compile(
    r"(?:(?:with|kind|kindest|best|warm|warmest|many|yours|all the|thanks and) ){0,3}(?:regards|wishes|best|sincerely|faithfully|truly|thanks|cheers)\b",
    re.IGNORECASE,
)
"""The words of a closing."""


def frame_twice(before: str, after: str) -> str:
    """A line of greeting or closing that stands twice in the second text and did not in the first; empty without any.

    >>> frame_twice("Yours,\\nJo", "Best wishes,\\n\\nBest wishes\\nJo"), frame_twice("Yours,\\nJo", "Yours,\\nJo")
    ('Best wishes', '')
    """
    had, has = (Counter(one.lower() for one in FRAME.findall(text) if _frames(one)) for text in (before, after))
    lines = (one for one in FRAME.findall(after) if has[one.lower()] > max(1, had[one.lower()]))
    return next(lines, "")


def _frames(line: str) -> bool:
    return any(one.match(f"{line},") for one in (CLOSES, GREETING))
