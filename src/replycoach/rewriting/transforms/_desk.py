"""What one agent does at a desk, so that "someone will …" can become "I will …", and what is no matter of a desk's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycoach.rewriting.transforms._piece import Piece

DESK = frozenset(
    "refund credit book order reserve cancel change update correct amend resend send forward call ring phone write contact check look investigate trace"
    " review reply answer arrange organise organize schedule request raise open close reset unlock remove add apply waive process note attach escalate confirm ask"
    " fix sort sort resolve handle deal chase follow get come let email e-mail message text help assist respond inform notify pass report log flag examine consider find"
    " address sort do be reach touch attend take see read advise file register record lift rectify put go keep tell".split()
)

ON_SITE = frozenset(
    "come visit attend pop stop collect deliver drop bring take put fix repair mend remove move lift unlock go keep".split()
)
"""What somebody does with their hands or on their feet, and a desk can only arrange."""
LOOKS_AT = re.compile(
    r"(?:(?:have|take) an? (?:\w+ )?look|look) (?:at|over) (?:it|them|these|those|(?:the|your) (?!(?:\w+ )?(?:account|order|booking|case|claim|request|bill|payment|file|details)s?\b))|(?:check|test|examine|inspect)s? (?:it|them|these|those)\b",
    re.IGNORECASE,
)
"""A look at what may be no paper."""
ON_FILE = frozenset(
    "account case claim complaint request ticket booking refund charge fee payment subscription limit restriction hold block application enquiry query email message invoice bill record detail form document file report"
    " evidence appointment date order direct debit".split()
)
"""What is looked at, moved, opened or taken off at a desk."""

STAFF = re.compile(
    r"\b(?:team|department|colleagues?|office|desk|depot|warehouse|workshop|couriers?|drivers?|engineers?|technicians?|shop|branch|store|accounts|support|bank|supplier|line|centre|center|crew|guys|lads|girls|folks|developers?|fitters?|someone|somebody|one of|staff|people)\b",
    re.IGNORECASE,
)


def tells_how(piece: Piece) -> bool:
    """Whether "they" are people of the customer's, whom a step of the customer's is about: "once they do, they can see it"."""
    text = piece.text.replace("’", "'")
    before = [one for one in piece.reading.sentences if one.end <= piece.sentence.start]
    they = re.search(r"\b(?:they|he|she)(?:'ll| will| can| should)\b", text, re.IGNORECASE) is not None
    steps = any(one.does("instruction", "solution") for one in before)
    return they and steps and not any(STAFF.search(one) for one in (text, *(other.text for other in before)))
